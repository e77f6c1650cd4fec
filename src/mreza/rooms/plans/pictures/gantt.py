"""A Gantt chart: a bar for each measure under its area, milestones on it, today's line across."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mreza.rooms.plans.pictures.days import Days, Span, quarter_end
from mreza.rooms.quality.pictures.axes import place

WIDTH = 1180
NAMES = 372  # where names of measures end and days begin
BEYOND = 60  # at the right edge, for what is due after the axis ends
HEAD, ROW, HEADING, FOOT = 46, 22, 32, 12
LONGEST_NAME = 54  # letters that fit before the days
TALL = 9  # of a bar
NARROWEST = 5.0  # a bar of one day is seen as well


@dataclass(frozen=True)
class Mark:
    """A milestone: its day, its state (a word of `MilestoneStatus`) and what it is called aloud."""

    day: date
    state: str
    label: str


@dataclass(frozen=True)
class Line:
    """A measure: how it runs and stands. `open_end` goes on after the plan or has no end at all."""

    code: str
    title: str
    url: str
    status: str
    sign: str
    label: str
    first: date
    last: date
    open_end: bool = False
    marks: Sequence[Mark] = ()


@dataclass(frozen=True)
class Group:
    title: str
    lines: Sequence[Line]


@dataclass(frozen=True)
class Diamond:
    x: str
    points: str
    state: str
    label: str


@dataclass(frozen=True)
class Bar:
    """A measure at its place."""

    line: Line
    y: str
    middle: str
    name: str
    x: str
    width: str
    end: str
    diamonds: Sequence[Diamond]
    beyond: Sequence[str]


@dataclass(frozen=True)
class Heading:
    title: str
    y: str


@dataclass(frozen=True)
class Gantt:
    """All places of the chart, as texts for SVG."""

    width: int
    height: int
    left: int
    right: int
    tall: int
    bottom: int
    headings: Sequence[Heading]
    bars: Sequence[Bar]
    years: Sequence[Span]
    quarters: Sequence[str]
    today: str


def gantt(groups: Iterable[Group], first: date, last: date, today: date) -> Gantt:
    """Draws measures of a plan for `first` to `last`. Today is always on the axis."""
    right = WIDTH - BEYOND
    days = Days(min(first, today), max(quarter_end(today), last), NAMES, right)
    y, headings, bars = float(HEAD), [], []
    for group in groups:
        headings.append(Heading(group.title, place(y + HEADING - 11)))
        y += HEADING
        for line in group.lines:
            bars.append(_bar(line, days, y))
            y += ROW
    return Gantt(
        WIDTH, int(y) + FOOT, NAMES, right, TALL, int(y) + 2,
        headings, bars, days.years(), days.quarters(), days.place(today),
    )  # fmt: skip


def _bar(line: Line, days: Days, y: float) -> Bar:
    x = min(days.at(line.first), days.right - NARROWEST)
    width, middle = max(days.at(line.last) - x, NARROWEST), y + ROW / 2
    inside = [mark for mark in line.marks if days.shows(mark.day)]
    later = [mark for mark in line.marks if mark.day > days.last]
    return Bar(
        line, place(middle - TALL / 2), place(middle), shortened(f"{line.code}  {line.title}"),
        place(x), place(width), place(x + width),
        [_diamond(mark, days, middle) for mark in inside],
        [f"{mark.day.month}/{mark.day.year % 100:02d}" for mark in later][:1],
    )  # fmt: skip


def _diamond(mark: Mark, days: Days, y: float) -> Diamond:
    x, r = days.at(mark.day), 5.5
    points = f"{place(x)},{place(y - r)} {place(x + r)},{place(y)} {place(x)},{place(y + r)} "
    return Diamond(place(x), f"{points}{place(x - r)},{place(y)}", mark.state, mark.label)


def shortened(name: str, most: int = LONGEST_NAME) -> str:
    """At most so many letters, cut at a word."""
    if len(name) <= most:
        return name
    cut = name[: most - 1]
    whole = cut[: cut.rfind(" ")] if " " in cut[most // 2 :] else cut
    return f"{whole.rstrip(' ,;(–-')} …"
