"""The ledger of the quality guidelines against the text they were written from.

The text is flattened: sections, items and footnotes run on inside of lines. So each section is the
text from its heading to the next one, and its items are counted by their marks.

The document lies beside the repository, not in it: without it these tests are skipped.
"""

import re
import tomllib
from functools import cache
from itertools import pairwise

import pytest

from mreza import acts
from tests.documents.test_ledger_against_source import SEEDS, runs, slovene_texts

ACT = acts.get("quality_guidelines_2025")
SOURCE = SEEDS / ACT.about["source"]["file"]
# A dot or a dash before an item; the circles below them cannot be told from a letter.
ITEM = re.compile("[\uf02d\u2212] ")
# Words with which the text of a section begins, in the order of the document.
HEADINGS = {
    "Section 1": "1 Izhodišča Smernice", "Section 2": "2 Pravne podlage", "Section 3": "3 Izrazi",
    "Section 4": "4 Področja smernic", "4.1": "4.1 Smernice", "4.1.1.1": "4.1.1.1 ",
    "4.1.1.2": "4.1.1.2 ", "4.1.1.3": "4.1.1.3 ", "4.1.2.1": "4.1.2.1 ", "4.1.2.2": "4.1.2.2 ",
    "4.1.2.3": "4.1.2.3 ", "4.1.3.1": "4.1.3.1 ", "4.1.3.2": "4.1.3.2 ", "4.1.3.3": "4.1.3.3 ",
    "4.1.4.1": "4.1.4.1 ", "4.1.4.2": "4.1.4.2 ", "Section 5": "5 Kazalniki kakovosti",
    "5.1.1": "5.1.1 Kazalnik", "5.1.2": "5.1.2 Kazalnik", "5.2": "5.2 Kazalnik",
    "5.3": "5.3 Kazalnik", "5.4.1": "5.4.1 Fluktuacija", "5.4.2": "5.4.2 Izobraževanja",
    "Section 6": "6 Drugi podatki", "6.1": "6.1 Bolniška", "Section 7": "7 Spremljanje",
}  # fmt: skip
# Marks that are no item of the ledger: the terms of footnote 13; kinds of incidents, which one
# paragraph takes together; an item that only leads the three below it, whose circles are no marks.
NO_ITEMS = {"4.1.2.2": 3, "5.1.1": 9, "5.4.2": 1 - 3}

pytestmark = pytest.mark.skipif(
    not SOURCE.is_file(), reason="the source document is not in ../shared/seeds"
)


@cache
def lines() -> list[str]:
    return SOURCE.read_text(encoding="utf-8").splitlines()


@cache
def sections() -> dict[str, str]:
    """The text of each section, in one line."""
    first, last = ACT.about["source"]["lines"][0]
    text = " ".join(" ".join(lines()[first - 1 : last]).split())
    places = [text.index(heading) for heading in HEADINGS.values()]
    assert places == sorted(places)
    spans = pairwise([*places, len(text)])
    return {number: text[a:b] for number, (a, b) in zip(HEADINGS, spans, strict=True)}


def listed(article: str) -> int:
    """Items of a section in the ledger: all of an activity's, else those below a paragraph."""
    numbers = [paragraph.number for paragraph in ACT.articles[article].paragraphs]
    if article.startswith("4.1."):
        return len(numbers)
    return len([number for number in numbers if "." in number])


def test_every_section_and_footnote_is_in_the_ledger_in_its_order() -> None:
    footnotes = [number for number in ACT.articles if number.startswith("Footnote")]
    assert list(ACT.articles) == [*HEADINGS, *footnotes]
    assert footnotes == sorted(footnotes, key=lambda number: int(number.split()[1]))


@pytest.mark.parametrize("number", HEADINGS)
def test_a_section_begins_on_the_line_the_ledger_names(number: str) -> None:
    first, last = ACT.articles[number].lines
    assert HEADINGS[number] in " ".join(" ".join(lines()[first - 1 : first + 1]).split())
    assert first <= last


def test_sections_follow_each_other_with_at_most_a_footnote_between() -> None:
    spans = [ACT.articles[number].lines for number in HEADINGS]
    assert [b for a, b in pairwise(spans) if not 0 <= b[0] - a[1] <= 5] == []


@pytest.mark.parametrize("number", HEADINGS)
def test_every_item_of_a_section_is_accounted_for(number: str) -> None:
    marks = len(ITEM.findall(sections()[number]))
    assert listed(number) == marks - NO_ITEMS.get(number, 0)


@pytest.mark.parametrize("number", [name for name in ACT.articles if name.startswith("Footnote")])
def test_a_footnote_stands_on_the_lines_the_ledger_names(number: str) -> None:
    first, last = ACT.articles[number].lines
    assert re.search(rf"\b{number.split()[1]} \w", " ".join(lines()[first - 1 : last]))


def test_no_text_of_ours_repeats_a_sentence_of_the_document() -> None:
    theirs = runs("\n".join(lines()))
    copied = []
    for name in ("articles.toml", "indicators.toml", "obligations.toml", "act.toml"):
        data = tomllib.loads((ACT.folder / name).read_text(encoding="utf-8"))
        data.pop("title", None)  # the title of the document is the document's
        for path, text in slovene_texts(data, name):
            copied += [f"{path}: {' '.join(run)}" for run in sorted(runs(text) & theirs)]
    assert copied == []
