"""What the chamber and the ministry count: points, contents, organisers, days of decisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from statistics import median

from django.db.models import Count, F, Prefetch, QuerySet, Sum
from django.db.models.functions import ExtractYear

from mreza.rooms.licensing import law, time_limits
from mreza.rooms.licensing.models.applications import Application, ApplicationStep
from mreza.rooms.licensing.models.credits import Content, Credit
from mreza.rooms.licensing.models.events import Event
from mreza.rooms.licensing.models.licences import Licence
from mreza.rooms.licensing.queries.licences import valid_on

YEARS = 10


def points(day: date) -> dict[str, dict[int, Fraction]]:
    """Exact points by kind and by year of the last day, over ten years; one query."""
    found = (
        Credit.objects.filter(withdrawn=False, last_day__year__gt=day.year - YEARS,
                              last_day__lte=day)
        .annotate(year=ExtractYear("last_day"))
        .values("year", "kind", "sharers")
        .annotate(parts=Sum("points_before_sharing"))
        .order_by()
    )  # fmt: skip
    by_kind: dict[str, dict[int, Fraction]] = defaultdict(lambda: defaultdict(Fraction))
    for row in found:
        by_kind[row["kind"]][row["year"]] += Fraction(row["parts"]) / row["sharers"]
    return {kind: dict(years) for kind, years in by_kind.items()}


@dataclass(frozen=True)
class Coverage:
    """How many of those with a valid licence have the hours of a content in their period."""

    content: str
    covered: int
    practitioners: int


def coverage(day: date) -> list[Coverage]:
    """By mandatory content; four queries."""
    holders = valid_on(day).filter(practitioner__withdrawn=False)
    total = holders.count()
    hour = law.number("hour_length", day)
    names = {
        Content.LEGISLATION_ETHICS: "legislation_hours_needed",
        Content.LIFE_SUPPORT: "life_support_hours_needed",
        Content.QUALITY_SAFETY: "quality_hours_needed",
    }
    return [
        Coverage(content, _covered(holders, content, int(law.number(name, day) * hour)), total)
        for content, name in names.items()
    ]


def _covered(holders: QuerySet[Licence], content: str, minutes: int) -> int:
    return int(
        Credit.objects.filter(
            content=content, withdrawn=False, practitioner__licences__in=holders,
            practitioner__licences__valid__contains=F("last_day"),
        )
        .values("practitioner")
        .annotate(minutes=Sum("content_minutes"))
        .filter(minutes__gte=minutes)
        .order_by()
        .count()
    )  # fmt: skip


@dataclass(frozen=True)
class Organiser:
    """Evaluated events of an organiser that ended in a year, and who attended them."""

    name: str
    events: int
    attended: int


def organisers(year: int) -> list[Organiser]:
    """By the number of those who attended; one query."""
    found = (
        Event.objects.filter(
            state=Event.State.APPROVED, last__year=year, attendances__withdrawn=False
        )
        .values("organiser_name")
        .annotate(events=Count("pk", distinct=True),
                  attended=Count("attendances__practitioner", distinct=True))
        .order_by("-attended", "organiser_name")
    )  # fmt: skip
    return [Organiser(row["organiser_name"], row["events"], row["attended"]) for row in found]


@dataclass(frozen=True)
class Processing:
    """Applications of a kind first decided in a year: the chamber's days, without the applicant's.

    `in_time` of them took no longer than the days that are ours (illustrative).
    """

    kind: str
    decided: int
    median_days: Fraction | None
    longest: int
    applicant_days: int
    in_time: int


def processing(year: int) -> list[Processing]:
    """By kind of application; two queries."""
    steps = ApplicationStep.objects.filter(what__in=time_limits.COUNTED).order_by("pk")
    found = Application.objects.filter(
        steps__what=ApplicationStep.What.DECIDED, steps__day__year=year
    ).distinct()
    clocks: dict[str, list[time_limits.Clock]] = defaultdict(list)
    for one in found.prefetch_related(Prefetch("steps", queryset=steps)):
        clock = time_limits.first_clock(one.steps.all())
        if clock is not None and clock.decided is not None and clock.decided.year == year:
            clocks[one.kind].append(clock)
    return [_processing(kind, clocks[kind]) for kind in Application.Kind.values if clocks[kind]]


def _processing(kind: str, clocks: Sequence[time_limits.Clock]) -> Processing:
    days = [clock.chamber for clock in clocks]
    return Processing(
        kind, len(days), Fraction(median(days)), max(days),
        sum(clock.applicant for clock in clocks), sum(clock.in_time for clock in clocks),
    )  # fmt: skip
