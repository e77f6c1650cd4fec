"""The national overview of a run."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from ninja import Router

from mreza.rooms.settlement import overview, queries, shapes
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
    far = overview.furthest(run, most=OUTLIERS)
    names = queries.names_of(far.providers)
    return {
        "run": shapes.run(run),
        "illustrative": queries.illustrative(run),
        "activities": [
            {**_texts(entry), "title": shapes.title(entry["lane"], entry["code"])}
            for entry in queries.by_activity(run)
        ],
        "offices": [_texts(entry) for entry in queries.by_office(run)],
        "moved": run.totals.get("moved", []),
        "above": _outliers(far.above, names),
        "below": _outliers(far.below, names),
        "nothing": far.nothing,
    }


def _texts(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: f"{value:f}" if isinstance(value, Decimal) else value for name, value in entry.items()
    }


def _outliers(found: list[dict[str, Any]], names: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        {
            "statement": entry["statement"],
            "provider": entry["provider"],
            "name": names.get(entry["provider"], entry["provider"]),
            "code": entry["code"],
            "activity": entry["anchor"],
            "planned": str(entry["planned"]),
            "realised": str(entry["realised"]),
            "reached": f"{entry['reached']:.1f}",
        }
        for entry in found
    ]
