"""Community nursing and home care in a period: article 14(3).

The two are planned apart; at settlement one may fill what the other lacks (Annex No. 2 to the
General Agreement 2007, article 7, another act). A provider without home care leaves it at 0.
"""

from mreza.kernel.algebra import euros, greatest, least, of
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text


@formula(
    article="14(3)",
    unit="point",
    sl="Povečanje ob nedeljah in praznikih, patronaža",
    en="Increase on Sundays and holidays, community nursing",
    sl_summary="30 % točk, opravljenih ob nedeljah in praznikih.",
)
def supplement_points(rest_day_points, rest_day_supplement):
    """30 % of the points done on Sundays and holidays."""
    return of(rest_day_supplement, rest_day_points)


@formula(
    article="14(3)",
    unit="point",
    sl="Povečanje ob nedeljah in praznikih, nega na domu",
    en="Increase on Sundays and holidays, home care",
    sl_summary="30 % točk, opravljenih ob nedeljah in praznikih.",
)
def home_care_supplement_points(home_care_rest_day_points, rest_day_supplement):
    """30 % of the points done on Sundays and holidays."""
    return of(rest_day_supplement, home_care_rest_day_points)


@formula(
    article="14(3)",
    unit="point",
    sl="Realizirane točke, patronaža",
    en="Realised points, community nursing",
    sl_summary="Točke vseh dni s povečanjem.",
)
def realised_points(ordinary_points, rest_day_points, supplement_points):
    """Points of all days with the increase."""
    return ordinary_points + rest_day_points + supplement_points


@formula(
    article="14(3)",
    unit="point",
    sl="Realizirane točke, nega na domu",
    en="Realised points, home care",
    sl_summary="Točke vseh dni s povečanjem.",
)
def home_care_realised_points(
    home_care_ordinary_points, home_care_rest_day_points, home_care_supplement_points
):
    """Points of all days with the increase."""
    return home_care_ordinary_points + home_care_rest_day_points + home_care_supplement_points


@formula(
    article="14(3)",
    unit="point",
    sl="Presežek patronaže, ki dopolni nego na domu",
    en="Nursing above plan that fills home care",
    sl_summary="Točke nad načrtom, vendar največ toliko, kolikor negi na domu manjka.",
)
def flow_to_home_care(
    realised_points, planned_points, home_care_realised_points, home_care_planned_points
):
    """Points above the plan, at most what home care lacks."""
    above = greatest(0, realised_points - planned_points)
    return least(above, greatest(0, home_care_planned_points - home_care_realised_points))


@formula(
    article="14(3)",
    unit="point",
    sl="Presežek nege na domu, ki dopolni patronažo",
    en="Home care above plan that fills nursing",
    sl_summary="Točke nad načrtom, vendar največ toliko, kolikor patronaži manjka.",
)
def flow_to_nursing(
    realised_points, planned_points, home_care_realised_points, home_care_planned_points
):
    """Points above the plan, at most what nursing lacks."""
    above = greatest(0, home_care_realised_points - home_care_planned_points)
    return least(above, greatest(0, planned_points - realised_points))


@formula(
    article="14(3)",
    unit="point",
    sl="Priznane točke, patronaža",
    en="Recognised points, community nursing",
    sl_summary="Točke do načrta in presežek, ki dopolni nego na domu.",
)
def recognised_points(realised_points, planned_points, flow_to_home_care):
    """Points up to the plan, and the surplus that fills home care."""
    return least(realised_points, planned_points) + flow_to_home_care


@formula(
    article="14(3)",
    unit="point",
    sl="Priznane točke, nega na domu",
    en="Recognised points, home care",
    sl_summary="Točke do načrta in presežek, ki dopolni patronažo.",
)
def home_care_recognised_points(
    home_care_realised_points, home_care_planned_points, flow_to_nursing
):
    """Points up to the plan, and the surplus that fills nursing."""
    return least(home_care_realised_points, home_care_planned_points) + flow_to_nursing


@formula(
    article="14(3)",
    unit="EUR",
    sl="Vrednost realiziranih točk",
    en="Value of realised points",
    sl_summary="Vse opravljeno po cenah točk, s povečanjem.",
)
def realised_amount(
    realised_points,
    home_care_realised_points,
    community_nursing_point_price,
    home_care_point_price,
):
    """Everything done, at the prices of points, with the increase."""
    return euros(realised_points * community_nursing_point_price) + euros(
        home_care_realised_points * home_care_point_price
    )


@formula(
    article="14(3)",
    unit="EUR",
    sl="Od tega povečanje ob nedeljah in praznikih",
    en="Of this, the increase on Sundays and holidays",
    sl_summary="Razlika do vrednosti istih točk brez povečanja.",
)
def supplement_amount(
    realised_amount,
    ordinary_points,
    rest_day_points,
    home_care_ordinary_points,
    home_care_rest_day_points,
    community_nursing_point_price,
    home_care_point_price,
):
    """The difference from the value of the same points without the increase."""
    nursing = (ordinary_points + rest_day_points) * community_nursing_point_price
    home_care = (home_care_ordinary_points + home_care_rest_day_points) * home_care_point_price
    return realised_amount - euros(nursing) - euros(home_care)


@formula(
    article="14(3)",
    unit="EUR",
    sl="Za plačilo, patronaža",
    en="Amount, community nursing",
    sl_summary="Priznane točke po ceni točke.",
)
def nursing_amount(recognised_points, community_nursing_point_price):
    """Recognised points at the price of a point."""
    return euros(recognised_points * community_nursing_point_price)


@formula(
    article="14(3)",
    unit="EUR",
    sl="Za plačilo, nega na domu",
    en="Amount, home care",
    sl_summary="Priznane točke po ceni točke.",
)
def home_care_amount(home_care_recognised_points, home_care_point_price):
    """Recognised points at the price of a point."""
    return euros(home_care_recognised_points * home_care_point_price)


@formula(
    article="14(3)",
    unit="EUR",
    sl="Za plačilo",
    en="Amount",
    sl_summary="Obe dejavnosti skupaj.",
)
def amount(nursing_amount, home_care_amount):
    """Both activities together."""
    return nursing_amount + home_care_amount


@formula(
    article="14(3)",
    unit="EUR",
    sl="Neplačano nad načrtom",
    en="Not paid above the plan",
    sl_summary="Vrednost točk nad načrtoma obeh dejavnosti.",
)
def above_plan_amount(realised_amount, amount):
    """The value of points above the plans of both activities."""
    return realised_amount - amount


def _points(name: str, sl: str, en: str, default: int | None = None) -> Input:
    return Input(name, sl, en, unit="point", scale=2, digits=8, default=default)


table = Table(
    name="community_nursing",
    title=Text("Patronaža in nega na domu", "Community nursing and home care"),
    about=Text("izvajalec v obračunskem obdobju", "a provider in a period of settlement"),
    inputs=(
        Input("provider", "Izvajalec", "Provider", kind="text"),
        _points("planned_points", "Načrtovane točke, patronaža", "Planned points, nursing"),
        _points("ordinary_points", "Točke ob delavnikih, patronaža", "Working days, nursing"),
        _points(
            "rest_day_points",
            "Točke ob nedeljah in praznikih, patronaža",
            "Sundays and holidays, nursing",
        ),
        _points(
            "home_care_planned_points",
            "Načrtovane točke, nega na domu",
            "Planned points, home care",
            0,
        ),
        _points(
            "home_care_ordinary_points",
            "Točke ob delavnikih, nega na domu",
            "Working days, home care",
            0,
        ),
        _points(
            "home_care_rest_day_points",
            "Točke ob nedeljah in praznikih, nega na domu",
            "Sundays and holidays, home care",
            0,
        ),
    ),
    formulas=(
        supplement_points,
        home_care_supplement_points,
        realised_points,
        home_care_realised_points,
        flow_to_home_care,
        flow_to_nursing,
        recognised_points,
        home_care_recognised_points,
        realised_amount,
        supplement_amount,
        nursing_amount,
        home_care_amount,
        amount,
        above_plan_amount,
    ),
    note=Text(
        "Povečane točke štejejo tudi do načrta. Presežek se plača po ceni dejavnosti, ki ga je "
        "opravila.",
        "Increased points also count towards the plan. A surplus is paid at the price of the "
        "activity that did it.",
    ),
)
