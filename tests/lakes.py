"""Rows, files and references for tests of the lake."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from mreza.lake.checking import Checked, check
from mreza.lake.database import readable
from mreza.lake.reference import CatalogueEntry, ContractSpan, DoctorSpan, Reference
from mreza.lake.schema import SERVICES, Schema

SERVICE = {
    "provider": "zd-celje", "activity": "general", "doctor": "D1", "person": "P1",
    "service": "K0005", "day": "2007-01-15", "quantity": "1", "occurrence": "first",
    "reason": "illness", "referral": "none",
}  # fmt: skip
ASSIGNMENT = {
    "count_date": "2007-02-28", "person": "P1", "sex": "f", "born": "1961-04-03", "unit": "celje",
    "activity": "general", "provider": "zd-celje", "doctor": "D1", "institution": "false",
}  # fmt: skip
QUANTITY = {
    "provider": "zd-celje", "activity": "physiotherapy", "measure": "case",
    "month": "2007-01-01", "quantity": "286",
}  # fmt: skip
RIDE_LIST = {
    "provider": "zd-celje", "activity": "dialysis_transport", "person": "P1",
    "month": "2007-01-01", "stay": "home", "distance": "10.0", "stay_distance": "",
    "consent": "false", "planned_rides": "26",
}  # fmt: skip
NOTHING = Reference()
FULL = Reference(
    catalogue=[CatalogueEntry("K0005", "general"), CatalogueEntry("K1012", "women")],
    providers=["zd-celje", "zd-koper"],
    contracts=[
        ContractSpan("zd-celje", "general", date(2007, 1, 1), date(2007, 3, 31)),
        ContractSpan("zd-celje", "general", date(2007, 7, 1), date(2007, 12, 31)),
        ContractSpan("zd-celje", "women", date(2007, 1, 1), date(2007, 12, 31)),
        ContractSpan("zd-celje", "physiotherapy", date(2007, 1, 16), date(2007, 12, 31)),
        ContractSpan("zd-celje", "dialysis_transport", date(2007, 1, 1), date(2007, 12, 31)),
    ],
    doctors=[DoctorSpan("zd-celje", "D1"), DoctorSpan("zd-koper", "D2")],
    units=["celje", "koper"],
    period=(date(2007, 1, 1), date(2007, 12, 31)),
)


def services(*changes: Mapping[str, str]) -> list[dict[str, str]]:
    """One row for each set of changes; persons differ unless said otherwise."""
    return [SERVICE | {"person": f"P{place}"} | change for place, change in enumerate(changes)]


def write_csv(
    path: Path,
    rows: Iterable[Mapping[str, str]],
    *,
    separator: str = ",",
    encoding: str = "utf-8",
    headers: Mapping[str, str] | None = None,
) -> Path:
    listed = list(rows)
    names = headers or {name: name for name in listed[0]}
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=separator)
        writer.writerow(names.values())
        writer.writerows([row[name] for name in names] for row in listed)
    return path


def checked(
    path: Path, schema: Schema = SERVICES, reference: Reference = NOTHING, **options: Any
) -> Checked:
    into = path.parent / f"{path.name}.checked"
    return check(path, schema, reference=reference, into=into, **options)


def accepted(answer: Checked, column: str) -> list[Any]:
    rows = duckdb.connect().execute(
        f"SELECT {column} FROM {readable(answer.accepted_path)} ORDER BY line"
    )
    return [value for (value,) in rows.fetchall()]


def reasons(answer: Checked) -> dict[tuple[str, str], int]:
    return {(reason.code, reason.column): reason.count for reason in answer.reasons}


def errors(answer: Checked) -> list[dict[str, str]]:
    with answer.errors_path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def write_accepted(
    path: Path, rows: Iterable[Mapping[str, str]], schema: Schema = SERVICES
) -> Path:
    """Typed rows as `check` leaves them."""
    source = write_csv(path.with_suffix(".csv"), rows)
    answer = checked(source, schema)
    assert answer.whole, answer.reasons
    return answer.accepted_path.replace(path)
