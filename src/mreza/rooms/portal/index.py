"""What can be found in the acts: articles, printed tables, parameters, formulas.

Acts do not change while a process runs, so each language is folded once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from django.urls import NoReverseMatch, reverse

from mreza import acts
from mreza.kernel.act import Act
from mreza.kernel.rendering import citation
from mreza.rooms.calculations import links
from mreza.rooms.network.folding import words

GROUPS = ("articles", "tables", "parameters", "formulas")


@dataclass(frozen=True)
class Entry:
    """One thing to find: how it is called, what it is about, where it is shown."""

    group: str
    title: str
    about: str
    where: str
    url: str
    tokens: frozenset[str]

    def score(self, wanted: list[str]) -> int:
        """0 for no; more is better: whole words before beginnings, the title before the rest."""
        title, score = words(self.title), 0
        for word in wanted:
            if word in self.tokens:
                score += 3
            elif word.isdigit() or not any(token.startswith(word) for token in self.tokens):
                return 0
            else:
                score += 1
            score += 2 * any(token.startswith(word) for token in title)
        return score


@cache
def entries(language: str) -> tuple[Entry, ...]:
    """All entries of all acts in a language."""
    return tuple(entry for act in acts.all_acts() for entry in _of_act(act, language))


def _of_act(act: Act, language: str) -> Iterator[Entry]:
    short = act.short[language]
    for clause in act.clauses:
        article, place = clause.article, citation(clause.citation, language)
        yield _entry(
            "articles",
            f"{place} · {article.title[language]}",
            clause.paragraph.summary[language],
            short,
            links.article(act.id, clause.citation),
            f"{article.chapter[language]} {_cited_anyhow(clause.citation)}",
        )
    for table in act.printed.values():
        columns = " · ".join(column.title[language] for column in table.columns)
        url = _url("law:printed", act.id, table.name) or links.article(act.id, table.article)
        title = f"{table.place[language]} · {table.title[language]}"
        yield _entry("tables", title, columns, short, url)
    for parameter in act.parameters.values():
        place = citation(parameter.article, language)
        url = _url("law:parameter", act.id, parameter.name) or links.article(
            act.id, parameter.article
        )
        about = f"{place} · {parameter.unit.label(language)}".rstrip(" ·")
        yield _entry("parameters", parameter.title[language], about, short, url, parameter.name)
    for law in act.tables.values():
        for formula in law.formulas:
            place = citation(formula.article, language)
            url = _url("law:formula", act.id, law.name, formula.name) or _url(
                "law:table", act.id, law.name
            )
            about = f"{law.title[language]} · {place}"
            yield _entry("formulas", formula.title[language], about, short, url, formula.name)


def _cited_anyhow(place: str) -> str:
    """The citation as either language writes it: who reads one may search in the other."""
    return " ".join(citation(place, language) for language in ("sl", "en"))


def _entry(group: str, title: str, about: str, where: str, url: str, more: str = "") -> Entry:
    tokens = frozenset(words(" ".join((title, about, where, more.replace("_", " ")))))
    return Entry(group, title, about, where, url, tokens)


def _url(name: str, *args: str) -> str:
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def find(wanted: list[str], language: str) -> dict[str, list[Entry]]:
    """Entries with all words, by group, the best first."""
    scored = [(entry.score(wanted), entry) for entry in entries(language)] if wanted else []
    return {group: _best(scored, group) for group in GROUPS}


def _best(scored: Iterable[tuple[int, Entry]], group: str) -> list[Entry]:
    found = [(score, entry) for score, entry in scored if score and entry.group == group]
    return [entry for _score, entry in sorted(found, key=lambda pair: -pair[0])]
