"""Small things of the network's pages: chips of articles, the picture of a unit among all."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from mreza.kernel import rendering
from mreza.kernel.printed import PrintedColumn, PrintedTable
from mreza.rooms.calculations import links, showing
from mreza.rooms.network.feeds.join import ACT, act
from mreza.rooms.network.queries.coverage import Coverage, UnitCoverage

register = template.Library()
# The picture of deviations: width and height of its box, and the deviation at either end.
SHOWN_UNITS = {"km", "EUR", "%"}
WIDTH, HEIGHT, REACH = 300, 34, Decimal(40)


def language() -> str:
    return get_language() or "sl"


@register.simple_tag
def cite(citation: str, *, short: bool = False) -> SafeString:
    """The chip of an article of the act, leading to it: `ZD 2007, 3. člen (1)`."""
    words = rendering.citation(citation, language())
    label = words if short else f"{act().short[language()]}, {words}"
    return _chip(label, links.article(ACT, citation))


@register.simple_tag
def printed_at(table: PrintedTable, position: int) -> SafeString:
    """The chip of a printed row, leading to it."""
    return _chip(table.place[language()], links.printed_row(ACT, table.name, position))


def _chip(label: str, url: str) -> SafeString:
    if not url:
        return format_html('<span class="art">{}</span>', label)
    return format_html('<a class="art" href="{}">{}</a>', url, label)


@register.filter
def strong(level: str) -> str:
    """The text class of a strong deviation; nothing for the others."""
    return f"{level}t" if level in ("hi2", "lo2") else ""


@register.filter
def called(code: str, names: dict[str, str]) -> str:
    """The name that belongs to a code, or nothing."""
    return names.get(code, "")


@register.filter
def titled(thing: Any) -> str:
    """`title` of a kernel object, in the language of the page."""
    return str(thing.title[language()])


@register.filter
def in_language(text: Any) -> str:
    """A kernel text in the language of the page."""
    return str(text[language()])


@register.filter
def printed_figure(cell: tuple[PrintedColumn, str]) -> str:
    """A printed cell with its decimals, and its unit where the column's title does not say it."""
    column, text = cell
    unit = str(column.unit) if str(column.unit) in SHOWN_UNITS else ""
    return showing.value(Decimal(text), language=language(), unit=unit)


def _across(deviation: Decimal) -> str:
    """Where a deviation lies in the picture; what is beyond its reach stands at the end."""
    inside = max(-REACH, min(REACH, deviation))
    return f"{(inside + REACH) * (WIDTH - 8) / (2 * REACH) + 4:.1f}"


@register.inclusion_tag("network/_spread.html")
def spread(coverage: Coverage, mine: UnitCoverage) -> dict[str, Any]:
    """All units on one line by their deviation, the allowed span behind, this one in front."""
    return {
        "width": WIDTH,
        "height": HEIGHT,
        "middle": _across(Decimal(0)),
        "low": _across(-coverage.limit) if coverage.limit is not None else None,
        "span": _width(coverage.limit),
        "others": [_across(unit.deviation) for unit in coverage.units if unit is not mine],
        "at": _across(mine.deviation),
        "mine": mine,
        "count": len(coverage.units),
        "activity": coverage.activity,
    }


def _width(limit: Decimal | None) -> str:
    if limit is None:
        return "0"
    return f"{Decimal(_across(limit)) - Decimal(_across(-limit)):.1f}"
