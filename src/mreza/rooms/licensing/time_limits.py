"""By when an application must come, and how long the chamber has had it.

The two limits of applicants are those of the act's obligations. How long the chamber may take, and
an applicant to complete or appeal, no document prints: these days are ours and shown as such.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from mreza import acts
from mreza.data.calendar import working_days
from mreza.kernel.due import AfterEvent, BeforeEvent
from mreza.kernel.due_dates import Span
from mreza.rooms.licensing.law import ACT
from mreza.rooms.licensing.models.applications import Application, ApplicationStep

DECIDE_WITHIN: Final = 30  # days of the chamber; illustrative, as no document prints them
COMPLETE_WITHIN: Final = 15  # days of the applicant; illustrative
APPEAL_WITHIN: Final = 15  # days after the decision; illustrative
SOON: Final = 7

What = ApplicationStep.What
_STARTS = frozenset({What.SUBMITTED, What.COMPLETED, What.APPEALED})
_STOPS = frozenset({What.ASKED, What.WITHDRAWN})
COUNTED: Final = (*sorted(_STARTS | _STOPS), What.DECIDED)


def last_day_before(first: date) -> date:
    """The last day on which an organiser applies in time for an event that begins on `first`."""
    return _span("organiser_application").before(first, working_days())


def last_day_after(last: date) -> date:
    """The last day on which a practitioner applies in time for a training that ended on `last`."""
    return _span("practitioner_application").after(last, working_days())


def earliest_start(day: date) -> date:
    """The first day on which an event may begin for which an organiser applies on `day`."""
    return _span("organiser_application").after(day, working_days())


def last_day(application: Application) -> date | None:
    """By when this application must be sent; None where the document sets no limit (works)."""
    if application.kind == Application.Kind.ORGANISER:
        return last_day_before(application.event.first)
    if application.work in ("attendance", "active", "other_training"):
        return last_day_after(application.event.last)
    return None


def days_late(application: Application, day: date) -> int:
    """By how many days it is late on `day`; 0 in time."""
    limit = last_day(application)
    return max(0, (day - limit).days) if limit else 0


def complete_by(steps: Iterable[ApplicationStep]) -> date | None:
    """The applicant's last day to complete it; None where no completion is asked for now."""
    asked = None
    for step in steps:
        if step.what in COUNTED:
            asked = step.day if step.what == What.ASKED else None
    return asked + timedelta(days=COMPLETE_WITHIN) if asked else None


def _span(code: str) -> Span:
    found = next(one for one in acts.get(ACT).obligations if one.code == code)
    if not isinstance(found.due, BeforeEvent | AfterEvent):
        raise TypeError(f"{code} falls due by no event")
    return found.due.span


@dataclass(frozen=True)
class Clock:
    """Whole days that an application lay with the chamber and with the applicant.

    `due` is when the chamber's own days are over; None while the applicant has it or it is done.
    """

    chamber: int
    applicant: int
    running: bool
    due: date | None
    decided: date | None

    @property
    def in_time(self) -> bool:
        return self.chamber <= DECIDE_WITHIN


def clock(steps: Iterable[ApplicationStep], day: date) -> Clock:
    """Count days until the decision, or until `day` while there is none; an appeal counts anew.

    The days between a request for completion and its answer are the applicant's.
    """
    chamber = applicant = 0
    since, decided, running = None, None, False
    for step in steps:
        if step.what == What.APPEALED:
            chamber, applicant, since, decided = 0, 0, None, None
        if since is not None and step.what in COUNTED:
            passed = (step.day - since).days
            chamber, applicant = (
                (chamber + passed, applicant) if running else (chamber, applicant + passed)
            )
        if step.what == What.DECIDED:
            decided, since, running = step.day, None, False
        elif step.what in COUNTED:
            running, since = step.what in _STARTS, step.day
    if since is not None:
        passed = (day - since).days
        chamber, applicant = (
            (chamber + passed, applicant) if running else (chamber, applicant + passed)
        )
    due = day + timedelta(days=DECIDE_WITHIN - chamber) if running else None
    return Clock(chamber, applicant, running, due, decided)


def first_clock(steps: Iterable[ApplicationStep]) -> Clock | None:
    """Days to the first decision; None while there is none."""
    counted: list[ApplicationStep] = []
    for step in steps:
        counted.append(step)
        if step.what == What.DECIDED:
            return clock(counted, step.day)
    return None
