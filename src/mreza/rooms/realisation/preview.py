"""What people see of a file before it is committed: counts, reasons, first rows, sums and plan."""

# ruff: noqa: S608 - names are those of the schema; what people write is bound or quoted.
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import duckdb

from mreza.data.services_2007 import catalogue
from mreza.kernel.text import Text
from mreza.lake.checking import Checked
from mreza.lake.database import literal, working
from mreza.lake.fields import Schema
from mreza.rooms.contracts.queries import contracts
from mreza.rooms.realisation.repeated import CODE, Repeated

SAMPLE: Final = 20
MONTHS: Final = Decimal(12)
CENT: Final = Decimal("0.01")
# What the plan of a contract counts in, by what the catalogue or the file counts in.
PLANNED_IN: Final = {"quotient": "visit_quotient"}

# (activity, month or count date, measure): rows, quantity counted in the measure.
SUMS: Final = {
    "services": (
        "SELECT activity, strftime(day, '%Y-%m'), coalesce(measure, ''), count(*), "
        "sum(quantity * value) FROM rows LEFT JOIN worth USING (activity, service) "
        "GROUP BY ALL ORDER BY ALL"
    ),
    "assignments": (
        "SELECT activity, strftime(count_date, '%Y-%m-%d'), 'person', count(*), "
        "count(provider)::DECIMAL(18, 0) FROM rows GROUP BY ALL ORDER BY ALL"
    ),
    "quantities": (
        "SELECT activity, strftime(month, '%Y-%m'), measure, count(*), sum(quantity) "
        "FROM rows GROUP BY ALL ORDER BY ALL"
    ),
    "ride_lists": (
        "SELECT activity, strftime(month, '%Y-%m'), 'ride', count(*), "
        "sum(planned_rides)::DECIMAL(18, 0) FROM rows GROUP BY ALL ORDER BY ALL"
    ),
}


@dataclass(frozen=True)
class Preview:
    """A checked file, as it is kept with the upload."""

    checked: Checked
    again: Repeated
    totals: list[dict[str, Any]]
    sample: list[list[str | None]]

    @property
    def rows(self) -> int:
        return self.checked.rows

    @property
    def bad(self) -> int:
        return self.checked.bad + self.again.rows

    @property
    def whole(self) -> bool:
        return self.checked.whole and not self.again.rows

    def columns(self) -> dict[str, Any]:
        """Values of the upload's own columns."""
        found = self.checked
        return {
            "rows": found.rows,
            "good": found.rows - self.bad,
            "bad": self.bad,
            "problem": "" if self.whole else ("rows" if found.rows else "empty"),
            "message": "",
            "reasons": self._reasons(),
            "formats": {
                name: {"style": known.style, **known.decided_by.as_dict()}
                for name, known in found.formats.items()
            },
            "notes": [found.read_as.as_dict(), *(_skipped(text) for text in found.skipped)],
            "months": list(found.months),
            "providers": len(found.providers),
            "totals": self.totals,
            "sample": self.sample,
        }

    def _reasons(self) -> list[dict[str, Any]]:
        listed = [
            {"code": r.code, "column": r.column, "count": r.count, **r.example.as_dict()}
            for r in self.checked.reasons
        ]
        if self.again.rows:
            own = {"code": CODE, "column": "", "count": self.again.rows}
            listed.append({**own, **self.again.example.as_dict()})
        return listed


def _skipped(text: Text) -> dict[str, str]:
    return {"sl": f"ni preverjeno: {text.sl}", "en": f"not checked: {text.en}"}


def of(found: Checked, schema: Schema, again: Repeated) -> Preview:
    """The preview of a checked file: its good rows are read, nothing is kept."""
    if not found.good:
        return Preview(found, again, [], [])
    with (
        TemporaryDirectory(dir=found.accepted_path.parent) as scratch,
        working(Path(scratch)) as connection,
    ):
        accepted = f"read_parquet({literal(found.accepted_path)})"
        connection.execute(f"CREATE TEMP VIEW rows AS SELECT * FROM {accepted}")
        return Preview(found, again, _totals(connection, schema), _sample(connection, schema))


def _sample(connection: duckdb.DuckDBPyConnection, schema: Schema) -> list[list[str | None]]:
    listed = ", ".join(f'"{name}"::VARCHAR' for name in schema.names)
    sql = f"SELECT {listed} FROM rows ORDER BY line LIMIT {SAMPLE}"
    return [list(row) for row in connection.execute(sql).fetchall()]


def _totals(connection: duckdb.DuckDBPyConnection, schema: Schema) -> list[dict[str, Any]]:
    if schema.name == "services":
        _worth(connection)
    sums = connection.execute(SUMS[schema.name]).fetchall()
    planned = _planned(connection, {str(row[1])[:4] for row in sums}, schema)
    return [
        {
            "activity": activity,
            "when": when,
            "measure": measure,
            "rows": rows,
            "quantity": None if quantity is None else f"{quantity.normalize():f}",
            "planned": _text(planned.get((activity, measure, when[:7]))),
        }
        for activity, when, measure, rows, quantity in sums
    ]


def _worth(connection: duckdb.DuckDBPyConnection) -> None:
    """Table of what one piece of a service counts for, from the catalogue."""
    connection.execute(
        "CREATE TABLE worth (activity VARCHAR, service VARCHAR, measure VARCHAR, "
        "value DECIMAL(12, 4))"
    )
    rows = [
        value
        for service in catalogue()
        for value in (service.activity, service.code, service.measure, f"{service.value:f}")
    ]
    marks = ", ".join(["(?, ?, ?, ?)"] * (len(rows) // 4))
    connection.execute(f"INSERT INTO worth VALUES {marks}", rows)


def _planned(
    connection: duckdb.DuckDBPyConnection, years: set[str], schema: Schema
) -> Mapping[tuple[str, str, str], Decimal]:
    """A twelfth of the year's plan of the file's providers, by activity, measure and month."""
    if schema.name == "assignments":
        return {}
    there = "SELECT DISTINCT provider, activity FROM rows"
    pairs = set(connection.execute(there).fetchall())
    named = {planned: counted for counted, planned in PLANNED_IN.items()}
    sums: dict[tuple[str, str, str], Decimal] = defaultdict(Decimal)
    for year in sorted(years):
        for item in contracts.plan_rows(int(year)):
            if (item.provider, item.activity) in pairs:
                measure = named.get(item.measure, item.measure)
                for month in _months(item.first, item.last):
                    sums[item.activity, measure, month] += item.quantity / MONTHS
    return sums


def _months(first: date, last: date) -> Iterator[str]:
    for month in range(first.month, last.month + 1):
        yield f"{first.year}-{month:02d}"


def _text(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount.quantize(CENT):f}"
