"""The report to the ministry: its content, built from closed months only, and its fingerprint."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from mreza import acts
from mreza.rooms.calculations.values import stored
from mreza.rooms.quality import completeness, indicators, months, queries, sums
from mreza.rooms.quality.evaluation import Value
from mreza.rooms.quality.indicators import ACT
from mreza.rooms.quality.models import ClosedValue, MonthClose
from mreza.rooms.quality.models.reporting import Span
from mreza.rooms.quality.refusals import RefusedError

YEARLY_DAY = 31  # of January: the yearly report is due (section 7)


@dataclass(frozen=True)
class Built:
    """A report ready to be sent."""

    content: dict[str, Any]
    closes: list[int]
    addressees: list[str]
    synthetic: bool


def last_of(span: str, first: date) -> date:
    """The last month of the period."""
    return first if span == Span.MONTH else date(first.year, 12, 1)


def due(year: int) -> date:
    """Until when the report of a year is due."""
    return date(year + 1, 1, YEARLY_DAY)


def build(code: str, span: str, first: date, day: date) -> Built:
    """The report of a month or year. Raises `RefusedError` when a month of it is not closed."""
    last = last_of(span, first)
    if span not in Span.values or months.last_of(last) >= day:
        raise RefusedError(_("The period is not over yet."))
    held = queries.newest(queries.closes(code, first, last))
    wanted = _wanted(code, first, last)
    missing = [month for month in wanted if month not in held]
    if missing or not wanted:
        named = ", ".join(months.written(month) for month in missing)
        raise RefusedError(
            _("These months are not closed: %(months)s.") % {"months": named},
            _("Close them first: a report is built from closed months only."),
        )
    home = queries.home(code, day)
    return compose(code, home.name if home else code, span, first, [held[m] for m in wanted])


def _wanted(code: str, first: date, last: date) -> list[date]:
    """Months of the period since the home began and the guidelines are in force."""
    began = queries.began().get(code)
    start = max(first, completeness.first_month(), began or first)
    return months.between(start, last) if start <= last else []


def compose(
    code: str,
    name: str,
    span: str,
    first: date,
    closes: Sequence[MonthClose],
    values: Mapping[int, Sequence[ClosedValue]] | None = None,
) -> Built:
    """The content from closes; `values` by close, where they are at hand, else as they come."""
    rows = [row for close in closes for row in _rows(close, values)]
    addressees = sorted(
        {str(one) for row in rows for one in indicators.get(row.indicator).addressees}
    )
    act = acts.get(ACT)
    content: dict[str, Any] = {
        "provider": {"code": code, "name": name},
        "span": span,
        "first": first.isoformat(),
        "last": months.last_of(last_of(span, first)).isoformat(),
        "act": {"id": act.id, "version": act.version},
        "addressees": addressees,
        "synthetic": any(close.synthetic for close in closes),
        "closes": [_close(close) for close in closes],
        "values": [of_row(row) for row in rows],
    }
    if span == Span.YEAR:
        content["year"] = [of_value(value) for value in sums.of_year(rows, first.year).values()]
    return Built(content, [close.pk for close in closes], addressees, content["synthetic"])


def _rows(
    close: MonthClose, values: Mapping[int, Sequence[ClosedValue]] | None
) -> Iterable[ClosedValue]:
    for row in close.values.all() if values is None else values[close.pk]:
        row.close = close  # read already
        yield row


def _close(close: MonthClose) -> dict[str, Any]:
    return {
        "month": months.written(close.month),
        "number": close.number,
        "reason": close.reason,
        "fingerprint": close.fingerprint,
        "records": close.records,
    }


def of_row(row: ClosedValue) -> dict[str, Any]:
    """A closed value as the report has it; numbers are texts that keep their scale."""
    indicator = indicators.get(row.indicator)
    return {
        "indicator": row.indicator,
        "service": row.service,
        "month": months.written(row.close.month),
        "numerator": text(row.numerator),
        "denominator": text(row.denominator),
        "value": row.values.get(indicator.value),
        "letter": row.values.get(indicator.letter) if indicator.letter else None,
        "letter_parts": [row.values.get(name) for name in indicator.law.letter_parts],
        "beside": {name: row.values.get(name) for name in indicator.beside},
        "few": row.few,
        "source": row.source,
        "missing": row.missing,
        "extras": row.extras,
    }


def of_value(value: Value) -> dict[str, Any]:
    """A computed value in the same shape."""
    indicator, kept = value.indicator, stored(value.values)
    return {
        "indicator": indicator.name,
        "service": value.service,
        "numerator": text(value.numerator),
        "denominator": text(value.denominator),
        "value": kept.get(indicator.value),
        "letter": kept.get(indicator.letter) if indicator.letter else None,
        "letter_parts": [kept.get(name) for name in indicator.law.letter_parts],
        "beside": {name: kept.get(name) for name in indicator.beside},
        "few": value.few,
        "source": "",
        "missing": "",
        "extras": {},
    }


def text(number: Decimal | None) -> str | None:
    """A number without the zeros that the column of the database adds."""
    if number is None:
        return None
    trimmed = number.normalize()
    exponent = trimmed.as_tuple().exponent
    whole = trimmed.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else trimmed
    return f"{whole:f}"


def fingerprint(content: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
