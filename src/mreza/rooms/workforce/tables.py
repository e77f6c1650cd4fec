"""Staff records as rows for files and the API; names are those of the import's schemas."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from mreza.kernel.text import Language
from mreza.lake.fields import Schema
from mreza.rooms.calculations.sheets import Sheet
from mreza.rooms.workforce.models import Absence, Employment, TrainingAttendance


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def employments(code: str) -> list[dict[str, Any]]:
    """Every employment with its person, as the dataset `staff`."""
    rows = Employment.objects.filter(
        staff__organisation=code, withdrawn=False, staff__withdrawn=False
    ).select_related("staff").order_by("staff__code", "valid")  # fmt: skip
    return [
        {
            "staff": row.staff.code,
            "name": row.staff.name,
            "occupation": row.staff.occupation,
            "position": row.position,
            "kind": row.kind,
            "weekly_hours": row.weekly_hours,
            "first": iso(row.first_day),
            "last": iso(row.last_day),
            "end_reason": row.end_reason or None,
            "exit_interview": row.exit_interview,
        }
        for row in rows
    ]


def absences(code: str) -> list[dict[str, Any]]:
    """Every absence, as the dataset `absences`."""
    rows = Absence.objects.filter(
        staff__organisation=code, withdrawn=False, staff__withdrawn=False
    ).select_related("staff").order_by("staff__code", "valid")  # fmt: skip
    return [
        {
            "staff": row.staff.code,
            "kind": row.kind,
            "first": iso(row.first_day),
            "last": iso(row.last_day),
            "hours_per_day": row.hours_per_day,
            "work_related": row.work_related,
        }
        for row in rows
    ]


def trainings(code: str) -> list[dict[str, Any]]:
    """Every attendance with its training, as the dataset `trainings`."""
    rows = TrainingAttendance.objects.filter(
        training__organisation=code, withdrawn=False, training__withdrawn=False
    ).select_related("training", "staff").order_by("training__valid", "staff__code")  # fmt: skip
    return [
        {
            "title": row.training.title,
            "organiser": row.training.organiser or None,
            "kind": row.training.kind,
            "first": iso(row.training.first_day),
            "last": iso(row.training.last_day),
            "hours": row.training.hours,
            "minutes_an_hour": row.training.minutes_an_hour,
            "cost": row.training.cost,
            "content": row.training.content or None,
            "public_certificate": row.training.public_certificate,
            "referred": row.training.referred,
            "staff": row.staff.code,
            "staff_hours": row.hours,
        }
        for row in rows
    ]


def sheet(schema: Schema, records: Sequence[dict[str, Any]], language: str) -> Sheet:
    """Rows of a dataset for people: titles of columns and codes in their language."""
    spoken: Language = "en" if language == "en" else "sl"
    rows = [
        [_shown(schema, name, value, spoken) for name, value in record.items()]
        for record in records
    ]
    heads = [schema[name].title[spoken] for name in (records[0] if records else schema.names)]
    return Sheet(schema.title[spoken], heads, rows)


def _shown(schema: Schema, name: str, value: Any, language: Language) -> Any:
    titles = schema[name].codes
    if titles and value is not None:
        return titles[str(value)][language]
    if isinstance(value, bool):
        return {"sl": ("ne", "da"), "en": ("no", "yes")}[language][value]
    return value


def employments_sheet(records: Sequence[dict[str, Any]], language: str) -> Sheet:
    from mreza.rooms.workforce.importing.staff import STAFF

    return sheet(STAFF, records, language)
