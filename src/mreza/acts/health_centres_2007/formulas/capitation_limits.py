"""What is recognised of the quotients shared out to a list: articles 6(2) to 6(4).

The limits of 6(2) hold for quotients already raised by 5(3): 2,902 quotients for 2,250 persons are
1.29 a person and month, which is what the pool gives the country's residents.
"""

from mreza.kernel.algebra import brackets, greatest, of, per, percent, rounded, total, where
from mreza.kernel.formula import formula


@formula(
    article="6(2)",
    also=("6(3)",),
    decimals=2,
    sl="Del polnega programa",
    en="Part of a full programme",
    sl_summary="Program, po katerem se merijo meje, v deležu polnega.",
)
def programme_part(limiting_programme, full_programme):
    """The programme the limits are measured by, as a part of a full one."""
    return per(limiting_programme, full_programme, scale=6)


@formula(
    article="6(2)",
    also=("5(3)",),
    decimals=2,
    sl="Polni mesečni programi v obdobju",
    en="Full monthly programmes in the period",
    sl_summary="Meje v količnikih so mesečne: krat meseci in del polnega programa.",
)
def limit_programmes(programme_part, settlement_months, limit_months):
    """The limits in quotients are monthly: times months and part of a full programme."""
    return programme_part * per(settlement_months, limit_months, scale=2)


@formula(
    article="6(2)",
    unit="quotient",
    sl="Mesečni količniki, preračunani na poln program",
    en="Monthly quotients for a full programme",
    sl_summary="Razporejeni količniki za en mesec in poln program.",
)
def full_programme_quotients(distributed_quotients, limit_programmes):
    """Quotients shared out, for one month and a full programme; no data without a programme."""
    return per(distributed_quotients, limit_programmes)


@formula(
    article="6(2)",
    also=("6(3)",),
    unit="quotient",
    sl="Odvzeto po mejah v količnikih",
    en="Taken off by the limits in quotients",
    sl_summary="Deli nad mejami, ki se ne priznajo; brez programa vse.",
)
def lost_by_quotients(
    distributed_quotients, full_programme_quotients, limit_programmes, capitation_quotient_brackets
):
    """The parts above the limits that are not recognised; without a programme everything."""
    recognised = brackets(full_programme_quotients, capitation_quotient_brackets)
    # To six decimals: the way to a full programme and back leaves a trace of the division, which
    # would take a cent off an amount that lies on half a cent.
    lost = rounded((full_programme_quotients - recognised) * limit_programmes, 6)
    return where(limit_programmes > 0, lost, distributed_quotients)


@formula(
    article="6(2)",
    also=("6(3)",),
    unit="person",
    sl="Osebe, preračunane na poln program",
    en="Persons for a full programme",
    sl_summary="Opredeljene osebe, deljene z delom polnega programa.",
)
def full_programme_persons(assigned_persons, programme_part):
    """Assigned persons by the part of a full programme; no data without one."""
    return per(assigned_persons, programme_part, scale=6)


@formula(
    article="6(2)",
    also=("6(3)",),
    unit="quotient",
    sl="Odvzeto po mejah v osebah",
    en="Taken off by the limits in persons",
    sl_summary="Od količnikov tak delež, kot ga je med osebami nad mejami; brez programa vse.",
)
def lost_by_persons(
    distributed_quotients,
    assigned_persons,
    programme_part,
    full_programme_persons,
    capitation_person_brackets,
):
    """Of the quotients the share that of the persons is lost above the limits."""
    recognised = brackets(full_programme_persons, capitation_person_brackets)
    share = percent(full_programme_persons - recognised, full_programme_persons)
    lost = where(assigned_persons > 0, of(share, distributed_quotients), 0)
    return where(programme_part > 0, lost, distributed_quotients)


@formula(
    article="6(4)",
    unit="quotient",
    sl="Odvzeto po meji v dispanzerju za ženske",
    en="Taken off by the limit in women's dispensaries",
    sl_summary="Količniki nad 2.925 na mesec za poln program.",
)
def lost_by_women_limit(distributed_quotients, limit_programmes, women_monthly_limit):
    """Quotients above 2,925 a month for a full programme."""
    return greatest(0, distributed_quotients - women_monthly_limit * limit_programmes)


@formula(
    article="6(2)",
    also=("6(4)",),
    unit="quotient",
    sl="Nepriznani količniki",
    en="Quotients not recognised",
    sl_summary="Kar odvzame meja dejavnosti v izbranem branju. Kam to gre, akt ne pove.",
)
def unrecognised_quotients(
    activity, lost_by_quotients, lost_by_persons, lost_by_women_limit, capitation_limit_reading
):
    """What the activity's limit takes off, in the reading chosen; the act gives it no destination.

    Reading 0 takes the limits of 6(2) in quotients, 1 in persons; 6(4) has one reading only.
    """
    by_reading = where(capitation_limit_reading == 0, lost_by_quotients, lost_by_persons)
    return where(activity == "women", lost_by_women_limit, by_reading)


@formula(
    article="6(2)",
    also=("6(4)", "5(3)"),
    unit="quotient",
    sl="Priznani količniki iz glavarine",
    en="Recognised capitation quotients",
    sl_summary="Razporejeni brez nepriznanih.",
)
def recognised_quotients(distributed_quotients, unrecognised_quotients):
    """Those shared out less those not recognised."""
    return distributed_quotients - unrecognised_quotients


@formula(
    article="6(2)",
    unit="quotient",
    sl="Priznani količniki po drugem branju",
    en="Recognised quotients by the other reading",
    sl_summary="Za primerjavo: meje v osebah, če veljajo količniki, in obratno.",
)
def recognised_by_other_reading(
    activity,
    distributed_quotients,
    lost_by_quotients,
    lost_by_persons,
    lost_by_women_limit,
    capitation_limit_reading,
):
    """To compare: limits in persons where those in quotients are chosen, and the reverse."""
    by_other = where(capitation_limit_reading == 0, lost_by_persons, lost_by_quotients)
    return distributed_quotients - where(activity == "women", lost_by_women_limit, by_other)


@formula(
    article="6(2)",
    also=("6(4)",),
    unit="quotient",
    sl="Nepriznani količniki v državi",
    en="Quotients not recognised in the country",
    sl_summary="Vsi seznami skupnega obsega; vsota, ki ji akt ne določi namena.",
)
def national_unrecognised_quotients(unrecognised_quotients, pool):
    """All lists of the pool; a sum for which the act names no purpose."""
    return total(unrecognised_quotients, by=pool)
