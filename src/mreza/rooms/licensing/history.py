"""The history of somebody's records in people's words; what only programs read is left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from django.utils.translation import pgettext_lazy

from mreza.rooms.workforce import showing
from mreza.rooms.workforce.models import Change
from mreza.rooms.workforce.showing import Shown

RECORDS: Final = {
    "licensing.practitioner": pgettext_lazy("record", "person"),
    "licensing.practitioneremployment": pgettext_lazy("record", "employment"),
    "licensing.licence": pgettext_lazy("record", "licence"),
    "licensing.credit": pgettext_lazy("record", "points"),
    "licensing.correctionrequest": pgettext_lazy("record", "request for a correction"),
}
TOLD: Final = {
    "licensing.practitioner": {
        "number", "given_name", "family_name", "birth_date", "sex", "email", "group", "registered",
    },
    "licensing.practitioneremployment": {"employer", "valid"},
    "licensing.licence": {"number", "valid"},
    "licensing.credit": {"title", "last_day", "kind"},
    "licensing.correctionrequest": {"about", "state"},
}  # fmt: skip


def shown(found: Iterable[Change]) -> list[Shown]:
    """Changes with the fields that people read."""
    told = [_told(one) for one in found]
    return [
        replace(item, record=str(RECORDS.get(item.change.record, item.record)))
        for item in showing.changes(told)
    ]


def _told(one: Change) -> Change:
    """The change with fewer fields; it is not stored."""
    names = TOLD.get(one.record)
    if names is not None:
        one.before, one.after = _kept(one.before, names), _kept(one.after, names)
    return one


def _kept(values: dict[str, Any] | None, names: set[str]) -> dict[str, Any] | None:
    return None if values is None else {name: values[name] for name in names if name in values}
