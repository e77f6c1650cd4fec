"""What shows that obligations were met: closed months and yearly reports."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime, time

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mreza.rooms.obligations.evidence import Evidence
from mreza.rooms.quality import months, words
from mreza.rooms.quality.models import MonthClose, Submission
from mreza.rooms.quality.models.reporting import Span


def month_closed(codes: Collection[str], first: date, last: date) -> Iterator[Evidence]:
    """Months closed in those days; one query."""
    found = MonthClose.objects.filter(
        organisation__in=codes,
        state=MonthClose.State.APPROVED,
        number=1,
        decided_at__range=_moments(first, last),
    )
    rows = found.order_by("decided_at").values_list("organisation_id", "month", "decided_at")
    for code, month, decided_at in rows:
        yield Evidence(
            organisation=code,
            kind="month_closed",
            day=timezone.localtime(decided_at).date(),
            title=_("Closed: %(month)s") % {"month": words.month(month)},
            url=reverse("quality:month", args=[code, months.written(month)]),
            first=month,
            last=months.last_of(month),
        )


def yearly_report(codes: Collection[str], first: date, last: date) -> Iterator[Evidence]:
    """Yearly reports first sent in those days; one query."""
    found = Submission.objects.filter(
        organisation__in=codes, span=Span.YEAR, number=1, at__range=_moments(first, last)
    )
    for item in found.defer("content").order_by("at"):
        yield Evidence(
            organisation=item.organisation_id,
            kind="yearly_report",
            day=timezone.localtime(item.at).date(),
            title=_("Yearly report for %(year)s") % {"year": item.first.year},
            url=reverse("quality:submission", args=[item.pk]),
            first=item.first,
            last=date(item.first.year, 12, 31),
        )


def _moments(first: date, last: date) -> tuple[datetime, datetime]:
    zone = timezone.get_current_timezone()
    return datetime.combine(first, time.min, zone), datetime.combine(last, time.max, zone)
