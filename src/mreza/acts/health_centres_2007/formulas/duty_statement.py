"""The annual value of duty service as Annex V prints its parts: article 18."""

from mreza.kernel.algebra import euros, of, per, percent, total
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text


@formula(
    article="Annex V",
    unit="EUR",
    sl="Prispevki delodajalca",
    en="Employer's contributions",
    sl_summary="20,52 % bruto osebnih dohodkov.",
)
def contributions(gross_pay, contribution_rate):
    """20.52 % of gross pay."""
    return euros(of(contribution_rate, gross_pay))


@formula(
    article="18(1)",
    unit="EUR",
    sl="Sredstva za dežurno službo",
    en="Funds for duty service",
    sl_summary="Vsota sestavin za leto.",
)
def annual_value(gross_pay, contributions, joint_consumption, premium, material, depreciation):
    """The sum of its parts for a year."""
    return gross_pay + contributions + joint_consumption + premium + material + depreciation


@formula(
    article="18(1)",
    unit="EUR/month",
    sl="Mesečni pavšal",
    en="Monthly lump sum",
    sl_summary="Dvanajstina leta.",
)
def monthly_flat(annual_value, months):
    """A twelfth of the year."""
    return euros(per(annual_value, months))


@formula(
    article="Annex V",
    unit="EUR",
    sl="Dežurna služba v državi",
    en="Duty service nationally",
    sl_summary="Vsi izvajalci skupaj.",
)
def national_value(annual_value):
    """All providers together."""
    return total(annual_value)


@formula(
    article="Annex V",
    unit="%",
    sl="Delež v državi",
    en="Share of the country",
    sl_summary="Del državnega zneska, ki pripada izvajalcu.",
)
def share_percent(annual_value, national_value):
    """The provider's part of the national sum."""
    return percent(annual_value, national_value)


def _euros(name: str, sl: str, en: str) -> Input:
    return Input(name, sl, en, unit="EUR", scale=2, digits=9)


table = Table(
    name="duty_statement",
    title=Text("Vrednost dežurne službe po izvajalcih", "Value of duty service by provider"),
    about=Text("izvajalec dežurne službe v enem letu", "a provider of duty service in a year"),
    inputs=(
        Input("provider", "Izvajalec", "Provider", kind="text"),
        _euros("gross_pay", "Bruto osebni dohodki", "Gross pay"),
        _euros("joint_consumption", "Skupna poraba", "Joint consumption"),
        _euros(
            "premium",
            "Premija dodatnega pokojninskega zavarovanja",
            "Supplementary pension premium",
        ),
        _euros("material", "Materialni stroški", "Material costs"),
        _euros("depreciation", "Amortizacija", "Depreciation"),
    ),
    formulas=(contributions, annual_value, monthly_flat, national_value, share_percent),
)
