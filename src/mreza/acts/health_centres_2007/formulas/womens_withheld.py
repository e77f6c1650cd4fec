"""Money withheld for missed preventive plans and where it goes: article 7(2.a).

What is withheld goes, to the cent, to those who met their plan, by their teams: the act names no
measure, and says that all of it is meant per team.
"""

from mreza.kernel.algebra import both, distributed, euros, least, of, total, where
from mreza.kernel.formula import formula


@formula(
    article="7(2)",
    also=("7(2.a)",),
    sl="Načrt preventive je v celoti opravljen",
    en="The preventive plan is met in full",
    sl_summary="Vsaj toliko količnikov, kot jih je v načrtu.",
)
def plan_met(realised_smear_quotients, planned_smear_quotients):
    """At least as many quotients as planned."""
    return realised_smear_quotients >= planned_smear_quotients


@formula(
    article="7(2.a)",
    sl="Opravljeni sta vsaj dve tretjini načrta preventive",
    en="At least two thirds of the preventive plan are done",
    sl_summary="Natanko dve tretjini zadoščata.",
)
def plan_partly_met(
    realised_smear_quotients, planned_smear_quotients, partial_plan_parts, whole_plan_parts
):
    """Exactly two thirds are enough."""
    done = realised_smear_quotients * whole_plan_parts
    return done >= planned_smear_quotients * partial_plan_parts


@formula(
    article="7(2.a)",
    sl="Letni obračun",
    en="Settlement of the year",
    sl_summary="Preventiva se presodi, ko je zajeto vse leto.",
)
def year_complete(period_months, months):
    """The preventive plan is judged once the whole year is there."""
    return period_months >= months


@formula(
    article="7(2.a)",
    unit="%",
    decimals=0,
    sl="Odstotek zmanjšanja",
    en="Reduction in per cent",
    sl_summary="0, 4 ali 8 % glede na opravljeno preventivo; pred koncem leta 0.",
)
def reduction_percent(
    plan_met, plan_partly_met, year_complete, partial_plan_reduction, missed_plan_reduction
):
    """0, 4 or 8 % by what was done of the preventive plan; 0 before the end of the year."""
    missed = where(plan_partly_met, partial_plan_reduction, missed_plan_reduction)
    return where(year_complete, where(plan_met, 0, missed), 0)


@formula(
    article="7(2.a)",
    unit="EUR",
    sl="Zadržana sredstva",
    en="Money withheld",
    sl_summary="Odstotek celotne vrednosti programa, največ toliko, kot bi bilo plačano.",
)
def withheld_amount(reduction_percent, programme_value, payment_before_reduction):
    """Per cent of the whole programme value, not corrected; at most what would be paid."""
    return least(euros(of(reduction_percent, programme_value)), payment_before_reduction)


@formula(
    article="7(2.a)",
    unit="EUR",
    sl="Zadržana sredstva v državi",
    en="Money withheld in the country",
    sl_summary="Vsi izvajalci.",
)
def national_withheld(withheld_amount):
    """All providers."""
    return total(withheld_amount)


@formula(
    article="7(2.a)",
    unit="team",
    sl="Timi, ki prejmejo zadržana sredstva",
    en="Teams that receive the money withheld",
    sl_summary="Timi izvajalca, ki je v letu opravil ves načrt preventive; brez načrta nič.",
)
def receiving_teams(plan_met, planned_smear_quotients, year_complete, teams):
    """The teams of a provider that met its whole plan in the year; one without a plan met none."""
    return where(both(plan_met, planned_smear_quotients > 0, year_complete), teams, 0)


@formula(
    article="7(2.a)",
    unit="team",
    sl="Timi prejemniki v državi",
    en="Receiving teams in the country",
    sl_summary="Timi vseh, ki so načrt opravili v celoti.",
)
def national_receiving_teams(receiving_teams):
    """The teams of all who met their plan."""
    return total(receiving_teams)


@formula(
    article="7(2.a)",
    unit="EUR",
    sl="Delež zadržanih sredstev",
    en="Part of the money withheld",
    sl_summary="V sorazmerju s timi prejemniki; vsi deli skupaj so natanko zadržana sredstva.",
)
def withheld_part(national_withheld, receiving_teams, provider):
    """By receiving teams; all parts add up to the money withheld, to the cent.

    No data when nobody met the plan. `provider` must be unique.
    """
    return distributed(national_withheld, receiving_teams, among=provider)


@formula(
    article="7(2.a)",
    unit="EUR",
    sl="Prejeto iz zadržanih sredstev",
    en="Received of the money withheld",
    sl_summary="Delež izvajalca; nič, če načrta ni opravil nihče.",
)
def received_amount(national_receiving_teams, withheld_part):
    """The provider's part; nothing when nobody met the plan."""
    return where(national_receiving_teams > 0, withheld_part, 0)


@formula(
    article="7(2.a)",
    unit="EUR",
    sl="Nerazdeljena zadržana sredstva",
    en="Money withheld that nobody receives",
    sl_summary="Vsa, če načrta ni opravil nihče; za to akt nima določbe.",
)
def undistributed_withheld(national_receiving_teams, national_withheld):
    """All of it when nobody met the plan; the act has no rule for that."""
    return where(national_receiving_teams > 0, 0, national_withheld)
