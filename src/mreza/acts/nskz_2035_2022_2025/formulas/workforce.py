"""Health workers: coverage of units, and the quality of their data (A29 to A37, A53, A54).

The measures ask that data are followed, complete and published; they print no method and no
figure. Limits and weights are external: nothing here is the document's number.
"""

from mreza.kernel.algebra import greatest, of, per, percent
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text

GROUP = Input("group", "Poklicna skupina", "Occupational group", kind="text")


@formula(
    article="A53(1)",
    unit="thousand_persons",
    sl="Prebivalci v tisočih",
    en="Inhabitants in thousands",
    sl_summary="Prebivalci, deljeni s tisoč.",
)
def thousands_of_inhabitants(inhabitants, inhabitants_in_thousand):
    """Inhabitants divided by a thousand."""
    return per(inhabitants, inhabitants_in_thousand)


@formula(
    article="A53(1)",
    also=("A54(1)",),
    unit="worker/thousand_persons",
    sl="Delavci na 1.000 prebivalcev",
    en="Workers per 1,000 inhabitants",
    sl_summary="Osebe ne glede na obseg zaposlitve.",
)
def workers_per_thousand(workers, thousands_of_inhabitants):
    """Heads, whatever part of full time they work."""
    return per(workers, thousands_of_inhabitants)


@formula(
    article="A54(1)",
    also=("A53(1)",),
    unit="fte/thousand_persons",
    sl="Polne zaposlitve na 1.000 prebivalcev",
    en="Full-time equivalents per 1,000 inhabitants",
    sl_summary="Delavci, preračunani v polni delovni čas, na tisoč prebivalcev.",
)
def fte_per_thousand(fte, thousands_of_inhabitants):
    """Workers converted to full time, per thousand inhabitants."""
    return per(fte, thousands_of_inhabitants)


coverage = Table(
    name="coverage",
    title=Text("Pokritost prebivalcev z zdravstvenimi delavci", "Health workers per inhabitants"),
    about=Text(
        "poklicna skupina v izpostavi ali v državi",
        "an occupational group in a unit or the country",
    ),
    inputs=(
        Input("unit", "Izpostava", "Region unit", kind="text"),
        GROUP,
        Input("workers", "Delavci", "Workers", unit="worker", digits=7),
        Input("fte", "Polne zaposlitve", "Full-time equivalents", unit="fte", scale=2, digits=8),
        Input("inhabitants", "Prebivalci", "Inhabitants", unit="person", digits=9, external=True),
    ),
    formulas=(thousands_of_inhabitants, workers_per_thousand, fte_per_thousand),
)


@formula(
    article="A37(1)",
    unit="%",
    decimals=1,
    sl="Popolnost",
    en="Completeness",
    sl_summary="Izpolnjene celice od vseh, ki se zbirajo.",
)
def completeness(filled_cells, cells):
    """Cells that are filled, of all that are collected."""
    return percent(filled_cells, cells)


@formula(
    article="A37(1)",
    unit="%",
    decimals=1,
    sl="Enkratnost",
    en="Uniqueness",
    sl_summary="Vrstice brez podvojene šifre in brez preveč polnih zaposlitev ene osebe.",
)
def uniqueness(rows, repeated_rows):
    """Rows without a repeated code and without too many full-time equivalents of one person."""
    return percent(rows - repeated_rows, rows)


@formula(
    article="A37(1)",
    unit="%",
    decimals=1,
    sl="Verjetnost",
    en="Plausibility",
    sl_summary="Vrstice, v katerih so starost, začetek dela in obseg zaposlitve mogoči.",
)
def plausibility(rows, implausible_rows):
    """Rows whose age, first year of work and part of full time are possible."""
    return percent(rows - implausible_rows, rows)


@formula(
    article="A37(1)",
    unit="%",
    decimals=1,
    sl="Pravočasnost",
    en="Timeliness",
    sl_summary="100 %, dokler je oddaja v roku; vsak dan zamude vzame svoj del, a ne pod 0.",
)
def timeliness(days_late, lost_per_day_late, everything):
    """100% while in time; each day late takes its part, never below 0."""
    return greatest(everything - lost_per_day_late * days_late, 0)


@formula(
    article="A37(1)",
    also=("A29(1)",),
    unit="%",
    decimals=0,
    sl="Ocena kakovosti podatkov",
    en="Score of data quality",
    sl_summary="Štiri mere, vsaka s svojo utežjo.",
)
def quality_score(
    completeness,
    weight_completeness,
    uniqueness,
    weight_uniqueness,
    plausibility,
    weight_plausibility,
    timeliness,
    weight_timeliness,
):
    """The four measures, each with its weight."""
    return (
        of(weight_completeness, completeness)
        + of(weight_uniqueness, uniqueness)
        + of(weight_plausibility, plausibility)
        + of(weight_timeliness, timeliness)
    )


data_quality = Table(
    name="data_quality",
    title=Text("Kakovost podatkov o delavcih", "Quality of the data on workers"),
    about=Text("oddaja enega izvajalca za en dan", "what one provider sent for one day"),
    inputs=(
        Input("provider", "Izvajalec", "Provider", kind="text"),
        Input("rows", "Vrstice", "Rows", unit="row", digits=7),
        Input("cells", "Celice", "Cells", unit="cell", digits=8),
        Input("filled_cells", "Izpolnjene celice", "Filled cells", unit="cell", digits=8),
        Input("repeated_rows", "Vrstice s ponovljeno osebo", "Rows that repeat a person",
              unit="row", digits=7),
        Input("implausible_rows", "Neverjetne vrstice", "Implausible rows", unit="row", digits=7),
        Input("days_late", "Dni zamude", "Days late", unit="day", digits=5),
    ),
    formulas=(completeness, uniqueness, plausibility, timeliness, quality_score),
)  # fmt: skip
