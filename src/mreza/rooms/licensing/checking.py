"""What is told of an application before it is sent: what is missing, late, there already."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mreza.kernel.errors import MrezaError
from mreza.rooms.licensing import duplicates, time_limits
from mreza.rooms.licensing.applications.refusals import (
    AppliedAlreadyError,
    CreditedByListError,
    CreditedError,
    IncompleteError,
    LateError,
    NotOverError,
)
from mreza.rooms.licensing.duplicates import Other
from mreza.rooms.licensing.models.applications import Application, Attachment
from mreza.rooms.licensing.models.credits import Credit
from mreza.rooms.licensing.models.events import Authorisation, Event
from mreza.rooms.licensing.proposing import TRAINING

Kind, Role = Application.Kind, Attachment.Role


@dataclass(frozen=True)
class Checks:
    """`blocking` keep it from being sent; `notes` (code, about what) the officer reads too."""

    blocking: tuple[MrezaError, ...]
    notes: tuple[tuple[str, str], ...]

    @property
    def ready(self) -> bool:
        return not self.blocking


def check(application: Application, day: date) -> Checks:
    """Everything that can be said on `day`; a constant number of queries."""
    others = duplicates.others(application)
    listed = duplicates.approved_like(application.event) if _is_training(application) else []
    blocking = [
        *_incomplete(application),
        *_late(application, day),
        *_by_list(application, listed),
        *_applied(application, others),
        *_credited(application),
    ]
    return Checks(tuple(blocking), tuple(_notes(application, day, others, listed)))


def _is_training(application: Application) -> bool:
    """What somebody attended, as against what they wrote or what an organiser holds."""
    return application.kind != Kind.ORGANISER and application.work in TRAINING


def missing(application: Application) -> list[str]:
    """Codes of what the document asks for and the application has not."""
    there = {one.role for one in application.attachments.all() if not one.left_out}
    of = _of_organiser if application.kind == Kind.ORGANISER else _of_person
    return [*of(application, there)]


def _of_organiser(application: Application, files: set[str]) -> Iterator[str]:
    event = application.event
    sessions = list(event.sessions.all())
    if not event.place:
        yield "place"
    if not sessions:
        yield "sessions"
    if any(not one.lecturers.all() for one in sessions):
        yield "lecturers"


def _of_person(application: Application, files: set[str]) -> Iterator[str]:
    training = application.work in TRAINING
    if training and not (application.minutes or application.contributions or application.weeks):
        yield "minutes"
    if training and Role.PROGRAMME not in files:
        yield "programme"
    if Role.PROOF not in files:
        yield "proof"
    if application.foreign and Role.TRANSLATION not in files:
        yield "translation"
    if application.kind == Kind.MANDATORY:
        sessions = application.event.sessions.all()
        own = [one for one in sessions if one.content == application.content]
        if not application.content or not own:
            yield "content"
        elif any(not one.lecturers.all() for one in own):
            yield "lecturers"


def _incomplete(application: Application) -> Iterator[MrezaError]:
    codes = missing(application)
    if codes:
        yield IncompleteError(tuple(codes))


def _late(application: Application, day: date) -> Iterator[MrezaError]:
    """Late without a reason; a practitioner's before the training is over."""
    event, organiser = application.event, application.kind == Kind.ORGANISER
    if not organiser and application.event.last > day:
        yield NotOverError(event.last)
        return
    limit, days = time_limits.last_day(application), time_limits.days_late(application, day)
    if limit and days and not application.late_reason.strip():
        start = time_limits.earliest_start(day) if organiser else None
        yield LateError(days, limit, start)


def _by_list(application: Application, listed: list[Event]) -> Iterator[MrezaError]:
    """Who was at an authorised organiser's training is credited by its list.

    A mandatory content may be recognised for what a list credited without it.
    """
    event = application.event
    if application.kind != Kind.INDIVIDUAL or not _is_training(application):
        return
    if event.authorised or any(one.key == event.key for one in listed):
        yield CreditedByListError(event.title, event.organiser_name)


def authorised(organisation: str | None, day: date) -> bool:
    """Whether the chamber lets the organisation credit by its lists on `day`."""
    return (
        bool(organisation)
        and Authorisation.objects.filter(organisation=organisation, valid__contains=day).exists()
    )


def _applied(application: Application, others: list[Other]) -> Iterator[MrezaError]:
    """Another application of the same applicant for the same, or with the same proof.

    Of one training each mandatory content is applied for by itself.

    What is said here the database holds (`Hold`), also when two are sent at once.
    """
    for other in others:
        one = other.application
        if not other.own or not duplicates.same_content(application, one):
            continue
        if one.event.key == application.event.key:
            yield AppliedAlreadyError("event", str(one))
            return
        if other.same_file:
            yield AppliedAlreadyError("file", str(one))
            return


def _credited(application: Application) -> Iterator[MrezaError]:
    """Points are credited once; so is each mandatory content."""
    if application.kind == Kind.ORGANISER:
        return
    start = duplicates.source_of(application.event.key, "")
    found = Credit.objects.filter(
        practitioner=application.practitioner_id, source__startswith=start, withdrawn=False
    )
    if application.kind == Kind.MANDATORY:
        found = found.filter(content=application.content) if application.content else found.none()
    if found.exists():
        yield CreditedError()


def _notes(
    application: Application, day: date, others: list[Other], listed: list[Event]
) -> Iterator[tuple[str, str]]:
    """What may be right: nearly the same title, the same file of another person, late."""
    key = application.event.key
    for event in listed:
        if event.key != key:
            yield "listed", f"{event.title}, {event.organiser_name}"
    for other in others:
        event = other.application.event
        if other.own and event.key != key and duplicates.nearly(application.event, [event]):
            yield "alike", f"{other.application}: {event.title}"
        if other.same_file and not other.own:
            yield "same_file", str(other.application)
    days = time_limits.days_late(application, day)
    if days:
        yield "late", str(days)
