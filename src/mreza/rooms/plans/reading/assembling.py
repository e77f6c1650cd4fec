"""Printed chapters and measures as a plan, with doubts, passages and what was left unread."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from mreza.kernel.plan import Area, Goal, Measure, Plan, Target
from mreza.kernel.text import NO_TEXT, Text
from mreza.rooms.plans.reading.amounts import amounts
from mreza.rooms.plans.reading.deadlines import Span, deadlines
from mreza.rooms.plans.reading.funding import sources
from mreza.rooms.plans.reading.oddities import Odd, bare, doubts_of, notes_of, of_document, shared
from mreza.rooms.plans.reading.opening import Line, Source
from mreza.rooms.plans.reading.parties import parties
from mreza.rooms.plans.reading.printed import Document, Heading, Printed
from mreza.rooms.plans.reading.results import Doubt, Layout, Passage, Reading
from mreza.rooms.plans.reading.row_layout import title_of
from mreza.rooms.plans.reading.shared_text import with_shared_deadlines
from mreza.rooms.plans.reading.targets import Targets, targets
from mreza.rooms.plans.reading.words import joined

_LONGEST_TITLE: Final = 280
_SHORT_TITLE: Final = 160
_SHORTEST_TITLE: Final = 40
_CLAUSE: Final = re.compile(r"[,;:(]|\.\s|\s(?:ter|in|glede|vključno|z namenom)\s")
_RANGE: Final = re.compile(r"(20\d\d)\s*[-–]\s*(20\d\d)")
_YEAR: Final = re.compile(r"\b20\d\d\b")


def assembled(source: Source, layout: Layout, document: Document) -> Reading:
    """The reading of a document whose chapters and measures were found."""
    title = _title(source, document)
    span = _span(title, document)
    rows = layout == "rows"
    codes = _codes(document.measures)
    shared_doubts = with_shared_deadlines(document.measures, codes)
    read = [_measure(one, code, document, span, rows)
            for one, code in zip(document.measures, codes, strict=True)]  # fmt: skip
    doubts = list(of_document(document, codes))
    for place, (measure, odd) in enumerate(read):
        printed = document.measures[place]
        if place and (sentence := shared((document.measures[place - 1], read[place - 1][0]),
                                         (printed, measure))):  # fmt: skip
            odd = [*odd, sentence]
        odd = [*odd, *shared_doubts.get(measure.code, [])]
        doubts += _doubts(measure.code, odd, printed)
    areas = _areas(document.headings, source)
    return Reading(
        plan=Plan(areas, tuple(measure for measure, _ in read)),
        layout=layout,
        title=joined(title),
        encoding=source.encoding,
        doubts=tuple(sorted(doubts, key=lambda doubt: doubt.first)),
        passages=_passages(source, document.measures, codes),
        used=frozenset(document.used),
        unread=tuple((line.number, line.text.strip()) for line in source.lines
                     if not line.blank and line.number not in document.used),
    )  # fmt: skip


def _doubts(code: str, odd: Sequence[Odd], printed: Printed) -> list[Doubt]:
    """One doubt for each field of the measure, with everything that is uncertain about it."""
    found: dict[str, list[Odd]] = {}
    for one in dict.fromkeys(odd):
        found.setdefault(one.field, []).append(one)
    return [
        Doubt(code, same[0].field, Text(". ".join(one.why.sl for one in same) + ".",
                                        ". ".join(one.why.en for one in same) + "."),
              printed.first, printed.last)
        for same in found.values()
    ]  # fmt: skip


def _title(source: Source, document: Document) -> list[Line]:
    """The lines in capitals, from the first that names a plan; they are used."""
    found: list[Line] = []
    for line in source.lines:
        capitals = sum(letter.isupper() for letter in line.text)
        letters = sum(letter.isalpha() for letter in line.text)
        loud = letters > 0 and capitals * 10 > letters * 7
        if (found and not loud and not line.blank) or len(found) > 6:
            break
        if loud and (found or "NAČRT" in line.text):
            found.append(line)
    document.used |= {line.number for line in found}
    return found


def _span(title: Sequence[Line], document: Document) -> Span:
    """The last range of years in the title; without one, the years of the deadlines."""
    text = joined(title)
    ranges = [(int(first), int(last)) for first, last in _RANGE.findall(text)]
    if ranges:
        first, last = ranges[-1]
        return Span(first, last, max(last for _, last in ranges))
    printed = " ".join(measure.text("deadline") for measure in document.measures)
    years = [int(year) for year in _YEAR.findall(printed)] or [2000]
    return Span(min(years), max(years), max(years))


def _codes(measures: Sequence[Printed]) -> list[str]:
    """Codes as they tell measures apart: the second of the same printed code gets a b."""
    seen: Counter[str] = Counter()
    codes = []
    for measure in measures:
        code = bare(measure.printed_code)
        seen[code] += 1
        codes.append(code if seen[code] == 1 else f"{code}{'abcdefghij'[min(seen[code], 10) - 1]}")
    return codes


def _measure(
    printed: Printed, code: str, document: Document, span: Span, rows: bool
) -> tuple[Measure, list[Odd]]:
    name = joined(printed.cells.get("name", []))
    title = _short(name)
    funding = " ".join(printed.text("funding").split())
    named = sources(funding)
    goals = tuple(re.findall(r"\d+\.\d+", printed.text("goals"))) or _goals_of(code, document)
    due = deadlines(code, printed.text("deadline"), printed.text("success"), title, span)
    money = amounts(printed.text("amounts"), "; ".join(named))
    aims = _targets(printed, rows)
    measure = Measure(
        code=code, printed_code=bare(printed.printed_code), area=_area(printed, goals, document),
        goals=goals, title=Text(title, ""),
        purpose=Text(name if rows else " ".join(printed.text("purpose").split()), ""),
        lines=_main_lines(printed),
        holders=parties(printed.cells.get("holders", []), wrapped=printed.wrapped),
        participants=parties(printed.cells.get("participants", []), wrapped=printed.wrapped),
        deadline=" ".join(printed.text("deadline").split()),
        milestones=due.milestones,
        success=Text(" ".join(printed.text("success").split()), "") if printed.text("success")
        else NO_TEXT,
        targets=aims.targets, funding=funding, sources=named, amounts=money.amounts,
        continues=due.continues, notes=(),
    )  # fmt: skip
    notes = notes_of(printed, measure, _out_of_order(printed, document))
    measure = replace(measure, notes=notes)
    odd = [*doubts_of(printed, measure, rows)]
    odd += [Odd("deadline", why) for why in due.doubts]
    odd += [Odd("amounts", why) for why in money.doubts]
    odd += [Odd("targets", why) for why in aims.doubts]
    return measure, odd


def _short(name: str) -> str:
    """A title that fits a list: the whole name, or as much of it as makes a clause."""
    if len(name) <= _SHORT_TITLE:
        return name.strip(" .,;:")
    starts = (found.start() for found in _CLAUSE.finditer(name))
    ends = [start for start in starts if _SHORTEST_TITLE <= start <= _SHORT_TITLE]
    if ends:
        return name[: ends[-1]].strip(" .,;:") + " …"
    return name[:_SHORT_TITLE].rpartition(" ")[0] + " …"


def _goals_of(code: str, document: Document) -> tuple[str, ...]:
    """In blocks a measure's code begins with that of its goal, where its chapter has goals."""
    head = code.rpartition(".")[0]
    return (head,) if any(head in heading.goals for heading in document.headings) else ()


def _area(printed: Printed, goals: Sequence[str], document: Document) -> str:
    """The chapter of the first goal: tables and headings may be interleaved by page breaks."""
    known = [heading.code for heading in document.headings]
    of_goal = goals[0].split(".")[0] if goals else ""
    return of_goal if of_goal in known else printed.area


def _main_lines(printed: Printed) -> tuple[int, int]:
    apart = {line.number for line in printed.continued}
    own = [line.number for line in printed.lines if line.number not in apart]
    return min(own), max(own)


def _out_of_order(printed: Printed, document: Document) -> bool:
    """Whether a measure with a smaller number follows it."""
    numbers = [int(found[0]) if (found := re.findall(r"\d+", one.printed_code)) else 0
               for one in document.measures]  # fmt: skip
    if any("." in bare(one.printed_code) for one in document.measures):
        return False
    return any(number < numbers[printed.order] for number in numbers[printed.order + 1 :])


def _targets(printed: Printed, rows: bool) -> Targets:
    """Targets of the measure and of the programmes under it, numbered through."""
    texts = [joined(printed.cells.get("success", [])) if rows else printed.text("success")]
    for programme in printed.programmes:
        purpose = joined(programme.get("purpose", []))
        texts.append(f"{joined(programme.get('success', []))} ({purpose})")
    found = targets("\n".join(text for text in texts if text), plain_too=not rows)
    deadline = printed.text("deadline")
    whole = "celotno obdobje" in deadline
    return Targets(
        tuple(replace(one, whole_programme=one.whole_programme or whole)
              for one in _with_yearly_numbers(found.targets, deadline)),
        found.doubts,
    )  # fmt: skip


def _with_yearly_numbers(found: tuple[Target, ...], deadline: str) -> tuple[Target, ...]:
    """A number of every year that stands with the deadline is that of the count it names."""
    every = re.search(r"vsako\s+leto\s+po\s+(\d+)\s+(\w{5})", deadline, re.IGNORECASE)
    if every is None:
        return found
    return tuple(
        replace(one, value=Decimal(every[1]), printed=f"{one.printed} ({every.group()}…)")
        if one.value is None and every[2].lower() in one.printed.lower() else one
        for one in found
    )  # fmt: skip


def _areas(headings: Sequence[Heading], source: Source) -> tuple[Area, ...]:
    lines = [line.number for line in source.lines if not line.blank]
    ends = [heading.first - 1 for heading in headings[1:]] + [max(lines, default=0)]
    return tuple(
        Area(
            heading.code, Text(title_of(heading)[:_LONGEST_TITLE], ""),
            Text(joined(heading.strategic), ""),
            tuple(Goal(code, Text(joined(text)[:_LONGEST_TITLE].strip(" ."), ""))
                  for code, text in heading.goals.items()),
            (heading.first, end),
        )
        for heading, end in zip(headings, ends, strict=True)
    )  # fmt: skip


def _passages(
    source: Source, measures: Sequence[Printed], codes: Sequence[str]
) -> Mapping[str, Passage]:
    """The raw lines of each measure; pieces that stand apart are joined by an ellipsis."""
    texts = {line.number: line.text.strip() for line in source.lines}
    found = {}
    for code, measure in zip(codes, measures, strict=True):
        numbers = sorted({line.number for line in measure.lines})
        shown: list[str] = []
        for place, number in enumerate(numbers):
            if place and any(texts.get(n) for n in range(numbers[place - 1] + 1, number)):
                shown.append("[…]")
            shown.append(texts[number])
        found[code] = Passage(numbers[0], numbers[-1], "\n".join(shown))
    return found
