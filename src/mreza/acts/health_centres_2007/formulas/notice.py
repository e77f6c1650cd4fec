"""Notice and the end of a contract: articles 60 and 61.

Days are whole numbers on one scale, such as days since the year 1; only differences matter.
"""

from mreza.kernel.algebra import both, euros, where
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text

STAGES = {
    "before_notice": Text("pred odpovedjo", "before notice"),
    "in_notice": Text("v odpovednem roku", "in the notice period"),
    "after_contract": Text("po izteku pogodbe", "after the contract"),
}


@formula(
    article="60(1)",
    also=("61(2)",),
    unit="day",
    decimals=0,
    sl="Zadnji dan pogodbe",
    en="Last day of the contract",
    sl_summary="30. dan po odpovedi.",
)
def last_contract_day(notice_day, notice_days):
    """The 30th day after notice."""
    return notice_day + notice_days


@formula(
    article="60(1)",
    also=("61(3)",),
    labels=STAGES,
    sl="Kdaj je bila storitev opravljena",
    en="When the service was done",
    sl_summary="Pred odpovedjo, v odpovednem roku (z dnem odpovedi in zadnjim dnem) ali po njem.",
)
def stage(service_day, notice_day, last_contract_day):
    """Before notice, in its period (day of notice and last day included), or after."""
    return where(
        service_day < notice_day,
        "before_notice",
        where(service_day <= last_contract_day, "in_notice", "after_contract"),
    )


@formula(
    article="61(3)",
    also=("60(1)",),
    unit="EUR/service",
    sl="Cena, po kateri se plača",
    en="Price that is paid",
    sl_summary="V odpovednem roku cena z dne odpovedi, po izteku pogodbe nič.",
)
def payable_price(stage, price_on_service_day, price_on_notice_day):
    """In the notice period the price of the day of notice; nothing after the contract."""
    return where(
        stage == "before_notice",
        price_on_service_day,
        where(stage == "in_notice", price_on_notice_day, 0),
    )


@formula(
    article="61(3)",
    also=("60(1)",),
    unit="EUR",
    sl="Za plačilo",
    en="Amount",
    sl_summary="Količina po tej ceni.",
)
def amount(quantity, payable_price):
    """The quantity at that price."""
    return euros(quantity * payable_price)


def _day(name: str, sl: str, en: str) -> Input:
    return Input(name, sl, en, unit="day", digits=7)


def _price(name: str, sl: str, en: str) -> Input:
    return Input(name, sl, en, unit="EUR/service", scale=4, digits=6)


table = Table(
    name="notice",
    title=Text("Odpoved pogodbe", "Notice of a contract"),
    about=Text("storitev pogodbe, ki je odpovedana", "a service of a contract under notice"),
    inputs=(
        _day("notice_day", "Dan odpovedi (številka dneva)", "Day of notice (number of the day)"),
        _day("service_day", "Dan storitve (številka dneva)", "Day of the service (number)"),
        Input("quantity", "Količina", "Quantity", unit="service", scale=2, digits=8),
        _price("price_on_notice_day", "Cena na dan odpovedi", "Price on the day of notice"),
        _price("price_on_service_day", "Cena na dan storitve", "Price on the day of service"),
    ),
    formulas=(last_contract_day, stage, payable_price, amount),
)


@formula(
    article="61(1.b)",
    unit="day",
    decimals=0,
    sl="Zadnji dan za sklenitev pogodbe",
    en="Last day to sign the contract",
    sl_summary="10. dan po prejemu zapisnika arbitraže.",
)
def last_signing_day(received_day, arbitration_refusal_days):
    """The 10th day after receiving the arbitration's record."""
    return received_day + arbitration_refusal_days


@formula(
    article="61(1.b)",
    also=("61(1)",),
    sl="Zavod lahko odpove pogodbo",
    en="The insurer may give notice",
    sl_summary="Rok je minil, pogodba ni sklenjena.",
)
def may_give_notice(signed, day_asked, last_signing_day):
    """The time has passed and the contract is not signed."""
    return both(day_asked > last_signing_day, where(signed, False, True))


arbitration_refusal = Table(
    name="arbitration_refusal",
    title=Text("Pogodba po odločitvi arbitraže", "Contract after arbitration"),
    about=Text("izvajalec po odločitvi arbitraže", "a provider after the arbitration's decision"),
    inputs=(
        Input("provider", "Izvajalec", "Provider", kind="text"),
        _day("received_day", "Dan prejema zapisnika (številka)", "Day of receipt (number)"),
        _day("day_asked", "Dan presoje (številka)", "Day asked about (number)"),
        Input("signed", "Pogodba je sklenjena", "Contract is signed", kind="boolean"),
    ),
    formulas=(last_signing_day, may_give_notice),
)
