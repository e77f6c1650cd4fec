"""Due items and counts of the network as records for files and the API."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext

from mreza.rooms.calculations.sheets import Sheet
from mreza.rooms.obligations import words
from mreza.rooms.obligations.items import Item, State
from mreza.rooms.obligations.models import Answer, Event

ITEM = {
    "key": ("Oznaka", "Key"),
    "organisation": ("Organizacija", "Organisation"),
    "act": ("Akt", "Act"),
    "code": ("Obveznost (oznaka)", "Obligation (code)"),
    "moment": ("Za (oznaka)", "For (code)"),
    "title": ("Obveznost", "Obligation"),
    "article": ("Člen", "Article"),
    "about": ("Za", "About"),
    "due": ("Rok", "Due"),
    "on_time_until": ("Pravočasno do", "On time until"),
    "state": ("Stanje", "State"),
    "done_on": ("Narejeno", "Done on"),
    "shown_by": ("Dokazilo", "Shown by"),
    "responsible": ("Odgovorna oseba", "Person responsible"),
    "illustrative": ("Dan je ponazoritven", "The day is illustrative"),
    "why": ("Zakaj", "Why"),
}
NETWORK = {
    "organisation": ("Organizacija (oznaka)", "Organisation (code)"),
    "name": ("Organizacija", "Organisation"),
    "kind": ("Vrsta", "Kind"),
    "office": ("Območna enota", "Regional office"),
}


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def record(item: Item, responsible: str, language: str) -> dict[str, Any]:
    """A due item under names that programs use; titles in the language asked for."""
    obligation = item.obligation
    return {
        "key": item.key,
        "organisation": item.organisation,
        "act": obligation.act,
        "code": obligation.code,
        "moment": item.slot.moment,
        "title": obligation.title[language],
        "article": obligation.article,
        "about": words.about(item, language) or None,
        "due": iso(item.due),
        "on_time_until": iso(item.on_time_until),
        "state": item.state.value,
        "done_on": iso(item.done_on),
        "shown_by": _shown_by(item),
        "responsible": responsible or None,
        "illustrative": obligation.external,
        "why": obligation.why[language] or None,
    }


def _shown_by(item: Item) -> str | None:
    """Whether a person or a record says that it was done."""
    if item.answer is not None:
        return item.answer.file_name or item.answer.note or item.answer.by_name
    return item.evidence.title if item.evidence else None


def sheet(records: Iterable[dict[str, Any]], language: str) -> Sheet:
    """Due items for people, with states in words."""
    labels = {state.value: str(state.label) for state in State}
    rows = [list(_in_words(found, labels).values()) for found in records]
    name = "Obveznosti" if language == "sl" else "Obligations"
    return Sheet(name, _titles(ITEM, language), rows)


def _in_words(found: dict[str, Any], labels: dict[str, str]) -> dict[str, Any]:
    illustrative = gettext("yes") if found["illustrative"] else ""
    return {**found, "state": labels[found["state"]], "illustrative": illustrative}


def network_sheet(records: Iterable[dict[str, Any]], language: str) -> Sheet:
    """Counts by organisation for people."""
    titles = [*_titles(NETWORK, language), *(str(state.label) for state in State)]
    name = "Mreža" if language == "sl" else "Network"
    return Sheet(name, titles, [list(found.values()) for found in records])


def _titles(words_of: dict[str, tuple[str, str]], language: str) -> list[str]:
    return [word[1 if language == "en" else 0] for word in words_of.values()]


def answer_record(answer: Answer) -> dict[str, Any]:
    """An answer for the API."""
    return {
        "id": answer.pk,
        "organisation": answer.organisation_id,
        **{name: getattr(answer, name) for name in (
            "act", "code", "moment", "due", "kind", "day", "note", "at", "withdrawn_at",
            "withdrawn_why",
        )},
        "by": answer.by_name,
    }  # fmt: skip


def event_record(event: Event) -> dict[str, Any]:
    """An event that somebody entered, for the API."""
    return {
        "id": event.pk,
        "organisation": event.organisation_id,
        **{name: getattr(event, name) for name in (
            "kind", "day", "subject", "reference", "at", "withdrawn_at",
        )},
        "by": event.by_name,
    }  # fmt: skip
