"""Coverage and a bracketed sum over 1.95 million insured persons, through the kernel and by hand.

Each question is answered several ways in turn in one process (A B C, A B C, ...); what counts is
the ratio to the SQL written by hand. Run: `make bench`.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from decimal import Decimal

import duckdb
import pandas
from nation import ACT, build

from mreza import acts
from mreza.kernel.engines import duck

ACT_DAY = acts.get(ACT).in_force_from
REPEATS = 21
PER_DOCTOR = (
    "SELECT doctor, CAST(SUM(quotient) AS DECIMAL(8,2)) AS quotients, "
    "COUNT(*) AS assigned_persons FROM persons GROUP BY doctor"
)
PER_UNIT = (
    "SELECT p.unit, u.office, 'primary' AS activity, COUNT(*) AS insured_persons, "
    "ANY_VALUE(u.doctors) AS doctors, COUNT(*) AS assigned_persons "
    "FROM persons p JOIN units u USING (unit) GROUP BY p.unit, u.office"
)
PER_PERSON = "SELECT quotient * 2000 AS quotients, 2000 AS assigned_persons FROM persons"
BRACKETS_BY_HAND = """
    CASE WHEN quotients <= 2902 THEN quotients
         WHEN quotients <= 3224 THEN 2902 + (quotients - 2902) * 0.90
         WHEN quotients <= 3547 THEN 2902 + 322 * 0.90 + (quotients - 3224) * 0.80
         WHEN quotients <= 3869 THEN 2902 + 322 * 0.90 + 323 * 0.80 + (quotients - 3547) * 0.70
         ELSE 2902 + 322 * 0.90 + 323 * 0.80 + 322 * 0.70 END"""
COVERAGE_BY_HAND = """
    SELECT SUM(CASE WHEN ABS(deviation) > 8 THEN 1 ELSE 0 END) AS outside
    FROM (SELECT (insured_persons / doctors - SUM(insured_persons) OVER () / SUM(doctors) OVER ())
                 * 100 / (SUM(insured_persons) OVER () / SUM(doctors) OVER ()) AS deviation
          FROM ({source}))"""

Way = tuple[str, Callable[[], object]]


def kernel(
    connection: duckdb.DuckDBPyConnection, table: str, rows: str, formula: str, aggregate: str
) -> Callable[[], object]:
    query = duck.query(
        acts.table(f"{ACT}.{table}"), f"({rows}) AS cases", at=ACT_DAY, wanted=[formula]
    )
    return by_hand(connection, f"SELECT {aggregate}({formula}) FROM ({query})")


def by_hand(connection: duckdb.DuckDBPyConnection, query: str) -> Callable[[], object]:
    return lambda: connection.execute(query).fetchone()


def loop(persons: list[tuple[str, Decimal]]) -> object:
    """Row by row, as a program without a database would."""
    per_doctor: dict[str, Decimal] = {}
    for doctor, quotient in persons:
        per_doctor[doctor] = per_doctor.get(doctor, Decimal(0)) + quotient
    limits = [(Decimal(n), share) for n, share in ((2902, 100), (3224, 90), (3547, 80), (3869, 70))]
    recognised = Decimal(0)
    for quotients in per_doctor.values():
        lower = Decimal(0)
        for upper, share in limits:
            recognised += max(Decimal(0), min(quotients, upper) - lower) * share / 100
            lower = upper
    return recognised


def frame_brackets(frame: pandas.DataFrame) -> object:
    sums = frame.groupby("doctor", observed=True)["quotient"].sum()
    recognised = sums.clip(upper=2902)
    for lower, upper, share in ((2902, 3224, 0.9), (3224, 3547, 0.8), (3547, 3869, 0.7)):
        recognised = recognised + (sums.clip(lower, upper) - lower) * share
    return recognised.sum()


def frame_coverage(frame: pandas.DataFrame, doctors: pandas.Series) -> object:
    insured = frame.groupby("unit", observed=True).size()
    loads = insured / doctors
    mean = insured.sum() / doctors.sum()
    return int((((loads - mean) * 100 / mean).abs() > 8).sum())


def measure(title: str, ways: list[Way], repeats: int = REPEATS) -> None:
    """Print the median of each way and its ratio to the first (by hand)."""
    times: dict[str, list[float]] = {name: [] for name, _ in ways}
    answers = {name: run() for name, run in ways}  # also the warm-up
    for _ in range(repeats):
        for name, run in ways:
            start = time.perf_counter()
            run()
            times[name].append(time.perf_counter() - start)
    base = statistics.median(times[ways[0][0]])
    print(f"\n{title}\n| way | median s | ratio | answer |\n| --- | ---: | ---: | --- |")
    for name, taken in times.items():
        median = statistics.median(taken)
        answer = answers[name]
        shown = answer[0] if isinstance(answer, tuple) else answer
        print(f"| {name} | {median:.4f} | {median / base:.2f} | {shown} |")


def main() -> None:
    connection = duckdb.connect()
    connection.execute("SET threads = 2; SET memory_limit = '2GB'")
    build(connection)
    people, doctors = connection.execute(
        "SELECT COUNT(*), COUNT(DISTINCT doctor) FROM persons"
    ).fetchone()
    print(f"{people:,} persons, {doctors:,} doctors")
    frame = connection.execute(
        "SELECT unit, doctor, CAST(quotient AS DOUBLE) AS quotient FROM persons"
    ).df()
    frame["unit"], frame["doctor"] = (
        frame["unit"].astype("category"),
        frame["doctor"].astype("category"),
    )
    fte = connection.execute("SELECT unit, CAST(doctors AS DOUBLE) AS doctors FROM units").df()
    doctors_by_unit = fte.set_index("unit")["doctors"]

    measure(
        "Coverage: count persons by unit, deviation from the mean, units outside 8 %",
        [
            ("SQL by hand", by_hand(connection, COVERAGE_BY_HAND.format(source=PER_UNIT))),
            ("kernel on DuckDB", kernel(connection, "coverage", PER_UNIT, "units_outside", "MAX")),
            ("pandas (doubles)", lambda: frame_coverage(frame, doctors_by_unit)),
        ],
    )
    persons = connection.execute("SELECT doctor, quotient FROM persons").fetchall()
    brackets_by_hand = by_hand(connection, f"SELECT SUM({BRACKETS_BY_HAND}) FROM ({PER_DOCTOR})")
    measure(
        "Capitation: quotients by doctor, recognised by bracket",
        [
            ("SQL by hand", brackets_by_hand),
            (
                "kernel on DuckDB",
                kernel(connection, "capitation", PER_DOCTOR, "recognised_quotients", "SUM"),
            ),
            ("pandas (doubles)", lambda: frame_brackets(frame)),
        ],
    )
    measure(
        "The same, row by row in Python",
        [
            ("SQL by hand", brackets_by_hand),
            ("row-by-row loop", lambda: loop(persons)),
        ],
        repeats=2,
    )
    measure(
        "Brackets on every one of the 1.95 million rows (formulas only, no counting)",
        [
            (
                "SQL by hand",
                by_hand(connection, f"SELECT SUM({BRACKETS_BY_HAND}) FROM ({PER_PERSON})"),
            ),
            (
                "kernel on DuckDB",
                kernel(connection, "capitation", PER_PERSON, "recognised_quotients", "SUM"),
            ),
        ],
    )


if __name__ == "__main__":
    main()
