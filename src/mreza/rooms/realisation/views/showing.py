"""What the page of a file shows: its counts, reasons, sums beside the plan, in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.utils.translation import get_language, gettext

from mreza.lake.fields import Field
from mreza.rooms.realisation import words
from mreza.rooms.realisation.models import Upload
from mreza.site import formats as formats_of

Shown = dict[str, Any]


def reasons(upload: Upload) -> list[Shown]:
    """Why rows were refused, most rows first."""
    return [
        {
            "count": item["count"],
            "column": _column(upload, item["column"]),
            "example": words.said(item),
        }
        for item in upload.reasons
    ]


def _column(upload: Upload, name: str) -> str:
    known = upload.schema.by_name
    return words.said(known[name].title) if name in known else ""


def formats(upload: Upload) -> list[Shown]:
    """How numbers and days of each column were read, and what told."""
    return [
        {
            "column": _column(upload, name),
            "style": words.STYLES.get(item["style"], item["style"]),
            "decided": words.said(item),
        }
        for name, item in upload.formats.items()
    ]


def notes(upload: Upload) -> list[str]:
    return [words.said(item) for item in upload.notes]


def sums(upload: Upload) -> list[Shown]:
    """Activities with their months: rows, quantity, a twelfth of the plan, and the share of it."""
    return [
        {
            "activity": words.activity(activity),
            "measure": words.measure(measure),
            "rows": sum(item["rows"] for item in items),
            "months": [_month(item) for item in items],
            **_whole(items),
        }
        for (activity, measure), items in _by_activity(upload)
    ]


def _by_activity(upload: Upload) -> list[tuple[tuple[str, str], list[Shown]]]:
    def key(item: Shown) -> tuple[str, str]:
        return item["activity"], item["measure"]

    return [(name, list(items)) for name, items in groupby(sorted(upload.totals, key=key), key)]


def _month(item: Shown) -> Shown:
    quantity, planned = _number(item["quantity"]), _number(item["planned"])
    return {
        "when": item["when"],
        "rows": item["rows"],
        "quantity": quantity,
        "planned": planned,
        "share": _share(quantity, planned),
    }


def _whole(items: list[Shown]) -> Shown:
    quantities = [_number(item["quantity"]) for item in items]
    plans = [_number(item["planned"]) for item in items]
    quantity = sum((q for q in quantities if q is not None), Decimal(0))
    planned = sum((p for p in plans if p is not None), Decimal(0)) if any(plans) else None
    return {"quantity": quantity, "planned": planned, "share": _share(quantity, planned)}


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _share(quantity: Decimal | None, planned: Decimal | None) -> Decimal | None:
    return 100 * quantity / planned if quantity is not None and planned else None


def sample(upload: Upload) -> list[list[str]]:
    """The first good rows, each value as the page's language writes it."""
    fields, language = upload.schema.fields, get_language() or "sl"
    return [
        [_cell(field, value, language) for field, value in zip(fields, row, strict=True)]
        for row in upload.sample
    ]


def _cell(field: Field, value: str | None, language: str) -> str:
    if value is None:
        return ""
    if field.kind == "date":
        return formats_of.day(date.fromisoformat(value), language=language)
    if field.kind == "decimal":
        return formats_of.number(value, language=language)
    if field.kind == "boolean":
        return gettext("yes") if value == "true" else gettext("no")
    return words.said(field.codes[value]) if value in field.codes else value


def header(upload: Upload) -> list[str]:
    """Titles of the columns of the first rows."""
    return [words.said(field.title) for field in upload.schema.fields]
