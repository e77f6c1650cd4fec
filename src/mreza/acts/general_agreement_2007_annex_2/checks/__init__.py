"""How each derivable printed figure of the annex follows from the others.

Every check runs the annex's own formulas on intervals: tolars at the rate, halves of the year,
quantities at their price, and the sums of groups and tables.
"""

from collections.abc import Iterator

from mreza.acts.general_agreement_2007_annex_2.checks import extra, one_off
from mreza.kernel.act import Act
from mreza.kernel.lint import Check


def checks(act: Act) -> Iterator[Check]:
    """Every derivable figure, in the order of the document."""
    yield from extra.checks(act)
    yield from one_off.checks(act)
