"""Insured persons per holder and numbers of holders that the act prints: articles 2, 12, 29."""

from mreza.kernel.algebra import lookup
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text

ACTIVITIES = {
    "general": Text("splošna oz. družinska medicina", "general practice"),
    "general_care_homes": Text(
        "splošna medicina v socialnih zavodih", "general practice in care homes"
    ),
    "child": Text("otroški dispanzer", "child dispensary"),
    "school": Text("šolski dispanzer", "school dispensary"),
    "women": Text("dispanzer za ženske", "women's dispensary"),
    "community_nursing": Text("patronaža in nega na domu", "community nursing"),
    "physiotherapy": Text("fizioterapija", "physiotherapy"),
    "dental_adult": Text("zobozdravstvo za odrasle", "dental care of adults"),
    "dental_youth": Text("zobozdravstvo za mladino", "dental care of young people"),
    "orthodontics": Text("ortodontija", "orthodontics"),
}


@formula(
    article="2(1)",
    also=("12(1)", "29(1)"),
    unit="person/doctor",
    decimals=0,
    sl="Zavarovane osebe na nosilca",
    en="Insured persons per holder",
    sl_summary="Kot je natisnjeno v členu, ki dejavnost imenuje.",
)
def persons_per_holder(
    activity, persons_per_doctor_norm, persons_per_nurse_norm, persons_per_dentist_norm
):
    """As printed, for the one article that names the activity."""
    return (
        lookup(persons_per_doctor_norm, activity)
        + lookup(persons_per_nurse_norm, activity)
        + lookup(persons_per_dentist_norm, activity)
    )


@formula(
    article="2(1)",
    also=("12(1)", "29(1)"),
    unit="doctor",
    sl="Nosilci po pogodbah 2006",
    en="Holders under the 2006 contracts",
    sl_summary="Kot je natisnjeno v členu, ki dejavnost imenuje.",
)
def holders(activity, holders_2006, nursing_holders_2006, dental_holders_2006):
    """As printed, for the one article that names the activity."""
    return (
        lookup(holders_2006, activity)
        + lookup(nursing_holders_2006, activity)
        + lookup(dental_holders_2006, activity)
    )


@formula(
    article="2(1)",
    also=("12(1)", "29(1)"),
    unit="person",
    decimals=0,
    sl="Iz tega sledeče zavarovane osebe",
    en="Insured persons that follow",
    sl_summary="Prebivalstvo, ki izhaja iz obeh natisnjenih številk.",
)
def implied_insured_persons(persons_per_holder, holders):
    """The population behind the two printed figures."""
    return persons_per_holder * holders


table = Table(
    name="norms",
    title=Text("Zavarovane osebe na nosilca", "Insured persons per holder"),
    about=Text("dejavnost", "an activity"),
    inputs=(
        Input(
            "activity",
            "Dejavnost",
            "Activity",
            kind="text",
            choices=tuple(ACTIVITIES),
            labels=ACTIVITIES,
        ),
    ),
    formulas=(persons_per_holder, holders, implied_insured_persons),
)
