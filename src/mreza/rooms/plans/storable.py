"""What the tables of a plan cannot hold, found before a version is stored.

A damaged document may be read into sums of twenty digits, names of a page or a chapter that stands
twice: whoever confirms it is told of which measure, instead of meeting an error of the database.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from django.db import models

from mreza.kernel import plan as kernel
from mreza.rooms.plans.models import (
    Amount,
    Area,
    Goal,
    Indicator,
    Measure,
    Milestone,
    Party,
    Target,
    Wording,
)

YEARS: Final = range(1900, 2200)


@dataclass(frozen=True)
class Unfit:
    """A part (`holders`, `amounts` …) of the measure or area `code` that cannot be stored."""

    code: str
    field: str


def unfit(plan: kernel.Plan) -> tuple[Unfit, ...]:
    """Everything of the plan that cannot be stored, each measure and part once."""
    return tuple(dict.fromkeys((*_of_areas(plan), *_of_measures(plan))))


def _of_areas(plan: kernel.Plan) -> Iterator[Unfit]:
    for code in _twice(one.code for one in plan.areas):
        yield Unfit(code, "area")
    for one in plan.areas:
        goals = [goal.code for goal in one.goals]
        if _long(Area, code=one.code, title_sl=one.title.sl, title_en=one.title.en):
            yield Unfit(one.code, "area")
        if _twice(goals) or any(
            _long(Goal, code=goal.code, title_sl=goal.title.sl, title_en=goal.title.en)
            for goal in one.goals
        ):
            yield Unfit(one.code, "goals")


def _of_measures(plan: kernel.Plan) -> Iterator[Unfit]:
    areas = {one.code for one in plan.areas}
    for code in _twice(one.code for one in plan.measures):
        yield Unfit(code, "code")
    for one in plan.measures:
        if one.area not in areas:
            yield Unfit(one.code, "area")
        yield from (Unfit(one.code, field) for field, wrong in _parts(one).items() if wrong)


def _parts(one: kernel.Measure) -> dict[str, bool]:
    """By part of the measure, whether it cannot be stored."""
    return {
        "code": _long(Measure, code=one.code) or _long(Wording, printed_code=one.printed_code),
        "title": _long(Wording, title_sl=one.title.sl, title_en=one.title.en),
        "holders": any(_long(Party, name=party.name) for party in one.holders),
        "participants": any(_long(Party, name=party.name) for party in one.participants),
        "milestones": _keys(one.milestones) or any(map(_milestone, one.milestones)),
        "amounts": any(map(_amount, one.amounts)),
        "targets": _keys(one.targets) or any(map(_target, one.targets)),
    }


def _keys(items: Sequence[Any]) -> bool:
    return bool(_twice(one.key for one in items))


def _milestone(one: kernel.Milestone) -> bool:
    backwards = bool(one.first and one.last and one.last < one.first)
    return backwards or _long(
        Milestone, key=one.key, title_sl=one.title.sl, title_en=one.title.en
    )  # fmt: skip


def _amount(one: kernel.Amount) -> bool:
    too_much = _large(Amount, "euros", one.euros)
    return too_much or _no_year(one.year) or _long(Amount, source=one.source)


def _target(one: kernel.Target) -> bool:
    return (
        _large(Target, "value", one.value)
        or _no_year(one.baseline_year)
        or _long(Indicator, key=one.key, title_sl=one.title.sl, title_en=one.title.en,
                 unit=one.unit)
    )  # fmt: skip


def _long(model: type[models.Model], **texts: str) -> bool:
    """Whether a text is longer than its column."""
    return any(len(text) > _field(model, name).max_length for name, text in texts.items())


def _large(model: type[models.Model], name: str, number: Decimal | None) -> bool:
    """Whether a number has more digits before the point than its column."""
    field = _field(model, name)
    return number is not None and abs(number) >= Decimal(10) ** (
        field.max_digits - field.decimal_places
    )


def _field(model: type[models.Model], name: str) -> Any:
    """The column, which knows how much it holds."""
    return model._meta.get_field(name)


def _no_year(year: int | None) -> bool:
    return year is not None and year not in YEARS


def _twice(codes: Iterable[str]) -> list[str]:
    listed = list(codes)
    return [code for code in dict.fromkeys(listed) if listed.count(code) > 1]
