"""The limit of visit quotients as capitation moves it: articles 6(5) and 6(6).

The act leaves open whether the 40 % are taken of capitation quotients or of the deviation in per
cent: both stand beside each other, a reading chooses. Article 43 of the General Agreement, which
says how many visits are needed, is not printed.
"""

from mreza.kernel.algebra import greatest, least, of, percent, where
from mreza.kernel.formula import formula


@formula(
    article="6(5)",
    unit="%",
    decimals=1,
    sl="Indeks glavarine",
    en="Capitation index",
    sl_summary="Priznani količniki iz glavarine v deležu načrtovanih.",
)
def capitation_index(realised_capitation_quotients, planned_capitation_quotients):
    """Recognised capitation quotients as a share of those planned; no data without a plan."""
    return percent(realised_capitation_quotients, planned_capitation_quotients)


@formula(
    article="6(5)",
    also=("6(6)",),
    unit="%",
    decimals=0,
    sl="Delež, ki se prizna",
    en="Share that counts",
    sl_summary="40 %, v dispanzerjih za ženske 50 %.",
)
def effect_share(activity, capitation_effect, women_capitation_effect):
    """40 %, in women's dispensaries 50 %."""
    return where(activity == "women", women_capitation_effect, capitation_effect)


@formula(
    article="6(5)",
    also=("6(6)",),
    unit="quotient",
    sl="Popravek po količnikih glavarine",
    en="Correction by capitation quotients",
    sl_summary="Delež količnikov glavarine nad načrtom (ali pod njim).",
)
def correction_by_quotients(
    realised_capitation_quotients, planned_capitation_quotients, effect_share
):
    """The share of capitation quotients above plan, or below it."""
    return of(effect_share, realised_capitation_quotients - planned_capitation_quotients)


@formula(
    article="6(5)",
    also=("6(6)",),
    unit="quotient",
    sl="Popravek po indeksu glavarine",
    en="Correction by the capitation index",
    sl_summary="Delež odstopanja glavarine v odstotkih, od načrta obiskov.",
)
def correction_by_index(
    realised_capitation_quotients,
    planned_capitation_quotients,
    planned_visit_quotients,
    effect_share,
):
    """The share of capitation's deviation in per cent, of the planned visits."""
    above_plan = realised_capitation_quotients - planned_capitation_quotients
    deviation = percent(above_plan, planned_capitation_quotients)
    return of(deviation, of(effect_share, planned_visit_quotients))


@formula(
    article="6(5)",
    also=("6(6)",),
    unit="quotient",
    sl="Popravek meje obiskov",
    en="Correction of the limit of visits",
    sl_summary="Po izbranem branju; pod načrtom glavarine negativen.",
)
def visit_correction(correction_by_quotients, correction_by_index, capitation_effect_reading):
    """In the reading chosen; negative below the plan of capitation."""
    return where(capitation_effect_reading == 0, correction_by_quotients, correction_by_index)


@formula(
    article="6(5)",
    sl="Obseg obiskov iz 43. člena Dogovora je dosežen",
    en="The volume of article 43 of the General Agreement is reached",
    sl_summary="Opravljeni količniki so vsaj zahtevani delež načrta (zunanji podatek).",
)
def volume_reached(realised_visit_quotients, planned_visit_quotients, visit_threshold):
    """Quotients done are at least the share of the plan that is needed (an external figure)."""
    return realised_visit_quotients >= of(visit_threshold, planned_visit_quotients)


@formula(
    article="6(5)",
    also=("6(6)", "7(3)"),
    unit="quotient",
    sl="Stimulacija",
    en="Stimulation",
    sl_summary="Delež preseganja glavarine, če je obseg obiskov dosežen.",
)
def stimulation_quotients(visit_correction, volume_reached):
    """The share of capitation above plan, where the volume of visits is reached."""
    return where(volume_reached, greatest(0, visit_correction), 0)


@formula(
    article="6(5)",
    also=("6(6)", "7(3)"),
    unit="quotient",
    sl="Zmanjšanje",
    en="Decrease",
    sl_summary="Delež nedoseganja glavarine, največ načrt obiskov.",
)
def decrease_quotients(visit_correction, planned_visit_quotients):
    """The share of capitation below plan, whatever the visits; at most their plan."""
    return least(planned_visit_quotients, greatest(0, -visit_correction))


@formula(
    article="6(5)",
    unit="quotient",
    sl="Meja količnikov iz obiskov",
    en="Limit of visit quotients",
    sl_summary="Načrt s stimulacijo ali zmanjšanjem.",
)
def visit_limit(planned_visit_quotients, stimulation_quotients, decrease_quotients):
    """The plan with stimulation or decrease."""
    return planned_visit_quotients + stimulation_quotients - decrease_quotients
