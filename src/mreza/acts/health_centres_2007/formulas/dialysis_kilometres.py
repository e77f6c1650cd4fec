"""Kilometres of transport to and from dialysis: article 43.

Every person's rides are charged by the distance of the approved list and a start fee in
kilometres. Away from home for a time the insurer's consent is needed, and the distance is at most
the one from home unless the person was sent away for treatment.
"""

from typing import Any

from mreza.kernel.algebra import both, either, least, of, where
from mreza.kernel.formula import formula
from mreza.kernel.text import Text

STAYS = {
    "home": Text("doma", "at home"),
    "temporary": Text("začasno drugje", "elsewhere for a time"),
    "treatment": Text(
        "napotena na zdravljenje, rehabilitacijo ali nego", "sent to treatment, recovery or care"
    ),
}


@formula(
    article="43(6)",
    unit="km/ride",
    sl="Razdalja od bivališča osebe",
    en="Distance from where the person stays",
    sl_summary="Doma razdalja s seznama, drugje razdalja do najbližjega dializnega centra.",
)
def travelled_distance(stay, list_distance, stay_distance):
    """At home the distance of the list, elsewhere the one to the nearest dialysis centre."""
    return where(stay == "home", list_distance, stay_distance)


@formula(
    article="43(6)",
    also=("43(2)", "43(3)"),
    unit="km/ride",
    sl="Obračunska razdalja",
    en="Distance charged",
    sl_summary="Ob začasni selitvi največ razdalja od doma; ob napotitvi brez te meje.",
)
def charged_distance(stay, travelled_distance, list_distance):
    """On a temporary move at most the distance from home; no such limit when sent away."""
    return where(stay == "temporary", least(travelled_distance, list_distance), travelled_distance)


@formula(
    article="43(2)",
    also=("43(6)",),
    unit="km/ride",
    sl="Startnina na prevoz",
    en="Start fee of a ride",
    sl_summary="8 km za obračunsko razdaljo do vključno 10 km, 16 km za večjo.",
)
def start_fee(
    charged_distance, dialysis_short_distance, dialysis_short_start_fee, dialysis_long_start_fee
):
    """8 km for a charged distance up to and including 10 km, 16 km above."""
    return _fee(
        charged_distance, dialysis_short_distance, dialysis_short_start_fee, dialysis_long_start_fee
    )


def _fee(distance: Any, short_distance: Any, short_fee: Any, long_fee: Any) -> Any:
    return where(distance <= short_distance, short_fee, long_fee)


@formula(
    article="43(1)",
    also=("43(2)",),
    unit="km",
    sl="Načrtovani kilometri",
    en="Planned kilometres",
    sl_summary="Načrtovani prevozi po razdalji s seznama in startnini.",
)
def planned_km(
    planned_rides,
    list_distance,
    dialysis_short_distance,
    dialysis_short_start_fee,
    dialysis_long_start_fee,
):
    """Planned rides at the distance of the list and the start fee."""
    fee = _fee(
        list_distance, dialysis_short_distance, dialysis_short_start_fee, dialysis_long_start_fee
    )
    return planned_rides * (list_distance + fee)


@formula(
    article="43(5)",
    also=("43(1)", "43(6)"),
    sl="Prevozi se priznajo",
    en="The rides are recognised",
    sl_summary="Oseba je na potrjenem seznamu, zunaj doma je tudi pisno soglasje.",
)
def chargeable(approved, stay, migration_consent):
    """The person is on the approved list, and away from home there is consent in writing."""
    return both(approved, either(stay == "home", migration_consent))


@formula(
    article="43(5)",
    unit="ride",
    decimals=0,
    sl="Priznani prevozi",
    en="Recognised rides",
    sl_summary="Vsi prevozi ali nobeden.",
)
def recognised_rides(chargeable, rides):
    """All of the rides or none."""
    return where(chargeable, rides, 0)


@formula(
    article="43(2)",
    unit="km",
    sl="Kilometri razdalj",
    en="Kilometres of distances",
    sl_summary="Priznani prevozi po obračunski razdalji.",
)
def distance_km(recognised_rides, charged_distance):
    """Recognised rides at the distance charged."""
    return recognised_rides * charged_distance


@formula(
    article="43(2)",
    unit="km",
    sl="Kilometri startnin",
    en="Kilometres of start fees",
    sl_summary="Startnina za vsak priznani prevoz osebe.",
)
def start_fee_km(recognised_rides, start_fee):
    """A start fee for every recognised ride of the person."""
    return recognised_rides * start_fee


@formula(
    article="43(7)",
    unit="km",
    sl="Priznani kilometri brez bolnika",
    en="Recognised kilometres without a patient",
    sl_summary="Nič.",
)
def recognised_empty_km(empty_km, empty_ride_share):
    """Nothing."""
    return of(empty_ride_share, empty_km)


@formula(
    article="43(2)",
    also=("43(1)",),
    unit="km",
    sl="Priznani kilometri",
    en="Recognised kilometres",
    sl_summary="Razdalje in startnine.",
)
def recognised_km(distance_km, start_fee_km, recognised_empty_km):
    """Distances and start fees."""
    return distance_km + start_fee_km + recognised_empty_km


@formula(
    article="43(2)",
    unit="km",
    sl="Vsi opravljeni kilometri",
    en="All kilometres done",
    sl_summary="Vsi prevozi po dejanski razdalji s startnino in vožnje brez bolnika.",
)
def realised_km(
    rides,
    travelled_distance,
    empty_km,
    dialysis_short_distance,
    dialysis_short_start_fee,
    dialysis_long_start_fee,
):
    """All rides at the distance travelled with its start fee, and drives without a patient."""
    fee = _fee(
        travelled_distance,
        dialysis_short_distance,
        dialysis_short_start_fee,
        dialysis_long_start_fee,
    )
    return rides * (travelled_distance + fee) + empty_km


@formula(
    article="43(7)",
    unit="km",
    sl="Nepriznano: brez bolnika",
    en="Not recognised: without a patient",
    sl_summary="Kilometri brez bolnika, ki se ne obračunajo.",
)
def unrecognised_empty_km(empty_km, recognised_empty_km):
    """Kilometres without a patient that are not charged."""
    return empty_km - recognised_empty_km


@formula(
    article="43(5)",
    also=("43(6)",),
    unit="km",
    sl="Nepriznano: brez potrditve ali soglasja",
    en="Not recognised: without approval or consent",
    sl_summary="Prevozi osebe, ki ni na seznamu, ali zunaj doma brez soglasja.",
)
def unapproved_km(chargeable, realised_km, empty_km):
    """Rides of a person who is not on the list, or away from home without consent."""
    return where(chargeable, 0, realised_km - empty_km)


@formula(
    article="43(6)",
    unit="km",
    sl="Nepriznano: nad razdaljo od doma",
    en="Not recognised: above the distance from home",
    sl_summary="Kar začasna razdalja s startnino presega tisto od doma.",
)
def capped_km(chargeable, realised_km, empty_km, distance_km, start_fee_km):
    """What the temporary distance with its start fee exceeds the one from home by."""
    return where(chargeable, realised_km - empty_km - distance_km - start_fee_km, 0)
