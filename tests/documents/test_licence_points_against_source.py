"""The ledger and figures of `licence_points` against the chamber's page.

The document lies beside the repository, not in it: without it these tests are skipped.
"""

from __future__ import annotations

import re

import pytest

from mreza import acts
from tests.documents.test_ledger_against_source import SEEDS, Document, lines, runs, slovene_texts

DOCUMENT = Document("licence_points", 0)
ACT = acts.get("licence_points")

pytestmark = pytest.mark.skipif(not DOCUMENT.source.is_file(), reason=f"not in {SEEDS}")


def printed(pattern: str) -> list[str]:
    """What `pattern` finds on the page, line by line."""
    return [found[1] for line in lines(DOCUMENT) if (found := re.search(pattern, line))]


def test_every_line_of_the_page_belongs_to_one_article() -> None:
    spans = [article.lines for article in ACT.articles.values()]
    covered = [line for first, last in spans for line in range(first, last + 1)]
    assert sorted(covered) == list(range(1, len(lines(DOCUMENT)) + 1))


def test_points_are_those_of_the_page_in_its_order() -> None:
    by_article = {
        "30(c.1)": [20, 10, 5, 2, 2],
        "30(č.1)": [5, 1],
    }
    page = [int(found) for found in printed(r"(\d+) licenčn")]
    assert page == [1, 1, 5, 4, *by_article["30(c.1)"], *by_article["30(č.1)"], 5]
    day = ACT.in_force_from
    publications = dict(ACT.parameters["publication_points"].on(day).value.entries)  # type: ignore[union-attr]
    assert sorted(map(int, publications.values()), reverse=True) == by_article["30(c.1)"]
    reviews = dict(ACT.parameters["reviewer_points"].on(day).value.entries)  # type: ignore[union-attr]
    assert sorted(map(int, reviews.values()), reverse=True) == by_article["30(č.1)"]
    alone = ("attendance_points", "other_training_points", "active_points", "editor_points")
    assert [int(ACT.number(name)) for name in alone] == [1, 5, 4, 5]


def test_hours_minutes_and_shares_are_those_of_the_page() -> None:
    assert printed(r"traja (\d+) minut") == [str(ACT.number("hour_length"))]
    needed = [ACT.number(f"{name}_hours_needed") for name in ("legislation", "life_support",
                                                             "quality")]  # fmt: skip
    assert printed(r"najmanj (\d+) ur") == [str(one) for one in needed]
    assert printed(r"je (\d+) pedagoških ur") == [str(ACT.number("life_support_programme_hours"))]
    assert printed(r"najmanj (\d+) odstotni") == [str(ACT.number("workshop_share_needed"))]


def test_what_the_page_does_not_print_is_external() -> None:
    external = {name for name, item in ACT.parameters.items() if item.external}
    assert external == {"points_needed", "period_years"}


def test_no_text_of_ours_repeats_a_sentence_of_the_page() -> None:
    theirs = runs("\n".join(lines(DOCUMENT)))
    ours = {"articles": DOCUMENT.articles, **DOCUMENT.read("act.toml")}
    copied = [
        f"{path}: {' '.join(run)}"
        for path, text in slovene_texts(ours, "licence_points")
        for run in sorted(runs(text) & theirs)
    ]
    assert copied == []
