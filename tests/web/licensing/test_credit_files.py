"""Files of past credits: the rules make the points; doubles and faults are told by row."""

from __future__ import annotations

from fractions import Fraction

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mreza.rooms.licensing import duplicates
from mreza.rooms.licensing.models import Credit
from mreza.rooms.licensing.models.register import CHAMBER
from mreza.rooms.workforce.models import ImportedFile
from tests.conftest import ClientAs
from tests.web.licensing.test_register_points import make_person

pytestmark = pytest.mark.django_db
FILES = f"/licences/{CHAMBER}/files/"
HEAD = (
    "številka;prvi dan;zadnji dan;naslov;organizator;vrsta;minute;tedni;nastopi;"
    "avtorji ali uredniki;obvezna vsebina;priznane minute vsebine\n"
)
LISTENED = "C1;14. 3. 2024;;Dnevi nege;Društvo;attendance;46;;;;quality_safety;45\n"
WROTE = "C1;1. 4. 2024;;Članek o ranah;;publication_reviewed;;;;3;;\n"


def send(client_as: ClientAs, text: str) -> ImportedFile:
    file = SimpleUploadedFile("credits.csv", text.encode())
    sent = client_as("chamber").post(FILES, {"dataset": "credits", "file": file})
    assert sent.status_code == 302, sent.text
    return ImportedFile.objects.latest("pk")


def test_points_come_of_the_rules_and_are_taken_back_with_the_file(client_as: ClientAs) -> None:
    person = make_person("C1")
    file = send(client_as, HEAD + LISTENED + WROTE)
    assert (file.state, file.rows) == ("checked", 2), file.faults
    assert client_as("chamber").get(f"{FILES}{file.pk}/").status_code == 200
    client_as("chamber").post(f"{FILES}{file.pk}/take/")
    wrote, listened = Credit.objects.filter(practitioner=person)
    assert (listened.points, wrote.points) == (Fraction(46, 45), Fraction(10, 3))
    assert (listened.content, listened.content_minutes, listened.by_name) == (
        "quality_safety", 45, "import",
    )  # fmt: skip
    key = duplicates.key_of("Dnevi nege", "Društvo", listened.day, listened.day)
    assert listened.source == duplicates.source_of(key, "attendance/quality_safety")
    client_as("chamber").post(f"{FILES}{file.pk}/take-back/", {"reason": "Napaka"})
    assert not Credit.objects.filter(practitioner=person, withdrawn=False).exists()


def test_what_is_credited_already_or_does_not_count_is_told_by_row(client_as: ClientAs) -> None:
    make_person("C1")
    file = send(client_as, HEAD + LISTENED)
    client_as("chamber").post(f"{FILES}{file.pk}/take/")
    rows = [
        LISTENED.replace("Dnevi nege", "DNEVI  NEGE"),
        "C9;1. 4. 2024;;Nekaj;;attendance;45;;;;;\n",
        "C1;1. 4. 2027;;Prihodnost;;attendance;45;;;;;\n",
        "C1;2. 4. 2024;;Brez minut;;attendance;;;;;;\n",
        "C1;3. 4. 2024;;Objava;;publication_popular;45;;;;;\n",
        "C1;4. 4. 2024;;Vsebina;;attendance;45;;;;life_support;\n",
        "C1;5. 4. 2024;;Dvakrat;;active;;;1;;;\n",
        "C1;5. 4. 2024;;dvakrat;;active;;;2;;;\n",
    ]
    faults = send(client_as, HEAD + "".join(rows)).faults
    assert {(fault["line"], fault["column"]) for fault in faults} == {
        (2, "title"), (3, "number"), (4, "first"), (5, "minutes"), (6, "minutes"),
        (7, "content_minutes"), (9, "title"),
    }  # fmt: skip
    assert Credit.objects.filter(practitioner__number="C1").count() == 1
