"""The clause ledger as pages show it: kinds, counts, search, what covers a paragraph."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from mreza.kernel import rendering
from mreza.kernel.act import Act
from mreza.kernel.ledger import KINDS, Article, Clause
from mreza.rooms.calculations.links import slug

KIND_TITLES = {
    "rule": gettext_noop("Rule, computed"),
    "obligation": gettext_noop("Obligation"),
    "record": gettext_noop("Record"),
    "definition": gettext_noop("Definition"),
    "organisational": gettext_noop("Organisational, nothing to compute"),
    "not_computed": gettext_noop("Not computed"),
}


def kind_title(kind: str) -> str:
    return gettext(KIND_TITLES[kind])


@dataclass(frozen=True)
class KindCount:
    """How many paragraphs are of a kind; `start` and `width` place it on a bar of 1000."""

    kind: str
    title: str
    count: int
    percent: int
    start: float
    width: float


def coverage(clauses: Iterable[Clause]) -> list[KindCount]:
    """Counts for every kind, in the ledger's own order, for a bar 1000 wide."""
    kinds = [clause.paragraph.kind for clause in clauses]
    counts, start = [], 0.0
    for kind in KINDS:
        count = kinds.count(kind)
        width = 1000 * count / len(kinds) if kinds else 0.0
        percent = round(width / 10)
        counts.append(
            KindCount(kind, kind_title(kind), count, percent, round(start, 2), round(width, 2))
        )
        start += width
    return counts


def folded(text: str) -> str:
    """For search: without case and accents (`č` is found by `c`)."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


@dataclass(frozen=True)
class Entry:
    """An article in the ledger, with those of its paragraphs that were asked for."""

    article: Article
    slug: str
    label: str
    title: str
    clauses: tuple[Clause, ...]
    kinds: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True)
class Chapter:
    """Neighbouring articles under one heading."""

    title: str
    entries: tuple[Entry, ...]


def chapters(act: Act, language: str, *, kind: str = "", query: str = "") -> list[Chapter]:
    """The ledger by chapter, only what is of `kind` and holds every word of `query`."""
    words = folded(query).split()
    clauses: dict[str, list[Clause]] = {}
    for clause in act.clauses:
        if (not kind or clause.paragraph.kind == kind) and _holds(clause, words, language):
            clauses.setdefault(clause.article.number, []).append(clause)
    found: list[tuple[str, list[Entry]]] = []
    for number, some in clauses.items():
        entry = _entry(act.articles[number], some, language)
        chapter = act.articles[number].chapter[language]
        if not found or found[-1][0] != chapter:
            found.append((chapter, []))
        found[-1][1].append(entry)
    return [Chapter(title, tuple(entries)) for title, entries in found]


def _entry(article: Article, clauses: list[Clause], language: str) -> Entry:
    kinds = [clause.paragraph.kind for clause in clauses]
    return Entry(
        article=article,
        slug=slug(article.number),
        label=label(article.number, language),
        title=article.title[language],
        clauses=tuple(clauses),
        kinds=tuple((k, kind_title(k), kinds.count(k)) for k in KINDS if k in kinds),
    )


def _holds(clause: Clause, words: list[str], language: str) -> bool:
    if not words:
        return True
    article, paragraph = clause.article, clause.paragraph
    text = " ".join(
        [
            label(article.number, language), article.title[language], article.chapter[language],
            paragraph.summary[language], paragraph.note[language], *clause.covered_by,
        ]
    )  # fmt: skip
    return all(word in folded(text) for word in words)


def label(number: str, language: str) -> str:
    """`3. člen`, `Article 3`, `Točka 5.1.1`, `Priloga IV`, `Table 1`."""
    cited = rendering.citation(number, language)
    return cited[:1].upper() + cited[1:]


def article_by_slug(act: Act, wanted: str) -> Article:
    """The article of an address. Raises `UnknownNameError` with near numbers."""
    by_slug = {slug(number): number for number in act.articles}
    return act.articles[by_slug[wanted]] if wanted in by_slug else act.article_of(wanted)


def neighbours(act: Act, article: Article) -> tuple[Article | None, Article | None]:
    """The articles before and after."""
    order = list(act.articles.values())
    place = order.index(article)
    before = order[place - 1] if place else None
    after = order[place + 1] if place + 1 < len(order) else None
    return before, after
