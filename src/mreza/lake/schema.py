"""What a row of each dataset holds: one declaration for checks, templates and documentation."""

from __future__ import annotations

from typing import Final

from mreza.kernel.errors import find
from mreza.kernel.text import Text
from mreza.lake import words
from mreza.lake.fields import Field, Kind, Schema

__all__ = [
    "ASSIGNMENTS",
    "QUANTITIES",
    "RIDE_LISTS",
    "SERVICES",
    "Field",
    "Kind",
    "Schema",
    "all_schemas",
    "get",
]

COUNT_DAYS: Final = ("02-28", "05-31", "08-31", "11-30")

_PROVIDER: Final = Field(
    "provider", "text", Text("izvajalec", "provider"), length=80, example="zd-celje",
    aliases=("šifra izvajalca", "provider code"),
    note=Text("Šifra organizacije v registru.", "Code of the organisation in the registry."),
)  # fmt: skip
_ACTIVITY: Final = Field(
    "activity", "code", Text("dejavnost", "activity"), codes=words.ACTIVITIES,
    aliases=("šifra dejavnosti", "activity code"), example="general",
)  # fmt: skip
_DOCTOR: Final = Field(
    "doctor", "text", Text("zdravnik", "doctor"), required=False, example="D00017",
    aliases=("šifra zdravnika", "doctor code", "nosilec"),
    note=Text("Šifra zdravnika; prazno, kjer storitve ne opravi zdravnik.",
              "Code of the doctor; empty where no doctor renders the service."),
)  # fmt: skip
_PERSON: Final = Field(
    "person", "text", Text("oseba", "person"), pseudonym=True, example="P0000000123",
    aliases=("psevdonim", "pseudonym", "zavarovana oseba", "insured person"),
    note=Text("Psevdonim; nikoli ime, EMŠO ali številka zavarovanja.",
              "A pseudonym; never a name or a personal or insurance number."),
)  # fmt: skip

SERVICES: Final = Schema(
    name="services",
    title=Text("Opravljene storitve", "Services rendered"),
    fields=(
        _PROVIDER,
        _ACTIVITY,
        _DOCTOR,
        _PERSON,
        Field("service", "text", Text("storitev", "service"), example="K0005",
              aliases=("šifra storitve", "service code"),
              note=Text("Šifra iz kataloga storitev.", "Code from the catalogue of services.")),
        Field("day", "date", Text("datum", "day"), example="2007-01-15",
              aliases=("dan", "date", "datum storitve", "date of service")),
        Field("quantity", "decimal", Text("količina", "quantity"), positive=True, example="1",
              aliases=("število", "amount")),
        Field("occurrence", "code", Text("zaporednost", "occurrence"), codes=words.OCCURRENCES,
              aliases=("prvi ali ponovni", "prva ali ponovna", "first or repeat", "obisk"),
              example="first"),
        Field("reason", "code", Text("razlog", "reason"), codes=words.REASONS,
              aliases=("razlog obravnave",), example="illness"),
        Field("referral", "code", Text("napotitev", "referral"), codes=words.REFERRALS,
              aliases=("vrsta napotitve", "napotnica", "referral kind"), example="none"),
    ),
    month_of="day",
    order=("provider", "activity", "day", "doctor", "service"),
    note=Text("Ena vrstica je ena storitev za eno osebo na en dan; enake se seštejejo v količini.",
              "A row is one service for one person on one day; several alike add up in quantity."),
)  # fmt: skip

ASSIGNMENTS: Final = Schema(
    name="assignments",
    title=Text("Zavarovane osebe in izbrani zdravniki", "Insured persons and chosen doctors"),
    fields=(
        Field("count_date", "date", Text("presečni datum", "count date"), days=COUNT_DAYS,
              aliases=("datum", "na dan", "stanje na dan"), example="2007-02-28"),
        _PERSON,
        Field("sex", "code", Text("spol", "sex"), codes=words.SEXES, example="f"),
        Field("born", "date", Text("datum rojstva", "born"), aliases=("rojen", "date of birth"),
              not_after="count_date", example="1961-04-03"),
        Field("unit", "text", Text("izpostava", "unit"), aliases=("enota", "region unit"),
              example="celje",
              note=Text("Izpostava stalnega prebivališča.", "Region unit of residence.")),
        Field("activity", "code", Text("dejavnost", "activity"), codes=words.CHOSEN_DOCTOR,
              aliases=("šifra dejavnosti", "activity code"), example="general"),
        Field("provider", "text", Text("izvajalec", "provider"), required=False, length=80,
              aliases=("šifra izvajalca", "provider code"), example="zd-celje",
              note=Text("Prazno, če oseba v tej dejavnosti ni izbrala zdravnika.",
                        "Empty when the person chose no doctor in this activity.")),
        Field("doctor", "text", Text("zdravnik", "doctor"), required=False,
              aliases=("izbrani zdravnik", "chosen doctor", "šifra zdravnika"), example="D00017"),
        Field("institution", "boolean", Text("socialni zavod", "institution"), example="false",
              aliases=("v zavodu", "in institution"),
              note=Text("Ali oseba živi v socialnovarstvenem zavodu.",
                        "Whether the person lives in a social-care institution.")),
    ),
    month_of="count_date",
    order=("provider", "activity", "doctor"),
    key=("count_date", "person", "activity"),
    note=Text("Ena vrstica je ena oseba v eni dejavnosti na presečni datum.",
              "A row is one person in one activity at one count date."),
)  # fmt: skip

QUANTITIES: Final = Schema(
    name="quantities",
    title=Text("Količine po mesecih", "Quantities by month"),
    fields=(
        _PROVIDER,
        _ACTIVITY,
        Field("measure", "code", Text("mera", "measure"), codes=words.MEASURES,
              aliases=("enota mere", "merska enota"), example="visit"),
        Field("month", "date", Text("mesec", "month"), first_of_month=True, example="2007-01-01",
              aliases=("prvi dan meseca", "first of month")),
        Field("quantity", "decimal", Text("količina", "quantity"), digits=12, positive=True,
              aliases=("število", "amount"), example="412"),
    ),
    month_of="month",
    order=("provider", "activity", "month"),
    key=("provider", "activity", "measure", "month"),
    note=Text("Obiski, primeri, kilometri in drugo, kar se ne šteje po storitvah.",
              "Visits, cases, kilometres and whatever else is not counted by services."),
)  # fmt: skip

RIDE_LISTS: Final = Schema(
    name="ride_lists",
    title=Text("Seznami dializnih bolnikov", "Lists of dialysis patients"),
    fields=(
        _PROVIDER,
        Field("activity", "code", Text("dejavnost", "activity"), example="dialysis_transport",
              codes={"dialysis_transport": words.ACTIVITIES["dialysis_transport"]},
              aliases=("šifra dejavnosti", "activity code")),
        _PERSON,
        Field("month", "date", Text("mesec", "month"), first_of_month=True, example="2007-01-01",
              aliases=("prvi dan meseca", "first of month")),
        Field("stay", "code", Text("bivanje", "stay"), codes=words.STAYS, example="home",
              aliases=("kje biva", "where the person stays")),
        Field("distance", "decimal", Text("razdalja od doma", "distance"), digits=5, scale=1,
              positive=True, example="12.4",
              aliases=("razdalja", "razdalja s seznama", "distance from home"),
              note=Text("Kilometri v eno smer od doma do dializnega centra.",
                        "Kilometres one way from home to the dialysis centre.")),
        Field("stay_distance", "decimal", Text("razdalja drugje", "distance of the stay"),
              required=False, digits=5, scale=1, positive=True, example="8.0",
              aliases=("razdalja od začasnega bivališča", "distance from the temporary home"),
              note=Text("Obvezno zunaj doma: kilometri od začasnega bivališča ali ustanove do "
                        "najbližjega dializnega centra.",
                        "Required away from home: kilometres from the temporary home or "
                        "institution to the nearest dialysis centre.")),
        Field("consent", "boolean", Text("pisno soglasje", "consent"), example="false",
              aliases=("soglasje", "soglasje matične območne enote", "written consent"),
              note=Text("Ali je matična območna enota pisno soglašala s prevozi zunaj doma.",
                        "Whether the home regional office consented in writing to rides away "
                        "from home.")),
        Field("planned_rides", "decimal", Text("načrtovani prevozi", "planned rides"), digits=5,
              scale=0, not_negative=True, example="26", aliases=("prevozi po načrtu",),
              note=Text("Celo število prevozov v mesecu; vsaka smer je prevoz.",
                        "A whole number of rides in the month; each way is a ride.")),
    ),
    month_of="month",
    order=("provider", "month", "person", "stay"),
    key=("provider", "person", "stay", "month"),
    note=Text("Ena vrstica je ena oseba z enim bivanjem v mesecu. Seznam velja, ko ga potrdi "
              "Zavod.",
              "A row is one person in one place of stay in a month. The list holds once the "
              "insurer approves it."),
)  # fmt: skip

_SCHEMAS: Final = {
    schema.name: schema for schema in (SERVICES, ASSIGNMENTS, QUANTITIES, RIDE_LISTS)
}


def all_schemas() -> tuple[Schema, ...]:
    return tuple(_SCHEMAS.values())


def get(name: str) -> Schema:
    """The schema of the dataset `name`. Raises `UnknownNameError` with the names there are."""
    return find(name, _SCHEMAS, "dataset")
