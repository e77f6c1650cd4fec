"""Pictures of a home's incidents, drawn here, each with the rows of its table and their records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import urlencode

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, ngettext, pgettext

from mreza.rooms.incidents.models import CauseCategory, Kind
from mreza.rooms.incidents.queries.register import ALL_COUNTED, NO_CAUSE
from mreza.rooms.incidents.words import WEEKDAYS
from mreza.site import formats

WIDTH, BAR, TOP, LEFT = 420, 30, 26, 150
GAPS_WIDTH = 640
LEVELS = 4


@dataclass(frozen=True)
class Shown:
    """What the pictures are of; every part of them opens its records at `address`."""

    address: str
    first: date
    last: date
    kind: str = ""

    def link(self, **narrowed: object) -> str:
        """The register, narrowed to a part of a picture."""
        asked = {
            "first": self.first.isoformat(), "last": self.last.isoformat(), "kind": self.kind,
            "state": ALL_COUNTED, **narrowed,
        }  # fmt: skip
        return f"{self.address}?{urlencode({k: v for k, v in asked.items() if v != ''})}"


@dataclass(frozen=True)
class Bar:
    """A bar of a Pareto chart: its share and the share of it and all before, in per cent."""

    name: str
    number: int
    share: Decimal
    together: Decimal
    url: str


@dataclass(frozen=True)
class Pareto:
    """Most frequent first, with a cumulative line."""

    title: str
    bars: Sequence[Bar]
    svg: SafeString


def kinds(counts: Mapping[str, int], shown: Shown) -> Pareto:
    """Pareto of kinds of incidents."""
    names = dict(Kind.choices)
    rows = [(str(names[kind]), number, shown.link(kind=kind)) for kind, number in counts.items()]
    return _pareto(rows, gettext("Incidents by kind"))


def causes(counts: Mapping[str, int], shown: Shown) -> Pareto:
    """Pareto of groups of causes; what is not known yet is one of them."""
    names = dict(CauseCategory.choices)
    rows = [
        (
            str(names.get(cause, gettext("not known yet"))), number,
            shown.link(cause=cause or NO_CAUSE),
        )
        for cause, number in counts.items()
    ]  # fmt: skip
    return _pareto(rows, gettext("Incidents by group of cause"))


def _pareto(rows: Sequence[tuple[str, int, str]], title: str) -> Pareto:
    total = sum(number for _name, number, _url in rows)
    bars, so_far = [], 0
    for name, number, url in rows:
        so_far += number
        share, together = (Decimal(part * 100) / total for part in (number, so_far))
        bars.append(Bar(name, number, share, together, url))
    return Pareto(title, bars, _drawn(bars, title))


def _drawn(bars: Sequence[Bar], title: str) -> SafeString:
    """Bars to the right, one below the other, which stays legible on a telephone."""
    width = WIDTH - LEFT - 60
    height = TOP + BAR * len(bars) + 8
    most = max((bar.number for bar in bars), default=1)
    rows = format_html_join(
        "",
        '<a href="{}" tabindex="-1"><text class="name" x="{}" y="{}">{}</text>'
        '<rect class="bar-of" x="{}" y="{}" width="{}" height="{}" rx="3"/>'
        '<text class="value" x="{}" y="{}">{}</text></a>',
        [
            (
                bar.url, LEFT - 10, _row(place) + 18, _short(bar.name), LEFT, _row(place) + 4,
                round(width * bar.number / most, 1), BAR - 8,
                LEFT + 6 + round(width * bar.number / most, 1), _row(place) + 18, bar.number,
            )
            for place, bar in enumerate(bars)
        ],
    )  # fmt: skip
    points = [
        (round(LEFT + width * float(bar.together) / 100, 1), _row(place) + BAR // 2)
        for place, bar in enumerate(bars)
    ]
    line = " ".join(f"{x},{y}" for x, y in points)
    dots = format_html_join("", '<circle class="together" cx="{}" cy="{}" r="3"/>', points)
    edge = format_html(
        '<line class="edge" x1="{0}" x2="{0}" y1="{1}" y2="{2}"/><text class="scale" x="{0}" '
        'y="16">{3}</text>', LEFT + round(width * 0.8), TOP, height - 4,
        formats.percent(80, language=get_language()),
    )  # fmt: skip
    return format_html(
        '<svg class="pareto" viewBox="0 0 {} {}" role="group" aria-label="{}">{}{}'
        '<polyline class="together" points="{}"/>{}</svg>',
        WIDTH, height, title, edge, rows, line, dots,
    )  # fmt: skip


def _row(place: int) -> int:
    return TOP + BAR * place


def _short(name: str, most: int = 18) -> str:
    return name if len(name) <= most else f"{name[: most - 1]}…"


@dataclass(frozen=True)
class Cell:
    """An hour of a weekday: `level` 0 to 4 says how many beside the busiest."""

    hour: int
    number: int
    level: int
    url: str


@dataclass(frozen=True)
class Heat:
    """Rows of (weekday, cells of 24 hours, how many in all), Monday first."""

    hours: Sequence[int]
    rows: Sequence[tuple[str, Sequence[Cell], int]]
    most: int


def heat(counts: Mapping[tuple[int, int], int], shown: Shown) -> Heat:
    """When it happens, by weekday and hour of the home's clock."""
    most = max(counts.values(), default=0)
    rows = []
    for weekday, name in WEEKDAYS.items():
        numbers = [counts.get((weekday, hour), 0) for hour in range(24)]
        cells = [
            Cell(hour, number, _level(number, most), shown.link(weekday=weekday, hour=hour))
            for hour, number in enumerate(numbers)
        ]
        rows.append((str(name), cells, sum(numbers)))
    return Heat(list(range(24)), rows, most)


def _level(number: int, most: int) -> int:
    return -(-LEVELS * number // most) if number else 0


@dataclass(frozen=True)
class Gap:
    """A day with an incident and the days since the one before."""

    day: date
    days: int
    url: str


@dataclass(frozen=True)
class Between:
    """Days between incidents: each, their median, and a picture."""

    gaps: Sequence[Gap]
    median: str
    svg: SafeString


def between(found: Sequence[tuple[date, int]], shown: Shown) -> Between:
    """Days between incidents; longer is better. Made for rare ones."""
    gaps = [
        Gap(day, days, shown.link(first=day.isoformat(), last=day.isoformat()))
        for day, days in found
    ]
    return Between(gaps, _median([gap.days for gap in gaps]), _drawn_gaps(gaps))


def _median(numbers: Sequence[int]) -> str:
    """In words: `1 day`, `2.5 days`; empty without any."""
    ordered, half = sorted(numbers), len(numbers) // 2
    if not ordered:
        return ""
    whole, rest = divmod(ordered[half] + ordered[-half - 1], 2)
    if not rest:
        return ngettext("%(number)s day", "%(number)s days", whole) % {"number": whole}
    shown = formats.number(Decimal(whole) + Decimal("0.5"), language=get_language())
    return pgettext("of a fraction", "%(number)s days") % {"number": shown}


def _drawn_gaps(gaps: Sequence[Gap]) -> SafeString:
    height, base = 190, 165
    most = max((gap.days for gap in gaps), default=1) or 1
    step = (GAPS_WIDTH - 60) / max(len(gaps) - 1, 1)
    points = [
        (round(40 + step * place, 1), round(base - (base - 20) * gap.days / most, 1), gap)
        for place, gap in enumerate(gaps)
    ]
    line = " ".join(f"{x},{y}" for x, y, _gap in points)
    dots = format_html_join(
        "", '<a href="{}" tabindex="-1"><circle class="gap" cx="{}" cy="{}" r="3">'
        "<title>{}: {}</title></circle></a>",
        [
            (gap.url, x, y, formats.day(gap.day, language=get_language()), gap.days)
            for x, y, gap in points
        ],
    )  # fmt: skip
    return format_html(
        '<svg class="gaps" viewBox="0 0 {} {}" role="group" aria-label="{}">'
        '<line class="edge" x1="36" x2="{}" y1="{}" y2="{}"/><text class="scale" x="30" y="24">{}'
        '</text><text class="scale" x="30" y="{}">0</text><polyline class="gaps" points="{}"/>{}'
        "</svg>",
        GAPS_WIDTH, height, gettext("Days between incidents"), GAPS_WIDTH - 16, base, base, most,
        base + 4, line, dots,
    )  # fmt: skip
