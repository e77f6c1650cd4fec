"""A statement beside the last issued one: what is paid now against what was paid then."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from mreza.rooms.settlement.models import Statement
from mreza.rooms.settlement.periods import Period


def with_last(
    item: Statement, earlier: Statement | None, groups: Iterable[dict[str, Any]]
) -> dict[str, Any]:
    """Months that each pays for, and the activities, those that changed most first.

    Without an earlier statement the activities come by what they are paid now.
    """
    listed = list(groups)
    ranked = sorted(listed, key=lambda group: -abs(group["change"]))
    most = max((max(abs(g["now"]), abs(g["last"])) for g in listed), default=Decimal(0))
    for group in ranked:
        group["now_width"] = _width(group["now"], most)
        group["last_width"] = _width(group["last"], most)
    months = len(Period(item.run.year, item.run.number).months)
    before = len(Period(earlier.run.year, earlier.run.number).months) if earlier else 0
    same_year = earlier is not None and earlier.run.year == item.run.year
    return {
        "groups": ranked,
        "months": months - before if same_year else months,
        "last_months": _own_months(earlier),
        "change": item.now - earlier.now if earlier else None,
    }


def _own_months(earlier: Statement | None) -> int:
    """The months a quarter adds; what a closing of the year adds depends on what went before."""
    if earlier is None or Period(earlier.run.year, earlier.run.number).is_year:
        return 0
    return 3


def _width(amount: Decimal, most: Decimal) -> str:
    return f"{abs(amount) * 100 / most:.1f}" if most else "0"
