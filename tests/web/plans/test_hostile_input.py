"""What somebody could try with plans, or a damaged document bring, and what they get."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from mreza.rooms.plans.importing import staging
from mreza.rooms.plans.models import Plan, PlanVersion, Proposal, Round, StagedImport, Wording
from tests import plan_documents
from tests.conftest import ClientAs

pytestmark = pytest.mark.django_db
PLAN = "nskz_2035_2022_2025"
LIST = f"/plans/{PLAN}/imports/"


def staged(client: Client, data: bytes) -> StagedImport:
    answer = client.post(LIST, {"file": SimpleUploadedFile("nacrt.txt", data)})
    return StagedImport.objects.get(pk=int(answer["Location"].rstrip("/").rsplit("/", 1)[1]))


def confirm(client: Client, found: StagedImport) -> str:
    """What is said of the confirmation, with every doubt and disappearance accepted."""
    client.post(f"{LIST}{found.pk}/doubts/", {"doubt": "all"})
    gone = " ".join(staging.opened(found).gone)
    given = {"base": found.read["base"], "gone": gone, "disappear": "on"}
    return client.post(f"{LIST}{found.pk}/confirm/", given, follow=True).content.decode()


def test_what_no_table_can_hold_is_told_with_its_measure(client_as: ClientAs) -> None:
    """A damaged document: the name of a holder as long as a page."""
    data = plan_documents.rows().replace(b"Vlada,", b"Vlada" * 150 + b",", 1)
    client, before = client_as("ministry"), PlanVersion.objects.count()
    said = confirm(client, staged(client, data))
    assert "tega ni mogoče hraniti" in said
    assert "A1 (Nosilci)" in said
    assert PlanVersion.objects.count() == before


def test_an_import_opens_though_the_plan_says_the_correction_by_now(client_as: ClientAs) -> None:
    client = client_as("ministry")
    found = staged(client, plan_documents.rows())
    given = {"value": "Isti naslov", "seen": found.revision}
    measure = f"{LIST}{found.pk}/measures/A1/?field=title.sl"
    assert client.post(measure, given).status_code == 302
    propose = f"/plans/{PLAN}/measures/A1/propose/?field=title.sl"
    client.post(propose, {"value": "Isti naslov", "reason": "R"})
    proposal = Proposal.objects.latest("pk")
    client.post(f"/plans/{PLAN}/proposals/{proposal.pk}/accept/", {"why": "W"})
    Wording.objects.get(version__plan=PLAN, version__number=2, title_sl="Isti naslov")
    assert client.get(f"{LIST}{found.pk}/").status_code == 200
    assert client.get(measure).status_code == 200


@pytest.mark.parametrize("code", ["A" + "1" * 30, "A\u0663"])
def test_a_code_that_is_none_is_refused(client_as: ClientAs, code: str) -> None:
    client = client_as("ministry")
    found = staged(client, plan_documents.rows())
    given = {"value": code, "seen": found.revision}
    answer = client.post(f"{LIST}{found.pk}/measures/A1/?field=code", given)
    assert answer.status_code == 422


def test_a_round_has_days_that_a_calendar_can_hold(client_as: ClientAs) -> None:
    given = {"name": "N", "first": "2026-01-01", "last": "2026-06-30", "opens": "2026-07-01"}
    client, before = client_as("ministry"), Round.objects.count()
    for day in ("9999-12-31", "0001-01-01"):
        answer = client.post(f"/plans/{PLAN}/rounds/open/", given | {"due": day})
        assert answer.status_code == 422
    assert Round.objects.count() == before


def test_control_characters_break_neither_an_address_nor_a_picture(client_as: ClientAs) -> None:
    client = client_as("ministry")
    for address in ("measures/%00/", "measures/%00/propose/", "measures/%1f/statements/add/"):
        assert client.get(f"/plans/{PLAN}/{address}").status_code == 404
    newest = Plan.objects.get(pk=PLAN).versions.first()
    Wording.objects.filter(version=newest).update(title_sl="A\x0b\x01<b>&#x0b;")
    assert client.get(f"/plans/{PLAN}/timeline.pdf").status_code == 200
