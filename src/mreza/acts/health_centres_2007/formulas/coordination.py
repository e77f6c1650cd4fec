"""Coordination of national prevention programmes: article 26(6) (CINDI) and 26(7) (ZORA).

Coordinators are paid for what they do; the rest of the fund is for leading the programme.
"""

from mreza.kernel.algebra import both, euros, lookup, per, total, where
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text

ROLES = {
    "national": Text("nacionalni koordinator", "national coordinator"),
    "regional": Text("regijski koordinator", "regional coordinator"),
}


@formula(
    article="26(6)",
    unit="day",
    sl="Potrebni dnevi v trimesečju",
    en="Days needed in the quarter",
    sl_summary="2 dni na mesec.",
)
def required_days(cindi_days_a_month, quarter_months):
    """2 days a month."""
    return cindi_days_a_month * quarter_months


@formula(
    article="26(6)",
    sl="Upravičen do plačila",
    en="Entitled to payment",
    sl_summary="Je delal vsaj potrebne dni in o tem poročal.",
)
def entitled(reported, worked_days, required_days):
    """Worked at least the days needed and reported it."""
    return both(reported, worked_days >= required_days)


@formula(
    article="26(6)",
    unit="EUR",
    sl="Nakazilo koordinatorju",
    en="Payment to the coordinator",
    sl_summary="Trimesečni del 0,083 zdravnika specialista.",
)
def cindi_payment(entitled, cindi_coordinator_share, specialist_year_cost, quarter_months, months):
    """A quarter's part of 0.083 of a specialist doctor."""
    year = cindi_coordinator_share * specialist_year_cost
    return where(entitled, euros(per(year * quarter_months, months)), 0)


@formula(
    article="26(6)",
    unit="EUR",
    sl="Sredstva trimesečja",
    en="Fund of the quarter",
    sl_summary="Trimesečni del letnih sredstev.",
)
def quarter_fund(cindi_fund, quarter_months, months):
    """A quarter's part of the yearly fund."""
    return euros(per(cindi_fund * quarter_months, months))


@formula(
    article="26(6)",
    unit="EUR",
    sl="Ostane za vodenje programa",
    en="Left for leading the programme",
    sl_summary="Sredstva trimesečja brez nakazil koordinatorjem; pod 0 pomeni, da ne zadoščajo.",
)
def cindi_rest(quarter_fund, cindi_payment):
    """The quarter's fund less payments to coordinators; below 0 it does not suffice."""
    return quarter_fund - total(cindi_payment)


cindi_coordination = Table(
    name="cindi_coordination",
    title=Text("Koordinacija programa CINDI", "Coordination of the CINDI programme"),
    about=Text("koordinator v trimesečju", "a coordinator in a quarter"),
    inputs=(
        Input("coordinator", "Koordinator", "Coordinator", kind="text"),
        Input("worked_days", "Dnevi dela", "Days worked", unit="day", scale=1, digits=3),
        Input("reported", "Poročal o delu", "Reported the work", kind="boolean"),
    ),
    formulas=(required_days, entitled, cindi_payment, quarter_fund, cindi_rest),
)


@formula(
    article="26(7)",
    unit="hour",
    sl="Načrtovane ure",
    en="Planned hours",
    sl_summary="Dve uri na teden za regijskega koordinatorja; za nacionalnega člen ur ne določa.",
)
def planned_hours(role, weeks, zora_weekly_hours):
    """Two hours a week for a regional coordinator; the article sets none for the national one."""
    return weeks * lookup(zora_weekly_hours, role)


@formula(
    article="26(7)",
    unit="EUR",
    sl="Plačilo koordinatorju",
    en="Payment to the coordinator",
    sl_summary="Dejansko opravljene ure po vrednosti ure.",
)
def zora_payment(worked_hours, specialist_hour_value):
    """Hours really worked at the value of an hour."""
    return euros(worked_hours * specialist_hour_value)


@formula(
    article="26(7)",
    unit="EUR",
    sl="Sredstva za koordinacijo",
    en="Fund of the coordination",
    sl_summary="Vrednost dveh zdravnikov specialistov.",
)
def zora_fund(zora_specialists, specialist_year_cost):
    """The value of two specialist doctors."""
    return euros(zora_specialists * specialist_year_cost)


@formula(
    article="26(7)",
    unit="EUR",
    sl="Ostane za stroške programa",
    en="Left for costs of the programme",
    sl_summary="Sredstva brez plačil koordinatorjem; pod 0 pomeni, da ne zadoščajo.",
)
def zora_rest(zora_fund, zora_payment):
    """The fund less payments to coordinators; below 0 it does not suffice."""
    return zora_fund - total(zora_payment)


zora_coordination = Table(
    name="zora_coordination",
    title=Text("Koordinacija programa ZORA", "Coordination of the ZORA programme"),
    about=Text("koordinator v enem letu", "a coordinator in a year"),
    inputs=(
        Input("coordinator", "Koordinator", "Coordinator", kind="text"),
        Input("role", "Vloga", "Role", kind="text", choices=tuple(ROLES), labels=ROLES),
        Input("weeks", "Tedni po letnem načrtu", "Weeks by the yearly plan", unit="week", digits=2),
        Input("worked_hours", "Opravljene ure", "Hours worked", unit="hour", scale=2, digits=5),
    ),
    formulas=(planned_hours, zora_payment, zora_fund, zora_rest),
)
