"""Who lives where and who goes where to a doctor, so that Tables 1-4 come out to the person.

Persons are numbered through the country, unit by unit; within a unit in the order child girls,
child boys, teen boys, teen girls, women, men. So the women of Table 2, the youth of Table 4 and
the adults of Table 3 are each one run of numbers. A flow is a part of such a run, spread evenly
over it, that has chosen doctors of one unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from mreza.lake.synthetic import pyramid
from mreza.lake.synthetic.draws import stride
from mreza.lake.synthetic.model import SyntheticError, UnitTotals

Kind = Literal["primary", "women", "dental_adult", "dental_youth"]
KINDS: tuple[Kind, ...] = ("primary", "women", "dental_adult", "dental_youth")
NOWHERE = ""  # the unit of those who chose no doctor


class Home(NamedTuple):
    """The persons of a unit: their first number, and where in it each group ends."""

    unit: str
    first: int
    child_girls: int
    child_boys: int
    teen_boys: int
    teen_girls: int
    women: int
    men: int

    def run(self, kind: Kind) -> tuple[int, int]:
        """Where those whom `kind` is for begin, and how many they are."""
        begin = {"primary": 0, "women": self.teen_boys, "dental_adult": self.teen_girls}
        end = {"women": self.women, "dental_youth": self.teen_girls}
        start = begin.get(kind, 0)
        return start, end.get(kind, self.men) - start


class Flow(NamedTuple):
    """`size` persons of `home` with a doctor in `unit`: ranks from `rank` in the run."""

    kind: Kind
    home: str
    unit: str
    first: int
    span: int
    stride: int
    rank: int
    size: int


@dataclass
class _Well:
    """What is left to give of the run of a unit."""

    totals: UnitTotals
    home: Home
    kind: Kind
    given: int = 0

    @property
    def left(self) -> int:
        return self.home.run(self.kind)[1] - self.given

    def give(self, unit: str, wanted: int) -> Flow:
        start, span = self.home.run(self.kind)
        count = min(wanted, self.left)
        flow = Flow(
            self.kind, self.home.unit, unit, self.home.first + start, span, stride(span),
            self.given, count,
        )  # fmt: skip
        self.given += count
        return flow


def homes(totals: Sequence[UnitTotals]) -> list[Home]:
    """The persons of each unit, numbered through in the order of `totals`."""
    found, first = [], 0
    for unit in totals:
        found.append(_home(unit, first))
        first += unit.insured
    return found


def _home(unit: UnitTotals, first: int) -> Home:
    youth = round(
        unit.insured * unit.insured_youth / max(1, unit.insured_youth + unit.insured_adults)
    )
    children = round(youth * pyramid.share_of_youth(pyramid.WOMEN_FROM))
    child_girls = round(children * pyramid.girls(0, pyramid.WOMEN_FROM))
    teens = youth - children
    teen_girls = round(teens * pyramid.girls(pyramid.WOMEN_FROM, pyramid.YOUTH.stop))
    women = min(max(unit.insured_women - teen_girls, 0), unit.insured - youth)
    return Home(
        unit.unit, first, child_girls, children, youth - teen_girls, youth, youth + women,
        unit.insured,
    )  # fmt: skip


def flows(totals: Sequence[UnitTotals], living: Sequence[Home]) -> list[Flow]:
    """Every flow of the country, and, of Table 1, those without a doctor (to NOWHERE).

    Own residents first; what a unit lacks comes from its office, then from anywhere. Raises
    `SyntheticError` when more persons have a doctor than there are.
    """
    found: list[Flow] = []
    for kind in KINDS:
        wells = [_Well(unit, home, kind) for unit, home in zip(totals, living, strict=True)]
        found += _of_kind(kind, wells)
        if kind == "primary":
            found += [well.give(NOWHERE, well.left) for well in wells]
    return [flow for flow in found if flow.size]


def _of_kind(kind: Kind, wells: list[_Well]) -> Iterator[Flow]:
    lacking: dict[str, int] = {}
    for well in wells:
        wanted = int(getattr(well.totals, kind))
        own = well.give(well.home.unit, wanted)
        lacking[well.home.unit] = wanted - own.size
        yield own
    for well in wells:
        near = [other for other in wells if other.totals.office == well.totals.office]
        for source in (*near, *wells):
            if lacking[well.home.unit]:
                guests = source.give(well.home.unit, lacking[well.home.unit])
                lacking[well.home.unit] -= guests.size
                yield guests
    for unit, count in lacking.items():
        if count:
            raise SyntheticError(
                f"{count} persons with a doctor in {unit} ({kind}) live in no unit",
                remedy="Give the totals of all units of the country.",
            )


def within(every: Sequence[Flow], units: Sequence[UnitTotals]) -> list[Flow]:
    """The flows that concern these units: their doctors' persons and their own residents.

    A resident whose doctor is in another unit is kept as a person without a doctor.
    """
    names = {unit.unit for unit in units}
    kept = [
        flow if flow.unit in names else flow._replace(unit=NOWHERE)
        for flow in every
        if flow.unit in names or (flow.kind == "primary" and flow.home in names)
    ]
    return sorted(kept, key=lambda flow: KINDS.index(flow.kind))
