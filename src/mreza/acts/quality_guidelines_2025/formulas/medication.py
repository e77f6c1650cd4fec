"""Safety incidents with medicines per 1,000 users on medication: section 5.1.1."""

from mreza.acts.quality_guidelines_2025.formulas.scope import (
    MONTH,
    PROVIDER,
    count,
    service,
    yes_no,
)
from mreza.kernel.algebra import greatest, per, where
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text


@formula(
    article="5.1.1(4)",
    unit="incident",
    decimals=0,
    sl="Šteti incidenti",
    en="Counted incidents",
    sl_summary="Vsaka napaka je svoj incident; zamenjava prejemnikov je vselej en sam.",
)
def counted_incidents(errors, recipients_swapped, single_incident):
    """Each error is an incident of its own; a swap of recipients is always one."""
    return where(recipients_swapped, single_incident, greatest(errors, single_incident))


@formula(
    article="5.1.1(4)",
    unit="incident",
    decimals=0,
    sl="Od tega skorajšnji",
    en="Near misses among them",
    sl_summary="Skorajšnji incident se šteje enako kot nastali.",
)
def counted_near_misses(near_miss, counted_incidents):
    """A near miss counts like an incident that happened."""
    return where(near_miss, counted_incidents, 0)


@formula(
    article="5.1.1(3)",
    also=("5.1.1(4)", "5.1.1(5)", "5.1.1(8)"),
    unit="incident/thousand_users",
    sl="Incidenti na 1000 uporabnikov",
    en="Incidents per 1,000 users",
    sl_summary="Šteti incidenti meseca na 1000 uporabnikov, ki so v mesecu prejemali zdravila.",
)
def incident_rate(incidents, users_on_medication, users_per_thousand):
    """Counted incidents of the month per 1,000 users who received medicines in it."""
    return per(incidents * users_per_thousand, users_on_medication)


@formula(
    article="5.1.1(5)",
    sl="Majhno število",
    en="Small number",
    sl_summary="Vrednost sloni na manj uporabnikih, kot je nastavljena meja.",
)
def few(users_on_medication, least_count, one_user):
    """The value rests on fewer users than the limit that is set."""
    return users_on_medication < least_count * one_user


medication_event = Table(
    name="medication_event",
    title=Text("Štetje incidenta pri rabi zdravil", "Counting a medication incident"),
    about=Text("zapis o enem incidentu", "the record of one incident"),
    inputs=(
        PROVIDER,
        Input("errors", "Napake", "Errors", unit="incident", digits=4, optional=True),
        yes_no("recipients_swapped", "Zamenjava prejemnikov", "Recipients swapped"),
        yes_no("near_miss", "Skorajšnji incident", "Near miss"),
    ),
    formulas=(counted_incidents, counted_near_misses),
    note=Text(
        "Zapis je incident tudi, kadar napaka v njem ni prešteta; manj kot en incident ni.",
        "A record is an incident even where no error in it is counted; it is never less than one.",
    ),
)

medication_safety = Table(
    name="medication_safety",
    title=Text("Varnostni incidenti pri rabi zdravil", "Medication safety incidents"),
    about=Text("storitev izvajalca v mesecu", "a service of a provider in a month"),
    inputs=(
        PROVIDER,
        service("institutional_care", "ltc_institution", "ltc_home"),
        MONTH,
        count("incidents", "Incidenti", "Incidents", "incident"),
        count("users_on_medication", "Uporabniki z zdravili", "Users on medication", "user"),
    ),
    formulas=(incident_rate, few),
)
