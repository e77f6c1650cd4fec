"""Visit quotients paid and their amounts: articles 6(5), 6(5.a) and 7(3)."""

from mreza.acts.health_centres_2007.formulas import visits_limit as limit
from mreza.acts.health_centres_2007.formulas.capitation_list import ACTIVITY
from mreza.acts.health_centres_2007.formulas.preventive import PLANNED_VISITS, PROVIDER
from mreza.kernel.algebra import both, either, euros, greatest, least, lookup, of, total, where
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text


@formula(
    article="6(5.a)",
    sl="Presega indeks 110 %",
    en="Exceeds the index of 110 %",
    sl_summary="Več kot 110 % načrta glavarine; natanko 110 % ni dovolj.",
)
def exceeds_index(realised_capitation_quotients, planned_capitation_quotients, exception_index):
    """More than 110 % of the plan of capitation; exactly 110 % does not exceed it."""
    return realised_capitation_quotients > of(exception_index, planned_capitation_quotients)


@formula(
    article="6(5.a)",
    decimals=0,
    sl="Izvajalci dejavnosti v izpostavi",
    en="Providers of the activity in the unit",
    sl_summary="Število podanih izvajalcev.",
)
def unit_providers(unit, activity):
    """Number of providers given."""
    return total(1, by=(unit, activity))


@formula(
    article="6(5.a)",
    decimals=0,
    sl="Izvajalci nad indeksom 110 %",
    en="Providers above the index of 110 %",
    sl_summary="Izvajalci dejavnosti v izpostavi, ki indeks presegajo.",
)
def exceeding_providers(exceeds_index, unit, activity):
    """Providers of the activity in the unit that exceed it."""
    return total(where(exceeds_index, 1, 0), by=(unit, activity))


@formula(
    article="6(5.a)",
    sl="Izpolnjen pogoj za plačilo nad mejo",
    en="A condition for payment above the limit is met",
    sl_summary="Edini izvajalec dejavnosti v izpostavi, ali jih je več in vsi presegajo indeks.",
)
def exception_met(sole_provider, unit_providers, exceeding_providers):
    """The sole provider of the activity in the unit, or several and all exceed the index."""
    all_exceed = both(unit_providers > 1, exceeding_providers == unit_providers)
    return either(sole_provider, all_exceed)


@formula(
    article="6(5)",
    also=("6(5.a)", "6(5.b)"),
    unit="quotient",
    sl="Plačani količniki iz obiskov",
    en="Visit quotients paid",
    sl_summary="Do meje; nad njo le ob izjemi in pisnem obvestilu.",
)
def paid_visit_quotients(
    visit_limit,
    realised_visit_quotients,
    volume_reached,
    stimulation_reading,
    exception_met,
    notice_given,
):
    """Once the volume is reached the limit, before it what was done; more only by exception.

    Reading 1 of the stimulation pays no more than was done even when the volume is reached.
    """
    whole_limit = both(volume_reached, stimulation_reading == 0)
    upto_limit = where(whole_limit, visit_limit, least(visit_limit, realised_visit_quotients))
    above = greatest(upto_limit, realised_visit_quotients)
    return where(both(exception_met, notice_given), above, upto_limit)


@formula(
    article="6(5)",
    unit="quotient",
    sl="Neplačani količniki iz obiskov",
    en="Visit quotients not paid",
    sl_summary="Opravljeni, a nad mejo.",
)
def unpaid_visit_quotients(realised_visit_quotients, paid_visit_quotients):
    """Done, but above what is paid."""
    return greatest(0, realised_visit_quotients - paid_visit_quotients)


@formula(
    article="7(3)",
    unit="EUR/quotient",
    sl="Cena količnika iz obiskov",
    en="Price of a visit quotient",
    sl_summary="Polna cena v dejavnosti.",
)
def visit_price(activity, visit_quotient_price):
    """The full price in the activity."""
    return lookup(visit_quotient_price, activity)


@formula(
    article="6(5)",
    also=("7(3)",),
    unit="EUR",
    sl="Znesek količnikov iz obiskov",
    en="Amount of visit quotients",
    sl_summary="Plačani količniki po polni ceni.",
)
def visit_amount(paid_visit_quotients, visit_price):
    """Quotients paid, at the full price."""
    return euros(paid_visit_quotients * visit_price)


@formula(
    article="7(3)",
    also=("6(5)",),
    unit="EUR",
    sl="Stimulacija",
    en="Stimulation in euros",
    sl_summary="Stimulacija po polni ceni, za vsako dejavnost posebej; vsebovana v znesku.",
)
def stimulation_amount(stimulation_quotients, visit_price):
    """At the full price, for each activity apart; contained in the limit."""
    return euros(stimulation_quotients * visit_price)


@formula(
    article="7(3)",
    also=("6(5)",),
    unit="EUR",
    sl="Zmanjšanje",
    en="Decrease in euros",
    sl_summary="Zmanjšanje po polni ceni, za vsako dejavnost posebej; upoštevano v znesku.",
)
def decrease_amount(decrease_quotients, visit_price):
    """At the full price, for each activity apart; taken off the limit."""
    return euros(decrease_quotients * visit_price)


@formula(
    article="6(5.a)",
    unit="EUR",
    sl="Plačano nad mejo",
    en="Paid above the limit",
    sl_summary="Količniki nad mejo, plačani zaradi izjeme.",
)
def exception_amount(paid_visit_quotients, visit_limit, visit_price):
    """Quotients above the limit that are paid because of an exception."""
    return euros(greatest(0, paid_visit_quotients - visit_limit) * visit_price)


UNIT = Input("unit", "Izpostava", "Region unit", kind="text")
SOLE_PROVIDER = Input(
    "sole_provider",
    "Edini izvajalec dejavnosti v izpostavi",
    "Sole provider of the activity in the unit",
    kind="boolean",
    default=False,
)


def quotients(name: str, sl: str, en: str) -> Input:
    """An input of quotients in a period."""
    return Input(name, sl, en, unit="quotient", scale=2, digits=8)


PLANNED_CAPITATION = quotients(
    "planned_capitation_quotients",
    "Načrtovani količniki iz glavarine",
    "Planned capitation quotients",
)
REALISED_CAPITATION = quotients(
    "realised_capitation_quotients",
    "Priznani količniki iz glavarine",
    "Recognised capitation quotients",
)
REALISED_VISITS = quotients(
    "realised_visit_quotients",
    "Opravljeni količniki iz obiskov",
    "Visit quotients done",
)

primary_visits = Table(
    name="primary_visits",
    title=Text("Količniki iz obiskov", "Visit quotients"),
    about=Text("izvajalec v eni dejavnosti in obdobju", "a provider in one activity and period"),
    inputs=(
        PROVIDER,
        UNIT,
        ACTIVITY,
        PLANNED_CAPITATION,
        REALISED_CAPITATION,
        PLANNED_VISITS,
        REALISED_VISITS,
        SOLE_PROVIDER,
        Input(
            "notice_given",
            "Izvajalec je pisno uveljavljal plačilo nad mejo",
            "Payment above the limit was claimed in writing",
            kind="boolean",
            default=False,
        ),
    ),
    formulas=(
        limit.capitation_index,
        limit.effect_share,
        limit.correction_by_quotients,
        limit.correction_by_index,
        limit.visit_correction,
        limit.volume_reached,
        limit.stimulation_quotients,
        limit.decrease_quotients,
        limit.visit_limit,
        exceeds_index,
        unit_providers,
        exceeding_providers,
        exception_met,
        paid_visit_quotients,
        unpaid_visit_quotients,
        visit_price,
        visit_amount,
        stimulation_amount,
        decrease_amount,
        exception_amount,
    ),
    note=Text(
        "Ali vsi izvajalci izpostave presegajo indeks, se presodi po podanih vrsticah. Dispanzerje "
        "za ženske plačuje 2. odstavek 7. člena; tu je zanje le popravek po 6. odstavku 6. člena.",
        "Whether all providers of a unit exceed the index is judged by the rows given. Women's "
        "dispensaries are paid under article 7(2); here stands only their correction of 6(6).",
    ),
)
