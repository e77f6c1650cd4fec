"""Files of staff: checked by row, taken whole, the same file once, taken back."""

from __future__ import annotations

import io
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from mreza.lake import templates
from mreza.rooms.workforce.importing.staff import DATASETS
from mreza.rooms.workforce.models import (
    Absence,
    Employment,
    FileState,
    ImportedFile,
    StaffMember,
    TrainingAttendance,
)

pytestmark = pytest.mark.django_db
HOME = "dom-ob-savinji-celje"
HEAD = (
    "šifra zaposlenega;ime in priimek;poklicna skupina;delovno mesto;vrsta zaposlitve;"
    "ur na teden;prvi dan;zadnji dan;razlog konca;izhodni pogovor\n"
)
GOOD = HEAD + (
    "X1;Ana Černe;bolničarji negovalci;negovalka;za nedoločen čas;37,5;1. 3. 2025;31. 8. 2026;"
    "upokojitev;da\n"
    "X2;Žiga Šuštar;carer;negovalec;permanent;40;1. 9. 2026;;;\n"
)


def send(client: Client, dataset: str, content: str, name: str = "kadri.csv") -> ImportedFile:
    answer = client.post(
        reverse("workforce:files", args=[HOME]),
        {"dataset": dataset, "file": SimpleUploadedFile(name, content.encode("cp1250"))},
    )
    assert answer.status_code == 302, answer.content.decode()
    return ImportedFile.objects.latest("pk")


def do(client: Client, verb: str, file: ImportedFile, **more: str) -> ImportedFile:
    client.post(reverse(f"workforce:{verb}", args=[HOME, file.pk]), more)
    file.refresh_from_db()
    return file


def test_a_slovene_file_lands_once_and_can_be_taken_back(
    client_as: Callable[[str], Client],
) -> None:
    client = client_as("care_home")
    file = send(client, "staff", GOOD)
    assert (file.state, file.rows, file.bad) == (FileState.CHECKED, 2, 0)
    assert not StaffMember.objects.filter(code="X1").exists()  # shown, not taken
    shown = client.get(reverse("workforce:file", args=[HOME, file.pk])).content.decode()
    assert "Ana Černe" in shown
    assert do(client, "take", file).state == FileState.TAKEN
    job = Employment.objects.get(staff__code="X1")
    assert (job.weekly_hours, job.end_reason, job.exit_interview) == (
        Decimal("37.5"),
        "retired",
        True,
    )
    again = client.post(
        reverse("workforce:files", args=[HOME]),
        {"dataset": "staff", "file": SimpleUploadedFile("b.csv", GOOD.encode("cp1250"))},
    )
    assert again.status_code == 422
    assert do(client, "take_back", file).state == FileState.TAKEN  # no reason given
    do(client, "take_back", file, reason="Napačna datoteka")
    assert file.state == FileState.TAKEN_BACK
    assert not StaffMember.objects.filter(code="X1", withdrawn=False).exists()
    do(client, "take", send(client, "staff", GOOD))
    assert StaffMember.objects.filter(code="X1").count() == 2  # the first one stays, withdrawn


def test_every_wrong_row_is_named_and_nothing_is_taken(
    client_as: Callable[[str], Client],
) -> None:
    client = client_as("care_home")
    before = StaffMember.objects.count()
    rows = [
        "X1;A B;carer;P;permanent;40;1. 3. 2026;;;",
        "X1;A B;carer;P;permanent;40;1. 5. 2026;;;",  # overlaps the row before
        "X2;A B;kuhar;P;permanent;40;31. 2. 2026;;;",  # no such group, no such day
        "X3;A B;carer;P;permanent;40;1. 3. 2026;1. 2. 2026;;",  # ends before it begins
    ]
    shape = send(client, "staff", HEAD + "\n".join(rows))
    assert shape.state == FileState.REFUSED
    assert {(f["line"], f["column"]) for f in shape.faults} == {
        (4, "poklicna skupina"), (4, "prvi dan"), (5, "prvi dan"),
    }  # fmt: skip
    moved = "X4;A B;carer;P;permanent;40;1. 3. 2026;1. 4. 2026;moved_inside;"
    truth = send(client, "staff", HEAD + "\n".join([*rows[:2], moved]))
    assert {(f["line"], f["column"]) for f in truth.faults} == {(3, "first"), (4, "end_reason")}
    csv = client.get(reverse("workforce:errors", args=[HOME, truth.pk])).content.decode()
    assert "premestitvi" in csv
    assert StaffMember.objects.count() == before
    assert do(client, "take", truth).state == FileState.REFUSED


def test_what_changed_between_check_and_take_is_found(
    client_as: Callable[[str], Client],
) -> None:
    client = client_as("care_home_director")
    first = send(client, "staff", GOOD)
    second = send(client, "staff", GOOD + "\n")  # another file with the same rows
    assert do(client, "take", first).state == FileState.TAKEN
    assert do(client, "take", second).state == FileState.CHECKED
    assert Employment.objects.filter(staff__code="X1").count() == 1


def test_absences_and_trainings_find_their_people(client_as: Callable[[str], Client]) -> None:
    client = client_as("care_home")
    do(client, "take", send(client, "staff", GOOD))
    absences = (
        "staff;kind;first;last;hours_per_day;work_related\nX1;sick;2026-01-05;2026-01-09;;true\n"
    )
    do(client, "take", send(client, "absences", absences))
    assert Absence.objects.get(staff__code="X1").work_related
    head = "title;kind;first;last;hours;minutes_an_hour;staff\n"
    rows = "T;internal;2026-02-02;2026-02-02;4;45;X1\nT;internal;2026-02-02;2026-02-02;4;45;X2\n"
    do(client, "take", send(client, "trainings", head + rows))
    one = TrainingAttendance.objects.filter(staff__code="X1").get()
    assert one.training.attendances.count() == 2
    assert one.training.referred  # unless the file says otherwise
    unknown = send(client, "absences", absences.replace("X1", "NOBODY"))
    assert [f["column"] for f in unknown.faults] == ["staff"]


@pytest.mark.parametrize("dataset", DATASETS)
@pytest.mark.parametrize("language", ["sl", "en"])
def test_templates_are_files_that_can_be_read(
    client_as: Callable[[str], Client], dataset: str, language: str
) -> None:
    """The template's own example is a row; people of the example are on record or are the row."""
    client = client_as("care_home")
    schema = DATASETS[dataset].schema
    content = templates.template_csv(schema, "en" if language == "en" else "sl")
    address = reverse("workforce:files", args=[HOME])
    file = SimpleUploadedFile("t.csv", content)
    assert client.post(address, {"dataset": dataset, "file": file}).status_code == 302
    kept = ImportedFile.objects.latest("pk")
    assert all(fault["line"] == 2 for fault in kept.faults), kept.faults
    book = client.get(reverse("workforce:template", args=[HOME, dataset, language, "xlsx"]))
    assert book.content[:2] == b"PK"


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"%PDF-1.7", b"a;b\n1;2\n"])
def test_what_is_no_such_table_is_refused_in_words(
    client_as: Callable[[str], Client], content: bytes
) -> None:
    client = client_as("care_home")
    file = io.BytesIO(content)
    file.name = "x.csv"  # type: ignore[misc]
    answer = client.post(
        reverse("workforce:files", args=[HOME]), {"dataset": "staff", "file": file}, follow=True
    )
    assert answer.status_code in (200, 422)
    assert not ImportedFile.objects.filter(state=FileState.CHECKED).exists()
