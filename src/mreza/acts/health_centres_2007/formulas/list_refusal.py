"""When a doctor may refuse a person who chooses them: articles 6(7) and 6(8)."""

from mreza.acts.health_centres_2007.formulas.capitation_list import ACTIVITY, PROGRAMME_SHARE
from mreza.acts.health_centres_2007.formulas.visits import SOLE_PROVIDER, UNIT
from mreza.kernel.algebra import both, of, per, percent, total, where
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text


@formula(
    article="6(7)",
    unit="quotient",
    sl="Količniki iz glavarine v izpostavi",
    en="Capitation quotients of the unit",
    sl_summary="Vsi zdravniki dejavnosti s sedežem v izpostavi.",
)
def unit_quotients(capitation_quotients, unit, activity):
    """All doctors of the activity with their seat in the unit."""
    return total(capitation_quotients, by=(unit, activity))


@formula(
    article="6(7)",
    unit="doctor",
    sl="Program izpostave",
    en="Programme of the unit",
    sl_summary="Programi teh zdravnikov.",
)
def unit_programme(programme_share, unit, activity):
    """The programmes of these doctors."""
    return total(programme_share, by=(unit, activity))


@formula(
    article="6(7)",
    unit="quotient/doctor",
    sl="Povprečje izpostave",
    en="Average of the unit",
    sl_summary="Količniki na zdravnika s polnim programom.",
)
def unit_average(unit_quotients, unit_programme):
    """Quotients per doctor with a full programme."""
    return per(unit_quotients, unit_programme)


@formula(
    article="6(7)",
    unit="quotient/doctor",
    sl="Količniki zdravnika na poln program",
    en="The doctor's quotients per full programme",
    sl_summary="Za primerjavo s povprečjem.",
)
def doctor_quotients(capitation_quotients, programme_share):
    """To hold against the average; no data without a programme."""
    return per(capitation_quotients, programme_share)


@formula(
    article="6(7)",
    unit="%",
    decimals=1,
    sl="Primerjava s povprečjem izpostave",
    en="Compared with the unit's average",
    sl_summary="Količniki na poln program v deležu povprečja.",
)
def average_percent(doctor_quotients, unit_average):
    """Quotients per full programme as a share of the average."""
    return percent(doctor_quotients, unit_average)


@formula(
    article="6(7)",
    sl="Povprečje je preseženo za 10 %",
    en="The average is exceeded by 10 %",
    sl_summary="Vsaj 110 % povprečja; natanko 10 % več zadošča.",
)
def ten_percent_above(
    capitation_quotients, programme_share, unit_quotients, unit_programme, refusal_excess
):
    """At least 110 % of the average; exactly 10 % more is enough.

    Compared crosswise, so that no division is rounded on the limit.
    """
    of_average = unit_quotients + of(refusal_excess, unit_quotients)
    return capitation_quotients * unit_programme >= of_average * programme_share


@formula(
    article="6(7)",
    sl="Sme odkloniti",
    en="May refuse",
    sl_summary="Povprečje je preseženo za 10 % in v izpostavi ni edini izvajalec.",
)
def may_refuse(ten_percent_above, sole_provider):
    """The average is exceeded by 10 %, and there is another provider in the unit."""
    return where(sole_provider, False, ten_percent_above)


@formula(
    article="6(8)",
    sl="Sme odkloniti tudi skupino svoje koncesije",
    en="May refuse its main group too",
    sl_summary="Otroški in šolski zdravnik le, če povprečje preseže že s to skupino.",
)
def may_refuse_main_group(
    activity,
    may_refuse,
    main_group_quotients,
    programme_share,
    unit_quotients,
    unit_programme,
    refusal_excess,
):
    """A child or school doctor only when the group of its concession alone exceeds the average.

    Otherwise the others it took would push that group out, which 6(8) forbids. For the other
    activities as `may_refuse`; no data where the quotients of the group are not given.
    """
    of_average = unit_quotients + of(refusal_excess, unit_quotients)
    group_above = main_group_quotients * unit_programme >= of_average * programme_share
    of_children = where(activity == "child", True, activity == "school")
    return where(of_children, both(may_refuse, group_above), may_refuse)


def _quotients(name: str, sl: str, en: str, *, optional: bool = False) -> Input:
    return Input(name, sl, en, unit="quotient", scale=2, digits=6, optional=optional)


list_refusal = Table(
    name="list_refusal",
    title=Text("Odklonitev osebe", "Refusing a person"),
    about=Text("zdravnik v enem mesecu", "a doctor in a month"),
    inputs=(
        Input("doctor", "Zdravnik", "Doctor", kind="text"),
        UNIT,
        ACTIVITY,
        _quotients("capitation_quotients", "Količniki iz glavarine", "Capitation quotients"),
        PROGRAMME_SHARE,
        SOLE_PROVIDER,
        _quotients(
            "main_group_quotients",
            "Količniki skupine, za katero ima večinsko koncesijo",
            "Quotients of the group it mainly holds a concession for",
            optional=True,
        ),
    ),
    formulas=(
        unit_quotients,
        unit_programme,
        unit_average,
        doctor_quotients,
        average_percent,
        ten_percent_above,
        may_refuse,
        may_refuse_main_group,
    ),
    note=Text(
        "Dolžnost velja za pogodbo s polnim programom ene ekipe; seznami delnih programov se "
        "primerjajo preračunani na poln program.",
        "The duty holds for a contract for the full programme of one team; lists of part "
        "programmes are compared as for a full one.",
    ),
)
