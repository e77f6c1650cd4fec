"""Request for arbitration by who was not chosen in a tender: article 16."""

from mreza.kernel.algebra import both, greatest
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text


@formula(
    article="16(4)",
    unit="day",
    decimals=0,
    sl="Dnevi roka do vložitve",
    en="Days of the time limit used",
    sl_summary="Dnevi od prejema sklepa; po drugem branju z dnem prejema vred.",
)
def days_used(days_since_receipt, receipt_day_counted):
    """Days since the decision was received; by the other reading the day of receipt included."""
    return days_since_receipt + receipt_day_counted


@formula(
    article="16(4)",
    sl="Zahteva je pravočasna",
    en="The request is on time",
    sl_summary="Predložena najpozneje zadnji dan roka.",
)
def on_time(days_used, request_days):
    """Handed in on the last day of the limit at the latest."""
    return days_used <= request_days


@formula(
    article="16(4)",
    unit="day",
    decimals=0,
    sl="Preostali dnevi roka",
    en="Days left",
    sl_summary="Rok brez porabljenih dni, najmanj 0.",
)
def days_left(days_used, request_days):
    """The limit less the days used, at least 0."""
    return greatest(request_days - days_used, 0)


@formula(
    article="16(4)",
    sl="O izbiri odloča arbitraža",
    en="Arbitration decides on the choice",
    sl_summary="Prosilec na razpisu ni bil izbran in zahteva je pravočasna.",
)
def admissible(not_chosen, on_time):
    """The applicant was not chosen in the tender and the request is on time."""
    return both(not_chosen, on_time)


table = Table(
    name="arbitration_request",
    title=Text("Zahteva za arbitražo o razpisu", "Request for arbitration on a tender"),
    about=Text("prosilec, ki na razpisu ni bil izbran", "an applicant who was not chosen"),
    inputs=(
        Input("applicant", "Prosilec", "Applicant", kind="text"),
        Input(
            "days_since_receipt",
            "Dnevi od prejema sklepa o izbiri",
            "Days since the decision was received",
            unit="day",
            digits=4,
        ),
        Input("not_chosen", "Ni bil izbran", "Not chosen", kind="boolean", default=True),
    ),
    formulas=(days_used, on_time, days_left, admissible),
)
