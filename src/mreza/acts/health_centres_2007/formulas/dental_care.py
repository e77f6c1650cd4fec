"""Recognition and payment of dental programmes: articles 30, 31(1), 32 and 33(1).

Article 31(1) sets proportions "as a rule" and says nothing of points that break them; only
prosthetics of adults has a ceiling that consent lifts. So every deviation is shown, and by the
reading chosen only points of adult prosthetics above the ceiling are not recognised.
"""

from mreza.acts.health_centres_2007.formulas.dental_ratio import (
    adults_percent,
    adults_points,
    care_percent,
    care_share,
    children_percent,
    counted_care_points,
    excluded_emergency_points,
    orthodontic_percent,
    periodontology_percent,
    periodontology_share,
    planned_adults_points,
    planned_care_points,
    planned_children_points,
    planned_orthodontic_points,
    planned_periodontology_points,
    planned_prosthetics_points,
    points_above_shares,
    prosthetics_percent,
    prosthetics_share,
    ratio_standing,
    realised_points,
)
from mreza.kernel.algebra import both, euros, greatest, least, lookup, of, where
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text

ACTIVITIES = {
    "dental_adult": Text("zobozdravstvo za odrasle", "dental care of adults"),
    "dental_youth": Text("zobozdravstvo za mladino", "dental care of young people"),
    "pedodontics": Text("pedontologija", "paedodontics"),
    "oral_disease": Text("zdravljenje zobnih in ustnih bolezni", "diseases of teeth and mouth"),
    "prosthetics": Text("stomatološka protetika", "prosthetics"),
    "orthodontics": Text("ortodontija", "orthodontics"),
    "student": Text("zobozdravstvo študentov v Ljubljani", "dental care of students in Ljubljana"),
}


@formula(
    article="33(1)",
    unit="point",
    sl="Največ skupinske vzgoje",
    en="Most group education",
    sl_summary="Polovica programa pedontologije, v drugih dejavnostih nič.",
)
def group_education_limit(activity, planned_points, group_education_share):
    """Half of the paedodontics programme, nothing in other activities."""
    return where(activity == "pedodontics", of(group_education_share, planned_points), 0)


@formula(
    article="33(1)",
    also=("33(2)",),
    unit="point",
    sl="Skupinska vzgoja v pavšalu",
    en="Group education paid flat",
    sl_summary="Načrtovana vzgoja do meje, če je njen program predložen.",
)
def group_flat_points(group_education_points, group_education_limit, education_programme_submitted):
    """Planned education up to the limit, if a programme of it was submitted."""
    return where(
        education_programme_submitted, least(group_education_points, group_education_limit), 0
    )


@formula(
    article="33(1)",
    also=("30(1)", "30(2)"),
    unit="point",
    sl="Program v točkah",
    en="Programme in points",
    sl_summary="Načrt na ravni pogodbe 2006 brez dela, plačanega v pavšalu.",
)
def planned_in_points(planned_points, group_flat_points):
    """The plan at the level of the 2006 contract less the part paid flat."""
    return planned_points - group_flat_points


@formula(
    article="31(1.a)",
    unit="%",
    sl="Meja protetike",
    en="Ceiling of prosthetics",
    sl_summary="Pri odraslih s soglasjem 60 %, sicer delež dejavnosti.",
)
def prosthetics_ceiling(activity, consent, prosthetics_share, dental_consented_prosthetics_share):
    """60 % for adults with consent, else the activity's share."""
    return where(
        both(activity == "dental_adult", consent),
        dental_consented_prosthetics_share,
        prosthetics_share,
    )


@formula(
    article="31(1.a)",
    unit="point",
    sl="Protetika nad deležem načrta",
    en="Prosthetics above its share of the plan",
    sl_summary="Točke nad mejo, merjeno od programa v točkah.",
)
def prosthetics_above_plan(prosthetics_points, prosthetics_ceiling, planned_in_points):
    """Points above the ceiling, measured on the programme in points."""
    return greatest(0, prosthetics_points - of(prosthetics_ceiling, planned_in_points))


@formula(
    article="31(1.a)",
    unit="point",
    sl="Protetika nad deležem opravljenega",
    en="Prosthetics above its share of what was done",
    sl_summary="Točke nad mejo, merjeno od opravljenih točk.",
)
def prosthetics_above_realised(prosthetics_points, prosthetics_ceiling, realised_points):
    """Points above the ceiling, measured on the points done."""
    return greatest(0, prosthetics_points - of(prosthetics_ceiling, realised_points))


@formula(
    article="31(1.a)",
    unit="point",
    sl="Nepriznana protetika",
    en="Prosthetics not recognised",
    sl_summary="Točke nad mejo po izbranem branju; meja veže le protetiko odraslih.",
)
def unrecognised_prosthetics(
    activity,
    prosthetics_above_plan,
    prosthetics_above_realised,
    dental_ceiling_binds,
    dental_ceiling_on_plan,
):
    """Points above the ceiling by the reading chosen; it binds prosthetics of adults only."""
    above = where(dental_ceiling_on_plan == 1, prosthetics_above_plan, prosthetics_above_realised)
    return where(lookup(dental_ceiling_binds, activity) == 1, above, 0)


@formula(
    article="31(1.a)",
    unit="point",
    sl="Upoštevane točke",
    en="Countable points",
    sl_summary="Opravljene točke brez nepriznane protetike.",
)
def countable_points(realised_points, unrecognised_prosthetics):
    """Points done less prosthetics that is not recognised."""
    return realised_points - unrecognised_prosthetics


@formula(
    article="30(1)",
    also=("30(2)",),
    unit="point",
    sl="Priznane točke",
    en="Recognised points",
    sl_summary="Upoštevane točke do programa v točkah.",
)
def recognised_points(countable_points, planned_in_points):
    """Countable points up to the programme in points."""
    return least(countable_points, planned_in_points)


@formula(
    article="30(1)",
    also=("30(2)",),
    unit="point",
    sl="Točke nad načrtom",
    en="Points above the plan",
    sl_summary="Upoštevane točke, ki jih program ne krije.",
)
def over_plan_points(countable_points, recognised_points):
    """Countable points that the programme does not cover."""
    return countable_points - recognised_points


@formula(
    article="30(1)",
    unit="EUR/point",
    sl="Cena točke",
    en="Price of a point",
    sl_summary="Po dejavnosti, iz cenika, ki ga ta dokument ne tiska.",
)
def point_price(activity, dental_point_price):
    """By activity, from a price list that this document does not print."""
    return lookup(dental_point_price, activity)


@formula(
    article="30(1)",
    unit="EUR",
    sl="Vrednost opravljenega",
    en="Value of what was done",
    sl_summary="Opravljene točke po ceni.",
)
def realised_value(realised_points, point_price):
    """Points done at their price."""
    return euros(realised_points * point_price)


@formula(
    article="31(1.a)",
    unit="EUR",
    sl="Vrednost upoštevanih točk",
    en="Value of countable points",
    sl_summary="Upoštevane točke po ceni.",
)
def countable_value(countable_points, point_price):
    """Countable points at their price."""
    return euros(countable_points * point_price)


@formula(
    article="30(1)",
    unit="EUR",
    sl="Plačilo točk",
    en="Payment of points",
    sl_summary="Priznane točke po ceni.",
)
def points_amount(recognised_points, point_price):
    """Recognised points at their price."""
    return euros(recognised_points * point_price)


@formula(
    article="31(1.a)",
    unit="EUR",
    sl="Odbitek nepriznane protetike",
    en="Deduction for prosthetics not recognised",
    sl_summary="Vrednost opravljenega brez upoštevanega, da se vrstice seštejejo na cent.",
)
def prosthetics_reduction(realised_value, countable_value):
    """Value done less value countable, so that the lines add up to the cent."""
    return realised_value - countable_value


@formula(
    article="30(1)",
    also=("30(2)",),
    unit="EUR",
    sl="Odbitek nad načrtom",
    en="Deduction above the plan",
    sl_summary="Vrednost upoštevanega brez plačila, da se vrstice seštejejo na cent.",
)
def over_plan_reduction(countable_value, points_amount):
    """Value countable less the payment, so that the lines add up to the cent."""
    return countable_value - points_amount


@formula(
    article="33(1)",
    unit="EUR",
    sl="Pavšal za skupinsko vzgojo",
    en="Lump sum for group education",
    sl_summary="Skupinska vzgoja po ceni točke.",
)
def flat_amount(group_flat_points, point_price):
    """Group education at the price of a point."""
    return euros(group_flat_points * point_price)


@formula(
    article="30(1)",
    also=("30(2)", "33(1)"),
    unit="EUR",
    sl="Znesek za plačilo",
    en="Amount to be paid",
    sl_summary="Plačilo točk in pavšal.",
)
def amount(points_amount, flat_amount):
    """Payment of points and the lump sum."""
    return points_amount + flat_amount


def _points(name: str, sl: str, en: str, default: int | None = 0) -> Input:
    return Input(name, sl, en, unit="point", scale=2, digits=8, default=default)


def _yes(name: str, sl: str, en: str) -> Input:
    return Input(name, sl, en, kind="boolean", default=False)


table = Table(
    name="dental_care",
    title=Text("Zobozdravstveni programi", "Dental programmes"),
    about=Text(
        "izvajalec v eni zobozdravstveni dejavnosti in obdobju",
        "a provider in one dental activity and period",
    ),
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
        _points("planned_points", "Načrtovane točke obdobja", "Planned points of the period", None),
        _points("care_points", "Točke nege in zdravljenja", "Points of care and treatment"),
        _points("emergency_care_points", "Od tega v urgentni službi", "Of these in emergency"),
        _points("prosthetics_points", "Točke protetike", "Points of prosthetics"),
        _points("children_points", "Točke za otroke", "Points for children"),
        _points("periodontology_points", "Točke paradontologije", "Points of periodontology"),
        _points("orthodontic_points", "Točke ortodontije", "Points of orthodontics"),
        _yes("consent", "Soglasje Zavoda za več protetike", "Consent to more prosthetics"),
        _yes("waiting_exists", "Obstaja čakalna doba", "Persons wait"),
        _points("group_education_points", "Načrt skupinske vzgoje", "Planned group education"),
        _yes(
            "education_programme_submitted",
            "Program skupinske vzgoje je predložen",
            "A programme of group education was submitted",
        ),
    ),
    formulas=(
        group_education_limit,
        group_flat_points,
        planned_in_points,
        care_share,
        prosthetics_share,
        periodontology_share,
        planned_care_points,
        planned_prosthetics_points,
        planned_children_points,
        planned_adults_points,
        planned_periodontology_points,
        planned_orthodontic_points,
        excluded_emergency_points,
        counted_care_points,
        adults_points,
        realised_points,
        care_percent,
        prosthetics_percent,
        children_percent,
        adults_percent,
        periodontology_percent,
        orthodontic_percent,
        points_above_shares,
        ratio_standing,
        prosthetics_ceiling,
        prosthetics_above_plan,
        prosthetics_above_realised,
        unrecognised_prosthetics,
        countable_points,
        recognised_points,
        over_plan_points,
        point_price,
        realised_value,
        countable_value,
        points_amount,
        prosthetics_reduction,
        over_plan_reduction,
        flat_amount,
        amount,
    ),
    note=Text(
        "Pri mladini in pedontologiji sta nega in protetika storitvi odraslim. Razmerja veljajo "
        "praviloma; po izbranem branju se ne prizna le protetika odraslih nad mejo.",
        "In youth dental care and paedodontics, care and prosthetics are those of adults. The "
        "proportions hold as a rule; by the reading chosen only adult prosthetics above the "
        "ceiling is not recognised.",
    ),
)
