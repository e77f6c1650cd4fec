"""A synthetic year for demonstrations: plans of the contracts and totals of the act, drawn by seed.

Whatever it makes is marked synthetic in the lake and on every page. Asked again, it makes nothing.
"""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from mreza import acts
from mreza.kernel.printed import PrintedTable
from mreza.lake import synthetic
from mreza.lake.checking import Progress
from mreza.lake.store import Batch
from mreza.lake.synthetic import Provision, Summary, UnitTotals
from mreza.rooms.calculations.days import CONTRACT_DAY
from mreza.rooms.contracts.queries import contracts
from mreza.rooms.network.models import OrganisationVersion, Unit, on
from mreza.rooms.realisation import queries
from mreza.rooms.realisation.models import State, Upload, UploadEvent

ACT = "health_centres_2007"
SEED = 2007
# Where the demo account of a provider works, so that it has rows of its own to see.
AT_HOME = {"unit": "unit:celje", "region": "region:celje"}
YEAR = 2007


class Place(NamedTuple):
    """The unit and the regional office of a provider, empty where it has none."""

    unit: str
    office: str


def make(
    scale: str, *, seed: int = SEED, rows: int | None = None, progress: Progress | None = None
) -> Summary:
    """Generate the year on `scale` ("unit", "unit:celje", "region", "nation") and commit it."""
    store = queries.store()
    for left in store.root.parent.glob(".synthetic-*"):  # by one that was killed
        shutil.rmtree(left, ignore_errors=True)
    return synthetic.generate(
        store,
        scale=AT_HOME.get(scale, scale),
        seed=seed,
        rows=rows,
        provisions=provisions(YEAR),
        totals=list(unit_totals()),
        progress=progress,
    )


def provisions(year: int) -> list[Provision]:
    """What every provider is planned for in the year, by activity and unit."""
    places, offices = _places(), dict(Unit.objects.values_list("code", "office_id"))
    teams: dict[tuple[str, str, str], Decimal] = defaultdict(Decimal)
    planned: dict[tuple[str, str, str], dict[str, Decimal]] = defaultdict(dict)
    for row in contracts.plan_rows(year):
        place = places.get(row.provider, Place("", ""))
        key = (row.provider, row.unit or place.unit, row.activity)
        teams[key] = max(teams[key], row.teams)
        share = row.quantity * row.months / 12
        planned[key][row.measure] = planned[key].get(row.measure, Decimal(0)) + share
    return [
        Provision(
            provider=provider,
            unit=unit,
            office=offices.get(unit) or places.get(provider, Place("", "")).office,
            activity=activity,
            doctors=tuple(contracts.doctors(provider, activity, teams[provider, unit, activity])),
            teams=teams[provider, unit, activity],
            quantities=quantities,
        )
        for (provider, unit, activity), quantities in sorted(planned.items())
    ]


def _places() -> dict[str, Place]:
    found = OrganisationVersion.objects.filter(on(CONTRACT_DAY))
    listed = found.values_list("organisation_id", "unit_id", "office_id")
    return {code: Place(unit or "", office or "") for code, unit, office in listed}


def unit_totals() -> Iterator[UnitTotals]:
    """Persons of every region unit, as Tables 1-4 print them."""
    printed = [_by_unit(f"table_{number}") for number in (1, 2, 3, 4)]
    primary, women, adults, youth = printed
    for unit, row in primary.items():
        yield UnitTotals(
            unit=unit,
            office=row["office"],
            insured=int(row["insured_persons"]),
            primary=int(row["assigned_persons"]),
            women=int(women[unit]["assigned_persons"]),
            dental_adult=int(adults[unit]["assigned_persons"]),
            dental_youth=int(youth[unit]["assigned_persons"]),
            insured_women=int(women[unit]["insured_persons"]),
            insured_adults=int(adults[unit]["insured_persons"]),
            insured_youth=int(youth[unit]["insured_persons"]),
        )


def _by_unit(table: str) -> dict[str, dict[str, str]]:
    printed: PrintedTable = acts.get(ACT).printed_table(table)
    return {row["unit"]: row for row in printed.where(level="unit")}


def register() -> int:
    """List every synthetic batch of the lake among the files; how many were not listed yet."""
    known = set(Upload.objects.exclude(batch="").values_list("batch", flat=True))
    snapshot = queries.store().snapshot()
    missing = [b for b in snapshot.batches if b.synthetic and b.id not in known]
    for batch in missing:
        _register(batch, snapshot.version)
    return len(missing)


def _register(batch: Batch, version: int) -> None:
    upload = Upload.objects.create(
        dataset=batch.dataset,
        file_name=batch.note or batch.id,
        sha256=batch.sha256,
        state=State.COMMITTED,
        progress=100,
        rows=batch.rows,
        good=batch.rows,
        bad=0,
        months=list(batch.months),
        batch=batch.id,
        version=version,
        synthetic=True,
    )
    UploadEvent.objects.create(upload=upload, what=UploadEvent.What.COMMITTED, note=batch.id)
