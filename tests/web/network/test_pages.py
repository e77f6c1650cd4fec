"""The pages of the network: figures, words in both languages, and how often they ask."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mreza.rooms.calculations import queries as calculations
from mreza.rooms.network.models import Unit

pytestmark = pytest.mark.django_db
PAGES = [
    "/", "/?activity=women", "/?activity=dental_adult", "/?activity=dental_youth",
    "/?activity=community_nursing", "/coverage/", "/coverage/?activity=women&office=celje",
    "/offices/", "/offices/ljubljana/", "/units/ljubljana/", "/activities/", "/organisations/",
    "/organisations/?q=celje&kind=health_centre", "/organisations/zd-celje/", "/organisations/ozg/",
    "/organisations/kc-ljubljana/", "/organisations/zzv-celje/", "/organisations/zzzs/",
    "/changes/",
]  # fmt: skip


def text_of(client: Client, address: str, language: str = "sl") -> str:
    client.cookies["language"] = language
    answer = client.get(address)
    assert answer.status_code == 200, address
    words = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return re.sub(r"\s+", " ", words.replace("\u00a0", " "))


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("language", ["sl", "en"])
def test_each_page_answers_in_both_languages(client: Client, address: str, language: str) -> None:
    assert text_of(client, address, language)


@pytest.mark.parametrize("address", PAGES)
def test_no_page_asks_more_than_twelve_questions(
    client_as: Callable[[str], Client], address: str, django_assert_max_num_queries: Any
) -> None:
    client = client_as("insurer")
    client.get(address)
    with django_assert_max_num_queries(12):
        client.get(address)


@pytest.mark.parametrize("address", [page for page in PAGES if "kc-ljubljana" not in page])
def test_not_even_the_first_time_in_a_process(
    client_as: Callable[[str], Client], address: str, django_assert_max_num_queries: Any
) -> None:
    client = client_as("insurer")
    calculations._whole.cache_clear()
    with django_assert_max_num_queries(12):
        client.get(address)


def asked(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("/organisations/?q=barbara+hrovatin", "/organisations/"),
        ("/organisations/dom-upokojencev-izola/", "/organisations/dom-ob-savinji-celje/"),
        ("/units/metlika/", "/units/ljubljana/"),
        ("/offices/krsko/", "/offices/ljubljana/"),
        ("/coverage/?office=krsko", "/coverage/"),
        ("/search/?q=hrovatin", "/search/?q=dom"),
        ("/api/v1/organisations?limit=1", "/api/v1/organisations?limit=1000"),
        ("/api/v1/coverage?activity=women", "/api/v1/coverage"),
    ],
)  # fmt: skip
def test_more_rows_ask_no_more_questions(client: Client, one: str, many: str) -> None:
    assert asked(client, many) <= asked(client, one) + 1


def test_the_front_page_says_what_the_act_allows(client: Client) -> None:
    text = text_of(client, "/")
    assert "V povprečju 1.789" in text
    assert "največ 8 % ZD 2007, 3. člen (1)" in text
    assert "zunaj te meje je 19 od 55 izpostav" in text


def test_the_front_page_in_english(client: Client) -> None:
    text = text_of(client, "/", "en")
    assert "On average 1,789" in text
    assert "outside that are 19 of 55 units" in text


def test_the_map_has_a_tile_for_every_unit_and_says_its_figures(client: Client) -> None:
    page = client.get("/").content.decode()
    assert page.count('class="tile ') == Unit.objects.count() == 55
    assert 'aria-label="Žalec: 2.142 oseb na zdravnika, +19,7 %"' in page
    assert "<abbr>ŽAL</abbr>" in page


def test_dental_care_is_not_regulated_and_says_so(client: Client) -> None:
    text = text_of(client, "/?activity=dental_adult")
    assert "za to dejavnost ni urejeno" in text
    assert "ni urejeno" in text_of(client, "/units/celje/")


def test_a_day_before_the_act_is_not_regulated(client: Client) -> None:
    for address in ("/", "/coverage/", "/offices/", "/offices/celje/", "/units/celje/"):
        assert "preskrbljenost ni urejena" in text_of(client, f"{address}?day=2007-03-31"), address


def test_an_unreadable_day_is_a_bad_request(client: Client) -> None:
    assert client.get("/?day=yesterday").status_code == 400


def test_an_unknown_activity_names_the_known_ones(client: Client) -> None:
    answer = client.get("/?activity=heart")
    assert answer.status_code == 404
    assert "primary" in answer.content.decode()


@pytest.mark.parametrize(
    "address", ["/units/atlantida/", "/offices/atlantida/", "/organisations/atlantida/"]
)
def test_what_does_not_exist_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_every_figure_on_an_organisation_opens_its_explanation(client: Client) -> None:
    page = client.get("/organisations/zd-celje/").content.decode()
    links = re.findall(r'<a class="num[^"]*" data-why href="([^"]+)"', page)
    assert len(links) >= 20
    assert {client.get(link).status_code for link in set(links)} == {200}


def test_an_organisation_answers_the_three_questions(client: Client) -> None:
    text = text_of(client, "/organisations/zd-celje/")
    assert re.search(r"Zavezuje ga \d+ obveznosti iz aktov", text)
    assert "859.715,20 EUR" in text
    assert "388.866,69 EUR" in text
    assert "Preskrbljenost izpostave Celje" in text


def test_what_rests_on_stand_in_figures_is_marked(client: Client) -> None:
    page = client.get("/organisations/zd-celje/").content.decode()
    duty = page[page.index("Dežurna služba po pravilih") :]
    assert duty.index('class="illustrative"') < 120


def test_money_that_is_passed_on_shows_on_both_sides(client: Client) -> None:
    giver = text_of(client, "/organisations/zd-ljubljana/")
    taker = text_of(client, "/organisations/kc-ljubljana/")
    assert "polovica pripada drugemu izvajalcu: Klinični center Ljubljana" in giver
    assert "polovica programa drugega izvajalca:" in taker
    assert "1.146.286,94" in giver
    assert "1.146.286,94" in taker


def test_an_organisation_without_anything_says_so(client: Client) -> None:
    text = text_of(client, "/organisations/avelana/")
    assert "Noben dokument ne navaja" in text
    assert "Od vpisa se ni nič spremenilo" in text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=zalec", "Zdravstveni dom Žalec"),
        ("q=ZD+SL.GRADEC", "Zdravstveni dom Slovenj Gradec"),
        ("unit=celje&kind=pharmacy", "Lekarna Celje"),
        ("office=krsko&q=dom", "Zdravstveni dom Krško"),
    ],
)
def test_organisations_are_found_by_any_printed_name(
    client: Client, query: str, found: str
) -> None:
    assert found in text_of(client, f"/organisations/?{query}")


def test_a_search_without_results_says_what_to_try(client: Client) -> None:
    assert "Take organizacije ni" in text_of(client, "/organisations/?q=qqqq")


def test_names_stand_in_the_slovene_order(client: Client) -> None:
    page = client.get("/organisations/?kind=pharmacy").content.decode()
    names = re.findall(r'<th scope="row"><a href="[^"]+">([^<]+)</a>', page)
    assert names[1:4] == ["Lekarna Ajdovščina", "Lekarna Celje", "Lekarna Idrija"]


def test_pages_of_the_list_keep_the_question(client: Client) -> None:
    page = client.get("/organisations/?office=ljubljana").content.decode()
    assert "?office=ljubljana&amp;page=2" in page


@pytest.mark.parametrize("kind", ["csv", "xlsx", "json"])
@pytest.mark.parametrize("name", ["coverage/coverage", "organisations/organisations"])
def test_tables_can_be_taken_away(client: Client, name: str, kind: str) -> None:
    answer = client.get(f"/{name}.{kind}")
    assert answer.status_code == 200
    assert answer["Content-Disposition"].endswith(f'.{kind}"')


def test_the_csv_has_the_names_of_the_act(client: Client) -> None:
    lines = (
        client.get("/coverage/coverage.csv?activity=primary")
        .content.decode("utf-8-sig")
        .splitlines()
    )
    assert len(lines) == 56
    assert lines[0].startswith("activity,unit,unit_name,office,office_name,insured_persons,doctors")
    assert lines[1].startswith("primary,zalec,Žalec,celje,Celje,39122,18.26")


def test_an_unknown_kind_of_file_is_not_found(client: Client) -> None:
    assert client.get("/coverage/coverage.pdf").status_code == 404


def test_the_home_of_a_provider_leads_to_its_organisation(
    client_as: Callable[[str], Client],
) -> None:
    assert "Vaša organizacija: Zdravstveni dom Celje" in text_of(client_as("provider"), "/")
