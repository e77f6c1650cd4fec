"""What the generator is given and what it answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from mreza.lake.errors import LakeError

Size = Literal["unit", "region", "nation"]
SIZES: tuple[Size, ...] = ("unit", "region", "nation")
# The demo provider (zd-celje) has rows in each of them.
DEFAULT_PLACES = {"unit": "celje", "region": "celje", "nation": ""}


class SyntheticError(LakeError):
    """Something asked of the generator that cannot be made."""


@dataclass(frozen=True)
class Provision:
    """What a provider is planned for in one activity of one unit, in a year.

    `doctors` are codes (none where no doctor renders the service). `teams` may be a fraction.
    `quantities` are planned for the year by measure: quotient (or visit_quotient) and point make
    services, measures of the dataset quantities make monthly quantities; others are not generated.
    An empty `unit` stands for a provider that serves its office or the whole country.
    """

    provider: str
    unit: str
    office: str
    activity: str
    doctors: tuple[str, ...]
    teams: Decimal
    quantities: Mapping[str, Decimal]


@dataclass(frozen=True)
class UnitTotals:
    """Persons of a region unit, as Tables 1-4 of 28 February 2007 print them.

    `insured` live in the unit (Table 1); the next four have chosen a doctor of the unit, wherever
    they live (Tables 1, 2, 3, 4); the last three are the insured women of 13 and more, adults and
    youth up to 18 (Tables 2, 3, 4). The ages are our reading; the tables do not print them.
    """

    unit: str
    office: str
    insured: int
    primary: int
    women: int
    dental_adult: int
    dental_youth: int
    insured_women: int
    insured_adults: int
    insured_youth: int


@dataclass(frozen=True)
class Scale:
    """How much of the country is made: one unit, the units of one office, or all."""

    size: Size
    place: str = ""

    @classmethod
    def parse(cls, text: str) -> Scale:
        """From "unit", "unit:celje", "region:celje" or "nation"."""
        size, _, place = text.partition(":")
        known = next((known for known in SIZES if known == size), None)
        if known is None:
            raise SyntheticError(
                f"no scale {size!r}", remedy="Use unit, region or nation, such as unit:celje."
            )
        return cls(known, place or DEFAULT_PLACES[known])

    def __str__(self) -> str:
        return f"{self.size}:{self.place}" if self.place else self.size

    def units(self, totals: Sequence[UnitTotals]) -> tuple[UnitTotals, ...]:
        """The units of this scale. Raises `SyntheticError` when the place is not among them."""
        chosen = tuple(
            unit
            for unit in totals
            if self.size == "nation"
            or (self.size == "unit" and unit.unit == self.place)
            or (self.size == "region" and unit.office == self.place)
        )
        if not chosen:
            raise SyntheticError(
                f"no totals for {self}", remedy="Name a unit or a regional office by its code."
            )
        return chosen

    def provisions(
        self, provisions: Sequence[Provision], units: Sequence[UnitTotals]
    ) -> list[Provision]:
        """Those of providers in these units, in the order in which rows are stored."""
        names, offices = {unit.unit for unit in units}, {unit.office for unit in units}
        return sorted(
            (
                item
                for item in provisions
                if item.unit in names
                or (not item.unit and self.size != "unit" and item.office in offices)
                or (not item.unit and self.size == "nation")
            ),
            key=lambda item: (item.provider, item.activity, item.unit),
        )


@dataclass(frozen=True)
class Summary:
    """What was made. `rows` by dataset, `batches` their ids in the store.

    `persons` are the insured at 28 February 2007, `unplaced` those of Tables 1-4 for whom no
    provider of their unit has a list, by "unit/kind".
    """

    scale: str
    seed: int
    rows: Mapping[str, int]
    batches: Mapping[str, str]
    persons: int
    doctors: int
    providers: int
    unplaced: Mapping[str, int]
