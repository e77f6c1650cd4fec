"""The clause ledger as pages show it."""

from __future__ import annotations

from mreza import acts
from mreza.kernel.ledger import KINDS
from mreza.rooms.law import ledger

ACT = acts.get("health_centres_2007")


def test_the_bar_is_full_and_counts_every_paragraph() -> None:
    counts = ledger.coverage(ACT.clauses)
    assert [item.kind for item in counts] == list(KINDS)
    assert sum(item.count for item in counts) == len(ACT.clauses)
    assert round(counts[-1].start + counts[-1].width) == 1000
    assert all(item.count == 0 for item in ledger.coverage([]))


def test_kinds_and_words_narrow() -> None:
    rules = ledger.chapters(ACT, "sl", kind="rule")
    shown = [clause for chapter in rules for entry in chapter.entries for clause in entry.clauses]
    assert shown == [clause for clause in ACT.clauses if clause.paragraph.kind == "rule"]
    assert ledger.chapters(ACT, "sl", query="xyzzy") == []


def test_chapters_keep_the_order_of_the_document() -> None:
    entries = [e.article.number for c in ledger.chapters(ACT, "sl") for e in c.entries]
    assert entries == list(ACT.articles)


def test_labels() -> None:
    assert ledger.label("3", "sl") == "3. člen"
    assert ledger.label("Annex IV", "sl") == "Priloga IV"
    assert ledger.label("Table 1", "en") == "Table 1"
    assert ledger.folded("Čakalne DOBE") == "cakalne dobe"
