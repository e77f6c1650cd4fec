"""Preventive plan of a women's dispensary: article 4(5) and 4(6)."""

from mreza.acts.health_centres_2007.formulas.preventive import PLANNED_VISITS, PROVIDER
from mreza.kernel.algebra import per, percent
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text


@formula(
    article="4(5)",
    unit="examination",
    sl="Načrtovani odvzemi brisa",
    en="Planned smears",
    sl_summary="Tretjina opredeljenih žensk, starih od 20 do 64 let.",
)
def planned_smears(women_20_64, women_per_smear):
    """A third of the assigned women of 20 to 64."""
    return per(women_20_64, women_per_smear)


@formula(
    article="4(5)",
    unit="quotient",
    sl="Načrt količnikov za preventivo",
    en="Plan of preventive quotients",
    sl_summary="1 količnik za vsak načrtovani odvzem.",
)
def planned_smear_quotients(planned_smears, smear_value):
    """1 quotient for each planned smear."""
    return planned_smears * smear_value


@formula(
    article="4(6)",
    unit="quotient",
    sl="Načrt drugih preventivnih obiskov in kurative",
    en="Plan of other preventive visits and curative work",
    sl_summary="Razlika do letnega načrta količnikov iz obiskov.",
)
def planned_other_quotients(planned_visit_quotients, planned_smear_quotients):
    """What is left of the year's plan of visit quotients."""
    return planned_visit_quotients - planned_smear_quotients


@formula(
    article="4(5)",
    unit="quotient",
    sl="Realizirani količniki za preventivo",
    en="Preventive quotients realised",
    sl_summary="1 količnik za vsak opravljeni odvzem.",
)
def realised_smear_quotients(smears, smear_value):
    """1 quotient for each smear taken."""
    return smears * smear_value


@formula(
    article="4(5)",
    unit="%",
    decimals=1,
    sl="Doseganje načrta preventive",
    en="Preventive plan achieved",
    sl_summary="Opravljeni odvzemi v deležu načrtovanih.",
)
def smear_achievement(realised_smear_quotients, planned_smear_quotients):
    """Smears taken as a share of those planned; no data without a plan."""
    return percent(realised_smear_quotients, planned_smear_quotients)


WOMEN_20_64 = Input(
    "women_20_64",
    "Opredeljene ženske, stare 20–64 let (30. 11. 2006)",
    "Assigned women aged 20 to 64 (30 November 2006)",
    unit="person",
    digits=7,
)
SMEARS = Input(
    "smears",
    "Preventivni odvzemi brisa (K1012)",
    "Preventive smears (K1012)",
    unit="examination",
    digits=7,
    default=0,
)

womens_preventive_plan = Table(
    name="womens_preventive_plan",
    title=Text("Preventiva v dispanzerju za ženske", "Prevention in women's dispensaries"),
    about=Text("dispanzer za ženske v enem letu", "a women's dispensary in a year"),
    inputs=(PROVIDER, WOMEN_20_64, PLANNED_VISITS, SMEARS),
    formulas=(
        planned_smears,
        planned_smear_quotients,
        planned_other_quotients,
        realised_smear_quotients,
        smear_achievement,
    ),
)
