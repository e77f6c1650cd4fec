"""Printed deadlines as milestones: days, years, ranges of years, yearly and permanent tasks.

A year without a day means its end. What is done every year is done by each year's end. These are
our readings; where a document says more than one thing at once, a `Why` goes with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, NamedTuple

from mreza.kernel.plan import Milestone
from mreza.kernel.text import Text
from mreza.rooms.plans.reading.vocabulary import EVERY_YEAR, PERMANENT, YEARLY_TASK

_DAY: Final = re.compile(r"(?:do\s+)?(\d{1,2})\. ?(\d{1,2})\. ?(20\d\d(?:/20\d\d)*)")
_YEARS: Final = re.compile(r"(20\d\d)(?:\s*[-–/]\s*(20\d\d))?")
_YEARS_AND_TASKS: Final = re.compile(
    r"(?:do|konca|leta|20\d\d|[-–/,;.]|\w+\s+naloga|\s)+", re.IGNORECASE
)
_GOES_ON: Final = re.compile(r"nadalj|sicer\s+izvajal|po\s+obdobju", re.IGNORECASE)
_ENDS_IN: Final = re.compile(r"zaključek\s+v\s+letu\s+(20\d\d)", re.I)
_COUNTED: Final = re.compile(r"\brealizacij|\bpregled|\brazvit|\bpripravljen", re.I)
_TITLE: Final = 280


class Span(NamedTuple):
    """Years of the plan, and the last year of the strategy it carries out."""

    first: int
    last: int
    beyond: int


@dataclass(frozen=True)
class Deadlines:
    """Milestones of a measure, whether it goes on after the plan, and what is uncertain."""

    milestones: tuple[Milestone, ...]
    continues: bool
    doubts: tuple[Text, ...]


AT_ONCE: Final = Text(
    "Rok je leto in hkrati stalna ali letna naloga: prebran kot naloga vsako leto od tega leta",
    "The deadline is a year and a permanent or yearly task at once: read as a task of every year "
    "from that year",
)
ONCE_AND_YEARLY: Final = Text(
    "Rok je do konca leta, merilo pa letno: prebrano oboje, letno do konca načrta",
    "The deadline is the end of a year, the measure of success yearly: both are read, yearly to "
    "the end of the plan",
)
AFTER_PLAN: Final = Text("Rok je po koncu načrta", "The deadline is after the end of the plan")
NO_DEADLINE: Final = Text("Rok ni natisnjen", "No deadline is printed")
UNREADABLE: Final = Text(
    "V roku ni dneva, leta ali naloge, ki bi jih bilo mogoče prebrati",
    "The deadline holds no day, year or task that could be read",
)
END_OF_TEXT: Final = Text(
    "Zaključek po koncu načrta je naveden z letom: prebran kot konec tega leta",
    "A conclusion after the plan is printed as a year: read as the end of that year",
)


def deadlines(code: str, text: str, success: str, title: str, span: Span) -> Deadlines:
    """What the column of deadlines (lines of `text`) and the measure of success ask by when."""
    if not text.strip():
        return Deadlines((), False, (NO_DEADLINE,))
    found = _days(text, title, span) if _DAY.search(text) else _years(text, success, title, span)
    after = any(one.due and one.due.year > span.last for one in found.milestones)
    continues = found.continues or after or bool(_GOES_ON.search(text))
    doubts = [*found.doubts, *([AFTER_PLAN] if after and not _GOES_ON.search(text) else [])]
    return Deadlines(_keyed(code, found.milestones), continues, tuple(doubts))


def _days(text: str, title: str, span: Span) -> Deadlines:
    """One milestone for each day printed, named by the words on its line."""
    found: list[Milestone] = []
    doubts: list[Text] = []
    first = date(span.first, 1, 1)
    lines = [line for line in text.split("\n") if line.strip()]
    for line in lines:
        day = _DAY.search(line)
        name = Text(_name(line, day, title), "")
        if day is not None:
            found += [
                Milestone("", name, date(int(year), int(day[2]), int(day[1])), first=first,
                          printed=line)
                for year in day[3].split("/")
            ]  # fmt: skip
        elif end := _ENDS_IN.search(line):
            found.append(Milestone("", name, date(int(end[1]), 12, 31), first=first, printed=line))
            doubts.append(END_OF_TEXT)
        elif EVERY_YEAR.search(line) and found:
            found = [*_each_year(found.pop(), name, span, line)]
    return Deadlines(tuple(found), False, tuple(doubts))


def _each_year(whole: Milestone, name: Text, span: Span, printed: str) -> list[Milestone]:
    """The end of each year to the day printed, for what is to be done in every one of them."""
    last = whole.due or date(span.last, 12, 31)
    return [
        Milestone("", name, date(year, last.month, last.day), first=whole.first, printed=printed)
        for year in range(span.first, last.year + 1)
    ]


def _name(line: str, day: re.Match[str] | None, title: str) -> str:
    rest = line if day is None else f"{line[: day.start()]} {line[day.end() :]}"
    words = " ".join(rest.strip(" .,;:–-()").split()).strip(" .,;:–-()")
    return (words or title)[:_TITLE]


def _years(text: str, success: str, title: str, span: Span) -> Deadlines:
    if not _YEARS_AND_TASKS.fullmatch(text):
        return Deadlines((), False, (UNREADABLE,))
    years = [int(year) for pair in _YEARS.findall(text) for year in pair if year]
    every_year = bool(EVERY_YEAR.search(success))
    first = min(years, default=span.first)
    task = YEARLY_TASK.search(text)
    permanent = PERMANENT.search(text)
    doubts: list[Text] = []
    found: list[Milestone] = []
    if years and (task or permanent):
        doubts.append(AT_ONCE)
    once = bool(years) and not task and not (permanent and every_year and not _one_off(success))
    if once:
        found.append(_by(max(years), first, title, text))
    if task or every_year:
        last = span.last if first <= span.last else span.beyond
        found.append(_yearly(first, max([last, *years]), title, text))
        if once and not permanent:
            doubts.append(ONCE_AND_YEARLY)
    elif permanent:
        found.append(Milestone("", Text(title, ""), printed=text))
    return Deadlines(tuple(found), False, tuple(doubts))


def _one_off(success: str) -> bool:
    """Whether the measure of success asks for more than something every year."""
    return bool(_COUNTED.search(success))


def _by(year: int, first: int, title: str, printed: str) -> Milestone:
    return Milestone(
        "", Text(title, ""), date(year, 12, 31), first=date(first, 1, 1), printed=printed
    )


def _yearly(first: int, last: int, title: str, printed: str) -> Milestone:
    return Milestone(
        "", Text(title, ""), yearly=True, first=date(first, 1, 1), last=date(last, 12, 31),
        printed=printed,
    )  # fmt: skip


def _keyed(code: str, milestones: Sequence[Milestone]) -> tuple[Milestone, ...]:
    """Keys that another reading of the measure gives again: a1, a1_yearly, m2_14_1, m2_14_2."""
    base = re.sub(r"[^a-z0-9]+", "_", code.lower()).strip("_")
    base = f"m{base}" if base[:1].isdigit() else base
    dated = [one for one in milestones if one.due]
    keyed = []
    for one in milestones:
        if one.due and len(dated) > 1:
            key = f"{base}_{dated.index(one) + 1}"
        else:
            key = f"{base}_yearly" if one.yearly and dated else base
        keyed.append(replace(one, key=key))
    return tuple(keyed)
