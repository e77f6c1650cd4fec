"""The clause ledger: every paragraph, its kind, and what covers it or why nothing does."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal

from mreza.kernel.errors import ActError
from mreza.kernel.text import Text

Kind = Literal["rule", "obligation", "record", "definition", "organisational", "not_computed"]
KINDS: Final[tuple[Kind, ...]] = (
    "rule", "obligation", "record", "definition", "organisational", "not_computed",
)  # fmt: skip
_NEEDED: Final[dict[str, tuple[str, ...]]] = {
    "not_computed": ("reason", "instead"),
    "obligation": ("actor", "when"),
    "record": ("room",),
}


@dataclass(frozen=True)
class Paragraph:
    """A paragraph (or point) with our own summary. `details` holds what its kind asks for."""

    number: str
    kind: Kind
    summary: Text
    note: Text
    details: dict[str, Text] = field(default_factory=dict)
    room: str = ""


@dataclass(frozen=True)
class Article:
    """An article, annex or printed table of a document, and where it stands in the source file."""

    number: str
    chapter: Text
    title: Text
    paragraphs: tuple[Paragraph, ...]
    lines: tuple[int, ...] = ()


@dataclass(frozen=True)
class Clause:
    """A paragraph in its article with the names of formulas and parameters that cite it."""

    article: Article
    paragraph: Paragraph
    covered_by: tuple[str, ...]

    @property
    def citation(self) -> str:
        return f"{self.article.number}({self.paragraph.number})"


def load_articles(path: Path) -> dict[str, Article]:
    """The articles of `articles.toml`, in its order. Raises `ActError` naming the place."""
    with path.open("rb") as file:
        entries = tomllib.load(file)["article"]
    articles: dict[str, Article] = {}
    for entry in entries:
        article = _article(entry, path)
        if article.number in articles:
            raise ActError(f"article {article.number} stands twice", where=str(path.name))
        articles[article.number] = article
    return articles


def _article(entry: dict[str, Any], path: Path) -> Article:
    number = str(entry["number"])
    return Article(
        number=number,
        chapter=Text.read(entry.get("chapter")),
        title=Text.read(entry.get("title")),
        paragraphs=tuple(
            _paragraph(paragraph, f"{path.name}, article {number}")
            for paragraph in entry["paragraph"]
        ),
        lines=tuple(entry.get("lines", ())),
    )


def _paragraph(entry: dict[str, Any], where: str) -> Paragraph:
    number, kind = str(entry["number"]), entry["kind"]
    if kind not in KINDS:
        raise ActError(
            f"({number}) is of unknown kind {kind!r}", where=where, remedy=f"Known: {KINDS}"
        )
    missing = [key for key in ("summary", *_NEEDED.get(kind, ())) if not entry.get(key)]
    if missing:
        raise ActError(f"({number}) of kind {kind} lacks {', '.join(missing)}", where=where)
    details = ("reason", "instead", "actor", "when", "what")
    return Paragraph(
        number=number,
        kind=kind,
        summary=Text.read(entry["summary"]),
        note=Text.read(entry.get("note")),
        details={key: Text.read(entry[key]) for key in details if key in entry},
        room=str(entry.get("room", "")),
    )
