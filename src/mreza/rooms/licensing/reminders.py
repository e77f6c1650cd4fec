"""Who is reminded of the end of a licence: a page, letters, and a calendar of one's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.conf import settings
from django.core.mail import BadHeaderError, EmailMessage
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override
from icalendar import Alarm, Calendar, Event

from mreza.rooms.licensing import missing
from mreza.rooms.licensing.models import Licence, Practitioner, ReminderSent
from mreza.rooms.licensing.queries import licences
from mreza.rooms.licensing.queries.standings import Standing, standing
from mreza.rooms.obligations.digest import Outcome
from mreza.rooms.obligations.ical import ZONE

# So many days before the end a reminder goes out, once each.
STAGES: Final = (365, 180, 90, 30)
AT_ONCE: Final = 500


@dataclass(frozen=True)
class Row:
    """A licence that ends, and what it lacks."""

    licence: Licence
    standing: Standing
    lacking: list[str]
    days_left: int

    @property
    def person(self) -> Practitioner:
        return self.licence.practitioner


def ending(day: date) -> QuerySet[Licence]:
    """Licences whose last day is within a year, soonest first."""
    return licences.ending(day, day + timedelta(days=STAGES[0]))


def rows(found: Sequence[Licence], day: date) -> list[Row]:
    """With what each lacks; three queries."""
    stands = standing([one.practitioner_id for one in found], day)
    return [
        Row(one, stands[one.practitioner_id], missing.words(stands[one.practitioner_id]),
            ((one.last_day or day) - day).days)
        for one in found
    ]  # fmt: skip


def stage(days_left: int) -> int:
    """The last of `STAGES` that has been reached: 200 days before, that is 365."""
    return min(one for one in STAGES if days_left <= one)


def send(day: date, *, say: Callable[[str], None] = lambda line: None) -> Outcome:
    """Letters of a day to whom something is missing; each stage once. `say` hears numbers only."""
    outcome = Outcome()
    for row in _due(day):
        try:
            if _sent(row, day):
                outcome.sent += 1
                say(f"{row.person.number}: {row.days_left} days")
        except (OSError, BadHeaderError) as error:
            outcome.failed.append((row.person.number, error))
    return outcome


def _due(day: date) -> Iterator[Row]:
    found = list(ending(day).select_related("practitioner__user"))
    for place in range(0, len(found), AT_ONCE):
        for row in rows(found[place : place + AT_ONCE], day):
            if row.lacking and address(row.person):
                yield row


def address(person: Practitioner) -> str:
    """Where a letter goes: the register's address, else that of the account."""
    return person.email or (person.user.email if person.user else "")


def _sent(row: Row, day: date) -> bool:
    try:
        with transaction.atomic():
            ReminderSent.objects.create(
                licence=row.licence, days_before=stage(row.days_left), day=day
            )
            message(row, day).send()
    except IntegrityError:
        return False
    return True


def message(row: Row, day: date) -> EmailMessage:
    """The letter as plain text in the language of its reader."""
    user = row.person.user
    with override((user.language if user else "") or settings.LANGUAGE_CODE):
        context = {"row": row, "page": f"{settings.SITE_URL}/licences/me/"}
        subject = render_to_string("licensing/reminder_subject.txt", context).strip()
        body = render_to_string("licensing/reminder.txt", context)
    return EmailMessage(subject, body, to=[address(row.person)])


def calendar(person: Practitioner, day: date, at: datetime) -> bytes:
    """The last day of the licence, with an alarm at each stage (RFC 5545)."""
    made = Calendar()
    made.add("prodid", "-//Mreza//Licences//SL")
    made.add("version", "2.0")
    made.add("x-wr-calname", _("My licence"))
    made.add("x-wr-timezone", ZONE)
    found = standing([person.pk], day).get(person.pk)
    if found is not None:
        made.add_component(_event(found, at))
    return bytes(made.to_ical())


def _event(found: Standing, at: datetime) -> Event:
    event, last = Event(), found.state.last
    lacking = missing.words(found)
    event.add("uid", f"licence-{found.state.licence.pk}@mreza")
    event.add("dtstamp", at)
    event.add("dtstart", last)
    event.add("dtend", last + timedelta(days=1))
    event.add("summary", _("Last day of the licence %(number)s")
              % {"number": found.state.licence.number})  # fmt: skip
    event.add("description", "\n".join(
        [_("Missing for the renewal:"), *lacking] if lacking else [_("Nothing is missing.")]
    ))  # fmt: skip
    event.add("transp", "TRANSPARENT")
    for days in STAGES:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", _("The licence ends."))
        alarm.add("trigger", timedelta(days=-days))
        event.add_component(alarm)
    return event
