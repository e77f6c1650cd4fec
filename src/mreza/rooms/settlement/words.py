"""Titles of lanes, lines and activities in the language of the page."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language, gettext

from mreza.kernel.text import Text
from mreza.rooms.calculations import showing
from mreza.rooms.settlement import lanes
from mreza.rooms.settlement.periods import Period

STAGES = {
    "snapshot": Text("vhodni podatki", "input data"),
    "count": Text("štetje", "counting"),
    "count:done": Text("štetje storitev", "counting services"),
    "count:valued": Text("vrednotenje po katalogu", "measuring by the catalogue"),
    "count:listed": Text("štetje opredeljenih oseb", "counting assigned persons"),
    "count:measured": Text("štetje količin", "counting quantities"),
    "statements": Text("obračuni", "statements"),
    "keep": Text("zapis rezultatov", "keeping results"),
}


def spoken() -> str:
    """The language of the page."""
    return "en" if get_language() == "en" else "sl"


def stage(code: str, language: str) -> str:
    """What a run is doing."""
    if code.startswith("lane:"):
        return lanes.get(code.partition(":")[2]).title[language]
    return STAGES[code][language] if code in STAGES else code


def lane(name: str, language: str) -> str:
    return lanes.get(name).title[language]


def line(lane_name: str, code: str, language: str) -> str:
    found = [line for line in lanes.get(lane_name).lines if line.code == code]
    return found[0].title[language] if found else code


def activity(code: str) -> str:
    return showing.word(code)


def scope(code: str) -> str:
    """`nation`, or the name of the office, unit or provider."""
    kind, _, name = code.partition(":")
    if kind == "nation":
        return gettext("the whole country")
    return showing.word(name)


def period(item: Any, language: str) -> str:
    """Of a run: `2nd quarter 2007`."""
    return Period(item.year, item.number).title[language]
