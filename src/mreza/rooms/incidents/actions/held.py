"""An incident held for one deed: locked, as the form knew it, in a state that allows the deed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mreza.rooms.incidents.life import DEEDS
from mreza.rooms.incidents.models import Incident, IncidentEvent
from mreza.rooms.incidents.refusals import NoReasonError, StaleError, WrongStateError
from mreza.site.accounts.models import User


@dataclass(frozen=True)
class Author:
    """Who does something, when, and on which revision of the incident (None: on any).

    `by` is None for what a reporter does: no history tells who that is.
    """

    by: User | None
    now: datetime
    revision: int | None = None


def hold(incident: Incident, name: str, author: Author, why: str = "") -> Incident:
    """The incident as it is now, locked for this transaction.

    Raises `StaleError`, `WrongStateError`, `NoReasonError`.
    """
    held = Incident.objects.select_for_update().get(pk=incident.pk)
    if author.revision is not None and held.revision != author.revision:
        raise StaleError
    deed = DEEDS[name]
    if held.state not in deed.stands:
        raise WrongStateError(held.state, name)
    if deed.needs_reason and not why.strip():
        raise NoReasonError(name)
    return held


def finish(
    held: Incident,
    name: str,
    author: Author,
    *,
    why: str = "",
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> IncidentEvent:
    """Keep the incident in the state the deed leads to, one revision on, and what happened."""
    deed = DEEDS[name]
    was = held.state
    if deed.to is not None:
        held.state = deed.to
    held.revision += 1
    held.save()
    moved = {"state": held.state} if held.state != was else {}
    return IncidentEvent.objects.create(
        incident=held,
        at=author.now,
        by=author.by,
        by_name=author.by.get_full_name() if author.by else "",
        what=deed.what,
        why=why.strip(),
        before={**(before or {}), **({"state": was} if moved else {})},
        after={**(after or {}), **moved},
        revision=held.revision,
    )
