"""An application held for one deed: locked, as the form knew it, in a state that allows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from mreza.rooms.licensing.applications.refusals import (
    NoReasonError,
    StaleError,
    WrongStateError,
)
from mreza.rooms.licensing.life import DEEDS
from mreza.rooms.licensing.models.applications import Application, ApplicationStep
from mreza.site.accounts.models import User


@dataclass(frozen=True)
class Author:
    """Who does something, when, on which day that counts, and on which revision (None: any)."""

    by: User
    now: datetime
    day: date
    revision: int | None = None


def hold(application: Application, name: str, author: Author, why: str = "") -> Application:
    """The application as it is now, locked for this transaction.

    Raises `StaleError`, `WrongStateError`, `NoReasonError`.
    """
    held = (
        Application.objects.select_for_update(of=("self",))
        .select_related("event")
        .get(pk=application.pk)
    )
    if author.revision is not None and held.revision != author.revision:
        raise StaleError
    deed = DEEDS[name]
    if held.state not in deed.stands:
        raise WrongStateError(held.state, name)
    if deed.needs_reason and not why.strip():
        raise NoReasonError(name)
    return held


def step_of(
    held: Application,
    name: str,
    author: Author,
    *,
    why: str = "",
    data: dict[str, Any] | None = None,
) -> ApplicationStep:
    """The application one revision on, in the state the deed leads to, and what happened.

    Neither is stored.
    """
    deed = DEEDS[name]
    if deed.to is not None:
        held.state = deed.to
    held.revision += 1
    return ApplicationStep(
        application=held, what=deed.what, day=author.day, at=author.now, by=author.by,
        by_name=author.by.get_full_name(), why=why.strip(), data=data or {},
        revision=held.revision,
    )  # fmt: skip


def finish(
    held: Application,
    name: str,
    author: Author,
    *,
    why: str = "",
    data: dict[str, Any] | None = None,
) -> ApplicationStep:
    """Keep the application in the state the deed leads to, one revision on, and what happened."""
    step = step_of(held, name, author, why=why, data=data)
    held.save()
    step.save()
    return step
