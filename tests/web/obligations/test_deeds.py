"""Answering items: with a file, once, never in the future, not when locked; taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client

from mreza.rooms.obligations import actions, files
from mreza.rooms.obligations.items import State
from mreza.rooms.obligations.models import Answer, Assignment, Closing, Event
from mreza.site.accounts.models import User
from tests.web.obligations.conftest import CODE, DUTY, ITEM, LAW, PAGE, item

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nothing_answered")]
ClientAs = Callable[[str], Client]
PDF = b"%PDF-1.7 minutes of the meeting"


def sent(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "text/html")


def confirm(client: Client, **given: Any) -> Any:
    return client.post(f"{ITEM}confirm/", {"day": "2007-05-30", "note": "no. 12", **given})


def test_it_is_confirmed_with_a_file_that_comes_back_as_a_download(client_as: ClientAs) -> None:
    provider = client_as("provider")
    answer = confirm(provider, file=sent("../minutes.pdf", PDF))
    assert (answer.status_code, answer["Location"]) == (302, f"{DUTY}#2007-04-30")
    assert item(today=date(2007, 9, 1)).state == State.DONE
    made = Answer.objects.get()
    assert (made.file_name, made.by_name) == ("minutes.pdf", "Izvajalec: zdravstveni dom")
    page = provider.get(f"{PAGE}answers/{made.pk}/file/")
    assert b"".join(page.streaming_content) == PDF
    assert page["Content-Type"] == "application/pdf"
    assert page["Content-Disposition"].startswith("attachment")
    assert "minutes.pdf" in provider.get(DUTY).content.decode()
    assert client_as("care_home").get(f"{PAGE}answers/{made.pk}/file/").status_code == 404


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.html", b"<script>"),
        ("minutes.pdf", b"<html>"),
        ("letter.docx", b"PK\x03\x04 no archive"),
        ("notes.txt", b"a\x00b"),
        ("empty.pdf", b""),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused_and_not_kept(
    name: str, content: bytes, client_as: ClientAs, tmp_path: Path
) -> None:
    answer = confirm(client_as("provider"), file=sent(name, content))
    assert answer.status_code == 422
    assert Answer.objects.count() == 0
    assert [path for path in tmp_path.rglob("*") if path.parent.name == "obligations"] == []


@pytest.mark.parametrize("name", ["minutes.txt", "rows.csv"])
def test_a_text_may_begin_as_an_archive_does(name: str, client_as: ClientAs) -> None:
    assert confirm(client_as("provider"), file=sent(name, b"PK;priimek;kraj")).status_code == 302


def test_a_file_too_large_is_refused(
    client_as: ClientAs, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(files, "MOST_BYTES", 10)
    answer = confirm(client_as("provider"), file=sent("minutes.pdf", PDF))
    assert answer.status_code == 422
    assert "20 MB" in answer.content.decode()
    assert list((tmp_path / "obligations").iterdir()) == []


def test_it_is_answered_once_and_again_after_the_answer_was_withdrawn(
    client_as: ClientAs, tmp_path: Path
) -> None:
    provider = client_as("provider")
    assert confirm(provider).status_code == 302
    again = confirm(provider, file=sent("minutes.pdf", PDF))
    assert again.status_code == 422
    assert "že odgovorjeno" in again.content.decode()
    assert list((tmp_path / "obligations").iterdir()) == []  # the file of the refused answer
    made = Answer.objects.get()
    assert provider.post(f"{PAGE}answers/{made.pk}/withdraw/", {}).status_code == 422
    done = provider.post(f"{PAGE}answers/{made.pk}/withdraw/", {"reason": "wrong year"})
    assert done.status_code == 302
    assert provider.post(f"{ITEM}waive/", {"reason": "nobody waits"}).status_code == 302
    assert item(today=date(2007, 9, 1)).state == State.WAIVED
    assert Answer.objects.count() == 2
    text = provider.get(DUTY).content.decode()
    assert "wrong year" in text
    assert "nobody waits" in text


def test_the_database_refuses_a_second_answer() -> None:
    somebody = User.objects.get(username="izvajalec")
    actions.waive(item(), reason="R", by=somebody)
    twin = Answer.objects.get()
    twin.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()


@pytest.mark.parametrize("day", ["2026-11-23", "", "31.5.2007x"])
def test_a_day_to_come_or_none_is_refused(day: str, client_as: ClientAs) -> None:
    assert confirm(client_as("provider"), day=day).status_code == 422
    assert Answer.objects.count() == 0


def test_what_is_locked_is_answered_by_the_administrator_only(client_as: ClientAs) -> None:
    ministry = client_as("ministry")
    lock = {"act": LAW, "until": "2007-12-31", "reason": "the year is settled"}
    assert ministry.post("/obligations/network/lock/", lock).status_code == 302
    assert ministry.post("/obligations/network/lock/", lock).status_code == 422  # the same again
    refused = confirm(client_as("provider"))
    assert refused.status_code == 422
    assert "zaklenjen" in refused.content.decode()
    assert confirm(client_as("admin")).status_code == 302
    opened = {**lock, "until": "2007-04-30"}
    assert ministry.post("/obligations/network/lock/", opened).status_code == 302
    assert Closing.objects.count() == 2


def test_a_supervisor_allows_a_later_day_but_no_earlier_one(client_as: ClientAs) -> None:
    insurer = client_as("insurer")
    early = {"until": "2007-05-31", "reason": "R"}
    assert insurer.post(f"{ITEM}extend/", early).status_code == 422
    assert insurer.post(f"{ITEM}extend/", {**early, "until": "2007-06-30"}).status_code == 302
    assert item(today=date(2007, 6, 20)).state == State.SOON
    assert "30. 6. 2007" in client_as("provider").get(DUTY).content.decode().replace("\xa0", " ")


def test_somebody_sees_to_it_from_today_on(client_as: ClientAs) -> None:
    provider, page = client_as("provider"), f"{DUTY}responsible/"
    user = User.objects.get(username="izvajalec")
    assert provider.post(page, {"person": str(user.pk)}).status_code == 302
    assert provider.post(page, {"person": "other", "name": ""}).status_code == 422
    assert provider.post(page, {"person": "other", "name": "Ana Kos"}).status_code == 302
    assert provider.post(page, {"person": "999999"}).status_code == 422
    listed = provider.get(f"{PAGE}?from=2007-01-01&to=2007-12-31&person=Ana+Kos")
    assert listed.content.decode().count('<time datetime="2007-05-31"') == 1
    assert provider.post(page, {"person": ""}).status_code == 302
    assert Assignment.objects.count() == 3


def test_an_event_is_entered_once(client_as: ClientAs) -> None:
    provider, page = client_as("provider"), f"{PAGE}events/add/"
    given = {"kind": "absence_begins", "day": "2007-05-02", "subject": "A"}
    assert provider.post(page, given).status_code == 302
    assert provider.post(page, given).status_code == 422
    assert provider.post(page, {**given, "kind": "full_moon"}).status_code == 422
    made = Event.objects.get()
    withdraw = f"{PAGE}events/{made.pk}/withdraw/"
    assert provider.post(withdraw, {"reason": "R"}).status_code == 302
    assert provider.post(withdraw, {"reason": "R"}).status_code == 422
    assert Event.objects.filter(organisation=CODE).count() == 1
