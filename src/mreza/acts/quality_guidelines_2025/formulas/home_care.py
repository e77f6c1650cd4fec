"""Hours of care at home not done for reasons on the provider's side: section 5.2.

Shares are taken of minutes, which are exact; hours are shown beside them.
"""

from mreza.acts.quality_guidelines_2025.formulas.scope import MONTH, PROVIDER, count, service
from mreza.kernel.algebra import greatest, lookup, per, percent
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text

REASONS = {
    "none": Text("ni izpada", "nothing missed"),
    "provider_absence": Text("odsotnost zaposlenih", "absence of staff"),
    "vehicle": Text("okvara vozila", "breakdown of a vehicle"),
    "provider_other": Text("drugo na strani izvajalca", "other reason of the provider"),
    "user": Text("razlog na strani uporabnika", "reason of the user"),
}


@formula(
    article="5.2(5)",
    also=("5.2(3)",),
    unit="minute",
    decimals=0,
    sl="Štete opravljene minute",
    en="Counted minutes done",
    sl_summary="Opravljeno ob dogovorjenem in ob drugem času.",
)
def counted_done(done_minutes, moved_minutes):
    """Done at the agreed time and at another one."""
    return done_minutes + moved_minutes


@formula(
    article="5.2(4)",
    unit="minute",
    decimals=0,
    sl="Neopravljene dogovorjene minute",
    en="Agreed minutes not done",
    sl_summary="Kolikor dogovorjenih minut ni opravljenih ob nobenem času.",
)
def not_done(agreed_minutes, counted_done):
    """Agreed minutes that were done at no time."""
    return greatest(agreed_minutes - counted_done, 0)


@formula(
    article="5.2(4)",
    also=("5.2(5)",),
    unit="minute",
    decimals=0,
    sl="Štete neopravljene minute",
    en="Counted minutes missed",
    sl_summary="Le iz razlogov na strani izvajalca; prestavljene ure ne štejejo.",
)
def counted_missed(not_done, missed_because, provider_side):
    """Only for reasons on the provider's side; moved hours do not count."""
    return not_done * lookup(provider_side, missed_because)


@formula(
    article="5.2(3)",
    unit="hour",
    sl="Opravljene ure",
    en="Hours done",
    sl_summary="Opravljene minute, preračunane v ure.",
)
def hours_done(minutes_done, minutes_per_hour):
    """Minutes done, converted to hours."""
    return per(minutes_done, minutes_per_hour)


@formula(
    article="5.2(4)",
    unit="hour",
    sl="Neopravljene ure",
    en="Hours missed",
    sl_summary="Minute, neopravljene iz razlogov na strani izvajalca, preračunane v ure.",
)
def hours_missed(minutes_missed, minutes_per_hour):
    """Minutes missed for reasons on the provider's side, converted to hours."""
    return per(minutes_missed, minutes_per_hour)


@formula(
    article="5.2(4)",
    unit="hour",
    sl="Dogovorjene ure",
    en="Hours agreed",
    sl_summary="Dogovorjene minute, preračunane v ure.",
)
def hours_agreed(minutes_agreed, minutes_per_hour):
    """Agreed minutes, converted to hours."""
    return per(minutes_agreed, minutes_per_hour)


@formula(
    article="5.2(2)",
    also=("5.2(3)", "5.2(4)", "5.2(6)"),
    unit="%",
    sl="Opravljene na neopravljene ure",
    en="Hours done over hours missed",
    sl_summary="Po črki: opravljene ure, deljene z neopravljenimi, krat 100; brez izpada je ni.",
)
def done_to_missed(minutes_done, minutes_missed):
    """By the letter: hours done divided by hours missed, times 100; none if nothing is missed."""
    return percent(minutes_done, minutes_missed)


@formula(
    article="5.2(2)",
    sl="Nič ni izpadlo",
    en="Nothing was missed",
    sl_summary="Imenovalec smernic je 0: kazalnika po črki ni, delež izpadlih ur je 0 %.",
)
def nothing_missed(minutes_missed):
    """The denominator of the guidelines is 0: no indicator by the letter, a missed share of 0%."""
    return minutes_missed == 0


@formula(
    article="5.2(4)",
    unit="%",
    sl="Delež izpadlih dogovorjenih ur",
    en="Missed share of agreed hours",
    sl_summary="Neopravljene ure v deležu dogovorjenih; smernice tega deleža ne zahtevajo.",
)
def missed_share(minutes_missed, minutes_agreed):
    """Hours missed as a share of hours agreed; the guidelines do not ask for this share."""
    return percent(minutes_missed, minutes_agreed)


@formula(
    article="5.2(4)",
    sl="Majhno število",
    en="Small number",
    sl_summary="Delež sloni na manj dogovorjenih urah, kot je nastavljena meja.",
)
def few(minutes_agreed, minutes_per_hour, least_hours):
    """The share rests on fewer agreed hours than the limit that is set."""
    return minutes_agreed < least_hours * minutes_per_hour


@formula(
    article="5.2(2)",
    sl="Malo neopravljenih ur",
    en="Few hours missed",
    sl_summary="Kazalnik po črki sloni na manj neopravljenih urah, kot je nastavljena meja.",
)
def few_missed(minutes_missed, minutes_per_hour, least_hours):
    """The indicator by the letter rests on fewer missed hours than the limit that is set."""
    return minutes_missed < least_hours * minutes_per_hour


home_care_visit = Table(
    name="home_care_visit",
    title=Text("Štetje obiska na domu", "Counting a visit at home"),
    about=Text("dogovorjeni obisk", "an agreed visit"),
    inputs=(
        PROVIDER,
        count("agreed_minutes", "Dogovorjene minute", "Agreed minutes", "minute"),
        count(
            "done_minutes", "Opravljeno ob dogovorjenem času", "Done at the agreed time", "minute"
        ),
        Input(
            "moved_minutes",
            "Opravljeno ob drugem času",
            "Done at another time",
            unit="minute",
            digits=9,
            default=0,
        ),
        Input(
            "missed_because",
            "Razlog izpada",
            "Reason for what was missed",
            kind="text",
            choices=tuple(REASONS),
            labels=REASONS,
            default="none",
        ),
    ),
    formulas=(counted_done, not_done, counted_missed),
)

home_care_hours = Table(
    name="home_care_hours",
    title=Text("Neopravljene ure na domu", "Hours not done at home"),
    about=Text("storitev izvajalca v mesecu", "a service of a provider in a month"),
    inputs=(
        PROVIDER,
        service("home_help", "ltc_home"),
        MONTH,
        count("minutes_done", "Opravljene minute", "Minutes done", "minute"),
        count("minutes_missed", "Neopravljene minute", "Minutes missed", "minute"),
        count("minutes_agreed", "Dogovorjene minute", "Minutes agreed", "minute"),
    ),
    formulas=(
        hours_done,
        hours_missed,
        hours_agreed,
        done_to_missed,
        nothing_missed,
        missed_share,
        few,
        few_missed,
    ),
    note=Text(
        "Kazalnik po črki raste, kadar izpade manj; delež izpadlih ur takrat pada.",
        "The indicator by the letter rises when less is missed; the missed share falls then.",
    ),
)
