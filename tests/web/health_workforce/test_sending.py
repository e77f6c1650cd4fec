"""A provider sends its workers: whole or nothing, once, corrected by newer data, taken back."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import InternalError, transaction
from django.db.utils import IntegrityError
from django.test import Client
from django.urls import reverse

from mreza.rooms.health_workforce.actions import sending
from mreza.rooms.health_workforce.models import Submission, Worker
from mreza.rooms.health_workforce.queries.newest import newest
from mreza.rooms.workforce.models import ImportedFile
from mreza.rooms.workforce.refusals import SameFileError
from mreza.site.accounts.models import User
from tests.conftest import ClientAs
from tests.web.health_workforce.conftest import CODE, DAY, GOOD, Send, content

pytestmark = pytest.mark.django_db
FILES = reverse("health_workforce:files", args=[CODE])
TODAY = date(2026, 11, 22)


def upload(client: Client, *rows: str, day: str = "2026-06-30") -> tuple[int, str]:
    file = SimpleUploadedFile("delavci.csv", content(*rows))
    answer = client.post(FILES, {"day": day, "file": file})
    return answer.status_code, answer.headers.get("Location", "") or answer.content.decode()


def counted(code: str = CODE) -> tuple[date, int]:
    one = newest(TODAY, [code]).get()
    return one.day, one.workers.count()


def test_a_file_is_shown_first_and_counts_when_it_is_taken(client_as: ClientAs) -> None:
    client = client_as("provider")
    before = counted()
    status, page = upload(client, *GOOD)
    assert status == 302
    assert "AA1" in client.get(page).content.decode()
    assert counted() == before
    assert client.post(f"{page}take/").status_code == 302
    assert counted() == (DAY, 2)


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("AA3;zdravilec;;1980;female;permanent;1;2010;ne", "ni ena od dovoljenih"),
        ("Ana Novak;nurse;;1980;female;permanent;1;2010;ne", "videti je kot EMŠO ali ime"),
        ("0101980505123;nurse;;1980;female;permanent;1;2010;ne", "videti je kot EMŠO ali ime"),
        ("AA3;nurse;;80;female;permanent;1;2010;ne", "to ni leto"),
        ("AA3;nurse;;1980;female;permanent;100;2010;ne", ""),
        (GOOD[0], ""),
    ],
    ids=["group", "name", "personal number", "year", "part of full time", "twice"],
)
def test_one_wrong_row_refuses_the_whole_file(send: Send, row: str, says: str) -> None:
    file = send(*GOOD, row)
    assert (file.state, file.bad) == ("refused", 1)
    assert any(says in fault["why"]["sl"] for fault in file.faults)
    assert not Submission.objects.filter(day=DAY).exists()


def test_a_file_of_another_encoding_or_no_table_is_told(client_as: ClientAs) -> None:
    client = client_as("provider")
    file = SimpleUploadedFile("slika.csv", b"\x89PNG\r\n\x1a\n\x00\x00")
    page = client.post(FILES, {"day": "2026-06-30", "file": file}, follow=True)
    assert page.status_code == 200
    assert ImportedFile.objects.get(file_name="slika.csv").state == "refused"


def test_a_day_to_come_is_refused(client_as: ClientAs) -> None:
    status, page = upload(client_as("provider"), *GOOD, day="2026-11-23")
    assert status == 422
    assert "Ta dan še pride" in page


def test_the_same_file_is_taken_once_for_a_day_and_again_for_another(send: Send) -> None:
    send(*GOOD)
    with pytest.raises(SameFileError):
        send(*GOOD)
    send(*GOOD, day=date(2026, 9, 30))
    assert counted() == (date(2026, 9, 30), 2)


def test_newer_data_of_the_day_count_and_taking_them_back_gives_the_earlier_ones(
    send: Send,
) -> None:
    send(*GOOD)
    file = send(GOOD[0])
    assert counted() == (DAY, 1)
    sending.take_back(file, by=User.objects.get(username="izvajalec"), reason="Napaka")
    assert counted() == (DAY, 2)
    assert Worker.objects.filter(submission__file=file, withdrawn=True).count() == 1


def test_what_was_taken_never_changes(send: Send) -> None:
    sent = send(*GOOD)
    for change in (
        lambda: Worker.objects.filter(file=sent).update(fte=2),
        lambda: Submission.objects.filter(file=sent).delete(),
        lambda: Submission.objects.filter(file=sent).update(day=date(2020, 1, 1)),
    ):
        with pytest.raises((InternalError, IntegrityError)), transaction.atomic():
            change()


def test_rows_are_taken_over_http_and_faults_are_told(client_as: ClientAs) -> None:
    client = client_as("provider")
    address = f"/api/v1/health-workforce/providers/{CODE}/workers?day=2026-06-30"
    rows = [{"code": "AA1", "group": "nurse", "employment": "permanent", "fte": 1}]
    answer = client.post(address, {"rows": rows}, content_type="application/json")
    assert (answer.status_code, answer.json()["rows"]) == (200, 1)
    again = client.post(address, {"rows": rows}, content_type="application/json")
    assert again.status_code == 409
    wrong = client.post(
        address, {"rows": [{**rows[0], "group": "x"}]}, content_type="application/json"
    )
    assert wrong.status_code == 422
    assert wrong.json()["errors"][0]["row"] == 1
