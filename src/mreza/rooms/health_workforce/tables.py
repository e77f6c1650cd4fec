"""Rows for files and the API, under names that programs use, and as sheets for people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from mreza.kernel.errors import UnknownNameError
from mreza.rooms.calculations.sheets import Sheet
from mreza.rooms.health_workforce import law, words
from mreza.rooms.health_workforce.forms import LABELS
from mreza.rooms.health_workforce.models import ISCO_08, Worker
from mreza.rooms.health_workforce.projection import Projection
from mreza.rooms.health_workforce.queries.covered import Coverage
from mreza.rooms.health_workforce.queries.quality import MEASURES, Report

Records = list[dict[str, Any]]
RESULTS = (
    "next_stock", "entering", "arriving", "departing", "other_leaving", "retiring", "supply",
    "need", "gap", "gap_share",
)  # fmt: skip


def covered(
    found: Mapping[tuple[str, str], Coverage], names: Mapping[str, str], left_out: set[Any]
) -> Records:
    """Coverage by unit and group; figures are None where they are hidden."""
    return [
        {
            "unit": unit,
            "unit_name": names.get(unit, ""),
            "group": group,
            "group_name": words.group(group),
            "isco_08": ISCO_08.get(group, ""),  # type: ignore[call-overload]
            **_figures(None if (unit, group) in left_out else one),
            "inhabitants": one.inhabitants,
            "illustrative": one.illustrative,
            "hidden": (unit, group) in left_out,
        }
        for (unit, group), one in sorted(found.items())
        if group
    ]


def _figures(one: Coverage | None) -> dict[str, Any]:
    names = ("workers", "fte", "per_1000", "fte_per_1000")
    return {name: None if one is None else getattr(one, name) for name in names}


def projected(one: Projection, scenario: str = "a") -> Records:
    """Every year under every set of assumptions, with the assumptions."""
    return [
        {
            "scenario": scenario,
            "group": one.start.group,
            "year": int(row["year"]),
            "set": name,
            **{result: row[result] for result in RESULTS},
            **asdict(one.assumptions),
            "illustrative": True,
        }
        for name, favours in words.SETS.items()
        for row in one.years[favours]
    ]


def reported(reports: Iterable[Report], names: Mapping[str, str]) -> Records:
    """A data-quality report in a row."""
    return [
        {
            "provider": str(one.submission.organisation_id),
            "provider_name": names.get(str(one.submission.organisation_id), ""),
            "day": one.submission.day.isoformat(),
            "rows": one.inputs["rows"],
            "days_late": one.days_late,
            **{measure: one[measure] for measure in MEASURES},
            "score": one.score,
            **{f"missing_{name}": count for name, count in one.missing.items()},
            **one.found,
        }
        for one in reports
    ]


def own_rows(workers: Iterable[Worker]) -> Records:
    """A provider's own rows, as the file that can be sent again."""
    return [
        {
            "code": one.code,
            "group": one.group,
            "activity": one.activity or None,
            "birth_year": one.birth_year,
            "sex": one.sex or None,
            "employment": one.employment,
            "fte": one.fte,
            "start_year": one.start_year,
            "retired": None if one.retired is None else str(one.retired).lower(),
        }
        for one in workers
    ]


def texts(records: Iterable[Mapping[str, Any]]) -> Records:
    """Records for JSON: numbers as texts that keep their decimals."""
    return [
        {name: f"{value:f}" if isinstance(value, Decimal) else value
         for name, value in record.items()}
        for record in records
    ]  # fmt: skip


def sheet(name: str, records: Sequence[Mapping[str, Any]]) -> Sheet:
    """Records for people: what the act calls them where it has a name."""
    heads = [title(name) for name in (records[0] if records else ())]
    return Sheet(name, heads, [list(record.values()) for record in records])


def title(name: str) -> str:
    """A column in the reader's language."""
    known = {
        "unit": _("Region unit"), "unit_name": _("Name of the unit"),
        "group": _("Occupational group"), "group_name": _("Name of the group"),
        "isco_08": "ISCO-08", "workers": _("Workers"), "fte": _("Full-time equivalents"),
        "per_1000": _("Workers per 1,000"), "fte_per_1000": _("Full-time equivalents per 1,000"),
        "inhabitants": _("Inhabitants or insured persons"), "illustrative": _("illustrative"),
        "hidden": _("Hidden"), "scenario": _("Scenario"), "set": _("Set of assumptions"),
        "year": _("Year"), "provider": _("Provider"), "provider_name": _("Name of the provider"),
        "day": _("Day of the data"), "rows": _("Rows"), "days_late": _("Days late"),
        "score": _("Score"), "code": _("Pseudonym"),
        "employment": _("Employment"), "band": _("Age"), "women": _("Women"),
        "men": _("Men"), "over_already": _("Over the age already"),
    }  # fmt: skip
    if name in known:
        return known[name]
    if name in words.FINDINGS:
        return str(words.FINDINGS[name][0])
    if name in LABELS:
        return str(LABELS[name])
    if name in words.COLUMNS:
        return str(words.COLUMNS[name])
    if name.removeprefix("missing_") in words.COLUMNS:
        return _("missing: %(columns)s") % {"columns": words.COLUMNS[name[8:]]}
    return _of_act(name)


def _of_act(name: str) -> str:
    for table in ("supply_year", "data_quality", "coverage"):
        try:
            return law.table(table).formula(name).title[words.language()]
        except UnknownNameError:
            continue
    return name
