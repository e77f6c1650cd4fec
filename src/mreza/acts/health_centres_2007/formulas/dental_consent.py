"""Consent to more prosthetics, and when a provider may refuse persons: articles 31(2), (3), (7).

Averages are per dentist "from hours", as Tables 3 and 4 count them, so that part-time dentists are
held against the average at their full time.
"""

from mreza.acts.health_centres_2007.formulas.dental_care import ACTIVITIES
from mreza.kernel.algebra import average, both, lookup, of, per, total, where
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text

OUTCOMES = {
    "not_needed": Text("soglasje ni potrebno", "no consent needed"),
    "given": Text("soglasje se izda", "consent is given"),
    "not_given": Text("soglasje se ne izda", "consent is not given"),
}


@formula(
    article="31(2)",
    sl="Program nege je v celoti opravljen",
    en="The programme of care is fully done",
    sl_summary="Zobozdravnikove točke nege dosegajo načrt; tu povprečje izvajalca ne šteje.",
)
def care_fully_done(realised_care_points, planned_care_points):
    """The dentist's points of care reach the plan; the provider's average does not count here."""
    return realised_care_points >= planned_care_points


@formula(
    article="31(3)",
    unit="day",
    decimals=1,
    sl="Povprečna čakalna doba izvajalca",
    en="Average wait at the provider",
    sl_summary="Povprečje njegovih zobozdravnikov v dejavnosti.",
)
def provider_waiting_days(waiting_days, provider, activity):
    """The mean of its dentists in the activity."""
    return average(waiting_days, by=(provider, activity))


@formula(
    article="31(3)",
    unit="day",
    decimals=1,
    sl="Upoštevana čakalna doba",
    en="Wait that counts",
    sl_summary="Zobozdravnikova; pri izvajalcu z več ekipami njegovo povprečje.",
)
def counted_waiting_days(waiting_days, provider_waiting_days, several_teams):
    """The dentist's own; where the provider has several teams its average."""
    return where(several_teams, provider_waiting_days, waiting_days)


@formula(
    article="31(2)",
    sl="Čakalna doba je krajša od meje",
    en="The wait is below the limit",
    sl_summary="Krajša od 30 dni; natanko 30 dni ne zadošča.",
)
def waiting_below_limit(counted_waiting_days, consent_waiting_limit):
    """Below 30 days; exactly 30 is not enough."""
    return counted_waiting_days < consent_waiting_limit


@formula(
    article="31(2)",
    unit="person/doctor",
    decimals=1,
    sl="Opredeljene osebe na zobozdravnika",
    en="Assigned persons per dentist",
    sl_summary="Zobozdravnikove osebe na polni delovni čas.",
)
def own_persons_per_dentist(assigned_persons, dentists):
    """The dentist's persons at full time."""
    return per(assigned_persons, dentists)


@formula(
    article="31(3)",
    unit="person",
    decimals=0,
    sl="Opredeljene osebe izvajalca",
    en="Assigned persons of the provider",
    sl_summary="Vsi njegovi zobozdravniki v dejavnosti.",
)
def provider_persons(assigned_persons, provider, activity):
    """All its dentists in the activity."""
    return total(assigned_persons, by=(provider, activity))


@formula(
    article="31(3)",
    unit="doctor",
    sl="Zobozdravniki izvajalca",
    en="Dentists of the provider",
    sl_summary="Vsi njegovi zobozdravniki v dejavnosti, iz ur.",
)
def provider_dentists(dentists, provider, activity):
    """All its dentists in the activity, from hours."""
    return total(dentists, by=(provider, activity))


@formula(
    article="31(3)",
    unit="person/doctor",
    decimals=1,
    sl="Upoštevane osebe na zobozdravnika",
    en="Persons per dentist that count",
    sl_summary="Zobozdravnikove; pri izvajalcu z več ekipami njegovo povprečje.",
)
def counted_persons_per_dentist(
    own_persons_per_dentist, provider_persons, provider_dentists, several_teams
):
    """The dentist's own; where the provider has several teams its average."""
    return where(several_teams, per(provider_persons, provider_dentists), own_persons_per_dentist)


@formula(
    article="31(2)",
    unit="person",
    decimals=0,
    sl="Opredeljene osebe območne enote",
    en="Assigned persons of the regional office",
    sl_summary="Vsi zobozdravniki dejavnosti v območni enoti.",
)
def office_persons(assigned_persons, office, activity):
    """All dentists of the activity in the regional office."""
    return total(assigned_persons, by=(office, activity))


@formula(
    article="31(2)",
    unit="doctor",
    sl="Zobozdravniki območne enote",
    en="Dentists of the regional office",
    sl_summary="Vsi zobozdravniki dejavnosti v območni enoti, iz ur.",
)
def office_dentists(dentists, office, activity):
    """All dentists of the activity in the regional office, from hours."""
    return total(dentists, by=(office, activity))


@formula(
    article="31(2)",
    unit="person/doctor",
    decimals=1,
    sl="Povprečje območne enote",
    en="Average of the regional office",
    sl_summary="Opredeljene osebe na zobozdravnika v dejavnosti.",
)
def office_persons_per_dentist(office_persons, office_dentists):
    """Assigned persons per dentist in the activity."""
    return per(office_persons, office_dentists)


@formula(
    article="31(2)",
    sl="Oseb je več od povprečja",
    en="More persons than the average",
    sl_summary="Več od povprečja območne enote; natanko povprečje ne zadošča.",
)
def persons_above_average(counted_persons_per_dentist, office_persons_per_dentist):
    """Above the regional office's average; exactly the average is not enough."""
    return counted_persons_per_dentist > office_persons_per_dentist


@formula(
    article="31(2)",
    also=("31(3)",),
    sl="Pogoji za soglasje so izpolnjeni",
    en="The conditions of consent are met",
    sl_summary="Vsi trije pogoji, v zobozdravstvu za odrasle.",
)
def consent(activity, care_fully_done, waiting_below_limit, persons_above_average):
    """All three conditions, in dental care of adults."""
    return both(
        activity == "dental_adult", care_fully_done, waiting_below_limit, persons_above_average
    )


@formula(
    article="31(1.a)",
    unit="%",
    decimals=0,
    sl="Dovoljeni delež protetike",
    en="Share of prosthetics allowed",
    sl_summary="S soglasjem 60 %, brez njega 50 %; samo v zobozdravstvu za odrasle.",
)
def prosthetics_share_allowed(
    activity, consent, dental_prosthetics_share, dental_consented_prosthetics_share
):
    """60 % with consent, 50 % without; in dental care of adults only."""
    return where(
        consent,
        dental_consented_prosthetics_share,
        lookup(dental_prosthetics_share, activity),
    )


@formula(
    article="31(2)",
    sl="Soglasje je potrebno",
    en="Consent is needed",
    sl_summary="Protetike je več od običajnega deleža; za več nege soglasje ni potrebno.",
)
def consent_needed(activity, realised_care_points, prosthetics_points, dental_prosthetics_share):
    """Prosthetics exceeds its usual share; more care needs no consent."""
    usual = of(
        lookup(dental_prosthetics_share, activity), realised_care_points + prosthetics_points
    )
    return both(activity == "dental_adult", prosthetics_points > usual)


@formula(
    article="31(2)",
    sl="Izid",
    en="Outcome",
    labels=OUTCOMES,
    sl_summary="Ali je soglasje potrebno in ali se izda.",
)
def outcome(consent_needed, consent):
    """Whether consent is needed, and whether it is given."""
    return where(consent_needed, where(consent, "given", "not_given"), "not_needed")


def _points(name: str, sl: str, en: str) -> Input:
    return Input(name, sl, en, unit="point", scale=2, digits=8)


_PROVIDER = Input("provider", "Izvajalec", "Provider", kind="text")
_ACTIVITY = Input(
    "activity", "Dejavnost", "Activity", kind="text", choices=tuple(ACTIVITIES), labels=ACTIVITIES
)
_PERSONS = Input(
    "assigned_persons", "Opredeljene osebe", "Assigned persons", unit="person", digits=6
)
_DENTISTS = Input(
    "dentists", "Zobozdravniki iz ur", "Dentists from hours", unit="doctor", scale=2, digits=4
)

prosthetics_consent = Table(
    name="prosthetics_consent",
    title=Text("Soglasje za več protetike", "Consent to more prosthetics"),
    about=Text("zobozdravnik v eni dejavnosti", "a dentist in one activity"),
    inputs=(
        Input("dentist", "Zobozdravnik", "Dentist", kind="text"),
        _PROVIDER,
        Input("office", "Območna enota", "Regional office", kind="text"),
        _ACTIVITY,
        _DENTISTS,
        Input(
            "several_teams",
            "Javni zavod ali zasebnik z več ekipami",
            "Public institution or private provider with several teams",
            kind="boolean",
        ),
        _points("planned_care_points", "Načrtovana nega", "Planned care"),
        _points("realised_care_points", "Opravljena nega", "Care done"),
        _points("prosthetics_points", "Opravljena protetika", "Prosthetics done"),
        Input(
            "waiting_days",
            "Čakalna doba za nego",
            "Wait for care",
            unit="day",
            digits=4,
            optional=True,
        ),
        _PERSONS,
    ),
    formulas=(
        care_fully_done,
        provider_waiting_days,
        counted_waiting_days,
        waiting_below_limit,
        own_persons_per_dentist,
        provider_persons,
        provider_dentists,
        counted_persons_per_dentist,
        office_persons,
        office_dentists,
        office_persons_per_dentist,
        persons_above_average,
        consent,
        prosthetics_share_allowed,
        consent_needed,
        outcome,
    ),
    note=Text(
        "Vrstice morajo zajeti vse zobozdravnike dejavnosti v območni enoti, sicer povprečje ni "
        "pravo.",
        "The rows must hold all dentists of the activity in the regional office, or the average "
        "is not the true one.",
    ),
)
