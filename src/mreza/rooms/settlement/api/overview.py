"""The national overview of a run."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from ninja import Router

from mreza.rooms.settlement import queries, shapes
from mreza.rooms.settlement.api.fields import Number, allowed, complete_run, problems
from mreza.rooms.settlement.api.schemas import OverviewOut
from mreza.rooms.settlement.asking import oversees

router = Router()
OUTLIERS = 20


@router.get(
    "/runs/{number}/overview",
    response=OverviewOut,
    summary="National overview of a run",
    operation_id="get_settlement_overview",
    openapi_extra=problems(404, 422),
)
def get_settlement_overview(request: HttpRequest, number: Number) -> dict[str, Any]:
    """Sums by activity and regional office, outliers, and what each article gave and took."""
    allowed(request, oversees)
    run = complete_run(request, number)
    return {
        "run": shapes.run(run),
        "illustrative": queries.illustrative(run),
        "activities": [
            {**_texts(entry), "title": shapes.title(entry["lane"], entry["code"])}
            for entry in queries.by_activity(run)
        ],
        "offices": [_texts(entry) for entry in queries.by_office(run)],
        "moved": run.totals.get("moved", []),
        "over": _outliers(queries.outliers(run, highest=True, most=OUTLIERS)),
        "under": _outliers(queries.outliers(run, highest=False, most=OUTLIERS)),
    }


def _texts(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: f"{value:f}" if isinstance(value, Decimal) else value for name, value in entry.items()
    }


def _outliers(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {
            "statement": entry["line"].statement_id,
            "line": entry["line"].pk,
            "provider": entry["line"].statement.provider_id,
            "name": entry["name"],
            "lane": entry["line"].lane,
            "code": entry["line"].code,
            "activity": entry["line"].activity,
            "planned": str(entry["line"].planned),
            "realised": str(entry["line"].realised),
            "reached": f"{entry['line'].reached:.1f}",
        }
        for entry in found
    ]
