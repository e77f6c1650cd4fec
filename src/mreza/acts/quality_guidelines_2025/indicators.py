"""What the guidelines say of each indicator beyond its formula, from `indicators.toml`.

    for indicator in indicators():
        table, formula = indicator.table, indicator.formula

Counting rules, period, services, the least that a record holds and how it is reported are data, so
that a room counts and shows what the act says, and a change of the guidelines is a change here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, get_args

from mreza import acts
from mreza.acts.quality_guidelines_2025.formulas.scope import SERVICES
from mreza.kernel.act import Act
from mreza.kernel.errors import ActError, find
from mreza.kernel.text import NO_TEXT, Text

Better = Literal["lower", "higher"]
Period = Literal["month", "three_months", "set_by_ministry"]
Chart = Literal["u", "p", "days_between", "none"]
ACT: Final = "quality_guidelines_2025"
FILE: Final = "indicators.toml"


@dataclass(frozen=True)
class Indicator:
    """An indicator of sections 5 and 6.

    `formula` of `table` is its value, `beside` are formulas shown with it. A control chart is drawn
    of `numerator_input` over `denominator_input`, times the parameter `base` where there is one;
    `numerator`, `denominator` and `better` (which way is better) are about that. Where `formula` is
    another, by an odd letter, the one drawn is `chart_formula`, and the `letter_` fields are about
    `formula`; `letter_parts` are the formulas of its numerator and denominator. `services` is empty
    for what concerns the whole provider.
    """

    code: str
    table: str
    formula: str
    article: str
    title: Text
    better: Better
    period: Period
    chart: Chart
    numerator_input: str
    denominator_input: str
    numerator: Text
    denominator: Text
    reporting: Text
    counting: tuple[Text, ...]
    minimum_record: tuple[Text, ...]
    services: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    chart_formula: str = ""
    letter_better: Better | Literal[""] = ""
    letter_parts: tuple[str, ...] = ()
    letter_numerator: Text = NO_TEXT
    letter_denominator: Text = NO_TEXT
    base: str = ""


@cache
def indicators() -> tuple[Indicator, ...]:
    """All indicators in the order of the guidelines. Raises what `read_indicator` does."""
    act = acts.get(ACT)
    return tuple(read_indicator(act, code, entry) for code, entry in read_entries().items())


def indicator(code: str) -> Indicator:
    """The indicator `code`. Raises `UnknownNameError` with near names."""
    return find(code, {item.code: item for item in indicators()}, "indicator", ACT)


def read_entries() -> dict[str, dict[str, Any]]:
    """The file as it stands, by code."""
    with (Path(__file__).parent / FILE).open("rb") as file:
        return tomllib.load(file)


def read_indicator(act: Act, code: str, entry: Mapping[str, Any]) -> Indicator:
    """One entry, checked against the act; `ActError` or `UnknownNameError` say what is wrong."""
    where = f"{ACT}/{FILE} [{code}]"
    values = {key: _value(value) for key, value in entry.items()}
    try:
        item = Indicator(code=code, **values)
    except TypeError as error:
        raise ActError(str(error), where=where) from error
    _check(act, item, where)
    return item


def _value(value: Any) -> Any:
    """TOML as the fields hold it: pairs of languages as texts, lists as tuples."""
    if isinstance(value, dict):
        return Text.read(value)
    return tuple(_value(item) for item in value) if isinstance(value, list) else value


def _check(act: Act, item: Indicator, where: str) -> None:
    table = act.table(item.table)
    drawn = filter(None, [item.chart_formula])
    for name in (item.formula, *item.beside, *item.letter_parts, *drawn):
        table.formula(name)
    for name in (item.numerator_input, item.denominator_input):
        table.input(name)
    if item.base:
        act.parameter(item.base)
    act.article_of(item.article)
    _check_words(item, where)


def _check_words(item: Indicator, where: str) -> None:
    closed: tuple[tuple[str, Any], ...] = (
        (item.better, Better), (item.letter_better or item.better, Better),
        (item.period, Period), (item.chart, Chart),
    )  # fmt: skip
    for value, known in closed:
        if value not in get_args(known):
            raise ActError(f"{value!r}", where=where, remedy=f"Known: {get_args(known)}")
    of_letter = (
        item.letter_better, item.letter_parts, item.letter_numerator.sl, item.letter_denominator.sl,
    )  # fmt: skip
    if {bool(said) for said in of_letter} != {bool(item.chart_formula)}:
        raise ActError(
            "chart_formula and what is said of the letter are given together", where=where
        )
    unknown = set(item.services) - set(SERVICES)
    if unknown:
        raise ActError(f"unknown services {sorted(unknown)}", where=where)
