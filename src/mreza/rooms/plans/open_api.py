"""Open data of plans over HTTP: the same tables as the files of the public page."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import Http404, HttpRequest
from ninja import Router, Schema
from pydantic import Field

from mreza.rooms.calculations.api import problems
from mreza.rooms.plans.models import PlanVersion
from mreza.rooms.plans.open_data import activities
from mreza.rooms.plans.open_data.package import data_package
from mreza.rooms.plans.open_data.tables import TABLES
from mreza.rooms.plans.queries.published import Published, public_plans, published
from mreza.site import clock

router = Router()
Code = Annotated[str, Field(pattern=r"^[-a-z0-9_]+$", max_length=80)]


class OpenPlan(Schema):
    """A plan that is published."""

    plan: str
    title: dict[str, str]
    version: int
    first_day: str
    last_day: str


class OpenRows(Schema):
    """Rows of a table; numbers are texts, null is no data."""

    plan: str
    table: str
    rows: list[dict[str, Any]]


@router.get("", response=list[OpenPlan], summary="Published plans", auth=None)
def list_open_plans(request: HttpRequest) -> list[dict[str, Any]]:
    """Every plan by its first day."""
    return [
        {
            "plan": one.plan_id,
            "title": {"sl": one.plan.title_sl, "en": one.plan.title_en},
            "version": one.number,
            "first_day": one.plan.first.isoformat(),
            "last_day": one.plan.last.isoformat(),
        }
        for one in public_plans()
    ]


@router.get(
    "/{code}", response=dict[str, Any], summary="The data of a plan, described", auth=None,
    openapi_extra=problems(404, 422),
)  # fmt: skip
def get_open_plan(request: HttpRequest, code: Code) -> dict[str, Any]:
    """A Data Package: every table with its columns and what they hold."""
    return data_package(_published(code), request.build_absolute_uri)


@router.get(
    "/{code}/activities", response=dict[str, Any], summary="Measures in the fields of IATI",
    auth=None, openapi_extra=problems(404, 422),
)  # fmt: skip
def get_open_activities(request: HttpRequest, code: Code) -> dict[str, Any]:
    """Identifier, titles, status, dates, organisations, budgets, transactions, results."""
    return activities.activities(_published(code))


@router.get(
    "/{code}/{table}", response=OpenRows, summary="One table of a plan", auth=None,
    openapi_extra=problems(404, 422),
)  # fmt: skip
def get_open_table(request: HttpRequest, code: Code, table: Code) -> dict[str, Any]:
    """plans, measures, milestones, amounts, funds, indicators or readings."""
    if table not in TABLES:
        raise Http404(f"No table {table!r}; there are: {', '.join(TABLES)}.")
    rows = TABLES[table].records(_published(code))
    return {"plan": code, "table": table, "rows": rows}


def _published(code: str) -> Published:
    try:
        return published(code, clock.today())
    except PlanVersion.DoesNotExist:
        raise Http404(f"No plan {code!r}.") from None
