"""The pages of the acts: both languages, few queries, clear errors."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from mreza import acts
from mreza.rooms.calculations.links import slug
from mreza.site import formats

pytestmark = pytest.mark.django_db
ACT = acts.get("health_centres_2007")
ROOT = f"/acts/{ACT.id}"
PAGES = [
    "/acts/", f"{ROOT}/", f"{ROOT}/articles/", f"{ROOT}/articles/?kind=rule&q=odstopanje",
    f"{ROOT}/articles/3/", f"{ROOT}/obligations/", f"{ROOT}/parameters/", f"{ROOT}/tables/",
    f"{ROOT}/tables/coverage/", f"{ROOT}/printed/", f"{ROOT}/printed/table_1/", f"{ROOT}/errata/",
]  # fmt: skip


@pytest.mark.parametrize("address", PAGES)
def test_pages_answer_in_both_languages_with_few_queries(
    client: Client, address: str, django_assert_max_num_queries: Any
) -> None:
    for language in ("sl", "en"):
        client.cookies["language"] = language
        with django_assert_max_num_queries(12):
            response = client.get(address)
        assert response.status_code == 200
        assert f'lang="{language}"' in response.content.decode()


def test_every_article_has_a_page(client: Client) -> None:
    for number in ACT.articles:
        assert client.get(f"{ROOT}/articles/{slug(number)}/").status_code == 200, number


def test_every_table_and_every_printed_table_has_a_page(client: Client) -> None:
    for name in ACT.tables:
        assert client.get(f"{ROOT}/tables/{name}/").status_code == 200, name
    for name, printed in ACT.printed.items():
        html = client.get(f"{ROOT}/printed/{name}/").content.decode()
        assert html.count('<tr id="row-') == len(printed.rows), name


@pytest.mark.parametrize(
    ("address", "near"),
    [
        ("/acts/health_centers_2007/", "health_centres_2007"),
        (f"{ROOT}/articles/999/", ""),
        (f"{ROOT}/tables/covrage/", "coverage"),
        (f"{ROOT}/printed/tabel_1/", "table_1"),
        (f"{ROOT}/errata/?table=tabel_1", "table_1"),
        (f"{ROOT}/tables/coverage/?feed=coverag", "coverage"),
        (f"{ROOT}/tables/coverage/?feed=coverage&key=celje.primry", "celje.primary"),
    ],
)
def test_wrong_names_get_near_ones(client: Client, address: str, near: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert near in response.content.decode()


def test_an_article_says_what_computes_it(client: Client) -> None:
    html = client.get(f"{ROOT}/articles/3/").content.decode()
    assert f'href="{ROOT}/tables/coverage/#f-deviation_percent"' in html
    assert f'href="{ROOT}/parameters/#coverage_tolerance"' in html
    assert 'rel="prev"' in html
    assert 'rel="next"' in html
    assert 'rel="prev"' not in client.get(f"{ROOT}/articles/1/").content.decode()


def test_search_finds_without_accents_and_says_when_nothing_is_found(client: Client) -> None:
    html = client.get(f"{ROOT}/articles/", {"q": "ZOBOZDRAVSTV"}).content.decode()
    assert "articles/29/" in html
    assert client.get(f"{ROOT}/articles/", {"q": "clen 3"}).status_code == 200
    empty = client.get(f"{ROOT}/articles/", {"q": "xyzzy"}).content.decode()
    assert 'class="empty"' in empty


def test_bands_and_external_parameters_are_readable(client: Client) -> None:
    html = client.get(f"{ROOT}/parameters/").content.decode()
    assert "&gt; 2.250, ≤ 2.500" in html
    assert html.count('class="illustrative"') >= 2


def test_printed_figures_keep_their_decimals_and_errata_are_marked(client: Client) -> None:
    html = client.get(f"{ROOT}/printed/table_1/").content.decode()
    assert "1.950.797" in html
    assert "1.090,59" in html
    assert 'class="n erratum"' in html
    assert "erratum" not in client.get(f"{ROOT}/printed/table_3/").content.decode()


def test_files_of_printed_tables(client: Client) -> None:
    text = client.get(f"{ROOT}/printed/table_1/table.csv").content.decode("utf-8-sig")
    assert len(text.splitlines()) == len(ACT.printed["table_1"].rows) + 1
    assert "1950797" in text
    assert client.get(f"{ROOT}/printed/table_1/table.xlsx").content.startswith(b"PK")
    assert client.get(f"{ROOT}/printed/table_1/table.pdf").status_code == 404


def test_errata_are_filtered_and_exported(client: Client) -> None:
    html = client.get(f"{ROOT}/errata/", {"table": "annex_4"}).content.decode()
    assert "0,96" in html
    assert 'class="empty"' in client.get(f"{ROOT}/errata/", {"table": "table_3"}).content.decode()
    assert client.get(f"{ROOT}/errata/", {"show": "all", "page": "99999"}).status_code == 200
    text = client.get(f"{ROOT}/errata/checks.csv", {"show": "all"}).content.decode()
    assert len(text.splitlines()) > 1000
    assert client.get(f"{ROOT}/errata/checks.xlsx").content.startswith(b"PK")


def test_obligations_are_listed_with_the_days_they_are_due(client: Client) -> None:
    html = client.get(f"{ROOT}/obligations/").content.decode()
    assert html.count('<tr id="o-') == len(ACT.obligations)
    assert formats.day(date(2008, 1, 31), language="sl") in html
    assert f'href="{ROOT}/articles/71/#p1.c"' in html
    later = {"from": "2030-01-01", "to": "2030-12-31"}
    assert 'class="day"' in html
    assert 'class="day"' not in client.get(f"{ROOT}/obligations/", later).content.decode()
    article = client.get(f"{ROOT}/articles/71/").content.decode()
    assert f'href="{ROOT}/obligations/#o-waiting_list_april"' in article


@pytest.mark.parametrize(
    "query",
    [{"from": "2007-02-30"}, {"from": "0001-01-01"}, {"to": "9999-12-31"}, {"from": "x"},
     {"from": "2009-01-01", "to": "2008-01-01"}],
)  # fmt: skip
def test_a_window_that_cannot_be_is_said_to_be_wrong(client: Client, query: Any) -> None:
    assert client.get(f"{ROOT}/obligations/", query).status_code == 422
    assert client.get(f"/api/v1{ROOT}/obligations", query).status_code == 422


def test_an_act_of_which_only_the_deadlines_are_kept_shows_nothing_else(client: Client) -> None:
    act = next(act for act in acts.all_acts() if act.extent == "deadlines")
    client.cookies["language"] = "en"
    for page in ("", "articles/", "obligations/", "parameters/", "tables/", "printed/", "errata/"):
        html = client.get(f"/acts/{act.id}/{page}").content.decode()
        assert f'href="/acts/{act.id}/obligations/"' in html, page
        assert ("so there is nothing here" in html) == (page[:3] in ("par", "tab", "pri", "err"))
    html = client.get(f"/acts/{act.id}/").content.decode()
    assert "Only the time limits are kept here" in html
    assert f'href="/acts/{act.id}/tables/"' not in html


def test_an_act_that_is_a_plan_shows_its_measures_and_sums(client: Client) -> None:
    client.cookies["language"] = "en"
    html = client.get("/acts/nin_2025_2026/plan/").content.decode()
    assert html.count("/acts/nin_2025_2026/articles/2.") == 20
    for shown in ("110,422,093 EUR", "113,700,148 EUR", "V letih 2025 in 2026 900.000 EUR."):
        assert shown in html
    assert "MIIZŠ" in client.get("/acts/nskz_2035_2022_2025/plan/").content.decode()
    assert f'href="{ROOT}/plan/"' not in client.get(f"{ROOT}/").content.decode()
    assert "no plan with measures" in client.get(f"{ROOT}/plan/").content.decode()
