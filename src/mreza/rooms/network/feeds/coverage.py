"""The feed `coverage`: 55 units in five activities, from Tables 1-4 and Annex III."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from mreza.kernel.printed import PrintedTable
from mreza.kernel.text import Text
from mreza.rooms.calculations.feeds import Feed, FeedRow, Source
from mreza.rooms.network.feeds.join import ACT, Row, printed
from mreza.rooms.network.models import Unit

TABLES = {
    "primary": "table_1",
    "women": "table_2",
    "dental_adult": "table_3",
    "dental_youth": "table_4",
}
COUNTED = ("insured_persons", "doctors", "assigned_persons")


def rows(day: date) -> list[FeedRow]:
    """One row per unit and activity. The printed figures are the same on every day of the act."""
    names = dict(Unit.objects.values_list("code", "name"))
    found = [
        _row(names, row, activity, _cells(row), _sources(printed(table), row))
        for activity, table in TABLES.items()
        for row in printed(table).where(level="unit")
    ]
    return found + _nursing(names)


def _nursing(names: Mapping[str, str]) -> list[FeedRow]:
    """Community nursing: teams of Annex III; adults and youth of Tables 3 and 4 are everybody."""
    teams = printed("annex_3")
    groups = [printed("table_3"), printed("table_4")]
    persons = [{row["unit"]: row for row in table.where(level="unit")} for table in groups]
    found = []
    for row in teams.where(level="unit"):
        parts = [by_unit[row["unit"]] for by_unit in persons]
        inputs = {
            "doctors": row["teams_community_nursing"],
            "insured_persons": sum(int(part["insured_persons"]) for part in parts),
            "assigned_persons": None,
        }
        sources = [Source.of(teams, row, "teams_community_nursing", "doctors")] + [
            Source.of(table, part, "insured_persons")
            for table, part in zip(groups, parts, strict=True)
        ]
        found.append(_row(names, row, "community_nursing", inputs, tuple(sources)))
    return found


def _cells(row: Row) -> dict[str, Any]:
    return {name: row[name] or None for name in COUNTED}


def _sources(table: PrintedTable, row: Row) -> tuple[Source, ...]:
    return tuple(Source.of(table, row, name) for name in COUNTED if row[name])


def _row(
    names: Mapping[str, str],
    row: Row,
    activity: str,
    counted: dict[str, Any],
    sources: tuple[Source, ...],
) -> FeedRow:
    unit, office = row["unit"], row["office"]
    return FeedRow(
        key=f"{unit}.{activity}",
        label=names[unit],
        inputs={
            "unit": unit,
            "activity": activity,
            "office": office,
            **counted,
        },
        unit=unit,
        office=office,
        activity=activity,
        sources=sources,
    )


FEED = Feed(
    name="coverage",
    table=f"{ACT}.coverage",
    title=Text("Preskrbljenost izpostav z zdravniki", "Coverage of region units with doctors"),
    rows=rows,
    headline=("insured_per_doctor", "deviation_percent", "doctors_missing", "standing"),
    about=Text(
        "Izpostave po dejavnostih: tabele 1 do 4 in Priloga III.",
        "Region units by activity: Tables 1 to 4 and Annex III.",
    ),
)
