"""The one-off programme of article 14: quantity at its price, sums of groups, grand total."""

from collections.abc import Iterator

from mreza.acts.general_agreement_2007_annex_2.checks.sums import Row, sum_checks
from mreza.acts.general_agreement_2007_annex_2.formulas import one_off_programme
from mreza.kernel.act import Act
from mreza.kernel.intervals import Interval, printed
from mreza.kernel.lint import Check


def checks(act: Act) -> Iterator[Check]:
    table = act.printed_table("article_14")
    for row in table.where(level="programme"):
        yield _funds(row)
    groups = table.where(level="group")
    for group in groups:
        programme = group["programme"].removeprefix("Vsota ")
        parts = table.where(level="programme", programme=programme)
        yield from sum_checks(
            table, group["programme"], group, parts, ["funds"], counted=["quantity"]
        )
    total = table.row(level="total")
    yield from sum_checks(table, total["programme"], total, groups, ["funds"])


def _funds(row: Row) -> Check:
    """A quantity is counted and known exactly; a price stands for half a unit either side."""
    formula = one_off_programme.agreed_funds
    derived = formula(Interval.exactly(row["quantity"]), printed(row["price"]))
    place = f"{row['number']} {row['programme']}, {row['provider']}"
    return Check("article_14", place, "funds", row["funds"], derived, formula.title)
