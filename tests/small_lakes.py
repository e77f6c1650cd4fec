"""Small lakes of odd rows, as strategies for hypothesis: what a few providers might send.

A hundredth of a visit, persons born in 1890, doctors with several lists, reports of somebody who
has no contract for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import strategies as st

from mreza.data import services_2007
from mreza.lake import words
from mreza.lake.schema import get
from mreza.lake.store import Store
from mreza.rooms.settlement.counting import Plan
from tests.lakes import ASSIGNMENT, QUANTITY, RIDE_LIST, SERVICE, write_accepted

YEAR = 2007
PROVIDERS = ("zd-metlika", "zd-crnomelj", "zd-koper")
LISTED = ("general", "child", "school", "women")
COUNT_DATES = ("2006-11-30", "2007-02-28", "2007-05-31", "2007-08-31", "2007-11-30")
REPORTED = (
    ("physiotherapy", "case"), ("transport", "kilometre"), ("transport", "patient"),
    ("anticoagulation", "patient"), ("health_education", "workshop"),
)  # fmt: skip
DAYS = st.dates(date(YEAR, 1, 1), date(YEAR, 12, 31)).map(str)
# Most numbers are small; more than ten thousand in a row no sum of a provider may come to.
QUANTITIES = st.one_of(
    st.integers(1, 3000), st.integers(1, 10**6), st.sampled_from([1, 50, 10**6])
).map(lambda hundredths: f"{Decimal(hundredths) / 100:f}")
RIDERS = st.sampled_from(["R1", "R2"])
KILOMETRES = st.integers(1, 1200).map(lambda tenths: f"{Decimal(tenths) / 10:f}")
Rows = list[dict[str, str]]


@st.composite
def services(draw: st.DrawFn) -> dict[str, str]:
    item = draw(st.sampled_from(services_2007.catalogue()))
    person = draw(RIDERS) if item.activity == "dialysis_transport" else ""
    return {
        **SERVICE, "provider": draw(st.sampled_from(PROVIDERS)), "activity": item.activity,
        "service": item.code, "person": person, "day": draw(DAYS), "quantity": draw(QUANTITIES),
        "doctor": draw(st.sampled_from(["D1", "D2"])),
        "occurrence": draw(st.sampled_from(["first", "repeat"])),
        "reason": draw(st.sampled_from(["illness", "injury_at_work", "third_party"])),
    }  # fmt: skip


@st.composite
def assignments(draw: st.DrawFn) -> dict[str, str]:
    day = draw(st.sampled_from(COUNT_DATES))
    return {
        **ASSIGNMENT, "person": "", "count_date": day, "sex": draw(st.sampled_from("mf")),
        "born": str(draw(st.dates(date(1890, 1, 1), date.fromisoformat(day)))),
        "activity": draw(st.sampled_from(LISTED)),
        "provider": draw(st.sampled_from(PROVIDERS)),
        "doctor": draw(st.sampled_from(["D1", "D2"])),
        "institution": draw(st.sampled_from(["false", "true"])),
    }  # fmt: skip


@st.composite
def quantities(draw: st.DrawFn) -> dict[str, str]:
    activity, measure = draw(st.sampled_from(REPORTED))
    return {
        **QUANTITY, "provider": draw(st.sampled_from(PROVIDERS)), "activity": activity,
        "measure": measure, "month": str(date(YEAR, draw(st.integers(1, 12)), 1)),
        "quantity": f"{draw(st.integers(1, 5000))}",
    }  # fmt: skip


@st.composite
def ride_lists(draw: st.DrawFn) -> dict[str, str]:
    stay = draw(st.sampled_from(sorted(words.STAYS)))
    away = "" if stay == "home" else draw(KILOMETRES)
    return {
        **RIDE_LIST, "provider": draw(st.sampled_from(PROVIDERS)), "person": draw(RIDERS),
        "month": str(date(YEAR, draw(st.integers(1, 12)), 1)), "stay": stay,
        "distance": draw(KILOMETRES), "stay_distance": away,
        "consent": draw(st.sampled_from(["false", "true"])),
        "planned_rides": str(draw(st.integers(0, 40))),
    }  # fmt: skip


def _names_of(*columns: str) -> Callable[[dict[str, str]], tuple[str, ...]]:
    return lambda row: tuple(row[name] for name in columns)


@dataclass(frozen=True)
class Sent:
    """What comes into the lake together."""

    services: Rows
    assignments: Rows
    quantities: Rows
    ride_lists: Rows


def sent(most: int = 25, least: int = 0) -> st.SearchStrategy[Sent]:
    """`least` to `most` services, and as many persons on lists."""
    return st.builds(
        Sent,
        st.lists(services(), min_size=least, max_size=most),
        st.lists(assignments(), min_size=least, max_size=most),
        st.lists(
            quantities(),
            max_size=6,
            unique_by=_names_of("provider", "activity", "measure", "month"),
        ),
        st.lists(
            ride_lists(),
            min_size=least and 4,
            max_size=8,
            unique_by=_names_of("provider", "person", "stay", "month"),
        ),
    )


def bring(store: Store, what: Sent, name: str) -> None:
    """Commit it, a batch for each dataset; persons without a name are all different."""
    for field in fields(what):
        dataset = field.name
        rows = [
            {**row, "person": row["person"] or f"{name}{number}"} if "person" in row else row
            for number, row in enumerate(getattr(what, dataset))
        ]
        if rows:
            path = store.root.parent / f"{name}-{dataset}.parquet"
            write_accepted(path, rows, get(dataset))
            store.commit(f"{name}-{dataset}", dataset, path, sha256=f"{name}-{dataset}")


@contextmanager
def small_lake() -> Iterator[Store]:
    with TemporaryDirectory() as folder:
        yield Store(Path(folder) / "lake")


def ours(plan: Plan) -> Plan:
    """Of a plan, the part of these providers."""

    def of(rows: Any) -> list[Any]:
        return [row for row in rows if row.provider in PROVIDERS]

    return Plan(of(plan.rows), plan.places, of(plan.facts))
