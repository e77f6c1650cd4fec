"""Training, specialisations and administrative staff in a team's costs: articles 49, 50, 52.

Both sums are part of material costs and so already in the prices; they are not paid on top. What is
for specialisations is passed on to the association of health institutions.
"""

from mreza.kernel.algebra import euros, greatest, lookup, of, percent, total
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text

ACTIVITIES = {
    "general": Text("splošna medicina", "general practice"),
    "child": Text("otroški dispanzer", "child dispensary"),
    "school": Text("šolski dispanzer", "school dispensary"),
    "women": Text("dispanzer za ženske", "women's dispensary"),
    "mental_health": Text("dispanzer za mentalno zdravje", "mental health dispensary"),
    "dental_adult": Text("zobozdravstvo za odrasle", "dental care of adults"),
    "dental_youth": Text("mladinsko zobozdravstvo", "dental care of young people"),
    "dental_students": Text("zobozdravstvo za študente", "dental care of students"),
    "pedodontics": Text("pedontologija", "pedodontics"),
    "orthodontics": Text("ortodontija", "orthodontics"),
    "other": Text("druga dejavnost", "another activity"),
}


@formula(
    article="49(1.a)",
    unit="EUR",
    sl="Sredstva za strokovno izpopolnjevanje",
    en="Funds for training",
    sl_summary="117,28 EUR na zdravnika.",
)
def training_amount(doctors, training_per_doctor):
    """EUR 117.28 a doctor."""
    return euros(doctors * training_per_doctor)


@formula(
    article="49(1.b)",
    unit="EUR",
    sl="Sredstva za specializacije",
    en="Funds for specialisations",
    sl_summary="178,05 EUR na zdravnika v dejavnostih, ki jih našteva člen; drugje nič.",
)
def specialisation_amount(doctors, activity, specialisation_per_doctor, specialisation_activities):
    """EUR 178.05 a doctor in the activities that the article lists, else nothing."""
    listed = lookup(specialisation_activities, activity)
    return euros(doctors * specialisation_per_doctor * listed)


@formula(
    article="49(1)",
    unit="EUR",
    sl="Sredstva v materialnih stroških",
    en="Funds within material costs",
    sl_summary="Oboje skupaj; je že v ceni storitev.",
)
def funds_in_prices(training_amount, specialisation_amount):
    """Both together; already in the price of services."""
    return training_amount + specialisation_amount


@formula(
    article="50(1)",
    unit="EUR",
    sl="Izvajalec nakaže združenju",
    en="The provider passes on to the association",
    sl_summary="Sredstva za specializacije v vseh dejavnostih izvajalca.",
)
def remitted_amount(specialisation_amount, provider):
    """Funds for specialisations in all activities of the provider."""
    return total(specialisation_amount, by=provider)


@formula(
    article="50(2)",
    unit="EUR",
    sl="Združena sredstva za specializacije",
    en="Pooled funds for specialisations",
    sl_summary="Vsi izvajalci skupaj; merila delitve so v posebnem aktu.",
)
def pooled_amount(specialisation_amount):
    """All providers together; the criteria of their division stand in another act."""
    return total(specialisation_amount)


table = Table(
    name="training_funds",
    title=Text("Izpopolnjevanje in specializacije zdravnikov", "Training and specialisations"),
    about=Text("izvajalec v eni dejavnosti v letu", "a provider in one activity in a year"),
    inputs=(
        Input("provider", "Izvajalec", "Provider", kind="text"),
        Input(
            "activity",
            "Dejavnost",
            "Activity",
            kind="text",
            choices=tuple(ACTIVITIES),
            labels=ACTIVITIES,
        ),
        Input("doctors", "Zdravniki", "Doctors", unit="doctor", scale=2, digits=5),
    ),
    formulas=(
        training_amount,
        specialisation_amount,
        funds_in_prices,
        remitted_amount,
        pooled_amount,
    ),
    note=Text(
        "Sredstva so že v cenah in se ne plačajo posebej. Da sta zneska letna, člen ne pove.",
        "The funds are in the prices already and not paid apart. That the sums are yearly is not "
        "said.",
    ),
)


@formula(
    article="52(2)",
    unit="%",
    sl="Delež administrativno-tehničnih delavcev",
    en="Share of administrative and technical workers",
    sl_summary="V odstotku načrtovanih zdravstvenih delavcev.",
)
def staff_share(administrative_workers, health_workers):
    """In % of the planned health workers."""
    return percent(administrative_workers, health_workers)


@formula(
    article="52(2)",
    also=("52(3)",),
    unit="worker",
    sl="Največ administrativno-tehničnih delavcev",
    en="Most administrative and technical workers",
    sl_summary="17,27 % zdravstvenih delavcev.",
)
def most_administrative_workers(health_workers, administrative_share):
    """17.27 % of the health workers."""
    return of(administrative_share, health_workers)


@formula(
    article="52(2)",
    sl="V dovoljenem deležu",
    en="Within the allowed share",
    sl_summary="Delavcev ni več od dovoljenih; natanko toliko je dovoljeno.",
)
def within_share(administrative_workers, most_administrative_workers):
    """No more workers than allowed; exactly as many are allowed."""
    return administrative_workers <= most_administrative_workers


@formula(
    article="52(2)",
    unit="worker",
    sl="Administrativno-tehnični delavci nad deležem",
    en="Administrative and technical workers above the share",
    sl_summary="Kar je nad dovoljenim, se v tim ne prizna.",
)
def workers_above_share(administrative_workers, most_administrative_workers):
    """What is above the allowed number is not recognised in a team."""
    return greatest(0, administrative_workers - most_administrative_workers)


administrative_share_check = Table(
    name="administrative_share",
    title=Text("Delež administrativno-tehničnega kadra", "Share of administrative staff"),
    about=Text("tim ali dejavnost izvajalca", "a team or an activity of a provider"),
    inputs=(
        Input("provider", "Izvajalec", "Provider", kind="text"),
        Input(
            "health_workers",
            "Zdravstveni delavci",
            "Health workers",
            unit="worker",
            scale=2,
            digits=5,
        ),
        Input(
            "administrative_workers",
            "Administrativno-tehnični delavci",
            "Administrative and technical workers",
            unit="worker",
            scale=2,
            digits=5,
        ),
    ),
    formulas=(
        staff_share,
        most_administrative_workers,
        within_share,
        workers_above_share,
    ),
)
