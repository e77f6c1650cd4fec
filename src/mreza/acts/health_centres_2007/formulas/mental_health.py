"""Mental health dispensary and clinical psychology: article 15(1).

The two are planned apart; at settlement points above the plan of one fill what the other lacks.
"""

from mreza.kernel.algebra import euros, greatest, least
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text

FLOW = "15(1.a)"


@formula(
    article=FLOW,
    unit="point",
    sl="Presežek dispanzerja, ki dopolni psihologijo",
    en="Dispensary above plan that fills psychology",
    sl_summary="Točke nad načrtom, vendar največ toliko, kolikor psihologiji manjka.",
)
def flow_to_psychology(
    realised_points, planned_points, psychology_realised_points, psychology_planned_points
):
    """Points above the plan, at most what psychology lacks."""
    above = greatest(0, realised_points - planned_points)
    return least(above, greatest(0, psychology_planned_points - psychology_realised_points))


@formula(
    article=FLOW,
    unit="point",
    sl="Presežek psihologije, ki dopolni dispanzer",
    en="Psychology above plan that fills the dispensary",
    sl_summary="Točke nad načrtom, vendar največ toliko, kolikor dispanzerju manjka.",
)
def flow_to_dispensary(
    realised_points, planned_points, psychology_realised_points, psychology_planned_points
):
    """Points above the plan, at most what the dispensary lacks."""
    above = greatest(0, psychology_realised_points - psychology_planned_points)
    return least(above, greatest(0, planned_points - realised_points))


@formula(
    article=FLOW,
    unit="point",
    sl="Priznane točke, dispanzer",
    en="Recognised points, dispensary",
    sl_summary="Točke do načrta in presežek, ki dopolni psihologijo.",
)
def recognised_points(realised_points, planned_points, flow_to_psychology):
    """Points up to the plan, and the surplus that fills psychology."""
    return least(realised_points, planned_points) + flow_to_psychology


@formula(
    article=FLOW,
    unit="point",
    sl="Priznane točke, klinična psihologija",
    en="Recognised points, clinical psychology",
    sl_summary="Točke do načrta in presežek, ki dopolni dispanzer.",
)
def psychology_recognised_points(
    psychology_realised_points, psychology_planned_points, flow_to_dispensary
):
    """Points up to the plan, and the surplus that fills the dispensary."""
    return least(psychology_realised_points, psychology_planned_points) + flow_to_dispensary


@formula(
    article="15(1)",
    unit="EUR",
    sl="Vrednost realiziranih točk",
    en="Value of realised points",
    sl_summary="Vse opravljeno po cenah točk.",
)
def realised_amount(
    realised_points, psychology_realised_points, mental_health_point_price, psychology_point_price
):
    """Everything done, at the prices of points."""
    return euros(realised_points * mental_health_point_price) + euros(
        psychology_realised_points * psychology_point_price
    )


@formula(
    article=FLOW,
    unit="EUR",
    sl="Za plačilo, dispanzer",
    en="Amount, dispensary",
    sl_summary="Priznane točke po ceni točke.",
)
def dispensary_amount(recognised_points, mental_health_point_price):
    """Recognised points at the price of a point."""
    return euros(recognised_points * mental_health_point_price)


@formula(
    article=FLOW,
    unit="EUR",
    sl="Za plačilo, klinična psihologija",
    en="Amount, clinical psychology",
    sl_summary="Priznane točke po ceni točke.",
)
def psychology_amount(psychology_recognised_points, psychology_point_price):
    """Recognised points at the price of a point."""
    return euros(psychology_recognised_points * psychology_point_price)


@formula(
    article=FLOW,
    unit="EUR",
    sl="Od tega zaradi prelivanja",
    en="Of this, by the flow between the two",
    sl_summary="Vrednost presežkov, ki dopolnijo drugo dejavnost.",
)
def flow_amount(
    flow_to_psychology, flow_to_dispensary, mental_health_point_price, psychology_point_price
):
    """The value of surpluses that fill the other activity."""
    return euros(
        flow_to_psychology * mental_health_point_price + flow_to_dispensary * psychology_point_price
    )


@formula(
    article="15(1)",
    unit="EUR",
    sl="Za plačilo",
    en="Amount",
    sl_summary="Obe dejavnosti skupaj.",
)
def amount(dispensary_amount, psychology_amount):
    """Both activities together."""
    return dispensary_amount + psychology_amount


@formula(
    article="15(1)",
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
    name="mental_health",
    title=Text("Dispanzer za mentalno zdravje", "Mental health dispensary"),
    about=Text("izvajalec v obračunskem obdobju", "a provider in a period of settlement"),
    inputs=(
        Input("provider", "Izvajalec", "Provider", kind="text"),
        _points("planned_points", "Načrtovane točke, dispanzer", "Planned points, dispensary"),
        _points("realised_points", "Realizirane točke, dispanzer", "Realised points, dispensary"),
        _points(
            "psychology_planned_points",
            "Načrtovane točke, klinična psihologija",
            "Planned points, clinical psychology",
            0,
        ),
        _points(
            "psychology_realised_points",
            "Realizirane točke, klinična psihologija",
            "Realised points, clinical psychology",
            0,
        ),
    ),
    formulas=(
        flow_to_psychology,
        flow_to_dispensary,
        recognised_points,
        psychology_recognised_points,
        realised_amount,
        dispensary_amount,
        psychology_amount,
        flow_amount,
        amount,
        above_plan_amount,
    ),
    note=Text(
        "Presežek se plača po ceni dejavnosti, ki ga je opravila; člen cene prelivanja ne določa.",
        "A surplus is paid at the price of the activity that did it; the article sets no price "
        "of the flow.",
    ),
)
