"""The same two questions with Polars, with pandas, and row by row in Python.

Counting is exact where the tool counts decimals (Polars); what follows it is done on a few hundred
rows in doubles, which is what people do with these tools, so cents may differ.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pyarrow.parquet as parquet

from mreza.data.calendar import is_rest_day
from mreza.data.services_2007 import catalogue

BANDS = ((2902, 3224, 0.9), (3224, 3547, 0.8), (3547, 3869, 0.7))
POOLS = {True: 956251.25, False: 7576278.50}
AGE_QUOTIENTS = ((7, 1.75), (19, 0.85), (50, 0.85), (65, 1.30), (75, 1.85))
WOMEN_QUOTIENTS = ((13, 0.0), (20, 0.15), (45, 0.42), (65, 0.33))
LISTS = ["activity", "provider", "doctor"]
PRICES = {"dental_adult": 1.10, "dental_youth": 1.25, "orthodontics": 1.35, "pedodontics": 1.40}
CURED = ("injury_at_work", "occupational_disease", "third_party")
WEIGHTS = {"X1601": 10, "X1602": 20, "X1603": 40}
COLUMNS = ["provider", "activity", "service", "day", "quantity", "occurrence", "reason"]


def birthdays(day: date, ages: tuple[tuple[int, float], ...]) -> list[tuple[date, float]]:
    return [(day.replace(year=day.year - age), quotient) for age, quotient in ages]


# --- Polars


def polars_capitation(paths: list[Path], day: date, teams: pd.DataFrame) -> tuple[float, float]:
    """Quotients shared out and euros of the nation."""
    rows = pl.scan_parquet(paths).filter(
        pl.col("activity").is_in(["general", "child", "school", "women"])
        & ~pl.col("institution")
        & pl.col("doctor").is_not_null()
        & pl.col("provider").is_not_null()
    )
    of_all, of_women = (
        _polars_quotient(birthdays(day, ages), last)
        for ages, last in ((AGE_QUOTIENTS, 2.20), (WOMEN_QUOTIENTS, 0.12))
    )
    quotient = pl.when(pl.col("activity") == "women").then(of_women).otherwise(of_all)
    lists = rows.group_by(LISTS).agg(quotient.sum().alias("weight")).collect(engine="streaming")
    return capitation_of(lists.to_pandas(), teams)


def _polars_quotient(steps: list[tuple[date, float]], last: float) -> pl.Expr:
    expression = pl.lit(last)
    for born_after, quotient in reversed(steps):
        expression = pl.when(pl.col("born") > born_after).then(quotient).otherwise(expression)
    return expression


def polars_services(paths: list[Path], plan: pd.DataFrame, cases: pd.DataFrame) -> dict[str, float]:
    days = pl.Series(rest_days(), dtype=pl.Date)
    nursing = pl.col("activity") == "community_nursing"
    kind = (
        pl.when(pl.col("activity") == "emergency")
        .then(pl.col("reason"))
        .when(pl.col("service") == "K0005")
        .then(pl.col("occurrence"))
        .otherwise(pl.lit(""))
    )
    done = (
        pl.scan_parquet(paths)
        .select(COLUMNS)
        .group_by(
            "provider",
            "activity",
            "service",
            kind.alias("kind"),
            (nursing & pl.col("day").is_in(days.implode())).alias("rest_day"),
        )
        .agg(pl.col("quantity").sum())
        .collect(engine="streaming")
    )
    frame = done.with_columns(pl.col("quantity").cast(pl.Float64)).to_pandas()
    return services_of(frame, plan, cases)


# --- pandas


def pandas_capitation(paths: list[Path], day: date, teams: pd.DataFrame) -> tuple[float, float]:
    columns = [*LISTS, "born", "institution"]
    rows = _read(paths, columns, LISTS)
    rows = rows[rows.doctor.notna() & rows.provider.notna() & ~rows.institution]
    rows = rows[rows.activity.isin(["general", "child", "school", "women"])]
    women = rows.activity == "women"
    weight = _pandas_quotient(rows.born, birthdays(day, AGE_QUOTIENTS), 2.20)
    of_women = _pandas_quotient(rows.born, birthdays(day, WOMEN_QUOTIENTS), 0.12)
    rows = rows.assign(weight=weight.where(~women, of_women))
    lists = rows.groupby(LISTS, observed=True).weight.sum().reset_index()
    return capitation_of(lists.astype(dict.fromkeys(LISTS, object)), teams)


def _pandas_quotient(born: pd.Series, steps: list[tuple[date, float]], last: float) -> pd.Series:
    value = pd.Series(last, index=born.index)
    for born_after, quotient in reversed(steps):
        value = value.mask(born > pd.Timestamp(born_after), quotient)
    return value


def pandas_services(paths: list[Path], plan: pd.DataFrame, cases: pd.DataFrame) -> dict[str, float]:
    texts = ["provider", "activity", "service", "occurrence", "reason"]
    rows = _read(paths, COLUMNS, texts)
    emergency, examined = rows.activity == "emergency", rows.service == "K0005"
    kind = rows.reason.astype(object).where(emergency, "")
    kind = kind.mask(examined, rows.occurrence.astype(object)).astype("category")
    nursing = rows.activity == "community_nursing"
    rest = nursing & rows.day.isin(pd.to_datetime(rest_days()))
    keys = [
        rows.provider,
        rows.activity,
        rows.service,
        kind.rename("kind"),
        rest.rename("rest_day"),
    ]
    done = rows.quantity.groupby(keys, observed=True).sum().reset_index()
    return services_of(done.astype({"provider": object, "activity": object}), plan, cases)


def _read(paths: list[Path], columns: list[str], texts: list[str]) -> pd.DataFrame:
    """Texts as categories, decimals as doubles: what fits into memory."""
    table = parquet.ParquetDataset(paths, read_dictionary=texts).read(columns=columns)
    frame = table.unify_dictionaries().to_pandas(date_as_object=False)
    if "quantity" in frame:
        frame["quantity"] = table.column("quantity").cast("float64").to_pandas()
    return frame


# --- what both do with the counted rows


def capitation_of(lists: pd.DataFrame, teams: pd.DataFrame) -> tuple[float, float]:
    doctors = lists.groupby(["provider", "activity"]).doctor.count().rename("doctors")
    rows = lists.merge(doctors.reset_index()).merge(teams, on=["provider", "activity"])
    women = rows.activity == "women"
    limited = rows.activity.isin(["child", "school"])
    curative = ((rows.teams - rows.preventive_teams) / rows.teams).round(4).where(limited, 1.0)
    programme = (rows.teams / rows.doctors).round(2).clip(upper=9.99) * curative * 3
    whole = rows.groupby(women).weight.transform("sum")
    quotients = (rows.weight / whole * women.map(POOLS)).round(2)
    recognised = quotients.clip(upper=2902 * programme)
    for lower, upper, share in BANDS:
        part = quotients.clip(lower=lower * programme, upper=upper * programme)
        recognised = recognised + (part - lower * programme) * share
    recognised = recognised.mask(women, quotients.clip(upper=2925 * programme))
    return float(quotients.sum()), float((recognised * 2.20).round(2).sum())


def services_of(done: pd.DataFrame, plan: pd.DataFrame, cases: pd.DataFrame) -> dict[str, float]:
    known = pd.DataFrame(
        [(i.code, i.activity, i.measure, i.part, float(i.value)) for i in catalogue()],
        columns=["service", "activity", "measure", "part", "value"],
    )
    done = done.merge(known, on=["service", "activity"])
    done["units"] = done.quantity * done.value
    counted = done[done.measure.isin(["point", "quotient"])]
    by = ["provider", "activity"]
    sums = counted.groupby(by).units.sum().rename("points").to_frame()
    sums["rest"] = counted[counted.rest_day.astype(bool)].groupby(by).units.sum()
    sums["prosthetics"] = counted[counted.part == "prosthetics"].groupby(by).units.sum()
    rows = plan.merge(sums.reset_index(), how="left", on=by).merge(cases, how="left", on="provider")
    rows = rows.fillna({"points": 0, "rest": 0, "prosthetics": 0, "cases": 0})
    return {**_planned_lanes(rows), "emergency_evidence": _emergency(done)}


def _planned_lanes(rows: pd.DataFrame) -> dict[str, float]:
    visits = rows[rows.activity.isin(["general", "child", "school"])]
    nursing = rows[rows.activity == "community_nursing"]
    dental = rows[rows.activity.isin(list(PRICES))]
    above = (dental.prosthetics - dental.planned * 0.5).clip(lower=0)
    countable = dental.points - above.where(dental.activity == "dental_adult", 0)
    raised = nursing.points + nursing.rest * 0.3
    return {
        "community_nursing": _euros(raised.clip(upper=nursing.planned) * 1.70),
        "dental_care": _euros(countable.clip(upper=dental.planned) * dental.activity.map(PRICES)),
        "physiotherapy": _physiotherapy(rows[rows.activity == "physiotherapy"]),
        "primary_visits": _euros(visits.points.clip(upper=visits.planned) * 2.20),
    }


def _physiotherapy(rows: pd.DataFrame) -> float:
    missing = (1 - rows.cases / (286 * rows.teams)).clip(lower=0)
    recalculated = (1 - rows.cases * 65 / rows.points).clip(lower=0)
    reached = rows.planned * (1 - missing)
    below = rows.points - rows.points * recalculated
    return _euros(reached.mask(rows.points < rows.planned, below) * 1.27)


def _emergency(done: pd.DataFrame) -> float:
    found = done[(done.activity == "emergency") & done.kind.isin(CURED)]
    by = ["provider", "kind", "service"]
    counts = found.astype({"kind": object, "service": object}).groupby(by).quantity.sum().round()
    weights = counts.index.get_level_values("service").map(WEIGHTS)
    return _euros(counts * weights * 3.60)


def _euros(amounts: pd.Series) -> float:
    return float(amounts.round(2).sum())


# --- row by row


def loop_capitation(rows: Iterable[Any], day: date) -> dict[tuple[str, str, str], Decimal]:
    """Quotients by list; each row an object with decimals, as an ORM hands them out."""
    found: dict[tuple[str, str, str], Decimal] = {}
    ages = [(age, Decimal(str(quotient))) for age, quotient in AGE_QUOTIENTS]
    women = [(age, Decimal(str(quotient))) for age, quotient in WOMEN_QUOTIENTS]
    for row in rows:
        if row.institution or row.doctor is None or row.provider is None:
            continue
        if row.activity not in ("general", "child", "school", "women"):
            continue
        birthday = (day.month, day.day) >= (row.born.month, row.born.day)
        age = day.year - row.born.year - (not birthday)
        of_women = row.activity == "women"
        last = Decimal("0.12") if of_women else Decimal("2.20")
        steps = women if of_women else ages
        quotient = next((value for upto, value in steps if age < upto), last)
        key = (row.activity, row.provider, row.doctor)
        found[key] = found.get(key, Decimal(0)) + quotient
    return found


def loop_services(rows: Iterable[Any]) -> dict[tuple[str, str, str, bool], Decimal]:
    """Units by provider, activity, kind and rest day."""
    values = {(item.code, item.activity): item.value for item in catalogue()}
    found: dict[tuple[str, str, str, bool], Decimal] = {}
    for row in rows:
        kind = row.reason if row.activity == "emergency" else ""
        if row.service == "K0005":
            kind = row.occurrence
        rest = row.activity == "community_nursing" and is_rest_day(row.day)
        key = (row.provider, row.activity, kind, rest)
        units = row.quantity * values[row.service, row.activity]
        found[key] = found.get(key, Decimal(0)) + units
    return found


def rest_days() -> list[date]:
    year = pd.date_range("2007-01-01", "2007-12-31").date
    return [day for day in year if is_rest_day(day)]
