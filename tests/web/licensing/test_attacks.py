"""What an attacker and a careless clerk tried on licences, and what now holds."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from mreza.rooms.licensing import proposing, reminders
from mreza.rooms.licensing.actions import applications as doing
from mreza.rooms.licensing.actions import office, telling
from mreza.rooms.licensing.actions.office import Verdict
from mreza.rooms.licensing.applications.refusals import SecondOfficerError, WrongStateError
from mreza.rooms.licensing.models import (
    Application,
    CorrectionRequest,
    Credit,
    Disclosure,
    Licence,
    Practitioner,
)
from mreza.rooms.network.models import Membership, Role
from tests.conftest import ClientAs
from tests.web.licensing.applying import (
    HOME,
    TODAY,
    by,
    event_draft,
    nurse,
    second_officer,
    sent,
    told,
    user,
)
from tests.web.licensing.test_register_points import make_person

pytestmark = pytest.mark.django_db
CHAMBER = "zbornica-zdravstvene-nege"


def full(application: Application) -> Verdict:
    application.refresh_from_db()
    return Verdict("granted", proposing.of_application(application, TODAY).lines, "Da")


def make_officer_a_nurse() -> Practitioner:
    Practitioner.objects.filter(pk=nurse().pk).update(user=user("zbornica"))
    return Practitioner.objects.get(user=user("zbornica"))


def test_an_officer_decides_nothing_about_herself(client_as: ClientAs, loaded: None) -> None:
    chamber, own = client_as("chamber"), make_officer_a_nurse()
    application = sent(person=own)
    for deed in ("claim", "ask", "decide", "confirm", "return"):
        address = f"/licences/office/{application.pk}/{deed}/"
        assert chamber.get(address).status_code == 403
        assert chamber.post(address, {"revision": 1, "outcome": "granted"}).status_code == 403
    assert "decide/" not in chamber.get(f"/licences/applications/{application.pk}/").text
    assert chamber.get(f"/licences/register/{own.number}/renew/").status_code == 403
    asked = CorrectionRequest.objects.create(practitioner=own, about="x", wanted="y")
    decided = {"accepted": "yes", "why": "Seveda"}
    assert chamber.post(f"/licences/requests/{asked.pk}/", decided).status_code == 403


def test_what_was_granted_is_not_withdrawn_while_its_correction_waits(loaded: None) -> None:
    second_officer()
    what = told("Kakovost", content="quality_safety", minutes=300)
    application = sent(what, kind="mandatory")
    office.propose(application, full(application), author=by("zbornica"))
    office.confirm(application, author=by("druga"))
    office.propose(application, Verdict("refused", (), "Napaka"), author=by("zbornica"))
    with pytest.raises(WrongStateError):
        doing.withdraw(application, why="Raje ne", author=by("negovalka"))
    assert application.holds.filter(released=False).exists()


def test_who_lost_an_appeal_does_not_undo_it(loaded: None) -> None:
    second_officer()
    application = sent()
    office.decide(application, Verdict("refused", (), "Ne"), author=by("zbornica"))
    doing.appeal(application, reason="Da", author=by("negovalka"))
    office.decide(application, full(application), author=by("druga"))
    with pytest.raises(SecondOfficerError):
        office.correct(application, Verdict("refused", (), "Vseeno ne"), author=by("zbornica"))
    assert Credit.objects.filter(practitioner=nurse(), title="Nega ran", withdrawn=False).exists()


def test_an_officer_grants_no_more_minutes_than_were_asked_for(
    client_as: ClientAs, loaded: None
) -> None:
    application = sent()
    given = {"outcome": "granted", "reason": "x", "line_0": "on", "revision": application.revision}
    address = f"/licences/office/{application.pk}/decide/"
    assert client_as("chamber").post(address, {**given, "minutes_0": "2700"}).status_code == 422
    assert client_as("chamber").post(address, {**given, "minutes_0": "269"}).status_code == 302


def test_an_application_goes_to_the_organisation_that_the_form_names(loaded: None) -> None:
    draft = event_draft(TODAY + timedelta(days=60))
    Membership.objects.create(
        user=user("izvajalec"), role=Role.PROVIDER_STAFF, organisation_id=HOME,
        valid=Membership.objects.filter(user=user("izvajalec")).latest("pk").valid,
    )  # fmt: skip
    other = told("Dan nege", organiser=HOME, organiser_name="Dom ob Savinji")
    telling.change(draft, other, author=by("izvajalec"))
    draft.refresh_from_db()
    assert (draft.organisation_id, draft.event.organiser_id) == (HOME, HOME)


def person_form(**more: str) -> dict[str, str]:
    return {
        "number": "W1", "given_name": "Ana", "family_name": "Nova", "birth_date": "1980-01-01",
        "sex": "female", "email": "", "group": "nurse", "registered": "2000-01-01", **more,
    }  # fmt: skip


def test_the_register_takes_long_names_and_no_impossible_days(
    client_as: ClientAs, loaded: None
) -> None:
    chamber, address = client_as("chamber"), "/licences/records/practitioner/add/"
    long = person_form(given_name="ß" * 60, family_name="ß" * 80)  # folds to twice as much
    assert chamber.post(address, long).status_code == 302
    unborn = chamber.post(address, person_form(number="W2", birth_date="2030-01-01"))
    assert unborn.status_code == 422
    assert "W2" in unborn.text
    assert chamber.get("/licences/register/%00/").status_code == 404


def test_a_licence_number_is_one_persons(client_as: ClientAs, loaded: None) -> None:
    first, chamber = make_person("T1"), client_as("chamber")
    second = Practitioner.objects.create(
        number="T2", given_name="B", family_name="C", group="nurse",
        birth_date=first.birth_date, registered=first.registered,
    )  # fmt: skip
    taken = {"day": "2026-01-01", "number": "L-T1\n"}
    refused = chamber.post("/licences/register/T2/grant/", taken)
    assert refused.status_code == 422
    assert "številko ima že nekdo drug" in refused.text
    licence = first.licences.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Licence.objects.create(practitioner=second, number="L-T1", valid=licence.valid)
    other = {**taken, "number": "L-2\n"}
    assert chamber.post("/licences/register/T2/grant/", other).status_code == 302
    assert second.licences.get().number == "L-2"


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("email", "a@b.si\nBcc: x@y.si"),
        ("email", "brez"),
        ("licence", "L 1<b>"),
        ("licence", "L-T1"),
    ],
)
def test_a_file_brings_no_false_address_and_no_licence_of_somebody_else(
    client_as: ClientAs, loaded: None, column: str, value: str
) -> None:
    make_person("T1")
    row = {**person_form(), "licence": "L-9", "first": "2024-01-01", "last": "2030-12-31"}
    row[column] = value
    text = ";".join(row) + "\n" + ";".join(f'"{one}"' for one in row.values()) + "\n"
    file = SimpleUploadedFile("r.csv", text.encode())
    chamber = client_as("chamber")
    files = f"/licences/{CHAMBER}/files/"
    sent_to = chamber.post(files, {"dataset": "practitioners", "file": file})
    chamber.post(f"{sent_to['Location']}take/")
    assert not Practitioner.objects.filter(number="W1").exists()


def test_one_impossible_address_does_not_stop_the_reminders(loaded: None) -> None:
    wrong, right = (make_person(f"T{n}", last=TODAY + timedelta(days=20 + n)) for n in (1, 2))
    Practitioner.objects.filter(pk=wrong.pk).update(email="a@b.si\nBcc: x@y.si")
    Practitioner.objects.filter(pk=right.pk).update(email="t2@primer.example")
    outcome = reminders.send(TODAY)
    assert [number for number, _error in outcome.failed] == ["T1"]
    assert ["t2@primer.example"] in [letter.to for letter in mail.outbox]


def test_every_page_of_the_chamber_that_shows_somebody_is_logged(
    client_as: ClientAs, loaded: None
) -> None:
    chamber, person = client_as("chamber"), nurse()
    credit, job = person.credits.all()[0], person.employments.all()[0]
    asked = CorrectionRequest.objects.create(practitioner=person, about="x", wanted="y")
    one = f"/licences/register/{person.number}"
    pages = [
        one + "/", f"{one}/credits/{credit.pk}/why/points/", f"{one}/why/missing_points/",
        f"{one}/renew/", f"/licences/records/practitioner/{person.pk}/",
        f"/licences/records/employment/{job.pk}/", f"/licences/records/credit/{credit.pk}/",
        "/licences/reminders/", "/licences/requests/", f"/licences/requests/{asked.pk}/",
    ]  # fmt: skip
    unlogged = []
    for page in pages:
        before = Disclosure.objects.filter(practitioner=person).count()
        assert chamber.get(page).status_code == 200
        if Disclosure.objects.filter(practitioner=person).count() == before:
            unlogged.append(page)
    assert unlogged == []
    own = client_as("care_home_worker")
    own.get(f"{one}/why/missing_points/")
    assert not Disclosure.objects.filter(practitioner=person, by=user("negovalka")).exists()


def test_a_request_lands_once_and_a_flood_is_stopped(client_as: ClientAs, loaded: None) -> None:
    worker = client_as("care_home_worker")
    for _again in range(2):
        worker.post("/licences/me/", {"about": "Priimek", "wanted": "Novak"})
    assert CorrectionRequest.objects.count() == 1
    answers = [
        worker.post("/licences/me/", {"about": str(n), "wanted": "x"}).status_code
        for n in range(10)
    ]
    assert answers == [302] * 9 + [422]


def test_her_data_to_take_along_are_all_of_them(client_as: ClientAs, loaded: None) -> None:
    application = sent()
    office.decide(application, full(application), author=by("zbornica"))
    found: dict[str, Any] = json.loads(
        client_as("care_home_worker").get("/licences/me/data.json").content
    )
    mine = next(one for one in found["applications"] if one["title"] == "Nega ran")
    assert mine["decisions"][0]["outcome"] == "granted"
    assert {one["role"] for one in mine["files"]} == {"proof", "programme"}
    assert {"attendances", "reminders", "history"} <= set(found)
    assert any(one["record"] == "licensing.credit" for one in found["history"])


def test_the_api_does_not_tell_who_is_in_the_register(client_as: ClientAs, loaded: None) -> None:
    roles = "/api/v1/licences/fhir/PractitionerRole?practitioner="
    for who in ("insurer", "care_home_worker"):
        codes = [client_as(who).get(roles + one).status_code for one in ("10001", "99999999")]
        assert codes == [403, 403], who
    assert client_as("care_home_worker").get(roles + nurse().number).status_code == 200
    assert client_as("chamber").get(roles + "99999999").status_code == 404


def test_a_file_that_cannot_be_read_is_called_by_its_own_name(
    client_as: ClientAs, loaded: None
) -> None:
    chamber, file = client_as("chamber"), SimpleUploadedFile("register.csv", bytes(range(256)))
    files = f"/licences/{CHAMBER}/files/"
    refused = chamber.post(files, {"dataset": "practitioners", "file": file}, follow=True)
    assert "register.csv: " in refused.text


def test_past_credits_bring_no_more_of_a_content_than_the_training_lasted(
    client_as: ClientAs, loaded: None
) -> None:
    head = "number;first;title;kind;minutes;content;content_minutes"
    row = f"{nurse().number};2025-01-01;Dan;attendance;45;quality_safety;46"
    file = SimpleUploadedFile("c.csv", f"{head}\n{row}\n".encode())
    chamber, files = client_as("chamber"), f"/licences/{CHAMBER}/files/"
    refused = chamber.post(files, {"dataset": "credits", "file": file}, follow=True)
    assert "vsebine ni več, kot je minut" in refused.text
