"""Offers of a holder in a tender: articles 57 and 58.

A row is one activity that a holder offers. Conditions on the holder (working time, number of
activities) look at all rows of the same holder of the same provider.
"""

from mreza.kernel.algebra import both, either, lookup, of, total, where
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text

ACTIVITIES = {
    "general": Text("splošna medicina", "general practice"),
    "child": Text("otroški dispanzer", "child dispensary"),
    "school": Text("šolski dispanzer", "school dispensary"),
    "women": Text("dispanzer za ženske", "women's dispensary"),
    "physiotherapy": Text("fizioterapija", "physiotherapy"),
    "community_nursing": Text("patronaža in nega na domu", "community nursing"),
    "mental_health": Text("dispanzer za mentalno zdravje", "mental health dispensary"),
    "dental_adult": Text("zobozdravstvo za odrasle", "dental care of adults"),
    "dental_youth": Text("zobozdravstvo za mladino", "dental care of young people"),
    "pedodontics": Text("pedontologija", "pedodontics"),
    "orthodontics": Text("ortodontija", "orthodontics"),
    "transport": Text("nenujni reševalni prevozi", "non-urgent ambulance transport"),
    "specialist": Text("specialistična ambulanta", "specialist outpatient care"),
}
FAILURES = {
    "accepted": Text("sprejemljivo", "acceptable"),
    "content": Text("manjka podatek", "something is not stated"),
    "waiting_time": Text("čakalna doba", "waiting time"),
    "surgery_hours": Text("ordinacijski čas ni usklajen", "surgery hours not coordinated"),
    "working_time": Text("premajhen delovni čas", "too little working time"),
    "activities": Text("preveč dejavnosti", "too many activities"),
    "activity_share": Text("premajhen obseg dejavnosti", "too small an extent of the activity"),
}


@formula(
    article="58(2)",
    also=("58(1)",),
    sl="Letna količina storitev",
    en="Yearly quantity of services",
    sl_summary="Količina tima v polnem delovnem času, sorazmerno z deležem časa.",
)
def proportional_quantity(activity, working_share, full_team_quantity):
    """The quantity of a full-time team, in proportion to the share of time."""
    return of(working_share, lookup(full_team_quantity, activity))


@formula(
    article="57(1)",
    sl="Navedeno vse zahtevano",
    en="Everything required is stated",
    sl_summary="Storitve z ločeno preventivo, material, opis, ordinacijski čas in nadomeščanje.",
)
def content_complete(
    states_services,
    states_prevention,
    states_material,
    states_programme,
    states_hours,
    states_substitutes,
):
    """Services with prevention apart, material, description, surgery hours and substitutes."""
    return both(
        states_services,
        states_prevention,
        states_material,
        states_programme,
        states_hours,
        states_substitutes,
    )


@formula(
    article="57(1.a)",
    also=("57(1)",),
    sl="Čakalna doba ustreza",
    en="Waiting time is in order",
    sl_summary="Navedena; v splošni ambulanti, otroškem in šolskem dispanzerju je ne sme biti.",
)
def waiting_right(activity, waiting_days, states_waiting, no_waiting_activities):
    """Declared; in general practice, child and school dispensaries there may be none."""
    return where(lookup(no_waiting_activities, activity) == 1, waiting_days == 0, states_waiting)


@formula(
    article="57(1.b)",
    sl="Ordinacijski čas usklajen",
    en="Surgery hours coordinated",
    sl_summary="Kjer člen zahteva uskladitev v izpostavi, je ta opravljena.",
)
def time_coordinated(activity, hours_coordinated, coordinated_activities):
    """Where the article asks for coordination in the unit, it was done."""
    return either(lookup(coordinated_activities, activity) == 0, hours_coordinated)


@formula(
    article="58(3)",
    unit="%",
    sl="Delovni čas nosilca v ponudbi",
    en="Working time of the holder in the offer",
    sl_summary="Vse ponujene dejavnosti nosilca skupaj.",
)
def holder_share(working_share, provider, holder):
    """All activities that the holder offers, together."""
    return total(working_share, by=(provider, holder))


@formula(
    article="58(3)",
    sl="Delovni čas zadošča",
    en="Working time suffices",
    sl_summary="Vsaj polovica polnega časa, v specialistični dejavnosti vsaj 30 %.",
)
def time_enough(holder_share, specialist, smallest_working_share, smallest_specialist_share):
    """At least half of full time, in specialist care at least 30 %."""
    return holder_share >= where(specialist, smallest_specialist_share, smallest_working_share)


@formula(
    article="58(3)",
    decimals=0,
    sl="Ponujene dejavnosti nosilca",
    en="Activities offered by the holder",
    sl_summary="Število vrstic nosilca.",
)
def offered_activities(working_share, provider, holder):
    """Number of rows of the holder."""
    return total(where(working_share >= 0, 1, 0), by=(provider, holder))


@formula(
    article="58(3)",
    sl="Dejavnosti ni preveč",
    en="Not too many activities",
    sl_summary="Največ tri na nosilca.",
)
def number_right(offered_activities, most_activities):
    """At most three a holder."""
    return offered_activities <= most_activities


@formula(
    article="58(3)",
    sl="Obseg dejavnosti zadošča",
    en="Extent of the activity suffices",
    sl_summary="Vsaj 30 % polnega programa, ali izjema: veljavna pogodba, prevzem vsega območja.",
)
def share_enough(working_share, existing_contract, takes_whole_area, smallest_activity_share):
    """At least 30 % of a full programme, or an exception: current contract, whole area."""
    return either(working_share >= smallest_activity_share, existing_contract, takes_whole_area)


@formula(
    article="58(3)",
    also=("57(1)",),
    sl="Dejavnost je sprejemljiva",
    en="The activity is acceptable",
    sl_summary="Izpolnjeni so vsi pogoji.",
)
def acceptable(
    content_complete,
    waiting_right,
    time_coordinated,
    time_enough,
    number_right,
    share_enough,
):
    """All conditions are met."""
    return both(
        content_complete,
        waiting_right,
        time_coordinated,
        time_enough,
        number_right,
        share_enough,
    )


@formula(
    article="58(3)",
    also=("57(1)",),
    labels=FAILURES,
    sl="Prvi neizpolnjeni pogoj",
    en="First condition not met",
    sl_summary="Po vrsti: podatki, čakanje, ordinacijski čas, delovni čas, število, obseg.",
)
def failure(
    content_complete,
    waiting_right,
    time_coordinated,
    time_enough,
    number_right,
    share_enough,
):
    """In this order: content, waiting, surgery hours, working time, number, extent."""
    later = where(
        time_enough,
        where(number_right, where(share_enough, "accepted", "activity_share"), "activities"),
        "working_time",
    )
    return where(
        content_complete,
        where(waiting_right, where(time_coordinated, later, "surgery_hours"), "waiting_time"),
        "content",
    )


def _yes(name: str, sl: str, en: str, default: bool | None = None) -> Input:
    return Input(name, sl, en, kind="boolean", default=default)


table = Table(
    name="offer",
    title=Text("Ponudba na razpis", "Offer in a tender"),
    about=Text("ena dejavnost nosilca v ponudbi", "one activity of a holder in an offer"),
    inputs=(
        Input("provider", "Ponudnik", "Provider", kind="text"),
        Input("holder", "Nosilec", "Holder", kind="text"),
        Input(
            "activity",
            "Dejavnost",
            "Activity",
            kind="text",
            choices=tuple(ACTIVITIES),
            labels=ACTIVITIES,
        ),
        Input(
            "working_share",
            "Delež polnega delovnega časa",
            "Share of full working time",
            unit="%",
            scale=2,
            digits=3,
            maximum=100,
        ),
        _yes("specialist", "Specialistična dejavnost", "Specialist care", False),
        _yes("existing_contract", "Obseg je v veljavni pogodbi", "Extent of a contract", False),
        _yes("takes_whole_area", "Prevzame vso dejavnost območja", "Takes a whole area", False),
        _yes("states_services", "Navedene storitve", "Services stated"),
        _yes("states_prevention", "Preventiva navedena ločeno", "Prevention stated apart"),
        _yes("states_material", "Naveden material", "Material stated"),
        _yes("states_programme", "Predstavljen program", "Programme described"),
        _yes("states_hours", "Naveden ordinacijski čas", "Surgery hours stated"),
        _yes("states_substitutes", "Navedeno nadomeščanje", "Substitutes stated"),
        _yes("states_waiting", "Navedena čakalna doba", "Waiting time stated"),
        Input("waiting_days", "Čakalna doba", "Waiting time", unit="day", digits=4, default=0),
        _yes("hours_coordinated", "Čas usklajen v izpostavi", "Hours coordinated", False),
    ),
    formulas=(
        proportional_quantity,
        content_complete,
        waiting_right,
        time_coordinated,
        holder_share,
        time_enough,
        offered_activities,
        number_right,
        share_enough,
        acceptable,
        failure,
    ),
    note=Text(
        "Izjemi (veljavna pogodba, prevzem območja) veljata le za najmanjši obseg dejavnosti.",
        "The exceptions (current contract, whole area) apply to the smallest extent only.",
    ),
)
