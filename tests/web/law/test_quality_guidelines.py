"""The guidelines of 2025 as pages: sections are called sections, and their own law applies."""

from __future__ import annotations

import pytest
from django.test import Client

from mreza import acts

ACT = acts.get("quality_guidelines_2025")
ROOT = f"/acts/{ACT.id}"
pytestmark = pytest.mark.django_db


def test_every_page_of_an_act_without_printed_tables_opens(client: Client) -> None:
    for page in ("", "articles/", "obligations/", "parameters/", "tables/", "printed/", "errata/"):
        assert client.get(f"{ROOT}/{page}").status_code == 200, page


def test_every_table_has_a_page_on_its_own_first_day(client: Client) -> None:
    for name in ACT.tables:
        assert client.get(f"{ROOT}/tables/{name}/").status_code == 200, name


def test_a_worked_example_is_computed_without_a_day(client: Client) -> None:
    given = {"in.provider": "A", "in.service": "ltc_home"}
    given |= {"in.incidents": "3", "in.users_on_medication": "96"}
    html = client.get(f"{ROOT}/tables/medication_safety/", given).content.decode()
    assert "31,25" in html


@pytest.mark.parametrize(
    ("language", "named"),
    [("sl", ["Točka 5.1.1", "Poglavje 7", "Opomba 9"]), ("en", ["Section 5.1.1", "Footnote 9"])],
)
def test_sections_and_footnotes_have_their_names(
    client: Client, language: str, named: list[str]
) -> None:
    client.cookies["language"] = language
    html = client.get(f"{ROOT}/articles/").content.decode()
    assert [name for name in named if name not in html] == []
    assert "5.1.1. člen" not in html
