"""Pages of the register: search, deeds on licences, own data, employers, who looked."""

from __future__ import annotations

import json
import logging
from datetime import date, timedelta

import pytest
from django.core import mail
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.utils import IntegrityError, InternalError
from django.test import Client

from mreza.rooms.licensing import reminders
from mreza.rooms.licensing.actions import crediting
from mreza.rooms.licensing.models import (
    CorrectionRequest,
    Disclosure,
    LicenceEvent,
    Practitioner,
    PractitionerEmployment,
    ReminderSent,
)
from mreza.rooms.licensing.queries import Status, standing, states, valid_count
from mreza.site.accounts.models import User
from tests.conftest import ClientAs
from tests.web.licensing.test_register_points import DAY, make_person, meeting

pytestmark = pytest.mark.django_db
HOME = "dom-ob-savinji-celje"


def complete(person: Practitioner) -> None:
    """Points and hours for a renewal."""
    pieces = [(person, meeting(45 * 60), "much")] + [
        (person, meeting(300, content=content, content_minutes=300), content)
        for content in ("legislation_ethics", "life_support", "quality_safety")
    ]
    crediting.credit_all(pieces, by=None)


def post(client: Client, person: Practitioner, deed: str, **more: str) -> int:
    sent = {"day": DAY.isoformat(), "reason": "Razlog", **more}
    return client.post(f"/licences/register/{person.number}/{deed}/", sent).status_code


def status(person: Practitioner, day: date = DAY) -> str:
    return str(states([person.pk], day)[person.pk].status)


def test_a_renewal_is_refused_with_what_is_missing_and_then_done(client_as: ClientAs) -> None:
    chamber, person = client_as("chamber"), make_person()
    address = f"/licences/register/{person.number}/renew/"
    refused = chamber.post(address, {"day": DAY.isoformat()})
    assert refused.status_code == 422
    assert "manjka: točke: 70; zdravstvena zakonodaja in etika: 6 h" in refused.text
    complete(person)
    assert post(chamber, person, "renew") == 302
    assert post(chamber, person, "renew") == 422  # the next period is there already
    periods = [(one.first_day, one.last_day) for one in person.licences.order_by("valid")]
    assert periods[1] == (date(2027, 3, 1), date(2034, 2, 28))
    later = standing([person.pk], date(2027, 3, 1))[person.pk]
    assert (later.state.status, later.total) == (Status.VALID, 0)


def test_suspended_reinstated_revoked_with_reasons_and_nothing_twice(client_as: ClientAs) -> None:
    chamber, person = client_as("chamber"), make_person()
    before = valid_count(DAY)
    assert post(chamber, person, "reinstate") == 422
    assert post(chamber, person, "suspend", reason="") == 422
    assert post(chamber, person, "suspend") == 302
    assert post(chamber, person, "suspend") == 422
    assert (status(person), valid_count(DAY)) == ("suspended", before - 1)
    assert post(chamber, person, "renew") == 422
    assert post(chamber, person, "reinstate") == 302
    assert post(chamber, person, "revoke", day="2024-03-01") == 422  # not on its first day
    assert post(chamber, person, "revoke", day="2099-01-01") == 422
    assert post(chamber, person, "revoke") == 302
    assert (status(person), valid_count(DAY)) == ("revoked", before - 1)
    assert post(chamber, person, "grant", number="L-9") == 302
    assert (status(person), valid_count(DAY)) == ("valid", before)
    assert [event.kind for event in LicenceEvent.objects.filter(licence__practitioner=person)] == [
        "granted", "suspended", "reinstated", "revoked", "granted",
    ]  # fmt: skip


def test_a_revocation_takes_the_next_period_with_it(client_as: ClientAs) -> None:
    chamber, person = client_as("chamber"), make_person()
    complete(person)
    assert post(chamber, person, "renew") == 302
    assert post(chamber, person, "revoke") == 302
    assert status(person, date(2028, 1, 1)) == "revoked"


def test_history_and_looks_cannot_be_changed(client_as: ClientAs) -> None:
    person = make_person()
    with pytest.raises((InternalError, IntegrityError)):
        LicenceEvent.objects.filter(licence__practitioner=person).delete()


def test_the_public_finds_by_name_and_number_and_sees_no_more(client: Client) -> None:
    person = make_person("T77")
    found = client.get("/licences/", {"q": "cus zana"}).text
    assert "Žana Čuš" in found
    assert "T77" in found
    assert "1. 3. 2024".replace(" ", "\u00a0") in found
    assert "1990" not in found
    assert "T77" in client.get("/licences/", {"q": "t77"}).text
    LicenceEvent.objects.create(
        licence=person.licences.get(), kind="suspended", day=DAY, reason="x", by_name="T"
    )
    assert "Žana" not in client.get("/licences/", {"q": "cus zana"}).text


def test_two_letters_are_too_few_and_no_name_is_logged(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    make_person()
    with caplog.at_level(logging.INFO):
        assert "Žana" not in client.get("/licences/", {"q": "ža"}).text
        client.get("/licences/", {"q": "žana čuš"})
    assert not any("ana" in line.getMessage() for line in caplog.records)
    assert client.get("/api/v1/licences/fhir/Practitioner?name=a b c").status_code == 422


def test_the_public_sees_fifty_at_most(client: Client, loaded: None) -> None:
    found = client.get("/api/v1/licences/fhir/Practitioner?name=100").json()
    people = [one for one in found["entry"] if one["resource"]["resourceType"] == "Practitioner"]
    assert len(people) == 50
    assert found["entry"][-1]["resource"]["issue"][0]["code"] == "incomplete"
    assert "birthDate" not in people[0]["resource"]


def test_fhir_gives_the_qualification_and_roles_to_the_entitled(
    client: Client, client_as: ClientAs
) -> None:
    person = make_person()
    PractitionerEmployment.objects.create(
        practitioner=person, employer_id=HOME, valid=DateRange(date(2020, 1, 1), None)
    )
    one = client.get("/api/v1/licences/fhir/Practitioner/T1").json()
    assert one["qualification"][0]["period"] == {"start": "2024-03-01", "end": "2027-02-28"}
    roles = "/api/v1/licences/fhir/PractitionerRole?practitioner=T1"
    assert client.get(roles).status_code == 401
    assert client_as("care_home").get(roles).status_code == 403
    found = client_as("chamber").get(roles).json()
    assert found["entry"][0]["resource"]["organization"]["identifier"]["value"] == HOME
    assert Disclosure.objects.filter(practitioner=person, why="api").count() == 1


def test_every_look_is_logged_and_she_sees_it(client_as: ClientAs, loaded: None) -> None:
    own = Practitioner.objects.get(user__username="negovalka")
    assert "Nihče" in client_as("care_home_worker").get("/licences/me/").text
    client_as("chamber").get(f"/licences/register/{own.number}/")
    client_as("care_home").get(f"/licences/employers/{HOME}/")
    looks = list(own.disclosures.values_list("what", "why", "organisation_id"))
    assert looks == [
        ("status", "employer", HOME), ("record", "register", "zbornica-zdravstvene-nege"),
    ]  # fmt: skip
    page = client_as("care_home_worker").get("/licences/me/").text
    assert "delodajalčev pregled licenc" in page
    assert own.disclosures.count() == 2  # her own look is none


def test_an_employer_sees_status_and_no_points(client_as: ClientAs, loaded: None) -> None:
    page = client_as("care_home").get(f"/licences/employers/{HOME}/").text
    assert "Marija Kranjec" in page
    assert "nekaj manjka" in page
    assert "Paliativna oskrba, seminar" not in page
    assert "točk" not in page.split("<table")[1].split("</table>")[0]
    file = client_as("care_home").get(f"/licences/employers/{HOME}/licences.json").json()
    assert set(file["rows"][0]) == {"number", "name", "group", "status", "valid_to", "at_risk"}
    assert client_as("provider").get(f"/licences/employers/{HOME}/").status_code == 404
    assert client_as("care_home_worker").get(f"/licences/employers/{HOME}/").status_code == 404
    counts = f"/licences/employers/{HOME}/counts/"
    assert counts in client_as("care_home").get(f"/organisations/{HOME}/").text
    assert "Licence zaposlenih" in client_as("care_home").get(counts).text
    assert counts not in client_as("insurer").get(f"/organisations/{HOME}/").text


def test_her_own_page_says_what_is_missing_and_why(client_as: ClientAs, loaded: None) -> None:
    worker = client_as("care_home_worker")
    page = worker.get("/licences/me/").text
    assert "Kaj storiti:" in page
    assert "Temeljni postopki oživljanja: 0 od 6 ur" in page
    own = Practitioner.objects.get(user__username="negovalka")
    credit = own.credits.get(kind="publication_professional")
    why = worker.get(f"/licences/register/10000/credits/{credit.pk}/why/points/").text
    assert "0,67" in why
    assert "Natančno 2/3" in why
    assert "30. člen" in why
    missing = worker.get("/licences/register/10000/why/missing_points/").text
    assert "ponazorit" in missing.lower() or "illustrative" in missing.lower()
    assert worker.get("/licences/register/10001/why/missing_points/").status_code == 404
    assert worker.get("/licences/register/10000/why/nothing/").status_code == 404


def test_her_data_to_take_along_and_a_request(client_as: ClientAs, loaded: None) -> None:
    worker, chamber = client_as("care_home_worker"), client_as("chamber")
    data = json.loads(worker.get("/licences/me/data.json").content)
    assert {one["points"] for one in data["credits"]} >= {"2/3", "8", "5"}
    assert worker.get("/licences/me/data.pdf").content.startswith(b"%PDF")
    assert b"attendance" in worker.get("/licences/me/data.csv").content
    assert b"BEGIN:VALARM" in worker.get("/licences/me/calendar.ics").content
    assert worker.post("/licences/me/", {"about": "", "wanted": ""}).status_code == 422
    assert worker.post("/licences/me/", {"about": "Priimek", "wanted": "Novak"}).status_code == 302
    asked = CorrectionRequest.objects.get()
    address = f"/licences/requests/{asked.pk}/"
    assert chamber.post(address, {"accepted": "no", "why": ""}).status_code == 422
    assert chamber.post(address, {"accepted": "no", "why": "Ni dokazila"}).status_code == 302
    assert chamber.post(address, {"accepted": "yes", "why": "Pozno"}).status_code == 422
    assert "Ni dokazila" in worker.get("/licences/me/").text


def test_a_reminder_goes_out_once_a_stage(loaded: None) -> None:
    person = make_person(last=DAY + timedelta(days=300))
    Practitioner.objects.filter(pk=person.pk).update(email="t@primer.example")
    reminders.send(DAY)
    mine = [letter for letter in mail.outbox if letter.to == ["t@primer.example"]]
    assert len(mine) == 1
    assert "točke: 70" in mine[0].body
    reminders.send(DAY + timedelta(days=1))
    assert ReminderSent.objects.filter(licence__practitioner=person).count() == 1
    reminders.send(DAY + timedelta(days=125))
    assert ReminderSent.objects.filter(licence__practitioner=person).count() == 2
    complete(person)
    reminders.send(DAY + timedelta(days=280))
    assert ReminderSent.objects.filter(licence__practitioner=person).count() == 2


def test_a_namesake_born_the_same_day_is_asked_about(client_as: ClientAs) -> None:
    chamber, person = client_as("chamber"), make_person()
    sent = {"number": "T9", "given_name": "ŽANA", "family_name": "Cus T1", "sex": "female",
            "birth_date": "1990-01-01", "group": "nurse", "registered": "2015-01-01"}  # fmt: skip
    refused = chamber.post("/licences/records/practitioner/add/", sent)
    assert refused.status_code == 422
    assert "že v registru" in refused.text
    sent |= {"namesake": "on"}
    assert chamber.post("/licences/records/practitioner/add/", sent).status_code == 302
    assert User.objects.filter(practitioner=person).count() == 0
