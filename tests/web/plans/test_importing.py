"""A document of a plan is read, answered and confirmed; before that nothing is stored."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from mreza.rooms.plans.importing import staging
from mreza.rooms.plans.importing.refusals import (
    DisappearingError,
    DoubtsLeftError,
    NewerVersionError,
    SettledError,
)
from mreza.rooms.plans.models import Measure, Plan, PlanVersion, StagedImport, Wording
from mreza.rooms.plans.refusals import SameVersionError
from mreza.site.accounts.models import User
from tests import plan_documents
from tests.conftest import ClientAs

pytestmark = pytest.mark.django_db
PLAN = "nskz_2035_2022_2025"
LIST = f"/plans/{PLAN}/imports/"


def send(client: Client, data: bytes, name: str = "nacrt.txt") -> Any:
    return client.post(LIST, {"file": SimpleUploadedFile(name, data)})


def sent(client: Client, data: bytes | None = None) -> StagedImport:
    answer = send(client, data or plan_documents.rows())
    assert answer.status_code == 302, answer.context["form"].errors
    return StagedImport.objects.get(pk=int(answer.url.rstrip("/").rsplit("/", 1)[1]))


def address(staged: StagedImport, what: str = "") -> str:
    return f"{LIST}{staged.pk}/{what}"


def confirmed(staged: StagedImport, **more: Any) -> dict[str, Any]:
    """What the form of the confirmation sends, with the box about measures that disappear."""
    gone = " ".join(staging.opened(staged).gone)
    return {"base": staged.read["base"], "gone": gone, "disappear": "on", **more}


def settled(client: Client, staged: StagedImport) -> None:
    client.post(address(staged, "doubts/"), {"doubt": "all"})


def test_what_was_read_is_shown_beside_its_passage_and_nothing_is_stored(
    client_as: ClientAs,
) -> None:
    client, before = client_as("ministry"), PlanVersion.objects.count()
    staged = sent(client)
    page = client.get(address(staged)).content.decode()
    assert "Pripraviti merila za preizkus" in page
    assert "MIIZŠ je verjetno MIZŠ" in page
    assert "opremo na terenu." in page  # the piece behind another measure
    assert "Priloga" in page  # what is no part of a measure is listed
    assert 'name="note"' not in page  # doubts come before the confirmation
    assert PlanVersion.objects.count() == before


def test_doubts_come_first_and_then_a_version_keeps_what_happened(client_as: ClientAs) -> None:
    client = client_as("ministry")
    staged = sent(client)
    given = confirmed(staged, note="Poskus")
    client.post(address(staged, "confirm/"), given)
    assert not PlanVersion.objects.filter(fingerprint=staged.fingerprint).exists()
    settled(client, staged)
    answer = client.post(address(staged, "confirm/"), given, follow=True)
    assert answer.status_code == 200
    version = PlanVersion.objects.get(fingerprint=staged.fingerprint)
    assert version.number == staged.read["base"] + 1
    staged.refresh_from_db()
    assert (staged.state, staged.version) == ("confirmed", version)
    first = Wording.objects.get(version=version, measure__code="A1")
    assert "Pripraviti merila za preizkus" in first.passage
    assert Measure.objects.filter(plan=PLAN, code="A60").exists()  # it disappeared and stays
    assert not Wording.objects.filter(version=version, measure__code="A60").exists()


def test_what_is_cut_off_between_two_measures_names_what_would_disappear(
    client_as: ClientAs,
) -> None:
    client = client_as("ministry")
    staged = sent(client)
    settled(client, staged)
    given = confirmed(staged)
    del given["disappear"]
    answer = client.post(address(staged, "confirm/"), given)
    assert answer.status_code == 422
    assert "A59, A60" in answer.content.decode()
    client.post(address(staged, "confirm/"), confirmed(staged, gone="A60"), follow=True)
    assert not PlanVersion.objects.filter(fingerprint=staged.fingerprint).exists()


def test_rows_are_written_anew_taken_out_and_added(client_as: ClientAs) -> None:
    client = client_as("ministry")
    staged = sent(client)
    page = address(staged, "measures/A1/")
    before = staging.opened(staged).plan.measure("A1")
    key = f"milestone:{before.milestones[0].key}"

    def post(field: str, **given: Any) -> int:
        staged.refresh_from_db()
        answer = client.post(f"{page}?field={field}", given | {"seen": staged.revision})
        return int(answer.status_code)

    assert post("amount:new", basis="year", euros="1.500,50", year="") == 422
    assert post("amount:new", basis="none_additional", euros="5", year="") == 422
    assert post("amount:new", basis="year", euros="1.500,50", year="2024", source="ESS+") == 302
    place = len(before.amounts)
    assert post(f"amount:{place}", basis="both_years", euros="9", year="", source="ESS+") == 302
    assert post("milestone:new", title="Poročilo", when="once", due="") == 422
    assert post("milestone:new", title="Poročilo", when="once", due="2025-06-30") == 302
    assert post(key, remove="on") == 302
    assert post("target:new", title="Mest", kind="percent_more", direction="up", value="") == 422
    target = {"title": "Mest", "kind": "absolute", "direction": "up", "value": "12", "unit": "mest"}
    assert post("target:new", **target) == 302
    staged.refresh_from_db()
    found = staging.opened(staged).plan.measure("A1")
    assert (found.amounts[-1].basis, found.amounts[-1].euros) == ("both_years", 9)
    assert [one.title.sl for one in found.milestones][-1] == "Poročilo"
    assert len(found.milestones) == len(before.milestones)
    assert (found.targets[-1].value, found.targets[-1].unit) == (12, "mest")
    text = client.get(address(staged)).content.decode()
    assert "30.\xa06.\xa02025: Poročilo" in text
    settled(client, staged)
    client.post(address(staged, "confirm/"), confirmed(staged))
    kept = Wording.objects.get(version__fingerprint=staged.fingerprint, measure__code="A1")
    assert kept.milestones.filter(title_sl="Poročilo", due="2025-06-30").count() == 1
    assert kept.amounts.get(source="ESS+").basis == "both_years"


def test_the_same_file_is_told_while_it_waits_and_once_it_is_a_version(
    client_as: ClientAs,
) -> None:
    client = client_as("ministry")
    staged = sent(client)
    again = send(client, plan_documents.rows())
    assert again.status_code == 422
    assert address(staged) in again.content.decode()
    settled(client, staged)
    client.post(address(staged, "confirm/"), confirmed(staged))
    third = send(client, plan_documents.rows())
    assert third.status_code == 422
    assert "različica" in third.content.decode()


def test_a_correction_settles_its_doubt_and_reads_in_the_version(client_as: ClientAs) -> None:
    client = client_as("ministry")
    staged = sent(client)
    page = address(staged, "measures/A2/")
    assert client.get(f"{page}?field=holders").status_code == 200
    wrong = client.post(f"{page}?field=code", {"value": "A1", "seen": staged.revision})
    assert wrong.status_code == 422
    given = {"value": "MIZŠ\nIzvajalci", "seen": staged.revision}
    assert client.post(f"{page}?field=holders", given).status_code == 302
    late = client.post(f"{page}?field=deadline", {"value": "2024", "seen": staged.revision})
    assert late.status_code == 422  # somebody answered since
    staged.refresh_from_db()
    whole = staging.opened(staged)
    assert [party.name for party in whole.plan.measure("A2").holders] == ["MIZŠ", "Izvajalci"]
    assert "A2:holders" not in {doubt.key for doubt in whole.open_doubts}


def test_a_measure_that_gets_another_code_keeps_its_passage(client_as: ClientAs) -> None:
    client = client_as("ministry")
    staged = sent(client)
    given = {"value": "A61", "seen": staged.revision}
    assert client.post(address(staged, "measures/A4b/?field=code"), given).status_code == 302
    settled(client, staged)
    client.post(address(staged, "confirm/"), confirmed(staged))
    found = Wording.objects.get(version__fingerprint=staged.fingerprint, measure__code="A61")
    assert "poskrbeti za objavo" in found.passage


def test_of_two_who_confirm_one_wins_and_the_other_is_told(client_as: ClientAs) -> None:
    client = client_as("ministry")
    staged = sent(client)
    settled(client, staged)
    other = StagedImport.objects.get(pk=staged.pk)  # as a second person holds it
    who = User.objects.get(username="ministrstvo")
    gone = staging.opened(staged).gone
    staging.confirm(staged, base=staged.read["base"], gone=gone, by=who)
    with pytest.raises(SettledError) as refused:
        staging.confirm(other, base=other.read["base"], by=who)
    assert refused.value.who == who.get_full_name()
    told = client.post(address(staged, "discard/"), follow=True).content.decode()
    assert who.get_full_name() in told


def test_a_newer_version_is_looked_at_before_anything_is_confirmed(client_as: ClientAs) -> None:
    client = client_as("ministry")
    old, new = sent(client), sent(client, plan_documents.rows().replace(b"2025 MZ", b"2024 MZ"))
    for staged in (old, new):
        settled(client, staged)
    who = User.objects.get(username="ministrstvo")
    base = old.read["base"]
    staging.confirm(new, base=base, gone=staging.opened(new).gone, by=who)
    with pytest.raises(NewerVersionError):
        staging.confirm(old, base=base, by=who)
    page = client.get(address(old)).content.decode()  # compares with the newer one now
    assert f'name="base" value="{base + 1}"' in page


def test_what_was_discarded_can_be_sent_again(client_as: ClientAs) -> None:
    client = client_as("ministry")
    staged = sent(client)
    client.post(address(staged, "discard/"))
    staged.refresh_from_db()
    assert staged.state == "discarded"
    with pytest.raises(SettledError):
        staging.confirm(staged, base=0, by=None)
    assert sent(client).pk != staged.pk


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"  \n", "prazna"),
        (b"\x00\x01\x02binary", "ne besedilo ne DOCX"),
        (b"PK\x03\x04 broken", "DOCX"),
        (b"Navadno besedilo brez ukrepov.", "ni načrt ukrepov"),
        (plan_documents.rows().partition(b"10 %")[0], "odrezan"),
        (plan_documents.blocks(), "drug načrt"),
    ],
)
def test_damaged_and_foreign_documents_store_nothing(
    client_as: ClientAs, data: bytes, said: str
) -> None:
    before = StagedImport.objects.count()
    answer = send(client_as("ministry"), data)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert StagedImport.objects.count() == before


def test_the_verbs_refuse_by_themselves(loaded: None) -> None:
    plan = Plan.objects.get(pk=PLAN)
    staged = staging.stage(plan_documents.rows(), "nacrt.txt", plan, by=None)
    with pytest.raises(DoubtsLeftError):
        staging.confirm(staged, base=staged.read["base"], by=None)
    who = User.objects.get(username="ministrstvo")
    staging.settle(staged, [one.key for one in staging.opened(staged).open_doubts], by=who)
    with pytest.raises(DisappearingError) as refused:
        staging.confirm(staged, base=staged.read["base"], gone=["A60"], by=None)
    gone = refused.value.codes
    assert "A60" in gone
    staging.confirm(staged, base=staged.read["base"], gone=gone, by=None)
    with pytest.raises(SameVersionError):
        staging.stage(plan_documents.rows(), "nacrt.txt", plan, by=None)


def test_the_page_asks_the_database_as_often_for_any_plan(
    client_as: ClientAs, django_assert_max_num_queries: Any
) -> None:
    client = client_as("ministry")
    staged = sent(client)
    with django_assert_max_num_queries(12):
        client.get(address(staged))
    with django_assert_max_num_queries(12):
        client.get(LIST)
