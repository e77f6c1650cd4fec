"""Doctors' teams in social-care institutions, paid flat: article 10."""

from mreza.acts.health_centres_2007.formulas.preventive import PROVIDER
from mreza.kernel.algebra import euros, greatest, least, lookup, of, per, percent, where
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text

KINDS = {
    "care_home": Text("socialnovarstveni zavod", "social-care institution"),
    "youth": Text("posebni zavod za otroke in mladino", "special institution for young people"),
}


@formula(
    article="10(1)",
    also=("10(1.a)",),
    unit="EUR/team",
    sl="Letni standard tima",
    en="Yearly standard of a team",
    sl_summary="Standard ambulante v zavodu; pri mladini standard kurative za otroke in šolarje.",
)
def institution_standard(kind, institution_team_standard):
    """Of the surgery in an institution; for young people that of curative child and school work."""
    return lookup(institution_team_standard, kind)


@formula(
    article="10(1)",
    also=("10(1.a)",),
    unit="EUR",
    sl="Načrtovani letni pavšal",
    en="Planned lump sum of the year",
    sl_summary="Timi po standardu.",
)
def planned_flat(teams, institution_standard):
    """Teams at the standard."""
    return euros(teams * institution_standard)


@formula(
    article="10(3)",
    unit="person",
    decimals=0,
    sl="Oskrbovanci z drugim zdravnikom",
    en="Residents with another doctor",
    sl_summary="V zavodih za mladino brez tistih s pooblastilom za zdravnika v zavodu.",
)
def counted_elsewhere(kind, residents, residents_elsewhere, authorised_residents):
    """In institutions for young people without those whose doctor authorised the one inside."""
    without = greatest(0, residents_elsewhere - authorised_residents)
    return least(residents, where(kind == "youth", without, residents_elsewhere))


@formula(
    article="10(3)",
    unit="%",
    sl="Delež oskrbovancev z drugim zdravnikom",
    en="Share of residents with another doctor",
    sl_summary="V deležu vseh oskrbovancev; brez oskrbovancev 0.",
)
def elsewhere_share(counted_elsewhere, residents):
    """As a share of all residents; 0 without residents."""
    return where(residents > 0, percent(counted_elsewhere, residents), 0)


@formula(
    article="10(3)",
    unit="EUR",
    sl="Znižanje pavšala",
    en="Reduction of the lump sum",
    sl_summary="V sorazmerju z oskrbovanci, ki imajo drugega zdravnika.",
)
def flat_reduction(elsewhere_share, planned_flat):
    """In proportion to the residents who have another doctor."""
    return euros(of(elsewhere_share, planned_flat))


@formula(
    article="10(3)",
    also=("10(1)",),
    unit="EUR",
    sl="Letni pavšal",
    en="Lump sum of the year",
    sl_summary="Načrtovani pavšal brez znižanja.",
)
def institution_amount(planned_flat, flat_reduction):
    """The planned sum less the reduction."""
    return planned_flat - flat_reduction


@formula(
    article="10(1)",
    unit="EUR/month",
    sl="Mesečni pavšal",
    en="Monthly lump sum",
    sl_summary="Dvanajstina leta.",
)
def monthly_flat(institution_amount, months):
    """A twelfth of the year."""
    return euros(per(institution_amount, months))


@formula(
    article="10(3)",
    unit="hour",
    sl="Ure po znižanju",
    en="Hours after the reduction",
    sl_summary="Načrtovane ure se znižajo v enakem deležu.",
)
def institution_hours(planned_hours, elsewhere_share):
    """Planned hours are lowered in the same proportion."""
    return planned_hours - of(elsewhere_share, planned_hours)


def _residents(name: str, sl: str, en: str) -> Input:
    return Input(name, sl, en, unit="person", digits=5, default=0)


social_institution_team = Table(
    name="social_institution_team",
    title=Text("Ekipa v socialnovarstvenem zavodu", "Team in a social-care institution"),
    about=Text("izvajalec v enem zavodu in letu", "a provider in one institution and year"),
    inputs=(
        PROVIDER,
        Input("institution", "Zavod", "Institution", kind="text"),
        Input("kind", "Vrsta zavoda", "Kind", kind="text", choices=tuple(KINDS), labels=KINDS),
        Input("teams", "Timi", "Teams", unit="team", scale=2, digits=3),
        Input(
            "planned_hours",
            "Načrtovane ure",
            "Planned hours",
            unit="hour",
            scale=2,
            digits=6,
            optional=True,
        ),
        _residents("residents", "Oskrbovanci", "Residents"),
        _residents(
            "residents_elsewhere",
            "Oskrbovanci z osebnim zdravnikom zunaj zavoda",
            "Residents whose chosen doctor is outside",
        ),
        _residents(
            "authorised_residents",
            "Od teh s pooblastilom za zdravnika v zavodu",
            "Of these, authorised to the doctor inside",
        ),
    ),
    formulas=(
        institution_standard,
        planned_flat,
        counted_elsewhere,
        elsewhere_share,
        flat_reduction,
        institution_amount,
        monthly_flat,
        institution_hours,
    ),
    note=Text(
        "»Ustrezno« znižanje je brano kot sorazmerno. Timi za pripornike iz 11. člena so v tabeli "
        "programme_funds.",
        'An "appropriate" reduction is read as one in proportion. Teams for detainees (article '
        "11) are in the table programme_funds.",
    ),
)
