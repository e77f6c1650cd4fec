"""Programmes of dialysis and of births: articles 5 and 6."""

from mreza.kernel.algebra import both, per, percent, total, where
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text

_BIRTH_YEARS = ("2002", "2003", "2004", "2005", "2006")


@formula(
    article="5(1)",
    unit="%",
    sl="Rast programa v letu 2006",
    en="Growth of the programme in 2006",
    sl_summary="Razlika do leta 2005 v odstotkih leta 2005.",
)
def growth(realised_2006, realised_2005):
    """The difference from 2005 in % of 2005."""
    return percent(realised_2006 - realised_2005, realised_2005)


@formula(
    article="5(1)",
    sl="Program se lahko določi po realizaciji",
    en="The programme may be set by the realisation",
    sl_summary="Rast v letu 2006 je negativna.",
)
def realisation_allowed(growth):
    """The growth of 2006 is negative."""
    return growth < 0


@formula(
    article="5(1)",
    unit="dialysis",
    sl="Program dializ",
    en="Programme of dialyses",
    sl_summary="Realizacija preteklega leta, če je dovoljena in izbrana; sicer program po rasti.",
)
def planned_dialyses(realisation_allowed, realisation_chosen, realised_2006, programme_by_growth):
    """Last year's realisation where it is allowed and chosen; else the programme by growth."""
    chosen = both(realisation_allowed, realisation_chosen)
    return where(chosen, realised_2006, programme_by_growth)


dialysis_programme = Table(
    name="dialysis_programme",
    title=Text("Program dializ", "Dialysis programme"),
    about=Text("vrsta dialize pri izvajalcu v enem letu", "a kind of dialysis of a provider"),
    inputs=(
        Input("provider", "Izvajalec", "Provider", kind="text"),
        Input("realised_2005", "Dialize 2005", "Dialyses of 2005", unit="dialysis", digits=7),
        Input("realised_2006", "Dialize 2006", "Dialyses of 2006", unit="dialysis", digits=7),
        Input(
            "programme_by_growth",
            "Program po splošnem pravilu (točka 8.1, ni natisnjena)",
            "Programme by the general rule (point 8.1, not printed)",
            unit="dialysis",
            digits=7,
            external=True,
        ),
        Input(
            "realisation_chosen",
            "Partnerji izberejo realizacijo",
            "The partners choose the realisation",
            kind="boolean",
            default=True,
        ),
    ),
    formulas=(growth, realisation_allowed, planned_dialyses),
)


@formula(
    article="6(1)",
    unit="birth",
    sl="Program porodov",
    en="Programme of births",
    sl_summary="Povprečje porodov v letih 2002 do 2006.",
)
def planned_births(births_2002, births_2003, births_2004, births_2005, births_2006, birth_years):
    """The average of the births of 2002 to 2006."""
    return per(births_2002 + births_2003 + births_2004 + births_2005 + births_2006, birth_years)


@formula(
    article="6(1)",
    unit="birth",
    sl="Program porodov v državi",
    en="Programme of births, national",
    sl_summary="Vsi izvajalci skupaj.",
)
def national_planned_births(planned_births):
    """All providers together."""
    return total(planned_births)


def _births(year: str) -> Input:
    return Input(f"births_{year}", f"Porodi {year}", f"Births of {year}", unit="birth", digits=6)


birth_programme = Table(
    name="birth_programme",
    title=Text("Program porodov", "Programme of births"),
    about=Text("porodnišnica v enem letu", "a maternity hospital in a year"),
    inputs=(
        Input("provider", "Izvajalec", "Provider", kind="text"),
        *map(_births, _BIRTH_YEARS),
    ),
    formulas=(planned_births, national_planned_births),
)
