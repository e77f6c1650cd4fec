"""A small made-up plan over the printed totals, for tests of the synthetic nation."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path

import duckdb

from mreza import acts
from mreza.lake.synthetic import Provision, Scale, UnitTotals, inputs
from mreza.lake.synthetic.nation import Made, describe, make

TREBNJE = Scale("unit", "trebnje")
SEED = 2007


@cache
def totals() -> tuple[UnitTotals, ...]:
    """Tables 1-4 of 28 February 2007, unit by unit."""
    act = acts.get("health_centres_2007")
    return tuple(
        inputs.totals([act.printed_table(f"table_{number}").rows for number in (1, 2, 3, 4)])
    )


def plan(unit: str = "trebnje", office: str = "novo-mesto") -> list[Provision]:
    """A health centre and a private doctor in a unit; numbers of doctors as in Tables 1-4."""

    def provision(activity: str, doctors: int, teams: str, **quantities: str) -> Provision:
        codes = tuple(f"D-{unit}-{activity}-{number}" for number in range(doctors))
        planned = {name: Decimal(value) for name, value in quantities.items()}
        return Provision(f"zd-{unit}", unit, office, activity, codes, Decimal(teams), planned)

    private = Provision(
        f"private-{unit}", unit, office, "general", (f"D-{unit}-private",), Decimal(1),
        {"visit_quotient": Decimal(27000), "capitation_quotient": Decimal(26000)},
    )  # fmt: skip
    return [
        private,
        provision("general", 6, "6.42", visit_quotient="173340"),
        provision("child", 1, "0.78", visit_quotient="21060"),
        provision("school", 1, "0.96", visit_quotient="25920"),
        provision("women", 1, "1", visit_quotient="16000"),
        provision("dental_adult", 4, "4.88", point="229360"),
        provision("dental_youth", 2, "2.5", point="105000"),
        provision("community_nursing", 0, "8", point="208000"),
        provision("physiotherapy", 0, "4", point="74360", case="1144"),
        provision("transport", 0, "2", point="140000"),
        provision("oncology_transport", 0, "0", kilometre="60000"),
        provision("health_education", 0, "0", workshop="40"),
    ]


def made(
    folder: Path, *, seed: int = SEED, rows: int | None = None, scale: Scale = TREBNJE
) -> Made:
    """The files of the plan at the scale, in `folder`."""
    known = describe(scale, seed, plan(), totals())
    return make(known, folder, plan(), totals(), rows)


def ask(made: Made, dataset: str, query: str) -> list[tuple]:
    """The answer to a query over the view `rows` of a dataset, in the order of the files."""
    connection = duckdb.connect()
    paths = [str(path) for path in made.files[dataset]]
    connection.read_parquet(paths).create_view("rows")
    return connection.execute(query).fetchall()
