"""A small invented table that uses every word of the algebra: tests of engines run on it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from mreza.kernel.algebra import (
    average,
    band,
    both,
    brackets,
    distributed,
    either,
    euros,
    greatest,
    least,
    lookup,
    of,
    per,
    percent,
    rounded,
    total,
    where,
)
from mreza.kernel.formula import formula
from mreza.kernel.parameter import DatedValue, Parameter
from mreza.kernel.steps import Bands, Mapping
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text
from mreza.kernel.units import Unit

DAY = date(2007, 4, 1)


def parameter(name: str, value: Any, unit: str = "1", over: str = "1") -> Parameter:
    kind = {Bands: "bands", Mapping: "mapping"}.get(type(value), "number")
    return Parameter(
        name,
        Text(name, name),
        Unit.parse(unit),
        "1(1)",
        (DatedValue(DAY, value),),
        kind,
        Unit.parse(over),
    )


PARAMETERS = {
    item.name: item
    for item in (
        parameter("tolerance", Decimal("8"), "%"),
        parameter("price", Decimal("31.845"), "EUR/person"),
        parameter(
            "rates",
            Bands(
                (
                    (Decimal(10), Decimal(100)),
                    (Decimal("25.5"), Decimal("90.5")),
                    (None, Decimal(0)),
                ),
                unit=Unit.parse("%"),
                over=Unit.parse("person"),
            ),
            "%",
            "person",
        ),
        parameter(
            "staff",
            Bands(
                ((Decimal(5), Decimal("0.5")), (None, Decimal(2))),
                unit=Unit.parse("doctor"),
                over=Unit.parse("person"),
            ),
            "doctor",
            "person",
        ),
        parameter(
            "supplement",
            Mapping((("north", Decimal("1.25")),), Decimal(0), unit=Unit.parse("EUR")),
            "EUR",
        ),
        parameter(
            "only_listed", Mapping((("north", Decimal("2")),), None, unit=Unit.parse("EUR")), "EUR"
        ),
    )
}


@formula(article="1", sl="a", en="a", unit="person/doctor")
def persons_per_doctor(persons, doctors):
    return per(persons, doctors)


@formula(article="1", sl="a", en="a", unit="person")
def all_persons(persons, region):
    return total(persons, by=region)


@formula(article="1", sl="a", en="a", unit="person/doctor")
def mean_load(persons_per_doctor):
    return average(persons_per_doctor)


@formula(article="1", sl="a", en="a", unit="%")
def deviation(persons_per_doctor, mean_load):
    return percent(persons_per_doctor - mean_load, mean_load)


@formula(article="1", sl="a", en="a")
def outside(deviation, tolerance, special):
    return either(both(deviation > tolerance, special), deviation < -tolerance)


@formula(article="1", sl="a", en="a", unit="person")
def recognised(persons, rates):
    return brackets(persons, rates)


@formula(article="1", sl="a", en="a", unit="doctor")
def needed(persons, staff, doctors):
    return greatest(0, least(band(persons, staff), doctors) - doctors)


@formula(article="1", sl="a", en="a", unit="EUR")
def paid(recognised, price, region, supplement):
    return euros(recognised * price + lookup(supplement, region))


@formula(article="1", sl="a", en="a", unit="EUR")
def listed(region, only_listed):
    return lookup(only_listed, region)


@formula(article="1", sl="a", en="a", unit="EUR")
def kept(paid, tolerance, outside, change):
    return where(outside, rounded(of(tolerance, paid), 1), paid) - euros(per(change, 3))


@formula(article="1", sl="a", en="a")
def where_it_is(region, special):
    return where(special, region, "elsewhere")


FORMULAS = (
    persons_per_doctor,
    all_persons,
    mean_load,
    deviation,
    outside,
    recognised,
    needed,
    paid,
    listed,
    kept,
    where_it_is,
)
INPUTS = (
    Input("persons", "osebe", "persons", unit="person", scale=2, optional=True),
    Input("doctors", "zdravniki", "doctors", unit="doctor", scale=2, digits=5),
    Input("change", "sprememba", "change", unit="EUR", scale=4, minimum=None),
    Input("region", "območje", "region", kind="text"),
    Input("special", "posebno", "special", kind="boolean", default=False),
)


def toy(
    formulas: tuple = FORMULAS, inputs: tuple = INPUTS, parameters: dict | None = None
) -> Table:
    table = Table("toy", Text("igrača", "toy"), Text("", ""), inputs, formulas)
    table.bind("invented", PARAMETERS if parameters is None else parameters, DAY)
    return table


@formula(article="1", sl="a", en="a", unit="EUR")
def fund(deposit, region):
    return total(deposit, by=region)


@formula(article="1", sl="a", en="a", unit="EUR")
def share(fund, weight, member, region):
    return distributed(fund, weight, among=member, by=region)


@formula(article="1", sl="a", en="a")
def of_all(persons_share, member):
    return distributed(1000, persons_share, among=member, scale=0) * Decimal("1.5")


def shares() -> Table:
    """A fund of each region that its members share."""
    table = Table(
        "shares",
        Text("deleži", "shares"),
        Text("", ""),
        (
            Input("deposit", "vloga", "deposit", unit="EUR", scale=3, minimum=None, digits=6),
            Input("weight", "utež", "weight", unit="person", scale=1, digits=6, optional=True),
            Input("persons_share", "utež", "weight", scale=0, digits=4),
            Input("member", "član", "member", kind="text", optional=True),
            Input("region", "območje", "region", kind="text", optional=True),
        ),
        (fund, share, of_all),
    )
    table.bind("invented", {}, DAY)
    return table
