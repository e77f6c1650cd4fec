"""Runs and statements as data: the same for the API and the command line."""

from __future__ import annotations

from typing import Any

from mreza.rooms.settlement import lanes
from mreza.rooms.settlement.models import Objection, SettlementRun, Statement, StatementLine
from mreza.rooms.settlement.periods import Period


def run(item: SettlementRun) -> dict[str, Any]:
    """A run: what it is of, how far, what came of it. Amounts are texts in EUR."""
    totals = item.totals or {}
    return {
        "id": item.pk,
        "period": str(Period(item.year, item.number)),
        "scope": item.scope,
        "engine": item.engine,
        "state": item.state,
        "stage": item.stage,
        "progress": item.progress,
        "message": item.message,
        "synthetic": item.synthetic,
        "issued_at": item.issued_at.isoformat() if item.issued_at else None,
        "lake_version": item.lake_version,
        "fingerprint": item.content,
        "statements": totals.get("statements"),
        "amount": totals.get("amount"),
        "before": totals.get("before"),
        "now": totals.get("now"),
        "checks": item.checks,
    }


def statement(item: Statement) -> dict[str, Any]:
    """The head of a statement."""
    return {
        "id": item.pk,
        "run": item.run_id,
        "period": str(Period(item.run.year, item.run.number)),
        "issued_at": item.run.issued_at.isoformat() if item.run.issued_at else None,
        "synthetic": item.run.synthetic,
        "provider": item.provider_id,
        "unit": item.unit,
        "office": item.office,
        "amount": str(item.amount),
        "before": str(item.before),
        "now": str(item.now),
    }


def title(lane: str, code: str) -> dict[str, str]:
    """What a line is called, in both languages."""
    found = next((line.title for line in lanes.get(lane).lines if line.code == code), None)
    return found.as_dict() if found else {"sl": code, "en": code}


def objection(item: Objection, line: StatementLine, statement: Statement) -> dict[str, Any]:
    """An objection to a line of a statement, and its answer."""
    return {
        "id": item.pk,
        "statement": statement.pk,
        "line": line.pk,
        "provider": statement.provider_id,
        "disputed": str(item.disputed),
        "reason": item.reason,
        "state": item.state,
        "at": item.at.isoformat(),
        "answer": item.answer,
        "accepted": None if item.accepted is None else str(item.accepted),
        "answered_at": item.answered_at.isoformat() if item.answered_at else None,
    }


def line(item: StatementLine) -> dict[str, Any]:
    """A line; quantities and amounts are texts, null where there is none."""
    numbers = ("planned", "realised", "recognised", "price", "amount", "before", "now")
    return {
        "id": item.pk,
        "lane": item.lane,
        "code": item.code,
        "title": title(item.lane, item.code),
        "table": lanes.get(item.lane).table,
        "activity": item.activity,
        "unit": item.unit,
        "paid": item.paid,
        "illustrative": item.illustrative,
        "rows": item.rows,
        **{
            name: None if getattr(item, name) is None else str(getattr(item, name))
            for name in numbers
        },
    }
