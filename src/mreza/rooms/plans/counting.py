"""Why a printed sum counts in a year as it does: the steps of the act's table `amount`.

The rule is the kernel's and counts for every plan; the table with its articles and years is of the
implementation plan of social care, so only its sums open into steps.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from mreza import acts
from mreza.kernel.plan import Treatment
from mreza.kernel.table import Table
from mreza.rooms.calculations import running
from mreza.rooms.calculations.queries import StoredRow, StoredRun

if TYPE_CHECKING:
    from mreza.rooms.plans.charts.printed import Printed

ACT: Final = "nin_2025_2026"
FORMULA: Final = "counted_euros"
FEED: Final = "plans"


def table() -> Table:
    return acts.get(ACT).table("amount")


def has_table(plan_code: str) -> bool:
    """Whether the sums of this plan open into steps."""
    return plan_code == ACT


def inputs(line: Printed, year: int, treatment: Treatment) -> dict[str, Any]:
    """One printed sum in one year, as the act's table takes it."""
    amount = line.amount
    return {
        "measure": line.state.code,
        "basis": amount.basis,
        "printed_euros": amount.euros,
        "amount_year": Decimal(amount.year or 0),
        "year": Decimal(year),
        "treatment": treatment,
    }


def stored(
    line: Printed, year: int, treatment: Treatment, now: datetime
) -> tuple[StoredRun, StoredRow]:
    """The act's answer as stored runs are, so that it explains itself like any other number."""
    result = running.run(
        table(), [inputs(line, year, treatment)], at=acts.get(ACT).in_force_from
    )  # fmt: skip
    key = f"{line.state.code}.{line.number}.{year}"
    row = StoredRow(FEED, key, line.state.title, 1, "", "", "", "", dict(result.rows[0]))
    run = StoredRun(
        0, FEED, table().path, result.receipt.at, now, result.receipt, {key: row}
    )  # fmt: skip
    return run, row
