"""The calendar by a secret address (RFC 5545) and the weekly e-mail."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.test import Client
from icalendar import Calendar

from mreza.rooms.network.models import Membership
from mreza.rooms.obligations import digest
from mreza.rooms.obligations.models import CalendarLink, DigestSent
from mreza.site.accounts.models import User

pytestmark = pytest.mark.django_db
ClientAs = Callable[[str], Client]
CODE = "dom-ob-savinji-celje"
PAGE = f"/obligations/{CODE}/subscribe/"
SUNDAY = date(2026, 11, 22)


def address(client: Client) -> str:
    """The path of a new secret address."""
    page = client.post(f"{PAGE}new/").content.decode()
    found = re.search(r'value="http://testserver(/obligations/feed/[^"]+)"', page)
    assert found, page
    return found[1]


def test_the_feed_is_a_calendar_by_the_standard(client_as: ClientAs, client: Client) -> None:
    path = address(client_as("care_home"))
    answer = client.get(path)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in answer["Cache-Control"]
    lines = answer.content.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(len(line) for line in lines) <= 75
    calendar = Calendar.from_ical(answer.content)
    events = calendar.walk("VEVENT")
    assert len(events) > 20
    monthly = next(one for one in events if "indicators_monthly" in one["uid"])
    assert "Ponazoritven dan: " in monthly["description"]
    assert all(b"DTSTART;VALUE=DATE:" in one.to_ical() for one in events)
    days = [one.decoded("dtstart") for one in events]
    assert days == sorted(days)
    again = Calendar.from_ical(client.get(path).content).walk("VEVENT")
    assert [one["uid"] for one in again] == [one["uid"] for one in events]
    assert len({one["uid"] for one in events}) == len(events)


def test_the_secret_is_not_kept_and_a_new_one_ends_the_old(
    client_as: ClientAs, client: Client
) -> None:
    home = client_as("care_home")
    first, second = address(home), address(home)
    assert client.get(first).status_code == 404
    assert client.get(second).status_code == 200
    secret = second.split("/")[-1].removesuffix(".ics")
    assert all(secret not in link.token_sha256 for link in CalendarLink.objects.all())
    assert secret not in home.get(PAGE).content.decode()
    home.post(f"{PAGE}end/")
    assert client.get(second).status_code == 404


def test_who_no_longer_works_there_has_no_feed(client_as: ClientAs, client: Client) -> None:
    path = address(client_as("care_home"))
    Membership.objects.filter(user__username="dom").delete()
    assert client.get(path).status_code == 404


def test_the_letter_goes_out_once_a_day_in_the_language_of_its_reader(
    client_as: ClientAs, settings: Any
) -> None:
    settings.SITE_URL = "https://mreza.example"
    User.objects.filter(username="direktor").update(language="en")
    sent = digest.send(SUNDAY).sent
    assert sent == len(mail.outbox) == DigestSent.objects.count() > 2
    assert digest.send(SUNDAY).sent == 0
    assert digest.send(date(2026, 11, 29)).sent > 0
    letters = {letter.to[0]: letter for letter in mail.outbox[:sent]}
    slovene, english = letters["dom@primer.example"], letters["direktor@primer.example"]
    assert "V naslednjem mesecu" in slovene.body
    assert "Coming in the next month" in english.body
    assert "https://mreza.example/obligations/dom-ob-savinji-celje/" in english.body
    assert "&#" not in slovene.body
    assert "\n" not in slovene.subject


def test_who_switched_it_off_gets_none(client_as: ClientAs) -> None:
    home = client_as("care_home")
    assert home.post("/obligations/reminders/", {"soon_days": "0"}).status_code == 422
    assert home.post("/obligations/reminders/", {"soon_days": "30"}).status_code == 302
    digest.send(SUNDAY)
    assert "dom@primer.example" not in {letter.to[0] for letter in mail.outbox}
    assert "checked" not in home.get("/obligations/reminders/").content.decode()


def test_a_letter_that_cannot_be_sent_is_tried_again_and_holds_up_no_other(
    loaded: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = EmailMessage.send

    def send(letter: EmailMessage) -> int:
        if letter.to == ["dom@primer.example"]:
            raise OSError("no such mailbox")
        return really(letter)

    with monkeypatch.context() as broken:
        broken.setattr(EmailMessage, "send", send)
        outcome = digest.send(SUNDAY)
    assert [address for address, _error in outcome.failed] == ["dom@primer.example"]
    assert outcome.sent == DigestSent.objects.count() > 2
    assert digest.send(SUNDAY).sent == 1
