"""Whether a programme counts as a mandatory content: article 19 and chapter V."""

from mreza.kernel.algebra import both, per, percent, where
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text

CONTENTS = {
    "legislation_ethics": Text("zakonodaja in etika", "legislation and ethics"),
    "life_support": Text("temeljni postopki oživljanja", "basic life support"),
    "quality_safety": Text("kakovost in varnost", "quality and safety"),
}


@formula(
    article="30(e)",
    sl="Pedagoške ure programa",
    en="Teaching hours of the programme",
    sl_summary="Minute programa v urah po 45 minut.",
)
def programme_hours(minutes, hour_length):
    """Minutes of the programme in hours of 45 minutes."""
    return per(minutes, hour_length)


@formula(
    article="V(b.4)",
    sl="Dovolj dolg",
    en="Long enough",
    sl_summary="Program oživljanja ima vsaj 6 pedagoških ur; drugi dve vsebini najmanjše dolžine "
    "programa nimata.",
)
def long_enough(content, minutes, hour_length, life_support_programme_hours):
    """Life support has at least 6 teaching hours; the others have no least length."""
    needed = life_support_programme_hours * hour_length
    return where(content == "life_support", minutes >= needed, minutes > 0)


@formula(
    article="V(b.5)",
    unit="%",
    sl="Delež delavnic",
    en="Share of workshops",
    sl_summary="Minute delavnic v deležu vseh minut programa.",
)
def workshop_share(workshop_minutes, minutes):
    """Minutes of workshops as a share of all minutes of the programme."""
    return percent(workshop_minutes, minutes)


@formula(
    article="V(b.5)",
    sl="Dovolj delavnic",
    en="Enough workshops",
    sl_summary="Pri oživljanju je delavnic vsaj polovica.",
)
def enough_workshops(content, workshop_share, workshop_share_needed):
    """In life support workshops are at least one half."""
    return where(content == "life_support", workshop_share >= workshop_share_needed, content != "")


@formula(
    article="V(b.7)",
    sl="Izpit v celoti",
    en="Tested in full",
    sl_summary="Oživljanje se konča s pisnim in praktičnim izpitom.",
)
def tested(content, written_test, practical_test):
    """Life support ends with a written and a practical test."""
    return where(content == "life_support", both(written_test, practical_test), content != "")


@formula(
    article="V(a)",
    also=("V(c)", "V(b.2)", "V(b.3)"),
    sl="Ustrezni predavatelji",
    en="Suitable lecturers",
    sl_summary="Oživljanje: vsi z licenco ALS in dejavni. Drugi vsebini: vsak izpolni vsaj enega "
    "od treh pogojev.",
)
def suitable_lecturers(content, lecturers_qualified, instructors_licensed, instructors_active):
    """Life support: all with an ALS licence and active. The others: each one condition of three."""
    licensed = both(instructors_licensed, instructors_active)
    return where(content == "life_support", licensed, lecturers_qualified)


@formula(
    article="V(b.1)",
    sl="Po veljavnih smernicah",
    en="By the guidelines in force",
    sl_summary="Delavnice oživljanja sledijo veljavnim smernicam.",
)
def by_guidelines(content, follows_guidelines):
    """Workshops of life support follow the guidelines in force."""
    return where(content == "life_support", follows_guidelines, content != "")


@formula(
    article="19(3)",
    sl="Priznano kot obvezna vsebina",
    en="Recognised as a mandatory content",
    sl_summary="Vsi pogoji vsebine so izpolnjeni.",
)
def recognised(long_enough, enough_workshops, tested, suitable_lecturers, by_guidelines):
    """All conditions of the content are met."""
    return both(long_enough, enough_workshops, tested, suitable_lecturers, by_guidelines)


@formula(
    article="19(3)",
    sl="Priznane ure",
    en="Recognised hours",
    sl_summary="Pedagoške ure priznanega programa; sicer nič.",
)
def recognised_hours(recognised, programme_hours):
    """Teaching hours of a programme that is recognised; none otherwise."""
    return where(recognised, programme_hours, 0)


def _yes_no(name: str, sl: str, en: str) -> Input:
    """A fact of the programme that is false unless it is said."""
    return Input(name, sl, en, kind="boolean", default=False)


mandatory_programme = Table(
    name="mandatory_programme",
    title=Text("Priznanje obvezne vsebine", "Recognition of a mandatory content"),
    about=Text("program izpopolnjevanja", "a programme of training"),
    inputs=(
        Input("content", "Vsebina", "Content", kind="text", choices=tuple(CONTENTS),
              labels=CONTENTS),
        Input("minutes", "Minute vsebine", "Minutes of the content", unit="minute", digits=6),
        Input("workshop_minutes", "Minute delavnic", "Minutes of workshops", unit="minute",
              digits=6, default=0),
        _yes_no("written_test", "Pisni izpit", "Written test"),
        _yes_no("practical_test", "Praktični izpit", "Practical test"),
        _yes_no("lecturers_qualified", "Vsi predavatelji izpolnijo enega od treh pogojev",
                "All lecturers meet one of the three conditions"),
        _yes_no("instructors_licensed", "Vsi inštruktorji imajo licenco ALS",
                "All instructors hold an ALS provider licence"),
        _yes_no("instructors_active", "Vsi inštruktorji so dejavni",
                "All instructors are active"),
        _yes_no("follows_guidelines", "Po veljavnih smernicah oživljanja",
                "By the resuscitation guidelines in force"),
    ),
    formulas=(
        programme_hours, long_enough, workshop_share, enough_workshops, tested,
        suitable_lecturers, by_guidelines, recognised, recognised_hours,
    ),
)  # fmt: skip
