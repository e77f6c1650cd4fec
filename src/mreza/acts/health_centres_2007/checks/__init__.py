"""How each derivable printed figure of the act follows from the others.

One module for each group of tables; every check runs the act's own formulas on intervals.
"""

from collections.abc import Iterator

from mreza.acts.health_centres_2007.checks import coverage, duty, emergency, teams
from mreza.kernel.act import Act
from mreza.kernel.lint import Check


def checks(act: Act) -> Iterator[Check]:
    """Every derivable figure, in the order of the document."""
    yield from teams.checks(act)
    yield from emergency.checks(act)
    yield from duty.checks(act)
    yield from coverage.checks(act)
