"""Organisers and their lists: authorised by the chamber, credited in one transaction, once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from mreza.rooms.licensing import attending, duplicates, proposing, trainings
from mreza.rooms.licensing.actions import crediting, giving
from mreza.rooms.licensing.applications.refusals import (
    AuthorisedAlreadyError,
    CreditedError,
    NoReasonError,
    NotApprovedError,
)
from mreza.rooms.licensing.models.credits import Credit
from mreza.rooms.licensing.models.events import Authorisation, Event, EventAttendance
from mreza.rooms.licensing.models.register import Practitioner
from mreza.rooms.licensing.proposing import Line
from mreza.rooms.licensing.refusals import AlreadyCreditedError
from mreza.rooms.workforce.importing import files
from mreza.rooms.workforce.importing.dataset import Dataset
from mreza.rooms.workforce.models import ImportedFile
from mreza.site.accounts.models import User


def authorise(
    organisation: str, *, first: date, last: date | None, why: str, by: User, now: datetime
) -> Authorisation:
    """Let an organiser credit by lists on these days. Raises `AuthorisedAlreadyError`."""
    if not why.strip():
        raise NoReasonError("authorise")
    days = DateRange(first, last + timedelta(days=1) if last else None)
    try:
        with transaction.atomic():
            return Authorisation.objects.create(
                organisation_id=organisation, valid=days, why=why.strip(), by=by, at=now
            )
    except IntegrityError as error:
        raise AuthorisedAlreadyError from error


@transaction.atomic
def end_authorisation(
    authorisation: Authorisation, *, last: date, why: str, by: User, now: datetime
) -> Authorisation:
    """Withdraw it: `last` is its last day. What was credited until then stays."""
    if not why.strip():
        raise NoReasonError("end")
    held = Authorisation.objects.select_for_update().get(pk=authorisation.pk)
    first = held.valid.lower or last
    held.valid = DateRange(first, max(first, last + timedelta(days=1)))
    held.ended_why, held.ended_by, held.ended_at = why.strip(), by, now
    held.save()
    return held


def granted(event: Event) -> list[Line]:
    """The lines of the last decision: what whoever attends all of it gets."""
    decision = event.application.decisions.order_by("-number").first()
    return [proposing.from_json(line) for line in decision.lines] if decision else []


def take_list(file: ImportedFile, event: Event, dataset: Dataset, *, by: User, day: date) -> int:
    """Credit everybody on the list, or nobody. Raises `TakenError`, `CreditedError`.

    Raises `NotApprovedError` for an event that is not evaluated or whose last day has not come.
    """
    if event.state != Event.State.APPROVED or event.last > day:
        raise NotApprovedError("not evaluated" if event.last <= day else "not over")
    with transaction.atomic():
        count = files.take(file, dataset, by=by)
        attendances = EventAttendance.objects.filter(file=file).select_related("practitioner")
        credit_rows(event, list(attendances), by=by)
    return count


def credit_rows(event: Event, attendances: Collection[EventAttendance], *, by: User) -> None:
    """Credits of stored attendances, and what they make in homes. Raises `CreditedError`."""
    _credit(event, attendances, by)
    trainings.share(event, attendances, by=by)


def _credit(event: Event, attendances: Iterable[EventAttendance], by: User) -> None:
    lines, sessions = granted(event), list(event.sessions.all())
    pieces = [
        (one.practitioner, giving.work_of(event, work),
         duplicates.source_of(event.key, work.part))
        for one in attendances
        for work in attending.works_of(one, lines, sessions)
    ]  # fmt: skip
    try:
        crediting.credit_all(pieces, by=by)
    except AlreadyCreditedError as error:
        raise CreditedError from error


@transaction.atomic
def take_list_back(file: ImportedFile, event: Event, *, by: User, reason: str) -> int:
    """Withdraw a list that was wrong, with its credits and what it made in homes."""
    if not reason.strip():
        raise NoReasonError("take back")
    people = list(
        EventAttendance.objects.filter(file=file, withdrawn=False)
        .values_list("practitioner", flat=True)
    )  # fmt: skip
    count = files.take_back(file, [EventAttendance], by=by, reason=reason)
    left = EventAttendance.objects.filter(event=event, practitioner__in=people, withdrawn=False)
    giving.withdraw_all(_credits(event, people), by=by, reason=reason)
    _credit(event, left.select_related("practitioner"), by)
    gone = set(people) - set(left.values_list("practitioner", flat=True))
    trainings.take_back(event, gone, by=by, reason=reason)
    return count


def _credits(event: Event, people: Iterable[int]) -> Any:
    """Credits of lists of the event; contents that a decision added stay."""
    start = duplicates.source_of(event.key, "")
    return Credit.objects.filter(
        practitioner__in=list(people), source__startswith=start, withdrawn=False
    ).exclude(source__startswith=duplicates.source_of(event.key, "content/"))


def credit_anew(event: Event, *, by: User, reason: str) -> None:
    """After a decision was corrected: everybody on the lists gets what it says now."""
    attendances = list(
        EventAttendance.objects.filter(event=event, withdrawn=False).select_related("practitioner")
    )
    people = {one.practitioner_id for one in attendances}
    giving.withdraw_all(_credits(event, people), by=by, reason=reason)
    if event.state == Event.State.APPROVED:
        _credit(event, attendances, by)
    else:
        trainings.take_back(event, people, by=by, reason=reason)


def people_of(numbers: Iterable[str]) -> Mapping[str, Practitioner]:
    """Practitioners by register number."""
    found = Practitioner.objects.filter(number__in=set(numbers), withdrawn=False)
    return {one.number: one for one in found}
