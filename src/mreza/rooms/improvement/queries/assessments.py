"""Reads of assessments: rounds, what each section reached, trend, measures, the other side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby

from django.db.models import Avg, Count, DecimalField, Q, QuerySet

from mreza.rooms.improvement.activities import Activity, activities, by_clause
from mreza.rooms.improvement.models import Assessment, AssessmentItem
from mreza.rooms.improvement.proposals import Period
from mreza.rooms.improvement.rules import Access
from mreza.rooms.improvement.words import AssessmentKind, Round

NEWEST = ("-year", "-part", "-pk")
WIDE = 99  # of the picture of a section, for each point of the score


def visible(access: Access, code: str) -> list[Assessment]:
    """Rounds of a home that may be seen, newest first, with how much of each is scored."""
    found = Assessment.objects.filter(organisation=code).annotate(
        activities_=Count("items"),
        scored_=Count("items", filter=Q(items__score__isnull=False)),
        average_=Avg("items__score", output_field=DecimalField()),
    )
    # Django leaves the model's own order out where it groups.
    found = found.order_by(*NEWEST)
    return [one for one in found if access.sees_assessment(one.kind, finished=one.finished)]


def one(access: Access, code: str, number: int) -> Assessment:
    """A round that may be seen. Raises `Assessment.DoesNotExist`."""
    found = Assessment.objects.get(pk=number, organisation=code)
    if not access.sees_assessment(found.kind, finished=found.finished):
        raise Assessment.DoesNotExist
    return found


def period_of(assessment: Assessment, day: date) -> Period:
    """The days a round is about."""
    year = assessment.year
    first = date(year, 7, 1) if assessment.part == Round.SECOND else date(year, 1, 1)
    last = date(year, 6, 30) if assessment.part == Round.FIRST else date(year, 12, 31)
    return Period(str(assessment.organisation_id), first, last, day)


@dataclass(frozen=True)
class Row:
    """An activity of a round: what was scored, and what the other side said."""

    activity: Activity
    item: AssessmentItem
    other: AssessmentItem | None = None


@dataclass(frozen=True)
class Section:
    """A section (4.1.1.1): its activities, and its average of a round, of the one before and of
    the other side; None where nothing is scored."""

    number: str
    rows: tuple[Row, ...]
    average: Decimal | None
    before: Decimal | None = None
    other: Decimal | None = None

    @property
    def article(self) -> Activity:
        return self.rows[0].activity

    @property
    def scored(self) -> int:
        return sum(row.item.score is not None for row in self.rows)

    @property
    def width(self) -> Decimal:
        """Of the picture, which is 400 wide."""
        return WIDE * (self.average or Decimal(0))

    @property
    def before_at(self) -> Decimal:
        return WIDE * (self.before or Decimal(0))

    @property
    def other_at(self) -> Decimal:
        return WIDE * (self.other or Decimal(0))


def sections(
    assessment: Assessment,
    before: Assessment | None,
    other: Assessment | None,
) -> list[Section]:
    """A round by section, beside the round before and what the other side says."""
    known = by_clause()
    mine = [item for item in _items(assessment) if item.clause in known]
    others = {item.clause: item for item in _items(other)}
    earlier = _averages(_items(before))
    from_outside = _averages(others.values())
    rows = [Row(known[item.clause], item, others.get(item.clause)) for item in mine]
    averages = _averages(mine)
    return [
        Section(number, tuple(found), averages.get(number), earlier.get(number),
                from_outside.get(number))
        for number, found in groupby(rows, key=lambda row: row.activity.section)
    ]  # fmt: skip


def _items(assessment: Assessment | None) -> list[AssessmentItem]:
    return list(assessment.items.all()) if assessment else []


def _averages(items: Iterable[AssessmentItem]) -> dict[str, Decimal]:
    """The average score by section, of what is scored."""
    scores: dict[str, list[int]] = defaultdict(list)
    for item in items:
        if item.score is not None:
            scores[item.clause.partition("(")[0]].append(item.score)
    return {number: average(found) for number, found in scores.items()}


def average(scores: Sequence[int]) -> Decimal:
    """Half up, two decimals."""
    exact = Decimal(sum(scores)) / len(scores)
    return exact.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def before(assessment: Assessment, rounds: Iterable[Assessment]) -> Assessment | None:
    """The finished round of the same kind before it."""
    place = (assessment.year, assessment.part)
    earlier = [
        one for one in rounds
        if one.kind == assessment.kind and one.finished and (one.year, one.part) < place
    ]  # fmt: skip
    return earlier[0] if earlier else None


def beside(assessment: Assessment, rounds: Iterable[Assessment]) -> Assessment | None:
    """What the other side finished of the same year, else of the year before."""
    return next(
        (
            one
            for one in rounds
            if one.kind != assessment.kind
            and one.finished
            and assessment.year - 1 <= one.year <= assessment.year
        ),
        None,
    )


@dataclass(frozen=True)
class Trend:
    """The average of each finished round by field of the model (4.1.1 …), oldest first."""

    rounds: tuple[Assessment, ...]
    fields: tuple[tuple[str, tuple[Decimal | None, ...]], ...]


def trend(rounds: Iterable[Assessment]) -> Trend:
    """How self-assessments went on."""
    mine = [one for one in rounds if one.kind == AssessmentKind.SELF and one.finished][::-1]
    scores: dict[tuple[int, str], list[int]] = defaultdict(list)
    found = AssessmentItem.objects.filter(assessment__in=mine, score__isnull=False).order_by()
    for number, clause, score in found.values_list("assessment_id", "clause", "score"):
        scores[number, clause[:5]].append(int(score or 0))
    fields = dict.fromkeys(one.clause[:5] for one in activities())
    return Trend(
        tuple(mine),
        tuple(
            (
                field,
                tuple(
                    average(scores[one.pk, field]) if scores[one.pk, field] else None
                    for one in mine
                ),
            )
            for field in fields
        ),
    )


def measures(code: str) -> QuerySet[AssessmentItem]:
    """Measures out of every round of the home, by deadline."""
    found = AssessmentItem.objects.filter(assessment__organisation=code).exclude(measure="")
    return found.select_related("assessment").order_by("measure_due", "position")


@dataclass(frozen=True)
class HomeRow:
    """A home in the ministry's list: its newest finished round of each kind."""

    code: str
    name: str
    own: Assessment | None
    outside: Assessment | None


def homes(organisations: Sequence[tuple[str, str]]) -> list[HomeRow]:
    """The newest finished self-assessment and external one of each home; one query."""
    found = Assessment.objects.filter(
        Q(finished_at__isnull=False) | Q(kind=AssessmentKind.EXTERNAL),
        organisation__in=[code for code, _name in organisations],
    ).annotate(average_=Avg("items__score", output_field=DecimalField()))
    newest: dict[tuple[str, str], Assessment] = {}
    for one_ in found.order_by(*NEWEST):
        newest.setdefault((str(one_.organisation_id), one_.kind), one_)
    return [
        HomeRow(
            code, name, newest.get((code, AssessmentKind.SELF)),
            newest.get((code, AssessmentKind.EXTERNAL)),
        )
        for code, name in organisations
    ]  # fmt: skip
