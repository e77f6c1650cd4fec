"""Programmes that are paid flat: the part of a year's sum for the months of a period.

Articles 10(1), 20(10), 25(2), 27(1.c), 28(2), 36(1) and 48 pay whole programmes flat and say no
more; the sums are for a year, and each month has one twelfth of it.
"""

from mreza.kernel.algebra import euros, per
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text


@formula(
    article="20(10)",
    also=("28(2)", "25(2)"),
    unit="EUR",
    sl="Pavšal obdobja",
    en="Flat sum of the period",
    sl_summary="Letna vrednost za mesece obdobja; meseci vsega leta dajo vso vrednost.",
)
def amount(annual_value, period_months, months):
    """The year's value for the months of the period; those of a whole year give all of it."""
    return euros(per(annual_value * period_months, months))


table = Table(
    name="flat_payment",
    title=Text("Plačilo v pavšalu", "Flat payment"),
    about=Text("program izvajalca v obdobju", "a provider's programme in a period"),
    inputs=(
        Input("provider", "Izvajalec", "Provider", kind="text"),
        Input("activity", "Dejavnost", "Activity", kind="text"),
        Input(
            "annual_value",
            "Letna vrednost programa",
            "Value of the programme for a year",
            unit="EUR",
            scale=2,
            digits=9,
        ),
        Input(
            "period_months",
            "Meseci obdobja",
            "Months of the period",
            unit="month",
            digits=2,
            maximum=12,
            default=12,
        ),
    ),
    formulas=(amount,),
)
