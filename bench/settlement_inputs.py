"""What frames and loops are given: files of the lake, the plan, cases; a sample as objects."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import duckdb
import pandas as pd
import settlement_frames as ways
import settlement_kernel as kernel

from mreza.lake import schema
from mreza.lake.snapshot import Snapshot


def frames(question: str, way: str, lake: Snapshot, day: date) -> Callable[[], Any]:
    """The question asked of Polars or pandas."""
    name = "polars" if way == "Polars" else "pandas"
    ask = getattr(ways, f"{name}_{question}")
    if question == "capitation":
        paths = lake.files("assignments", [f"{day:%Y-%m}"])
        teams = _plan(lake, "SELECT provider, activity, MAX(teams) AS teams, "
                      "MAX(preventive_teams) AS preventive_teams FROM plan WHERE teams > 0 "
                      "GROUP BY ALL")  # fmt: skip
        return lambda: ask(paths, day, teams)
    paths = lake.files("services", kernel.WHOLE_YEAR.months)
    plan = _plan(lake, "SELECT provider, activity, quantity AS planned, teams FROM plan "
                 "WHERE measure IN ('point', 'visit_quotient')")  # fmt: skip
    cases = _plan(lake, "SELECT provider, SUM(quantity) AS cases FROM quantities "
                  "WHERE activity = 'physiotherapy' AND measure = 'case' GROUP BY ALL")  # fmt: skip
    return lambda: ask(paths, plan, cases)


def _plan(lake: Snapshot, query: str) -> pd.DataFrame:
    """Rows of the small tables that every way starts from, decimals as doubles."""
    counter = kernel.laid(lake, kernel.WHOLE_YEAR)
    frame = counter.connection.execute(query).df()
    counter.close()
    return frame.astype({"provider": object})


def loop(question: str, lake: Snapshot, day: date, sample: int) -> tuple[Callable[[], Any], float]:
    """Objects of a Django model made from the rows of a sample, and a loop over them.

    Reading from a database server is not part of it, so a real one is slower.
    """
    dataset = "assignments" if question == "capitation" else "services"
    months = [f"{day:%Y-%m}"] if question == "capitation" else kernel.WHOLE_YEAR.months
    connection = duckdb.connect()
    view = lake.relation(connection, dataset, months)
    (whole,) = connection.execute(f"SELECT count(*) FROM {view}").fetchone() or (0,)
    step = max(1, whole // sample)
    names = [field.name for field in schema.get(dataset).fields]
    rows = connection.execute(
        f"SELECT {', '.join(names)} FROM {view} WHERE line % {step} = 0 LIMIT {sample}"
    ).fetchall()
    model = kernel.model(dataset, names)

    def run() -> None:
        objects = (model.from_db("default", ("id", *names), (None, *row)) for row in rows)
        if question == "capitation":
            ways.loop_capitation(objects, day)
        else:
            ways.loop_services(objects)

    return run, whole / len(rows)
