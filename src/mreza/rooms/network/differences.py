"""A change in words: which field was what, and is what now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mreza.rooms.network.models import Change, Role
from mreza.site import formats

LABELS: dict[str, str | Promise] = {
    "name": _("Name of the organisation"),
    "kind": _("Kind"),
    "unit": _("Region unit"),
    "office": _("Regional office"),
    "place": _("Place"),
    "part_of": _("Part of"),
    "note_sl": _("Note in Slovene"),
    "note_en": _("Note in English"),
    "email": _("E-mail"),
    "phone": _("Telephone"),
    "website": _("Website"),
    "text": _("Name as printed"),
    "table": _("Printed table"),
    "place_sl": _("Place in the document (Slovene)"),
    "place_en": _("Place in the document (English)"),
    "user": _("Person"),
    "role": _("Role"),
    "organisation": _("Organisation"),
    "from": _("From"),
    "to": _("Until"),
}


@dataclass(frozen=True)
class Difference:
    """One field before and after; empty where there was nothing."""

    field: str | Promise
    before: str
    after: str


def differences(change: Change) -> list[Difference]:
    """Fields that changed. A new version shows against the one that it follows."""
    if change.what == Change.What.ORGANISATION:
        return _of_timelines(change.before or {}, change.after or {})
    return _of_states(change.before or {}, change.after or {})


def _of_timelines(before: dict[str, Any], after: dict[str, Any]) -> list[Difference]:
    old, new = before.get("versions", []), after.get("versions", [])
    if len(old) == len(new):
        pairs = [(a, b) for a, b in zip(old, new, strict=True) if a != b]
        return [difference for a, b in pairs for difference in _of_states(a, b)]
    longer, shorter = (new, old) if len(new) > len(old) else (old, new)
    extra = [version for version in longer if version not in shorter]
    return [item for a, b in pairwise(extra) for item in _split(a, b, undone=longer is old)]


def _split(first: dict[str, Any], second: dict[str, Any], *, undone: bool) -> list[Difference]:
    """One version became two that follow each other, or two became one again."""
    facts = [{**version, "from": None, "to": None} for version in (first, second)]
    day = _shown("from", second.get("from"))
    if undone:
        return [*_of_states(facts[1], facts[0]), Difference(LABELS["from"], day, "")]
    return [*_of_states(facts[0], facts[1]), Difference(LABELS["from"], "", day)]


def _of_states(before: dict[str, Any], after: dict[str, Any]) -> list[Difference]:
    return [
        Difference(LABELS[name], _shown(name, before.get(name)), _shown(name, after.get(name)))
        for name in LABELS
        if (before.get(name) or "") != (after.get(name) or "")
    ]


def _shown(name: str, value: Any) -> str:
    if not value:
        return ""
    if name in ("from", "to"):
        return formats.day(date.fromisoformat(value), language=get_language())
    return str(Role(value).label) if name == "role" and value in Role.values else str(value)
