"""When a provider of dental care may refuse persons who choose it: article 31(7)."""

from mreza.acts.health_centres_2007.formulas.dental_care import ACTIVITIES
from mreza.kernel.algebra import both, of, per, percent, total, where
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text

REASONS = {
    "sole_provider": Text("edini izvajalec, sprejme vse", "sole provider, takes everyone"),
    "below": Text("pod mejo, sprejme vse", "below the limit, takes everyone"),
    "above": Text("sme odkloniti", "may refuse"),
}


@formula(
    article="31(7)",
    unit="person",
    decimals=0,
    sl="Opredeljene osebe izvajalca",
    en="Assigned persons of the provider",
    sl_summary="V dejavnosti in izpostavi.",
)
def provider_persons(assigned_persons, provider, unit, activity):
    """In the activity and the region unit."""
    return total(assigned_persons, by=(provider, unit, activity))


@formula(
    article="31(7)",
    unit="doctor",
    sl="Zobozdravniki izvajalca",
    en="Dentists of the provider",
    sl_summary="V dejavnosti in izpostavi, iz ur.",
)
def provider_dentists(dentists, provider, unit, activity):
    """In the activity and the region unit, from hours."""
    return total(dentists, by=(provider, unit, activity))


@formula(
    article="31(7)",
    unit="person/doctor",
    decimals=1,
    sl="Osebe na zobozdravnika pri izvajalcu",
    en="Persons per dentist at the provider",
    sl_summary="Opredeljene osebe, deljene z zobozdravniki.",
)
def provider_persons_per_dentist(provider_persons, provider_dentists):
    """Assigned persons by dentists."""
    return per(provider_persons, provider_dentists, 4)


@formula(
    article="31(7)",
    unit="person",
    decimals=0,
    sl="Opredeljene osebe izpostave",
    en="Assigned persons of the region unit",
    sl_summary="Vsi izvajalci dejavnosti s sedežem v izpostavi.",
)
def unit_persons(assigned_persons, unit, activity):
    """All providers of the activity seated in the unit."""
    return total(assigned_persons, by=(unit, activity))


@formula(
    article="31(7)",
    unit="doctor",
    sl="Zobozdravniki izpostave",
    en="Dentists of the region unit",
    sl_summary="Vsi izvajalci dejavnosti s sedežem v izpostavi.",
)
def unit_dentists(dentists, unit, activity):
    """All providers of the activity seated in the unit."""
    return total(dentists, by=(unit, activity))


@formula(
    article="31(7)",
    unit="person/doctor",
    decimals=1,
    sl="Povprečje izpostave",
    en="Average of the region unit",
    sl_summary="Opredeljene osebe na zobozdravnika v dejavnosti.",
)
def unit_persons_per_dentist(unit_persons, unit_dentists):
    """Assigned persons per dentist in the activity."""
    return per(unit_persons, unit_dentists, 4)


@formula(
    article="31(7)",
    unit="%",
    decimals=1,
    sl="Preseganje povprečja",
    en="Excess over the average",
    sl_summary="Koliko več (ali manj) oseb ima zobozdravnik izvajalca.",
)
def excess_percent(provider_persons_per_dentist, unit_persons_per_dentist):
    """How many more (or fewer) persons a dentist of the provider has."""
    return percent(
        provider_persons_per_dentist - unit_persons_per_dentist, unit_persons_per_dentist
    )


@formula(
    article="31(7)",
    sl="Edini izvajalec",
    en="Sole provider",
    sl_summary="Vse vrstice dejavnosti v izpostavi so njegove.",
)
def sole_provider(provider, unit, activity):
    """All rows of the activity in the unit are its own."""
    return total(1, by=(provider, unit, activity)) == total(1, by=(unit, activity))


@formula(
    article="31(7)",
    sl="Meja je dosežena",
    en="The limit is reached",
    sl_summary="Povprečje je preseženo vsaj za 10 %; brez deljenja, da je meja natančna.",
)
def limit_reached(
    provider_persons, provider_dentists, unit_persons, unit_dentists, dental_refusal_excess
):
    """The average exceeded by 10 % or more; compared without a division, so the limit is exact."""
    own = provider_persons * unit_dentists
    all_providers = unit_persons * provider_dentists
    return both(
        provider_dentists > 0, own >= all_providers + of(dental_refusal_excess, all_providers)
    )


@formula(
    article="31(7)",
    sl="Odklanjanje oseb",
    en="Refusal of persons",
    labels=REASONS,
    sl_summary="Edini izvajalec in izvajalec pod mejo sprejmeta vse, drugi smejo odkloniti.",
)
def refusal(sole_provider, limit_reached):
    """A sole provider and one below the limit take everyone, others may refuse."""
    return where(sole_provider, "sole_provider", where(limit_reached, "above", "below"))


table = Table(
    name="dental_refusal",
    title=Text("Odklanjanje oseb v zobozdravstvu", "Refusal of persons in dental care"),
    about=Text(
        "izvajalec (ali njegov zobozdravnik) v eni dejavnosti in izpostavi",
        "a provider (or a dentist of it) in one activity and region unit",
    ),
    inputs=(
        Input("provider", "Izvajalec", "Provider", kind="text"),
        Input("unit", "Izpostava", "Region unit", kind="text"),
        Input(
            "activity",
            "Dejavnost",
            "Activity",
            kind="text",
            choices=tuple(ACTIVITIES),
            labels=ACTIVITIES,
        ),
        Input("assigned_persons", "Opredeljene osebe", "Assigned persons", unit="person", digits=6),
        Input(
            "dentists",
            "Zobozdravniki iz ur",
            "Dentists from hours",
            unit="doctor",
            scale=2,
            digits=4,
        ),
    ),
    formulas=(
        provider_persons,
        provider_dentists,
        provider_persons_per_dentist,
        unit_persons,
        unit_dentists,
        unit_persons_per_dentist,
        excess_percent,
        sole_provider,
        limit_reached,
        refusal,
    ),
    note=Text(
        "Vrstice morajo zajeti vse izvajalce dejavnosti s sedežem v izpostavi.",
        "The rows must hold all providers of the activity seated in the region unit.",
    ),
)
