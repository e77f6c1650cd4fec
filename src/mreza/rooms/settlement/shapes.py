"""Runs and statements as data: the same for the API and the command line."""

from __future__ import annotations

from typing import Any

from mreza.rooms.settlement.models import SettlementRun, Statement, StatementLine
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
        "provider": item.provider_id,
        "unit": item.unit,
        "office": item.office,
        "amount": str(item.amount),
        "before": str(item.before),
        "now": str(item.now),
    }


def line(item: StatementLine) -> dict[str, Any]:
    """A line; quantities and amounts are texts, null where there is none."""
    numbers = ("planned", "realised", "recognised", "price", "amount", "before", "now")
    return {
        "id": item.pk,
        "lane": item.lane,
        "code": item.code,
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
