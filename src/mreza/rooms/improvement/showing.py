"""How an entry shows: titles and values of its fields, what is late, what is hidden."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from mreza.rooms.calculations.sheets import Sheet
from mreza.rooms.improvement.declaring import Column, Register
from mreza.rooms.improvement.few import least_count
from mreza.rooms.improvement.models import Change, Entry, Line, SurveyScore
from mreza.site import formats

Words = str | Promise


@dataclass(frozen=True)
class Cell:
    """A value of an entry: its title, as people read it, and as it sorts and exports."""

    name: str
    title: str
    text: str
    value: Any
    late: bool = False
    number: bool = False


def title_of(model: type[models.Model], name: str, given: Words = "") -> str:
    """What a field is called: its own title, or the one given."""
    if given:
        return str(given)
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return name
    label = str(getattr(field, "verbose_name", name))
    return label[:1].upper() + label[1:]


def text_of(row: models.Model, name: str) -> str:
    """A value as people read it."""
    label = getattr(row, f"get_{name}_display", None)
    return _text(label() if label else getattr(row, name, None))


def line_text(line: Line, name: str) -> str:
    """A value of a line; a score of too few answers is hidden, so that nobody is known by it."""
    if isinstance(line, SurveyScore) and line.answers < (least := least_count()):
        return {"score": _("hidden"), "answers": f"< {least}"}.get(name) or text_of(line, name)
    return text_of(line, name)


def _text(value: Any) -> str:
    if value is None or value == "":
        return formats.NO_VALUE
    if isinstance(value, bool):
        return pgettext("quality model", "yes") if value else pgettext("quality model", "no")
    if isinstance(value, date):
        return formats.day(value, language=get_language())
    if isinstance(value, Decimal):
        return formats.number(value.normalize(), language=get_language(), places=_places(value))
    return named(value) if isinstance(value, models.Model) else str(value)


def _places(value: Decimal) -> int:
    return max(0, -int(value.normalize().as_tuple().exponent))


def named(row: models.Model) -> str:
    """What a record is called in a list: a person by name, an entry by its heading."""
    return str(getattr(row, "heading", "") or getattr(row, "name", "") or row)


def cell(register: Register, entry: Entry, column: Column, day: date) -> Cell:
    """One value of the list."""
    value = getattr(entry, column.name, None)
    return Cell(
        name=column.name,
        title=title_of(register.model, column.name, column.title),
        text=text_of(entry, column.name),
        value=plain(value),
        late=isinstance(value, date) and value < day and _is_due(register, entry, column.name),
        number=isinstance(value, int | Decimal) and not _is_choice(register, column.name),
    )


def _is_due(register: Register, entry: Entry, name: str) -> bool:
    """Whether the column says by when the entry, still open, is due."""
    names = {register.due, "service_due", "check_due"}
    still_open = not any(getattr(entry, done, None) for done in ("done_on", "evaluated_on"))
    return name in names and still_open and entry.withdrawn_at is None


def _is_choice(register: Register, name: str) -> bool:
    try:
        return bool(getattr(register.model._meta.get_field(name), "choices", None))
    except FieldDoesNotExist:
        return False


def plain(value: Any) -> Any:
    """A value for a file or the API: days as 2026-11-22, a record by its name."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, models.Model):
        return named(value)
    return value.normalize() if isinstance(value, Decimal) else value


def cells(register: Register, entry: Entry, day: date) -> list[Cell]:
    """The entry's row of the list."""
    return [cell(register, entry, column, day) for column in register.columns]


def whole(entry: Entry, register: Register, names: Sequence[str]) -> list[Cell]:
    """Every field of an entry that may be read."""
    return [
        Cell(name, title_of(register.model, name), text_of(entry, name), getattr(entry, name))
        for name in names
    ]


def columns_of_file(register: Register, *, private: bool) -> list[Column]:
    """What a file holds: the columns of the list and every further field that may be read."""
    shown = {column.name for column in register.columns}
    rest = [name for name in register.visible_fields(private=private) if name not in shown]
    return [*register.columns, *(Column(name) for name in rest)]


def sheet(register: Register, entries: Iterable[Entry], *, private: bool) -> Sheet:
    """The register as a table for a file, labels in the language of the page."""
    columns = columns_of_file(register, private=private)
    header = [_("No."), *(title_of(register.model, one.name, one.title) for one in columns)]
    rows = [[entry.number, *(_in_file(entry, one.name) for one in columns)] for entry in entries]
    return Sheet(str(register.title), header, rows)


def _in_file(entry: Entry, name: str) -> Any:
    label = getattr(entry, f"get_{name}_display", None)
    return str(label()) if label else plain(getattr(entry, name, None))


def record(register: Register, entry: Entry, *, private: bool) -> dict[str, Any]:
    """The entry for the API: codes of choices, days, numbers as texts."""
    columns = columns_of_file(register, private=private)
    values = {column.name: plain(getattr(entry, column.name, None)) for column in columns}
    return {
        "number": entry.number,
        "revision": entry.revision,
        "withdrawn": entry.withdrawn_at is not None,
        **{
            name: f"{value:f}" if isinstance(value, Decimal) else value
            for name, value in values.items()
        },
    }


@dataclass(frozen=True)
class Difference:
    """A value before and after a change."""

    title: str
    before: str
    after: str


def differences(register: Register, change: Change, *, private: bool) -> list[Difference]:
    """What a change changed, as far as it may be read."""
    model = register.model
    if change.what in ("line", "struck") and register.lines:
        model = register.lines.model  # type: ignore[assignment]
    return [
        Difference(
            title_of(model, name),
            _kept(model, name, change.before.get(name)),
            _kept(model, name, change.after.get(name)),
        )
        for name in {**change.before, **change.after}
        if private or name not in register.private
    ]


def _kept(model: type[models.Model], name: str, value: Any) -> str:
    """A value of the history as people read it: a code of a choice by its label, a day as a day."""
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return _text(value)
    labels = dict(getattr(field, "flatchoices", None) or ())
    if value in labels:
        return str(labels[value])
    if value and isinstance(field, models.DateField):
        return _text(date.fromisoformat(value))
    if value and isinstance(field, models.DecimalField):
        return _text(Decimal(value))
    return _text(value)
