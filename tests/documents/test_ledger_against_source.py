"""The clause ledger of `health_centres_2007` against the text it was written from.

The document lies beside the repository, not in it: without it these tests are skipped.
"""

import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import mreza

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(mreza.__file__).resolve().parent / "acts" / "health_centres_2007"
LAST_ARTICLE = 73
RUN = 8  # this many consecutive words make a sentence of the document's, not ours
ANNEXES = {"Annex I", "Annex II", "Annex II a", "Annex III", "Annex IV", "Annex V", "Annex VI"}
TABLES = {f"Table {number}" for number in range(1, 5)}


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


ACT = read("act.toml")
ARTICLES: list[dict[str, Any]] = read("articles.toml")["article"]
SOURCE = ROOT.parent / "shared" / "seeds" / ACT["source"]["file"]

pytestmark = pytest.mark.skipif(
    not SOURCE.is_file(),
    reason=f"the source document {SOURCE.name} is not in ../shared/seeds beside the repository",
)


@pytest.fixture(scope="module")
def lines() -> list[str]:
    """The document's lines; the document counts them from 1."""
    return SOURCE.read_text(encoding="utf-8").split("\n")


@pytest.fixture(scope="module")
def printed(lines: list[str]) -> dict[str, set[str]]:
    """Article number to the paragraph numbers printed in it; {"1"} where none is numbered.

    Article 30 prints its first mark as `1)`, without the opening bracket.
    """
    first, _ = ACT["source"]["lines"][0]
    last = ARTICLES[LAST_ARTICLE - 1]["lines"][1]
    found: dict[str, set[str]] = {}
    article = ""
    for line in lines[first - 1 : last]:
        if heading := re.match(r"(\d+)\.\s?člen\s*$", line.strip()):
            article = heading[1]
            found[article] = set()
        elif article and (mark := re.match(r"\(?(\d{1,2})\)", line.strip())):
            found[article].add(mark[1])
    return {number: marks or {"1"} for number, marks in found.items()}


def own_articles() -> list[dict[str, Any]]:
    return [article for article in ARTICLES if article["number"].isdigit()]


def words(text: str) -> list[str]:
    """Words in lower case; numbers are facts and do not count, hyphenation is undone."""
    return re.findall(r"[^\W\d_]+", re.sub(r"-\s*\n\s*", "", text).lower())


def runs(text: str) -> set[tuple[str, ...]]:
    parts = words(text)
    return {tuple(parts[at : at + RUN]) for at in range(len(parts) - RUN + 1)}


def slovene_texts(node: Any, path: str) -> Iterator[tuple[str, str]]:
    """Every Slovene text below `node` with the path that leads to it."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "sl":
                yield path, value
            else:
                yield from slovene_texts(value, f"{path}.{key}")
    elif isinstance(node, list):
        for item in node:
            label = item.get("number", "") if isinstance(item, dict) else ""
            yield from slovene_texts(item, f"{path} {label}")


def test_the_document_prints_the_articles_the_ledger_lists(printed: dict[str, set[str]]) -> None:
    listed = [article["number"] for article in own_articles()]
    assert listed == [str(number) for number in range(1, LAST_ARTICLE + 1)]
    assert list(printed) == listed


def test_every_annex_and_table_has_its_entry() -> None:
    listed = {article["number"] for article in ARTICLES if not article["number"].isdigit()}
    assert listed == ANNEXES | TABLES


@pytest.mark.parametrize("article", own_articles(), ids=lambda article: article["number"])
def test_every_printed_paragraph_is_accounted_for(
    article: dict[str, Any], printed: dict[str, set[str]]
) -> None:
    listed = {paragraph["number"].split(".")[0] for paragraph in article["paragraph"]}
    assert listed == printed[article["number"]]


@pytest.mark.parametrize("article", own_articles(), ids=lambda article: article["number"])
def test_an_article_starts_on_the_line_the_ledger_names(
    article: dict[str, Any], lines: list[str]
) -> None:
    first, last = article["lines"]
    assert re.match(rf"{article['number']}\.\s?člen", lines[first - 1].strip())
    assert first <= last <= len(lines)


def test_no_article_runs_into_the_next() -> None:
    spans = [article["lines"] for article in own_articles()]
    assert all(last < first for (_, last), (first, _) in pairwise(spans))


def test_no_text_of_ours_repeats_a_sentence_of_the_document(lines: list[str]) -> None:
    theirs = runs("\n".join(lines))
    copied = [
        f"{path}: {' '.join(run)}"
        for path, text in slovene_texts(ARTICLES, "articles")
        for run in sorted(runs(text) & theirs)
    ]
    assert copied == []
