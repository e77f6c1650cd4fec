"""Pictures of the report as SVG with their own colours, because paper has no style sheet.

Colours are safe for colour-blind readers, and every bar says its number; the table beside it says
the rest. The same SVG goes onto paper (PDF) and, drawn as PNG, into the DOCX.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape

# From not begun to done; late is the one that must be seen.
COLOURS: Mapping[str, str] = {
    "done": "#1b6e5a",
    "on_track": "#6fb3a2",
    "not_started": "#c9ced6",
    "at_risk": "#e3b04b",
    "late": "#b3541e",
    "stopped": "#5b6472",
}
MONEY: Mapping[str, str] = {"planned": "#c9ced6", "committed": "#6fb3a2", "spent": "#1b6e5a"}
DARK = frozenset({"done", "late", "stopped", "spent"})  # white figures stand on these
WIDTH, LABEL, BAR, STEP = 680, 200, 22, 34
FONT = 'font-family="Libertinus Serif, serif"'


@dataclass(frozen=True)
class Row:
    """A bar: its label, and how much of each part it has, in the order to be drawn."""

    label: str
    parts: Sequence[tuple[str, Decimal, str]]  # colour's name, how much, what is written on it


def stacked(rows: Sequence[Row]) -> str:
    """Bars whose parts stand behind each other, all to the scale of the longest."""
    longest = max((sum(part[1] for part in row.parts) for row in rows), default=Decimal(0))
    scale = Decimal(WIDTH - LABEL) / (longest or 1)
    drawn = []
    for place, row in enumerate(rows):
        top, left = place * STEP + 4, Decimal(LABEL)
        drawn.append(_label(row.label, top))
        for name, amount, text in row.parts:
            width = amount * scale
            drawn.append(_bar(name, left, top, width))
            drawn.append(_figure(name, left + width / 2, top, text) if width >= 16 else "")
            left += width
    return _svg(drawn, len(rows) * STEP)


def beside(rows: Sequence[Row]) -> str:
    """Bars whose parts stand below each other, each with its figure after it."""
    longest = max((part[1] for row in rows for part in row.parts), default=Decimal(0))
    scale = Decimal(WIDTH - LABEL - 140) / (longest or 1)
    drawn, top = [], 4
    for row in rows:
        drawn.append(_label(row.label, top))
        for name, amount, text in row.parts:
            width = amount * scale
            drawn.append(_bar(name, Decimal(LABEL), top, width, 16))
            x = LABEL + width + 6
            drawn.append(
                f'<text x="{x:.1f}" y="{top + 13}" font-size="12" {FONT}>{escape(text)}</text>'
            )
            top += 20
        top += 14
    return _svg(drawn, top)


def _label(text: str, top: int) -> str:
    return f'<text x="0" y="{top + 15}" font-size="13" {FONT}>{escape(_short(text))}</text>'


def _short(text: str, most: int = 34) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _bar(name: str, left: Decimal, top: int, width: Decimal, height: int = BAR) -> str:
    colour = COLOURS.get(name) or MONEY[name]
    return f'<rect x="{left:.1f}" y="{top}" width="{width:.1f}" height="{height}" fill="{colour}"/>'


def _figure(name: str, x: Decimal, top: int, text: str) -> str:
    ink = "#ffffff" if name in DARK else "#1d2433"
    return (
        f'<text x="{x:.1f}" y="{top + 15}" font-size="12" text-anchor="middle" fill="{ink}" '
        f"{FONT}>{escape(text)}</text>"
    )


def _svg(drawn: Sequence[str], height: int) -> str:
    size = f'width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(drawn)}</svg>'
