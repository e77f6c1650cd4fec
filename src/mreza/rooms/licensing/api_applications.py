"""Events and one's own applications over HTTP."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Router, Schema
from ninja.security import django_auth
from pydantic import Field

from mreza.rooms.licensing.applications.rules import applicant
from mreza.rooms.licensing.queries import applications, events
from mreza.rooms.licensing.queries.events import Listed
from mreza.site import clock
from mreza.site.accounts.basic import NameAndPassword

router = Router()
Content = Literal["", "legislation_ethics", "life_support", "quality_safety"]
Text = Annotated[str, Field(max_length=80)]


class ContentOut(Schema):
    """Minutes of a programme that are recognised as a mandatory content."""

    content: str
    minutes: int


class EventOut(Schema):
    """An evaluated event; `points` of attending all of it, an exact fraction as `46/45`."""

    id: int
    title: str
    organiser: str
    first: date
    last: date
    place: str
    points: str
    contents: list[ContentOut]
    cancelled: bool
    synthetic: bool


class ApplicationOut(Schema):
    """One's own application, or one of one's organisation."""

    id: int
    number: str
    kind: str
    state: str
    title: str
    organiser: str
    first: date
    last: date
    submitted_on: date | None


@router.get("/events", response=list[EventOut], auth=None, summary="Events with licence points")
def list_licence_events(
    request: HttpRequest, content: Content = "", q: Text = ""
) -> list[dict[str, Any]]:
    """Evaluated events that are not over, by day."""
    return [_event(one) for one in events.calendar(clock.today(), content=content, text=q)]


def _event(one: Listed) -> dict[str, Any]:
    event = one.event
    return {
        "id": event.pk, "title": event.title, "organiser": event.organiser_name,
        "first": event.first, "last": event.last, "place": event.place,
        "points": str(one.points), "cancelled": one.cancelled, "synthetic": event.synthetic,
        "contents": [{"content": name, "minutes": minutes} for name, minutes in one.contents],
    }  # fmt: skip


@router.get("/applications", response=list[ApplicationOut], summary="One's own applications",
            auth=[NameAndPassword(), django_auth])  # fmt: skip
def list_licence_applications(request: HttpRequest) -> list[dict[str, Any]]:
    """Of whoever asks and of the organisations whose staff they are, newest first."""
    who = applicant(request)
    own = who.practitioner.pk if who.practitioner else None
    return [applications.as_record(one) for one in applications.own(own, who.homes)[:500]]
