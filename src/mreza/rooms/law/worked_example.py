"""A worked example: one case of a table, its inputs and the act's figures free to change.

With a feed and a key the case is one of the feed's rows and is calculated among all of them, so
sums over the network stay what they are; without, it stands alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext

from mreza.kernel import explanation
from mreza.kernel import rows as kernel_rows
from mreza.kernel.engines.result import Result
from mreza.kernel.errors import NumeralError, RowsError
from mreza.kernel.parameter import Value
from mreza.kernel.table import Input, Table
from mreza.kernel.units import Unit
from mreza.rooms.calculations import feeds, parameter_fields, queries, running, showing
from mreza.rooms.calculations.explaining import Case, StepView, Viewer
from mreza.rooms.calculations.parameter_fields import Overrides
from mreza.rooms.calculations.queries import StoredRow, StoredRun
from mreza.site import formats

PREFIX = "in."
MOST_TEXT = 200


@dataclass
class InputField:
    """An input as a field of the form."""

    item: Input
    title: str
    unit: str
    text: str
    own: str
    choices: tuple[tuple[str, str], ...] = ()
    error: str = ""
    help: str = ""

    @property
    def name(self) -> str:
        return PREFIX + self.item.name

    @property
    def changed(self) -> bool:
        return self.text != self.own


@dataclass(frozen=True)
class Outcome:
    """A formula of the case: now, and as it is kept when the case is a row of a feed."""

    name: str
    view: StepView
    before: str
    differs: bool


@dataclass
class Example:
    """The form and, when everything could be read, the results."""

    fields: list[InputField]
    overrides: Overrides
    feed: str = ""
    key: str = ""
    label: str = ""
    choices: list[tuple[str, str]] = field(default_factory=list)
    rows: int = 1
    outcomes: list[Outcome] = field(default_factory=list)

    @property
    def has_errors(self) -> bool:
        return bool(self.overrides.errors) or any(item.error for item in self.fields)

    @property
    def is_changed(self) -> bool:
        return bool(self.overrides.settings) or any(item.changed for item in self.fields)


def build(table: Table, given: Mapping[str, str], *, day: date, language: str) -> Example:
    """The example that a query string asks for."""
    run, row = _row(table, given, day)
    start = {item.name: row[item.name] for item in table.inputs} if row else _invented(table)
    overrides = parameter_fields.read(table, day, given, language)
    fields = [_field(item, start[item.name], given, language) for item in table.inputs]
    example = Example(
        fields,
        overrides,
        feed=run.feed if run else "",
        key=row.key if row else "",
        label=row.label if row else "",
        choices=[(other.key, _name(other)) for other in run] if run else [],
        rows=len(run) if run else 1,
    )
    case = _read(table, fields, given, language)
    if not example.has_errors:
        example.outcomes = _outcomes(table, case, overrides.values, run, row, day, language)
    return example


def _row(
    table: Table, given: Mapping[str, str], day: date
) -> tuple[StoredRun | None, StoredRow | None]:
    """The row that `feed` and `key` name; else the first row of a feed of this table.

    Raises `UnknownNameError` for names that do not exist. `key=-` asks for an invented case.
    """
    if given.get("key") == "-":
        return None, None
    names = [given["feed"]] if given.get("feed") else [f.name for f in feeds.of_table(table.path)]
    for name in names:
        feeds.get(name)
        run = queries.current(name, day)
        if run is not None and len(run) and run.table_path == table.path:
            return run, run.row(given["key"]) if given.get("key") else next(iter(run))
    return None, None


def _name(row: StoredRow) -> str:
    return f"{row.label}, {showing.word(row.activity)}" if row.activity else row.label


def _invented(table: Table) -> dict[str, Any]:
    """Something to start from where no room gives rows; no figure of any document."""
    return {item.name: _example_value(item) for item in table.inputs}


def _example_value(item: Input) -> Any:
    if item.kind == "number":
        if item.default is not None:
            return Decimal(item.default)
        return Decimal(max(item.minimum or 0, 1)).quantize(Decimal(1).scaleb(-item.scale))
    if item.kind == "boolean":
        return bool(item.default)
    return item.choices[0] if item.choices else (item.default or gettext("example"))


def _field(item: Input, own: Any, given: Mapping[str, str], language: str) -> InputField:
    shown = as_text(own, language)
    return InputField(
        item=item,
        title=item.title[language],
        unit=Unit.parse(item.unit).label(language) if item.kind == "number" else "",
        text=given.get(PREFIX + item.name, shown).strip()[:MOST_TEXT],
        own=shown,
        choices=_choices(item),
        help=gettext("may be empty: no data") if item.optional else "",
    )


def as_text(value: Any, language: str) -> str:
    """A value as it stands in a field."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return formats.number(value, language=language).replace(formats.MINUS, "-")
    return str(value)


def _choices(item: Input) -> tuple[tuple[str, str], ...]:
    if item.kind == "boolean":
        return (("true", gettext("yes")), ("false", gettext("no")))
    return tuple((choice, showing.word(choice)) for choice in item.choices)


def _read(
    table: Table, fields: list[InputField], given: Mapping[str, str], language: str
) -> dict[str, Any]:
    """The case with typed cells; what is wrong goes to the fields."""
    raw: dict[str, Any] = {}
    for shown in fields:
        # What the form has not sent is the page's own writing.
        written = given.get("written", "") if shown.name in given else language
        raw[shown.item.name] = _raw(shown, written)
    if any(shown.error for shown in fields):
        return {}
    try:
        return kernel_rows.validate(table, [raw])[0]
    except RowsError as error:
        by_name = {shown.item.name: shown for shown in fields}
        for problem in error.problems:
            if problem.column in by_name:
                shown = by_name[problem.column]
                shown.error = gettext("Expected: %(what)s.") % {
                    "what": expected(shown.item, language)
                }
        if not any(shown.error for shown in fields):
            fields[0].error = str(error)
        return {}


def _raw(shown: InputField, written: str) -> Any:
    if shown.item.kind != "number" or not shown.text:
        return shown.text
    try:
        return parameter_fields.read_number(shown.text, written)
    except NumeralError:
        language = "en" if written == "en" else "sl"
        shown.error = gettext("This is not a number. Expected: %(what)s.") % {
            "what": expected(shown.item, language)
        }
        return None


def expected(item: Input, language: str) -> str:
    """What a field of this input takes, in words."""
    if item.kind == "boolean":
        return gettext("yes or no")
    if item.kind == "text":
        return ", ".join(showing.word(choice) for choice in item.choices) or gettext("a text")
    example = formats.number(Decimal("1234.56") if item.scale else Decimal(1234), language=language)
    text = (
        gettext("a number with at most %(decimals)d decimals, such as %(example)s")
        if item.scale
        else gettext("a whole number, such as %(example)s")
    ) % {"decimals": item.scale, "example": example}
    if item.minimum is not None:
        text += gettext(", at least %(least)d") % {"least": item.minimum}
    if item.maximum is not None:
        text += gettext(", at most %(most)d") % {"most": item.maximum}
    return text


def _outcomes(
    table: Table,
    case: dict[str, Any],
    overrides: dict[str, Value],
    run: StoredRun | None,
    row: StoredRow | None,
    day: date,
    language: str,
) -> list[Outcome]:
    """Every formula of the case, with its steps and its kept value."""
    rows, place = [case], 0
    if run is not None and row is not None:
        names = [item.name for item in table.inputs]
        rows = [
            case if other.key == row.key else {name: other[name] for name in names} for other in run
        ]
        place = [other.key for other in run].index(row.key)
    result = running.run(table, rows, at=day, overrides=overrides)
    unchanged = row is not None and all(row[name] == value for name, value in case.items())
    # What is not changed any more is what is printed: only then its place may be named.
    around = Case(table.act, row.sources if row and unchanged else (), _around(run, result), "")
    return [
        _outcome(result, item.name, place, row, Viewer(table, language, around))
        for item in table.order
    ]


def _around(run: StoredRun | None, result: Result) -> tuple[StoredRow, ...]:
    """The rows that sums run over, with the values of this calculation."""
    if run is None:
        return ()
    pairs = zip(run, result.rows, strict=True)
    return tuple(replace(row, values=values) for row, values in pairs)


def _outcome(
    result: Result, name: str, place: int, row: StoredRow | None, viewer: Viewer
) -> Outcome:
    step = explanation.steps_of_row(result, name, result.rows[place])
    view = viewer.view(step)
    before = row.get(name) if row else None
    differs = row is not None and before != step.value
    return Outcome(
        name,
        view,
        viewer.quantity(replace(step, value=before)) if differs else "",
        differs,
    )
