"""Adding, correcting and withdrawing records: the one way, here and in `care`. Each is logged.

Who may do it is decided in `rules` and asked by whoever calls.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Model

from mreza.rooms.workforce.models import Change
from mreza.rooms.workforce.refusals import ChangedError, TakenError, WithdrawnError
from mreza.site.accounts.models import User

What = Change.What


def add(record: Any, *, by: User | None, reason: str = "") -> None:
    """Store a new record. Raises `TakenError` when a constraint says it is there already."""
    with _stored_whole():
        record.save()
        log(record, What.ADDED, before=None, by=by, reason=reason)


def correct(record: Any, *, by: User, reason: str, seen: str = "") -> bool:
    """Store changed values of a record; False when none is different.

    `seen` is the `mark` of the values that were corrected, as somebody saw them. Raises
    `ChangedError` when they are others by now, `TakenError`, and `WithdrawnError` for a record
    that counts no more.
    """
    with _stored_whole():
        stored = _held(record)
        if seen and seen != mark(stored):
            raise ChangedError
        before, after = values(stored), values(record)
        if before == after:
            return False
        record.save()
        log(record, What.CORRECTED, before=before, by=by, reason=reason)
    return True


def withdraw(record: Any, *, by: User, reason: str) -> None:
    """Let a record count no more; it stays, with who said so and why. Raises `WithdrawnError`."""
    with _stored_whole():
        stored = _held(record)
        before = values(stored)
        stored.withdrawn = True
        stored.save(update_fields=["withdrawn"])
        log(stored, What.WITHDRAWN, before=before, by=by, reason=reason)


def values(record: Model) -> dict[str, Any]:
    """The record's own values as texts, by field; what the history keeps."""
    return {
        field.name: field.value_to_string(record)
        if field.get_internal_type() != "DateRangeField"
        else _days(field.value_from_object(record))
        for field in record._meta.concrete_fields
        if not field.primary_key
    }


def mark(record: Model) -> str:
    """The same for the same values, and another when one of them changes."""
    return hashlib.sha256(json.dumps(values(record), sort_keys=True).encode()).hexdigest()[:16]


def log(
    record: Any, what: Change.What, *, before: dict[str, Any] | None, by: User | None, reason: str
) -> None:
    """Add to the history of what `record` is about."""
    Change.objects.create(
        organisation_id=record.organisation_id,
        subject=record.subject,
        record=record._meta.label_lower,
        record_id=record.pk,
        what=what,
        by=by,
        by_name=by.get_full_name() if by else "system",
        before=before,
        after=values(record),
        reason=reason.strip(),
    )


def _held(record: Any) -> Any:
    """The record as it is stored, locked until the transaction ends."""
    stored = type(record).objects.select_for_update(of=("self",)).get(pk=record.pk)
    if getattr(stored, "withdrawn", False):
        raise WithdrawnError
    return stored


def _days(valid: Any) -> str:
    first = valid.lower.isoformat() if valid.lower else ""
    return f"{first}/{valid.upper.isoformat() if valid.upper else ''}"


@contextmanager
def _stored_whole() -> Iterator[None]:
    """All of it or nothing; a constraint that refuses becomes `TakenError`."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise TakenError(str(error)) from error
