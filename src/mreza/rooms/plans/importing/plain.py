"""A reading as plain values for a JSON column, and back; days are ISO, numbers are texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from mreza.kernel.plan import Amount, Area, Goal, Measure, Milestone, Party, Plan, Target
from mreza.kernel.text import Text
from mreza.rooms.plans.reading import Doubt, Passage, Reading

Plain = Mapping[str, Any]


def plain(value: Any) -> Any:
    """Dataclasses as objects, tuples as lists."""
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(one) for one in value]
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:f}" if isinstance(value, Decimal) else value


def reading(kept: Plain) -> Reading:
    """What `plain` made of a reading."""
    return Reading(
        plan=plan(kept["plan"]), layout=kept["layout"], title=kept["title"],
        encoding=kept["encoding"],
        doubts=tuple(Doubt(**{**one, "why": _text(one["why"])}) for one in kept["doubts"]),
        passages={code: Passage(*one) for code, one in kept["passages"].items()},
        used=frozenset(kept["used"]),
        unread=tuple((line, text) for line, text in kept["unread"]),
    )  # fmt: skip


def plan(kept: Plain) -> Plan:
    """What `plain` made of a plan."""
    return Plan(tuple(map(_area, kept["areas"])), tuple(map(_measure, kept["measures"])))


def _area(one: Plain) -> Area:
    return Area(
        code=one["code"], title=_text(one["title"]), strategic=_text(one["strategic"]),
        goals=tuple(Goal(goal["code"], _text(goal["title"])) for goal in one["goals"]),
        lines=_lines(one["lines"]),
    )  # fmt: skip


def _measure(one: Plain) -> Measure:
    return Measure(**{
        **one,
        "goals": tuple(one["goals"]),
        "title": _text(one["title"]),
        "purpose": _text(one["purpose"]),
        "success": _text(one["success"]),
        "lines": _lines(one["lines"]),
        "holders": tuple(Party(**party) for party in one["holders"]),
        "participants": tuple(Party(**party) for party in one["participants"]),
        "milestones": tuple(map(milestone, one["milestones"])),
        "targets": tuple(map(target, one["targets"])),
        "sources": tuple(one["sources"]),
        "amounts": tuple(map(amount, one["amounts"])),
        "notes": tuple(map(_text, one["notes"])),
    })  # fmt: skip


def amount(one: Plain) -> Amount:
    """What `plain` made of a sum."""
    return Amount(**{**one, "euros": _number(one["euros"])})


def milestone(one: Plain) -> Milestone:
    """What `plain` made of a milestone."""
    days = {name: _day(one[name]) for name in ("due", "first", "last")}
    return Milestone(**{**one, "title": _text(one["title"]), **days})


def target(one: Plain) -> Target:
    """What `plain` made of a target."""
    return Target(**{**one, "title": _text(one["title"]), "value": _number(one["value"]),
                     "by": _day(one["by"])})  # fmt: skip


def _text(one: Plain) -> Text:
    return Text(one["sl"], one["en"])


def _lines(one: list[int]) -> tuple[int, int]:
    return one[0], one[1]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _number(text: str | None) -> Decimal | None:
    return Decimal(text) if text is not None else None
