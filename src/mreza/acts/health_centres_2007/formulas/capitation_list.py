"""Capitation of a doctor's list at a count date, in quotients and in euros: articles 5 to 8.

The pool is shared out (`capitation_sharing`), limits take off (`capitation_limits`), the rest is
paid at one price; anticoagulation comes on top.
"""

from mreza.acts.health_centres_2007.formulas import capitation_limits as limits
from mreza.acts.health_centres_2007.formulas import capitation_sharing as sharing
from mreza.kernel.algebra import euros, per
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text

ACTIVITIES = {
    "general": Text("splošna oz. družinska medicina", "general practice"),
    "child": Text("otroški dispanzer", "child dispensary"),
    "school": Text("šolski dispanzer", "school dispensary"),
    "women": Text("dispanzer za ženske", "women's dispensary"),
}
ACTIVITY = Input(
    "activity", "Dejavnost", "Activity", kind="text", choices=tuple(ACTIVITIES), labels=ACTIVITIES
)
PROGRAMME_SHARE = Input(
    "programme_share",
    "Del polnega programa (1 = poln)",
    "Part of a full programme (1 = full)",
    unit="doctor",
    scale=2,
    digits=1,
)
GROUPS = (
    ("0_6", "0–6 let", "0 to 6"),
    ("7_18", "7–18 let", "7 to 18"),
    ("19_49", "19–49 let", "19 to 49"),
    ("50_64", "50–64 let", "50 to 64"),
    ("65_74", "65–74 let", "65 to 74"),
    ("75", "75 let in več", "75 and over"),
)
WOMEN_GROUPS = (
    ("13_19", "13–19 let", "13 to 19"),
    ("20_44", "20–44 let", "20 to 44"),
    ("45_64", "45–64 let", "45 to 64"),
    ("65", "65 let in več", "65 and over"),
)


@formula(
    article="6(1)",
    also=("5(3)",),
    unit="EUR",
    sl="Znesek glavarine v obdobju",
    en="Capitation for the period",
    sl_summary="Priznani količniki po ceni, ki je v državi enaka.",
)
def capitation_amount(recognised_quotients, capitation_quotient_price):
    """Recognised quotients at the price that is one throughout the country."""
    return euros(recognised_quotients * capitation_quotient_price)


@formula(
    article="6(2)",
    also=("6(4)",),
    unit="EUR",
    sl="Nepriznano zaradi meja",
    en="Not recognised because of the limits",
    sl_summary="Znesek razporejenih količnikov brez zneska priznanih.",
)
def unrecognised_amount(distributed_quotients, capitation_amount, capitation_quotient_price):
    """The amount of the quotients shared out less that of the recognised ones."""
    return euros(distributed_quotients * capitation_quotient_price) - capitation_amount


@formula(
    article="7(1)",
    unit="EUR/month",
    sl="Mesečni znesek za avansiranje",
    en="Monthly amount for advances",
    sl_summary="Ugotovljeni znesek na mesec obdobja.",
)
def monthly_advance(capitation_amount, settlement_months):
    """The amount found, for a month of the period."""
    return euros(per(capitation_amount, settlement_months))


@formula(
    article="8(1)",
    unit="quotient",
    sl="Glavarinski količniki antikoagulacije",
    en="Capitation quotients of anticoagulation",
    sl_summary="Obravnavane osebe po količniku skupine 50–64 let; zunaj skupnega obsega.",
)
def anticoagulation_quotients(anticoagulation_persons, monthly_quotient_50_64, settlement_months):
    """Persons treated at the quotient of the age group 50 to 64.

    Outside of the pool and its raise: 5(3) shares that out by assigned persons only.
    """
    return anticoagulation_persons * monthly_quotient_50_64 * settlement_months


@formula(
    article="8(1)",
    unit="EUR",
    sl="Znesek za antikoagulacijo",
    en="Amount for anticoagulation",
    sl_summary="Ti količniki po ceni glavarine.",
)
def anticoagulation_amount(anticoagulation_quotients, capitation_quotient_price):
    """These quotients at the price of capitation."""
    return euros(anticoagulation_quotients * capitation_quotient_price)


def _persons(name: str, sl: str, en: str) -> Input:
    return Input(name, sl, en, unit="person", digits=5, default=0)


capitation_list = Table(
    name="capitation_list",
    title=Text("Glavarina seznama zdravnika", "Capitation of a doctor's list"),
    about=Text(
        "seznam enega zdravnika ob enem preštevanju", "the list of one doctor at one count date"
    ),
    inputs=(
        Input("doctor", "Zdravnik", "Doctor", kind="text"),
        Input("provider", "Izvajalec", "Provider", kind="text"),
        Input("unit", "Izpostava", "Region unit", kind="text"),
        ACTIVITY,
        *(
            _persons(f"persons_{name}", f"Osebe, stare {sl}", f"Persons aged {en}")
            for name, sl, en in GROUPS
        ),
        *(
            _persons(f"women_{name}", f"Ženske, stare {sl}", f"Women aged {en}")
            for name, sl, en in WOMEN_GROUPS
        ),
        PROGRAMME_SHARE,
        Input(
            "curative_share",
            "Delež ekipe, načrtovan za kurativo",
            "Share of the team planned for curative work",
            unit="%",
            scale=2,
            digits=3,
            maximum=100,
            default=100,
        ),
        Input(
            "starter",
            "Nov izvajalec (prvi dve leti)",
            "Starter (first two years)",
            kind="boolean",
            default=False,
        ),
        _persons(
            "anticoagulation_persons",
            "Osebe, obravnavane z antikoagulacijskim zdravljenjem",
            "Persons in anticoagulation treatment",
        ),
    ),
    formulas=(
        sharing.pool,
        sharing.pool_quotients,
        sharing.assigned_persons,
        sharing.age_quotients,
        sharing.women_age_quotients,
        sharing.own_quotients,
        sharing.limiting_programme,
        sharing.national_own_quotients,
        sharing.national_programme,
        sharing.national_average_quotients,
        sharing.weight_quotients,
        sharing.distributed_quotients,
        sharing.raise_percent,
        sharing.pool_holders,
        sharing.planned_capitation_quotients,
        limits.programme_part,
        limits.limit_programmes,
        limits.full_programme_quotients,
        limits.lost_by_quotients,
        limits.full_programme_persons,
        limits.lost_by_persons,
        limits.lost_by_women_limit,
        limits.unrecognised_quotients,
        limits.recognised_quotients,
        limits.recognised_by_other_reading,
        limits.national_unrecognised_quotients,
        capitation_amount,
        unrecognised_amount,
        monthly_advance,
        anticoagulation_quotients,
        anticoagulation_amount,
    ),
    note=Text(
        "Razporedi se med vse podane sezname, zato mora biti podana vsa država. Oseb v "
        "socialnovarstvenih zavodih se ne šteje. Zdravnik je v skupnem obsegu naveden enkrat; "
        "kdor ima dva seznama, ima dve oznaki.",
        "The pool is shared out among all lists given, so the whole country must be given. Persons "
        "in social-care institutions are not counted. A doctor stands in a pool once; one with two "
        "lists carries two names.",
    ),
)
