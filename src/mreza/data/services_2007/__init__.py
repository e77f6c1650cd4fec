"""The catalogue of services of 2007: what a service is counted in, and for how much.

The 2007 acts print few codes: K0005 and K1012 with their quotients (article 4), K0001 (article 8),
and the codes of education that is paid flat (articles 25, 33 and 35). All others, their codes
beginning with X, are illustrative: they stand for the lists ("Zelena knjiga") that are not among
the documents. `source` and `value_source` say of each code and each value where it is from.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from mreza.kernel.text import Text

Measure = Literal["quotient", "point", "kilometre", "piece"]
Part = Literal[
    "", "care", "curative", "education", "orthodontics", "preventive", "prosthetics"
]  # which share of the activity's programme the service counts for (articles 4, 31)

ILLUSTRATIVE = "illustrative"


@dataclass(frozen=True)
class Service:
    """One service of an activity, worth `value` of `measure` (a piece is worth one piece).

    `source` is the article that prints the code, `value_source` the one that prints the value
    ("piece" where there is nothing to print); "illustrative" where none does.
    """

    code: str
    activity: str
    measure: Measure
    value: Decimal
    part: Part
    title: Text
    source: str
    value_source: str

    @property
    def illustrative(self) -> bool:
        """Whether the code or its value is in no document."""
        return ILLUSTRATIVE in (self.source, self.value_source)


@cache
def catalogue() -> tuple[Service, ...]:
    """Every service, in the order of the file. A code may belong to several activities."""
    return tuple(_read())


def of(activity: str, measure: str | None = None) -> tuple[Service, ...]:
    """Services of an activity (general, dental_adult, ...), of one measure or of all."""
    return tuple(
        service
        for service in catalogue()
        if service.activity == activity and measure in (None, service.measure)
    )


def _read() -> Iterator[Service]:
    text = (files(__name__) / "catalogue.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        yield Service(
            code=row["code"],
            activity=row["activity"],
            measure=cast("Measure", row["measure"]),
            value=Decimal(row["value"]),
            part=cast("Part", row["part"]),
            title=Text(row["sl"], row["en"]),
            source=row["source"],
            value_source=row["value_source"],
        )
