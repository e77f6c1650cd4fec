"""How a printed amount counts in a year of the plan, under one treatment of what is ambiguous.

The plan prints amounts for a year, for both years together (1.1.1), for each year (1.3.2) and
without a year (3.7, 3.8), and some as money of another plan (1.2.2). The rule itself is
`mreza.kernel.plan`; other plans count by it too.
"""

from mreza.kernel import plan
from mreza.kernel.algebra import both, where
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text

BASES = {
    "year": Text("za leto", "for the year"),
    "both_years": Text("za obe leti skupaj", "for both years together"),
    "per_year": Text("na leto", "for each year"),
    "per_month": Text("na mesec", "for each month"),
    "whole_programme": Text("za ukrep, brez leta", "for the measure, without a year"),
    "share": Text("delež drugega zneska", "a share of another amount"),
    "within_existing": Text("v okviru drugih sredstev", "within other funds"),
    "none_additional": Text("brez dodatnih sredstev", "no additional funds"),
    "unstated": Text("ni natisnjeno", "not stated"),
}
TREATMENTS = {
    "letter": Text("po črki", "by the letter"),
    "even": Text("enakomerno po letih", "evenly over the years"),
    "whole_each_year": Text("ves znesek v vsakem letu", "the whole in each year"),
}
WAYS = {
    "its_year": Text("šteje: natisnjen za to leto", "counts: printed for this year"),
    "every_year": Text("šteje: natisnjen za vsako leto", "counts: printed for every year"),
    "every_month": Text("šteje dvanajstkrat", "counts twelve times"),
    "split": Text("šteje deljen s številom let", "counts divided by the years"),
    "whole": Text("šteje ves", "counts whole"),
    "other_year": Text("ne šteje: natisnjen za drugo leto", "not counted: of another year"),
    "without_year": Text(
        "ne šteje: natisnjen brez svojega leta", "not counted: no year of its own"
    ),
    "other_plan": Text("ne šteje: denar drugega načrta", "not counted: money of another plan"),
    "part": Text("ne šteje: del drugega zneska", "not counted: part of another amount"),
    "no_sum": Text("ne šteje: znesek ni natisnjen", "not counted: no sum is printed"),
    "outside": Text("ne šteje: leto ni v načrtu", "not counted: no year of the plan"),
}


@formula(
    article="Introduction(3)",
    decimals=0,
    sl="Število let načrta",
    en="Number of years of the plan",
    sl_summary="Od prvega do zadnjega leta, obe štejeta.",
)
def plan_years(plan_first_year, plan_last_year):
    """From the first year to the last, both counted."""
    return plan_last_year - plan_first_year + 1


@formula(
    article="Introduction(4)",
    also=("1.1.1(2)", "1.2.2(2)", "1.3.2(2)", "3.7(2)", "3.8(2)"),
    sl="Kako znesek šteje",
    en="How the amount counts",
    labels=WAYS,
    sl_summary="Po natisnjeni podlagi zneska, letu in izbrani obravnavi.",
)
def counted_as(basis, amount_year, year, plan_first_year, plan_last_year, treatment):
    """By the printed basis of the amount, the year and the chosen treatment."""
    return plan.counted_as(basis, amount_year, year, plan_first_year, plan_last_year, treatment)


@formula(
    article="Introduction(4)",
    unit="EUR",
    sl="Šteti evri v letu",
    en="Counted euros in the year",
    sl_summary="Ves znesek, njegov del ali nič, kakor šteje.",
)
def counted_euros(counted_as, printed_euros, plan_years):
    """The whole amount, its part or nothing, as it counts."""
    return plan.counted_euros(counted_as, printed_euros, plan_years)


@formula(
    article="1.2.2(2)",
    unit="EUR",
    sl="Evri drugega načrta v letu",
    en="Euros of another plan in the year",
    sl_summary="Natisnjeni zneski, ki jih je zagotovil že drug načrt; med šteti niso.",
)
def existing_euros(basis, amount_year, year, printed_euros):
    """Printed sums that another plan secured already; they are not among the counted."""
    of_this_year = both(basis == "within_existing", amount_year == year)
    return where(of_this_year, printed_euros, 0)


amount = Table(
    name="amount",
    title=Text("Zneski po letih", "Amounts by year"),
    about=Text("natisnjeni znesek v enem letu načrta", "a printed amount in one year of the plan"),
    inputs=(
        Input("measure", "Ukrep", "Measure", kind="text"),
        Input("basis", "Podlaga", "Basis", kind="text", choices=tuple(BASES), labels=BASES),
        Input(
            "printed_euros", "Natisnjeni znesek", "Printed amount", unit="EUR", scale=2, digits=12,
            optional=True,
        ),
        Input(
            "amount_year", "Natisnjeno leto (0: ga ni)", "Printed year (0: none)", digits=4,
            default=0,
        ),
        Input("year", "Leto", "Year", digits=4),
        Input(
            "treatment", "Obravnava", "Treatment", kind="text", choices=tuple(TREATMENTS),
            labels=TREATMENTS, default="letter",
        ),
    ),
    formulas=(plan_years, counted_as, counted_euros, existing_euros),
)  # fmt: skip
