"""Metadata of a plan's open data: a Data Package, and datasets of the catalogue (DCAT)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from mreza.kernel.text import Text
from mreza.rooms.network import catalogue
from mreza.rooms.plans.models import PlanVersion
from mreza.rooms.plans.open_data.shapes import OpenTable
from mreza.rooms.plans.open_data.tables import TABLES
from mreza.rooms.plans.queries.published import Published, public_plans

Data = dict[str, Any]
# The primary key of each table, for whoever joins them.
KEYS = {
    "plans": ["plan"],
    "measures": ["plan", "measure"],
    "milestones": ["plan", "measure", "milestone", "year"],
    "amounts": ["plan", "measure", "number"],
    "funds": ["plan", "measure", "year", "source"],
    "indicators": ["plan", "measure", "indicator"],
    "readings": ["plan", "measure", "indicator", "day", "baseline"],
}


def data_package(found: Published, address: Callable[[str], str]) -> Data:
    """The description of all files of a plan, as a Data Package; `address` makes links whole."""
    plan = found.version.plan
    return {
        "profile": "tabular-data-package",
        "name": plan.code.replace("_", "-"),
        "title": {"sl": plan.title_sl, "en": plan.title_en},
        "version": str(found.version.number),
        "homepage": address(reverse("plans:public", args=[plan.code])),
        "coordinator": plan.coordinator_id,
        "temporal": {"start": plan.first.isoformat(), "end": plan.last.isoformat()},
        "reported_until": found.round.last.isoformat() if found.round else None,
        "synthetic": found.synthetic,
        "resources": [_resource(plan.code, table, address) for table in TABLES.values()],
    }


def _resource(plan: str, table: OpenTable, address: Callable[[str], str]) -> Data:
    return {
        "name": table.name,
        "title": table.title.as_dict(),
        "path": address(reverse("plans:open_file", args=[plan, table.name, "csv"])),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [
                {"name": field.name, "type": field.type, "description": field.about.as_dict()}
                for field in table.fields
            ],
            "primaryKey": KEYS[table.name],
        },
    }


def datasets(request: HttpRequest) -> list[Data]:
    """Every plan as a dataset of the catalogue, with a file for each table in each format."""
    return [_dataset(request, version) for version in public_plans()]


def _dataset(request: HttpRequest, version: PlanVersion) -> Data:
    plan = version.plan
    files = [
        catalogue.distribution(
            request.build_absolute_uri(reverse("plans:open_file", args=[plan.code, name, kind])),
            kind,
        )
        for name in TABLES
        for kind in ("csv", "json")
    ]
    activities = reverse("plans:open_activities", args=[plan.code, "json"])
    return catalogue.dataset(
        request,
        f"plan-{plan.code}",
        Text(plan.title_sl, plan.title_en),
        [*files, catalogue.distribution(request.build_absolute_uri(activities), "json")],
        source=Text(plan.title_sl, plan.title_en),
        since=plan.first,
    )
