"""Titles of lanes, lines and activities in the language of the page."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language, gettext

from mreza.kernel import rendering
from mreza.kernel.text import Text
from mreza.rooms.calculations import showing
from mreza.rooms.contracts.words import ActivityName
from mreza.rooms.network.models import Office
from mreza.rooms.settlement import lanes
from mreza.rooms.settlement.models import LaneRow
from mreza.rooms.settlement.periods import Period

OWN = ("provider", "activity")  # parts of a row's key that all rows of a line share
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
    """As contracts name it."""
    known = code in ActivityName.values
    return str(ActivityName(code).label) if known else showing.word(code)


def place(code: str) -> str:
    """A region unit or a regional office."""
    return showing.word(code) if code else gettext("no region unit")


def offices() -> dict[str, str]:
    """Names of regional offices by code; a unit may have the same code and another name."""
    names = {office.code: str(office) for office in Office.objects.all()}
    return names | {"": gettext("no regional office")}


def article(citation: str) -> str:
    """`6. člen (2)`."""
    return rendering.citation(citation, spoken())


def without_quarter(lane: lanes.Lane, language: str) -> str:
    """`Capitation` of the lanes that stand for one quarter each."""
    title = lane.title[language]
    return title.partition(",")[0] if lane.quarter else title


def row(item: LaneRow) -> str:
    """What tells a row from the others of its provider: the holder of a list, a reason, a person.

    Empty where a provider has one row in an activity.
    """
    lane = lanes.get(item.lane.lane)
    parts = dict(zip(lane.key, item.key.split("/"), strict=False))
    named = [_part(item, name, parts[name]) for name in lane.key if name not in OWN and parts[name]]
    return ", ".join(named)


def _part(item: LaneRow, name: str, code: str) -> str:
    return holder(item.provider, item.activity, code) if name == "doctor" else showing.word(code)


def holder(provider: str, activity: str, code: str) -> str:
    """`holder 3` of a programme whose doctors are numbered; any other code in words."""
    number = code.removeprefix(f"{provider}-{activity}-")
    if number != code and number.isdecimal():
        return gettext("holder %(number)s") % {"number": number}
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
