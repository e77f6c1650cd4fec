"""The due day of a round as an iCalendar (RFC 5545), with an alarm a week before."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event

from mreza.rooms.obligations.ical import ALARM, CONTENT_TYPE
from mreza.rooms.plans.models import Round
from mreza.rooms.plans.words import RoundState

__all__ = ["CONTENT_TYPE", "feed"]


def feed(found: Round, *, at: datetime, url: str) -> bytes:
    """One all-day event that keeps its name, so that a calendar changes it instead of adding."""
    calendar = Calendar()
    calendar.add("prodid", f"-//Mreza//Plans//{(get_language() or 'sl').upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(_event(found, at, url))
    return bytes(calendar.to_ical())


def _event(found: Round, at: datetime, url: str) -> Event:
    summary = _("Report on the plan: %(round)s") % {"round": found.name}
    event = Event()
    event.add("uid", f"plans.round.{found.pk}@mreza")
    event.add("dtstamp", at)
    event.add("dtstart", found.due)
    event.add("dtend", found.due + timedelta(days=1))
    event.add("summary", summary)
    event.add("description", found.version.plan.title)
    event.add("url", url)
    event.add("transp", "TRANSPARENT")
    if found.state == RoundState.OPEN:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", summary)
        alarm.add("trigger", ALARM)
        event.add_component(alarm)
    return event
