"""Reporting: an incident comes in, once, whatever happens on the way; its reporter completes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from mreza.rooms.incidents import files, moments
from mreza.rooms.incidents.actions.changing import change
from mreza.rooms.incidents.actions.held import Author, finish, hold
from mreza.rooms.incidents.files import Checked
from mreza.rooms.incidents.models import Attachment, Incident, IncidentEvent
from mreza.rooms.incidents.moments import Moment
from mreza.site.accounts.models import User


@dataclass(frozen=True)
class Report:
    """What a form says. `facts` are fields of `Incident` beside those named here."""

    client_id: UUID
    moment: Moment
    facts: Mapping[str, Any]
    anonymous: bool = False
    filled_at: datetime | None = None
    files: tuple[Checked, ...] = field(default=())


@dataclass(frozen=True)
class Reported:
    """The stored incident, and whether it was stored only now."""

    incident: Incident
    new: bool


def report(organisation: str, told: Report, *, by: User, now: datetime) -> Reported:
    """Store the report once: the same form sent again gives what is stored.

    Who reported anonymously is stored nowhere. Raises `moments.FutureError`.
    """
    moments.check_past(told.moment, now)
    try:
        with transaction.atomic():
            incident = _created(organisation, told, by, now)
            attached = _attach_all(incident, told.files, now)
            _log_reported(incident, attached, now)
    except IntegrityError:
        stored = find(organisation, told.client_id)
        if stored is None:
            raise
        return Reported(stored, new=False)
    return Reported(incident, new=True)


def find(organisation: str, client_id: UUID) -> Incident | None:
    """What is stored of a form."""
    return Incident.objects.filter(organisation=organisation, client_id=client_id).first()


def _created(organisation: str, told: Report, by: User, now: datetime) -> Incident:
    return Incident.objects.create(
        organisation_id=organisation,
        client_id=told.client_id,
        occurred_at=told.moment.at,
        occurred_zone=told.moment.zone,
        occurred_offset=told.moment.offset,
        reported_at=now,
        filled_at=told.filled_at,
        reporter=None if told.anonymous else by,
        anonymous=told.anonymous,
        **told.facts,
    )


def _log_reported(incident: Incident, attached: list[str], now: datetime) -> None:
    IncidentEvent.objects.create(
        incident=incident, at=now, what=IncidentEvent.What.REPORTED, revision=incident.revision,
        after={"files": attached} if attached else {},
    )  # fmt: skip


def _attach_all(incident: Incident, checked: Iterable[Checked], now: datetime) -> list[str]:
    return [_attach_one(incident, one, now).name for one in checked]


def _attach_one(incident: Incident, checked: Checked, now: datetime) -> Attachment:
    """One file; the very same one is kept once."""
    attachment, _new = Attachment.objects.get_or_create(
        incident=incident, sha256=checked.sha256,
        defaults={
            "name": checked.name, "media_type": checked.media_type, "bytes": len(checked.content),
            "added_at": now,
        },
    )  # fmt: skip
    files.keep(incident, checked)
    return attachment


@transaction.atomic
def attach(incident: Incident, checked: Checked, *, author: Author) -> Attachment:
    """Add a file to what was reported."""
    held = hold(incident, "attach", author)
    attachment = _attach_one(held, checked, author.now)
    finish(held, "attach", author, after={"file": attachment.name})
    return attachment


@transaction.atomic
def complete(incident: Incident, facts: Mapping[str, Any], *, author: Author) -> IncidentEvent:
    """The reporter adds to the report until it is assessed; the event names nobody."""
    nobody = Author(None, author.now, author.revision)
    held = hold(incident, "complete", nobody)
    before, after = change(held, facts)
    return finish(held, "complete", nobody, before=before, after=after)
