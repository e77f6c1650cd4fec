"""Flat sums: tourist areas (article 21), institutes of public health (48(1) and 48(2))."""

from mreza.kernel.algebra import euros, lookup, of, per, percent, total, where
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text

STANDBY = {
    "none": Text("brez pripravljenosti", "no standby"),
    "national": Text("nacionalni inštitut", "national institute"),
    "regional": Text("zavod za zdravstveno varstvo", "regional institute"),
}


@formula(
    article="21(1)",
    unit="%",
    sl="Delež storitev za osebe od drugod",
    en="Share of services for persons from elsewhere",
    sl_summary="Storitve za osebe zunaj matične in sosednjih občin v odstotku vseh.",
)
def outside_share(outside_services, services):
    """Services for persons from outside the home and neighbouring municipalities, in %."""
    return percent(outside_services, services)


@formula(
    article="21(1)",
    sl="Nad mejo",
    en="Above the limit",
    sl_summary="Delež presega 5 %; natanko 5 % ne zadošča.",
)
def above_limit(outside_services, services, tourist_services_limit):
    """More than 5 %; exactly 5 % is not enough."""
    return outside_services > of(tourist_services_limit, services)


@formula(
    article="21(1)",
    unit="EUR",
    sl="Dodatna sredstva",
    en="Additional funds",
    sl_summary="Natisnjeni znesek območja nad mejo; za druga območja zneska ni, zato ni podatka.",
)
def tourist_amount(above_limit, unit, tourist_area_funds):
    """The printed sum of an area above the limit; no data where none is printed."""
    return where(above_limit, lookup(tourist_area_funds, unit), 0)


tourist_area = Table(
    name="tourist_area",
    title=Text("Turistična območja", "Tourist areas"),
    about=Text("območje izpostave v enem letu", "the area of a region unit in a year"),
    inputs=(
        Input("unit", "Izpostava", "Region unit", kind="text"),
        Input("services", "Vse storitve", "All services", unit="service", digits=8),
        Input(
            "outside_services",
            "Storitve za osebe od drugod",
            "Services for persons from elsewhere",
            unit="service",
            digits=8,
        ),
    ),
    formulas=(outside_share, above_limit, tourist_amount),
)


@formula(
    article="48(1)",
    unit="EUR",
    sl="Program zavoda",
    en="Programme of the institute",
    sl_summary="Timi po vrednosti tima.",
)
def team_amount(teams, epidemiology_team_cost):
    """Teams at the value of a team."""
    return euros(teams * epidemiology_team_cost)


@formula(
    article="48(2)",
    sl="Zavodi v pripravljenosti",
    en="Institutes on standby",
    sl_summary="Število regionalnih zavodov.",
    decimals=0,
)
def regional_institutes(standby):
    """Number of regional institutes."""
    return total(where(standby == "regional", 1, 0))


@formula(
    article="48(2)",
    unit="EUR",
    sl="Pripravljenost",
    en="Standby",
    sl_summary="60 % sredstev nacionalnemu inštitutu, preostanek zavodom v enakih delih.",
)
def standby_amount(
    standby, regional_institutes, epidemiology_standby_fund, national_institute_share
):
    """60 % of the fund for the national institute, the rest in equal parts for the others."""
    national = euros(of(national_institute_share, epidemiology_standby_fund))
    each = euros(per(epidemiology_standby_fund - national, regional_institutes))
    return where(standby == "national", national, where(standby == "regional", each, 0))


@formula(
    article="48(1)",
    also=("48(2)",),
    unit="EUR",
    sl="Za plačilo v letu",
    en="Amount of the year",
    sl_summary="Program in pripravljenost; plača se v pavšalu.",
)
def annual_amount(team_amount, standby_amount):
    """Programme and standby; paid flat."""
    return team_amount + standby_amount


@formula(
    article="48(1)",
    unit="EUR/month",
    sl="Mesečni pavšal",
    en="Monthly lump sum",
    sl_summary="Dvanajstina leta.",
)
def monthly_flat(annual_amount, months):
    """A twelfth of the year."""
    return euros(per(annual_amount, months))


epidemiology = Table(
    name="epidemiology",
    title=Text("Zavodi za zdravstveno varstvo", "Institutes of public health"),
    about=Text("zavod v enem letu; vsi skupaj", "an institute in a year; all together"),
    inputs=(
        Input("provider", "Zavod", "Institute", kind="text"),
        Input("teams", "Timi", "Teams", unit="team", scale=2, digits=4),
        Input(
            "standby",
            "Pripravljenost",
            "Standby",
            kind="text",
            choices=tuple(STANDBY),
            labels=STANDBY,
            default="none",
        ),
    ),
    formulas=(team_amount, regional_institutes, standby_amount, annual_amount, monthly_flat),
    note=Text(
        "Deli pripravljenosti so zaokroženi vsak zase; devet jih je 3 cente pod zneskom za vse.",
        "Parts of standby are rounded one by one; nine of them are 3 cents below their sum.",
    ),
)
