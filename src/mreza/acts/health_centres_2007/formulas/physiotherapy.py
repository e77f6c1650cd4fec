"""Physiotherapy in a calendar year: article 13.

Points and cases both count at the final settlement. Three outcomes are possible: both minimum
cases and planned points are reached; only the points are; the points are not. Before the end of
the year cases are not judged: points are recognised up to the plan of the period.
"""

from mreza.kernel.algebra import either, euros, greatest, least, of, per, percent, where
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text

OUTCOMES = {
    "all_reached": Text("doseženi točke in primeri", "points and cases reached"),
    "cases_missing": Text("točke dosežene, primerov premalo", "points reached, too few cases"),
    "points_missing": Text("točke niso dosežene", "points not reached"),
    "within_year": Text("med letom se primeri še ne presojajo", "cases are not judged in the year"),
}


@formula(
    article="13(2)",
    unit="case",
    sl="Najmanjše število primerov",
    en="Minimum number of cases",
    sl_summary="286 primerov na tim.",
)
def minimum_cases(teams, physiotherapy_cases_per_team):
    """286 cases a team."""
    return teams * physiotherapy_cases_per_team


@formula(
    article="13(2)",
    unit="case",
    sl="Načrtovani primeri",
    en="Planned cases",
    sl_summary="Lanska realizacija, vendar ne manj od najmanjšega števila.",
)
def planned_cases(cases_last_year, minimum_cases):
    """Last year's cases, but not below the minimum."""
    return greatest(cases_last_year, minimum_cases)


@formula(
    article="13(4)",
    unit="case",
    sl="Odvzeti primeri po nadzoru",
    en="Cases taken off after an inspection",
    sl_summary="Realizirani primeri krat delež neutemeljenih med pregledanimi; brez nadzora nič.",
)
def withdrawn_cases(realised_cases, audited_cases, unjustified_cases):
    """Realised cases times the share of inspected cases found unjustified; 0 without inspection."""
    found = least(unjustified_cases, audited_cases)
    return where(audited_cases == 0, 0, per(realised_cases * found, audited_cases))


@formula(
    article="13(4)",
    unit="case",
    sl="Upoštevani primeri",
    en="Cases that count",
    sl_summary="Realizirani primeri brez odvzetih.",
)
def counted_cases(realised_cases, withdrawn_cases):
    """Realised cases without those taken off."""
    return realised_cases - withdrawn_cases


@formula(
    article="13(3)",
    sl="Izid letnega obračuna",
    en="Outcome of the yearly settlement",
    labels=OUTCOMES,
    sl_summary="Ali so doseženi načrt v točkah in najmanjše število primerov; natanko pomeni da.",
)
def outcome(realised_points, planned_points, counted_cases, minimum_cases, period_months, months):
    """Whether planned points and minimum cases are reached; exactly reached is reached.

    Only of a whole year: the article judges them at its final settlement.
    """
    of_year = where(
        realised_points < planned_points,
        "points_missing",
        where(counted_cases < minimum_cases, "cases_missing", "all_reached"),
    )
    return where(period_months < months, "within_year", of_year)


@formula(
    article="13(3.b)",
    unit="%",
    sl="Odstotek nedoseganja najmanjšega števila primerov",
    en="Shortfall of the minimum number of cases",
    sl_summary="Manjkajoči primeri v odstotku najmanjšega števila.",
)
def case_shortfall(counted_cases, minimum_cases):
    """Missing cases in % of the minimum."""
    missing = greatest(0, minimum_cases - counted_cases)
    return where(minimum_cases == 0, 0, percent(missing, minimum_cases))


@formula(
    article="13(3.c)",
    unit="case",
    sl="Na novo izračunani načrt primerov",
    en="Recalculated plan of cases",
    sl_summary="Realizirane točke po 65 na primer.",
)
def recalculated_cases(realised_points, physiotherapy_points_per_case):
    """Realised points at 65 a case."""
    return per(realised_points, physiotherapy_points_per_case)


@formula(
    article="13(3.c)",
    unit="%",
    sl="Odstotek nedoseganja novega načrta primerov",
    en="Shortfall of the recalculated plan of cases",
    sl_summary="Manjkajoči primeri v odstotku novega načrta.",
)
def recalculated_shortfall(counted_cases, recalculated_cases):
    """Missing cases in % of the recalculated plan."""
    missing = greatest(0, recalculated_cases - counted_cases)
    return where(recalculated_cases == 0, 0, percent(missing, recalculated_cases))


@formula(
    article="13(3)",
    also=("13(3.a)", "13(3.b)", "13(3.c)"),
    unit="point",
    sl="Priznane točke",
    en="Recognised points",
    sl_summary="Točke do načrta, znižane za odstotek nedoseganja primerov, kadar jih manjka.",
)
def recognised_points(
    outcome, planned_points, realised_points, case_shortfall, recalculated_shortfall
):
    """Points up to the plan, cut by the shortfall of cases where there is one.

    Each outcome has its own: the plan; the plan less the shortfall; what was done less the
    shortfall of the recalculated plan.
    """
    return where(
        either(outcome == "all_reached", outcome == "within_year"),
        least(realised_points, planned_points),
        where(
            outcome == "cases_missing",
            planned_points - of(case_shortfall, planned_points),
            realised_points - of(recalculated_shortfall, realised_points),
        ),
    )


@formula(
    article="13(3.c)",
    unit="case",
    sl="Novi načrt primerov iz načrtovanih točk",
    en="New plan of cases from planned points",
    sl_summary="Drugo branje: 65 točk na primer iz načrtovanih namesto realiziranih točk.",
)
def recalculated_cases_other_reading(planned_points, physiotherapy_points_per_case):
    """The other reading: 65 points a case of planned instead of realised points."""
    return per(planned_points, physiotherapy_points_per_case)


@formula(
    article="13(3.c)",
    unit="%",
    sl="Odstotek nedoseganja po drugem branju",
    en="Shortfall by the other reading",
    sl_summary="Manjkajoči primeri v odstotku načrta iz načrtovanih točk.",
)
def shortfall_other_reading(counted_cases, recalculated_cases_other_reading):
    """Missing cases in % of the plan from planned points."""
    plan = recalculated_cases_other_reading
    return where(plan == 0, 0, percent(greatest(0, plan - counted_cases), plan))


@formula(
    article="13(3.c)",
    unit="point",
    sl="Priznane točke po drugem branju",
    en="Recognised points by the other reading",
    sl_summary="Kadar načrt točk ni dosežen: realizirane točke brez odstotka po drugem branju.",
)
def recognised_points_other_reading(
    outcome, recognised_points, realised_points, shortfall_other_reading
):
    """Where points are missing: realised points less the shortfall by the other reading."""
    return where(
        outcome == "points_missing",
        realised_points - of(shortfall_other_reading, realised_points),
        recognised_points,
    )


@formula(
    article="13(3)",
    unit="EUR",
    sl="Vrednost realiziranih točk",
    en="Value of realised points",
    sl_summary="Vse opravljeno po ceni točke.",
)
def realised_amount(realised_points, physiotherapy_point_price):
    """Everything done, at the price of a point."""
    return euros(realised_points * physiotherapy_point_price)


@formula(
    article="13(3)",
    unit="EUR",
    sl="Za plačilo",
    en="Amount",
    sl_summary="Priznane točke po ceni točke.",
)
def amount(recognised_points, physiotherapy_point_price):
    """Recognised points at the price of a point."""
    return euros(recognised_points * physiotherapy_point_price)


@formula(
    article="13(3.a)",
    unit="EUR",
    sl="Neplačano nad načrtom",
    en="Not paid above the plan",
    sl_summary="Vrednost točk, opravljenih nad načrtom.",
)
def above_plan_amount(realised_amount, realised_points, planned_points, physiotherapy_point_price):
    """The value of points done above the plan."""
    return realised_amount - euros(
        least(realised_points, planned_points) * physiotherapy_point_price
    )


@formula(
    article="13(3)",
    also=("13(3.b)", "13(3.c)", "13(4)"),
    unit="EUR",
    sl="Zmanjšanje zaradi premalo primerov",
    en="Reduction for too few cases",
    sl_summary="Kar od vrednosti do načrta odvzame nedoseganje primerov.",
)
def case_reduction_amount(realised_amount, above_plan_amount, amount):
    """What the shortfall of cases takes off the value up to the plan."""
    return realised_amount - above_plan_amount - amount


def _cases(name: str, sl: str, en: str, default: int | None = None) -> Input:
    return Input(name, sl, en, unit="case", digits=7, default=default)


def _points(name: str, sl: str, en: str) -> Input:
    return Input(name, sl, en, unit="point", scale=2, digits=8)


table = Table(
    name="physiotherapy",
    title=Text("Fizioterapija", "Physiotherapy"),
    about=Text("izvajalec v letu ali njegovem delu", "a provider in a year or a part of it"),
    inputs=(
        Input("provider", "Izvajalec", "Provider", kind="text"),
        Input("teams", "Timi", "Teams", unit="team", scale=2, digits=4),
        _points("planned_points", "Načrtovane točke", "Planned points"),
        _points("realised_points", "Realizirane točke", "Realised points"),
        _cases("realised_cases", "Realizirani primeri", "Realised cases"),
        _cases("audited_cases", "Primeri, pregledani pri nadzoru", "Cases inspected", 0),
        _cases("unjustified_cases", "Od tega neutemeljeni", "Of these, unjustified", 0),
        _cases("cases_last_year", "Primeri v preteklem letu", "Cases of the year before", 0),
        Input(
            "period_months",
            "Meseci obdobja",
            "Months of the period",
            unit="month",
            digits=2,
            minimum=1,
            maximum=12,
            default=12,
        ),
    ),
    formulas=(
        minimum_cases,
        planned_cases,
        withdrawn_cases,
        counted_cases,
        outcome,
        case_shortfall,
        recalculated_cases,
        recalculated_shortfall,
        recognised_points,
        recalculated_cases_other_reading,
        shortfall_other_reading,
        recognised_points_other_reading,
        realised_amount,
        above_plan_amount,
        case_reduction_amount,
        amount,
    ),
    note=Text(
        "Pogoj za plačilo je 286 primerov na tim, ne višji načrt iz lanske realizacije. Primeri se "
        "presodijo ob končnem obračunu leta (12 mesecev).",
        "Payment depends on 286 cases a team, not on a higher plan from last year's cases. Cases "
        "are judged at the final settlement of the year (12 months).",
    ),
)
