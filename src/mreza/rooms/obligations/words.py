"""What is said of due items, in the language of whoever reads."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext, ngettext

from mreza.rooms.obligations.items import Item, State
from mreza.site import formats

CSS = {State.OVERDUE: "late", State.SOON: "soon", State.DONE: "good", State.LATE: "good"}


def standing(item: Item, today: date, language: str) -> str:
    """Where an item stands: `21 days late`, `done on 5. 12. 2026`."""
    if item.state == State.WAIVED:
        return gettext("waived")
    if item.done_on is not None:
        return _done(item, item.done_on, language)
    days = item.days_left(today)
    if days < 0:
        return ngettext("%(days)s day late", "%(days)s days late", -days) % {"days": -days}
    if days == 0:
        return gettext("today")
    if item.state == State.SOON:
        return ngettext("%(days)s day left", "%(days)s days left", days) % {"days": days}
    return ngettext("in %(days)s day", "in %(days)s days", days) % {"days": days}


def _done(item: Item, done_on: date, language: str) -> str:
    said = gettext("done on %(day)s") % {"day": formats.day(done_on, language=language)}
    late = (done_on - item.on_time_until).days
    if late <= 0:
        return said
    return said + ngettext(", %(days)s day late", ", %(days)s days late", late) % {"days": late}


def about(item: Item, language: str) -> str:
    """What a due day is about: a period, the state on a day, an event; empty for nothing."""
    found = item.slot.about
    if item.slot.event is not None:
        return _about_event(item, language)
    if found.as_of is not None:
        day = formats.day(found.as_of, language=language)
        return gettext("state of %(day)s") % {"day": day}
    if found.first is None or found.last is None:
        return ""
    return period(found.first, found.last, language)


def _about_event(item: Item, language: str) -> str:
    event, title = item.slot.event, item.obligation.event
    name = title.title[language] if title else ""
    day = formats.day(event.day, language=language) if event else ""
    subject = f" ({event.subject})" if event and event.subject else ""
    return f"{name} {day}{subject}".strip()


def period(first: date, last: date, language: str) -> str:
    """`October 2026` for a month, `2026` for a year, else its first and last day."""
    if first.day == 1 and first.month == last.month and first.year == last.year:
        return month(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    ends = [formats.day(day, language=language) for day in (first, last)]
    return " – ".join(ends)


def month(day: date) -> str:
    """`October 2026`."""
    return f"{MONTHS[day.month - 1]()} {day.year}"


def short_month(day: date) -> str:
    """`Oct`."""
    return MONTHS[day.month - 1]()[:3].lower()


MONTHS = (
    lambda: gettext("January"),
    lambda: gettext("February"),
    lambda: gettext("March"),
    lambda: gettext("April"),
    lambda: gettext("May"),
    lambda: gettext("June"),
    lambda: gettext("July"),
    lambda: gettext("August"),
    lambda: gettext("September"),
    lambda: gettext("October"),
    lambda: gettext("November"),
    lambda: gettext("December"),
)
