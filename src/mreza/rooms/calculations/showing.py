"""Values as people read them, in the language of the page."""

from __future__ import annotations

import csv
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from django.utils.translation import get_language, gettext

from mreza import acts
from mreza.kernel.text import Text
from mreza.kernel.units import Unit
from mreza.site import formats


def value(
    raw: Any,
    *,
    language: str | None,
    decimals: int | None = None,
    unit: str = "",
    signed: bool = False,
) -> str:
    """A stored value: numbers with `decimals` and the label of `unit`, the rest in words."""
    if raw is None:
        return formats.NO_VALUE
    if isinstance(raw, bool):
        return gettext("yes") if raw else gettext("no")
    if isinstance(raw, Decimal):
        shown = formats.number(raw, language=language, places=decimals, sign=signed)
        return with_unit(shown, unit, language)
    return word(str(raw))


def stepwise(raw: list[list[str]] | dict[str, str], language: str | None) -> str:
    """Bands or a mapping in plain form: `≤ 2.250: 100; …: 0`, `Idrija: 0,5; all others: 0`."""
    if isinstance(raw, list):
        pairs = [(f"≤ {printed(limit, language)}" if limit else "…", to) for limit, to in raw]
    else:
        pairs = [
            (gettext("all others") if key == "*" else word(key), to) for key, to in raw.items()
        ]
    return "; ".join(f"{name}: {printed(to, language)}" for name, to in pairs)


def with_unit(shown: str, unit: str, language: str | None) -> str:
    """`8 %` (sl), `8%` (en), `1.176,12 EUR`, `1.619 oseb na zdravnika`."""
    spoken = "en" if language == "en" else "sl"
    label = Unit.parse(unit).label(spoken, after=shown) if unit else ""
    if not label:
        return shown
    if label == "%" and language == "en":
        return f"{shown}%"
    return f"{shown}{formats.FIXED_SPACE}{label}"


def printed(text: str, language: str | None) -> str:
    """A cell of a printed table: its own decimals, the language's marks; texts as they are."""
    try:
        figure = Decimal(text)
    except InvalidOperation:
        return text
    return formats.number(figure, language=language) if figure.is_finite() else text


def bound(figure: Decimal, language: str | None, digits: int = 9) -> str:
    """A bound of an interval, with as many significant digits as say something."""
    exponent = figure.adjusted() if figure else 0
    places = max(0, digits - 1 - max(exponent, 0))
    whole = figure.quantize(Decimal(1).scaleb(-places)) if figure else figure
    plain = whole.normalize()
    return formats.number(Decimal(f"{plain:f}"), language=language)


def word(code: str) -> str:
    """A code in words, where there are any: answers of formulas, activities, regions."""
    labels = act_labels()
    if code in labels:
        return labels[code]["en" if get_language() == "en" else "sl"]
    return region_names().get(code, code)


@cache
def act_labels() -> dict[str, Text]:
    """What the acts call the codes of their inputs and answers."""
    tables = [table for act in acts.all_acts() for table in act.tables.values()]
    found: dict[str, Text] = {}
    for table in tables:
        for given in table.inputs:
            found.update(given.labels)
        for computed in table.formulas:
            found.update(computed.labels)
    return found


@cache
def region_names() -> dict[str, str]:
    """Names of offices and region units by their codes, which stand in inputs of many tables."""
    folder = Path(str(files("mreza"))) / "data" / "registry_2007"
    names: dict[str, str] = {}
    for name in ("offices.csv", "units.csv"):
        with (folder / name).open(encoding="utf-8", newline="") as file:
            names |= {row["code"]: row["name_sl"] for row in csv.DictReader(file)}
    return names
