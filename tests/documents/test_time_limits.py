"""No time limit of the periodical of 2 July 2007 is passed over.

Every line of its smaller parts that has a word of time either belongs to an obligation of an act,
or is left out for a reason (`time_limits_periodical_2007_03`). The agreement for health centres and
the annex to the general agreement are kept whole and not looked at here.

The document lies beside the repository, not in it: without it these tests are skipped.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest

from mreza import acts
from mreza.kernel.act import Act
from mreza.kernel.ledger import Clause
from tests.documents.test_ledger_against_source import runs, slovene_texts
from tests.documents.time_limits_periodical_2007_03 import (
    LEDGER_ONLY,
    NOT_OWED,
    OF_NO_ACT,
    OWED,
    SAID_AGAIN,
    WORD_OF_TIME,
)
from tests.documents.transcription import SOURCE

ACTS = [act for act in acts.all_acts() if act.about["source"]["file"] == SOURCE.name]
DEADLINES = [act for act in ACTS if act.extent == "deadlines"]
OWED_BY = {
    f"{act.id}.{obligation.code}": obligation.clause
    for act in DEADLINES
    for obligation in act.obligations
}
CLAUSES = {f"{act.id} {clause.citation}": clause for act in DEADLINES for clause in act.clauses}
each_act = pytest.mark.parametrize("act", DEADLINES, ids=lambda act: act.id)

pytestmark = pytest.mark.skipif(
    not SOURCE.is_file(), reason="the source document is not in ../shared/seeds"
)


@cache
def document() -> list[str]:
    """The document's lines from 1: the first of the list stands for none."""
    return ["", *SOURCE.read_text(encoding="utf-8").split("\n")]


def spans(act: Act) -> list[tuple[int, int]]:
    return [(first, last) for first, last in act.about["source"]["lines"]]


def lines_of(spans: Iterator[tuple[int, int]]) -> list[int]:
    return [line for first, last in spans for line in range(first, last + 1)]


def lines_of_clauses() -> Iterator[tuple[int, str, Clause]]:
    """Each line of a time limit with the name it stands under and the clause."""
    for names, clauses in ((OWED, OWED_BY), (LEDGER_ONLY, CLAUSES)):
        for name, lines in names.items():
            yield from ((int(line), name, clauses[name]) for line in lines.split())


def test_every_line_belongs_to_one_act_or_to_none() -> None:
    found = lines_of(span for act in ACTS for span in spans(act)) + lines_of(iter(OF_NO_ACT))
    assert sorted(found) == list(range(1, len(document())))


def test_every_line_with_a_word_of_time_is_accounted_for_once() -> None:
    tables = (OWED, LEDGER_ONLY, SAID_AGAIN, NOT_OWED)
    accounted = Counter(
        int(line) for table in tables for lines in table.values() for line in lines.split()
    )
    assert [line for line, times in accounted.items() if times > 1] == []
    mine = lines_of(span for act in DEADLINES for span in spans(act)) + lines_of(iter(OF_NO_ACT))
    with_word = {line: document()[line] for line in mine if WORD_OF_TIME.search(document()[line])}
    assert {line: text for line, text in with_word.items() if line not in accounted} == {}
    assert sorted(set(accounted) - set(with_word)) == []


def test_every_obligation_stands_on_lines_of_its_article() -> None:
    assert set(OWED) == set(OWED_BY)
    assert set(SAID_AGAIN) <= set(OWED)
    for line, name, clause in lines_of_clauses():
        first, last = clause.article.lines
        assert first <= line <= last, (name, line)


def test_every_obligation_of_the_ledger_has_a_time_limit_or_a_reason_for_none() -> None:
    in_ledger = {name for name, clause in CLAUSES.items() if clause.paragraph.kind == "obligation"}
    limited = {f"{act.id} {item.article}" for act in DEADLINES for item in act.obligations}
    assert in_ledger - limited == set(LEDGER_ONLY)


@each_act
def test_an_article_starts_on_the_line_the_ledger_names(act: Act) -> None:
    articles = [article for article in act.articles.values() if article.number.isdigit()]
    for article in articles:
        text = document()[article.lines[0]].strip()
        assert re.match(rf"{article.number}\.\s?člen", text), (act.id, article.number)


@each_act
def test_no_text_of_ours_repeats_a_sentence_of_the_document(act: Act) -> None:
    theirs = runs("\n".join(document()))
    texts = [
        found
        for name, key in [("articles", "article"), ("obligations", "obligation"), ("act", "notes")]
        for found in slovene_texts(
            tomllib.loads((act.folder / f"{name}.toml").read_text(encoding="utf-8")).get(key), name
        )
    ]
    assert [(path, text) for path, text in texts if runs(text) & theirs] == []
