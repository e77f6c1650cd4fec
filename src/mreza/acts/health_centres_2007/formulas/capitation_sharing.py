"""The pools of capitation shared out among the lists of doctors: articles 5 and 7(1).

Starters take part in the sharing out with 80 % of their activity's average instead of their own
list, so that the pool is given out exactly and they get 80 % of an average list at the same raise.
"""

from mreza.kernel.algebra import distributed, lookup, of, per, percent, rounded, total, where
from mreza.kernel.formula import formula
from mreza.kernel.text import Text

POOLS = {
    "primary": Text("splošna, otroška in šolska medicina", "general, child and school practice"),
    "women": Text("ginekologija", "gynaecology"),
}


@formula(
    article="5(1)",
    sl="Skupni obseg",
    en="Pool",
    labels=POOLS,
    sl_summary="Splošna, otroška in šolska medicina imajo skupni obseg, ginekologija svojega.",
)
def pool(activity):
    """General, child and school practice share one pool, gynaecology has its own."""
    return where(activity == "women", "women", "primary")


@formula(
    article="5(3)",
    also=("5(1)",),
    unit="quotient",
    sl="Količniki za razporeditev v obdobju",
    en="Quotients to share out in the period",
    sl_summary="Letni obseg, preračunan na trimesečje.",
)
def pool_quotients(activity, primary_pool, women_pool, settlement_months, months):
    """The yearly pool for a quarter."""
    yearly = where(activity == "women", women_pool, primary_pool)
    return per(yearly * settlement_months, months, scale=2)


@formula(
    article="5(3)",
    unit="person",
    decimals=0,
    sl="Opredeljene osebe",
    en="Assigned persons",
    sl_summary="Osebe vseh starostnih skupin, pri ginekologiji ženske.",
)
def assigned_persons(
    activity,
    persons_0_6,
    persons_7_18,
    persons_19_49,
    persons_50_64,
    persons_65_74,
    persons_75,
    women_13_19,
    women_20_44,
    women_45_64,
    women_65,
):
    """Persons of all age groups, in women's dispensaries the women."""
    women = women_13_19 + women_20_44 + women_45_64 + women_65
    children = persons_0_6 + persons_7_18
    adults = persons_19_49 + persons_50_64 + persons_65_74 + persons_75
    return where(activity == "women", women, children + adults)


@formula(
    article="5(2)",
    unit="quotient/month",
    sl="Mesečni količniki po starosti oseb",
    en="Monthly quotients by the persons' age",
    sl_summary="Osebe vsake starostne skupine po njenem količniku.",
)
def age_quotients(
    persons_0_6,
    persons_7_18,
    persons_19_49,
    persons_50_64,
    persons_65_74,
    persons_75,
    monthly_quotient_0_6,
    monthly_quotient_7_18,
    monthly_quotient_19_49,
    monthly_quotient_50_64,
    monthly_quotient_65_74,
    monthly_quotient_75,
):
    """The persons of each age group at its quotient."""
    return (
        persons_0_6 * monthly_quotient_0_6
        + persons_7_18 * monthly_quotient_7_18
        + persons_19_49 * monthly_quotient_19_49
        + persons_50_64 * monthly_quotient_50_64
        + persons_65_74 * monthly_quotient_65_74
        + persons_75 * monthly_quotient_75
    )


@formula(
    article="5(2)",
    unit="quotient/month",
    sl="Mesečni količniki po starosti žensk",
    en="Monthly quotients by the women's age",
    sl_summary="Ženske vsake starostne skupine po njenem količniku.",
)
def women_age_quotients(
    women_13_19,
    women_20_44,
    women_45_64,
    women_65,
    women_monthly_quotient_13_19,
    women_monthly_quotient_20_44,
    women_monthly_quotient_45_64,
    women_monthly_quotient_65,
):
    """The women of each age group at its quotient."""
    return (
        women_13_19 * women_monthly_quotient_13_19
        + women_20_44 * women_monthly_quotient_20_44
        + women_45_64 * women_monthly_quotient_45_64
        + women_65 * women_monthly_quotient_65
    )


@formula(
    article="5(2)",
    unit="quotient/month",
    sl="Lastni količniki na mesec",
    en="Own quotients a month",
    sl_summary="Količniki opredeljenih oseb pred povečanjem.",
)
def own_quotients(activity, age_quotients, women_age_quotients):
    """Quotients of the assigned persons before they are raised."""
    return where(activity == "women", women_age_quotients, age_quotients)


@formula(
    article="6(3)",
    also=("6(2)",),
    unit="doctor",
    sl="Program, po katerem se merijo meje",
    en="Programme the limits are measured by",
    sl_summary="V otroškem in šolskem dispanzerju delež ekipe za kurativo, drugje ves program.",
)
def limiting_programme(activity, programme_share, curative_share, curative_limited):
    """In child and school dispensaries the share of the team planned for curative work."""
    curative = of(curative_share, programme_share)
    return where(lookup(curative_limited, activity) > 0, curative, programme_share)


@formula(
    article="7(1)",
    unit="quotient/month/doctor",
    sl="Povprečni seznam dejavnosti v državi",
    en="Average list of the activity in the country",
    sl_summary="Lastni količniki vseh zdravnikov dejavnosti, deljeni z njihovim programom.",
)
def national_average_quotients(national_own_quotients, national_programme):
    """Own quotients of all doctors of the activity by their programme; new lists count too."""
    return per(national_own_quotients, national_programme)


@formula(
    article="7(1)",
    unit="quotient/month",
    sl="Lastni količniki dejavnosti v državi",
    en="Own quotients of the activity in the country",
    sl_summary="Vsi seznami dejavnosti.",
)
def national_own_quotients(own_quotients, activity):
    """All lists of the activity."""
    return total(own_quotients, by=activity)


@formula(
    article="7(1)",
    unit="doctor",
    sl="Program dejavnosti v državi",
    en="Programme of the activity in the country",
    sl_summary="Programi vseh zdravnikov dejavnosti, kakor se merijo meje.",
)
def national_programme(limiting_programme, activity):
    """Programmes of all doctors of the activity, as the limits are measured."""
    return total(limiting_programme, by=activity)


@formula(
    article="7(1)",
    also=("5(3)",),
    unit="quotient/month",
    sl="Količniki, po katerih se deli",
    en="Quotients to share out by",
    sl_summary="Lastni količniki; novemu izvajalcu prvi dve leti 80 % povprečja dejavnosti.",
)
def weight_quotients(
    starter, own_quotients, national_average_quotients, limiting_programme, starter_share
):
    """Own quotients; for a starter's first two years 80 % of the activity's average.

    In hundredths, like all quotients that are shared out.
    """
    of_starter = of(starter_share, national_average_quotients * limiting_programme)
    return rounded(where(starter, of_starter, own_quotients), 2)


@formula(
    article="5(3)",
    unit="quotient",
    sl="Razporejeni količniki",
    en="Quotients shared out",
    sl_summary="Del obsega trimesečja v sorazmerju s količniki seznama; razporejen je ves obseg.",
)
def distributed_quotients(pool_quotients, weight_quotients, doctor, pool):
    """The list's part of the quarter's pool; those of all lists add up to the pool exactly.

    `doctor` must be unique in a pool: a doctor with two lists carries two names.
    """
    return distributed(pool_quotients, weight_quotients, among=doctor, by=pool)


@formula(
    article="5(3)",
    unit="%",
    sl="Razporejeni glede na lastne",
    en="Shared out against own",
    sl_summary="Razporejeni količniki v deležu lastnih za vse mesece obdobja.",
)
def raise_percent(distributed_quotients, weight_quotients, settlement_months):
    """Quotients shared out as a share of those the list brings in all months of the period."""
    return percent(distributed_quotients, weight_quotients * settlement_months)


@formula(
    article="5(4)",
    unit="doctor",
    sl="Nosilci po pogodbah 2006",
    en="Holders under the 2006 contracts",
    sl_summary="Nosilci skupnega obsega.",
)
def pool_holders(activity, holders_2006):
    """The holders of the pool."""
    primary = (
        lookup(holders_2006, "general")
        + lookup(holders_2006, "child")
        + lookup(holders_2006, "school")
    )
    return where(activity == "women", lookup(holders_2006, "women"), primary)


@formula(
    article="5(4)",
    unit="quotient",
    sl="Načrtovani količniki iz glavarine",
    en="Planned capitation quotients",
    sl_summary="Obseg trimesečja na nosilca iz pogodb 2006, v deležu programa.",
)
def planned_capitation_quotients(pool_quotients, pool_holders, programme_share):
    """The quarter's pool per holder of the 2006 contracts, for the share of a programme."""
    return per(pool_quotients, pool_holders) * programme_share
