"""Programmes whose fund is shared by teams (articles 11, 27, 28); standby of epidemiologists (48).

The act prints a fund, the teams of each provider and that a team is calculated by one standard; a
provider's sum is therefore its part of the teams.
"""

from mreza.kernel.algebra import euros, of, per, total, where
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text

PROGRAMMES = {
    "prisoners": Text("zdravstveno varstvo pripornikov", "care of detainees"),
    "development": Text("razvojne ambulante", "developmental outpatient clinics"),
    "addiction": Text("centri za zdravljenje odvisnosti", "addiction treatment centres"),
}


@formula(
    article="11(1)",
    also=("27(1)", "28(1)"),
    unit="EUR",
    sl="Sredstva programa v državi",
    en="Fund of the programme",
    sl_summary="Sredstva, ki jih tiska člen programa.",
)
def programme_fund(programme, prisoners_fund, development_fund, addiction_fund):
    """The fund that the article of the programme prints."""
    return where(
        programme == "prisoners",
        prisoners_fund,
        where(programme == "development", development_fund, addiction_fund),
    )


@formula(
    article="11(1)",
    also=("27(1)", "28(1)"),
    unit="team",
    sl="Timi v državi",
    en="Teams in all",
    sl_summary="Timi vseh izvajalcev programa.",
)
def programme_teams(teams, programme):
    """Teams of all providers of the programme."""
    return total(teams, by=programme)


@formula(
    article="11(1)",
    also=("27(1)", "28(1)"),
    unit="EUR/team",
    sl="Vrednost enega tima",
    en="Value of one team",
    sl_summary="Sredstva, deljena s timi.",
)
def value_per_team(programme_fund, programme_teams):
    """The fund by its teams."""
    return per(programme_fund, programme_teams)


@formula(
    article="11(1)",
    also=("27(1)", "28(1)"),
    unit="EUR",
    sl="Sredstva izvajalca",
    en="Funds of the provider",
    sl_summary="Timi izvajalca po tej vrednosti.",
)
def funds(teams, value_per_team):
    """The provider's teams at that value."""
    return euros(teams * value_per_team)


@formula(
    article="28(2)",
    unit="EUR/month",
    sl="Mesečni pavšal",
    en="Monthly lump sum",
    sl_summary="Plačilo v pavšalu: dvanajstina leta.",
)
def monthly_flat(funds, months):
    """Paid flat: a twelfth of the year."""
    return euros(per(funds, months))


programme_funds = Table(
    name="programme_funds",
    title=Text("Programi, deljeni po timih", "Programmes shared by teams"),
    about=Text("izvajalec v enem programu", "a provider in one programme"),
    inputs=(
        Input(
            "programme",
            "Program",
            "Programme",
            kind="text",
            choices=tuple(PROGRAMMES),
            labels=PROGRAMMES,
        ),
        Input("provider", "Izvajalec", "Provider", kind="text"),
        Input("teams", "Timi", "Teams", unit="team", scale=2, digits=4),
    ),
    formulas=(programme_fund, programme_teams, value_per_team, funds, monthly_flat),
    note=Text(
        "Zneski so zaokroženi vsak zase; pri 11. členu je njihova vsota 3 cente nad sredstvi.",
        "Each sum is rounded by itself; those of article 11 add up to 3 cents above the fund.",
    ),
)


@formula(
    article="48(2)",
    unit="EUR",
    sl="Sredstva Inštituta za varovanje zdravja",
    en="Funds of the national institute",
    sl_summary="60 % sredstev.",
)
def national_institute_funds(epidemiology_standby_fund, national_institute_share):
    """60 % of the fund."""
    return euros(of(national_institute_share, epidemiology_standby_fund))


@formula(
    article="48(2)",
    unit="EUR",
    sl="Sredstva zavodov za zdravstveno varstvo",
    en="Funds of the regional institutes",
    sl_summary="Preostanek za vse zavode skupaj.",
)
def regional_institutes_funds(epidemiology_standby_fund, national_institute_funds):
    """The rest, for all of them."""
    return epidemiology_standby_fund - national_institute_funds


@formula(
    article="48(2)",
    unit="EUR/institute",
    sl="Sredstva posameznega zavoda",
    en="Funds of each institute",
    sl_summary="V enakih delih.",
)
def funds_per_institute(regional_institutes_funds, institutes):
    """In equal parts."""
    return euros(per(regional_institutes_funds, institutes))


epidemiology_standby = Table(
    name="epidemiology_standby",
    title=Text("Pripravljenost epidemiologov", "Standby of epidemiologists"),
    about=Text("država v enem letu", "the country in a year"),
    inputs=(
        Input(
            "institutes",
            "Zavodi za zdravstveno varstvo",
            "Regional public health institutes",
            unit="institute",
            digits=3,
            minimum=1,
        ),
    ),
    formulas=(national_institute_funds, regional_institutes_funds, funds_per_institute),
)
