"""How a rota of duty and emergency help is shared: article 19(1).

Providers with chosen personal doctors take part in proportion to their programme; the rota itself
is agreed among them.
"""

from mreza.kernel.algebra import distributed, percent, total
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text


@formula(
    article="19(1)",
    unit="team",
    sl="Timi vseh izvajalcev v izpostavi",
    en="Teams of all providers of the unit",
    sl_summary="Splošne ambulante ter otroški in šolski dispanzerji skupaj.",
)
def unit_teams(programme_teams, unit):
    """General practice, child and school dispensaries together."""
    return total(programme_teams, by=unit)


@formula(
    article="19(1)",
    unit="%",
    sl="Delež izvajalca",
    en="Share of the provider",
    sl_summary="Program izvajalca v odstotku programa izpostave.",
)
def participation(programme_teams, unit_teams):
    """The provider's programme in % of that of the unit."""
    return percent(programme_teams, unit_teams)


@formula(
    article="19(1)",
    decimals=0,
    sl="Dežurstva izvajalca",
    en="Turns of the provider",
    sl_summary="Dežurstva obdobja, razdeljena po obsegu programa na cela števila.",
)
def provider_turns(turns, programme_teams, provider, unit):
    """The turns of the period shared by programme, in whole turns."""
    return distributed(turns, programme_teams, among=provider, by=unit, scale=0)


table = Table(
    name="duty_participation",
    title=Text("Vključevanje v dežurno službo", "Taking part in the duty service"),
    about=Text("izvajalec v izpostavi v obdobju", "a provider in a region unit in a period"),
    inputs=(
        Input("unit", "Izpostava", "Region unit", kind="text"),
        Input("provider", "Izvajalec", "Provider", kind="text"),
        Input(
            "programme_teams",
            "Timi izbranih osebnih zdravnikov",
            "Teams of chosen personal doctors",
            unit="team",
            scale=2,
            digits=4,
        ),
        Input("turns", "Dežurstva v izpostavi", "Turns of duty in the unit", digits=5),
    ),
    formulas=(unit_teams, participation, provider_turns),
    note=Text(
        "Razpored pripravi zdravstveni dom in ga izvajalci dogovorijo; to je sorazmerje zanj.",
        "The health centre draws up the rota and the providers agree it; this is its proportion.",
    ),
)
