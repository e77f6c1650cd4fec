"""Inclusion in leisure activities of those who wish it: section 5.1.2."""

from mreza.acts.quality_guidelines_2025.formulas.scope import (
    MONTH,
    PROVIDER,
    count,
    service,
    yes_no,
)
from mreza.kernel.algebra import both, percent, where
from mreza.kernel.formula import formula
from mreza.kernel.table import Table
from mreza.kernel.text import Text


@formula(
    article="5.1.2(4)",
    unit="user",
    decimals=0,
    sl="Šteje med želečimi",
    en="Counts among those who wish it",
    sl_summary="Kdor je v obdobju v ustanovi in ima željo v individualnem načrtu.",
)
def counted_wishing(in_institution, wishing, one_user):
    """Who is in the institution in the period and has the wish in the individual plan."""
    return where(both(in_institution, wishing), one_user, 0)


@formula(
    article="5.1.2(3)",
    unit="user",
    decimals=0,
    sl="Šteje med vključenimi",
    en="Counts as included",
    sl_summary="Enkrat, ne glede na število aktivnosti in udeležb; le, kdor si vključitev želi.",
)
def counted_included(leisure_activities, counted_wishing):
    """Once, whatever the number of activities and attendances; only of those who wish it."""
    return where(leisure_activities > 0, counted_wishing, 0)


@formula(
    article="5.1.2(2)",
    also=("5.1.2(3)", "5.1.2(4)", "5.1.2(6)"),
    unit="%",
    sl="Vključenost v prostočasne aktivnosti",
    en="Inclusion in leisure activities",
    sl_summary="Vključeni uporabniki z željo v deležu vseh, ki so željo izrazili.",
)
def inclusion_share(included_users, wishing_users):
    """Included users with the wish as a share of all who expressed it."""
    return percent(included_users, wishing_users)


@formula(
    article="5.1.2(4)",
    sl="Majhno število",
    en="Small number",
    sl_summary="Vrednost sloni na manj uporabnikih, kot je nastavljena meja.",
)
def few(wishing_users, least_count, one_user):
    """The value rests on fewer users than the limit that is set."""
    return wishing_users < least_count * one_user


leisure_user = Table(
    name="leisure_user",
    title=Text("Štetje uporabnika pri prostočasnih aktivnostih", "Counting a user for leisure"),
    about=Text("uporabnik v obdobju poročanja", "a user in the period reported"),
    inputs=(
        PROVIDER,
        yes_no("in_institution", "V ustanovi v obdobju", "In the institution in the period"),
        yes_no("wishing", "Želja v individualnem načrtu", "Wish in the individual plan"),
        count(
            "leisure_activities",
            "Udeležbe v prostočasnih aktivnostih",
            "Attendances of leisure activities",
            "attendance",
        ),
    ),
    formulas=(counted_wishing, counted_included),
    note=Text(
        "Dejavnosti, ki so del zdravstvene obravnave, niso prostočasne in se ne vpišejo.",
        "Activities that are part of health care are no leisure and are not entered.",
    ),
)

leisure_inclusion = Table(
    name="leisure_inclusion",
    title=Text("Vključenost v prostočasne aktivnosti", "Inclusion in leisure activities"),
    about=Text(
        "storitev izvajalca v obdobju poročanja", "a service of a provider in the period reported"
    ),
    inputs=(
        PROVIDER,
        service("institutional_care", "ltc_institution"),
        MONTH,
        count(
            "included_users", "Vključeni uporabniki z željo", "Included users with the wish", "user"
        ),
        count("wishing_users", "Uporabniki z željo", "Users with the wish", "user"),
    ),
    formulas=(inclusion_share, few),
)
