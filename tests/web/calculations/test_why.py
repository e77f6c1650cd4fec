"""The explanation of a figure: panel, page, files, errors."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from mreza.rooms.calculations import feeds, queries
from mreza.rooms.calculations.days import CONTRACT_DAY

pytestmark = pytest.mark.django_db
ADDRESS = "/why/coverage/celje.primary/insured_per_doctor/"
MOST_QUERIES = 12


@pytest.fixture
def english(client: Client) -> Client:
    client.cookies["language"] = "en"
    return client


def test_a_page_of_its_own_has_steps_articles_inputs_and_receipt(client: Client) -> None:
    html = client.get(ADDRESS).content.decode()
    assert "<html" in html
    assert "1.619" in html
    assert "61.695 ÷ 38,11" in html
    assert 'href="/acts/health_centres_2007/articles/table-1/"' in html
    assert 'href="/acts/health_centres_2007/printed/table_1/#row-2"' in html
    assert queries.current_or_error("coverage", CONTRACT_DAY).receipt.inputs_fingerprint in html
    assert 'href="/acts/health_centres_2007/tables/coverage/?feed=coverage' in html
    assert 'href="/what-if/coverage/?formula=insured_per_doctor"' in html


def test_the_panel_is_a_part_without_a_frame(client: Client) -> None:
    html = client.get(ADDRESS, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in html
    assert html.startswith('<h2 tabindex="-1">')
    assert "1.619" in html


def test_english_is_complete(english: Client) -> None:
    html = english.get(ADDRESS).content.decode()
    assert "1,619" in html
    assert "Receipt" in html


def test_a_sum_names_the_rows_it_runs_over(client: Client) -> None:
    html = client.get("/why/coverage/celje.primary/national_insured/").content.decode()
    assert "vsota 55 vrstic" in html
    assert html.count("<tr>") == 55


def test_an_erratum_of_the_printed_row_is_said(client: Client) -> None:
    html = client.get("/why/coverage/celje.primary/assigned_percent/").content.decode()
    assert "108,16" in html
    assert 'href="/acts/health_centres_2007/errata/?table=table_1"' in html
    assert "errata" not in client.get(ADDRESS).content.decode()


def test_illustrative_figures_are_marked(client: Client) -> None:
    key = next(iter(queries.current_or_error("duty_service", CONTRACT_DAY).rows))
    html = client.get(f"/why/duty_service/{key}/annual_value/").content.decode()
    assert 'class="illustrative"' in html
    assert 'class="illustrative"' not in client.get(ADDRESS).content.decode()


def test_every_headline_figure_of_every_feed_opens(client: Client) -> None:
    for feed in feeds.all_feeds():
        key = next(iter(queries.current_or_error(feed.name, CONTRACT_DAY).rows))
        for formula in feed.headline:
            response = client.get(f"/why/{feed.name}/{key}/{formula}/")
            assert response.status_code == 200, (feed.name, formula)


def test_queries_are_few(client: Client, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(MOST_QUERIES):
        client.get(ADDRESS)


@pytest.mark.parametrize(
    ("kind", "begins"),
    [("txt", "health_centres_2007"), ("json", "{"), ("xlsx", "PK"), ("pdf", "%PDF")],
)
def test_files(client: Client, kind: str, begins: str) -> None:
    response = client.get(f"{ADDRESS}explanation.{kind}")
    assert response.status_code == 200
    assert response.content.startswith(begins.encode())


def test_json_is_the_contract_of_the_kernel(client: Client) -> None:
    data = json.loads(client.get(f"{ADDRESS}explanation.json").content)
    explanation = queries.explanation(
        "coverage", "celje.primary", "insured_per_doctor", CONTRACT_DAY
    )
    assert data == json.loads(json.dumps(explanation.as_dict(), default=str))


def test_xlsx_lists_steps_with_depth(client: Client) -> None:
    book = load_workbook(io.BytesIO(client.get(f"{ADDRESS}explanation.xlsx").content))
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    assert [row[1] for row in rows[1:]] == ["insured_per_doctor", "insured_persons", "doctors"]
    assert [row[0] for row in rows[1:]] == [0, 1, 1]


def test_wrong_names_get_near_ones(client: Client) -> None:
    for address, near in (
        ("/why/coverag/celje.primary/standing/", "coverage"),
        ("/why/coverage/celje.primry/standing/", "celje.primary"),
        ("/why/coverage/celje.primary/standin/", "standing"),
    ):
        response = client.get(address)
        assert response.status_code == 404
        assert f"<code>{near}</code>" in response.content.decode()


def test_days_without_law_and_unreadable_days(client: Client) -> None:
    assert client.get(f"{ADDRESS}?day=2001-01-01").status_code == 422
    assert client.get(f"{ADDRESS}?day=never").status_code == 400
    assert client.get(f"{ADDRESS}explanation.exe").status_code == 404
    assert client.post(ADDRESS).status_code == 405


def test_the_panel_shows_errors_in_words(client: Client) -> None:
    response = client.get("/why/coverage/x/standing/", headers={"HX-Request": "true"})
    assert response.status_code == 200
    assert 'role="alert"' in response.content.decode()
