"""The clause ledger of every act against the text it was written from.

The document lies beside the repository, not in it: without it these tests are skipped.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import mreza

ROOT = Path(__file__).resolve().parents[2]
ACTS = Path(mreza.__file__).resolve().parent / "acts"
SEEDS = ROOT.parent / "shared" / "seeds"
RUN = 8  # this many consecutive words make a sentence of the document's, not ours
# Marks of paragraphs: (6), also without the opening bracket; in an annex, quoted paragraphs ‘’(6)
# with text beside them, quoted points ‘’9. and points of points 6.3.
NUMBERED = r"\(?(\d{1,2})\)"
QUOTED = r"[‘’“ ]*\((\d{1,2})\) \w|[‘’“]+(\d(?:\.\d)?)\. |(\d\.\d)\. "


@dataclass(frozen=True)
class Document:
    """What an act's document prints: articles to the last, annexes and tables, marks."""

    act: str
    last_article: int
    others: frozenset[str] = frozenset()
    mark: str = NUMBERED

    def read(self, name: str) -> dict[str, Any]:
        return tomllib.loads((ACTS / self.act / name).read_text(encoding="utf-8"))

    @property
    def source(self) -> Path:
        return SEEDS / str(self.read("act.toml")["source"]["file"])

    @property
    def articles(self) -> list[dict[str, Any]]:
        return list(self.read("articles.toml")["article"])

    @property
    def own_articles(self) -> list[dict[str, Any]]:
        return [article for article in self.articles if article["number"].isdigit()]


ANNEXES = {"Annex I", "Annex II", "Annex II a", "Annex III", "Annex IV", "Annex V", "Annex VI"}
TABLES = {f"Table {number}" for number in range(1, 5)}
DOCUMENTS = [
    Document("general_agreement_2007_annex_2", 22, mark=QUOTED),
    Document("health_centres_2007", 73, frozenset(ANNEXES | TABLES)),
]
each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda item: item.act)
each_article = pytest.mark.parametrize(
    ("document", "article"),
    [(document, article) for document in DOCUMENTS for article in document.own_articles],
    ids=lambda item: item["number"] if isinstance(item, dict) else item.act,
)

pytestmark = pytest.mark.skipif(
    not all(document.source.is_file() for document in DOCUMENTS),
    reason="the source documents are not in ../shared/seeds beside the repository",
)


@cache
def lines(document: Document) -> list[str]:
    """The document's lines; the document counts them from 1."""
    return document.source.read_text(encoding="utf-8").split("\n")


@cache
def printed(document: Document) -> dict[str, set[str]]:
    """Article number to the paragraph numbers printed in it; {"1"} where none is numbered."""
    first, _ = document.read("act.toml")["source"]["lines"][0]
    last = document.own_articles[-1]["lines"][1]
    found: dict[str, set[str]] = {}
    article = ""
    for line in lines(document)[first - 1 : last]:
        if heading := re.match(r"(\d+)\.\s?člen\s*$", line.strip()):
            article = heading[1]
            found[article] = set()
        elif article and (mark := re.match(document.mark, line.strip())):
            found[article].add(next(number for number in mark.groups() if number))
    return {number: marks or {"1"} for number, marks in found.items()}


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


@each_document
def test_the_document_prints_the_articles_the_ledger_lists(document: Document) -> None:
    listed = [article["number"] for article in document.own_articles]
    assert listed == [str(number) for number in range(1, document.last_article + 1)]
    assert list(printed(document)) == listed


@each_document
def test_every_annex_and_table_has_its_entry(document: Document) -> None:
    listed = {article["number"] for article in document.articles}
    assert {number for number in listed if not number.isdigit()} == document.others


@each_article
def test_every_printed_paragraph_is_accounted_for(
    document: Document, article: dict[str, Any]
) -> None:
    marks = printed(document)[article["number"]]
    numbers = [paragraph["number"] for paragraph in article["paragraph"]]
    listed = {number if number in marks else number.split(".")[0] for number in numbers}
    assert listed == marks


@each_article
def test_an_article_starts_on_the_line_the_ledger_names(
    document: Document, article: dict[str, Any]
) -> None:
    first, last = article["lines"]
    text = lines(document)
    assert re.match(rf"{article['number']}\.\s?člen", text[first - 1].strip())
    assert first <= last <= len(text)


@each_document
def test_no_article_runs_into_the_next(document: Document) -> None:
    spans = [article["lines"] for article in document.own_articles]
    assert all(last < first for (_, last), (first, _) in pairwise(spans))


@each_document
def test_no_text_of_ours_repeats_a_sentence_of_the_document(document: Document) -> None:
    theirs = runs("\n".join(lines(document)))
    ours = {"articles": document.articles, **document.read("obligations.toml")}
    copied = [
        f"{path}: {' '.join(run)}"
        for path, text in slovene_texts(ours, document.act)
        for run in sorted(runs(text) & theirs)
    ]
    assert copied == []
