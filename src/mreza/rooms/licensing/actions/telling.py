"""What an applicant says: the training, its programme, what is asked for. Drafts and answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import prefetch_related_objects

from mreza.rooms.licensing import checking, duplicates
from mreza.rooms.licensing.actions.held import Author, finish, hold
from mreza.rooms.licensing.models.applications import Application, ApplicationStep
from mreza.rooms.licensing.models.events import Event, Lecturer, Session
from mreza.rooms.licensing.models.register import Practitioner
from mreza.rooms.network.folding import folded


@dataclass(frozen=True)
class SessionTold:
    """A part of the programme; `lecturers` are names, in any spelling of `Told.lecturers`."""

    title: str
    minutes: int
    workshop: bool = False
    content: str = ""
    lecturers: tuple[str, ...] = ()


@dataclass(frozen=True)
class LecturerTold:
    """A lecturer with what they show for mandatory contents."""

    name: str
    bibliography: bool = False
    trained: bool = False
    commission: bool = False
    provider_licence: bool = False
    active: bool = False


@dataclass(frozen=True)
class Told:
    """A form. `organiser` is a code where the organiser is registered, else only its name."""

    title: str
    organiser_name: str
    first: date
    last: date
    organiser: str = ""
    place: str = ""
    written_test: bool = False
    practical_test: bool = False
    follows_guidelines: bool = False
    sessions: tuple[SessionTold, ...] = ()
    lecturers: tuple[LecturerTold, ...] = ()
    asked: dict[str, Any] = field(default_factory=dict)

    def of_event(self) -> dict[str, Any]:
        return {
            "title": self.title, "organiser_id": self.organiser or None,
            "organiser_name": self.organiser_name, "first": self.first, "last": self.last,
            "place": self.place, "written_test": self.written_test,
            "practical_test": self.practical_test, "follows_guidelines": self.follows_guidelines,
            "key": duplicates.key_of(self.title, self.organiser_name, self.first, self.last),
            "authorised": checking.authorised(self.organiser, self.first),
        }  # fmt: skip


@dataclass(frozen=True)
class New:
    """A new application of a practitioner or of an organisation."""

    told: Told
    kind: str
    author: Author
    practitioner: Practitioner | None = None
    organisation: str = ""
    synthetic: bool = False


def draft(
    told: Told, *, kind: str, author: Author, practitioner: Practitioner | None = None,
    organisation: str = "",
) -> Application:  # fmt: skip
    """Keep a new draft; it holds nothing yet."""
    return drafts([New(told, kind, author, practitioner, organisation)])[0]


@transaction.atomic
def drafts(new: Sequence[New]) -> list[Application]:
    """Keep new drafts, all of them or none; one insert a table."""
    events = Event.objects.bulk_create(
        Event(**one.told.of_event(), synthetic=one.synthetic) for one in new
    )
    _write([(event, one.told) for event, one in zip(events, new, strict=True)])
    made = Application.objects.bulk_create(
        Application(
            kind=one.kind, event=event, practitioner=one.practitioner,
            organisation_id=one.organisation or None, created_by=one.author.by,
            created_on=one.author.day, synthetic=one.synthetic, **one.told.asked,
        )
        for event, one in zip(events, new, strict=True)
    )  # fmt: skip
    ApplicationStep.objects.bulk_create(
        ApplicationStep(
            application=application, what=ApplicationStep.What.SAVED, day=one.author.day,
            at=one.author.now, by=one.author.by, by_name=one.author.by.get_full_name(),
            revision=application.revision,
        )
        for application, one in zip(made, new, strict=True)
    )  # fmt: skip
    return made


@transaction.atomic
def change(application: Application, told: Told, *, author: Author) -> ApplicationStep:
    """Say it anew while it is a draft or to be completed; what was sent stays in its step."""
    held = hold(application, "change", author)
    for name, value in told.asked.items():
        setattr(held, name, value)
    if held.organisation_id:
        held.organisation_id = told.organiser
    for name, value in told.of_event().items():
        setattr(held.event, name, value)
    held.event.save()
    _programme(held.event, told)
    return finish(held, "change", author)


def _programme(event: Event, told: Told) -> None:
    """Write the programme anew; each step of sending keeps its own copy (`as_sent`)."""
    event.sessions.all().delete()
    event.lecturers.all().delete()
    _write([(event, told)])


def _write(programmes: Sequence[tuple[Event, Told]]) -> None:
    """Lecturers, sessions and who teaches in which, of events that have none yet."""
    named = [_named(event, told) for event, told in programmes]
    Lecturer.objects.bulk_create(one for own in named for one in own.values())
    pairs = [
        (Session(event=event, order=place, title=one.title, minutes=one.minutes,
                 workshop=one.workshop, content=one.content),
         {own[folded(name)] for name in one.lecturers})
        for (event, told), own in zip(programmes, named, strict=True)
        for place, one in enumerate(told.sessions, 1)
    ]  # fmt: skip
    Session.objects.bulk_create(session for session, _teaching in pairs)
    through = Session.lecturers.through
    through.objects.bulk_create(
        through(session_id=session.pk, lecturer_id=one.pk)
        for session, teaching in pairs
        for one in sorted(teaching, key=lambda one: one.pk)
    )


def _named(event: Event, told: Told) -> dict[str, Lecturer]:
    """Who lectures, by folded name; also those whom only a session names."""
    known = {folded(one.name): one for one in told.lecturers}
    for session in told.sessions:
        for name in session.lecturers:
            known.setdefault(folded(name), LecturerTold(name))
    return {name: Lecturer(event=event, **vars(one)) for name, one in known.items()}


def as_sent(application: Application) -> dict[str, Any]:
    """What is sent, as the step keeps it: later changes do not touch it."""
    prefetch_related_objects([application], "event__sessions__lecturers", "attachments")
    event = application.event
    return {
        "title": event.title, "organiser": event.organiser_name,
        "first": event.first.isoformat(), "last": event.last.isoformat(), "place": event.place,
        "work": application.work, "minutes": application.minutes,
        "weeks": f"{Decimal(application.weeks):f}", "contributions": application.contributions,
        "sharers": application.sharers, "content": application.content,
        "tests": [event.written_test, event.practical_test, event.follows_guidelines],
        "sessions": [
            {
                "title": one.title, "minutes": one.minutes, "workshop": one.workshop,
                "content": one.content, "lecturers": [who.name for who in one.lecturers.all()],
            }
            for one in event.sessions.all()
        ],
        "files": [one.sha256 for one in application.attachments.all() if not one.left_out],
    }  # fmt: skip
