"""The rest of the country, by the printed tables: for pools that are shared out nationally.

A pool is shared out among all lists of the country (article 5(3)). Where the rows at hand are those
of a region, the units that are not among them stand in with the assigned persons and doctors of
Tables 1 and 2, at the ages of those who are there. They get no statement.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache

from mreza import acts
from mreza.kernel.numerals import round_half_up
from mreza.rooms.settlement.evaluation import CountedRow

ACT = "health_centres_2007"
WOMEN = "women"
# Pool -> printed table, column of doctors
TABLES = {"general": "table_1", WOMEN: "table_2"}
NAMES = {
    "general": ("0_6", "7_18", "19_49", "50_64", "65_74", "75"),
    WOMEN: ("13_19", "20_44", "45_64", "65"),
}


def lists(present: Sequence[CountedRow]) -> list[CountedRow]:
    """One row for each doctor of every unit that is not among `present`."""
    found = []
    for pool in TABLES:
        mine = [row for row in present if (row.activity == WOMEN) == (pool == WOMEN)]
        ages = _ages(pool, mine)
        if not sum(ages):
            continue
        units = {row.unit for row in mine}
        for unit, persons, doctors in _printed(pool):
            if unit not in units:
                found.extend(_of_unit(pool, unit, persons, doctors, ages))
    return found


@cache
def _printed(pool: str) -> tuple[tuple[str, int, Decimal], ...]:
    """Unit, assigned persons, doctors."""
    table = acts.get(ACT).printed_table(TABLES[pool])
    return tuple(
        (row["unit"], int(row["assigned_persons"]), Decimal(row["doctors"]))
        for row in table.where(level="unit")
        if row["assigned_persons"]
    )


def _prefix(pool: str) -> str:
    return "women" if pool == WOMEN else "persons"


def _ages(pool: str, mine: Iterable[CountedRow]) -> list[int]:
    names = [f"{_prefix(pool)}_{name}" for name in NAMES[pool]]
    sums = [0] * len(names)
    for row in mine:
        for number, name in enumerate(names):
            sums[number] += int(row.inputs[name])
    return sums


def _of_unit(
    pool: str, unit: str, persons: int, doctors: Decimal, ages: Sequence[int]
) -> Iterable[CountedRow]:
    """The unit's persons on lists of full programmes; the last list has what is left of one."""
    lists = max(int(doctors) + (doctors % 1 > 0), 1)
    for number in range(lists):
        programme = min(doctors - number, Decimal(1)) if number < lists - 1 else doctors - number
        mine = persons * (number + 1) // lists - persons * number // lists
        name = f"~{unit}-{pool}-{number + 1:03}"
        inputs = {
            "doctor": name,
            "provider": "~",
            "unit": unit,
            "activity": pool,
            "programme_share": round_half_up(max(programme, Decimal("0.01")), 2),
            **_split(pool, mine, ages),
        }
        yield CountedRow(name, "", pool, unit, "", inputs)


def _split(pool: str, persons: int, ages: Sequence[int]) -> dict[str, int]:
    """Persons by age group in proportion; running sums, so that all are counted."""
    found, whole, before = {}, sum(ages), 0
    for name, count in zip(NAMES[pool], ages, strict=True):
        upto = before + count
        found[f"{_prefix(pool)}_{name}"] = persons * upto // whole - persons * before // whole
        before = upto
    return found


PROGRAMMES = {"prisoners": "article_11", "development": "article_27", "addiction": "article_28"}


def programmes(present: Sequence[CountedRow]) -> list[CountedRow]:
    """Teams of a shared fund that no contract has: article 11 names "various providers"."""
    found = []
    for programme, name in PROGRAMMES.items():
        printed = sum(
            Decimal(row["teams"])
            for row in acts.get(ACT).printed_table(name).rows
            if not row["name"].lower().startswith("skupaj")
        )
        mine = sum(
            (Decimal(row.inputs["teams"]) for row in present if row.activity == programme),
            Decimal(0),
        )
        if printed > mine:
            inputs = {"programme": programme, "provider": "~", "teams": printed - mine}
            found.append(CountedRow(f"~{programme}", "", programme, "", "", inputs))
    return found
