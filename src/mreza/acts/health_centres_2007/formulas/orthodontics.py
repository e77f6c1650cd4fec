"""Orthodontics: planning hours and surgery hours (31(4)), teams after the reduction (30(3))."""

from mreza.kernel.algebra import both, least, per, total, where
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text

PLANNING = {
    "no_planning": Text("brez ur načrtovanja", "no planning hours"),
    "effective": Text("v efektivnem času, v mejah", "in effective time, within the limit"),
    "ineffective": Text("v neefektivnem času, v mejah", "in ineffective time, within the limit"),
    "above": Text("nad dovoljenimi urami", "above the hours allowed"),
    "mixed": Text("v obeh časih, člen dovoli enega", "in both, the article allows one"),
}


@formula(
    article="31(4)",
    unit="hour/week",
    sl="Efektivni tedenski čas",
    en="Effective weekly time",
    sl_summary="32,5 ure na tim; za del tima sorazmerno.",
)
def effective_hours(teams, orthodontic_effective_hours):
    """32.5 hours for a team, in proportion for a part of one."""
    return teams * orthodontic_effective_hours


@formula(
    article="31(4)",
    unit="hour/week",
    sl="Največ načrtovanja v efektivnem času",
    en="Most planning in effective time",
    sl_summary="7,5 ure na tim.",
)
def effective_planning_limit(teams, orthodontic_planning_effective):
    """7.5 hours for a team."""
    return teams * orthodontic_planning_effective


@formula(
    article="31(4)",
    unit="hour/week",
    sl="Največ načrtovanja v neefektivnem času",
    en="Most planning in ineffective time",
    sl_summary="8 ur na tim.",
)
def ineffective_planning_limit(teams, orthodontic_planning_ineffective):
    """8 hours for a team."""
    return teams * orthodontic_planning_ineffective


@formula(
    article="31(4)",
    sl="Ure načrtovanja glede na mejo",
    en="Planning hours against the limit",
    labels=PLANNING,
    sl_summary="Načrtuje se v enem od obeh časov, do meje zanj.",
)
def planning_standing(
    planning_effective_hours,
    planning_ineffective_hours,
    effective_planning_limit,
    ineffective_planning_limit,
):
    """Planning takes place in one of the two times, up to its limit."""
    effective = where(planning_effective_hours <= effective_planning_limit, "effective", "above")
    ineffective = where(
        planning_ineffective_hours <= ineffective_planning_limit, "ineffective", "above"
    )
    one_of_them = where(
        planning_effective_hours > 0,
        effective,
        where(planning_ineffective_hours > 0, ineffective, "no_planning"),
    )
    return where(
        both(planning_effective_hours > 0, planning_ineffective_hours > 0), "mixed", one_of_them
    )


@formula(
    article="31(4)",
    unit="hour/week",
    sl="Priznano načrtovanje v efektivnem času",
    en="Planning recognised in effective time",
    sl_summary="Ure načrtovanja do meje.",
)
def recognised_planning_hours(planning_effective_hours, effective_planning_limit):
    """Planning hours up to the limit."""
    return least(planning_effective_hours, effective_planning_limit)


@formula(
    article="31(4)",
    unit="hour/week",
    sl="Ordinacijski čas za delo s pacienti",
    en="Surgery hours with patients",
    sl_summary="Efektivni čas brez priznanega načrtovanja; ta se vpiše v urnik pogodbe.",
)
def surgery_hours(effective_hours, recognised_planning_hours):
    """Effective time less recognised planning; this goes into the contract's timetable."""
    return effective_hours - recognised_planning_hours


def _weekly(name: str, sl: str, en: str) -> Input:
    return Input(name, sl, en, unit="hour/week", scale=2, digits=3, default=0)


orthodontic_hours = Table(
    name="orthodontic_hours",
    title=Text("Delovni čas ortodonta", "Working time of an orthodontist"),
    about=Text("ortodont v enem tednu", "an orthodontist in a week"),
    inputs=(
        Input("orthodontist", "Ortodont", "Orthodontist", kind="text"),
        Input(
            "teams",
            "Tim (delež polnega)",
            "Team (part of a full one)",
            unit="team",
            scale=2,
            digits=2,
        ),
        _weekly(
            "planning_effective_hours",
            "Načrtovanje v efektivnem času",
            "Planning in effective time",
        ),
        _weekly(
            "planning_ineffective_hours",
            "Načrtovanje v neefektivnem času",
            "Planning in ineffective time",
        ),
    ),
    formulas=(
        effective_hours,
        effective_planning_limit,
        ineffective_planning_limit,
        planning_standing,
        recognised_planning_hours,
        surgery_hours,
    ),
    note=Text(
        "Člen tiska ure polnega tima; ure dela tima so tu sorazmerne.",
        "The article prints the hours of a full team; those of a part are in proportion here.",
    ),
)


@formula(
    article="30(3)",
    unit="team",
    sl="Timi od 1. 4. do 31. 12. 2007",
    en="Teams from 1 April to 31 December 2007",
    sl_summary="Timi iz pogodb 2006 brez zmanjšanja.",
)
def reduced_teams(contract_teams, reduction):
    """Teams of the 2006 contracts less the reduction."""
    return contract_teams - reduction


@formula(
    article="30(3)",
    unit="team",
    sl="Timi od 1. 1. 2008",
    en="Teams from 1 January 2008",
    sl_summary="Timi iz pogodb 2006 brez zmanjšanja, ki velja od 2008.",
)
def next_year_teams(contract_teams, next_year_reduction):
    """Teams of the 2006 contracts less the reduction that holds from 2008."""
    return contract_teams - next_year_reduction


@formula(
    article="30(3)",
    unit="team",
    sl="Povprečni timi leta 2007",
    en="Average teams of 2007",
    sl_summary="Tri mesece brez zmanjšanja, devet mesecev z njim.",
)
def average_teams(contract_teams, reduction, orthodontic_reduction_months, months):
    """Three months without the reduction, nine with it."""
    return contract_teams - per(reduction * orthodontic_reduction_months, months)


@formula(
    article="30(3)",
    unit="team",
    sl="Zmanjšanje v državi",
    en="Reduction nationally",
    sl_summary="Vsi izvajalci skupaj, april do december 2007.",
)
def national_reduction(reduction):
    """All providers together, April to December 2007."""
    return total(reduction)


@formula(
    article="30(3)",
    unit="team",
    sl="Zmanjšanje v državi od 2008",
    en="Reduction nationally from 2008",
    sl_summary="Vsi izvajalci skupaj.",
)
def national_next_year_reduction(next_year_reduction):
    """All providers together."""
    return total(next_year_reduction)


def _teams(name: str, sl: str, en: str, *, external: bool = False) -> Input:
    return Input(name, sl, en, unit="team", scale=2, digits=4, external=external)


orthodontic_teams = Table(
    name="orthodontic_teams",
    title=Text("Ortodontski timi po zmanjšanju", "Orthodontic teams after the reduction"),
    about=Text("izvajalec ortodontije", "a provider of orthodontics"),
    inputs=(
        Input("provider", "Izvajalec", "Provider", kind="text"),
        _teams(
            "contract_teams", "Timi iz pogodbe 2006", "Teams of the 2006 contract", external=True
        ),
        _teams(
            "reduction", "Zmanjšanje 1. 4.–31. 12. 2007", "Reduction 1 April to 31 December 2007"
        ),
        _teams("next_year_reduction", "Zmanjšanje od 1. 1. 2008", "Reduction from 1 January 2008"),
    ),
    formulas=(
        reduced_teams,
        next_year_teams,
        average_teams,
        national_reduction,
        national_next_year_reduction,
    ),
    note=Text(
        "Timov iz pogodb 2006 po izvajalcih dokument ne tiska. Zmanjšanje, večje od njih, da "
        "negativno število: podatek je napačen.",
        "The document does not print the teams of the 2006 contracts by provider. A reduction "
        "greater than they are gives a negative number: the figure is wrong.",
    ),
)
