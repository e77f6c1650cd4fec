"""Kinds of dental services in a programme, planned and realised: articles 31(1), 32(1), 32(2).

The shares are those of the points to be charged. In youth dental care and paedodontics, care and
prosthetics are those of adults; services for children are counted as one kind, whatever they are.
"""

from typing import Any

from mreza.kernel.algebra import both, either, greatest, least, lookup, of, percent, where
from mreza.kernel.formula import formula
from mreza.kernel.text import Text

STANDINGS = {
    "nothing": Text("nič opravljeno", "nothing done"),
    "as_set": Text("v razmerju", "in proportion"),
    "more_care": Text("več nege, soglasje ni potrebno", "more care, no consent needed"),
    "with_consent": Text("več protetike s soglasjem", "more prosthetics, with consent"),
    "above_consent": Text("več protetike, kot dovoli soglasje", "more prosthetics than consented"),
    "no_consent": Text("več protetike brez soglasja", "more prosthetics without consent"),
    "other": Text("drugačno razmerje", "another proportion"),
}


@formula(
    article="31(1.d)",
    also=("31(1)", "31(1.a)", "31(1.e)", "32(1)", "32(2)"),
    unit="%",
    sl="Delež nege in zdravljenja",
    en="Share of care and treatment",
    sl_summary="Po dejavnosti; pri mladini pol deleža odraslih, pri boleznih ust ob čakanju nič.",
)
def care_share(
    activity,
    waiting_exists,
    dental_care_share,
    dental_adults_share,
    dental_adults_care_share,
    oral_disease_care_share_waiting,
):
    """By activity; half of the adults' share with young people; none in oral disease on a wait."""
    of_adults = of(dental_adults_care_share, lookup(dental_adults_share, activity))
    return where(
        both(activity == "oral_disease", waiting_exists),
        oral_disease_care_share_waiting,
        lookup(dental_care_share, activity) + of_adults,
    )


@formula(
    article="31(1.e)",
    also=("31(1.a)", "32(1)", "32(2)"),
    unit="%",
    sl="Delež protetike",
    en="Share of prosthetics",
    sl_summary="Po dejavnosti, brez soglasja; pri mladini pol deleža odraslih.",
)
def prosthetics_share(
    activity, dental_prosthetics_share, dental_adults_share, dental_adults_prosthetics_share
):
    """By activity, without consent; half of the adults' share with young people."""
    of_adults = of(dental_adults_prosthetics_share, lookup(dental_adults_share, activity))
    return lookup(dental_prosthetics_share, activity) + of_adults


@formula(
    article="31(1.d)",
    unit="%",
    sl="Delež paradontologije",
    en="Share of periodontology",
    sl_summary="Pri boleznih zob in ust, skupaj z deležem nege, ki ob čakanju odpade.",
)
def periodontology_share(activity, care_share, dental_periodontology_share, dental_care_share):
    """In diseases of teeth and mouth, with the share of care that falls away on a wait."""
    return where(
        activity == "oral_disease",
        lookup(dental_periodontology_share, activity)
        + lookup(dental_care_share, activity)
        - care_share,
        0,
    )


@formula(
    article="31(1)",
    unit="point",
    sl="Načrtovana nega in zdravljenje",
    en="Planned care and treatment",
    sl_summary="Delež programa v točkah.",
)
def planned_care_points(care_share, planned_in_points):
    """Its share of the programme in points."""
    return of(care_share, planned_in_points)


@formula(
    article="31(1)",
    unit="point",
    sl="Načrtovana protetika",
    en="Planned prosthetics",
    sl_summary="Delež programa v točkah.",
)
def planned_prosthetics_points(prosthetics_share, planned_in_points):
    """Its share of the programme in points."""
    return of(prosthetics_share, planned_in_points)


@formula(
    article="31(1.b)",
    also=("31(1.c)",),
    unit="point",
    sl="Načrtovano za otroke",
    en="Planned for children",
    sl_summary="90 % programa v točkah v mladinskem zobozdravstvu in pedontologiji.",
)
def planned_children_points(activity, planned_in_points, dental_children_share):
    """90 % of the programme in points in youth dental care and paedodontics."""
    return of(lookup(dental_children_share, activity), planned_in_points)


@formula(
    article="31(1.b)",
    also=("31(1.c)",),
    unit="point",
    sl="Načrtovano za odrasle",
    en="Planned for adults",
    sl_summary="10 % programa v točkah v mladinskem zobozdravstvu in pedontologiji.",
)
def planned_adults_points(activity, planned_in_points, dental_adults_share):
    """10 % of the programme in points in youth dental care and paedodontics."""
    return of(lookup(dental_adults_share, activity), planned_in_points)


@formula(
    article="31(1.d)",
    unit="point",
    sl="Načrtovana paradontologija",
    en="Planned periodontology",
    sl_summary="Delež programa v točkah.",
)
def planned_periodontology_points(periodontology_share, planned_in_points):
    """Its share of the programme in points."""
    return of(periodontology_share, planned_in_points)


@formula(
    article="31(1.f)",
    unit="point",
    sl="Načrtovana ortodontija",
    en="Planned orthodontics",
    sl_summary="V ortodontiji ves program.",
)
def planned_orthodontic_points(activity, planned_in_points, dental_orthodontic_share):
    """All of the programme in orthodontics."""
    return of(lookup(dental_orthodontic_share, activity), planned_in_points)


@formula(
    article="32(1)",
    unit="point",
    sl="Urgentne točke zunaj programa",
    en="Emergency points outside the programme",
    sl_summary="Storitve odraslim v urgentni službi v 10-odstotni program mladine ne štejejo.",
)
def excluded_emergency_points(activity, care_points, emergency_care_points):
    """Services for adults in the emergency service do not count in the 10 % of youth care."""
    return where(
        either(activity == "dental_youth", activity == "pedodontics"),
        least(emergency_care_points, care_points),
        0,
    )


@formula(
    article="32(1)",
    unit="point",
    sl="Opravljena nega in zdravljenje",
    en="Care and treatment done",
    sl_summary="Točke nege brez urgentnih, ki v program ne štejejo.",
)
def counted_care_points(care_points, excluded_emergency_points):
    """Points of care less those of the emergency service that do not count."""
    return care_points - excluded_emergency_points


@formula(
    article="31(1.b)",
    also=("31(1.c)",),
    unit="point",
    sl="Opravljeno za odrasle",
    en="Done for adults",
    sl_summary="Nega in protetika v mladinskem zobozdravstvu in pedontologiji.",
)
def adults_points(activity, counted_care_points, prosthetics_points):
    """Care and prosthetics in youth dental care and paedodontics."""
    return where(
        either(activity == "dental_youth", activity == "pedodontics"),
        counted_care_points + prosthetics_points,
        0,
    )


@formula(
    article="31(1)",
    unit="point",
    sl="Opravljene točke",
    en="Points done",
    sl_summary="Vse vrste storitev skupaj, brez urgentnih zunaj programa.",
)
def realised_points(
    counted_care_points,
    prosthetics_points,
    children_points,
    periodontology_points,
    orthodontic_points,
):
    """All kinds of services, less the emergency ones outside the programme."""
    return (
        counted_care_points
        + prosthetics_points
        + children_points
        + periodontology_points
        + orthodontic_points
    )


@formula(
    article="31(1)",
    unit="%",
    sl="Opravljeni delež nege in zdravljenja",
    en="Share of care and treatment done",
    sl_summary="V vseh opravljenih točkah.",
)
def care_percent(counted_care_points, realised_points):
    """Of all points done."""
    return percent(counted_care_points, realised_points)


@formula(
    article="31(1)",
    unit="%",
    sl="Opravljeni delež protetike",
    en="Share of prosthetics done",
    sl_summary="V vseh opravljenih točkah.",
)
def prosthetics_percent(prosthetics_points, realised_points):
    """Of all points done."""
    return percent(prosthetics_points, realised_points)


@formula(
    article="31(1.b)",
    also=("31(1.c)",),
    unit="%",
    sl="Opravljeni delež za otroke",
    en="Share done for children",
    sl_summary="V vseh opravljenih točkah.",
)
def children_percent(children_points, realised_points):
    """Of all points done."""
    return percent(children_points, realised_points)


@formula(
    article="31(1.b)",
    also=("31(1.c)",),
    unit="%",
    sl="Opravljeni delež za odrasle",
    en="Share done for adults",
    sl_summary="V vseh opravljenih točkah, v mladinskem zobozdravstvu in pedontologiji.",
)
def adults_percent(adults_points, realised_points):
    """Of all points done, in youth dental care and paedodontics."""
    return percent(adults_points, realised_points)


@formula(
    article="31(1.d)",
    unit="%",
    sl="Opravljeni delež paradontologije",
    en="Share of periodontology done",
    sl_summary="V vseh opravljenih točkah.",
)
def periodontology_percent(periodontology_points, realised_points):
    """Of all points done."""
    return percent(periodontology_points, realised_points)


@formula(
    article="31(1.f)",
    unit="%",
    sl="Opravljeni delež ortodontije",
    en="Share of orthodontics done",
    sl_summary="V vseh opravljenih točkah.",
)
def orthodontic_percent(orthodontic_points, realised_points):
    """Of all points done."""
    return percent(orthodontic_points, realised_points)


@formula(
    article="31(1)",
    unit="point",
    sl="Točke zunaj razmerja",
    en="Points out of proportion",
    sl_summary="Kar vrste presegajo svoj delež opravljenega. Samo po sebi ne zmanjša plačila.",
)
def points_above_shares(
    activity,
    realised_points,
    counted_care_points,
    care_share,
    prosthetics_points,
    prosthetics_share,
    children_points,
    dental_children_share,
    periodontology_points,
    periodontology_share,
    orthodontic_points,
    dental_orthodontic_share,
):
    """What the kinds exceed their share of the points done by. By itself it lowers no payment."""
    whole = realised_points
    return (
        _above(counted_care_points, care_share, whole)
        + _above(prosthetics_points, prosthetics_share, whole)
        + _above(children_points, lookup(dental_children_share, activity), whole)
        + _above(periodontology_points, periodontology_share, whole)
        + _above(orthodontic_points, lookup(dental_orthodontic_share, activity), whole)
    )


def _above(points: Any, share: Any, whole: Any) -> Any:
    return greatest(0, points - of(share, whole))


@formula(
    article="31(1)",
    also=("31(1.a)", "31(2)"),
    sl="Položaj glede na razmerje",
    en="Standing against the proportion",
    labels=STANDINGS,
    sl_summary="Pri odraslih glede na delež protetike in soglasje, drugje v razmerju ali ne.",
)
def ratio_standing(
    activity,
    consent,
    points_above_shares,
    realised_points,
    prosthetics_points,
    prosthetics_share,
    dental_consented_prosthetics_share,
):
    """For adults by the share of prosthetics and consent, elsewhere in proportion or not."""
    usual = of(prosthetics_share, realised_points)
    most = of(dental_consented_prosthetics_share, realised_points)
    more = where(
        consent, where(prosthetics_points <= most, "with_consent", "above_consent"), "no_consent"
    )
    of_adults = where(
        prosthetics_points < usual,
        "more_care",
        where(prosthetics_points > usual, more, where(points_above_shares == 0, "as_set", "other")),
    )
    elsewhere = where(points_above_shares == 0, "as_set", "other")
    return where(
        realised_points == 0, "nothing", where(activity == "dental_adult", of_adults, elsewhere)
    )
