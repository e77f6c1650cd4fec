"""Correcting the registry: forms, history, taking back, two people at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from mreza.rooms.calculations import queries as calculations
from mreza.rooms.calculations.models import Run
from mreza.rooms.network.models import Alias, Change, Organisation, OrganisationVersion
from mreza.rooms.network.queries import registry
from mreza.rooms.network.queries.registry import Filter

pytestmark = pytest.mark.django_db
DAY = date(2007, 4, 1)
ClientAs = Callable[[str], Client]


def facts(**more: Any) -> dict[str, Any]:
    fields = {
        "name": "Zdravstveni dom Celje", "kind": "health_centre", "unit": "celje",
        "office": "celje", "place": "Celje", "part_of": "", "note_sl": "", "note_en": "",
        "since": "", "reason": "Statut, 2. člen", "revision": revision(),
    }  # fmt: skip
    return fields | more


def revision(code: str = "zd-celje") -> int:
    return Organisation.objects.get(code=code).revision


def correct(client: Client, **more: Any) -> HttpResponse:
    return client.post("/organisations/zd-celje/facts/", facts(**more))


def names(code: str = "zd-celje") -> list[tuple[str, date]]:
    versions = OrganisationVersion.objects.filter(organisation_id=code).order_by("valid")
    return [(version.name, version.valid.lower) for version in versions]


def test_a_correction_changes_the_record_and_is_logged(client_as: ClientAs) -> None:
    answer = correct(client_as("insurer"), name="ZD Celje, p. o.")
    assert answer.status_code == 302
    assert names() == [("ZD Celje, p. o.", date(2007, 1, 1))]
    change = Change.objects.get()
    assert (change.by.username, change.object_name) == ("zavod", "ZD Celje, p. o.")
    assert change.reason == "Statut, 2. člen"
    assert change.before["versions"][0]["name"] == "Zdravstveni dom Celje"


def test_a_change_from_a_day_keeps_what_held_before(client_as: ClientAs) -> None:
    correct(client_as("admin"), name="ZD Celje, nov", since="2010-05-01")
    assert names() == [
        ("Zdravstveni dom Celje", date(2007, 1, 1)),
        ("ZD Celje, nov", date(2010, 5, 1)),
    ]
    later = registry.version("zd-celje", date(2010, 5, 1))
    assert (registry.version("zd-celje", DAY).name, later.name) == (
        "Zdravstveni dom Celje",
        "ZD Celje, nov",
    )


def test_the_new_name_is_found_at_once_and_the_page_shows_the_history(client_as: ClientAs) -> None:
    client = client_as("insurer")
    correct(client, name="Središče Žlebnik")
    assert [v.code for v in registry.organisations(DAY, Filter(q="zlebnik"))] == ["zd-celje"]
    page = client.get("/organisations/zd-celje/").content.decode()
    assert "<del>Zdravstveni dom Celje</del>" in page
    assert "<ins>Središče Žlebnik</ins>" in page
    assert "Zavarovalnica (ZZZS)" in page


def test_the_public_reads_what_and_why_but_not_who(client: Client, client_as: ClientAs) -> None:
    correct(client_as("insurer"), name="ZD Celje, p. o.")
    page = client.get("/organisations/zd-celje/").content.decode()
    assert "Statut, 2. člen" in page
    assert "Zavarovalnica (ZZZS)" not in page
    assert "/take-back/" not in page


def test_the_second_of_two_people_is_refused_and_told(client_as: ClientAs) -> None:
    first, second = client_as("insurer"), client_as("admin")
    opened = revision()
    correct(first, name="ZD Celje A")
    answer = correct(second, name="ZD Celje B", revision=opened)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Zavarovalnica (ZZZS)" in page
    assert "ZD Celje B" in page, "what was typed is not lost"
    assert names() == [("ZD Celje A", date(2007, 1, 1))]
    # The form now stands on the newest state, so saving again is a decision.
    assert f'name="revision" value="{revision()}"' in page


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"name": ""}, "polje ni pravilno"),
        ({"reason": " "}, "polje ni pravilno"),
        ({"kind": "castle"}, "polje ni pravilno"),
        ({"unit": "zalec", "office": "koper"}, "spada v drugo območno enoto"),
        ({"part_of": "nobody"}, "Organizacije z oznako »nobody« ni"),
        ({"part_of": "zd-celje"}, "ne more biti del same sebe"),
        ({}, "se ne razlikuje od že vpisanega"),
        ({"name": "X", "since": "1999-01-01"}, "zunaj obdobja"),
        ({"name": "X", "since": "yesterday"}, "polje ni pravilno"),
    ],
)
def test_mistakes_are_named_and_nothing_is_stored(
    client_as: ClientAs, given: dict[str, str], said: str
) -> None:
    answer = correct(client_as("insurer"), **given)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert names() == [("Zdravstveni dom Celje", date(2007, 1, 1))]
    assert not Change.objects.exists()


def take_back(client: Client, change: Change | None = None) -> HttpResponse:
    chosen = change or Change.objects.first()
    assert chosen is not None
    return client.post(f"/changes/{chosen.pk}/take-back/", {"reason": "pomota"})


def test_a_correction_is_taken_back_by_a_correction(client_as: ClientAs) -> None:
    client = client_as("insurer")
    correct(client, name="ZD Celje, nov", since="2010-05-01")
    assert take_back(client).status_code == 302
    assert names() == [("Zdravstveni dom Celje", date(2007, 1, 1))]
    back, first = Change.objects.all()
    assert back.undoes == first
    assert "razveljavljena" in client.get("/changes/").content.decode()


def test_a_change_is_taken_back_once(client_as: ClientAs) -> None:
    client = client_as("insurer")
    correct(client, name="ZD Celje A")
    change = Change.objects.get()
    take_back(client, change)
    assert take_back(client, change).status_code == 422
    assert Change.objects.count() == 2


def test_an_older_change_is_not_taken_back_over_a_newer(client_as: ClientAs) -> None:
    client = client_as("insurer")
    correct(client, name="ZD Celje A")
    older = Change.objects.get()
    correct(client, name="ZD Celje B")
    answer = take_back(client, older)
    assert answer.status_code == 422
    assert "najprej razveljavite novejše" in answer.content.decode()
    assert names() == [("ZD Celje B", date(2007, 1, 1))]


def contact(client: Client, code: str = "zd-celje", **more: str) -> HttpResponse:
    fields = {
        "email": "info@primer.example", "phone": "", "website": "", "reason": "nov naslov",
        "revision": revision(code),
    }  # fmt: skip
    return client.post(f"/organisations/{code}/contact/", fields | more)


def test_staff_change_the_contact_data_of_their_own_organisation(client_as: ClientAs) -> None:
    client = client_as("provider")
    assert contact(client).status_code == 302
    assert "info@primer.example" in client.get("/organisations/zd-celje/").content.decode()
    assert take_back(client_as("insurer")).status_code == 302
    assert Organisation.objects.get(code="zd-celje").email == ""


def test_staff_change_nothing_of_others(client_as: ClientAs) -> None:
    assert contact(client_as("provider"), "zd-koper").status_code == 403


@pytest.mark.parametrize(
    "given", [{"email": "nobody"}, {"phone": "call me"}, {"website": "javascript:alert(1)"}]
)
def test_contact_data_must_be_reachable(client_as: ClientAs, given: dict[str, str]) -> None:
    assert contact(client_as("insurer"), **given).status_code == 422


def add_alias(client: Client, code: str = "zd-celje", **more: Any) -> HttpResponse:
    fields = {
        "text": "ZD Cejle", "table": "", "place_sl": "Aneks", "place_en": "Annex",
        "since": "2007-01-01", "reason": "tiskarska napaka", "revision": revision(code),
    }  # fmt: skip
    return client.post(f"/organisations/{code}/names/add/", fields | more)


def test_a_name_as_printed_is_added_found_and_ended(client_as: ClientAs) -> None:
    client = client_as("insurer")
    assert add_alias(client).status_code == 302
    assert [v.code for v in registry.organisations(DAY, Filter(q="cejle"))] == ["zd-celje"]
    alias = Alias.objects.get(text="ZD Cejle")
    ended = {"until": "2008-01-01", "reason": "popravljeno", "revision": revision()}
    answer = client.post(f"/organisations/zd-celje/names/{alias.pk}/end/", ended)
    assert answer.status_code == 302
    alias.refresh_from_db()
    assert alias.valid.upper == date(2008, 1, 1)


def test_a_name_of_a_printed_row_cannot_lead_to_two(client_as: ClientAs) -> None:
    answer = add_alias(client_as("insurer"), text="ZD KOPER", table="annex_5")
    assert answer.status_code == 422
    assert "že vpisano" in answer.content.decode()
    assert not Change.objects.exists()


def test_figures_follow_a_corrected_registry_and_older_runs_stay(client_as: ClientAs) -> None:
    runs = Run.objects.count()
    client = client_as("insurer")
    correct(client, unit="zalec", office="celje")
    assert calculations.rows_for(day=DAY, unit="zalec")["emergency"][0].key == "zd-celje"
    assert Run.objects.count() > runs
    take_back(client)
    assert "zd-celje" not in {
        r.key for r in calculations.rows_for(day=DAY, unit="zalec")["emergency"]
    }


def test_no_printed_row_is_left_without_its_organisation(client_as: ClientAs) -> None:
    alias = Alias.objects.get(text="ZD CELJE", table="annex_4")
    ended = {"until": "2007-02-01", "reason": "r", "revision": revision()}
    answer = client_as("insurer").post(f"/organisations/zd-celje/names/{alias.pk}/end/", ended)
    assert answer.status_code == 422
    assert "ne bi pripadala nikomur" in answer.content.decode()
    alias.refresh_from_db()
    assert alias.valid.upper is None


def test_an_added_name_is_taken_back(client_as: ClientAs) -> None:
    client = client_as("admin")
    add_alias(client)
    take_back(client)
    assert not Alias.objects.filter(text="ZD Cejle").exists()
    assert not registry.organisations(DAY, Filter(q="cejle")).exists()


def test_an_end_outside_its_days_is_refused(client_as: ClientAs) -> None:
    alias = Alias.objects.filter(organisation_id="zd-celje").first()
    assert alias is not None
    ended = {"until": "2006-01-01", "reason": "r", "revision": revision()}
    answer = client_as("insurer").post(f"/organisations/zd-celje/names/{alias.pk}/end/", ended)
    assert answer.status_code == 422


def test_a_form_without_a_sign_in_leads_to_it(client: Client) -> None:
    answer = client.get("/organisations/zd-celje/facts/")
    assert answer.status_code == 302
    assert answer["Location"] == "/accounts/sign-in/?next=/organisations/zd-celje/facts/"
