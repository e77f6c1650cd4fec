"""Named reads: closed months, reports, notes and plans, each for the days it is asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Count, Min, Q, QuerySet

from mreza.rooms.incidents.models import OPEN, Incident, Kind, State
from mreza.rooms.network.audience import SOCIAL_CARE
from mreza.rooms.network.models import OrganisationVersion, on
from mreza.rooms.quality.models import (
    Annotation,
    ClosedValue,
    Message,
    MonthClose,
    PlannedValue,
    Publication,
    StatedReason,
    Submission,
)

APPROVED, PREPARED = MonthClose.State.APPROVED, MonthClose.State.PREPARED


def homes(day: date) -> QuerySet[OrganisationVersion]:
    """Homes and institutions of the day that the guidelines are about, in alphabetical order."""
    found = OrganisationVersion.objects.filter(on(day), kind__in=SOCIAL_CARE)
    return found.select_related("unit", "office")


def home(code: str, day: date) -> OrganisationVersion | None:
    """The organisation on the day, whatever its kind; None when there is none."""
    found = OrganisationVersion.objects.filter(on(day), organisation=code)
    return found.select_related("kind", "unit", "organisation").first()


def closes(code: str, first: date, last: date) -> list[MonthClose]:
    """All closes of the months, the newest number of each first; values come along."""
    found = MonthClose.objects.filter(organisation=code, month__range=(first, last))
    return list(found.prefetch_related("values").order_by("month", "-number", "-pk"))


def newest(found: Iterable[MonthClose]) -> dict[date, MonthClose]:
    """By month, the close that holds: approved, with the highest number."""
    held: dict[date, MonthClose] = {}
    for close in found:
        if close.state == APPROVED and (
            close.month not in held or held[close.month].number < close.number
        ):
            held[close.month] = close
    return held


def close(pk: int) -> MonthClose | None:
    found = MonthClose.objects.filter(pk=pk).prefetch_related("values")
    return found.select_related("prepared_by", "decided_by").first()


def closes_of_month(code: str, month: date) -> list[MonthClose]:
    """Newest first, with who prepared and decided them, and their values."""
    found = MonthClose.objects.filter(organisation=code, month=month).order_by("-pk")
    return list(found.select_related("prepared_by", "decided_by").prefetch_related("values"))


def holding(first: date, last: date, codes: Collection[str] | None = None) -> list[MonthClose]:
    """The close that holds of every home and month, without values; one query."""
    return list(_heads(first, last, codes).defer("receipts"))


def _heads(first: date, last: date, codes: Collection[str] | None = None) -> QuerySet[MonthClose]:
    """Of every home and month the approved close with the highest number."""
    found = MonthClose.objects.filter(month__range=(first, last), state=APPROVED)
    if codes is not None:
        found = found.filter(organisation__in=codes)
    return found.order_by("organisation", "month", "-number").distinct("organisation", "month")


def closed_values(
    first: date,
    last: date,
    *,
    indicator: str = "",
    service: str | None = None,
    codes: Collection[str] | None = None,
) -> list[ClosedValue]:
    """Values of the closes that hold, with their close; one query."""
    heads = _heads(first, last, codes)
    found = ClosedValue.objects.filter(close__in=heads.values("pk")).select_related("close")
    found = found.defer("marks", "extras", "close__receipts")  # large, and not told here
    if indicator:
        found = found.filter(indicator=indicator)
    if service is not None:
        found = found.filter(service=service)
    return list(found.order_by("close__month", "pk"))


class Figure(NamedTuple):
    """A closed value as sums need it; a year of all homes has tens of thousands of them."""

    month: date
    indicator: str
    service: str
    numerator: Decimal | None
    denominator: Decimal | None
    values: dict[str, str | None]


def figures(first: date, last: date) -> list[Figure]:
    """What holds of all homes in the months; one query."""
    found = ClosedValue.objects.filter(close__in=_heads(first, last).values("pk"))
    names = ("close__month", "indicator", "service", "numerator", "denominator", "values")
    return [Figure(*row) for row in found.order_by("close__month", "pk").values_list(*names)]


def reasons(code: str, month: date) -> dict[tuple[str, str], StatedReason]:
    """By indicator and service, the newest stated reason of the month."""
    found = StatedReason.objects.filter(organisation=code, month=month).order_by("pk")
    return {(item.indicator, item.service): item for item in found.select_related("by")}


def planned(code: str) -> dict[tuple[str, str, int], PlannedValue]:
    """The planned values that hold, by indicator, service and year."""
    found = PlannedValue.objects.filter(organisation=code).order_by("number")
    return {(item.indicator, item.service, item.year): item for item in found}


def history_of_plan(code: str, indicator: str, service: str) -> list[PlannedValue]:
    """Every planned value that was set, newest first."""
    found = PlannedValue.objects.filter(organisation=code, indicator=indicator, service=service)
    return list(found.select_related("by").order_by("-year", "-number"))


def notes(code: str, indicator: str = "") -> list[Annotation]:
    """Notes that hold, in order of their months."""
    found = Annotation.objects.filter(organisation=code, withdrawn_at__isnull=True)
    if indicator:
        found = found.filter(indicator=indicator).select_related("by", "measure")
    return list(found.order_by("month", "pk"))


def sent_months(first: date, last: date) -> set[tuple[str, date]]:
    """Home and month of every monthly report that was sent about those months."""
    found = Submission.objects.filter(span="month", first__range=(first, last))
    return {(str(code), month) for code, month in found.values_list("organisation_id", "first")}


def submissions(
    *, code: str = "", span: str = "", first: date | None = None, last: date | None = None
) -> QuerySet[Submission]:
    """Sent reports, newest period and revision first."""
    found = Submission.objects.select_related("by").order_by("-first", "span", "-number")
    if code:
        found = found.filter(organisation=code)
    if span:
        found = found.filter(span=span)
    if first is not None:
        found = found.filter(first__gte=first)
    return found if last is None else found.filter(first__lte=last)


def sent(span: str, first: date, last: date) -> dict[tuple[str, date], Submission]:
    """By home and period, the newest revision; without its content."""
    found = submissions(span=span, first=first, last=last).defer("content").order_by("number")
    return {(item.organisation_id, item.first): item for item in found}


def messages(code: str, first: date | None = None, last: date | None = None) -> list[Message]:
    """What was said about a home's reports, newest first."""
    found = Message.objects.filter(organisation=code).select_related("by")
    if first is not None:
        found = found.filter(first__gte=first, first__lte=last or first)
    return list(found.order_by("-pk"))


def reminded(first: date, last: date) -> dict[tuple[str, date], int]:
    """How many reminders each home got about each month."""
    rows = Message.objects.filter(
        span="month", first__range=(first, last), kind=Message.Kind.REMINDER
    )
    counted = rows.values_list("organisation", "first").annotate(n=Count("pk")).order_by()
    return {(code, month): number for code, month, number in counted}


def publications() -> dict[str, Publication]:
    """The newest turn of each switch; that for all homes has an empty code."""
    found = Publication.objects.select_related("by").order_by("pk")
    return {item.organisation_id or "": item for item in found}


def began() -> dict[str, date]:
    """By home, the first month that was ever closed."""
    found = MonthClose.objects.filter(state=APPROVED).values_list("organisation")
    return dict(found.annotate(first=Min("month")).order_by())


def standing(code: str, day: date) -> dict[str, int]:
    """Open incidents, those nobody assessed, this month's, and overdue measures; one query."""
    overdue = Q(
        measures__due__lt=day, measures__done_on__isnull=True, measures__cancelled_because=""
    )
    found = Incident.objects.filter(organisation=code).aggregate(
        open=Count("pk", filter=Q(state__in=OPEN), distinct=True),
        unassessed=Count("pk", filter=Q(state=State.REPORTED), distinct=True),
        overdue=Count("measures", filter=overdue, distinct=True),
        this_month=Count("pk", filter=Q(day__gte=day.replace(day=1), day__lte=day), distinct=True),
    )
    return {name: int(number or 0) for name, number in found.items()}


def unassessed(code: str, first: date, last: date) -> int:
    """Incidents of the days that wait for the safety officer."""
    found = Incident.objects.filter(organisation=code, day__range=(first, last))
    return found.filter(state=State.REPORTED).count()


def incident_days(code: str, first: date, last: date, service: str, kind: str) -> list[date]:
    """Days of a service's incidents, oldest first, for the days between them; any with no kind."""
    found = Incident.objects.filter(organisation=code, day__range=(first, last), service=service)
    found = found.filter(kind=kind) if kind else found
    return list(found.exclude(state=State.WITHDRAWN).order_by("day").values_list("day", flat=True))


INCIDENT_KINDS = {
    "medication_safety": Kind.MEDICATION.value,
    "special_conditions": "",  # every kind in its service counts
}


def by_month(found: Iterable[Figure]) -> dict[date, list[Figure]]:
    grouped: dict[date, list[Figure]] = defaultdict(list)
    for item in found:
        grouped[item.month].append(item)
    return dict(grouped)
