"""The feeds `duty_statement` (Annex V as printed) and `duty_service` (staff by article 16)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from mreza.kernel.text import Text
from mreza.rooms.calculations.feeds import Feed, FeedRow, Source
from mreza.rooms.network.feeds.join import ACT, Provider, Registry, Row, key_of, printed, row_for

PRINTED = ("gross_pay", "joint_consumption", "premium", "material", "depreciation")
# Article 16(2) staffs these from the 2006 contracts, which the act does not print.
STAFFED_BY_CONTRACT = {"ljubljana", "izola", "ilirska-bistrica", "maribor"}


def statements(day: date) -> list[FeedRow]:
    """One row per provider of Annex V, with the parts that it prints."""
    registry = Registry.on(day)
    table = printed("annex_5")
    return [
        row_for(
            registry.required("annex_5", row["name"]),
            {"provider": row["name"], **{name: row[name] for name in PRINTED}},
            key=key_of(row["name"]),
            label=row["name"],
            sources=tuple(Source.of(table, row, name) for name in PRINTED),
        )
        for row in table.where(level="provider")
    ]


STATEMENT = Feed(
    name="duty_statement",
    table=f"{ACT}.duty_statement",
    title=Text("Vrednost dežurne službe po izvajalcih", "Value of duty service by provider"),
    rows=statements,
    headline=("annual_value", "monthly_flat", "share_percent"),
    about=Text(
        "Izvajalci iz Priloge V z natisnjenimi deli.",
        "Providers of Annex V with the parts it prints.",
    ),
)


def areas(day: date) -> list[FeedRow]:
    """One row per region unit with a provider of Annex V.

    The population of 2003 is not printed: the insured persons of Tables 3 and 4 stand in for it
    (illustrative). Material costs and depreciation are those of Annex V, of two rows for Ravne.
    """
    groups = [printed("table_3"), printed("table_4")]
    table = printed("annex_5")
    found = []
    for unit, provider, lines in _by_unit(Registry.on(day)):
        persons = [group.row(level="unit", unit=unit) for group in groups]
        inputs = {
            "area": unit,
            "population": sum(int(row["insured_persons"]) for row in persons),
            **{name: _sum(lines, name) for name in ("material", "depreciation")},
        }
        sources = [
            Source.of(group, row, "insured_persons", "population")
            for group, row in zip(groups, persons, strict=True)
        ] + [Source.of(table, row, name) for row in lines for name in ("material", "depreciation")]
        found.append(row_for(provider, inputs, key=unit, sources=tuple(sources)))
    return found


def _by_unit(registry: Registry) -> Iterator[tuple[str, Provider, list[Row]]]:
    grouped: dict[str, list[Row]] = {}
    first: dict[str, Provider] = {}
    for row in printed("annex_5").where(level="provider"):
        provider = registry.required("annex_5", row["name"])
        if provider.unit and provider.unit not in STAFFED_BY_CONTRACT:
            first.setdefault(provider.unit, provider)
            grouped.setdefault(provider.unit, []).append(row)
    return ((unit, first[unit], lines) for unit, lines in grouped.items())


def _sum(lines: list[Row], name: str) -> Decimal:
    return sum((Decimal(row[name]) for row in lines), Decimal(0))


SERVICE = Feed(
    name="duty_service",
    table=f"{ACT}.duty_service",
    title=Text("Dežurna služba po pravilih 16. in 17. člena", "Duty service by articles 16 and 17"),
    rows=areas,
    headline=("annual_value", "doctors_on_duty", "technicians_on_duty", "effective_percent"),
    about=Text(
        "Ponazoritev: namesto prebivalcev iz letopisa 2003, ki v aktu niso natisnjeni, so "
        "upoštevane zavarovane osebe izpostave iz tabel 3 in 4. Brez območij, kjer velja kader iz "
        "pogodb 2006, in brez deleža prebivalcev Velikih Lašč za Ribnico.",
        "Illustrative: the residents of the 2003 yearbook are not printed in the act, so the "
        "insured persons of the unit in Tables 3 and 4 stand in for them. Without the areas "
        "staffed by the 2006 contracts and without the share of the residents of Velike Lašče "
        "for Ribnica.",
    ),
)
