"""Parameters: the figures of an act, each with its unit, its article and the days it holds.

Kept in an act's `parameters.toml` (or by subject in `parameters/*.toml`), one table each:

    [coverage_tolerance]
    sl = "..."                      # title
    en = "..."
    unit = "%"
    article = "3(1)"
    values = [{ from = 2007-04-01, value = "8" }]

`kind = "bands"` has `over` (unit of the limits) and `bands = [["15000", "0"], ["", "1"]]`: upper
limit and what holds, the last one open. `kind = "mapping"` has `entries = { name = "1" }`, where
`"*"` stands for all names not listed.

A figure that the document does not print is `external = true` with a `why`: its value is for
demonstration, and every result resting on it says so.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping as AbstractMapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from mreza.kernel.errors import ActError, NotRegulatedError, NumeralError
from mreza.kernel.numerals import parse_number
from mreza.kernel.steps import Bands, Mapping
from mreza.kernel.text import NO_TEXT, Text
from mreza.kernel.units import PLAIN, Unit

Value = Decimal | Bands | Mapping
Kind = Literal["number", "bands", "mapping"]


@dataclass(frozen=True)
class DatedValue:
    """A value from its first day on; `until` is its last, if it ends without a successor."""

    valid_from: date
    value: Value
    until: date | None = None


@dataclass(frozen=True)
class Parameter:
    """A figure of an act through time. `values` rise by date."""

    name: str
    title: Text
    unit: Unit
    article: str
    values: tuple[DatedValue, ...]
    kind: Kind = "number"
    over: Unit = PLAIN
    external: bool = False
    why: Text = NO_TEXT

    def on(self, day: date) -> DatedValue:
        """The value that holds on `day`. Raises `NotRegulatedError` when there is none."""
        for dated in reversed(self.values):
            if dated.valid_from <= day and (dated.until is None or day <= dated.until):
                return dated
        first = self.values[0]
        raise NotRegulatedError(
            f"{self.name} has no value on {day.isoformat()}",
            where=f"article {self.article}",
            remedy=f"Its first value holds from {first.valid_from.isoformat()}; choose a later day",
        )

    def read(self, raw: Any) -> Value:
        """A value of this parameter's kind from plain data (TOML, JSON, `--set`)."""
        try:
            if self.kind == "number":
                return _figure(raw)
            if self.kind == "bands":
                steps = tuple((number(limit) if limit else None, _figure(to)) for limit, to in raw)
                return Bands(steps, unit=self.unit, over=self.over, name=self.name)
            return self._read_mapping(raw)
        except (ValueError, TypeError, NumeralError) as error:
            raise NumeralError(
                f"{str(raw)[:60]!r} is no value for {self.name}: {error}",
                remedy=self.expected(),
            ) from error

    def _read_mapping(self, raw: Any) -> Mapping:
        if not isinstance(raw, AbstractMapping):
            raise ValueError("names with values are needed")
        entries = {str(key): _figure(value) for key, value in raw.items()}
        default = entries.pop("*", None)
        return Mapping(tuple(sorted(entries.items())), default, unit=self.unit, name=self.name)

    def expected(self) -> str:
        """What a value of this parameter looks like."""
        if self.kind == "bands":
            return (
                'Expected pairs of upper limit and value, the last open: [["15000","0"],["","1"]]'
            )
        if self.kind == "mapping":
            return 'Expected names with values: {"name": "1", "*": "0"}'
        example = self.values[-1].value if self.values else "1234.56"  # none yet while it is loaded
        return f"Expected a number in {self.unit}, such as {example}"


def _figure(raw: Any) -> Decimal:
    """A number of an act: none is below zero, and one that is has been mistyped."""
    value = number(raw)
    if value < 0:
        raise NumeralError(f"{value} is below 0")
    return value


def number(raw: Any) -> Decimal:
    """A finite Decimal from a text like `1234.56`, a whole number or a Decimal."""
    if isinstance(raw, bool) or raw is None:
        raise NumeralError(f"{raw!r} is not a number", remedy="Write it like 1234.56")
    if isinstance(raw, float):
        raise NumeralError(f"{raw!r} is a binary fraction", remedy='Write it as text: "1234.56"')
    return parse_number(str(raw))


def plain(value: Value) -> Any:
    """A value as data for JSON: texts that keep their scale."""
    if isinstance(value, Bands):
        return [["" if limit is None else str(limit), str(result)] for limit, result in value.steps]
    if isinstance(value, Mapping):
        entries = {name: str(entry) for name, entry in value.entries}
        return entries if value.default is None else {**entries, "*": str(value.default)}
    return str(value)


def load_parameters(folder: Path) -> dict[str, Parameter]:
    """All parameters of the act in `folder`: its `parameters.toml` and those in `parameters/`.

    Raises `ActError` naming file and parameter, also when two files give one name.
    """
    found: dict[str, Parameter] = {}
    for path in [folder / "parameters.toml", *sorted((folder / "parameters").glob("*.toml"))]:
        if not path.exists():
            continue
        with path.open("rb") as file:
            entries = tomllib.load(file)
        place = f"{folder.name}/{path.relative_to(folder).as_posix()}"
        for name, entry in entries.items():
            if name in found:
                raise ActError("another file gives this parameter", where=f"{place} [{name}]")
            found[name] = _load(name, entry, f"{place} [{name}]")
    return found


_KNOWN = {"sl", "en", "unit", "article", "values", "kind", "over", "external", "why"}


def _load(name: str, entry: dict[str, Any], where: str) -> Parameter:
    unknown = set(entry) - _KNOWN
    if unknown:
        raise ActError(
            f"unknown keys {sorted(unknown)}", where=where, remedy=f"Known: {sorted(_KNOWN)}"
        )
    for key in ("sl", "en", "unit", "article", "values"):
        if not entry.get(key):
            raise ActError(f"{key} is missing", where=where)
    empty = Parameter(
        name=name,
        title=Text.read(entry),
        unit=Unit.parse(entry["unit"]),
        article=str(entry["article"]),
        values=(),
        kind=entry.get("kind", "number"),
        over=Unit.parse(entry.get("over", "1")),
        external=entry.get("external", False),
        why=Text.read(entry.get("why")),
    )
    if empty.external and not empty.why.sl:
        raise ActError("an external figure needs a `why`", where=where)
    values = [_dated(empty, value, where) for value in entry["values"]]
    dates = [value.valid_from for value in values]
    if dates != sorted(set(dates)):
        raise ActError("values must rise by date, one a day", where=where)
    return Parameter(**{**vars(empty), "values": tuple(values)})


def _dated(parameter: Parameter, entry: dict[str, Any], where: str) -> DatedValue:
    key = {"number": "value", "bands": "bands", "mapping": "entries"}[parameter.kind]
    if "from" not in entry or key not in entry:
        raise ActError(f"each value needs `from` and `{key}`", where=where)
    try:
        return DatedValue(entry["from"], parameter.read(entry[key]), entry.get("until"))
    except NumeralError as error:
        raise ActError(str(error), where=where) from error
