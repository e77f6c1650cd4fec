"""Incidents kept elsewhere come in whole or not at all, once, at their local time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from mreza.rooms.incidents.models import Incident
from mreza.rooms.workforce.models import ImportedFile
from tests.web.incidents.conftest import BASE

pytestmark = pytest.mark.django_db
ClientAs = Callable[[str], Client]
HEAD = "številka;dan;ura;vrsta;storitev;napaka pri zdravilu;opis;resnost;verjetnost;zaprt dne\n"
GOOD = (
    "A-1;31. 1. 2026;23:30;padec;institucionalno varstvo;;Zdrs;2;2;15. 2. 2026\n"
    "A-2;1. 2. 2026;00:30;zdravila;institucionalno varstvo;napačen odmerek;Dvojna tableta;;;\n"
)


def send(officer: Client, text: str) -> ImportedFile:
    file = SimpleUploadedFile("incidenti.csv", (HEAD + text).encode())
    answer = officer.post(f"{BASE}files/", {"dataset": "incidents", "file": file})
    assert answer.status_code == 302, answer.context["form"].errors
    return ImportedFile.objects.get(pk=int(answer["Location"].strip("/").rsplit("/", 1)[1]))


def test_a_file_is_shown_taken_and_taken_back(client_as: ClientAs) -> None:
    officer = client_as("care_home")
    file = send(officer, GOOD)
    assert file.state == "checked", file.faults
    assert "Dvojna tableta" in officer.get(f"{BASE}files/{file.pk}/").text
    officer.post(f"{BASE}files/{file.pk}/take/")
    fall, error = Incident.objects.filter(file=file).order_by("occurred_at")
    assert (fall.state, error.state) == ("closed", "reported")
    assert error.occurred_at == datetime(2026, 1, 31, 23, 30, tzinfo=UTC)
    assert (fall.day.month, error.day.month) == (1, 2)
    assert [event.what for event in fall.events.all()] == ["reported", "closed"]
    again = send(officer, GOOD + "A-3;2. 2. 2026;10:00;padec;institucionalno varstvo;;Padec;;;\n")
    assert (again.state, again.bad) == ("refused", 2)  # numbers that are here
    officer.post(f"{BASE}files/{file.pk}/take-back/", {"reason": "Napačna datoteka."})
    states = Incident.objects.filter(file=file).values_list("state", flat=True)
    assert set(states) == {"withdrawn"}


def test_every_bad_row_is_named_and_nothing_is_taken(client_as: ClientAs) -> None:
    bad = (
        "B-1;29. 3. 2026;02:30;padec;institucionalno varstvo;;Ure ni bilo;;;\n"
        "B-2;25. 10. 2026;02:30;padec;institucionalno varstvo;;Ura dvakrat;;;\n"
        "B-3;1. 1. 2027;10:00;padec;institucionalno varstvo;;V prihodnosti;;;\n"
        "B-4;1. 2. 2026;10:00;zdravila;institucionalno varstvo;;Brez vrste napake;;;\n"
        "B-5;1. 2. 2026;10:00;padec;institucionalno varstvo;;Brez ocene;;;2. 2. 2026\n"
    )
    before = Incident.objects.count()
    file = send(client_as("care_home"), bad)
    assert file.state == "refused"
    named = {fault["line"]: fault["column"] for fault in file.faults}
    columns = ["hour", "which", "hour", "medication_kind", "closed_on"]
    assert named == dict(zip(range(2, 7), columns, strict=True))
    assert Incident.objects.count() == before
