"""The weekly e-mail: what is overdue, what is coming. Sent once a day to each person at most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.utils.translation import override

from mreza.rooms.obligations import queries, showing
from mreza.rooms.obligations.catalogue import Subject
from mreza.rooms.obligations.items import Item, State
from mreza.rooms.obligations.matching import Window
from mreza.rooms.obligations.models import DigestSent
from mreza.site.accounts.models import User

LOOK_BACK, AHEAD = timedelta(days=366), timedelta(days=31)
SHOWN = 30


@dataclass(frozen=True)
class Letter:
    """What one person is told about one organisation."""

    user: User
    subject: Subject
    overdue: list[Item]
    coming: list[Item]


def letters(day: date) -> Iterator[Letter]:
    """Letters of a day for everybody who works somewhere, has an address and wants them; none
    where nothing is owed."""
    readers = queries.readers(day)
    subjects = {one.code: one for one in queries.subjects(day, {code for _, code in readers})}
    window = Window(day - LOOK_BACK, day + AHEAD, day)
    found: dict[str, list[Item]] = defaultdict(list)
    for item in queries.items(list(subjects.values()), window):
        if item.open:
            found[item.organisation].append(item)
    for user, code in readers:
        if code in subjects and found[code]:
            late = [item for item in found[code] if item.state == State.OVERDUE]
            coming = [item for item in found[code] if item.state != State.OVERDUE]
            yield Letter(user, subjects[code], late, coming)


@dataclass
class Outcome:
    """How many letters went out, and to whom one could not be sent, with the reason."""

    sent: int = 0
    failed: list[tuple[str, Exception]] = field(default_factory=list)


def send(day: date, *, say: Callable[[str], None] = lambda line: None) -> Outcome:
    """Send the letters of a day that were not sent yet.

    A letter that cannot be sent leaves no trace, so the next run tries again; the others go out.
    """
    outcome = Outcome()
    for letter in letters(day):
        try:
            if _sent(letter, day):
                outcome.sent += 1
                say(f"{letter.user.email}: {letter.subject.code}")
        except OSError as error:
            outcome.failed.append((letter.user.email, error))
    return outcome


def _sent(letter: Letter, day: date) -> bool:
    """Whether it goes out now; False when it did before."""
    try:
        with transaction.atomic():
            DigestSent.objects.create(
                user=letter.user,
                organisation_id=letter.subject.code,
                day=day,
                overdue=len(letter.overdue),
                coming=len(letter.coming),
            )
            message(letter, day).send()
    except IntegrityError:
        return False
    return True


def message(letter: Letter, day: date) -> EmailMessage:
    """The letter as plain text in the language of its reader."""
    with override(letter.user.language or settings.LANGUAGE_CODE):
        context = {
            "letter": letter,
            "overdue": [showing.row(item, day) for item in letter.overdue[:SHOWN]],
            "more_overdue": max(0, len(letter.overdue) - SHOWN),
            "coming": [showing.row(item, day) for item in letter.coming[:SHOWN]],
            "more_coming": max(0, len(letter.coming) - SHOWN),
            "calendar": settings.SITE_URL + showing.calendar_page(letter.subject.code),
            "preferences": settings.SITE_URL + showing.preferences_page(),
        }
        subject = render_to_string("obligations/digest_subject.txt", context).strip()
        body = render_to_string("obligations/digest.txt", context)
    return EmailMessage(subject, body, to=[letter.user.email])
