"""Named reads of reporting rounds: rounds with their counts, entries, who is missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils.translation import get_language

from mreza.rooms.network.models import OrganisationVersion, on
from mreza.rooms.plans.models import Entry, EntryRevision, Proposal, Reminder, Round, Wording
from mreza.rooms.plans.queries import told as telling
from mreza.rooms.plans.queries.states import MeasureState, newest_wordings, states
from mreza.rooms.plans.queries.told import DocumentRow
from mreza.rooms.plans.words import EntryState, RoundState, Status

OPEN_ENTRIES = (EntryState.INVITED, EntryState.RETURNED)


@dataclass(frozen=True)
class Revision:
    """What somebody of the holder wrote; `sent` when it was submitted."""

    number: int
    sent: bool
    status: str
    progress: str
    obstacles: str
    next_steps: str
    by_name: str
    at: datetime

    @property
    def status_label(self) -> str:
        return str(Status(self.status).label) if self.status else ""


@dataclass(frozen=True)
class EntryRow:
    """An entry as lists show it: of which measure, whose, and the newest that was sent."""

    entry: Entry
    code: str
    title: str
    area: str
    name: str
    sent: Revision | None
    draft: bool

    @property
    def missing(self) -> bool:
        """Whether its holder has to do something."""
        return self.entry.state in OPEN_ENTRIES


@dataclass(frozen=True)
class Holder:
    """An organisation in a round: how many of its entries are missing, and who reminded it when."""

    code: str
    name: str
    entries: int
    missing: int
    reminded: date | None


def rounds(plan_code: str) -> QuerySet[Any]:
    """Rounds of a plan, the newest period first, with how many entries stand in which state."""
    counted = {
        f"count_{state}": Count("entries", filter=Q(entries__state=state))
        for state in EntryState.values
    }
    return (
        Round.objects.filter(plan=plan_code)
        .select_related("version")
        .annotate(entries_in_all=Count("entries"), **counted)
        .order_by("-last", "-first", "-pk")
    )


def round_of(plan_code: str, pk: int) -> Any:
    """A round with its counts. Raises `Round.DoesNotExist`."""
    return rounds(plan_code).select_related("version__plan").get(pk=pk)


def entries(found: Round, homes: Iterable[str] | None = None) -> list[EntryRow]:
    """Entries of a round in the order of the plan; only those of `homes` where they are given."""
    rows = _annotated(Entry.objects.filter(round=found), found.last)
    if homes is not None:
        rows = rows.filter(organisation__in=list(homes))
    return [_row(one) for one in rows.order_by("place", "pk")]


def _annotated(rows: QuerySet[Any], day: date) -> QuerySet[Any]:
    """Entries with title and name, and with all their revisions, the newest first: one query."""
    wording = Wording.objects.filter(
        measure=OuterRef("measure_id"), version=OuterRef("round__version_id")
    )
    named = OrganisationVersion.objects.filter(on(day), organisation=OuterRef("organisation_id"))
    fields = ["number", "sent", "status", "progress", "obstacles", "next_steps", "by_name", "at"]
    revisions = EntryRevision.objects.filter(entry=OuterRef("pk")).order_by("-number")
    found: QuerySet[Any] = rows.select_related("measure").annotate(
        place=Subquery(wording.values("order")[:1]),
        title_sl=Subquery(wording.values("title_sl")[:1]),
        title_en=Subquery(wording.values("title_en")[:1]),
        area=Subquery(wording.values("area__code")[:1]),
        name=Subquery(named.values("name")[:1]),
        written=ArraySubquery(revisions.values(row=JSONObject(**{f: f for f in fields}))),
    )
    return found


def _row(one: Any) -> EntryRow:
    found = revisions(one)
    english = get_language() == "en" and one.title_en
    return EntryRow(
        entry=one,
        code=one.measure.code,
        title=one.title_en if english else one.title_sl or "",
        area=one.area or "",
        name=one.name or one.organisation_id,
        sent=next((item for item in found if item.sent), None),
        draft=bool(found) and not found[0].sent,
    )


def revisions(entry: Any) -> list[Revision]:
    """All that was written in an annotated entry, the newest first."""
    return [Revision(**{**row, "at": datetime.fromisoformat(row["at"])}) for row in entry.written]


def entry_of(plan_code: str, round_pk: int, pk: int, day: date) -> EntryRow:
    """One entry with its round, version and plan. Raises `Entry.DoesNotExist`."""
    rows = Entry.objects.filter(round__plan=plan_code, round=round_pk)
    found = _annotated(rows, day).select_related("measure", "round__version__plan").get(pk=pk)
    return _row(found)


def beside(entry: Entry, day: date) -> tuple[MeasureState, list[DocumentRow]]:
    """What is known already of the entry's measure, so that nobody types it again; 7 queries."""
    version = entry.round.version
    listed = list(telling.with_documents(newest_wordings(version, measure=entry.measure_id)))
    (state,) = states(listed, {version.plan_id: version.pk}, day)
    return state, telling.documents(listed[0])


def holders(found: Round, rows: Iterable[EntryRow]) -> list[Holder]:
    """Organisations of a round, those with most missing first; one query."""
    reminded: dict[str, date] = {}
    for item in Reminder.objects.filter(round=found).order_by("day"):
        reminded[item.organisation_id] = item.day
    by_code: dict[str, list[EntryRow]] = {}
    for row in rows:
        by_code.setdefault(row.entry.organisation_id, []).append(row)
    listed = [
        Holder(code, mine[0].name, len(mine), sum(row.missing for row in mine), reminded.get(code))
        for code, mine in by_code.items()
    ]
    return sorted(listed, key=lambda one: (-one.missing, one.name))


def open_rounds() -> QuerySet[Round]:
    """Rounds of all plans that wait for entries."""
    return Round.objects.filter(state=RoundState.OPEN).select_related("plan", "version")


def proposals(plan_code: str) -> QuerySet[Proposal]:
    """Proposals for correction of a plan, the newest first."""
    found = Proposal.objects.filter(plan=plan_code).select_related("measure")
    return found.order_by("-at", "-pk")


def titles(plan_code: str) -> dict[int, str]:
    """Titles of the plan's measures by key, as its newest version has them; one query."""
    newest = (
        Wording.objects.filter(measure__plan=plan_code)
        .order_by("measure_id", "-version__number")
        .distinct("measure_id")
    )
    return {one.measure_id: one.title for one in newest}
