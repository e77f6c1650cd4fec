"""Dental duty service (36) and its coordination by a private provider (37)."""

from mreza.kernel.algebra import euros, lookup, of, per, total, where
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text

PLACES = {
    "ljubljana": Text("Ljubljana", "Ljubljana"),
    "celje": Text("Celje", "Celje"),
    "maribor": Text("Maribor", "Maribor"),
    "koper": Text("Koper (kombinirano s Piranom)", "Koper (combined with Piran)"),
    "piran": Text("Piran (kombinirano s Koprom)", "Piran (combined with Koper)"),
    "slovenj-gradec": Text("Slovenj Gradec", "Slovenj Gradec"),
    "murska-sobota": Text("Murska Sobota", "Murska Sobota"),
    "nova-gorica": Text("Nova Gorica", "Nova Gorica"),
    "novo-mesto": Text("Novo mesto", "Novo mesto"),
}


@formula(
    article="36(2)",
    unit="hour/day",
    sl="Ordinacijski čas",
    en="Surgery hours",
    sl_summary="Po kraju: Ljubljana 8, Celje in Maribor 5, drugje 4 ure na dan.",
)
def surgery_hours(place, dental_duty_surgery_hours):
    """By place: 8 hours a day in Ljubljana, 5 in Celje and Maribor, 4 elsewhere."""
    return lookup(dental_duty_surgery_hours, place)


@formula(
    article="36(3)",
    unit="hour/day",
    sl="Priznani čas",
    en="Hours recognised",
    sl_summary="Ordinacijski čas in ura za pripravo.",
)
def recognised_hours(surgery_hours, dental_duty_preparation):
    """Surgery hours and the hour of preparation."""
    return surgery_hours + dental_duty_preparation


@formula(
    article="36(1)",
    unit="EUR",
    sl="Letna vrednost",
    en="Yearly value",
    sl_summary="Timi po vrednosti tima, ki je ta dokument ne tiska.",
)
def annual_value(teams, dental_duty_team_value):
    """Teams at the value of a team, which this document does not print."""
    return euros(teams * dental_duty_team_value)


@formula(
    article="36(1)",
    unit="EUR/month",
    sl="Mesečni pavšal",
    en="Monthly lump sum",
    sl_summary="Dvanajstina leta.",
)
def monthly_flat(annual_value, months):
    """A twelfth of the year."""
    return euros(per(annual_value, months))


@formula(
    article="36(1)",
    unit="team",
    decimals=3,
    sl="Timi v državi",
    en="Teams nationally",
    sl_summary="Vsi zdravstveni domovi skupaj.",
)
def national_teams(teams):
    """All health centres together."""
    return total(teams)


@formula(
    article="36(1)",
    unit="EUR",
    sl="Dežurna služba v državi",
    en="Duty service nationally",
    sl_summary="Vsi zdravstveni domovi skupaj.",
)
def national_value(annual_value):
    """All health centres together."""
    return total(annual_value)


dental_duty = Table(
    name="dental_duty",
    title=Text("Zobozdravstvena dežurna služba", "Dental duty service"),
    about=Text("zdravstveni dom v enem letu", "a health centre in a year"),
    inputs=(
        Input("provider", "Zdravstveni dom", "Health centre", kind="text"),
        Input("place", "Kraj", "Place", kind="text", choices=tuple(PLACES), labels=PLACES),
        Input("teams", "Timi", "Teams", unit="team", scale=3, digits=3),
    ),
    formulas=(
        surgery_hours,
        recognised_hours,
        annual_value,
        monthly_flat,
        national_teams,
        national_value,
    ),
    note=Text(
        "Za Koper in Piran skupaj je branje: 4 ure, ki si jih delita; timov imata skupaj 1,000.",
        "For Koper and Piran together the reading is 4 hours that they share; together they have "
        "1.000 teams.",
    ),
)


@formula(
    article="37(1)",
    unit="EUR",
    sl="Nakazano zasebnemu izvajalcu",
    en="Passed to the private provider",
    sl_summary="80 % sredstev, kadar koordinira zasebni izvajalec.",
)
def paid_to_coordinator(coordination_funds, private_coordinator, dental_coordination_share):
    """80 % of the funds where a private provider coordinates."""
    return where(private_coordinator, euros(of(dental_coordination_share, coordination_funds)), 0)


@formula(
    article="37(1)",
    unit="EUR",
    sl="Ostane zdravstvenemu domu",
    en="Kept by the health centre",
    sl_summary="Ostanek, da se pri zaokrožitvi nič ne izgubi.",
)
def kept(coordination_funds, paid_to_coordinator):
    """The rest, so that nothing is lost in rounding."""
    return coordination_funds - paid_to_coordinator


dental_coordination = Table(
    name="dental_coordination",
    title=Text("Koordinacija zobozdravstva", "Coordination of dental care"),
    about=Text("zdravstveni dom v enem obdobju", "a health centre in a period"),
    inputs=(
        Input("provider", "Zdravstveni dom", "Health centre", kind="text"),
        Input(
            "coordination_funds",
            "Sredstva za koordinacijo preventive in nujne pomoči v zobozdravstvu",
            "Funds for coordinating prevention and emergency help in dental care",
            unit="EUR",
            scale=2,
            digits=9,
            external=True,
        ),
        Input(
            "private_coordinator",
            "Koordinira zasebni izvajalec",
            "A private provider coordinates",
            kind="boolean",
        ),
    ),
    formulas=(paid_to_coordinator, kept),
)
