"""Search over organisations, places and the acts."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from mreza.rooms.portal.queries import Found, search

pytestmark = pytest.mark.django_db
DAY = date(2007, 4, 1)


def find(q: str, only: str = "", language: str = "sl") -> Found:
    return search(q, day=DAY, language=language, only=only)


def titles(found: Found, group: str) -> list[str]:
    return [hit.title for entry in found.groups if entry.name == group for hit in entry.hits]


@pytest.mark.parametrize("q", ["žalec", "ZALEC", "  zalec "])
def test_accents_case_and_spaces_do_not_matter(q: str) -> None:
    assert "Zdravstveni dom Žalec" in titles(find(q), "organisations")
    assert titles(find(q), "places") == ["Žalec"]


def test_a_name_that_only_one_annex_prints_finds_its_organisation() -> None:
    assert titles(find("OSNOVNO VARSTVO NG"), "organisations") == ["Zdravstveni dom Nova Gorica"]


def test_every_word_must_be_found() -> None:
    assert titles(find("lekarna celje"), "organisations") == ["Lekarna Celje"]


def test_health_centres_come_before_smaller_organisations() -> None:
    assert titles(find("celje"), "organisations")[1] == "Zdravstveni dom Celje"


def test_an_article_is_found_by_its_number() -> None:
    found = titles(find("3. člen"), "articles")
    assert found[0].startswith("3. člen (")
    assert [title for title in found if title.startswith("3. člen (1)")]
    assert not [title for title in found if title.startswith(("13. člen", "30. člen"))]


def test_an_article_is_found_in_english() -> None:
    found = titles(find("article 3", language="en"), "articles")
    assert found[0].startswith("article 3(")
    assert [title for title in found if title.startswith("article 3(1)")]


def test_tables_parameters_and_formulas_are_found() -> None:
    assert "Dovoljeno odstopanje od povprečja" in titles(find("odstopanje"), "parameters")
    assert titles(find("odstopanje"), "formulas")
    assert titles(find("priloga IV"), "tables")[0].startswith("Priloga IV")


def test_groups_say_how_many_there_are_and_can_be_opened(client: Client) -> None:
    some, whole = find("dom"), find("dom", only="organisations")
    group = some.groups[0]
    assert len(group.hits) < group.count == len(whole.groups[0].hits)
    page = client.get("/search/?q=dom").content.decode()
    assert "?q=dom&amp;only=organisations" in page


@pytest.mark.parametrize("q", ["", "   ", "…", "%", "'; --", "\x00", "qqqq"])
def test_nothing_is_an_answer(client: Client, q: str) -> None:
    answer = client.get("/search/", {"q": q})
    assert answer.status_code == 200
    assert find(q).groups == []


def test_an_empty_answer_says_what_to_try(client: Client) -> None:
    page = client.get("/search/?q=qqqq").content.decode()
    assert "Za »qqqq« ni zadetkov." in page
    assert "Poskusite" in page


@pytest.mark.parametrize(
    ("q", "said"), [("hrovatin", "1 zadetek"), ("patronažna", "zadet"), ("celje", "zadetkov")]
)
def test_counts_have_the_right_plural(client: Client, q: str, said: str) -> None:
    assert said in client.get("/search/", {"q": q}).content.decode()


def test_typing_gets_the_results_only(client: Client) -> None:
    part = client.get("/search/?q=celje", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "Zdravstveni dom Celje" in part


def test_going_back_gets_the_whole_page(client: Client) -> None:
    headers = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    for address in ("/search/?q=celje", "/organisations/?q=celje"):
        answer = client.get(address, headers=headers)
        assert "<html" in answer.content.decode()
        assert "HX-Request" in answer["Vary"]


def test_all_results_lead_somewhere(client: Client) -> None:
    page = client.get("/search/?q=zdravnik").content.decode().partition("<main")[2]
    links = set(re.findall(r'<li><a href="([^"#?]+)', page))
    assert links
    assert {client.get(link).status_code for link in links} == {200}


def test_search_asks_few_questions(client: Client, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(5):
        client.get("/search/?q=dom")
