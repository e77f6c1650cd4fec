"""Rows of the history in words: what each field is called, what stood before and after."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Field
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy

from mreza.rooms.plans import links
from mreza.rooms.plans.models import (
    Change,
    Dependency,
    Document,
    FundsEntry,
    MilestoneDone,
    Reading,
    Risk,
    Statement,
    Task,
)
from mreza.rooms.plans.rounds import history as round_history
from mreza.rooms.plans.words import What
from mreza.site import formats

_MODELS: dict[str, Any] = {
    What.STATEMENT: Statement, What.MILESTONE: MilestoneDone, What.TASK: Task,
    What.FUNDS: FundsEntry, What.READING: Reading, What.RISK: Risk, What.DOCUMENT: Document,
    What.DEPENDENCY: Dependency,
}  # fmt: skip
_NAMES: dict[str, str | Promise] = {
    "key": pgettext_lazy("plan", "Milestone"),
    "year": gettext_lazy("Year"),
    "version": pgettext_lazy("plan", "Version"),
    "source": gettext_lazy("Source"),
    "indicator": pgettext_lazy("plan", "Indicator"),
    "title_sl": pgettext_lazy("plan", "Indicator"),
    "link": gettext_lazy("Source"),
    "file_name": gettext_lazy("File"),
    "bytes": gettext_lazy("Bytes"),
    "needs": gettext_lazy("Measure that must come first"),
    **round_history.NAMES,
}


@dataclass(frozen=True)
class Difference:
    """A field by its name, before and after; empty where there was nothing."""

    title: str
    before: str
    after: str


@dataclass(frozen=True)
class Shown:
    """A row of the history with what differs."""

    change: Change
    differences: tuple[Difference, ...]


def shown(changes: Iterable[Change]) -> list[Shown]:
    """Each change with its fields in words."""
    return [Shown(one, tuple(_differences(one))) for one in changes]


def _differences(change: Change) -> Iterable[Difference]:
    for name in dict.fromkeys((*change.before, *change.after)):
        before, after = (_said(change, name, side.get(name)) for side in _sides(change))
        if before != after:
            yield Difference(_title(change, name), before, after)


def _sides(change: Change) -> tuple[dict[str, Any], dict[str, Any]]:
    return change.before, change.after


def _field(change: Change, name: str) -> Field[Any, Any] | None:
    model = _MODELS.get(change.what)
    found = [one for one in model._meta.concrete_fields if one.name == name] if model else []
    return found[0] if found else None


def _title(change: Change, name: str) -> str:
    field = _field(change, name)
    known = name in _NAMES and not (name == "source" and field)
    return str(_NAMES[name]) if known else capfirst(str(field.verbose_name)) if field else name


def _said(change: Change, name: str, value: Any) -> str:
    if value in (None, ""):
        return ""
    words = round_history.said(change, name, value)
    if words is not None:
        return words
    field = _field(change, name)
    choices: dict[Any, Any] = dict(getattr(field, "choices", None) or ())
    if value in choices:
        return str(choices[value])
    if isinstance(value, bool):
        return "✓" if value else "–"
    if field is not None and field.get_internal_type() == "DateField":
        return formats.day(date.fromisoformat(value), language=get_language())
    if field is not None and field.get_internal_type() == "DecimalField":
        return formats.number(value, language=get_language())
    return (
        links.SOURCES[value].title[get_language() or "sl"] if value in links.SOURCES else str(value)
    )
