"""Parameters of a table as fields of a form, and what a person wrote there as overrides.

A number is one field (`coverage_tolerance`); a mapping has one for each entry
(`coverage_limited.women`), bands two for each band (`duty_doctors.0.limit`,
`duty_doctors.0.value`).
Only what differs from the act is an override. Numbers are read the way the page writes them
(`written=sl|en`), in plain form without it: so a link means the same in every language.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext

from mreza.kernel import rendering
from mreza.kernel.errors import NumeralError
from mreza.kernel.numerals import Style, parse_number, styles_of
from mreza.kernel.parameter import Parameter, Value, plain
from mreza.kernel.steps import Bands
from mreza.kernel.steps import Mapping as Entries
from mreza.kernel.table import Table
from mreza.kernel.units import Unit
from mreza.rooms.calculations import links, showing
from mreza.site import formats

MAX_TEXT = 2000
WRITTEN: dict[str, tuple[Style, ...]] = {
    "sl": ("slovene", "plain"),
    "en": ("english", "plain", "slovene"),
    "": ("plain", "slovene", "english"),
}


def read_number(text: str, written: str = "") -> Decimal:
    """A number as the page of language `written` writes it. Raises `NumeralError`."""
    possible = styles_of(text) if len(text) <= MAX_TEXT else set()
    for style in WRITTEN.get(written, WRITTEN[""]):
        if style in possible:
            return parse_number(text, style)
    raise NumeralError(f"{text[:40]!r} is not a number", remedy="Write it like 1234.56")


@dataclass
class Cell:
    """One field: its name in the form, what stands in it, the act's own value, what is wrong."""

    name: str
    label: str
    text: str
    own: str
    error: str = ""

    @property
    def changed(self) -> bool:
        return self.text != self.own


@dataclass
class ParameterField:
    """A parameter with its fields."""

    name: str
    title: str
    unit: str
    cite: str
    cite_url: str
    external: bool
    why: str
    cells: list[Cell] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        return any(cell.changed or cell.error for cell in self.cells)


@dataclass
class Overrides:
    """What the form says: fields to show, values to calculate with, their plain form to keep."""

    fields: list[ParameterField]
    values: dict[str, Value]
    settings: dict[str, str]

    @property
    def errors(self) -> list[Cell]:
        return [cell for item in self.fields for cell in item.cells if cell.error]


def read(table: Table, day: date, given: Mapping[str, str], language: str) -> Overrides:
    """The parameters of `table` with what `given` (a query string) changes."""
    fields: list[ParameterField] = []
    values: dict[str, Value] = {}
    for parameter in table.used_parameters:
        own = parameter.on(day).value
        item = _field(parameter, own, table.act, language)
        fields.append(item)
        value = _read(parameter, own, item, given, language)
        if value is not None:
            values[parameter.name] = value
    return Overrides(fields, values, {name: as_setting(value) for name, value in values.items()})


def as_setting(value: Value) -> str:
    """A value as the kernel reads it back: a plain number, or JSON."""
    raw = plain(value)
    return raw if isinstance(raw, str) else json.dumps(raw, ensure_ascii=False)


def in_words(parameter: Parameter, setting: str, language: str) -> str:
    """A kept setting as people read it."""
    raw: Any = setting if parameter.kind == "number" else json.loads(setting)
    value = parameter.read(raw)
    return value_in_words(value, str(parameter.unit), language)


def value_in_words(value: Value, unit: str, language: str) -> str:
    """A number, bands or a mapping as people read it, with its unit."""
    if isinstance(value, Decimal):
        return showing.with_unit(formats.number(value, language=language), unit, language)
    return showing.with_unit(showing.stepwise(plain(value), language), unit, language)


def _field(parameter: Parameter, own: Value, act: str, language: str) -> ParameterField:
    return ParameterField(
        name=parameter.name,
        title=parameter.title[language],
        unit=Unit.parse(str(parameter.unit)).label(language),
        cite=rendering.citation(parameter.article, language),
        cite_url=links.article(act, parameter.article),
        external=parameter.external,
        why=parameter.why[language],
        cells=list(_cells(parameter.name, own, language)),
    )


def _cells(name: str, own: Value, language: str) -> Iterator[Cell]:
    def cell(suffix: str, label: str, value: Decimal | None) -> Cell:
        text = "" if value is None else formats.number(value, language=language)
        text = text.replace(formats.MINUS, "-")
        return Cell(f"{name}{suffix}", label, text, text)

    if isinstance(own, Bands):
        for number, (limit, result) in enumerate(own.steps):
            if limit is not None:
                yield cell(f".{number}.limit", gettext("up to"), limit)
            label = gettext("holds") if limit is not None else gettext("above that")
            yield cell(f".{number}.value", label, result)
    elif isinstance(own, Entries):
        for key, result in own.entries:
            yield cell(f".{key}", showing.word(key), result)
        if own.default is not None:
            yield cell(".*", gettext("all others"), own.default)
    else:
        yield cell("", gettext("value"), own)


def _read(
    parameter: Parameter, own: Value, item: ParameterField, given: Mapping[str, str], language: str
) -> Value | None:
    """The value that the form gives, when it is another than the act's own; errors to the cells."""
    written = given.get("written", "")
    if parameter.kind != "number" and given.get(parameter.name):
        return _from_json(parameter, own, item, given[parameter.name], language)
    numbers: dict[str, Decimal] = {}
    for cell in item.cells:
        text = given.get(cell.name, "").strip()
        try:
            numbers[cell.name] = read_number(text or cell.own, written if text else language)
        except NumeralError:
            cell.error = gettext("This is not a number. Write it like %(example)s.") % {
                "example": formats.number(Decimal("1234.56"), language=language)
            }
        if text:
            cell.text = text[:60]
    if any(cell.error for cell in item.cells):
        return None
    value = _built(parameter, own, numbers, item)
    if value is None or value == own:
        return None
    for cell, fresh in zip(item.cells, _cells(parameter.name, value, language), strict=True):
        cell.text = fresh.text
    return value


def _built(
    parameter: Parameter, own: Value, numbers: Mapping[str, Decimal], item: ParameterField
) -> Value | None:
    name = parameter.name
    if isinstance(own, Bands):
        raw: Any = [
            ["" if limit is None else str(numbers[f"{name}.{n}.limit"]),
             str(numbers[f"{name}.{n}.value"])]
            for n, (limit, _) in enumerate(own.steps)
        ]  # fmt: skip
    elif isinstance(own, Entries):
        raw = {cell.name[len(name) + 1 :]: str(numbers[cell.name]) for cell in item.cells}
    else:
        raw = str(numbers[name])
    return _checked(parameter, raw, item)


def _checked(parameter: Parameter, raw: Any, item: ParameterField) -> Value | None:
    try:
        return parameter.read(raw)
    except NumeralError:
        item.cells[0].error = gettext("The limits must be above zero and rise.")
        return None


def _from_json(
    parameter: Parameter, own: Value, item: ParameterField, text: str, language: str
) -> Value | None:
    """Bands or a mapping in one piece, as the command line and kept proposals write them."""
    try:
        raw = json.loads(text[:MAX_TEXT], parse_float=Decimal)
        value = parameter.read(raw)
    except (ValueError, RecursionError, NumeralError):
        item.cells[0].error = gettext("This is no value of the parameter.")
        return None
    item.cells = [
        Cell(fresh.name, fresh.label, fresh.text, fresh.own)
        for fresh in _cells(parameter.name, value, language)
    ]
    own_texts = {cell.name: cell.text for cell in _cells(parameter.name, own, language)}
    for cell in item.cells:
        cell.own = own_texts.get(cell.name, "")
    return None if value == own else value
