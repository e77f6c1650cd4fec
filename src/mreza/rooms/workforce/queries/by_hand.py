"""Numbers entered by hand, added up over the months of a period; absent unless complete."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from decimal import Decimal

from mreza.rooms.workforce.models import StaffCount
from mreza.rooms.workforce.spans import whole_months

# code -> measure -> month -> value
Months = dict[str, dict[str, dict[date, Decimal]]]


def staff_counts(codes: Collection[str], first: date, last: date) -> Months:
    """Numbers by hand in a period of whole months; nothing for any other period."""
    wanted = whole_months(first, last)
    found: Months = defaultdict(lambda: defaultdict(dict))
    if not wanted or not codes:
        return found
    rows = StaffCount.objects.filter(organisation__in=codes, month__in=wanted)
    for code, measure, month, value in rows.values_list(
        "organisation_id", "measure", "month", "value"
    ):
        found[code][measure][month] = value
    return found


def whole(number: Decimal | None) -> int | None:
    """A number of persons or days; None stays no data."""
    return None if number is None else int(number)


def summed(by_month: dict[date, Decimal], first: date, last: date) -> Decimal | None:
    """The sum over all months of the period; None when a month has no number."""
    wanted = whole_months(first, last) or []
    if not wanted or any(month not in by_month for month in wanted):
        return None
    return sum((by_month[month] for month in wanted), Decimal(0))
