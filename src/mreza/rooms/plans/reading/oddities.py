"""What is odd or uncertain about a printed measure: notes that stay, doubts to confirm."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from mreza.kernel.plan import Measure
from mreza.kernel.text import Text
from mreza.rooms.plans.reading.funding import is_known
from mreza.rooms.plans.reading.parties import misprint_of
from mreza.rooms.plans.reading.printed import Document, Printed
from mreza.rooms.plans.reading.results import Doubt, Field
from mreza.rooms.plans.reading.vocabulary import ABBREVIATION
from mreza.rooms.plans.reading.words import joined

STRAY: Final = re.compile(r"^\s*[.:;]|[.;]\s*[:.;]?\s*$|:\s*[.;]")


class Odd(NamedTuple):
    """One thing about one field of a measure."""

    field: Field
    why: Text


def doubts_of(printed: Printed, measure: Measure, rows: bool) -> Iterator[Odd]:
    """What somebody has to confirm about the measure, beside what its columns told already."""
    yield from _of_its_place(printed, measure)
    if not measure.holders:
        yield Odd("holders", Text("Nosilec ni prepoznan", "No holder was recognised"))
    for party in (*measure.holders, *measure.participants):
        if meant := misprint_of(party.name):
            yield Odd("holders", Text(f"{party.name} je verjetno {meant}",
                                      f"{party.name} probably means {meant}"))  # fmt: skip
    if rows and not measure.goals:
        yield Odd("goals", Text("Cilj ni prepoznan", "No goal was recognised"))
    if measure.funding and not is_known(measure.funding):
        yield Odd("funding", Text("Vir ni med znanimi", "The source is none of those known"))
    if stray := _party_at_the_end(printed):
        yield Odd("holders", Text(
            f"Namen se konča z imenom {stray}, ki stoji tudi med nosilci: prebrano kot nosilec",
            f"The purpose ends with the name {stray}, which stands among the holders too: read as "
            "the holder",
        ))  # fmt: skip


def _of_its_place(printed: Printed, measure: Measure) -> Iterator[Odd]:
    """Code, chapter and text that do not stand where they should."""
    code, area = bare(printed.printed_code), printed.area
    if measure.code != code:
        yield Odd("code", Text(
            f"Oznaka {code} stoji v dokumentu že prej: ta ukrep je {measure.code}",
            f"The code {code} stands earlier in the document: this measure is {measure.code}",
        ))  # fmt: skip
    if measure.area != area:
        yield Odd("area", Text(
            f"Stoji pod naslovom {area}. poglavja, njegov cilj pa je iz {measure.area}. poglavja",
            f"It stands under the heading of chapter {area}; its goal is of chapter {measure.area}",
        ))  # fmt: skip
    if printed.continued:
        line = printed.continued[0].number
        yield Odd("passage", Text(
            f"Besedilo se nadaljuje v vrstici {line}, za drugim ukrepom",
            f"The text goes on in line {line}, behind another measure",
        ))  # fmt: skip


def _party_at_the_end(printed: Printed) -> str:
    lines = printed.text("purpose").split("\n")
    last = lines[-1] if len(lines) > 1 else ""
    return last if ABBREVIATION.fullmatch(last) else ""


def notes_of(printed: Printed, measure: Measure, out_of_order: bool) -> tuple[Text, ...]:
    """What is odd and certain."""
    notes: list[Text] = []
    if STRAY.search(printed.printed_code):
        shown = printed.printed_code.strip()
        notes.append(Text(f"Oznaka je natisnjena kot »{shown}«", f"The code is printed “{shown}”"))
    if out_of_order:
        notes.append(
            Text("Ukrep ne stoji po vrsti oznak", "The measure is out of the order of codes")
        )
    if len(measure.goals) > 1:
        notes.append(Text(f"Ciljev je več: {', '.join(measure.goals)}",
                          f"It has several goals: {', '.join(measure.goals)}"))  # fmt: skip
    if printed.programmes:
        count = len(printed.programmes) + 1
        notes.append(Text(f"Ukrep ima {count} vrstic programov", f"The measure has {count} rows"))
    return tuple(notes)


def shared(before: tuple[Printed, Measure], after: tuple[Printed, Measure]) -> Odd | None:
    """A sentence that one measure begins and the next ends."""
    begins, goes_on = (joined(one[0].cells.get("name", [])) for one in (before, after))
    if not (begins.endswith(",") and goes_on[:1].islower()):
        return None
    code = before[1].code
    return Odd("title", Text(
        f"Stavek se začne v ukrepu {code} in se konča tu: ukrepa si besedilo delita",
        f"The sentence begins in measure {code} and ends here: the two share a text",
    ))  # fmt: skip


def of_document(document: Document, codes: Sequence[str]) -> Iterator[Doubt]:
    """Footnotes of chapters, and codes that are missing between others."""
    for area, line in document.footnotes:
        note = " ".join(line.text.split()).lstrip("0123456789 ")
        yield Doubt(area, "deadline", Text(
            f"Opomba pod črto le pri tem poglavju: »{note}« Ali velja za vse roke načrta?",
            f"A footnote of this chapter only: “{note}” Does it hold for the whole plan?",
        ), line.number, line.number)  # fmt: skip
    for chapter in sorted({_head(code) for code in codes}):
        own = {_number(code): place for place, code in enumerate(codes) if _head(code) == chapter}
        gaps = [number for number in range(min(own), max(own)) if number not in own]
        if gaps:
            names = ", ".join(f"{chapter}{number}" for number in gaps)
            place = own[max(number for number in own if number < gaps[0])]
            line_number = document.measures[place].last
            yield Doubt(codes[place], "order", Text(
                f"Med oznakami manjka: {names}", f"Missing among the codes: {names}"
            ), line_number, line_number)  # fmt: skip


def bare(printed: str) -> str:
    """A code without the punctuation around it."""
    return printed.strip(" .:;)")


def _number(code: str) -> int:
    found = re.search(r"(\d+)[a-z]?$", code)
    return int(found[1]) if found else 0


def _head(code: str) -> str:
    return re.sub(r"\d+[a-z]?$", "", code)
