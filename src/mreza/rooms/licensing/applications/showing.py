"""The page of an application: everything it shows, in the language of the page."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from mreza.rooms.licensing import checking, life, proposing, time_limits
from mreza.rooms.licensing.actions.office import Verdict, takes_two
from mreza.rooms.licensing.applications import words
from mreza.rooms.licensing.applications.rules import Applicant
from mreza.rooms.licensing.models.applications import (
    Application,
    ApplicationStep,
    Attachment,
    Decision,
)
from mreza.rooms.licensing.proposing import Proposal
from mreza.rooms.licensing.queries import applications

State, What = Application.State, ApplicationStep.What
BEFORE = (State.DRAFT, State.INCOMPLETE)


def page(application: Application, who: Applicant, day: date) -> dict[str, Any]:
    """Context of the page; a constant number of queries."""
    steps = applications.steps(application)
    proposal = proposing.of_application(application, application.submitted_on or day)
    own = who.owns(application)
    checks = checking.check(application, application.submitted_on or day) if (
        own and application.state in BEFORE
    ) else None  # fmt: skip
    decided = [] if application.state in BEFORE else applications.decisions(application)
    return {
        "application": application,
        "event": application.event,
        "who": who,
        "own": own,
        "proposal": shown(proposal),
        "programme": programme(application),
        "checks": checks,
        "blocking": [words.refused(error) for error in checks.blocking] if checks else [],
        "notes": [words.note(*note) for note in checks.notes]
        if checks
        else (flagged(steps) if who.oversees else []),
        "files": [one for one in application.attachments.all() if not one.left_out],
        "roles": Attachment.Role.choices,
        "clock": time_limits.clock(steps, day),
        "within": time_limits.DECIDE_WITHIN,
        "limit": time_limits.last_day(application),
        "steps": [step(one, who) for one in steps if one.what != What.FLAGGED],
        "asked": _asked(application, steps),
        "complete_by": time_limits.complete_by(steps),
        "decisions": [decision(one) for one in decided],
        "may": _may(application, steps, day),
        "appeal_until": _appeal_until(application, decided, day),
        "second": _second(application, steps, who),
    }


def shown(proposal: Proposal) -> dict[str, Any]:
    """A proposal as a page shows it."""
    return {
        "points": words.points(proposal.points),
        "exact": words.exact(proposal.points),
        "lines": [words.shown(line) for line in proposal.lines],
        "each": [words.shown(line) for line in proposal.each],
        "contents": [
            {
                "name": words.content(one.content), "code": one.content,
                "recognised": one.recognised,
                "minutes": one.minutes,
                "conditions": [words.condition(condition) for condition in one.conditions],
            }
            for one in proposal.contents
        ],
    }  # fmt: skip


def programme(application: Application) -> list[dict[str, Any]]:
    """Sessions with who lectures in them and what these show."""
    return [
        {
            "session": one, "content": words.content(one.content),
            "lecturers": ", ".join(who.name for who in one.lecturers.all()),
        }
        for one in application.event.sessions.all()
    ]  # fmt: skip


def flagged(steps: list[ApplicationStep] | Any) -> list[str]:
    """What the system noticed when it was sent."""
    return [words.note(one.data["code"], one.data["about"], office=True) for one in steps
            if one.what == What.FLAGGED]  # fmt: skip


def step(one: ApplicationStep, who: Applicant) -> dict[str, Any]:
    """A step of the history; applicants read of officers only what concerns them."""
    said = {"step": one, "why": one.why, "by": one.by_name if who.oversees else ""}
    return said | {"file": one.data.get("file", "")}


def decision(one: Decision) -> dict[str, Any]:
    """A decision with its lines."""
    lines = [proposing.from_json(line) for line in one.lines]
    total = sum((line.points for line in lines), Fraction(0))
    return {
        "decision": one, "lines": [words.shown(line) for line in lines],
        "points": words.counted(total), "appeal": getattr(one, "appeal", None),
    }  # fmt: skip


def _asked(application: Application, steps: Any) -> ApplicationStep | None:
    """What completion is asked for now."""
    if application.state != State.INCOMPLETE:
        return None
    return next((one for one in reversed(steps) if one.what == What.ASKED), None)


def _may(application: Application, steps: Any, day: date) -> frozenset[str]:
    """What can be done now: while the applicant may complete it, it is not decided."""
    possible, limit = life.possible(application.state), time_limits.complete_by(steps)
    waits = application.state == State.INCOMPLETE and limit is not None and day <= limit
    return possible - {"decide", "propose"} if waits else possible


def _appeal_until(application: Application, decided: list[Decision], day: date) -> date | None:
    if not decided or "appeal" not in life.possible(application.state):
        return None
    limit = decided[0].day + timedelta(days=time_limits.APPEAL_WITHIN)
    return limit if day <= limit else None


def waiting(application: Application, who: Applicant) -> dict[str, Any] | None:
    """What waits for a second officer, for the page on which it is confirmed."""
    return _second(application, applications.steps(application), who)


def _second(application: Application, steps: Any, who: Applicant) -> dict[str, Any] | None:
    """For the office: the proposal that waits, and whether it waits for whoever asks."""
    if not who.oversees:
        return None
    needs = {"takes_two": takes_two(application)}
    if application.state != State.PROPOSED:
        return needs
    proposal = next(one for one in reversed(steps) if one.what == What.PROPOSED)
    verdict = Verdict.from_json(proposal.data)
    total = sum((line.points for line in verdict.lines), Fraction(0))
    return needs | {
        "by": proposal.by_name, "day": proposal.day, "own": proposal.by_id == who.user.pk,
        "outcome": Decision.Outcome(verdict.outcome).label, "reason": verdict.reason,
        "lines": [words.shown(line) for line in verdict.lines], "points": words.counted(total),
    }  # fmt: skip
