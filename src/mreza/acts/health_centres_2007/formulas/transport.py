"""Non-urgent ambulance transport except dialysis: article 38, Annex VI.

Transport of oncology patients follows the method of dialysis (38(2)), so its start fee is the one
of article 43(2) in kilometres; the 30 points of 38(3) are for all other patients.
"""

from mreza.kernel.algebra import euros, greatest, least, per, where
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text


@formula(
    article="38(1)",
    also=("Annex VI",),
    unit="point",
    sl="Načrtovane točke",
    en="Planned points",
    sl_summary="Timi iz 2. stolpca Priloge VI po načrtu tima, za mesece obdobja.",
)
def planned_points(teams, transport_points_per_team, period_months, months):
    """Teams of column 2 of Annex VI at the plan of a team, for the months of the period."""
    return per(teams * transport_points_per_team * period_months, months)


@formula(
    article="38(3)",
    unit="point",
    sl="Startnine",
    en="Start fees",
    sl_summary="30 točk za vsakega prepeljanega bolnika, tudi pri sočasni vožnji.",
)
def start_fee_points(rides, transport_start_fee):
    """30 points for every patient transported, also when carried together."""
    return rides * transport_start_fee


@formula(
    article="38(3)",
    unit="point",
    sl="Opravljene točke",
    en="Points done",
    sl_summary="Dejanski kilometri v točkah in startnine.",
)
def realised_points(kilometres, transport_points_per_km, start_fee_points):
    """Kilometres really driven, in points, and the start fees."""
    return kilometres * transport_points_per_km + start_fee_points


@formula(
    article="38(1)",
    unit="point",
    sl="Točke do načrta",
    en="Points up to the plan",
    sl_summary="Opravljene točke, ki jih načrt krije.",
)
def points_to_plan(realised_points, planned_points):
    """Points done that the plan covers."""
    return least(realised_points, planned_points)


@formula(
    article="38(1)",
    unit="point",
    sl="Točke nad načrtom",
    en="Points above the plan",
    sl_summary="Opravljene točke, ki jih načrt ne krije.",
)
def over_plan_points(realised_points, points_to_plan):
    """Points done that the plan does not cover."""
    return realised_points - points_to_plan


@formula(
    article="38(2)",
    also=("43(2)",),
    unit="km",
    sl="Startnine onkoloških prevozov",
    en="Start fees of oncology transport",
    sl_summary="Kakor pri dializi: 8 km do vključno 10 km, 16 km nad 10 km.",
)
def oncology_start_fee_km(
    oncology_short_rides,
    oncology_long_rides,
    dialysis_short_start_fee,
    dialysis_long_start_fee,
    oncology_start_fee_applies,
):
    """As for dialysis: 8 km up to and including 10 km, 16 km above."""
    fees = (
        oncology_short_rides * dialysis_short_start_fee
        + oncology_long_rides * dialysis_long_start_fee
    )
    return where(oncology_start_fee_applies == 1, fees, 0)


@formula(
    article="38(2)",
    unit="km",
    sl="Priznani onkološki kilometri",
    en="Recognised oncology kilometres",
    sl_summary="Razdalje z bolnikom in startnine; tudi nad načrtom, ki ga poravna odbitek točk.",
)
def oncology_recognised_km(oncology_km, oncology_start_fee_km):
    """Distances with a patient and start fees; above the plan too, which a deduction settles."""
    return oncology_km + oncology_start_fee_km


@formula(
    article="38(5)",
    unit="km",
    sl="Onkološki kilometri proti načrtu",
    en="Oncology kilometres against the plan",
    sl_summary="Po izbranem branju tudi startnine, ker se načrtuje, kar se obračuna.",
)
def oncology_km_against_plan(oncology_km, oncology_start_fee_km, oncology_start_fee_in_plan):
    """By the reading chosen with start fees, as the plan is of what is charged."""
    return oncology_km + where(oncology_start_fee_in_plan == 1, oncology_start_fee_km, 0)


@formula(
    article="38(5)",
    also=("Annex VI",),
    unit="km",
    sl="Onkološki kilometri nad načrtom",
    en="Oncology kilometres above the plan",
    sl_summary="Nad letnim načrtom iz 1. stolpca Priloge VI, ob končnem obračunu leta.",
)
def oncology_over_plan_km(oncology_km_against_plan, oncology_planned_km, period_months, months):
    """Above the yearly plan of column 1 of Annex VI, at the final settlement of the year."""
    over = greatest(0, oncology_km_against_plan - oncology_planned_km)
    return where(period_months == months, over, 0)


@formula(
    article="38(5)",
    unit="point",
    sl="Odbitek točk za onkološke kilometre",
    en="Points deducted for oncology kilometres",
    sl_summary="Točka za kilometer nad načrtom, največ priznane točke drugih prevozov.",
)
def deducted_points(oncology_over_plan_km, transport_points_per_km, points_to_plan):
    """A point for a kilometre above the plan, at most the recognised points of other transport."""
    return least(oncology_over_plan_km * transport_points_per_km, points_to_plan)


@formula(
    article="38(5)",
    unit="point",
    sl="Neodbite točke",
    en="Points left undeducted",
    sl_summary="Preseganje, ki ga priznane točke drugih prevozov ne pokrijejo.",
)
def undeducted_points(oncology_over_plan_km, transport_points_per_km, deducted_points):
    """The excess that recognised points of other transport do not cover."""
    return oncology_over_plan_km * transport_points_per_km - deducted_points


@formula(
    article="38(5)",
    also=("38(1)",),
    unit="point",
    sl="Priznane točke",
    en="Recognised points",
    sl_summary="Točke do načrta brez odbitka.",
)
def recognised_points(points_to_plan, deducted_points):
    """Points up to the plan less the deduction."""
    return points_to_plan - deducted_points


@formula(
    article="38(2)",
    unit="EUR/km",
    sl="Cena onkološkega kilometra",
    en="Price of an oncology kilometre",
    sl_summary="Enaka ceni točke nenujnega prevoza.",
)
def oncology_km_price(transport_point_price, transport_points_per_km):
    """Equal to the price of a point of non-urgent transport."""
    return transport_point_price * transport_points_per_km


@formula(
    article="38(3)",
    unit="EUR",
    sl="Vrednost opravljenih točk",
    en="Value of points done",
    sl_summary="Opravljene točke po ceni.",
)
def realised_value(realised_points, transport_point_price):
    """Points done at their price."""
    return euros(realised_points * transport_point_price)


@formula(
    article="38(1)",
    unit="EUR",
    sl="Vrednost točk do načrta",
    en="Value of points up to the plan",
    sl_summary="Točke do načrta po ceni.",
)
def value_to_plan(points_to_plan, transport_point_price):
    """Points up to the plan at their price."""
    return euros(points_to_plan * transport_point_price)


@formula(
    article="38(3)",
    unit="EUR",
    sl="Plačilo točk",
    en="Payment of points",
    sl_summary="Priznane točke po ceni.",
)
def points_amount(recognised_points, transport_point_price):
    """Recognised points at their price."""
    return euros(recognised_points * transport_point_price)


@formula(
    article="38(1)",
    unit="EUR",
    sl="Odbitek nad načrtom",
    en="Deduction above the plan",
    sl_summary="Vrednost opravljenega brez vrednosti do načrta, da se vrstice seštejejo na cent.",
)
def over_plan_reduction(realised_value, value_to_plan):
    """Value done less value up to the plan, so that the lines add up to the cent."""
    return realised_value - value_to_plan


@formula(
    article="38(5)",
    unit="EUR",
    sl="Odbitek za onkološke kilometre",
    en="Deduction for oncology kilometres",
    sl_summary="Vrednost do načrta brez plačila točk.",
)
def oncology_reduction(value_to_plan, points_amount):
    """Value up to the plan less the payment of points."""
    return value_to_plan - points_amount


@formula(
    article="38(2)",
    unit="EUR",
    sl="Plačilo onkoloških prevozov",
    en="Payment of oncology transport",
    sl_summary="Priznani kilometri po ceni kilometra.",
)
def oncology_amount(oncology_recognised_km, oncology_km_price):
    """Recognised kilometres at the price of a kilometre."""
    return euros(oncology_recognised_km * oncology_km_price)


@formula(
    article="38(1)",
    unit="EUR",
    sl="Znesek za plačilo",
    en="Amount to be paid",
    sl_summary="Točke in onkološki kilometri.",
)
def amount(points_amount, oncology_amount):
    """Points and oncology kilometres."""
    return points_amount + oncology_amount


def _kilometres(name: str, sl: str, en: str, default: int | None = None) -> Input:
    return Input(name, sl, en, unit="km", scale=2, digits=8, default=default)


def _rides(name: str, sl: str, en: str, default: int | None = None) -> Input:
    return Input(name, sl, en, unit="ride", digits=6, default=default)


transport = Table(
    name="transport",
    title=Text("Nenujni reševalni prevozi", "Non-urgent ambulance transport"),
    about=Text("izvajalec v letu ali njegovem delu", "a provider in a year or a part of it"),
    inputs=(
        Input("provider", "Izvajalec", "Provider", kind="text"),
        Input(
            "teams",
            "Timi (Priloga VI, 2. stolpec)",
            "Teams (Annex VI, column 2)",
            unit="team",
            scale=2,
            digits=4,
        ),
        _kilometres(
            "oncology_planned_km",
            "Letni načrt onkoloških kilometrov (Priloga VI, 1. stolpec)",
            "Yearly plan of oncology kilometres (Annex VI, column 1)",
        ),
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
        _kilometres("kilometres", "Dejansko prevoženi kilometri", "Kilometres really driven"),
        _rides("rides", "Prevozi bolnikov", "Transports of patients"),
        _kilometres(
            "oncology_km", "Onkološki kilometri z bolnikom", "Oncology kilometres with a patient", 0
        ),
        _rides(
            "oncology_short_rides",
            "Onkološki prevozi do vključno 10 km",
            "Oncology transports up to and including 10 km",
            0,
        ),
        _rides(
            "oncology_long_rides",
            "Onkološki prevozi nad 10 km",
            "Oncology transports above 10 km",
            0,
        ),
    ),
    formulas=(
        planned_points,
        start_fee_points,
        realised_points,
        points_to_plan,
        over_plan_points,
        oncology_start_fee_km,
        oncology_recognised_km,
        oncology_km_against_plan,
        oncology_over_plan_km,
        deducted_points,
        undeducted_points,
        recognised_points,
        oncology_km_price,
        realised_value,
        value_to_plan,
        points_amount,
        over_plan_reduction,
        oncology_reduction,
        oncology_amount,
        amount,
    ),
    note=Text(
        "Preseženi onkološki kilometri znižajo točke samo v obračunu vsega leta (12 mesecev).",
        "Oncology kilometres above the plan lower the points only in the settlement of the whole "
        "year (12 months).",
    ),
)
