"""Payment of women's dispensaries: article 7(2).

92 % of the programme for 15,000 visit quotients a team (both corrected by the capitation index),
the rest for the preventive plan; what is withheld for missed plans is in `womens_withheld`.
Limits of several teams are those of one team times the teams.
"""

from mreza.acts.health_centres_2007.formulas import preventive_women as prevention
from mreza.acts.health_centres_2007.formulas import womens_withheld as withheld
from mreza.acts.health_centres_2007.formulas.preventive import PROVIDER
from mreza.acts.health_centres_2007.formulas.visits import (
    PLANNED_CAPITATION,
    REALISED_CAPITATION,
    REALISED_VISITS,
)
from mreza.acts.health_centres_2007.formulas.visits_limit import capitation_index
from mreza.kernel.algebra import either, euros, least, of, per, percent, where
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text


@formula(
    article="7(2)",
    unit="EUR",
    sl="Vrednost programa",
    en="Value of the programme",
    sl_summary="Timi po letni vrednosti, za mesece obdobja.",
)
def programme_value(teams, women_team_value, period_months, months):
    """Teams at their yearly value, for the months of the period."""
    return euros(per(teams * women_team_value * period_months, months))


@formula(
    article="7(2)",
    unit="EUR",
    sl="Vrednost, popravljena z indeksom glavarine",
    en="Value corrected by the capitation index",
    sl_summary="Vrednost programa krat indeks.",
)
def corrected_value(capitation_index, programme_value):
    """The programme value times the index."""
    return euros(of(capitation_index, programme_value))


@formula(
    article="7(2)",
    unit="quotient",
    sl="Količniki iz obiskov na time",
    en="Visit quotients for the teams",
    sl_summary="15.000 na tim v letu, za mesece obdobja.",
)
def team_visits(teams, required_visits_per_team, period_months, months):
    """15,000 a team and year, for the months of the period."""
    return per(teams * required_visits_per_team * period_months, months, scale=4)


@formula(
    article="7(2)",
    unit="quotient",
    sl="Zahtevani količniki iz obiskov",
    en="Visit quotients required",
    sl_summary="Količniki na time, popravljeni z indeksom glavarine.",
)
def required_visits(capitation_index, team_visits):
    """Those for the teams, corrected by the capitation index."""
    return of(capitation_index, team_visits)


@formula(
    article="7(2)",
    sl="Zahtevani obiski so opravljeni",
    en="The required visits are done",
    sl_summary="Preventiva in kurativa skupaj.",
)
def visits_reached(realised_visit_quotients, required_visits):
    """Preventive and curative together."""
    return realised_visit_quotients >= required_visits


@formula(
    article="7(2)",
    unit="EUR",
    sl="Zagotovljeni del",
    en="Guaranteed part",
    sl_summary="92 % popravljene vrednosti.",
)
def guaranteed_value(guaranteed_share, corrected_value):
    """92 % of the corrected value."""
    return euros(of(guaranteed_share, corrected_value))


@formula(
    article="7(2)",
    unit="EUR",
    sl="Sorazmerni del za opravljene obiske",
    en="Part in proportion to the visits done",
    sl_summary="Za primerjavo: 92 % vrednosti v deležu opravljenih obiskov, največ tolikšen.",
)
def guaranteed_in_proportion(
    guaranteed_value, guaranteed_share, programme_value, realised_visit_quotients, team_visits
):
    """To compare: 92 % of the value in the share of the visits done, at most what is guaranteed.

    The capitation index raises value and required visits alike, so it falls out.
    """
    done = percent(realised_visit_quotients, team_visits)
    return least(guaranteed_value, euros(of(guaranteed_share, of(done, programme_value))))


@formula(
    article="7(2)",
    unit="EUR",
    sl="Plačilo za obiske",
    en="Payment for visits",
    sl_summary="Zagotovljeni del; pod zahtevanimi obiski po izbranem branju nič ali sorazmerno.",
)
def visits_payment(
    visits_reached, guaranteed_value, guaranteed_in_proportion, missed_visits_reading
):
    """The guaranteed part; below the required visits nothing or in proportion, as is chosen.

    The act only says what is guaranteed at 15,000, not what is paid below.
    """
    below = where(missed_visits_reading == 0, 0, guaranteed_in_proportion)
    return where(visits_reached, guaranteed_value, below)


@formula(
    article="7(2)",
    unit="EUR",
    sl="Preostanek do polne vrednosti",
    en="The rest of the full value",
    sl_summary="8 % popravljene vrednosti.",
)
def remainder_value(corrected_value, guaranteed_value):
    """8 % of the corrected value."""
    return corrected_value - guaranteed_value


@formula(
    article="7(2)",
    also=("7(2.a)",),
    unit="EUR",
    sl="Plačilo za preventivo",
    en="Payment for prevention",
    sl_summary="Preostanek; po branju 1 le ob v celoti opravljenem načrtu.",
)
def prevention_payment(remainder_value, plan_met, women_remainder_reading):
    """The rest of the value.

    In reading 0 always, as the reductions of 4 and 8 % are taken from the full payment; in reading
    1 only for a plan met in full, and the reductions come on top.
    """
    paid = either(plan_met, women_remainder_reading == 0)
    return where(paid, remainder_value, 0)


@formula(
    article="7(2)",
    unit="EUR",
    sl="Plačilo pred zmanjšanjem",
    en="Payment before the reduction",
    sl_summary="Za obiske in preventivo skupaj.",
)
def payment_before_reduction(visits_payment, prevention_payment):
    """For visits and prevention together."""
    return visits_payment + prevention_payment


@formula(
    article="7(2)",
    also=("7(2.a)",),
    unit="EUR",
    sl="Znesek za program",
    en="Amount for the programme",
    sl_summary="Plačilo brez zadržanega in s prejetim.",
)
def dispensary_amount(payment_before_reduction, withheld_amount, received_amount):
    """The payment less what is withheld, with what is received."""
    return payment_before_reduction - withheld_amount + received_amount


womens_dispensary = Table(
    name="womens_dispensary",
    title=Text("Plačilo dispanzerja za ženske", "Payment of a women's dispensary"),
    about=Text("izvajalec v obdobju leta", "a provider in a period of the year"),
    inputs=(
        PROVIDER,
        Input("teams", "Timi", "Teams", unit="team", scale=2, digits=3),
        Input(
            "period_months",
            "Meseci obdobja",
            "Months of the period",
            unit="month",
            digits=2,
            maximum=12,
            default=12,
        ),
        PLANNED_CAPITATION,
        REALISED_CAPITATION,
        REALISED_VISITS,
        prevention.WOMEN_20_64,
        prevention.SMEARS,
    ),
    formulas=(
        capitation_index,
        programme_value,
        corrected_value,
        team_visits,
        required_visits,
        visits_reached,
        guaranteed_value,
        guaranteed_in_proportion,
        visits_payment,
        prevention.planned_smears,
        prevention.planned_smear_quotients,
        prevention.realised_smear_quotients,
        prevention.smear_achievement,
        withheld.plan_met,
        withheld.plan_partly_met,
        withheld.year_complete,
        remainder_value,
        prevention_payment,
        payment_before_reduction,
        withheld.reduction_percent,
        withheld.withheld_amount,
        withheld.national_withheld,
        withheld.receiving_teams,
        withheld.national_receiving_teams,
        withheld.withheld_part,
        withheld.received_amount,
        withheld.undistributed_withheld,
        dispensary_amount,
    ),
    note=Text(
        "Zadržana sredstva se razdelijo med podane izvajalce, zato mora biti podana vsa država. "
        "Načrt preventive je letni in se presodi, ko je zajeto vse leto.",
        "Money withheld is shared out among the providers given, so the whole country must be "
        "given. The preventive plan is for a year and judged when the whole year is there.",
    ),
)
