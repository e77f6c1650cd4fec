"""Record invoices of emergency help and urgent transport: articles 22 and 24.

They are kept so that the insurer can claim its costs from those who caused them. Emergency help is
paid flat (article 20) and so is urgent transport (24), so nothing here is paid on top of that; only
transport of persons insured under international agreements is invoiced at this price.
"""

from mreza.kernel.algebra import euros, where
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text

REASONS = {
    "third_party": Text("poškodba po tretji osebi", "injury by a third party"),
    "occupational_disease": Text("poklicna bolezen", "occupational disease"),
    "injury_at_work": Text("poškodba pri delu", "injury at work"),
    "international": Text(
        "zavarovanje po mednarodnih sporazumih", "insured under international agreements"
    ),
}


@formula(
    article="22(1)",
    unit="quotient",
    sl="Količniki oskrb na terenu",
    en="Quotients of interventions in the field",
    sl_summary="Lažje, srednje in težke oskrbe krat njihovi količniki.",
)
def intervention_quotients(
    light_interventions,
    medium_interventions,
    severe_interventions,
    light_intervention_quotients,
    medium_intervention_quotients,
    severe_intervention_quotients,
):
    """Light, medium and severe interventions times their quotients."""
    return (
        light_interventions * light_intervention_quotients
        + medium_interventions * medium_intervention_quotients
        + severe_interventions * severe_intervention_quotients
    )


@formula(
    article="22(1)",
    unit="EUR",
    sl="Vrednost oskrb na terenu",
    en="Value of interventions in the field",
    sl_summary="Količniki po visoki ceni; za mednarodno zavarovane člen tega ne predvideva.",
)
def intervention_amount(reason, intervention_quotients, high_quotient_price):
    """Quotients at the high price; not foreseen for persons under international agreements."""
    return where(reason == "international", 0, euros(intervention_quotients * high_quotient_price))


@formula(
    article="22(2)",
    also=("24(1)",),
    unit="EUR/point",
    sl="Cena točke nujnega prevoza",
    en="Price of a point of urgent transport",
    sl_summary="2,5-kratna cena točke nenujnega prevoza.",
)
def urgent_point_price(transport_point_price, urgent_price_factor):
    """2.5 times the price of a point of non-urgent transport."""
    return transport_point_price * urgent_price_factor


@formula(
    article="22(2)",
    unit="point",
    sl="Točke startnine",
    en="Points of start fees",
    sl_summary="30 točk na prevoz.",
)
def start_fee_points(rides, urgent_start_fee):
    """30 points a transport."""
    return rides * urgent_start_fee


@formula(
    article="24(1)",
    also=("22(2)",),
    unit="EUR",
    sl="Vrednost nujnih prevozov",
    en="Value of urgent transport",
    sl_summary="Točke prevozov in startnine, vse po ceni točke nujnega prevoza.",
)
def transport_amount(transport_points, start_fee_points, urgent_point_price):
    """Points of transport and of start fees, all at the price of urgent transport."""
    return euros((transport_points + start_fee_points) * urgent_point_price)


@formula(
    article="22(2)",
    unit="EUR",
    sl="Vrednost nujnih prevozov, če je startnina po navadni ceni",
    en="Value of urgent transport with start fees at the ordinary price",
    sl_summary="Drugo branje: 2,5-kratna cena velja le za prevoz, ne za startnino.",
)
def transport_amount_other_reading(
    transport_points, start_fee_points, urgent_point_price, transport_point_price
):
    """The other reading: 2.5 times the price for transport only, not for the start fee."""
    return euros(transport_points * urgent_point_price + start_fee_points * transport_point_price)


@formula(
    article="22(1)",
    also=("22(2)", "24(1)"),
    unit="EUR",
    sl="Evidenčni obračun (se ne plača posebej)",
    en="Record invoice (not paid on top)",
    sl_summary="Oskrbe in prevozi, ki jih pokriva pavšal; podlaga za povračilne zahtevke Zavoda.",
)
def evidence_amount(reason, intervention_amount, transport_amount):
    """Interventions and transport that the flat sum covers; the basis of the insurer's claims."""
    return where(reason == "international", 0, intervention_amount + transport_amount)


@formula(
    article="24(1)",
    unit="EUR",
    sl="Obračunano za mednarodno zavarovane osebe",
    en="Invoiced for persons under international agreements",
    sl_summary="Nujni prevozi po isti ceni.",
)
def invoiced_amount(reason, transport_amount):
    """Urgent transport at the same price."""
    return where(reason == "international", transport_amount, 0)


def _interventions(name: str, sl: str, en: str) -> Input:
    return Input(f"{name}_interventions", sl, en, unit="intervention", digits=6, default=0)


table = Table(
    name="emergency_evidence",
    title=Text(
        "Evidenčni obračuni nujne pomoči in nujnih prevozov",
        "Record invoices of emergency help and urgent transport",
    ),
    about=Text("izvajalec v obdobju, en razlog obravnave", "a provider in a period, one reason"),
    inputs=(
        Input("provider", "Izvajalec", "Provider", kind="text"),
        Input(
            "reason",
            "Razlog obravnave",
            "Reason of treatment",
            kind="text",
            choices=tuple(REASONS),
            labels=REASONS,
        ),
        _interventions("light", "Lažje oskrbe", "Light interventions"),
        _interventions("medium", "Srednje oskrbe", "Medium interventions"),
        _interventions("severe", "Težke oskrbe", "Severe interventions"),
        Input("rides", "Nujni prevozi", "Urgent transports", unit="ride", digits=6),
        Input(
            "transport_points",
            "Točke nujnih prevozov",
            "Points of urgent transport",
            unit="point",
            scale=2,
            digits=8,
        ),
    ),
    formulas=(
        intervention_quotients,
        intervention_amount,
        urgent_point_price,
        start_fee_points,
        transport_amount,
        transport_amount_other_reading,
        evidence_amount,
        invoiced_amount,
    ),
    note=Text(
        "Nujna pomoč in nujni prevozi se plačajo v pavšalu; evidenčni obračun ni dodatno plačilo.",
        "Emergency help and urgent transport are paid flat; a record invoice is no extra payment.",
    ),
)
