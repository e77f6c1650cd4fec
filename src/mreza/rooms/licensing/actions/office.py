"""What officers of the chamber do: take over, ask for completion, propose, decide, correct.

Mandatory contents take two: one proposes, another confirms. An appeal is decided by officers who
had no part in the decision it is against. Credits are made by the decision, in one transaction.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction

from mreza.rooms.licensing import proposing, time_limits
from mreza.rooms.licensing.actions import events, giving
from mreza.rooms.licensing.actions.applications import hold_anew, release
from mreza.rooms.licensing.actions.held import Author, finish, hold
from mreza.rooms.licensing.applications.refusals import (
    AppliedAlreadyError,
    ClaimedError,
    NoReasonError,
    SecondOfficerError,
    StillOpenError,
    WrongStateError,
)
from mreza.rooms.licensing.models.applications import Application, ApplicationStep, Decision
from mreza.rooms.licensing.models.events import Event
from mreza.rooms.licensing.proposing import Line

State, What, Outcome = Application.State, ApplicationStep.What, Decision.Outcome
TWO, NOT_AGAIN = "mandatory", "appeal"  # why another officer must do it


@dataclass(frozen=True)
class Verdict:
    """What an officer wants to decide. Less than granted in full needs a reason."""

    outcome: str
    lines: tuple[Line, ...] = ()
    reason: str = ""

    def as_json(self) -> dict[str, Any]:
        lines = [proposing.as_json(line) for line in self.lines]
        return {"outcome": self.outcome, "lines": lines, "reason": self.reason}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Verdict:
        lines = tuple(proposing.from_json(line) for line in kept["lines"])
        return cls(kept["outcome"], lines, kept["reason"])


@transaction.atomic
def claim(application: Application, *, over: bool = False, author: Author) -> ApplicationStep:
    """Work on it; `over` takes it from the colleague who does. Raises `ClaimedError`."""
    held = hold(application, "claim", author)
    if held.officer_id not in (None, author.by.pk) and not over:
        raise ClaimedError(held.officer.get_full_name() if held.officer else "")
    held.officer = author.by
    return finish(held, "claim", author)


@transaction.atomic
def ask(application: Application, *, what: str, author: Author) -> ApplicationStep:
    """Ask the applicant to complete it; until the answer the days are theirs."""
    held = hold(application, "ask", author, what)
    return finish(held, "ask", author, why=what)


def takes_two(application: Application) -> bool:
    """Whether mandatory contents are decided."""
    if application.kind == Application.Kind.ORGANISER:
        return any(one.content for one in application.event.sessions.all())
    return application.kind == Application.Kind.MANDATORY


@transaction.atomic
def propose(application: Application, verdict: Verdict, *, author: Author) -> ApplicationStep:
    """Propose a decision (or its correction, with a reason) to a second officer."""
    held = hold(application, "propose", author)
    _not_before_its_time(held, author)
    _reasoned(held, verdict)
    _not_decided_by(held, author)
    data = {**verdict.as_json(), "before": held.state}
    return finish(held, "propose", author, why=verdict.reason, data=data)


@transaction.atomic
def send_back(application: Application, *, why: str, author: Author) -> ApplicationStep:
    """The second officer does not agree: back to the first, with a reason."""
    held = hold(application, "return", author, why)
    held.state = proposed(held).data["before"]
    return finish(held, "return", author, why=why)


def proposed(application: Application) -> ApplicationStep:
    """The proposal that waits."""
    return application.steps.filter(what=What.PROPOSED).latest("pk")


@transaction.atomic
def confirm(application: Application, *, author: Author) -> Decision:
    """The second officer agrees with the proposal. Raises `SecondOfficerError`."""
    held = hold(application, "decide", author)
    if held.state != State.PROPOSED:  # one that was returned waits no more
        raise WrongStateError(held.state, "confirm")
    proposal = proposed(held)
    if proposal.by_id == author.by.pk:
        raise SecondOfficerError(TWO)
    verdict = Verdict.from_json(proposal.data)
    return _decided(held, verdict, author, "decide", proposal)


@transaction.atomic
def decide(application: Application, verdict: Verdict, *, author: Author) -> Decision:
    """Decide alone, where one officer is enough. Raises `SecondOfficerError`."""
    held = hold(application, "decide", author)
    if held.state == State.PROPOSED or takes_two(held):
        raise SecondOfficerError(TWO)
    _not_before_its_time(held, author)
    _reasoned(held, verdict)
    return _decided(held, verdict, author, "decide", None)


@transaction.atomic
def correct(application: Application, verdict: Verdict, *, author: Author) -> Decision:
    """Replace a decision that was wrong by a new one; what it credited is taken back first."""
    held = hold(application, "correct", author, verdict.reason)
    if takes_two(held):
        raise SecondOfficerError(TWO)
    return _decided(held, verdict, author, "correct", None)


def _not_before_its_time(held: Application, author: Author) -> None:
    """What is to be completed is decided on what there is, once the days for it are over."""
    limit = time_limits.complete_by(held.steps.order_by("pk"))
    if held.state == State.INCOMPLETE and limit is not None and author.day <= limit:
        raise StillOpenError(limit)


def _reasoned(held: Application, verdict: Verdict) -> None:
    needs = verdict.outcome != Outcome.GRANTED or held.decisions.exists()
    if needs and not verdict.reason.strip():
        raise NoReasonError("decide")


def _not_decided_by(held: Application, author: Author) -> None:
    """An appeal goes to those who had no part in what was decided; nor do they undo it after."""
    appealed = held.decisions.filter(appeal__isnull=False)
    if any(author.by.pk in (one.by_id, one.proposed_by_id) for one in appealed):
        raise SecondOfficerError(NOT_AGAIN)


def _decided(
    held: Application, verdict: Verdict, author: Author, deed: str, proposal: ApplicationStep | None
) -> Decision:
    _not_decided_by(held, author)
    last = held.decisions.order_by("-number").first()
    if last is not None:
        giving.take_back(last, by=author.by, reason=verdict.reason)
    lines = _given(held, verdict, author)
    decision = Decision.objects.create(
        application=held, number=last.number + 1 if last else 1, outcome=verdict.outcome,
        reason=verdict.reason.strip(), lines=lines, four_eyes=proposal is not None,
        proposed_by=proposal.by if proposal else None, by=author.by, day=author.day,
        at=author.now, on_appeal=bool(last and hasattr(last, "appeal")),
    )  # fmt: skip
    held.state = verdict.outcome
    if last is not None:
        deed = "decide" if hasattr(last, "appeal") else "correct"
    finish(held, deed, author, why=verdict.reason, data={"decision": decision.number})
    if held.kind == Application.Kind.ORGANISER and last is not None:
        events.credit_anew(held.event, by=author.by, reason=verdict.reason)
    return decision


def _given(held: Application, verdict: Verdict, author: Author) -> Sequence[dict[str, Any]]:
    """What the decision gives, stored: credits of a practitioner, or the event's own points."""
    lines = [proposing.as_json(line) for line in verdict.lines]
    granted = verdict.outcome != Outcome.REFUSED
    if not granted:
        release(held)
    elif (  # refused before, granted on appeal; what was cancelled holds nothing
        held.event.state != Event.State.CANCELLED and not held.holds.filter(released=False).exists()
    ):
        _hold_again(held)
    if held.kind == Application.Kind.ORGANISER:
        _of_event(held.event, granted=granted)
        return lines if granted else []
    if not granted:
        return []
    return giving.give(held, verdict.lines, by=author.by)


def _hold_again(held: Application) -> None:
    """What was refused was free for others; raises `AppliedAlreadyError` when one took it."""
    try:
        with transaction.atomic():
            hold_anew(held)
    except IntegrityError as error:
        raise AppliedAlreadyError("event", "") from error


def _of_event(event: Event, *, granted: bool) -> None:
    """Evaluated or not; one that was cancelled stays so."""
    if event.state == Event.State.CANCELLED:
        return
    event.state = Event.State.APPROVED if granted else Event.State.REFUSED
    try:
        with transaction.atomic():
            event.save(update_fields=["state"])
    except IntegrityError as error:
        raise AppliedAlreadyError("event", "") from error
