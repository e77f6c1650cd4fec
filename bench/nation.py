"""A synthetic nation: insured persons drawn to the unit totals of Table 1, seeded and repeatable.

1,950,797 persons in 55 units with 1,090 doctors: the printed full-time equivalents made whole by
the largest remainders. Ages and quotients are invented.
"""

from __future__ import annotations

from decimal import Decimal

import duckdb

from mreza import acts

ACT = "health_centres_2007"


DOCTORS = 1090


def units() -> list[tuple[str, str, int, Decimal, int]]:
    """(unit, office, insured persons, doctors in full-time equivalents, doctors as people)."""
    rows = acts.get(ACT).printed_table("table_1").where(level="unit")
    equivalents = [Decimal(row["doctors"]) for row in rows]
    people = [int(value) for value in equivalents]
    remainders = sorted(range(len(rows)), key=lambda n: people[n] - equivalents[n])
    for position in remainders[: DOCTORS - sum(people)]:
        people[position] += 1
    return [
        (row["unit"], row["office"], int(row["insured_persons"]), equivalents[n], people[n])
        for n, row in enumerate(rows)
    ]


def build(connection: duckdb.DuckDBPyConnection) -> None:
    """Tables `units` and `persons` (unit, doctor, quotient of the person's age a month)."""
    connection.execute(
        "CREATE TABLE units (unit VARCHAR, office VARCHAR, insured INTEGER, "
        "doctors DECIMAL(7,2), people INTEGER)"
    )
    connection.executemany("INSERT INTO units VALUES (?, ?, ?, ?, ?)", units())
    connection.execute(
        """
        CREATE TABLE persons AS
        SELECT unit,
               unit || '-' || (hash(unit, n) % people) AS doctor,
               CAST([0.95, 1.10, 1.29, 1.75][CAST(1 + hash(n, unit) % 4 AS INTEGER)]
                    AS DECIMAL(4, 2)) AS quotient
        FROM units, range(1, insured + 1) AS r(n)
        """
    )
