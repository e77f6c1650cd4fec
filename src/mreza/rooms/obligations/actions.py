"""What people do with due items: each says who, when and why, and nothing is ever deleted."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from mreza.rooms.obligations.catalogue import Key
from mreza.rooms.obligations.files import Kept, forget
from mreza.rooms.obligations.items import Item
from mreza.rooms.obligations.models import (
    Answer,
    Assignment,
    CalendarLink,
    Closing,
    Event,
    Preference,
)
from mreza.rooms.obligations.models.answers import Entered
from mreza.rooms.obligations.refusals import (
    AnsweredError,
    EarlierError,
    EnteredError,
    FutureError,
    LockedError,
    SameError,
    WithdrawnError,
)
from mreza.site.accounts.models import User


def confirm(
    item: Item,
    *,
    done_on: date,
    today: date,
    note: str,
    by: User,
    file: Kept | None = None,
    unlocks: bool = False,
) -> Answer:
    """Say that it was done on a day. `FutureError`, `LockedError` unless whoever says it
    `unlocks`, `AnsweredError`."""
    try:
        if done_on > today:
            raise FutureError
        _unlocked(item.obligation.act, item.due, unlocks)
        return _answer(item, Answer.Kind.DONE, done_on, note, by, file)
    except BaseException:
        forget(file)
        raise


def waive(item: Item, *, reason: str, by: User, unlocks: bool = False) -> Answer:
    """Say why it need not be done. `LockedError`, `AnsweredError`."""
    _unlocked(item.obligation.act, item.due, unlocks)
    return _answer(item, Answer.Kind.WAIVED, None, reason, by)


def extend(item: Item, *, until: date, reason: str, by: User) -> Answer:
    """Let a later day count as on time; the due day stays. `EarlierError`, `AnsweredError`."""
    if until <= item.due:
        raise EarlierError
    return _answer(item, Answer.Kind.EXTENDED, until, reason, by)


def _unlocked(act: str, due: date, unlocks: bool) -> None:
    """`LockedError` for what is due within the days that a supervisor locked."""
    latest = Closing.objects.filter(act=act).first()
    if latest is not None and due <= latest.until and not unlocks:
        raise LockedError


def _answer(
    item: Item, kind: str, day: date | None, note: str, by: User, file: Kept | None = None
) -> Answer:
    about_file = {} if file is None else _of_file(file)
    try:
        with transaction.atomic():
            return Answer.objects.create(
                organisation_id=item.organisation,
                act=item.obligation.act,
                code=item.obligation.code,
                moment=item.slot.moment,
                due=item.due,
                kind=kind,
                day=day,
                note=note,
                by=by,
                by_name=by.get_full_name(),
                **about_file,
            )
    except IntegrityError as error:
        raise AnsweredError from error


def _of_file(file: Kept) -> dict[str, str | int]:
    return {
        "file_key": file.key,
        "file_name": file.name,
        "file_bytes": file.bytes,
        "file_sha256": file.sha256,
    }


def withdraw_answer(answer: Answer, *, reason: str, by: User, unlocks: bool = False) -> None:
    """Withdraw an answer: its item is open again. `LockedError`, `WithdrawnError`."""
    _unlocked(answer.act, answer.due, unlocks)
    withdraw(answer, reason=reason, by=by)


def withdraw(entry: Entered, *, reason: str, by: User) -> None:
    """Withdraw an entry: it counts no more, and stays to be read. `WithdrawnError`."""
    changed = (
        type(entry)
        ._default_manager.filter(pk=entry.pk, withdrawn_at__isnull=True)
        .update(withdrawn_at=timezone.now(), withdrawn_by=by, withdrawn_why=reason)
    )
    if not changed:
        raise WithdrawnError


def enter_event(
    organisation: str, kind: str, *, day: date, subject: str, reference: str, by: User
) -> Event:
    """Enter something from which a time limit runs. `EnteredError` for the same again."""
    try:
        with transaction.atomic():
            return Event.objects.create(
                organisation_id=organisation,
                kind=kind,
                day=day,
                subject=subject,
                reference=reference,
                by=by,
                by_name=by.get_full_name(),
            )
    except IntegrityError as error:
        raise EnteredError from error


def assign(
    organisation: str, key: Key, *, name: str, user: User | None, day: date, by: User
) -> Assignment:
    """From `day` on this person sees to the obligation; an empty name is nobody. `SameError`."""
    act, code = key
    found = Assignment.objects.filter(organisation_id=organisation, act=act, code=code)
    before = found.filter(since__lte=day).first()
    if (before.name if before else "") == name:
        raise SameError
    return Assignment.objects.create(
        organisation_id=organisation,
        act=act,
        code=code,
        user=user,
        name=name,
        since=day,
        by=by,
        by_name=by.get_full_name(),
    )


def close(act: str, *, until: date, reason: str, by: User) -> Closing:
    """Lock what of an act is due until a day; an earlier day opens it again. `SameError`."""
    latest = Closing.objects.filter(act=act).first()
    if latest is not None and latest.until == until:
        raise SameError
    return Closing.objects.create(
        act=act, until=until, reason=reason, by=by, by_name=by.get_full_name()
    )


@transaction.atomic
def make_link(user: User, organisation: str) -> str:
    """A new secret address of the calendar; the one before stops working. Returns the secret,
    which is kept nowhere."""
    revoke_link(user, organisation)
    token = secrets.token_urlsafe(32)
    CalendarLink.objects.create(user=user, organisation_id=organisation, token_sha256=hashed(token))
    return token


def revoke_link(user: User, organisation: str) -> None:
    """Stop the secret address that somebody has, if any."""
    CalendarLink.objects.select_for_update().filter(
        user=user, organisation_id=organisation, revoked_at__isnull=True
    ).update(revoked_at=timezone.now())


def hashed(token: str) -> str:
    """What is kept of a secret. It is long and random, so a plain hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def prefer(user: User, *, digest: bool, soon_days: int) -> Preference:
    """Keep how somebody wants to be reminded."""
    found, _made = Preference.objects.update_or_create(
        user=user, defaults={"digest": digest, "soon_days": soon_days}
    )
    return found
