"""Monthly quantities: what is counted by cases, kilometres, patients, workshops, not services."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from mreza.lake.schema import QUANTITIES
from mreza.lake.synthetic.days import MONTHS, SEASON
from mreza.lake.synthetic.draws import between, shares
from mreza.lake.synthetic.model import Provision
from mreza.lake.synthetic.work import realised

MEASURES = frozenset(QUANTITIES["measure"].codes)
# Preventive examinations of these are services (K0005, K1012), so they are not counted twice.
EXAMINED_BY_SERVICES = frozenset({"general", "women"})
START_FEE = 30  # points a patient (article 38(3)); the rest of the points are kilometres
KILOMETRES_A_PATIENT = (35.0, 60.0)  # illustrative, as is the next
KILOMETRES_A_RIDE = 40.0


class Quantity(NamedTuple):
    """A row of the dataset."""

    provider: str
    activity: str
    measure: str
    month: date
    quantity: Decimal


def rows(seed: int, provisions: Sequence[Provision]) -> list[Quantity]:
    """Whole quantities of each month, summed by provider and activity, in the stored order."""
    sums: dict[tuple[str, str, str, date], int] = {}
    for provision in provisions:
        for measure, year in _year(seed, provision).items():
            for name, count in zip(MONTHS, shares(list(SEASON), round(year)), strict=True):
                month = date.fromisoformat(f"{name}-01")
                key = (provision.provider, provision.activity, measure, month)
                sums[key] = sums.get(key, 0) + count
    ordered = sorted(sums.items(), key=lambda entry: (entry[0][:2], entry[0][3], entry[0][2]))
    return [Quantity(*key, Decimal(count)) for key, count in ordered if count > 0]


def _year(seed: int, provision: Provision) -> Mapping[str, float]:
    """What the provider did in the year, by measure."""
    found = dict(_as_planned(seed, provision))
    if provision.activity == "transport":
        found |= _rides(seed, provision)
    if provision.activity in ("oncology_transport", "dialysis_transport") and "kilometre" in found:
        found.setdefault("patient", found["kilometre"] / KILOMETRES_A_RIDE)
    return found


def _as_planned(seed: int, provision: Provision) -> Iterator[tuple[str, float]]:
    for measure, planned in provision.quantities.items():
        by_services = measure == "examination" and provision.activity in EXAMINED_BY_SERVICES
        if measure in MEASURES and not by_services:
            yield measure, float(planned) * realised(seed, provision, measure)


def _rides(seed: int, provision: Provision) -> dict[str, float]:
    """Patients and kilometres that make the points planned, a start fee each."""
    points = float(provision.quantities.get("point", 0)) * realised(seed, provision, "point")
    name = ("kilometres", provision.provider, provision.unit)
    patients = round(points / (START_FEE + between(*KILOMETRES_A_PATIENT, seed, *name)))
    return {"patient": float(patients), "kilometre": points - START_FEE * patients}
