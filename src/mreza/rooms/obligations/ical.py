"""Due items as an iCalendar (RFC 5545): all-day events that stay the same from call to call."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext
from icalendar import Alarm, Calendar, Event

from mreza.rooms.obligations import catalogue, words
from mreza.rooms.obligations.catalogue import Subject
from mreza.rooms.obligations.items import Item, State

ZONE = "Europe/Ljubljana"
CONTENT_TYPE = "text/calendar; charset=utf-8"
ALARM = timedelta(days=-7)
REFRESH = timedelta(hours=12)


def feed(
    subject: Subject,
    items: Iterable[Item],
    *,
    at: datetime,
    language: str,
    address: Callable[[Item], str],
) -> bytes:
    """The calendar of an organisation; `at` is when it was asked for, `address` opens an item."""
    calendar = Calendar()
    calendar.add("prodid", f"-//Mreza//Obligations//{language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    name = gettext("Obligations: %(organisation)s") % {"organisation": subject.name}
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", ZONE)
    calendar.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    for item in items:
        calendar.add_component(_event(item, at, language, address(item)))
    return bytes(calendar.to_ical())


def uid(item: Item) -> str:
    """Names an item for good, so that a calendar changes an event instead of adding one."""
    return f"{item.key.replace('/', '.')}@mreza"


def _event(item: Item, at: datetime, language: str, url: str) -> Event:
    event = Event()
    event.add("uid", uid(item))
    event.add("dtstamp", at)
    event.add("dtstart", item.due)
    event.add("dtend", item.due + timedelta(days=1))
    event.add("summary", _summary(item, language))
    event.add("description", _description(item, language))
    event.add("url", url)
    event.add("categories", [catalogue.act_of(item.obligation).short[language]])
    event.add("transp", "TRANSPARENT")
    if item.open and item.state != State.OVERDUE:
        event.add_component(_alarm(item, language))
    return event


def _summary(item: Item, language: str) -> str:
    """Done items keep their place, with a mark."""
    said, about = item.obligation.title[language], words.about(item, language)
    mark = "" if item.open else "✓ "
    return f"{mark}{said}{f' ({about})' if about else ''}"


def _description(item: Item, language: str) -> str:
    obligation, ours = item.obligation, gettext("Illustrative day")
    lines = [
        catalogue.cited(obligation, language),
        obligation.when[language],
        f"{gettext('State')}: {item.state.label}",
        f"{ours}: {obligation.why[language]}" if obligation.external else "",
        obligation.consequence[language],
    ]
    return "\n".join(line for line in lines if line)


def _alarm(item: Item, language: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _summary(item, language))
    alarm.add("trigger", ALARM)
    return alarm
