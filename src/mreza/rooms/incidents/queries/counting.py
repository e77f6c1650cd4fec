"""Counts of incidents for indicators and charts; one query each, for any number of providers.

Days are the provider's own (Europe/Ljubljana). What was withdrawn as entered by mistake is not
counted; near misses are (5.1.1). A provider without records is absent: no data, not 0. What 5.3
counts is every kind of its service: `counted` without a kind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from django.db.models import Count, DateField, Min, QuerySet, Sum
from django.db.models.functions import TruncMonth

from mreza.rooms.incidents.models import COUNTED, Incident

Service = tuple[str, str]  # (organisation's code, service)
Month = tuple[str, str, date]  # and the first day of the month


@dataclass(frozen=True)
class CountedRow:
    """`records` incidents that are alike to the law: as many errors, swapped or not."""

    errors: int
    swapped: bool
    records: int


@dataclass(frozen=True)
class IncidentCount:
    """Incidents of a provider's service in a period: `incidents` is the number of records.

    How many incidents a record with several errors counts for is the act's to say: `rows` are
    what its table `medication_event` needs.
    """

    rows: tuple[CountedRow, ...] = ()
    incidents: int = 0
    users_injured: int = 0
    staff_injured: int = 0

    def __add__(self, other: IncidentCount) -> IncidentCount:
        return IncidentCount(
            self.rows + other.rows,
            self.incidents + other.incidents,
            self.users_injured + other.users_injured,
            self.staff_injured + other.staff_injured,
        )


@dataclass
class _Summing:
    counts: dict[Any, IncidentCount] = field(default_factory=lambda: defaultdict(IncidentCount))

    def add(self, key: Any, row: dict[str, Any]) -> None:
        alike = CountedRow(row["errors"], row["recipients_swapped"], row["records"])
        self.counts[key] += IncidentCount(
            (alike,), row["records"], row["users_injured_sum"], row["staff_injured_sum"]
        )


def _within(codes: Collection[str], first: date, last: date, kind: str) -> QuerySet[Incident]:
    found = Incident.objects.filter(
        organisation__in=codes, day__range=(first, last), state__in=COUNTED
    )
    return found.filter(kind=kind) if kind else found


def _alike(found: QuerySet[Incident], *names: str) -> Iterable[dict[str, Any]]:
    """Rows summed over incidents that are alike in `names` and in errors."""
    rows: Iterable[dict[str, Any]] = (
        found.order_by()
        .values("organisation_id", "service", *names, "errors", "recipients_swapped")
        .annotate(
            records=Count("pk"),
            users_injured_sum=Sum("users_injured"),
            staff_injured_sum=Sum("staff_injured"),
        )
    )
    return rows


def counted(
    codes: Collection[str], first: date, last: date, kind: str = ""
) -> dict[Service, IncidentCount]:
    """Incidents from `first` to `last` by (code, service); of one kind, or of all."""
    sums = _Summing()
    for row in _alike(_within(codes, first, last, kind)):
        sums.add((row["organisation_id"], row["service"]), row)
    return dict(sums.counts)


def monthly(
    codes: Collection[str], first: date, last: date, kind: str = ""
) -> dict[Month, IncidentCount]:
    """As `counted`, by (code, service, first day of the month)."""
    sums = _Summing()
    found = _within(codes, first, last, kind).annotate(
        month=TruncMonth("day", output_field=DateField())
    )
    for row in _alike(found, "month"):
        sums.add((row["organisation_id"], row["service"], row["month"]), row)
    return dict(sums.counts)


def recorded_since(codes: Collection[str]) -> dict[str, date]:
    """The first day of which each provider has any record: before it there is no data, after it
    a month without incidents is 0."""
    found = Incident.objects.filter(organisation__in=codes).order_by()
    return dict(found.values_list("organisation_id").annotate(Min("day")))


def of(organisation: str, first: date, last: date, kind: str = "") -> QuerySet[Incident]:
    """The counted incidents of one provider, oldest first: the records behind a number."""
    return _within([organisation], first, last, kind).order_by("occurred_at", "pk")


def by_kind(organisation: str, first: date, last: date) -> dict[str, int]:
    """How many incidents of each kind, most first."""
    return _numbers(of(organisation, first, last), "kind")


def by_cause(organisation: str, first: date, last: date, kind: str = "") -> dict[str, int]:
    """How many incidents by group of cause, most first; "" is those whose cause is not known."""
    return _numbers(of(organisation, first, last, kind), "cause_category")


def _numbers(found: QuerySet[Incident], name: str) -> dict[str, int]:
    rows = found.order_by().values_list(name).annotate(number=Count("pk"))
    return dict(sorted(rows, key=lambda row: (-row[1], row[0])))


def by_hour_and_weekday(
    organisation: str, first: date, last: date, kind: str = ""
) -> dict[tuple[int, int], int]:
    """How many incidents by (weekday, hour) of the provider's clock; Monday is 1."""
    found = of(organisation, first, last, kind).order_by()
    rows = found.values_list("weekday", "hour").annotate(number=Count("pk"))
    return {(weekday, hour): number for weekday, hour, number in rows}


def days_between(
    organisation: str, first: date, last: date, kind: str = ""
) -> list[tuple[date, int]]:
    """Days with an incident, each with the days since the one before it, for rare events.

    Two incidents on one day are 0 days apart. The first incident of the period has none before.
    """
    days = list(of(organisation, first, last, kind).values_list("day", flat=True))
    return [(later, (later - earlier) // timedelta(days=1)) for earlier, later in pairwise(days)]
