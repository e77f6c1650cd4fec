"""Incidents in guidance, protection and employment under special conditions: section 5.3."""

from mreza.acts.quality_guidelines_2025.formulas.scope import MONTH, PROVIDER, count, service
from mreza.kernel.algebra import per
from mreza.kernel.formula import formula
from mreza.kernel.table import Table
from mreza.kernel.text import Text

PER_HUNDRED = "incident/hundred_users"


@formula(
    article="5.3(2)",
    also=("5.3(1)", "5.3(3)", "5.3(4)"),
    unit=PER_HUNDRED,
    sl="Incidenca incidentov na 100 uporabnikov",
    en="Incidence of incidents per 100 users",
    sl_summary="Evidentirani incidenti meseca na 100 uporabnikov storitve v mesecu.",
)
def incident_incidence(incidents, users, users_per_hundred):
    """Recorded incidents of the month per 100 users of the service in it."""
    return per(incidents * users_per_hundred, users)


@formula(
    article="5.3(3)",
    unit="injury",
    decimals=0,
    sl="Telesne poškodbe",
    en="Injuries",
    sl_summary="Poškodbe uporabnikov in zaposlenih ob izvajanju storitve.",
)
def injuries(users_injured, staff_injured):
    """Injuries of users and of staff in the course of the service."""
    return users_injured + staff_injured


@formula(
    article="5.3(3)",
    also=("5.3(4)",),
    unit="injury/hundred_users",
    sl="Poškodbe uporabnikov na 100 uporabnikov",
    en="Injuries of users per 100 users",
    sl_summary="Poškodbe uporabnikov v mesecu na 100 uporabnikov; smernice jih ne ločijo.",
)
def user_injury_incidence(users_injured, users, users_per_hundred):
    """Injuries of users in the month per 100 users; the guidelines do not part them."""
    return per(users_injured * users_per_hundred, users)


@formula(
    article="5.3(3)",
    also=("5.3(4)",),
    unit="injury/hundred_users",
    sl="Poškodbe zaposlenih na 100 uporabnikov",
    en="Injuries of staff per 100 users",
    sl_summary="Poškodbe zaposlenih v mesecu na 100 uporabnikov; smernice jih ne ločijo.",
)
def staff_injury_incidence(staff_injured, users, users_per_hundred):
    """Injuries of staff in the month per 100 users; the guidelines do not part them."""
    return per(staff_injured * users_per_hundred, users)


@formula(
    article="5.3(3)",
    also=("5.3(4)",),
    unit="injury/hundred_users",
    sl="Poškodbe na 100 uporabnikov",
    en="Injuries per 100 users",
    sl_summary="Opomba smernic k števcu šteje poškodbe: to branje stoji ob incidenci incidentov.",
)
def injury_incidence(injuries, users, users_per_hundred):
    """The guidelines' note on the numerator counts injuries: that reading, beside the incidents."""
    return per(injuries * users_per_hundred, users)


@formula(
    article="5.3(4)",
    sl="Majhno število",
    en="Small number",
    sl_summary="Vrednost sloni na manj uporabnikih, kot je nastavljena meja.",
)
def few(users, least_count, one_user):
    """The value rests on fewer users than the limit that is set."""
    return users < least_count * one_user


table = Table(
    name="special_conditions",
    title=Text("Incidenti pod posebnimi pogoji", "Incidents under special conditions"),
    about=Text("izvajalec v mesecu", "a provider in a month"),
    inputs=(
        PROVIDER,
        service("special_conditions"),
        MONTH,
        count("incidents", "Incidenti", "Incidents", "incident"),
        count("users", "Uporabniki storitve", "Users of the service", "user"),
        count("users_injured", "Poškodbe uporabnikov", "Injuries of users", "injury"),
        count("staff_injured", "Poškodbe zaposlenih", "Injuries of staff", "injury"),
    ),
    formulas=(
        incident_incidence,
        injuries,
        user_injury_incidence,
        staff_injury_incidence,
        injury_incidence,
        few,
    ),
)
