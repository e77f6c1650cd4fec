"""Sick leave of staff: section 6.1.

The flattened text prints the formula with the hours of the contract above the hours lost; the
definitions of numerator and denominator say the opposite. The share follows the definitions.
"""

from mreza.acts.quality_guidelines_2025.formulas.scope import MONTH, PROVIDER, count, yes_no
from mreza.kernel.algebra import both, lookup, percent, where
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text

EMPLOYMENT = {
    "permanent": Text("za nedoločen čas", "permanent"),
    "fixed_term": Text("za določen čas", "fixed term"),
    "substitute": Text("nadomeščanje", "substitute"),
    "trainee": Text("pripravništvo", "trainee"),
}


@formula(
    article="6.1(3)",
    unit="hour",
    sl="Štete izgubljene ure",
    en="Counted hours lost",
    sl_summary="Vse ure bolniške odsotnosti meseca, ne glede na razlog in trajanje.",
)
def counted_lost(sick_hours):
    """All hours of sick leave of the month, whatever the reason and length."""
    return sick_hours


@formula(
    article="6.1(4)",
    unit="hour",
    sl="Štete pogodbene ure",
    en="Counted hours of the contract",
    sl_summary="Brez starševskega dopusta, nadomeščanj in pripravnikov; letni dopust se všteje.",
)
def counted_contracted(contract_hours, parental_leave, employment, counted_employments):
    """Without those on parental leave, substitutes and trainees; annual leave is not deducted."""
    return where(parental_leave, 0, contract_hours * lookup(counted_employments, employment))


@formula(
    article="6.1(5.1)",
    sl="Do 30 dni",
    en="Up to 30 days",
    sl_summary="Odsotnost, ki traja največ 30 dni; 30. dan sodi tudi v drugo skupino.",
)
def short_leave(sick_days, limit_days):
    """A leave of at most 30 days; the 30th belongs to the other group as well."""
    return both(sick_days > 0, sick_days <= limit_days)


@formula(
    article="6.1(5.2)",
    sl="30 dni ali več",
    en="30 days or more",
    sl_summary="Odsotnost, ki traja vsaj 30 dni; 30. dan sodi tudi v prvo skupino.",
)
def long_leave(sick_days, limit_days):
    """A leave of at least 30 days; the 30th belongs to the first group as well."""
    return sick_days >= limit_days


@formula(
    article="6.1(2)",
    also=("6.1(3)", "6.1(4)"),
    unit="%",
    sl="Bolniška odsotnost",
    en="Sick leave",
    sl_summary="Izgubljene ure v deležu pogodbenih ur: števec in imenovalec po opredelitvah.",
)
def sick_leave_share(hours_lost, hours_contracted):
    """Hours lost as a share of hours of the contracts: numerator and denominator as defined."""
    return percent(hours_lost, hours_contracted)


@formula(
    article="6.1(2)",
    unit="%",
    sl="Formula, kakor je natisnjena",
    en="The formula as printed",
    sl_summary="Pogodbene ure, deljene z izgubljenimi, krat 100: natisnjeni ulomek stoji narobe.",
)
def letter_as_printed(hours_contracted, hours_lost):
    """Hours of the contracts divided by hours lost, times 100: the printed fraction upside down."""
    return percent(hours_contracted, hours_lost)


@formula(
    article="6.1(5.3)",
    unit="%",
    sl="Delež dni, povezanih z delom",
    en="Work-related share of days",
    sl_summary="Dnevi, povezani z delom, v deležu vseh dni; smernice zahtevajo le njihovo število.",
)
def work_related_share(work_related_days, sick_leave_days):
    """Days related to work as a share of all days; the guidelines ask for their number only."""
    return percent(work_related_days, sick_leave_days)


@formula(
    article="6.1(4)",
    sl="Majhno število",
    en="Small number",
    sl_summary="Delež sloni na manj pogodbenih urah, kot je nastavljena meja.",
)
def few(hours_contracted, least_hours):
    """The share rests on fewer hours of contracts than the limit that is set."""
    return hours_contracted < least_hours


def _hours(name: str, sl: str, en: str) -> Input:
    return Input(name, sl, en, unit="hour", scale=2, digits=9, optional=True)


sick_leave_person = Table(
    name="sick_leave_person",
    title=Text(
        "Štetje zaposlenega pri bolniški odsotnosti", "Counting a member of staff's sick leave"
    ),
    about=Text("zaposleni v mesecu", "a member of staff in a month"),
    inputs=(
        PROVIDER,
        MONTH,
        Input(
            "employment",
            "Vrsta zaposlitve",
            "Kind of employment",
            kind="text",
            choices=tuple(EMPLOYMENT),
            labels=EMPLOYMENT,
        ),
        yes_no("parental_leave", "Materinski ali starševski dopust", "Maternity or parental leave"),
        _hours("contract_hours", "Ure po pogodbi", "Hours of the contract"),
        _hours("sick_hours", "Ure bolniške odsotnosti", "Hours of sick leave"),
        count("sick_days", "Dni odsotnosti", "Days of the leave", "day"),
    ),
    formulas=(counted_lost, counted_contracted, short_leave, long_leave),
    note=Text(
        "Ure po pogodbi so z letnim dopustom vred. Mesec, ki je le deloma starševski dopust, ima "
        "dve vrstici.",
        "Hours of the contract include annual leave. A month that is parental leave in part only "
        "has two rows.",
    ),
)

sick_leave = Table(
    name="sick_leave",
    title=Text("Bolniška odsotnost zaposlenih", "Sick leave of staff"),
    about=Text("izvajalec v mesecu", "a provider in a month"),
    inputs=(
        PROVIDER,
        MONTH,
        _hours("hours_lost", "Izgubljene ure", "Hours lost"),
        _hours("hours_contracted", "Ure po pogodbah", "Hours of the contracts"),
        count("sick_leave_days", "Vsi dnevi odsotnosti", "All days of sick leave", "day"),
        count("work_related_days", "Dnevi, povezani z delom", "Work-related days", "day"),
    ),
    formulas=(sick_leave_share, letter_as_printed, work_related_share, few),
)
