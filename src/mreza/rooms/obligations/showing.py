"""Due items as pages show them: rows of a list, days of a month, bars of a year."""

from __future__ import annotations

from calendar import Calendar
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language

from mreza.kernel.months import add_months, month_end
from mreza.rooms.network.folding import folded
from mreza.rooms.obligations import catalogue, words
from mreza.rooms.obligations.items import Item, State

Person = Callable[[Item], str]
STACK = (State.DONE, State.LATE, State.WAIVED, State.OVERDUE, State.SOON, State.UPCOMING)


def language() -> str:
    return get_language() or "sl"


@dataclass(frozen=True)
class Filter:
    """What a list of items is narrowed by; empty is everything."""

    q: str = ""
    act: str = ""
    state: str = ""
    person: str = ""

    def keeps(self, item: Item, person: str) -> bool:
        if self.act and item.obligation.act != self.act:
            return False
        if self.state and item.state != self.state:
            return False
        if self.person and person != self.person:
            return False
        return all(word in _searched(item, person) for word in folded(self.q).split())


def _searched(item: Item, person: str) -> str:
    found = item.obligation
    return folded(" ".join((found.title.sl, found.title.en, found.article, found.code, person)))


def row(item: Item, today: date, person: str = "") -> dict[str, Any]:
    """An item as a row of a list."""
    spoken, obligation = language(), item.obligation
    return {
        "item": item,
        "day": item.due,
        "title": obligation.title[spoken],
        "why": obligation.why[spoken],
        "about": words.about(item, spoken),
        "standing": words.standing(item, today, spoken),
        "extended": item.on_time_until if item.on_time_until != item.due else None,
        "css": words.CSS.get(item.state, ""),
        "person": person,
        "cited": catalogue.cited(obligation, spoken),
        "law": catalogue.law_page(obligation),
        "url": duty_page(item.organisation, obligation.act, obligation.code)
        + f"#{item.slot.moment}",
        "moment": item.slot.moment,
    }


def duty_page(organisation: str, act: str, code: str) -> str:
    return reverse("obligations:duty", args=[organisation, act, code])


def by_month(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows under the names of their months, in their order."""
    found: dict[date, list[dict[str, Any]]] = {}
    for shown in rows:
        found.setdefault(shown["day"].replace(day=1), []).append(shown)
    return [{"name": words.month(first), "rows": shown} for first, shown in found.items()]


def weeks(month: date, rows: Sequence[dict[str, Any]], today: date) -> list[list[dict[str, Any]]]:
    """The weeks of a month, Monday first, each day with what is due on it."""
    due: dict[date, list[dict[str, Any]]] = {}
    for shown in rows:
        due.setdefault(shown["day"], []).append(shown)
    return [
        [
            {"day": day, "inside": day.month == month.month, "today": day == today,
             "rows": due.get(day, []) if day.month == month.month else []}
            for day in week
        ]
        for week in Calendar().monthdatescalendar(month.year, month.month)
    ]  # fmt: skip


def months(first: date, number: int, items: Iterable[Item]) -> dict[str, Any]:
    """A picture of `number` months from that of `first`: how many items stand in which state.

    Each bar is a stack in a box of 40 high, the highest month fills it.
    """
    begins = [add_months(first.replace(day=1), step) for step in range(number)]
    counts: dict[date, Counter[str]] = {begin: Counter() for begin in begins}
    for item in items:
        if item.due.replace(day=1) in counts:
            counts[item.due.replace(day=1)][item.state] += 1
    most = max(found.total() for found in counts.values())
    bars = [_bar(place, begin, counts[begin], most) for place, begin in enumerate(begins)]
    return {"bars": bars, "width": number * 30, "most": most, "states": _legend(counts.values())}


def _bar(place: int, begin: date, counts: Mapping[str, int], most: int) -> dict[str, Any]:
    parts, top = [], 44.0
    for state in STACK:
        if counts.get(state):
            height = 40 * counts[state] / most
            top -= height
            parts.append({"state": state.value, "y": f"{top:.2f}", "height": f"{height:.2f}"})
    return {
        "x": place * 30 + 4,
        "middle": place * 30 + 15,
        "parts": parts,
        "name": words.month(begin),
        "short": words.short_month(begin),
        "first": begin,
        "last": month_end(begin),
        "counts": [(state.label, counts[state]) for state in STACK if counts.get(state)],
        "total": sum(counts.values()),
    }


def _legend(counts: Iterable[Mapping[str, int]]) -> list[State]:
    """The states that stand in the picture."""
    found = {state for one in counts for state in one}
    return [state for state in STACK if state in found]


def calendar_page(organisation: str) -> str:
    return reverse("obligations:calendar", args=[organisation])


def preferences_page() -> str:
    return reverse("obligations:preferences")
