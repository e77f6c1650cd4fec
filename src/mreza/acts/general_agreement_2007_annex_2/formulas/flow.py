"""Flow of realisation between two activities of a provider in the settlement: article 7.

Nursing and community nursing, mental-health dispensary and clinical psychology are planned each
by itself. What one does above its plan covers what the other lacks, and no more; nothing is lost
or added, so the realisation after the flow adds up to the realisation before.
"""

from mreza.kernel.algebra import distributed, either, greatest, least, total, where
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text

ACTIVITIES = {
    "nursing": Text("nega", "nursing"),
    "community_nursing": Text("patronaža", "community nursing"),
    "mental_health": Text("dispanzer za mentalno zdravje", "mental-health dispensary"),
    "clinical_psychology": Text("klinična psihologija", "clinical psychology"),
}
PAIRS = {
    "care": Text("nega in patronaža", "nursing and community nursing"),
    "mind": Text("mentalno zdravje in klinična psihologija", "mental health and psychology"),
}


@formula(
    article="7(2.b)",
    also=("7(2.c)",),
    sl="Par dejavnosti",
    en="Pair of activities",
    labels=PAIRS,
    sl_summary="Dejavnosti, med katerima se realizacija preliva.",
)
def pair(activity):
    """The activities between which realisation flows."""
    nursing = either(activity == "nursing", activity == "community_nursing")
    return where(nursing, "care", "mind")


@formula(
    article="7(2.b)",
    also=("7(2.c)",),
    unit="point",
    sl="Presežek nad planom",
    en="Surplus above the plan",
    sl_summary="Realizacija nad planom dejavnosti.",
)
def surplus(realised, planned):
    """Realisation above the plan of the activity."""
    return greatest(realised - planned, 0)


@formula(
    article="7(2.b)",
    also=("7(2.c)",),
    unit="point",
    sl="Primanjkljaj do plana",
    en="Shortfall of the plan",
    sl_summary="Kolikor realizaciji manjka do plana dejavnosti.",
)
def shortfall(realised, planned):
    """What the realisation lacks of the plan of the activity."""
    return greatest(planned - realised, 0)


@formula(
    article="7(2.b)",
    also=("7(2.c)",),
    unit="point",
    sl="Presežek para",
    en="Surplus of the pair",
    sl_summary="Presežki obeh dejavnosti izvajalca.",
)
def pair_surplus(surplus, provider, pair):
    """Surpluses of both activities of the provider."""
    return total(surplus, by=(provider, pair))


@formula(
    article="7(2.b)",
    also=("7(2.c)",),
    unit="point",
    sl="Primanjkljaj para",
    en="Shortfall of the pair",
    sl_summary="Primanjkljaji obeh dejavnosti izvajalca.",
)
def pair_shortfall(shortfall, provider, pair):
    """Shortfalls of both activities of the provider."""
    return total(shortfall, by=(provider, pair))


@formula(
    article="7(2.b)",
    also=("7(2.c)",),
    unit="point",
    sl="Prelita realizacija para",
    en="Realisation that flows in the pair",
    sl_summary="Presežek, vendar ne več kot primanjkljaj.",
)
def pair_flow(pair_surplus, pair_shortfall):
    """The surplus, but not more than the shortfall."""
    return least(pair_surplus, pair_shortfall)


@formula(
    article="7(2.b)",
    also=("7(2.c)",),
    unit="point",
    sl="Delež prelitega po primanjkljaju",
    en="Share of the flow by shortfall",
    sl_summary="Prelito pripade dejavnosti s primanjkljajem; brez primanjkljaja ni podatka.",
)
def share_by_shortfall(pair_flow, shortfall, activity, provider, pair):
    """What flows goes to the activity that lacks; no data where nothing is lacking."""
    return distributed(pair_flow, shortfall, among=activity, by=(provider, pair))


@formula(
    article="7(2.b)",
    also=("7(2.c)",),
    unit="point",
    sl="Delež prelitega po presežku",
    en="Share of the flow by surplus",
    sl_summary="Prelito odda dejavnost s presežkom; brez presežka ni podatka.",
)
def share_by_surplus(pair_flow, surplus, activity, provider, pair):
    """What flows is given by the activity with the surplus; no data where there is none."""
    return distributed(pair_flow, surplus, among=activity, by=(provider, pair))


@formula(
    article="7(2.b)",
    also=("7(2.c)",),
    unit="point",
    sl="Prejeto od druge dejavnosti",
    en="Received from the other activity",
    sl_summary="Delež prelitega po primanjkljaju, 0 brez prelivanja.",
)
def received(pair_flow, share_by_shortfall):
    """The share of the flow by shortfall, 0 where nothing flows."""
    return where(pair_flow > 0, share_by_shortfall, 0)


@formula(
    article="7(2.b)",
    also=("7(2.c)",),
    unit="point",
    sl="Oddano drugi dejavnosti",
    en="Given to the other activity",
    sl_summary="Delež prelitega po presežku, 0 brez prelivanja.",
)
def given(pair_flow, share_by_surplus):
    """The share of the flow by surplus, 0 where nothing flows."""
    return where(pair_flow > 0, share_by_surplus, 0)


@formula(
    article="7(2.b)",
    also=("7(2.c)",),
    unit="point",
    sl="Realizacija po prelivanju",
    en="Realisation after the flow",
    sl_summary="Lastna realizacija s prejetim in brez oddanega.",
)
def realised_after_flow(realised, received, given):
    """The activity's own realisation with what it received, less what it gave."""
    return realised + received - given


table = Table(
    name="flow",
    title=Text("Prelivanje realizacije med dejavnostma", "Flow between two activities"),
    about=Text("dejavnost izvajalca v obdobju", "an activity of a provider in a period"),
    inputs=(
        Input("provider", "Izvajalec", "Provider", kind="text"),
        Input(
            "activity",
            "Dejavnost",
            "Activity",
            kind="text",
            choices=tuple(ACTIVITIES),
            labels=ACTIVITIES,
        ),
        Input("planned", "Plan", "Planned", unit="point", scale=2, digits=8),
        Input("realised", "Realizacija", "Realised", unit="point", scale=2, digits=8),
    ),
    formulas=(
        pair,
        surplus,
        shortfall,
        pair_surplus,
        pair_shortfall,
        pair_flow,
        share_by_shortfall,
        share_by_surplus,
        received,
        given,
        realised_after_flow,
    ),
    note=Text(
        "Vsaka dejavnost izvajalca ima eno vrstico; dve z isto dejavnostjo nimata deleža.",
        "Each activity of a provider has one row; two of the same activity have no share.",
    ),
)
