"""A statement beside the last issued one: what is paid now against what was paid then."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from mreza.rooms.settlement.models import Statement
from mreza.rooms.settlement.periods import Period

ZERO = Decimal(0)
CENTS = Decimal("0.05")
MONTHS_OF_A_QUARTER = 3


def with_last(
    item: Statement, earlier: Statement | None, groups: Iterable[dict[str, Any]]
) -> dict[str, Any]:
    """Months that each pays for, and the activities, those that changed most a month first.

    Without an earlier statement the activities come by what they are paid now.
    """
    listed = list(groups)
    before = _months(earlier) if earlier else 0
    same_year = earlier is not None and earlier.run.year == item.run.year
    months = _months(item) - (before if same_year else 0) or _months(item)
    last_months = _own_months(earlier)
    monthly = [
        max(abs(g["now"]) / months, abs(g["last"]) / (last_months or months)) for g in listed
    ]
    most = max(monthly, default=ZERO)
    for group in listed:
        group["now_width"] = _width(group["now"] / months, most)
        group["last_width"] = _width(group["last"] / (last_months or months), most)
        group |= _changed(group["now"], group["last"], months, last_months)
    moved = [group for group in listed if _moved(group)]
    return {
        "groups": sorted(moved, key=lambda group: -abs(_ranked(group))),
        "same": [group for group in listed if not _moved(group)],
        "months": months,
        "last_months": last_months,
        "whole": _changed(item.now, earlier.now if earlier else ZERO, months, last_months),
    }


def _changed(now: Decimal, last: Decimal, months: int, last_months: int) -> dict[str, Any]:
    """The change of a month's amount, in EUR and in per cent."""
    if not last_months:
        return {"monthly": None, "rate": None}
    change = now / months - last / last_months
    rate = change * 100 * last_months / last if last else None
    return {"monthly": change, "rate": rate}


def _ranked(group: dict[str, Any]) -> Decimal:
    found: Decimal = group["now"] if group["monthly"] is None else group["monthly"]
    return found


def _moved(group: dict[str, Any]) -> bool:
    """More than the cents by which a sum paid in months differs."""
    return abs(_ranked(group)) > CENTS


def _months(item: Statement) -> int:
    """Months from January to the end of the period."""
    return len(Period(item.run.year, item.run.number).months)


def _own_months(earlier: Statement | None) -> int:
    """The months a quarter adds; what a closing of the year adds depends on what went before."""
    if earlier is None or Period(earlier.run.year, earlier.run.number).is_year:
        return 0
    return MONTHS_OF_A_QUARTER


def _width(amount: Decimal, most: Decimal) -> str:
    return f"{abs(amount) * 100 / most:.1f}" if most else "0"
