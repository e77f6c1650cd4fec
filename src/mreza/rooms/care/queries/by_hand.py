"""Numbers of users that were entered by hand, by organisation and service."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from decimal import Decimal

from mreza.rooms.care.models import HeadCount
from mreza.rooms.workforce.spans import whole_months

Key = tuple[str, str]  # code of the organisation, service
Months = dict[Key, dict[str, dict[date, Decimal]]]  # -> measure -> month -> value


def head_counts(codes: Collection[str], first: date, last: date) -> Months:
    """Numbers by hand in a period of whole months; nothing for any other period."""
    wanted = whole_months(first, last)
    found: Months = defaultdict(lambda: defaultdict(dict))
    if not wanted or not codes:
        return found
    rows = HeadCount.objects.filter(organisation__in=codes, month__in=wanted).order_by()
    for code, service, measure, month, value in rows.values_list(
        "organisation_id", "service", "measure", "month", "value"
    ):
        found[code, service][measure][month] = value
    return found


def of_one_month(hand: Months, first: date, last: date) -> dict[Key, dict[str, int]]:
    """Numbers of persons of a single month: persons of several months cannot be added up."""
    if len(whole_months(first, last) or []) != 1:
        return {}
    return {
        key: {measure: int(months[first]) for measure, months in by_measure.items()}
        for key, by_measure in hand.items()
    }
