"""Funding of emergency medical help: article 20, Annexes I and IV.

Each provider's units times the standard of their kind make the funds needed; the share that the
2007 fund covers is printed for each provider in Annex IV and is an input here.
"""

from mreza.kernel.algebra import euros, of, per, percent, total, where
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text

RULES = {
    "own": Text("izvajalcu samemu", "to the provider itself"),
    "koroska": Text("Reševalni službi Koroške", "to the Koroška ambulance service"),
    "phe_obala": Text("ZD Koper (PHE Obala)", "to ZD Koper (prehospital unit of the coast)"),
    "phe_ljubljana": Text("pol Kliničnemu centru (PHE Ljubljana)", "half to the Clinical Centre"),
}


@formula(
    article="20(2)",
    also=("Annex I",),
    unit="EUR",
    sl="Enote po standardu",
    en="Units at the standard",
    sl_summary="Enote vsake vrste krat letni standard iz Priloge I.",
)
def standard_funds(
    units_1a,
    units_1b,
    units_1b_reinforced,
    units_phe,
    units_motor,
    standard_1a,
    standard_1b,
    standard_1b_reinforced,
    standard_phe,
    standard_motor,
):
    """Units of each kind times the yearly standard of Annex I."""
    return (
        units_1a * standard_1a
        + units_1b * standard_1b
        + units_1b_reinforced * standard_1b_reinforced
        + units_phe * standard_phe
        + units_motor * standard_motor
    )


@formula(
    article="20(3)",
    unit="EUR",
    sl="Potrebna sredstva",
    en="Funds needed",
    sl_summary="Enote po standardu in zneski, določeni za enote s helikopterjem.",
)
def funds_needed(standard_funds, helicopter_units_funds):
    """The standard units and the sums set for units with a helicopter."""
    return standard_funds + helicopter_units_funds


@formula(
    article="20(3)",
    unit="EUR",
    sl="Sredstva enot s helikopterjem",
    en="Funds of helicopter units",
    sl_summary="Natisnjeni zneski helikopterskih enot, ki jih izvajalec ima.",
)
def helicopter_units_funds(
    helicopter_phe,
    helicopter_kc,
    helicopter_mountain_rescue,
    helicopter_phe_funds,
    helicopter_kc_funds,
    mountain_rescue_funds,
):
    """The printed sums of the helicopter units that the provider has."""
    return (
        where(helicopter_phe, helicopter_phe_funds, 0)
        + where(helicopter_kc, helicopter_kc_funds, 0)
        + where(helicopter_mountain_rescue, mountain_rescue_funds, 0)
    )


@formula(
    article="Annex IV",
    unit="EUR",
    sl="Vrednost programa NMP",
    en="Value of the emergency programme",
    sl_summary="Delež potrebnih sredstev, ki se financira v letu 2007.",
)
def programme_value(funds_needed, financed_percent):
    """The share of the funds needed that is financed in 2007."""
    return euros(of(financed_percent, funds_needed))


@formula(
    article="20(10)",
    unit="EUR/month",
    sl="Mesečni pavšal",
    en="Monthly lump sum",
    sl_summary="Plačilo v pavšalu: dvanajstina letnega programa.",
)
def monthly_flat(programme_value, months):
    """Paid flat: a twelfth of the year's programme."""
    return euros(per(programme_value, months))


@formula(
    article="20(6)",
    also=("20(4)", "20(5)"),
    unit="EUR",
    sl="Nakazano drugemu izvajalcu",
    en="Passed to another provider",
    sl_summary="Koroška gre njeni reševalni službi, Obala ZD Koper, Ljubljana se deli na pol.",
)
def paid_to_partner(
    programme_value, funding_rule, koroska_share, phe_obala_share, phe_ljubljana_share
):
    """Koroška's money goes to its ambulance service, Obala's to ZD Koper, Ljubljana's is halved."""
    return where(
        funding_rule == "phe_ljubljana",
        euros(of(phe_ljubljana_share, programme_value)),
        where(
            funding_rule == "koroska",
            euros(of(koroska_share, programme_value)),
            where(funding_rule == "phe_obala", euros(of(phe_obala_share, programme_value)), 0),
        ),
    )


@formula(
    article="20(6)",
    unit="EUR",
    sl="Ostane izvajalcu",
    en="Kept by the provider",
    sl_summary="Ostanek, da se pri zaokrožitvi polovice nič ne izgubi.",
)
def kept(programme_value, paid_to_partner):
    """The rest, so that nothing is lost in the rounding of a half."""
    return programme_value - paid_to_partner


@formula(
    article="20(2)",
    unit="EUR",
    sl="Potrebna sredstva v državi",
    en="Funds needed nationally",
    sl_summary="Vsi izvajalci skupaj.",
)
def national_funds_needed(funds_needed):
    """All providers together."""
    return total(funds_needed)


@formula(
    article="20(1)",
    unit="EUR",
    sl="Vrednost programov v državi",
    en="Programmes nationally",
    sl_summary="Vsi izvajalci skupaj.",
)
def national_programme_value(programme_value):
    """All providers together."""
    return total(programme_value)


@formula(
    article="20(1)",
    unit="%",
    sl="Financirani delež v državi",
    en="Share financed nationally",
    sl_summary="Kolikšen del potreb pokrijejo programi.",
)
def national_financed_percent(national_programme_value, national_funds_needed):
    """How much of the need the programmes cover."""
    return percent(national_programme_value, national_funds_needed)


@formula(
    article="20(1)",
    unit="EUR",
    sl="Ostanek sredstev",
    en="Left of the fund",
    sl_summary="Sredstva iz 20. člena (1) brez vseh programov; vrstice so v celih evrih.",
)
def fund_left(emergency_fund, national_programme_value):
    """The fund of article 20(1) less all programmes; the annex prints its rows in whole euros."""
    return emergency_fund - national_programme_value


def _units(name: str, sl: str, en: str) -> Input:
    return Input(f"units_{name}", sl, en, unit="unit", scale=2, digits=4, default=0)


table = Table(
    name="emergency",
    title=Text("Sredstva za nujno medicinsko pomoč", "Funds for emergency medical help"),
    about=Text("izvajalec nujne medicinske pomoči v enem letu", "an emergency provider in a year"),
    inputs=(
        Input("provider", "Izvajalec", "Provider", kind="text"),
        _units("1a", "Enote 1.A", "1.A units"),
        _units("1b", "Enote 1.B", "1.B units"),
        _units("1b_reinforced", "Ojačane enote 1.B", "Reinforced 1.B units"),
        _units("phe", "Prehospitalne enote", "Prehospital units"),
        _units("motor", "Enote z motorjem", "Motorcycle units"),
        Input(
            "helicopter_phe",
            "Helikopterska enota pri PHE Kranj",
            "Helicopter unit of PHE Kranj",
            kind="boolean",
            default=False,
        ),
        Input(
            "helicopter_kc",
            "Helikopterska enota v KC",
            "Helicopter unit of the Clinical Centre",
            kind="boolean",
            default=False,
        ),
        Input(
            "helicopter_mountain_rescue",
            "Gorska reševalna služba s helikopterjem",
            "Mountain rescue with a helicopter",
            kind="boolean",
            default=False,
        ),
        Input(
            "financed_percent",
            "Odstotek financiranja",
            "Financed share",
            unit="%",
            scale=2,
            digits=3,
            maximum=100,
        ),
        Input(
            "funding_rule",
            "Komu gredo sredstva",
            "Who is paid",
            kind="text",
            choices=tuple(RULES),
            labels=RULES,
            default="own",
        ),
    ),
    formulas=(
        standard_funds,
        helicopter_units_funds,
        funds_needed,
        programme_value,
        monthly_flat,
        paid_to_partner,
        kept,
        national_funds_needed,
        national_programme_value,
        national_financed_percent,
        fund_left,
    ),
)
