"""What follows from other printed figures: the plan prints two shares both ways, and no sums."""

from collections.abc import Iterator

from mreza.kernel.act import Act
from mreza.kernel.algebra import of
from mreza.kernel.intervals import Interval
from mreza.kernel.lint import Check
from mreza.kernel.text import Text


def checks(act: Act) -> Iterator[Check]:
    """The persons that each printed share of the included makes."""
    for row in act.printed_table("shares").rows:
        derived = of(Interval.exactly(row["share"]), Interval.exactly(row["included"]))
        how = Text("delež vključenih oseb", "the share of persons included")
        yield Check("shares", row["measure"], "persons", row["persons"], derived, how)
