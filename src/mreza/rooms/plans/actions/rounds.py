"""Reporting rounds: opened, written by holders, looked through, frozen. A frozen one never changes.

Whoever changes a round or one of its entries holds the round's row till the end of the
transaction, so that nothing is written into a round that is being frozen.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mreza.rooms.plans.models import (
    Change,
    Entry,
    EntryRevision,
    Frozen,
    Plan,
    PlanVersion,
    Round,
    Wording,
)
from mreza.rooms.plans.rounds.refusals import ChangedEntryError, RoundError
from mreza.rooms.plans.words import EntryState, PartyKind, RoundState, What
from mreza.rooms.plans.yearly import snapshots
from mreza.site.accounts.models import User

log = logging.getLogger(__name__)
NOT_OPEN = _("This round is not open for entries.")
SENT = (EntryState.SUBMITTED, EntryState.ACCEPTED)


@dataclass(frozen=True)
class Text:
    """What a holder writes of a measure; `status` may be empty in a draft."""

    status: str
    progress: str
    obstacles: str = ""
    next_steps: str = ""


def open_round(
    version: PlanVersion, *, name: str, first: date, last: date, opens: date, due: date, by: User
) -> Round:
    """Open a round about a period and invite every holder of every measure of the version.

    Where no holder is in the registry, the coordinator reports itself. Raises `RoundError` for a
    period that has a round, and for days in a wrong order.
    """
    if last < first or due < opens:
        raise RoundError(_("The days are in a wrong order."), _("The last day follows the first."))
    try:
        with transaction.atomic():
            found = Round.objects.create(
                plan_id=version.plan_id, version=version, name=name, first=first, last=last,
                opens=opens, due=due, made_by=by,
            )  # fmt: skip
            asked = Entry.objects.bulk_create(invitations(found))
            after = {"round": name, "due": due.isoformat(), "entries": len(asked)}
            _log(found, after=after, by=by)
    except IntegrityError as error:
        raise RoundError(
            _("There is a round about this period already."),
            _("Open that one, or choose another period."),
        ) from error
    log.info("round %s of %s opened by %s", found.pk, version.plan_id, by.username)
    return found


def invitations(found: Round) -> list[Entry]:
    """An entry for every holder of every measure, none kept yet."""
    plan = Plan.objects.get(pk=found.plan_id)
    asked: list[Entry] = []
    for wording in _wordings(found.version):
        holders = dict.fromkeys(
            party.organisation_id
            for party in wording.parties.all()
            if party.kind == PartyKind.HOLDER and party.organisation_id
        )
        asked += (
            Entry(round=found, measure_id=wording.measure_id, organisation_id=code)
            for code in holders or (plan.coordinator_id,)
        )
    return asked


def _wordings(version: PlanVersion) -> Iterable[Wording]:
    return Wording.objects.filter(version=version).order_by("order").prefetch_related("parties")


def write(entry: Entry, text: Text, *, seen: int, send: bool, by: User) -> EntryRevision:
    """Keep a draft, or submit (`send`): the next revision after `seen`, the one the form showed.

    Raises `RoundError` when the round is not open, the entry is accepted or says nothing, and
    `ChangedEntryError` when somebody wrote it meanwhile.
    """
    if send and not (text.status and text.progress.strip()):
        raise RoundError(
            _("An entry says where the measure stands and what was done."), _("Fill in both.")
        )
    with transaction.atomic():
        found = _held(entry)
        _writable(found)
        newest = found.revisions.first()
        last = newest.number if newest else 0
        if newest is not None and last != seen:
            raise ChangedEntryError(
                _("%(who)s has changed this entry meanwhile.") % {"who": newest.by_name},
                _("Compare both texts below, keep what is right, and save again."), last,
            )  # fmt: skip
        made = EntryRevision.objects.create(
            entry=found, number=last + 1, sent=send, status=text.status,
            progress=text.progress.strip(), obstacles=text.obstacles.strip(),
            next_steps=text.next_steps.strip(), by=by, by_name=by.get_full_name(),
        )  # fmt: skip
        if send:
            _move(found, EntryState.SUBMITTED, by, after={"revision": made.number})
    log.info("entry %s revision %s by %s", entry.pk, made.number, by.username)
    return made


def _held(entry: Entry) -> Entry:
    """The entry as it is now, with its round held: nobody freezes it meanwhile."""
    Round.objects.select_for_update().get(pk=entry.round_id)
    return Entry.objects.select_related("round").select_for_update(of=("self",)).get(pk=entry.pk)


def _writable(entry: Entry) -> None:
    if entry.round.state != RoundState.OPEN:
        raise RoundError(NOT_OPEN, _("Ask the coordinator of the plan."))
    if entry.state == EntryState.ACCEPTED:
        raise RoundError(
            _("This entry is accepted already."), _("Ask the coordinator to return it.")
        )


def accept(entry: Entry, *, seen: int, by: User) -> Entry:
    """The coordinator takes the entry as revision `seen` says it. Raises `RoundError`."""
    with transaction.atomic():
        found = _under_review(entry, (EntryState.SUBMITTED,))
        sent = found.revisions.filter(sent=True).first()
        if sent is None or sent.number != seen:
            raise RoundError(
                _("The holder has sent a newer text."), _("Read the newer one, then accept it.")
            )
        return _move(found, EntryState.ACCEPTED, by, after={"revision": sent.number})


def send_back(entry: Entry, *, why: str, by: User) -> Entry:
    """Return an entry to its holder with the reason. Raises `RoundError`."""
    if not why.strip():
        raise RoundError(_("Say why it is returned."))
    with transaction.atomic():
        found = _under_review(entry, SENT)
        if found.round.state != RoundState.OPEN:
            raise RoundError(NOT_OPEN, _("Open it for entries again, then return the entry."))
        found.returned_why = why.strip()
        return _move(found, EntryState.RETURNED, by, reason=why.strip())


def _under_review(entry: Entry, states: Iterable[str]) -> Entry:
    found = _held(entry)
    if found.round.state not in (RoundState.OPEN, RoundState.REVIEW):
        raise RoundError(_("This round is over."))
    if found.state not in states:
        raise RoundError(
            _("In its state this is not done with an entry: %(state)s.")
            % {"state": found.get_state_display()}
        )
    return found


def _move(
    entry: Entry, state: str, by: User, *, after: Mapping[str, Any] | None = None, reason: str = ""
) -> Entry:
    before, entry.state = entry.state, state
    entry.save(update_fields=["state", "returned_why"])
    Change.objects.create(
        plan_id=entry.round.plan_id, measure_id=entry.measure_id, what=What.ENTRY, by=by,
        by_name=by.get_full_name(), reason=reason, before={"state": before},
        after={
            "round": entry.round.name, "organisation": entry.organisation_id, "state": state,
            **(after or {}),
        },
    )  # fmt: skip
    log.info("entry %s %s by %s", entry.pk, state, by.username)
    return entry


def end_entries(found: Round, *, by: User) -> Round:
    """Holders write no more; the coordinator looks through. Raises `RoundError`."""
    return _turn(found, (RoundState.OPEN,), RoundState.REVIEW, by)


def open_again(found: Round, *, by: User) -> Round:
    """Holders may write again. Raises `RoundError`."""
    return _turn(found, (RoundState.REVIEW,), RoundState.OPEN, by)


def cancel(found: Round, *, why: str, by: User) -> Round:
    """A round opened by mistake, while nothing is submitted. Raises `RoundError`."""
    if not why.strip():
        raise RoundError(_("Say why the round is cancelled."))
    with transaction.atomic():
        held = Round.objects.select_for_update().get(pk=found.pk)
        if EntryRevision.objects.filter(entry__round=held, sent=True).exists():
            raise RoundError(
                _("Something is submitted in this round already."),
                _("It can be ended and frozen, no longer cancelled."),
            )
        states = (RoundState.OPEN, RoundState.REVIEW)
        return _turn(held, states, RoundState.CANCELLED, by, reason=why.strip())


def freeze(found: Round, *, missing: int, by: User, day: date) -> Round:
    """Keep every measure as it stands; from now on nothing of the round changes.

    `missing` is how many entries not accepted the coordinator has confirmed. Raises `RoundError`
    when it is another number now, and for a round that is over.
    """
    with transaction.atomic():
        held = Round.objects.select_for_update().get(pk=found.pk)
        if held.state not in (RoundState.OPEN, RoundState.REVIEW):
            raise RoundError(_("This round is over."))
        if day <= held.last:
            raise RoundError(
                _("The period of this round is not over yet."), _("Freeze it once it is over.")
            )
        if held.entries.exclude(state=EntryState.ACCEPTED).count() != missing:
            raise RoundError(
                _("Meanwhile another number of entries is missing."),
                _("Look at the list again and confirm it."),
            )
        Frozen.objects.bulk_create(
            Frozen(round=held, measure_id=pk, data=data)
            for pk, data in snapshots.of_round(held, day).items()
        )
        return _turn(held, (held.state,), RoundState.FROZEN, by, missing=missing)


def _turn(
    found: Round, states: Iterable[str], state: str, by: User, *, reason: str = "", **more: Any
) -> Round:
    with transaction.atomic():
        held = Round.objects.select_for_update().get(pk=found.pk)
        if held.state not in states:
            raise RoundError(_("Somebody has changed this round already."), _("Look at it again."))
        before, held.state = held.state, state
        if state == RoundState.FROZEN:
            held.frozen_by, held.frozen_at = by, timezone.now()
        held.save(update_fields=["state", "frozen_by", "frozen_at"])
        after = {"round": held.name, "state": state, **more}
        _log(held, before={"state": before}, after=after, by=by, reason=reason)
    log.info("round %s %s by %s", held.pk, state, by.username)
    return held


def _log(
    found: Round,
    *,
    after: Mapping[str, Any],
    by: User,
    before: Mapping[str, Any] | None = None,
    reason: str = "",
) -> None:
    Change.objects.create(
        plan_id=found.plan_id, what=What.ROUND, before=dict(before or {}), after=dict(after),
        reason=reason, by=by, by_name=by.get_full_name(),
    )  # fmt: skip
