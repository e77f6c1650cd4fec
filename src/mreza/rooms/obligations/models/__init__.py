"""What people add to due items, which are computed and kept nowhere: answers, events, persons."""

from __future__ import annotations

from mreza.rooms.obligations.models.answers import Answer, Assignment, Closing, Event
from mreza.rooms.obligations.models.reminders import CalendarLink, DigestSent, Preference

__all__ = ["Answer", "Assignment", "CalendarLink", "Closing", "DigestSent", "Event", "Preference"]
