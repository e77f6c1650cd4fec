"""What of the room's records meets obligations: reviews, surveys, plans, goals, checks, talks.

All of it is one question to the database, whoever asks: a calendar asks for every kind.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import date
from typing import Any, NamedTuple

from django.db.models import (
    Count,
    DateField,
    F,
    IntegerField,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
)
from django.db.models.functions import Cast, ExtractYear
from django.urls import reverse
from django.utils.translation import gettext

from mreza.rooms.improvement import registers as r
from mreza.rooms.improvement.declaring import Register
from mreza.rooms.improvement.models import (
    Assessment,
    Change,
    EquipmentEvent,
    Goal,
    Review,
    Supervision,
    Survey,
    Talk,
)
from mreza.rooms.improvement.papers import title_of
from mreza.rooms.improvement.words import CHECKS, AssessmentKind, Term, What
from mreza.rooms.obligations.evidence import Evidence, register

Codes = Collection[str]


class Found(NamedTuple):
    """A row of any kind. `year` is the year it is about, 0 where it is about no year; `number`
    opens it, 0 where only its register does."""

    kind: str
    code: str
    day: date
    year: int
    title: str
    number: int
    part: int


def register_all() -> None:
    """Say to the room of obligations what can be found here."""
    for kind in KINDS:
        register(kind, found)


def found(codes: Codes, first: date, last: date) -> Iterator[Evidence]:
    """Everything of those organisations that was done from `first` to `last`; one query."""
    one, *others = (kind(codes) for kind in KINDS.values())
    for cells in one.union(*others, all=True):
        row = Found(*cells)
        if row.day is not None and first <= row.day <= last:
            yield _evidence(row)


def _evidence(row: Found) -> Evidence:
    span = (date(row.year, 1, 1), date(row.year, 12, 31)) if row.year else (None, None)
    return Evidence(row.code, row.kind, row.day, _title(row), _address(row), *span)


def _title(row: Found) -> str:
    if row.kind == "self_assessment":
        return title_of(Assessment(kind=AssessmentKind.SELF, year=row.year, part=row.part))
    titles = {
        "risk_register_updated": gettext("Review of the risk register"),
        "improvement_register": gettext("Register of improvements kept"),
        "supervision_plan": f"{r.SUPERVISIONS.title} {row.year}",
        "yearly_goals": f"{r.GOALS.title} {row.year}",
        "yearly_talks": gettext("Yearly talks of %(year)s") % {"year": row.year},
    }
    return titles.get(row.kind, row.title)


def _address(row: Found) -> str:
    if row.kind == "self_assessment":
        return reverse("improvement:assessment", args=[row.code, row.number])
    slug = REGISTERS[row.kind].slug
    if row.number:
        return reverse("improvement:entry", args=[row.code, slug, row.number])
    return reverse("improvement:register", args=[row.code, slug])


def _rows(
    kind: str, rows: QuerySet[Any], *, day: Any, code: str = "organisation_id", **given: Any
) -> QuerySet[Any, Any]:
    """The columns of `Found`; numbers that are not given are 0, a title empty."""
    numbers = {
        f"_{name}": Cast(given.get(name, Value(0)), IntegerField())
        for name in ("year", "number", "part")
    }
    columns: QuerySet[Any, Any] = (
        rows.order_by()
        .annotate(
            _kind=Value(kind, TextField()),
            _code=Cast(F(code), TextField()),
            _day=Cast(day, DateField()),
            _title=Cast(given.get("title", Value("")), TextField()),
            **numbers,
        )
        .values_list("_kind", "_code", "_day", "_year", "_title", "_number", "_part")
    )
    return columns


def _reviews(codes: Codes) -> QuerySet[Any, Any]:
    """Reviews of the risk register (4.1.3.3(2))."""
    reviews = Review.objects.filter(organisation__in=codes, register=r.RISKS.slug)
    return _rows("risk_register_updated", reviews, day=F("day"))


def _surveys(codes: Codes) -> QuerySet[Any, Any]:
    """Surveys that somebody answered (4.1.1.3(5))."""
    surveys = Survey.objects.filter(
        organisation__in=codes, withdrawn_at__isnull=True, answered__gt=0
    )
    return _rows(
        "satisfaction_survey", surveys, day=F("day"), year=ExtractYear("day"), title=F("title"),
        number=F("number"),
    )  # fmt: skip


def _first_of_year(kind: str, of: Register, rows: QuerySet[Any], year: Any) -> QuerySet[Any, Any]:
    """The day on which the first entry for a year was recorded, whatever changed since."""
    added = Change.objects.filter(register=of.slug, what=What.ADDED, entry=OuterRef("pk"))
    grouped = (
        rows.order_by()
        .annotate(recorded=Subquery(added.values("at__date")[:1], DateField()), about=year)
        .values("organisation_id", "about")
        .annotate(earliest=Min("recorded"))
    )
    return _rows(kind, grouped, day=F("earliest"), year=F("about"))


def _supervisions(codes: Codes) -> QuerySet[Any, Any]:
    """The plan of a year: its first supervision, by the day it was recorded (4.1.1.3(6))."""
    standing = Supervision.objects.filter(organisation__in=codes, withdrawn_at__isnull=True)
    year = ExtractYear("planned_on")
    return _first_of_year("supervision_plan", r.SUPERVISIONS, standing, year)


def _goals(codes: Codes) -> QuerySet[Any, Any]:
    """The goals of a year, by the day the first was recorded (4.1.1.2(2))."""
    standing = Goal.objects.filter(
        organisation__in=codes, withdrawn_at__isnull=True, term=Term.YEAR
    )
    return _first_of_year("yearly_goals", r.GOALS, standing, F("first_year"))


def _improvements(codes: Codes) -> QuerySet[Any, Any]:
    """The last day of each month on which the register of improvements was written in
    (4.1.4.1(1))."""
    written = (
        Change.objects.filter(organisation__in=codes, register=r.IMPROVEMENTS.slug)
        .order_by()
        .values("organisation_id", "at__year", "at__month")
        .annotate(newest=Max("at__date"))
    )
    return _rows("improvement_register", written, day=F("newest"))


def _checks(codes: Codes) -> QuerySet[Any, Any]:
    """Verifications and calibrations of equipment (4.1.2.2(1))."""
    checks = EquipmentEvent.objects.filter(
        entry__organisation__in=codes, struck_at__isnull=True, work__in=CHECKS
    )
    return _rows(
        "equipment_calibrated", checks, day=F("day"), code="entry__organisation_id",
        title=F("entry__title"), number=F("entry__number"),
    )  # fmt: skip


def _assessments(codes: Codes) -> QuerySet[Any, Any]:
    """Finished self-assessments (section 4)."""
    finished = Assessment.objects.filter(organisation__in=codes, kind=AssessmentKind.SELF)
    return _rows(
        "self_assessment", finished, day=F("finished_on"), year=F("year"), number=F("pk"),
        part=F("part"),
    )  # fmt: skip


def _talks(codes: Codes) -> QuerySet[Any, Any]:
    """A year's talks once all that were planned are done, on the day of the last (4.1.2.1(7))."""
    done = (
        Talk.objects.filter(organisation__in=codes, withdrawn_at__isnull=True)
        .order_by()
        .values("organisation_id", "year")
        .annotate(newest=Max("done_on"), open=Count("pk", filter=Q(done_on__isnull=True)))
        .filter(open=0)
    )
    return _rows("yearly_talks", done, day=F("newest"), year=F("year"))


KINDS: dict[str, Callable[[Codes], QuerySet[Any, Any]]] = {
    "risk_register_updated": _reviews,
    "satisfaction_survey": _surveys,
    "supervision_plan": _supervisions,
    "yearly_goals": _goals,
    "improvement_register": _improvements,
    "equipment_calibrated": _checks,
    "self_assessment": _assessments,
    "yearly_talks": _talks,
}
REGISTERS = {
    "risk_register_updated": r.RISKS,
    "satisfaction_survey": r.SURVEYS,
    "supervision_plan": r.SUPERVISIONS,
    "yearly_goals": r.GOALS,
    "improvement_register": r.IMPROVEMENTS,
    "equipment_calibrated": r.EQUIPMENT,
    "yearly_talks": r.TALKS,
}
