"""A value ready to be explained: the act's steps down to what was counted, and to its records."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from mreza.kernel.explanation import Explanation
from mreza.rooms.calculations import queries as calculations
from mreza.rooms.calculations.queries import StoredRow, StoredRun
from mreza.rooms.calculations.values import kinds_of, restored
from mreza.rooms.quality import evaluation, indicators, months, words
from mreza.rooms.quality.evaluation import Value, law_day
from mreza.rooms.quality.indicators import ACT
from mreza.rooms.quality.models import ClosedValue

FEED = "quality"


def live(value: Value, now: datetime) -> tuple[StoredRun, StoredRow]:
    """The run and row of a value as the records are now."""
    result = evaluation.run([value.counted], law_day(value.month))
    row = _row(value.counted.key, value.counted.organisation, dict(result.rows[0]))
    run = StoredRun(
        0, FEED, f"{ACT}.{value.indicator.table.name}", law_day(value.month), now,
        result.receipt, {row.key: row},
    )  # fmt: skip
    return run, row


def closed(item: ClosedValue) -> tuple[StoredRun, StoredRow]:
    """The run and row of a closed value, from what is kept."""
    table = indicators.get(item.indicator).table
    receipt = calculations.receipt_of(item.close.receipts[table.name])
    kinds = kinds_of(table, table.values_on(receipt.at))
    row = _row(str(item.pk), item.close.organisation_id, restored(item.values, kinds))
    run = StoredRun(
        item.close_id, FEED, f"{ACT}.{table.name}", receipt.at,
        item.close.decided_at or item.close.prepared_at, receipt, {row.key: row},
    )  # fmt: skip
    return run, row


def _row(key: str, organisation: str, values: dict[str, Any]) -> StoredRow:
    return StoredRow(FEED, key, key, 1, "", "", organisation, "", values)


def explanation(run: StoredRun, row: StoredRow, formula: str) -> Explanation:
    """Raises `UnknownNameError` for a formula that the table has not."""
    return calculations.explanation_of(run, row, formula)


def behind(value_or_row: Value | ClosedValue, code: str) -> list[tuple[str, str]]:
    """Addresses of the records that were counted, with their titles; what is not there is left."""
    if isinstance(value_or_row, Value):
        indicator, month = value_or_row.indicator, value_or_row.month
        service = value_or_row.service
    else:
        indicator = indicators.get(value_or_row.indicator)
        month, service = value_or_row.close.month, value_or_row.service
    first = months.moved(month, 1 - indicator.period)
    return records(indicator.law.code, indicator.records, code, service, first, month)


def records(
    name: str, kind: str, code: str, service: str, first: date, month: date
) -> list[tuple[str, str]]:
    """Links to the rooms that keep the records of an indicator in a period."""
    span = {"first": first.isoformat(), "last": months.last_of(month).isoformat()}
    incident_kind = "medication" if name == "medication_safety" else ""  # 5.3: every kind
    wanted = {
        "incidents": [
            (
                _("The incidents"),
                "incidents:register",
                {**span, "kind": incident_kind, "service": service},
            ),
            (_("The users"), "care:users", {"service": service, "month": months.written(month)}),
        ],
        "leisure": [
            (_("Activities of the month"), "care:leisure", {"month": months.written(month)}),
        ],
        "visits": [
            (
                _("Agreements and visits"),
                "care:home_care",
                {"month": months.written(month), "service": service},
            )
        ],
        "staff": [(_("The staff"), "workforce:staff", span)],
        "trainings": [(_("The trainings"), "workforce:trainings", span)],
        "absences": [(_("The staff with their absences"), "workforce:staff", span)],
    }
    found = ((title, _reverse(to, code), query) for title, to, query in wanted[kind])
    return [(title, f"{url}?{urlencode(query)}") for title, url, query in found if url]


def _reverse(name: str, code: str) -> str:
    try:
        return reverse(name, args=[code])
    except NoReverseMatch:
        return ""


def counting_notes(value: Value) -> list[str]:
    """The act's counting rules, in the language of the page."""
    return [note[words.language()] for note in value.indicator.law.counting]


def events(extras: dict[str, Any]) -> list[dict[str, Any]]:
    """How records were counted: so many alike, each for so many incidents."""
    return [
        {"errors": errors, "swapped": swapped, "near_miss": near, "records": records_,
         "counted": int(counted)}
        for errors, swapped, near, records_, counted in extras.get("events", [])
    ]  # fmt: skip
