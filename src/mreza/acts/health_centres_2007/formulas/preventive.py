"""Preventive plans and how far they were met: article 4(3) to 4(6).

Planned examinations are not rounded to whole ones: the act does not say so.
"""

from mreza.kernel.algebra import least, of, per, percent, where
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text


@formula(
    article="4(3)",
    unit="person",
    decimals=0,
    sl="Osebe, po katerih se načrtuje preventiva",
    en="Persons the preventive plan is made by",
    sl_summary="Moški od 35 do 65 let in ženske od 45 do 70 let skupaj.",
)
def preventive_persons(men_35_65, women_45_70):
    """Men of 35 to 65 and women of 45 to 70 together."""
    return men_35_65 + women_45_70


@formula(
    article="4(3)",
    unit="examination",
    sl="Načrtovani preventivni pregledi",
    en="Planned preventive examinations",
    sl_summary="15 % teh oseb, vsaka enkrat.",
)
def planned_examinations(preventive_persons, preventive_share, examinations_per_person):
    """15 % of these persons, each once."""
    return of(preventive_share, preventive_persons) * examinations_per_person


@formula(
    article="4(3)",
    unit="quotient",
    sl="Načrt količnikov za preventivo",
    en="Plan of preventive quotients",
    sl_summary="13 količnikov za vsak načrtovani pregled.",
)
def planned_preventive_quotients(planned_examinations, preventive_examination_value):
    """13 quotients for each planned examination."""
    return planned_examinations * preventive_examination_value


@formula(
    article="4(4)",
    unit="quotient",
    sl="Načrt količnikov za kurativo",
    en="Plan of curative quotients",
    sl_summary="Razlika do letnega načrta; negativna, če je preventive več od celega načrta.",
)
def planned_curative_quotients(planned_visit_quotients, planned_preventive_quotients):
    """What is left of the year's plan; negative when prevention alone is more than that."""
    return planned_visit_quotients - planned_preventive_quotients


@formula(
    article="4(3.a)",
    unit="examination",
    decimals=0,
    sl="Opravljeni preventivni pregledi",
    en="Preventive examinations done",
    sl_summary="Prvi in ponovni.",
)
def examinations_done(first_examinations, repeat_examinations):
    """First and repeat ones."""
    return first_examinations + repeat_examinations


@formula(
    article="4(3.a)",
    unit="%",
    sl="Delež ponovnih pregledov",
    en="Share of repeat examinations",
    sl_summary="Ponovni med vsemi opravljenimi.",
)
def repeat_share(repeat_examinations, examinations_done):
    """Repeat ones among all that were done."""
    return percent(repeat_examinations, examinations_done)


@formula(
    article="4(3.a)",
    sl="Preveč ponovnih pregledov",
    en="Too many repeat examinations",
    sl_summary="Ponovnih je več kot 50 % vseh opravljenih.",
)
def too_many_repeats(repeat_examinations, examinations_done, most_repeats):
    """Repeats are more than 50 % of all that were done; exactly half is still allowed."""
    return repeat_examinations > of(most_repeats, examinations_done)


@formula(
    article="4(3.a)",
    unit="examination",
    sl="Upoštevani preventivni pregledi",
    en="Preventive examinations counted",
    sl_summary="Prvi in toliko ponovnih, da jih je med upoštevanimi največ 50 %.",
)
def counted_examinations(first_examinations, examinations_done, most_repeats):
    """First ones and as many repeats as are 50 % of what is counted: at most twice the first."""
    first_part = 1 - of(most_repeats, 1)
    limited = least(examinations_done, per(first_examinations, first_part))
    return where(first_part > 0, limited, examinations_done)


@formula(
    article="4(3.a)",
    unit="quotient",
    sl="Realizirani količniki za preventivo",
    en="Preventive quotients realised",
    sl_summary="Upoštevani pregledi po 13 količnikov.",
)
def realised_preventive_quotients(counted_examinations, preventive_examination_value):
    """Examinations counted, at 13 quotients each."""
    return counted_examinations * preventive_examination_value


@formula(
    article="4(3.a)",
    unit="%",
    decimals=1,
    sl="Doseganje načrta preventive",
    en="Preventive plan achieved",
    sl_summary="Upoštevani pregledi v deležu načrtovanih.",
)
def preventive_achievement(counted_examinations, planned_examinations):
    """Examinations counted as a share of those planned; no data without a plan."""
    return percent(counted_examinations, planned_examinations)


def _persons(name: str, sl: str, en: str) -> Input:
    return Input(name, sl, en, unit="person", digits=7)


def _examinations(name: str, sl: str, en: str) -> Input:
    return Input(name, sl, en, unit="examination", digits=7, default=0)


PROVIDER = Input("provider", "Izvajalec", "Provider", kind="text")
PLANNED_VISITS = Input(
    "planned_visit_quotients",
    "Načrt količnikov iz obiskov",
    "Planned visit quotients",
    unit="quotient",
    scale=2,
    digits=8,
)

preventive_plan = Table(
    name="preventive_plan",
    title=Text("Preventiva v splošni ambulanti", "Prevention in general practice"),
    about=Text("izvajalec splošne medicine v letu", "a provider of general practice in a year"),
    inputs=(
        PROVIDER,
        _persons(
            "men_35_65",
            "Opredeljeni moški, stari 35–65 let (30. 11. 2006)",
            "Assigned men aged 35 to 65 (30 November 2006)",
        ),
        _persons(
            "women_45_70",
            "Opredeljene ženske, stare 45–70 let (30. 11. 2006)",
            "Assigned women aged 45 to 70 (30 November 2006)",
        ),
        PLANNED_VISITS,
        _examinations("first_examinations", "Prvi preventivni pregledi", "First examinations"),
        _examinations("repeat_examinations", "Ponovni pregledi", "Repeat examinations"),
    ),
    formulas=(
        preventive_persons,
        planned_examinations,
        planned_preventive_quotients,
        planned_curative_quotients,
        examinations_done,
        repeat_share,
        too_many_repeats,
        counted_examinations,
        realised_preventive_quotients,
        preventive_achievement,
    ),
    note=Text(
        "Štejejo tudi pregledi družinsko ogroženih in bolnikov s sladkorno boleznijo, čeprav "
        "načrt izhaja le iz starosti. Načrtovani pregledi niso zaokroženi.",
        "Examinations of persons with family risk and of patients with diabetes count too, though "
        "the plan is made by age alone. Planned examinations are not rounded.",
    ),
)
