"""What was told about measures, read beside them as arrays: one query for all of it.

Each kind becomes an array of JSON objects of the measure's row. Sums of money travel as texts, so
that they never pass through binary fractions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, F, Model, OuterRef, Q
from django.db.models.functions import Cast, JSONObject

from mreza.rooms.plans import words
from mreza.rooms.plans.models import (
    Amount,
    Dependency,
    Document,
    FundsEntry,
    Goal,
    Milestone,
    MilestoneDone,
    Party,
    Reading,
    Risk,
    Statement,
    Task,
)

Row = dict[str, Any]


@dataclass(frozen=True)
class Done:
    """A milestone done by hand; `year` of one that is due every year."""

    pk: int
    key: str
    year: int | None
    done_on: date
    note: str
    evidence_url: str
    by_name: str


@dataclass(frozen=True)
class Said:
    """A statement about the measure as a whole."""

    pk: int
    kind: str
    day: date
    reason: str
    by_name: str

    @property
    def label(self) -> str:
        """What was stated, in the language of the page."""
        return str(words.Said(self.kind).label)


@dataclass(frozen=True)
class TaskRow:
    """A task; `owner` is the code of an organisation or None."""

    pk: int
    title: str
    owner: str | None
    due: date | None
    done_on: date | None
    done_note: str
    revision: int


@dataclass(frozen=True)
class OpenRisk:
    """A risk that is open on the day that is looked at."""

    pk: int
    title: str
    likelihood: int
    impact: int
    response: str
    revision: int

    @property
    def score(self) -> int:
        return self.likelihood * self.impact


@dataclass(frozen=True)
class Funds:
    """Money of a measure in a year from a source: the newest entry of the three."""

    year: int
    source: str
    planned: Decimal | None
    committed: Decimal | None
    spent: Decimal | None
    note: str = ""
    by_name: str = ""
    at: datetime | None = None
    pk: int = 0


@dataclass(frozen=True)
class Need:
    """Another measure of the plan that must come first."""

    pk: int
    code: str
    note: str


@dataclass(frozen=True)
class DocumentRow:
    """A file that shows something of the measure."""

    pk: int
    title: str
    file_name: str
    bytes: int
    by_name: str
    at: datetime


@dataclass(frozen=True)
class Told:
    """All that was told of one measure and stands."""

    done: tuple[Done, ...]
    said: tuple[Said, ...]
    tasks: tuple[TaskRow, ...]
    risks: tuple[OpenRisk, ...]
    funds: tuple[Funds, ...]
    needs: tuple[Need, ...]


def annotated(wordings: Any) -> Any:
    """The wordings with arrays of their goals, parties and sums, and of what was told."""
    return wordings.annotate(
        told_done=_array(MilestoneDone, "key year done_on note evidence_url by_name"),
        told_said=_array(Statement, "kind day reason by_name", order=("day", "pk")),
        told_tasks=_array(Task, "title owner_id due done_on done_note revision"),
        told_risks=_array(Risk, "title likelihood impact response revision noted_on closed_on"),
        told_funds=_array(
            FundsEntry, "year source note by_name at", texts="planned committed spent"
        ),
        told_needs=ArraySubquery(
            Dependency.objects.filter(measure=OuterRef("measure_id"), withdrawn=None)
            .order_by("pk")
            .values(row=JSONObject(pk="pk", code=F("needs__code"), note="note"))
        ),
        of_parties=_printed(Party, "kind name organisation_id order", ("order",)),
        of_milestones=_printed(
            Milestone, "key title_sl title_en due yearly first last printed", ("pk",)
        ),
        of_amounts=_printed(Amount, "basis printed year source", ("pk",), texts="euros"),
        of_goals=ArraySubquery(
            Goal.objects.filter(wordings=OuterRef("pk"))
            .order_by("pk")
            .values(row=_object("area_id code title_sl title_en"))
        ),
    )  # fmt: skip


def with_documents(wordings: Any) -> Any:
    """The wordings with the documents of their measures."""
    return wordings.annotate(
        told_documents=_array(Document, "title file_name bytes by_name at", order=("-at",))
    )


def _printed(
    model: type[Model], names: str, order: tuple[str, ...], *, texts: str = ""
) -> ArraySubquery:  # fmt: skip
    """What a wording prints of one kind, as an array of objects."""
    rows = model._default_manager.filter(wording=OuterRef("pk")).order_by(*order)
    return ArraySubquery(rows.values(row=_object(names, texts)))


def _object(names: str, texts: str = "") -> JSONObject:
    fields: dict[str, Any] = {name: name for name in names.split()}
    fields |= {name: Cast(name, CharField()) for name in texts.split()}
    return JSONObject(pk="pk", **fields)


def _array(
    model: type[Model], names: str, *, texts: str = "", order: tuple[str, ...] = ("pk",)
) -> ArraySubquery:
    """What stands of one kind, as an array of objects."""
    rows = model._default_manager.filter(measure=OuterRef("measure_id"), withdrawn__isnull=True)
    return ArraySubquery(rows.order_by(*order).values(row=_object(names, texts)))


def with_readings(indicators: Any, day: date) -> Any:
    """The indicators with arrays of the readings that stand: up to `day`, and the baseline."""
    rows = Reading.objects.filter(
        Q(day__lte=day) | Q(is_baseline=True), indicator=OuterRef("pk"), withdrawn__isnull=True
    )
    row = _object("day is_baseline note by_name", "value")
    return indicators.annotate(
        of_readings=ArraySubquery(rows.order_by("day", "pk").values(row=row))
    )


def readings(indicator: Any) -> tuple[Reading, ...]:
    """The readings of an annotated indicator, oldest first."""
    return tuple(
        Reading(indicator=indicator, **_days(row, "day") | {"value": Decimal(row["value"])})
        for row in indicator.of_readings
    )


def told(wording: Any, day: date) -> Told:
    """What the arrays of an annotated wording say; risks are those that are open on `day`."""
    return Told(
        done=tuple(Done(**_days(row, "done_on")) for row in wording.told_done),
        said=tuple(Said(**_days(row, "day")) for row in wording.told_said),
        tasks=tuple(_task(row) for row in wording.told_tasks),
        risks=tuple(_open_risks(wording.told_risks, day)),
        funds=_newest(wording.told_funds),
        needs=tuple(Need(**row) for row in wording.told_needs),
    )


def goals(wording: Any) -> list[Goal]:
    """The specific goals of an annotated wording, in the order of the plan."""
    return [Goal(**row) for row in wording.of_goals]


def parties(wording: Any) -> list[Party]:
    """Holders and participants of an annotated wording, as printed and in that order."""
    return [Party(wording_id=wording.pk, **row) for row in wording.of_parties]


def milestones(wording: Any) -> list[Milestone]:
    """The milestones of an annotated wording, in the order of the plan."""
    return [
        Milestone(wording_id=wording.pk, **_days(row, "due", "first", "last"))
        for row in wording.of_milestones
    ]


def amounts(wording: Any) -> list[Amount]:
    """What an annotated wording prints in money."""
    return [
        Amount(
            wording_id=wording.pk,
            **row | {"euros": Decimal(row["euros"]) if row["euros"] is not None else None},
        )
        for row in wording.of_amounts
    ]


def documents(wording: Any) -> list[DocumentRow]:
    """The files of an annotated wording's measure, the newest first."""
    return [
        DocumentRow(**{**row, "at": datetime.fromisoformat(row["at"])})
        for row in wording.told_documents
    ]


def _days(row: Row, *names: str) -> Row:
    return row | {name: date.fromisoformat(row[name]) if row[name] else None for name in names}


def _task(row: Row) -> TaskRow:
    rest = {name: value for name, value in row.items() if name != "owner_id"}
    return TaskRow(owner=row["owner_id"], **_days(rest, "due", "done_on"))


def _open_risks(rows: list[Row], day: date) -> Iterator[OpenRisk]:
    """Risks noted by `day` and not closed by then."""
    for row in rows:
        rest = _days(row, "noted_on", "closed_on")
        if rest.pop("noted_on") <= day < (rest.pop("closed_on") or date.max):
            yield OpenRisk(**rest)


def _newest(rows: list[Row]) -> tuple[Funds, ...]:
    """The newest entry of each year and source, by year and source."""
    found = {(row["year"], row["source"]): row for row in rows}
    return tuple(
        Funds(
            **row
            | {name: Decimal(row[name]) if row[name] else None for name in _MONEY}
            | {"at": datetime.fromisoformat(row["at"])}
        )
        for _key, row in sorted(found.items())
    )


_MONEY = ("planned", "committed", "spent")
