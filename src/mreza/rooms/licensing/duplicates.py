"""The same training however it is told: scanned or typed, by a list or by hand, by one or by two.

Three nets. What must not happen twice is refused by the database: the same key or the same file of
one applicant (`Hold`), the same source of a credit. What may be right is told to the officer: the
same file sent by another person, a title that is nearly another one's on the same days.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher
from typing import Final

from django.db.models import Exists, OuterRef, Q

from mreza.rooms.licensing.models.applications import Application, Attachment, Hold
from mreza.rooms.licensing.models.events import Event
from mreza.rooms.network.folding import words

State = Application.State
ALIKE: Final = 0.82  # of 1: titles that share most of their letters in the same order
_SLACK: Final = timedelta(days=1)
_ROMAN: Final = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7",
                 "viii": "8", "ix": "9", "x": "10"}  # fmt: skip
_LITTLE: Final = frozenset({"in", "za", "na", "v", "z", "s", "o", "ob", "pri", "the", "of", "and"})


def plain(text: str) -> str:
    """A title without case, accents, punctuation and little words; Roman numerals as figures."""
    found = (_ROMAN.get(word, word) for word in words(text))
    return " ".join(word for word in found if word not in _LITTLE)


def key_of(title: str, organiser: str, first: date, last: date) -> str:
    """Names a training for good, 64 signs; the same for what people write differently."""
    told = "\n".join((plain(title), plain(organiser), first.isoformat(), last.isoformat()))
    return hashlib.sha256(told.encode()).hexdigest()


def source_of(key: str, part: str) -> str:
    """What `crediting` holds a credit by: of one event, each part once a practitioner."""
    return f"event/{key}/{part}"


def alike(title: str, other: str) -> bool:
    """Whether two titles are probably of the same training."""
    one, two = plain(title), plain(other)
    return one == two or SequenceMatcher(None, one, two).ratio() >= ALIKE


def nearly(event: Event, others: Iterable[Event]) -> list[Event]:
    """Those of `others` on the same days whose title is nearly that of `event`."""
    return [
        one for one in others
        if one.pk != event.pk and _same_days(one, event) and alike(one.title, event.title)
    ]  # fmt: skip


def _same_days(one: Event, other: Event) -> bool:
    return one.first <= other.last + _SLACK and other.first <= one.last + _SLACK


def approved_like(event: Event) -> list[Event]:
    """Evaluated events of organisers that may be this one; their lists credit who attended."""
    found = Event.objects.filter(
        state=Event.State.APPROVED, first__lte=event.last + _SLACK, last__gte=event.first - _SLACK
    )
    return nearly(event, found)


def proofs_of(application: Application) -> set[str]:
    """Fingerprints of the certificates that an application rests on."""
    kept = application.attachments.all()
    return {one.sha256 for one in kept if one.role == Attachment.Role.PROOF and not one.left_out}


@dataclass(frozen=True)
class Other:
    """Another living application that may be for the same; `same_file`: with the same proof."""

    application: Application
    own: bool
    same_file: bool


def others(application: Application) -> list[Other]:
    """Those of the same applicant, and those of anybody with the very same proof; one query."""
    with_file = Attachment.objects.filter(
        application=OuterRef("pk"), sha256__in=proofs_of(application),
        role=Attachment.Role.PROOF, left_out=False,
    )  # fmt: skip
    mine = (
        Q(practitioner=application.practitioner_id)
        if application.practitioner_id
        else Q(organisation=application.organisation_id)
    )
    found = (
        Application.objects.annotate(with_file=Exists(with_file))
        .filter(mine | Q(with_file=True))
        .exclude(pk=application.pk)
        .exclude(state__in=[State.DRAFT, State.WITHDRAWN, State.REFUSED])
        .exclude(event__state=Event.State.CANCELLED)
        .select_related("event")
    )
    return [
        Other(one, applicant_of(one) == applicant_of(application), one.with_file) for one in found
    ]


def applicant_of(application: Application) -> str:
    """Who may not ask twice, as `Hold` keeps it."""
    if application.practitioner_id:
        return f"practitioner/{application.practitioner_id}"
    return f"organisation/{application.organisation_id}"


def holds_of(application: Application) -> list[Hold]:
    """What the application keeps to itself once it is sent.

    One for a mandatory content keeps this content: another one of the same event, on the same
    certificate, may still be applied for.
    """
    content = application.content if application.kind == Application.Kind.MANDATORY else ""
    kept = [(Hold.What.EVENT, _with_content(application.event.key, content))]
    if application.practitioner_id:
        kept += [
            (Hold.What.FILE, _with_content(proof, content))
            for proof in sorted(proofs_of(application))
        ]
    return [
        Hold(
            application=application,
            applicant=applicant_of(application),
            kind=application.kind,
            what=what,
            value=value,
        )
        for what, value in kept
    ]


def _with_content(value: str, content: str) -> str:
    """A key or a fingerprint, of its own for each content; 64 signs."""
    return hashlib.sha256(f"{value}/{content}".encode()).hexdigest() if content else value


def same_content(application: Application, other: Application) -> bool:
    """Whether both ask for the same thing: of mandatory contents, for the same content."""
    mandatory = application.kind == Application.Kind.MANDATORY
    return application.kind == other.kind and (
        not mandatory or application.content == other.content
    )
