"""A contract's year in money: what is owed so far, projected to its end, and what it is worth.

The projection is plain: what is owed for the months so far, for twelve of them. The value from
which advances are paid (article 7(1)) is that of the last issued settlement of the contract's year,
so that everybody who sees the contract sees the same; before one is issued there is none, and the
contract advances its flat sums only.
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from mreza.rooms.contracts.models import Contract, ContractItem
from mreza.rooms.settlement.models import SettlementRun, Statement
from mreza.rooms.settlement.periods import Period

MONTHS = 12
CENT = Decimal("0.01")


def last_statement(contract: Contract, *, issued: bool) -> Statement | None:
    """The provider's statement of the latest period of the year, `issued` or just complete."""
    found = (one for one in _statements(contract) if one.run.issued_at or not issued)
    return next(found, None)


def _statements(contract: Contract) -> list[Statement]:
    """Of the contract's provider and year, the latest first: read once for a contract at hand."""
    known: list[Statement] | None = getattr(contract, "settled_statements", None)
    if known is None:
        found = Statement.objects.filter(
            provider=contract.organisation_id,
            run__year=contract.year,
            run__state=SettlementRun.State.COMPLETE,
        )
        known = list(found.select_related("run", "provider").order_by("-run__number", "-run"))
        contract.settled_statements = known  # type: ignore[attr-defined]
    return known


def months(statement: Statement) -> int:
    """Months from January to the end of the statement's period."""
    return len(Period(statement.run.year, statement.run.number).months)


def of_the_year(quantity: Decimal, months_so_far: int) -> Decimal:
    """A quantity or an amount of the months so far, as if all twelve were like them."""
    return (quantity * MONTHS / months_so_far).quantize(CENT, rounding=ROUND_HALF_UP)


def yearly_value(contract: Contract, items: list[ContractItem], day: date) -> Decimal | None:
    """EUR a year by the last issued settlement of the contract's year; None before there is one."""
    statement = last_statement(contract, issued=True)
    return of_the_year(statement.amount, months(statement)) if statement else None
