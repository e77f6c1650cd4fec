"""Runs, statements and lines as pages show them: words, numbers, addresses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.urls import reverse

from mreza.kernel.text import Text
from mreza.kernel.units import Unit
from mreza.rooms.calculations import links
from mreza.rooms.settlement import lanes, words
from mreza.rooms.settlement.models import Objection, SettlementRun, Statement, StatementLine

ZERO = Decimal(0)


def run(item: SettlementRun, language: str) -> dict[str, Any]:
    """A run for lists and heads."""
    totals = item.totals or {}
    return {
        "item": item,
        "id": item.pk,
        "title": words.period(item, language),
        "scope": words.scope(item.scope),
        "state": item.get_state_display(),
        "badge": {"complete": "good", "failed": "late"}.get(item.state, "warn"),
        "working": item.state in (SettlementRun.State.QUEUED, SettlementRun.State.RUNNING),
        "stage": words.stage(item.stage, language),
        "amount": _decimal(totals.get("amount")),
        "before": _decimal(totals.get("before")),
        "now": _decimal(totals.get("now")),
        "statements": totals.get("statements"),
        "url": reverse("settlement:run", args=[item.pk]),
    }


def statement(item: Statement, language: str) -> dict[str, Any]:
    """A statement for lists."""
    return {
        "item": item,
        "title": words.period(item.run, language),
        "provider": item.provider,
        "amount": item.amount,
        "before": item.before,
        "now": item.now,
        "issued_at": item.run.issued_at,
        "open_objections": getattr(item, "open_objections", 0),
        "url": reverse("settlement:statement", args=[item.pk]),
    }


def line(item: StatementLine, earlier: StatementLine | None, language: str) -> dict[str, Any]:
    """A line of a statement; `earlier` is the same line of the last issued statement."""
    kept = [o for o in item.objections.all() if o.state != Objection.State.WITHDRAWN]
    return {
        "item": item,
        "title": words.line(item.lane, item.code, language),
        "lane": item.lane,
        "activity": words.activity(item.activity),
        "unit": Unit.parse(item.unit).label(language) if item.unit else "",
        "planned": _plain(item.planned),
        "realised": _plain(item.realised),
        "recognised": _plain(item.recognised),
        "price": _plain(item.price),
        "reached": _share(item),
        "earlier": earlier.amount if earlier else None,
        "objections": kept,
        "url": reverse("settlement:line", args=[item.statement_id, item.pk]),
    }


def lines(statement: Statement, earlier: Statement | None, language: str) -> list[dict[str, Any]]:
    """All lines, each beside the same one of the last statement."""
    last = {_key(item): item for item in earlier.lines.all()} if earlier else {}
    return [line(item, last.get(_key(item)), language) for item in statement.lines.all()]


def _key(item: StatementLine) -> tuple[str, str, str]:
    return item.lane, item.code, item.activity


def groups(shown: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Lines by activity, in the order they come, with the sum of what is paid."""
    found: dict[str, dict[str, Any]] = {}
    for entry in shown:
        group = found.setdefault(
            entry["activity"], {"activity": entry["activity"], "lines": [], "amount": ZERO,
                                "now": ZERO}
        )  # fmt: skip
        group["lines"].append(entry)
        if entry["item"].paid:
            group["amount"] += entry["item"].amount
            group["now"] += entry["item"].now
    return list(found.values())


def _share(item: StatementLine) -> Decimal | None:
    """What was done in % of the plan, for a small picture."""
    if not item.planned or item.realised is None:
        return None
    return (item.realised * 100 / item.planned).quantize(Decimal("0.1"))


def moved(entries: Iterable[Mapping[str, Any]], language: str) -> list[dict[str, Any]]:
    """What each rule gives and takes, with the address of its article."""
    return [
        {
            "title": Text(entry["sl"], entry["en"])[language],
            "lane": lanes.get(entry["lane"]).title[language],
            "article": entry["article"],
            "url": links.article(entry["act"], entry["article"]),
            "given": Decimal(entry["given"]),
            "taken": Decimal(entry["taken"]),
            "rows": entry["rows"],
        }
        for entry in entries
    ]


def checks(entries: Iterable[Mapping[str, str]], language: str) -> list[dict[str, Any]]:
    """Sums that agreed when the run ended."""
    return [
        {
            "title": entry[language],
            "expected": Decimal(entry["expected"]),
            "found": Decimal(entry["found"]),
        }
        for entry in entries
    ]


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _plain(value: Decimal | None) -> Decimal | None:
    """Without the zeros that the column of the database adds."""
    if value is None:
        return None
    trimmed = value.normalize()
    exponent = trimmed.as_tuple().exponent
    return trimmed.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else trimmed
