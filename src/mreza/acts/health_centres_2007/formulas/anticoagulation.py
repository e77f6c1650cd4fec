"""The programme of anticoagulation treatment: article 8."""

from mreza.acts.health_centres_2007.formulas.preventive import PROVIDER
from mreza.kernel.algebra import euros
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text


@formula(
    article="8(1)",
    unit="quotient",
    sl="Glavarinski količniki programa",
    en="Capitation quotients of the programme",
    sl_summary="Obravnavane osebe po mesečnem količniku skupine 50–64 let.",
)
def treated_quotients(treated_persons, monthly_quotient_50_64, period_months):
    """Persons treated in the period at the monthly quotient of the age group 50 to 64."""
    return treated_persons * monthly_quotient_50_64 * period_months


@formula(
    article="8(1)",
    unit="EUR",
    sl="Glavarina za obravnavane osebe",
    en="Capitation for the persons treated",
    sl_summary="Ti količniki po ceni glavarine.",
)
def treated_amount(treated_quotients, capitation_quotient_price):
    """These quotients at the price of capitation."""
    return euros(treated_quotients * capitation_quotient_price)


@formula(
    article="8(1)",
    unit="quotient",
    sl="Količniki kratkih obiskov",
    en="Quotients of short visits",
    sl_summary="Storitve K0001; štejejo k obiskom splošne ambulante, tu se ne plačajo.",
)
def short_visit_quotients(short_visits, short_visit_value):
    """Services K0001: they count towards the visits of general practice and are not paid here."""
    return short_visits * short_visit_value


@formula(
    article="8(1)",
    unit="EUR",
    sl="Testni lističi",
    en="Test strips",
    sl_summary="Ločeno zaračunljivi material.",
)
def test_strip_amount(test_strips, test_strip_price):
    """Separately charged material."""
    return euros(test_strips * test_strip_price)


@formula(
    article="8(1)",
    unit="EUR",
    sl="Znesek programa",
    en="Amount of the programme",
    sl_summary="Glavarina obravnavanih oseb in testni lističi.",
)
def programme_amount(treated_amount, test_strip_amount):
    """Capitation of the persons treated and the test strips."""
    return treated_amount + test_strip_amount


anticoagulation = Table(
    name="anticoagulation",
    title=Text("Antikoagulacijsko zdravljenje", "Anticoagulation treatment"),
    about=Text("izvajalec programa v obdobju", "a provider of the programme in a period"),
    inputs=(
        PROVIDER,
        Input(
            "treated_persons",
            "Obravnavane osebe v obdobju",
            "Persons treated in the period",
            unit="person",
            digits=6,
        ),
        Input(
            "period_months",
            "Meseci obdobja",
            "Months of the period",
            unit="month",
            digits=2,
            maximum=12,
            default=3,
        ),
        Input(
            "short_visits",
            "Kratki obiski (K0001)",
            "Short visits (K0001)",
            unit="visit",
            digits=7,
            default=0,
        ),
        Input("test_strips", "Testni lističi", "Test strips", unit="piece", digits=7, default=0),
    ),
    formulas=(
        treated_quotients,
        treated_amount,
        short_visit_quotients,
        test_strip_amount,
        programme_amount,
    ),
    note=Text(
        "Za izvajalce s pogodbo za program. Oseb, ki so tu, ni pri seznamu zdravnika "
        "(capitation_list), sicer bi bile plačane dvakrat.",
        "For providers with a contract for the programme. Persons given here are not given with a "
        "doctor's list (capitation_list), or they would be paid twice.",
    ),
)
