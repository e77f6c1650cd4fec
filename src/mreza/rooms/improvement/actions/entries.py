"""What can be done to an entry of any register: add, change, withdraw, add a line, strike one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, models, transaction
from django.db.models import Max
from django.utils import timezone

from mreza.rooms.improvement.declaring import LineKind, Register
from mreza.rooms.improvement.models import Change, Entry, Line, Review
from mreza.rooms.improvement.refusals import (
    FutureError,
    NothingChangedError,
    ReviewedError,
    StaleError,
    StruckError,
    WithdrawnError,
)
from mreza.rooms.improvement.words import What
from mreza.rooms.network.models import Organisation
from mreza.site.accounts.models import User

Values = dict[str, Any]


@transaction.atomic
def add(
    register: Register, organisation: str, given: Values, *, by: User, reason: str = ""
) -> Entry:
    """Add an entry under the next number of its register."""
    # The home's row is what two people adding at once wait for.
    Organisation.objects.select_for_update().get(pk=organisation)
    rows = register.model._default_manager.filter(organisation=organisation)
    number = (rows.aggregate(last=Max("number"))["last"] or 0) + 1
    entry = register.model(organisation_id=organisation, number=number, **given)
    entry.save()
    _log(register, entry, What.ADDED, by=by, reason=reason, after=plain(entry, register.fields))
    return entry


@transaction.atomic
def edit(
    register: Register, entry: Entry, given: Values, *, revision: int, by: User, reason: str
) -> Entry:
    """Change an entry as its next revision. `StaleError`, `NothingChangedError`."""
    mine = held(register, entry, revision)
    names = tuple(given)
    before = plain(mine, names)
    for name, value in given.items():
        setattr(mine, name, value)
    after = plain(mine, names)
    changed = [name for name in names if before[name] != after[name]]
    if not changed:
        raise NothingChangedError
    mine.revision += 1
    mine.save()
    _log(
        register, mine, What.EDITED, by=by, reason=reason,
        before={name: before[name] for name in changed},
        after={name: after[name] for name in changed},
    )  # fmt: skip
    return mine


@transaction.atomic
def withdraw(register: Register, entry: Entry, *, revision: int, by: User, reason: str) -> None:
    """Withdraw an entry: it counts no more, and stays to be read."""
    mine = held(register, entry, revision)
    mine.withdrawn_at = timezone.now()
    mine.revision += 1
    mine.save(update_fields=["withdrawn_at", "revision"])
    _log(register, mine, What.WITHDRAWN, by=by, reason=reason)


@transaction.atomic
def add_line(register: Register, entry: Entry, given: Values, *, day: date, by: User) -> Line:
    """Add a line for good. `FutureError` for something done on a day that has not come."""
    kind = register.lines
    assert kind is not None  # noqa: S101 - addresses of lines exist for registers that have them
    if given.get("day") and given["day"] > day:
        raise FutureError
    mine = held(register, entry, None)
    line = kind.of(mine, by_name=by.get_full_name(), **given)
    line.save()
    mine.revision += 1
    mine.save(update_fields=["revision"])
    _log(register, mine, What.LINE, by=by, reason="", after=_named(line, kind))
    return line


@transaction.atomic
def add_lines(
    register: Register, entry: Entry, given: Sequence[Values], *, day: date, by: User
) -> None:
    """Add lines of a file: all of them or none."""
    for values in given:
        add_line(register, entry, values, day=day, by=by)


@transaction.atomic
def strike(register: Register, entry: Entry, number: int, *, by: User, reason: str) -> None:
    """Strike a line out: it counts no more, and stays to be read."""
    kind = register.lines
    assert kind is not None  # noqa: S101 - as above
    mine = held(register, entry, None)
    line = kind.lines(mine).select_for_update().get(pk=number)
    if line.struck_at is not None:
        raise StruckError
    line.struck_at, line.struck_why = timezone.now(), reason
    line.save(update_fields=["struck_at", "struck_why"])
    mine.revision += 1
    mine.save(update_fields=["revision"])
    _log(register, mine, What.STRUCK, by=by, reason=reason, before=_named(line, kind))


def review(
    register: Register, organisation: str, *, day: date, today: date, findings: str, present: str,
    by: User,
) -> Review:  # fmt: skip
    """Record that the register was gone through. `ReviewedError`, `FutureError`."""
    if day > today:
        raise FutureError
    try:
        with transaction.atomic():
            return Review.objects.create(
                organisation_id=organisation, register=register.slug, day=day, findings=findings,
                present=present, by_name=by.get_full_name(),
            )  # fmt: skip
    except IntegrityError as error:
        raise ReviewedError from error


def held(register: Register, entry: Entry, revision: int | None) -> Entry:
    """The entry, locked until the transaction ends. `StaleError`, `WithdrawnError`."""
    mine: Entry = register.model._default_manager.select_for_update().get(pk=entry.pk)
    if revision is not None and mine.revision != revision:
        last = Change.objects.filter(register=register.slug, entry=mine.pk).first()
        raise StaleError(last.by_name, last.at) if last else StaleError
    if mine.withdrawn_at is not None:
        raise WithdrawnError
    return mine


def plain(row: models.Model, names: tuple[str, ...]) -> Values:
    """Values of a row as the history keeps them: texts, numbers, days as written."""
    return {name: _plain(getattr(row, name)) for name in names}


def _named(line: Line, kind: LineKind) -> Values:
    """What a line is known by. Its values stay with the line: the page hides what few answered."""
    return plain(line, kind.columns[:1])


def _plain(value: Any) -> Any:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return str(value) if isinstance(value, models.Model) else value


def _log(
    register: Register,
    entry: Entry,
    what: What,
    *,
    by: User,
    reason: str,
    before: Values | None = None,
    after: Values | None = None,
) -> None:
    Change.objects.create(
        organisation_id=entry.organisation_id,
        register=register.slug,
        entry=entry.pk,
        revision=entry.revision,
        by=by,
        by_name=by.get_full_name(),
        what=what,
        reason=reason,
        before=before or {},
        after=after or {},
    )
