"""Extra funds of programmes, by year and for the rest of 2007: article 13(5) and (6).

The act fixed the sums in tolars and prints them in euros as well; so tolars are the input here and
euros follow at the fixed rate, which the act does not print (an external figure).
"""

from mreza.kernel.algebra import euros, lookup, per, total, where
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text


@formula(
    article="13(6)",
    also=("13(5)",),
    unit="EUR",
    sl="Dodatna sredstva na letni ravni",
    en="Extra funds a year",
    sl_summary="Letni tolarski znesek po tečaju.",
)
def annual_funds(annual_sit, sit_per_eur):
    """The yearly sum in tolars at the rate."""
    return euros(per(annual_sit, sit_per_eur))


@formula(
    article="13(6)",
    also=("13(5)",),
    unit="month",
    decimals=0,
    sl="Meseci programa",
    en="Months of the programme",
    sl_summary="Po opombi pod tabelo: pol leta za večino, celo leto za 49.",
)
def period_months(programme, programme_months):
    """By the footnote of the table: half a year for most, the whole year for number 49."""
    return lookup(programme_months, programme)


@formula(
    article="13(6)",
    also=("13(5)",),
    unit="SIT",
    decimals=0,
    sl="Sredstva obdobja v tolarjih",
    en="Funds of the period in tolars",
    sl_summary="Letni znesek po mesecih, ali znesek, ki ga člen določi posebej.",
)
def period_sit(annual_sit, period_months, months, programme, period_sit_set):
    """The yearly sum by months, or the sum that the article sets by itself."""
    set_sum = lookup(period_sit_set, programme)
    return where(set_sum > 0, set_sum, per(annual_sit * period_months, months))


@formula(
    article="13(6)",
    also=("13(5)",),
    unit="EUR",
    sl="Dodatna sredstva obdobja",
    en="Extra funds of the period",
    sl_summary="Tolarski znesek obdobja po tečaju.",
)
def period_funds(period_sit, sit_per_eur):
    """The period's sum in tolars at the rate."""
    return euros(per(period_sit, sit_per_eur))


@formula(
    article="13(6)",
    unit="EUR/case",
    sl="Letna sredstva na primer",
    en="Yearly funds per case",
    sl_summary="Letna sredstva, deljena z obsegom; ni podatka, kjer obseg ni natisnjen.",
)
def funds_per_case(annual_funds, cases):
    """Yearly funds by the cases; no data where none are printed."""
    return per(annual_funds, cases)


@formula(
    article="13(6)",
    unit="SIT",
    decimals=0,
    sl="Letna sredstva vseh programov v tolarjih",
    en="Yearly funds of all programmes in tolars",
    sl_summary="Vsota programov.",
)
def national_annual_sit(annual_sit):
    """The sum of the programmes."""
    return total(annual_sit)


@formula(
    article="13(6)",
    unit="SIT",
    decimals=0,
    sl="Sredstva obdobja vseh programov v tolarjih",
    en="Funds of the period of all programmes in tolars",
    sl_summary="Vsota programov, polovice niso zaokrožene.",
)
def national_period_sit(period_sit):
    """The sum of the programmes, halves not rounded."""
    return total(period_sit)


@formula(
    article="13(6)",
    unit="EUR",
    sl="Letna sredstva vseh programov",
    en="Yearly funds of all programmes",
    sl_summary="Vsota v tolarjih po tečaju, kakor je natisnjena.",
)
def national_annual_funds(national_annual_sit, sit_per_eur):
    """The sum in tolars at the rate, as it is printed."""
    return euros(per(national_annual_sit, sit_per_eur))


@formula(
    article="13(6)",
    unit="EUR",
    sl="Sredstva obdobja vseh programov",
    en="Funds of the period of all programmes",
    sl_summary="Vsota v tolarjih po tečaju, kakor je natisnjena.",
)
def national_period_funds(national_period_sit, sit_per_eur):
    """The sum in tolars at the rate, as it is printed."""
    return euros(per(national_period_sit, sit_per_eur))


table = Table(
    name="extra_programme",
    title=Text("Dodatna sredstva za programe", "Extra funds of programmes"),
    about=Text("program iz 13. člena", "a programme of article 13"),
    inputs=(
        Input(
            "programme",
            "Številka programa (ali informatisation)",
            "Number of the programme (or informatisation)",
            kind="text",
        ),
        Input("annual_sit", "Letni znesek v SIT", "Yearly sum in SIT", unit="SIT", digits=11),
        Input("cases", "Obseg v primerih", "Cases", unit="case", digits=7, default=0),
    ),
    formulas=(
        annual_funds,
        period_months,
        period_sit,
        period_funds,
        funds_per_case,
        national_annual_sit,
        national_period_sit,
        national_annual_funds,
        national_period_funds,
    ),
)
