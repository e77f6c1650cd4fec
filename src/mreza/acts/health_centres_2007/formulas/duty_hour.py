"""The value of an hour of duty service: article 17, Annex V."""

from mreza.kernel.algebra import euros, lookup, of, per, where
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text

ROLES = {
    "doctor": Text("zdravnik", "doctor"),
    "nurse": Text("sestra", "nurse"),
    "administrative": Text("administrativno-tehnični delavec", "administrative worker"),
}


@formula(
    article="Annex V",
    unit="EUR/hour",
    sl="Osnovna ura",
    en="Basic hour",
    sl_summary="Količnik krat izhodiščna plača, deljeno z urami v mesecu.",
)
def basic_hour(quotient, base_pay, monthly_working_hours):
    """Quotient times base pay by the hours of a month."""
    return per(quotient * base_pay, monthly_working_hours)


@formula(
    article="Annex V",
    unit="EUR/hour",
    sl="Ura z utežjo",
    en="Weighted hour",
    sl_summary="Po povprečnem količniku ur dneva in tedna.",
)
def weighted_hour(basic_hour, average_weight):
    """At the average weight of the hours of the day and the week."""
    return basic_hour * average_weight


@formula(
    article="Annex V",
    unit="EUR/hour",
    sl="Vrednost ure",
    en="Value of an hour",
    sl_summary="Z 2 % za delovno uspešnost; administrativno delo prej še z 9,75 % za delovno dobo.",
)
def hour_value(weighted_hour, performance_supplement, seniority_supplement, role):
    """With 2 % for performance; for administrative staff with 9.75 % for seniority before it."""
    with_seniority = where(
        role == "administrative",
        weighted_hour + of(seniority_supplement, weighted_hour),
        weighted_hour,
    )
    return euros(with_seniority + of(performance_supplement, with_seniority))


@formula(
    article="17(1)",
    unit="quotient/worker",
    decimals=3,
    sl="Dodatki h količniku",
    en="Additions to the quotient",
    sl_summary="Količnik iz Priloge V brez izhodiščnega iz 17. člena; razlike akt ne pojasni.",
)
def quotient_addition(role, quotient, starting_quotients):
    """Annex V's quotient less the starting one of article 17; the act gives no reason."""
    return quotient - lookup(starting_quotients, role)


table = Table(
    name="duty_hour",
    title=Text("Vrednost ure dežurne službe", "Value of an hour of duty service"),
    about=Text("delavec v eni vrsti dela", "a worker in one kind of work"),
    inputs=(
        Input("role", "Delavec", "Worker", kind="text", choices=tuple(ROLES), labels=ROLES),
        Input(
            "quotient",
            "Kvalifikacijski količnik",
            "Qualification quotient",
            unit="quotient/worker",
            scale=3,
            digits=3,
        ),
        Input(
            "average_weight", "Povprečni količnik ur", "Average weight of hours", scale=6, digits=2
        ),
    ),
    formulas=(basic_hour, weighted_hour, hour_value, quotient_addition),
)
