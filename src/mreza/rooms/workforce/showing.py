"""The history of records, told to people: which field was what, and what it is now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from mreza.rooms.workforce.models import Change
from mreza.site import formats

# Keys and what every record has: nothing that people read.
HIDDEN = {"organisation", "withdrawn", "file", "staff", "user", "activity", "training", "agreement"}
RECORDS = {
    "workforce.staffmember": _("person"),
    "workforce.employment": _("employment"),
    "workforce.absence": _("absence"),
    "workforce.training": _("training"),
    "workforce.trainingattendance": _("attendance"),
    "workforce.appointment": _("appointment"),
    "workforce.staffcount": _("number of staff"),
    "care.serviceuser": _("user"),
    "care.enrolment": _("service"),
    "care.medicationuse": _("medicines"),
    "care.leisurewish": _("wish for leisure"),
    "care.leisureactivity": _("activity"),
    "care.leisureattendance": _("attendance"),
    "care.homecareagreement": _("agreement"),
    "care.visit": _("visit"),
    "care.headcount": _("number of users"),
}


@dataclass(frozen=True)
class Shown:
    """One change: what kind of record, and its fields as (title, before, after)."""

    change: Change
    record: str
    fields: list[tuple[str, str, str]] = field(default_factory=list)


def changes(found: Iterable[Change]) -> list[Shown]:
    """The changes in the reader's words."""
    return [
        Shown(one, str(RECORDS.get(one.record, one.record)), list(_fields(one))) for one in found
    ]


def _fields(change: Change) -> Iterator[tuple[str, str, str]]:
    """Fields that differ; of what was added or withdrawn, those that say which it was."""
    model: type[Model] | None = apps.all_models[change.record.split(".")[0]].get(
        change.record.split(".")[-1]
    )
    before, after = change.before or {}, change.after or {}
    corrected = change.what == Change.What.CORRECTED
    for one in model._meta.concrete_fields if model else ():
        old, new = before.get(one.name), after.get(one.name)
        told = old != new if corrected else new not in (None, "", "None", "False")
        if told and one.name not in HIDDEN and not one.primary_key:
            title = gettext("Days") if one.name == "valid" else capfirst(str(one.verbose_name))
            yield title, _said(one, old) if corrected else "", _said(one, new)


def _said(field_of: Any, value: Any) -> str:
    if value in (None, "", "None"):
        return formats.NO_VALUE
    if field_of.name == "valid":
        return days(str(value))
    if field_of.choices:
        return str(dict(field_of.flatchoices).get(value, value))
    if value in ("True", "False"):
        return gettext("yes") if value == "True" else gettext("no")
    if field_of.get_internal_type() == "DecimalField":
        return formats.number(str(value), language=get_language())
    if field_of.get_internal_type() == "DateField":
        return formats.day(date.fromisoformat(str(value)), language=get_language())
    return str(value)


def days(kept: str) -> str:
    """`2026-01-01/2026-02-01` (the second not included) as people write days."""
    first, _slash, end = kept.partition("/")
    last = date.fromisoformat(end) - timedelta(days=1) if end else None
    shown = [formats.day(date.fromisoformat(first) if first else None, language=get_language())]
    shown += [formats.day(last, language=get_language())] if last else []
    return " – ".join(shown) if last else gettext("from %(day)s") % {"day": shown[0]}
