"""Reports as pages and files show them: periods with what was sent, rows in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from mreza.rooms.quality import extras, indicators, months, report, words
from mreza.rooms.quality.models import Submission
from mreza.rooms.quality.models.reporting import Span


@dataclass(frozen=True)
class Period:
    """A month or year: `state` is sent, ready, open (not closed) or running."""

    span: str
    first: date
    written: str
    title: str
    state: str
    newest: Submission | None
    due: date | None
    late: bool


def periods(
    span: str,
    firsts: Iterable[date],
    closed: Collection[date],
    sent: Sequence[Submission],
    day: date,
) -> list[Period]:
    """Each period with its newest revision; `sent` comes newest first."""
    newest: dict[date, Submission] = {}
    for item in sent:
        if item.span == span:
            newest.setdefault(item.first, item)
    return [_period(span, first, closed, newest.get(first), day) for first in firsts]


def _period(
    span: str, first: date, closed: Collection[date], newest: Submission | None, day: date
) -> Period:
    last = report.last_of(span, first)
    over = months.last_of(last) < day
    due = report.due(first.year) if span == Span.YEAR else None
    if newest is not None:
        state = "sent"
    elif not over:
        state = "running"
    else:
        state = "ready" if last in closed else "open"
    return Period(
        span, first, months.written(first),
        words.month(first) if span == Span.MONTH else str(first.year),
        state, newest, due, newest is None and due is not None and due < day,
    )  # fmt: skip


def title(submission: Submission) -> str:
    first = submission.first
    return words.month(first) if submission.span == Span.MONTH else str(first.year)


def rows(content: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The report's values in words: of the month, or the year's sums."""
    return [row(one) for one in content.get("year", content["values"])]


def by_month(content: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The months of a yearly report."""
    return [row(one) | {"month": months.read(one["month"])} for one in content["values"]]


def row(one: Mapping[str, Any]) -> dict[str, Any]:
    """A value of a report in the language of the page; numbers as Decimal beside their words."""
    indicator = indicators.get(one["indicator"])
    value = _decimal(one["value"])
    return {
        "indicator": indicator,
        "title": indicator.title[words.language()],
        "short": indicator.short[words.language()],
        "figure_title": indicator.formula.title[words.language()],
        "article": indicator.law.article,
        "service": words.service(one["service"]),
        "numerator": _decimal(one["numerator"]),
        "denominator": _decimal(one["denominator"]),
        "numerator_shown": words.part(indicator, _decimal(one["numerator"])),
        "denominator_shown": words.part(indicator, _decimal(one["denominator"])),
        "value": value,
        "shown": words.figure(indicator, value),
        "beside": [*_beside(indicator, one["beside"]), *extras.shown(one["extras"])],
        "few": one["few"],
        "by_hand": one["source"] == "by_hand",
        "missing": one["missing"],
    }


def _beside(indicator: indicators.Indicator, beside: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Formulas beside the value: title and figure; what has none is left out."""
    found = []
    for name in indicator.beside:
        law, text = indicator.table.formula(name), beside.get(name)
        if text is None:
            continue
        figure: Any = text if isinstance(text, bool) else Decimal(text)
        shown = words.beside(law, figure)
        found.append((law.title[words.language()], shown))
    return found


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
