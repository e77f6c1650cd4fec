"""Rounds, entries and proposals made up for a demonstration: a frozen year and an open round.

Everything is drawn by a fixed seed and marked synthetic; nobody's name stands on it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random

from mreza.rooms.plans import queries
from mreza.rooms.plans.actions.rounds import invitations
from mreza.rooms.plans.models import (
    Entry,
    EntryRevision,
    Frozen,
    Milestone,
    PlanVersion,
    Proposal,
    Reminder,
    Round,
)
from mreza.rooms.plans.words import EntryState, ProposalState, RoundState, Status
from mreza.rooms.plans.yearly import snapshots
from mreza.rooms.plans.yearly.snapshots import Data

BY = "Predstavitev"
YEAR = (date(2025, 1, 1), date(2025, 12, 31))
AUTUMN = (date(2026, 1, 1), date(2026, 9, 30))
FROZEN_AT = datetime(2026, 2, 20, 9, 30, tzinfo=UTC)
# Of a hundred entries of the open round; the rest waits for its holder.
SHARES = ((EntryState.ACCEPTED, 30), (EntryState.SUBMITTED, 62), (EntryState.RETURNED, 68))
RETURNED = "Navedite, kaj od načrtovanega je že sprejeto in kdaj pričakujete preostanek."
DONE_WORDS: dict[str, Sequence[str]] = {
    Status.DONE: (
        "Ukrep je izveden; končni izdelek je predan in objavljen.",
        "Naloga je končana, rezultati so predstavljeni sodelujočim.",
    ),
    Status.ON_TRACK: (
        "Delovna skupina se sestaja vsak mesec; prvi del gradiva je usklajen.",
        "Izvajanje teče po načrtu, sredstva so razporejena, izvajalci izbrani.",
        "Pripravljen je osnutek, ki je v usklajevanju s sodelujočimi.",
    ),
    Status.AT_RISK: (
        "Priprava teče, a počasneje od načrta; ključna odločitev še ni sprejeta.",
        "Podlage so pripravljene, za izvedbo manjka del kadra.",
    ),
    Status.LATE: (
        "Rok je potekel; opravljen je pripravljalni del, sklepni del sledi.",
        "Gradivo je pripravljeno, postopek sprejemanja še ni končan.",
    ),
    Status.NOT_STARTED: ("Ukrep v obdobju še ni začet; določen je skrbnik.",),
    Status.STOPPED: ("Ukrep je ustavljen do odločitve koordinatorja.",),
}
OBSTACLES = (
    "", "", "", "Pomanjkanje kadra v strokovni službi.", "Dolgotrajno javno naročilo.",
    "Usklajevanje med resorji traja dlje od načrta.",
)  # fmt: skip
NEXT_STEPS = (
    "Dokončanje gradiva in obravnava v delovni skupini.",
    "Objava rezultatov in usposabljanje izvajalcev.",
    "Nadaljevanje po načrtu; naslednji pregled v prvem četrtletju.",
)


def make() -> None:
    """For every plan, once: a frozen round, an open one, and proposals."""
    if Round.objects.exists():
        return
    for version in queries.newest_versions():
        draw = Random(f"rounds {version.plan_id}")  # noqa: S311 - the same data every time
        _frozen(version, draw)
        _open(version, draw)
        _proposals(version)


def _frozen(version: PlanVersion, draw: Random) -> None:
    """The year 2025: most entries were accepted, a few never came."""
    found = Round.objects.create(
        plan_id=version.plan_id, version=version, name="Poročilo za leto 2025", first=YEAR[0],
        last=YEAR[1], opens=date(2026, 1, 5), due=date(2026, 1, 31), synthetic=True,
        made_at=datetime(2026, 1, 5, 8, tzinfo=UTC),
    )  # fmt: skip
    entries = invitations(found)
    for entry in entries:
        entry.state = EntryState.ACCEPTED if draw.random() < 0.93 else EntryState.INVITED
    data = snapshots.of_version(version, YEAR[1])
    statuses = {pk: Status(one["status"]) for pk, one in data.items()}
    _keep(entries, statuses, date(2026, 1, 15), draw)
    told = snapshots.entries(found)
    Frozen.objects.bulk_create(
        Frozen(round=found, measure_id=pk, data=_as_known(one) | {"entries": told.get(pk, [])})
        for pk, one in data.items()
    )
    found.state, found.frozen_at = RoundState.FROZEN, FROZEN_AT
    found.save(update_fields=["state", "frozen_at"])


def _as_known(one: Data) -> Data:
    """Without money of later years: when the round was frozen, nobody had recorded it yet."""
    return one | {"funds": [row for row in one["funds"] if row["year"] <= YEAR[1].year]}


def _open(version: PlanVersion, draw: Random) -> None:
    """The first nine months of 2026: entries in every state, holders reminded once."""
    found = Round.objects.create(
        plan_id=version.plan_id, version=version, name="Januar–september 2026", first=AUTUMN[0],
        last=AUTUMN[1], opens=date(2026, 10, 1), due=date(2026, 11, 30), synthetic=True,
        made_at=datetime(2026, 10, 1, 8, tzinfo=UTC),
    )  # fmt: skip
    entries = invitations(found)
    for entry in entries:
        drawn = draw.randrange(100)
        entry.state = next((s for s, most in SHARES if drawn < most), EntryState.INVITED)
        entry.returned_why = RETURNED if entry.state == EntryState.RETURNED else ""
    states = queries.overview(version.plan_id, AUTUMN[1], version)
    _keep(entries, {one.measure.pk: one.status for one in states}, date(2026, 10, 20), draw)
    missing = [one for one in entries if one.state == EntryState.INVITED]
    owed = dict.fromkeys(one.organisation_id for one in missing)
    Reminder.objects.bulk_create(
        Reminder(
            round=found, organisation_id=code, day=date(2026, 11, 16),
            entries=sum(one.organisation_id == code for one in missing),
        )
        for code in owed
    )  # fmt: skip


def _keep(
    entries: Sequence[Entry], statuses: Mapping[int, Status], day: date, draw: Random
) -> None:
    """Entries, and a sent revision of each that is past its invitation."""
    Entry.objects.bulk_create(entries)
    EntryRevision.objects.bulk_create(
        _revision(entry, statuses[entry.measure_id], day, draw)
        for entry in entries
        if entry.state != EntryState.INVITED
    )


def _revision(entry: Entry, status: Status, day: date, draw: Random) -> EntryRevision:
    at = datetime(day.year, day.month, day.day, 10, tzinfo=UTC) + timedelta(days=draw.randrange(14))
    return EntryRevision(
        entry=entry, number=1, status=status, progress=draw.choice(DONE_WORDS[status]),
        obstacles=draw.choice(OBSTACLES), by_name=BY, at=at,
        next_steps="" if status == Status.DONE else draw.choice(NEXT_STEPS),
    )  # fmt: skip


def _proposals(version: PlanVersion) -> None:
    """Two proposals about dated milestones: one waits, one was refused."""
    dated = Milestone.objects.filter(wording__version=version, due__isnull=False, yearly=False)
    last = dated.select_related("wording").order_by("-wording__order", "-pk")[:2]
    Proposal.objects.bulk_create(
        _proposal(version, one, refused=bool(place)) for place, one in enumerate(last)
    )


def _proposal(version: PlanVersion, one: Milestone, *, refused: bool) -> Proposal:
    due = one.due or YEAR[1]
    later = due + timedelta(days=181)
    decided = {
        "state": ProposalState.REFUSED, "decided_by": BY,
        "decided_at": datetime(2026, 11, 12, 12, tzinfo=UTC),
        "decided_why": "Rok je določen v sprejetem načrtu; ukrep naj se konča v roku.",
    }  # fmt: skip
    return Proposal(
        plan_id=version.plan_id, measure_id=one.wording.measure_id,
        field=f"milestone:{one.key}", before=due.isoformat(), after=later.isoformat(),
        by_name=BY, at=datetime(2026, 11, 9, 12, tzinfo=UTC),
        reason="Javno naročilo je bilo razveljavljeno; izvedba je mogoča pol leta pozneje.",
        **(decided if refused else {}),
    )  # fmt: skip
