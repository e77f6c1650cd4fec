"""What a licence period lacks, and where it leads at the present pace: articles 19 and 30."""

from mreza.kernel.algebra import both, greatest, per
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text


@formula(
    article="30(1)",
    unit="point",
    sl="Manjkajoče točke",
    en="Missing points",
    sl_summary="Kar manjka do točk za obnovo; število za obnovo ni natisnjeno.",
)
def missing_points(points, points_needed):
    """What is missing to the points of a renewal; their number is not printed."""
    return greatest(points_needed - points, 0)


@formula(
    article="19(1.a)",
    sl="Manjkajoče ure zakonodaje in etike",
    en="Missing hours of legislation and ethics",
    sl_summary="Kar manjka do 6 ur.",
)
def missing_legislation_hours(legislation_minutes, hour_length, legislation_hours_needed):
    """What is missing to 6 hours."""
    needed = legislation_hours_needed * hour_length
    return per(greatest(needed - legislation_minutes, 0), hour_length)


@formula(
    article="19(1.b)",
    sl="Manjkajoče ure oživljanja",
    en="Missing hours of life support",
    sl_summary="Kar manjka do 6 ur.",
)
def missing_life_support_hours(life_support_minutes, hour_length, life_support_hours_needed):
    """What is missing to 6 hours."""
    needed = life_support_hours_needed * hour_length
    return per(greatest(needed - life_support_minutes, 0), hour_length)


@formula(
    article="19(1.c)",
    sl="Manjkajoče ure kakovosti in varnosti",
    en="Missing hours of quality and safety",
    sl_summary="Kar manjka do 6 ur.",
)
def missing_quality_hours(quality_minutes, hour_length, quality_hours_needed):
    """What is missing to 6 hours."""
    needed = quality_hours_needed * hour_length
    return per(greatest(needed - quality_minutes, 0), hour_length)


@formula(
    article="19(1)",
    also=("30(1)",),
    sl="Pogoji za obnovo so izpolnjeni",
    en="Conditions of a renewal are met",
    sl_summary="Ne manjka ne točk ne ur obveznih vsebin.",
)
def complete(
    missing_points, missing_legislation_hours, missing_life_support_hours, missing_quality_hours
):
    """Neither points nor hours of mandatory contents are missing."""
    return both(
        missing_points <= 0,
        missing_legislation_hours <= 0,
        missing_life_support_hours <= 0,
        missing_quality_hours <= 0,
    )


@formula(
    article="30(1)",
    unit="point",
    sl="Točke ob koncu obdobja pri dosedanjem tempu",
    en="Points at the end of the period at the present pace",
    sl_summary="Točke, pomnožene z dolžino obdobja in deljene s preteklimi dnevi; napoved, ki je "
    "objava ne pozna. Prvi dan obdobja je nima.",
)
def forecast(points, period_days, elapsed_days):
    """Points times the period's length by the days gone; a forecast that the page does not know."""
    return per(points * period_days, elapsed_days)


def _minutes(name: str, sl: str, en: str) -> Input:
    return Input(name, sl, en, unit="minute", digits=7, default=0)


period = Table(
    name="period",
    title=Text("Stanje licenčnega obdobja", "Standing of a licence period"),
    about=Text("izvajalec v licenčnem obdobju", "a practitioner in a licence period"),
    inputs=(
        # Cut off after eight decimals, never rounded up: a whole number is reached or it is not.
        Input("points", "Zbrane točke", "Points earned", unit="point", scale=8, digits=6),
        _minutes("legislation_minutes", "Minute zakonodaje in etike",
                 "Minutes of legislation and ethics"),
        _minutes("life_support_minutes", "Minute oživljanja", "Minutes of life support"),
        _minutes("quality_minutes", "Minute kakovosti in varnosti",
                 "Minutes of quality and safety"),
        Input("period_days", "Dni v obdobju", "Days of the period", unit="day", digits=5,
              minimum=1, external=True),
        Input("elapsed_days", "Preteklih dni", "Days gone by", unit="day", digits=5),
    ),
    formulas=(
        missing_points, missing_legislation_hours, missing_life_support_hours,
        missing_quality_hours, complete, forecast,
    ),
)  # fmt: skip
