"""Entering how many people live in a unit, and taking an entry back."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from mreza.rooms.health_workforce.models import Inhabitants
from mreza.rooms.health_workforce.refusals import TakenError, WithdrawnError
from mreza.site.accounts.models import User


def enter(unit: str, persons: int, *, first: date, source: str, by: User) -> Inhabitants:
    """Raises `TakenError` when the unit has a figure from that very day."""
    try:
        with transaction.atomic():
            return Inhabitants.objects.create(
                unit_id=unit, persons=persons, first=first, source=source.strip(), by=by,
                by_name=by.get_full_name(),
            )  # fmt: skip
    except IntegrityError as error:
        raise TakenError from error


def withdraw(number: int, *, why: str, by: User) -> Inhabitants:
    """The figure counts no more and stays in the history. Raises `WithdrawnError`."""
    with transaction.atomic():
        entry = Inhabitants.objects.select_for_update().get(pk=number)
        if entry.withdrawn:
            raise WithdrawnError
        entry.withdrawn, entry.why_withdrawn = True, why.strip()
        entry.withdrawn_at, entry.withdrawn_by_name = timezone.now(), by.get_full_name()
        entry.save()
    return entry
