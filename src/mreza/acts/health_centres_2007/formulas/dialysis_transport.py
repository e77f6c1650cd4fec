"""Transport to and from dialysis, a person's rides and the provider's sum: article 43."""

from mreza.acts.health_centres_2007.formulas.dialysis_kilometres import (
    STAYS,
    capped_km,
    chargeable,
    charged_distance,
    distance_km,
    planned_km,
    realised_km,
    recognised_empty_km,
    recognised_km,
    recognised_rides,
    start_fee,
    start_fee_km,
    travelled_distance,
    unapproved_km,
    unrecognised_empty_km,
)
from mreza.kernel.algebra import euros, total
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text


@formula(
    article="43(2)",
    unit="EUR",
    sl="Znesek za plačilo",
    en="Amount to be paid",
    sl_summary="Priznani kilometri po ceni kilometra.",
)
def amount(recognised_km, dialysis_km_price):
    """Recognised kilometres at the price of a kilometre."""
    return euros(recognised_km * dialysis_km_price)


@formula(
    article="43(2)",
    unit="EUR",
    sl="Vrednost vseh opravljenih kilometrov",
    en="Value of all kilometres done",
    sl_summary="Vsi opravljeni kilometri po ceni kilometra.",
)
def realised_value(realised_km, dialysis_km_price):
    """All kilometres done at the price of a kilometre."""
    return euros(realised_km * dialysis_km_price)


@formula(
    article="43(5)",
    also=("43(6)",),
    unit="EUR",
    sl="Vrednost potrjenih prevozov",
    en="Value of approved rides",
    sl_summary="Brez kilometrov, ki nimajo potrditve ali soglasja.",
)
def approved_value(realised_km, unapproved_km, dialysis_km_price):
    """Without the kilometres that lack approval or consent."""
    return euros((realised_km - unapproved_km) * dialysis_km_price)


@formula(
    article="43(6)",
    unit="EUR",
    sl="Vrednost do razdalje od doma",
    en="Value up to the distance from home",
    sl_summary="Tudi brez kilometrov nad razdaljo od doma.",
)
def capped_value(realised_km, unapproved_km, capped_km, dialysis_km_price):
    """Also without the kilometres above the distance from home."""
    return euros((realised_km - unapproved_km - capped_km) * dialysis_km_price)


@formula(
    article="43(5)",
    also=("43(6)",),
    unit="EUR",
    sl="Odbitek: brez potrditve ali soglasja",
    en="Deduction: without approval or consent",
    sl_summary="Vrednost vseh kilometrov brez vrednosti potrjenih.",
)
def approval_reduction(realised_value, approved_value):
    """Value of all kilometres less that of approved ones."""
    return realised_value - approved_value


@formula(
    article="43(6)",
    unit="EUR",
    sl="Odbitek: nad razdaljo od doma",
    en="Deduction: above the distance from home",
    sl_summary="Vrednost potrjenih brez vrednosti do razdalje od doma.",
)
def cap_reduction(approved_value, capped_value):
    """Value of approved kilometres less that up to the distance from home."""
    return approved_value - capped_value


@formula(
    article="43(7)",
    unit="EUR",
    sl="Odbitek: brez bolnika",
    en="Deduction: without a patient",
    sl_summary="Ostanek do zneska za plačilo, da se vrstice seštejejo na cent.",
)
def empty_reduction(capped_value, amount):
    """The rest down to the amount, so that the lines add up to the cent."""
    return capped_value - amount


@formula(
    article="43(1)",
    unit="km",
    sl="Načrtovani kilometri izvajalca",
    en="Planned kilometres of the provider",
    sl_summary="Vse osebe njegovega seznama.",
)
def provider_planned_km(planned_km, provider):
    """All persons of its list."""
    return total(planned_km, by=provider)


@formula(
    article="43(1)",
    unit="km",
    sl="Vsi opravljeni kilometri izvajalca",
    en="All kilometres done by the provider",
    sl_summary="Vse osebe njegovega seznama.",
)
def provider_realised_km(realised_km, provider):
    """All persons of its list."""
    return total(realised_km, by=provider)


@formula(
    article="43(1)",
    unit="EUR",
    sl="Vrednost opravljenega pri izvajalcu",
    en="Value done by the provider",
    sl_summary="Vse osebe njegovega seznama.",
)
def provider_realised_value(realised_value, provider):
    """All persons of its list."""
    return total(realised_value, by=provider)


@formula(
    article="43(5)",
    unit="EUR",
    sl="Odbitek izvajalca: brez potrditve ali soglasja",
    en="Provider's deduction: without approval or consent",
    sl_summary="Vse osebe njegovega seznama.",
)
def provider_approval_reduction(approval_reduction, provider):
    """All persons of its list."""
    return total(approval_reduction, by=provider)


@formula(
    article="43(6)",
    unit="EUR",
    sl="Odbitek izvajalca: nad razdaljo od doma",
    en="Provider's deduction: above the distance from home",
    sl_summary="Vse osebe njegovega seznama.",
)
def provider_cap_reduction(cap_reduction, provider):
    """All persons of its list."""
    return total(cap_reduction, by=provider)


@formula(
    article="43(7)",
    unit="EUR",
    sl="Odbitek izvajalca: brez bolnika",
    en="Provider's deduction: without a patient",
    sl_summary="Vse osebe njegovega seznama.",
)
def provider_empty_reduction(empty_reduction, provider):
    """All persons of its list."""
    return total(empty_reduction, by=provider)


@formula(
    article="43(1)",
    unit="km",
    sl="Priznani kilometri izvajalca",
    en="Recognised kilometres of the provider",
    sl_summary="Vse osebe njegovega seznama.",
)
def provider_recognised_km(recognised_km, provider):
    """All persons of its list."""
    return total(recognised_km, by=provider)


@formula(
    article="43(1)",
    unit="EUR",
    sl="Znesek izvajalca",
    en="Amount of the provider",
    sl_summary="Vsota zneskov oseb, da se vrstice seštejejo na cent.",
)
def provider_amount(amount, provider):
    """The sum of the persons' amounts, so that the lines add up to the cent."""
    return total(amount, by=provider)


def _distance(name: str, sl: str, en: str, *, optional: bool = False) -> Input:
    return Input(name, sl, en, unit="km/ride", scale=1, digits=6, optional=optional)


def _rides(name: str, sl: str, en: str, default: int | None = None) -> Input:
    return Input(name, sl, en, unit="ride", digits=5, default=default)


table = Table(
    name="dialysis_transport",
    title=Text("Prevozi na dializo in z nje", "Transport to and from dialysis"),
    about=Text(
        "prevozi ene osebe z enega bivališča v obdobju",
        "the rides of a person from one place of stay in a period",
    ),
    inputs=(
        Input("provider", "Izvajalec", "Provider", kind="text"),
        Input("person", "Oseba (psevdonim)", "Person (pseudonym)", kind="text"),
        Input("stay", "Bivanje", "Stay", kind="text", choices=tuple(STAYS), labels=STAYS),
        Input("approved", "Na potrjenem seznamu", "On the approved list", kind="boolean"),
        _distance("list_distance", "Razdalja s seznama", "Distance of the list"),
        _distance(
            "stay_distance",
            "Razdalja od začasnega bivališča ali ustanove",
            "Distance from the temporary home or institution",
            optional=True,
        ),
        Input(
            "migration_consent",
            "Pisno soglasje matične območne enote",
            "Written consent of the home regional office",
            kind="boolean",
            default=False,
        ),
        _rides("planned_rides", "Načrtovani prevozi", "Planned rides", 0),
        _rides("rides", "Prevozi z osebo", "Rides with the person"),
        Input(
            "empty_km",
            "Kilometri brez bolnika",
            "Kilometres without a patient",
            unit="km",
            scale=1,
            digits=7,
            default=0,
        ),
    ),
    formulas=(
        travelled_distance,
        charged_distance,
        start_fee,
        planned_km,
        chargeable,
        recognised_rides,
        distance_km,
        start_fee_km,
        recognised_empty_km,
        recognised_km,
        realised_km,
        unrecognised_empty_km,
        unapproved_km,
        capped_km,
        amount,
        realised_value,
        approved_value,
        capped_value,
        approval_reduction,
        cap_reduction,
        empty_reduction,
        provider_planned_km,
        provider_realised_km,
        provider_realised_value,
        provider_approval_reduction,
        provider_cap_reduction,
        provider_empty_reduction,
        provider_recognised_km,
        provider_amount,
    ),
    note=Text(
        "Startnina sledi obračunski razdalji. Načrt je seznam; prevozi nad načrtovanim številom "
        "se priznajo, če je seznam potrjen.",
        "The start fee follows the distance charged. The plan is the list; rides above the number "
        "planned are recognised if the list is approved.",
    ),
)
