"""Spec cases: worked examples of an act, kept beside it as `cases/*.toml` for lawyers to read.

    [[case]]
    says = "A sentence that states what the case shows"
    article = "6(2)"
    table = "capitation"
    rows = [{ quotients = "2902" }]
    set = { some_parameter = "5" }          # perhaps
    expect = [{ recognised_quotients = "2902" }]

Expected values are compared at the decimals they are written with; `"none"` is no data.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from mreza.kernel import engines, rows, variants
from mreza.kernel.act import Act
from mreza.kernel.columns import digits_of
from mreza.kernel.errors import ActError
from mreza.kernel.numerals import round_half_up


@dataclass(frozen=True)
class Case:
    """One worked example. `expect` names, for each row, the formulas and their values."""

    says: str
    article: str
    table: str
    rows: list[dict[str, Any]]
    expect: list[dict[str, str]]
    set: dict[str, str] = field(default_factory=dict)


def load_cases(act: Act) -> list[Case]:
    """All cases of an act, by file. Raises `ActError` naming a case that cannot be read."""
    return [case for path in sorted((act.folder / "cases").glob("*.toml")) for case in _read(path)]


def _read(path: Path) -> Iterator[Case]:
    with path.open("rb") as file:
        entries = tomllib.load(file)["case"]
    for entry in entries:
        try:
            case = Case(**entry)
        except TypeError as error:
            raise ActError(str(error), where=f"{path.name}, {entry.get('says', '?')}") from error
        if len(case.rows) != len(case.expect):
            raise ActError(
                "as many `expect` as `rows` are needed", where=f"{path.name}, {case.says}"
            )
        yield case


def differences(act: Act, case: Case, engine: str = "exact") -> list[str]:
    """What the act gives that the case does not expect, in words; empty when all agree."""
    table = act.table(case.table)
    result = engines.run(
        table,
        rows.validate(table, case.rows),
        at=act.in_force_from,
        overrides=variants.read_overrides(table, case.set),
        engine=engine,
    )
    return [
        f"row {number} {name}: expected {wanted}, got {row[table.formula(name).name]}"
        for number, (row, expected) in enumerate(zip(result.rows, case.expect, strict=True), 1)
        for name, wanted in expected.items()
        if not _same(row[name], wanted)
    ]


def _same(value: Any, wanted: str) -> bool:
    if value is None or wanted == "none":
        return value is None and wanted == "none"
    if isinstance(value, Decimal):
        number = Decimal(wanted)
        return round_half_up(value, digits_of(number)[1]) == number
    return str(value).lower() == str(wanted).lower()
