"""What happens to a licence: granted, renewed, suspended, reinstated, revoked, lapsed.

Each deed locks the practitioner's licences, checks the status, adds an event and, where the days of
a licence change, logs that. Who may do it is decided in `rules`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from mreza.rooms.licensing import law, missing
from mreza.rooms.licensing.models import Licence, LicenceEvent, LicenceEventKind, Practitioner
from mreza.rooms.licensing.queries.licences import LicenceState, Status, states_among
from mreza.rooms.licensing.queries.standings import standing
from mreza.rooms.licensing.refusals import (
    DayError,
    MissingError,
    NumberTakenError,
    WrongStatusError,
)
from mreza.rooms.workforce.actions import records
from mreza.rooms.workforce.refusals import TakenError
from mreza.site.accounts.models import User

Kind = LicenceEventKind


def grant(
    practitioner: Practitioner, *, number: str, day: date, by: User | None, reason: str = ""
) -> Licence:
    """A first licence, or a new one when the last has ended.

    Raises `WrongStatusError`, and `NumberTakenError` for the number of somebody else's licence.
    """
    with _held(practitioner) as licences:
        others = Licence.objects.filter(number=number, withdrawn=False)
        if others.exclude(practitioner=practitioner).exists():
            raise NumberTakenError
        now = states_among(licences, day).get(practitioner.pk)
        if now and now.status in (Status.VALID, Status.SUSPENDED):
            raise WrongStatusError(str(now.status.label))
        return _begin(practitioner, number, day, Kind.GRANTED, by, reason)


def renew(practitioner: Practitioner, *, day: date, by: User, reason: str = "") -> Licence:
    """The next period, from the day after this one, or from `day` when it has lapsed.

    Raises `MissingError` with what the period lacks, `WrongStatusError` for a licence that is
    suspended, revoked or renewed already.
    """
    with _held(practitioner) as licences:
        now = _state(practitioner, licences, day)
        if now.status not in (Status.VALID, Status.LAPSED) or _followed(licences, now.licence):
            raise WrongStatusError(str(now.status.label))
        lacking = missing.words(standing([practitioner.pk], day)[practitioner.pk])
        if lacking:
            raise MissingError(lacking)
        first = now.last + timedelta(days=1) if now.status == Status.VALID else day
        return _begin(practitioner, now.licence.number, first, Kind.RENEWED, by, reason)


def suspend(practitioner: Practitioner, *, day: date, by: User, reason: str) -> LicenceEvent:
    return _happen(practitioner, Kind.SUSPENDED, (Status.VALID,), day, by, reason)


def reinstate(practitioner: Practitioner, *, day: date, by: User, reason: str) -> LicenceEvent:
    return _happen(practitioner, Kind.REINSTATED, (Status.SUSPENDED,), day, by, reason)


def revoke(practitioner: Practitioner, *, day: date, by: User, reason: str) -> LicenceEvent:
    """From `day` on there is no licence. A next period that was granted already goes with it."""
    return _happen(
        practitioner, Kind.REVOKED, (Status.VALID, Status.SUSPENDED), day, by, reason, ends=True
    )


def lapse(practitioner: Practitioner, *, day: date, by: User, reason: str) -> LicenceEvent:
    """It ends before its time, as when somebody gives it back."""
    return _happen(
        practitioner, Kind.LAPSED, (Status.VALID, Status.SUSPENDED), day, by, reason, ends=True
    )


def _happen(
    practitioner: Practitioner, kind: Kind, stands: tuple[Status, ...], day: date, by: User,
    reason: str, *, ends: bool = False,
) -> LicenceEvent:  # fmt: skip
    with _held(practitioner) as licences:
        now = _state(practitioner, licences, day)
        if now.status not in stands:
            raise WrongStatusError(str(now.status.label))
        later = [one.day for one in now.licence.events.all() if one.day > day]
        if later or (ends and day <= now.first):
            raise DayError
        event = LicenceEvent.objects.create(
            licence=now.licence, kind=kind, day=day, reason=reason.strip(), by=by,
            by_name=by.get_full_name(),
        )  # fmt: skip
        if ends:
            _end(now.licence, licences, day, by, reason)
        return event


def _end(licence: Licence, licences: list[Licence], day: date, by: User, reason: str) -> None:
    """Later periods are withdrawn first; then this one's days end before `day`."""
    for one in licences:
        if one.first_day > licence.first_day:
            records.withdraw(one, by=by, reason=reason)
    licence.valid = DateRange(licence.first_day, day)
    records.correct(licence, by=by, reason=reason)


def _begin(
    practitioner: Practitioner, number: str, first: date, kind: Kind, by: User | None, reason: str
) -> Licence:
    made = Licence(
        practitioner=practitioner, number=number, valid=DateRange(first, end_of_period(first))
    )
    records.add(made, by=by, reason=reason)
    LicenceEvent.objects.create(
        licence=made, kind=kind, day=first, reason=reason.strip(), by=by,
        by_name=by.get_full_name() if by else "system",
    )  # fmt: skip
    return made


def end_of_period(first: date) -> date:
    """The day after the last one of a period that begins on `first`; 29 February to 1 March."""
    years = int(law.number("period_years", first))
    try:
        return first.replace(year=first.year + years)
    except ValueError:
        return date(first.year + years, 3, 1)


def _state(practitioner: Practitioner, licences: list[Licence], day: date) -> LicenceState:
    found = states_among(licences, day).get(practitioner.pk)
    if found is None:
        raise DayError
    return found


def _followed(licences: list[Licence], licence: Licence) -> bool:
    return any(one.first_day > licence.first_day for one in licences)


@contextmanager
def _held(practitioner: Practitioner) -> Iterator[list[Licence]]:
    """The practitioner's licences, oldest first, nobody else's to change meanwhile."""
    try:
        with transaction.atomic():
            Practitioner.objects.select_for_update().get(pk=practitioner.pk)
            found = Licence.objects.filter(practitioner=practitioner, withdrawn=False)
            yield list(found.order_by("valid").prefetch_related("events"))
    except IntegrityError as error:
        raise TakenError(str(error)) from error
