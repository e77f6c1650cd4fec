"""Files of the register: good ones, doubles, faults told by row; whole or nothing."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mreza.rooms.licensing.models import Licence, Practitioner, PractitionerEmployment
from mreza.rooms.licensing.models.register import CHAMBER
from mreza.rooms.workforce.models import ImportedFile
from tests.conftest import ClientAs
from tests.web.licensing.test_register_points import make_person

pytestmark = pytest.mark.django_db
FILES = f"/licences/{CHAMBER}/files/"
HEAD = (
    "številka;ime;priimek;datum rojstva;poklicna skupina;v registru od;"
    "številka licence;licenca od;licenca do;delodajalec;zaposlen od\n"
)
ANA = (
    "A1;Ana;Žagar;17. 5. 1980;nurse;1. 9. 2004;"
    "L-A1;1. 1. 2024;31. 12. 2030;dom-ob-savinji-celje;1. 3. 2015\n"
)
EVA = "A2;Eva;Kos;1. 2. 1985;babica;1. 9. 2008;;;;;\n"


def send(client_as: ClientAs, text: str) -> ImportedFile:
    file = SimpleUploadedFile("register.csv", text.encode("cp1250"))
    sent = client_as("chamber").post(FILES, {"dataset": "practitioners", "file": file})
    assert sent.status_code == 302, sent.text
    return ImportedFile.objects.latest("pk")


def test_a_file_in_slovene_writing_is_taken_whole_and_once(client_as: ClientAs) -> None:
    file = send(client_as, HEAD + ANA + EVA)
    assert (file.state, file.rows) == ("checked", 2), file.faults
    assert client_as("chamber").post(f"{FILES}{file.pk}/take/").status_code == 302
    ana = Practitioner.objects.get(number="A1")
    assert (ana.folded, ana.search) == ("zagar ana", "zagar ana a1")
    assert Licence.objects.get(practitioner=ana).events.get().kind == "granted"
    assert PractitionerEmployment.objects.get(practitioner=ana).employer_id.startswith("dom-ob")
    assert Practitioner.objects.get(number="A2").group == "midwife"
    again = SimpleUploadedFile("x.csv", (HEAD + ANA + EVA).encode("cp1250"))
    answer = client_as("chamber").post(FILES, {"dataset": "practitioners", "file": again})
    assert answer.status_code == 422
    back = client_as("chamber").post(f"{FILES}{file.pk}/take-back/", {"reason": "Napaka"})
    assert back.status_code == 302
    assert not Practitioner.objects.filter(number="A1", withdrawn=False).exists()


def test_doubles_and_faults_are_told_by_row(client_as: ClientAs) -> None:
    make_person("T1")
    rows = [
        "T1;Ana;Nova;1. 1. 1980;nurse;1. 9. 2004;;;;;\n",
        "T2;ŽANA;Cus T1;1. 1. 1990;nurse;1. 9. 2014;;;;;\n",
        "T3;Ana;Kos;1. 1. 1981;nurse;1. 9. 2004;L-3;1. 1. 2024;;;\n",
        "T4;Ana;Bos;1. 1. 1982;nurse;1. 9. 1980;;;;nikjer;\n",
        "Š 5;Ana;Los;1. 1. 1983;nurse;1. 9. 2004;;;;;\n",
        "T6;Eva;Los;1. 1. 1983;nurse;1. 9. 2004;;;;;\n",
        "T7;Eva;Los;1. 1. 1983;nurse;1. 9. 2004;;;;;\n",
    ]
    file = send(client_as, HEAD + "".join(rows))
    found = {(fault["line"], fault["column"]) for fault in file.faults}
    assert found == {
        (2, "number"), (3, "family_name"), (4, "licence"), (5, "employer"),
        (5, "employed_from"), (5, "registered"), (6, "number"), (8, "family_name"),
    }  # fmt: skip
    assert file.state == "refused"
