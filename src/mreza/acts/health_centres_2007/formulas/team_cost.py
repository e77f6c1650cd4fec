"""What a standard team costs in a year: articles 52, 53 and 54, Annex I.

The annex rounds the average quotient at three decimals: printed workers x printed average x base
pay x 12 give its gross pay to the cent. Recomputed from the printed workers and quotients, the
average of 1.A and PHE comes out 0.001 higher than printed (within what the figures stand for), and
the year 6.18 and 58.86 EUR dearer; the other standards match to the cent.
"""

from mreza.kernel.algebra import euros, of, per, rounded
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text


@formula(
    article="Annex I",
    unit="worker",
    sl="Zdravstveni delavci",
    en="Health workers",
    sl_summary="Zdravniki in zdravstveni tehniki iz ur.",
)
def health_workers(specialist_fte, technician_fte):
    """Doctors and nursing technicians, from hours."""
    return specialist_fte + technician_fte


@formula(
    article="52(2)",
    unit="worker",
    sl="Administrativno-tehnični delavci",
    en="Administrative and technical workers",
    sl_summary="Največ 17,27 % zdravstvenih delavcev; standardi upoštevajo vse, na dve decimalki.",
)
def administrative_fte(health_workers, administrative_share):
    """At most 17.27 % of the health workers; the standards take all of it, at two decimals."""
    return rounded(of(administrative_share, health_workers), 2)


@formula(
    article="52(1)",
    unit="worker",
    sl="Delavci skupaj",
    en="Workers in all",
    sl_summary="Vsi, ki jih standard plača.",
)
def workers(health_workers, administrative_fte):
    """Everyone paid for in the standard."""
    return health_workers + administrative_fte


@formula(
    article="52(1)",
    unit="quotient",
    sl="Količniki skupaj (EED)",
    en="Quotients in all (EED)",
    sl_summary="Delavci vsake vrste krat njihov kvalifikacijski količnik.",
)
def eed(
    specialist_fte,
    specialist_quotient,
    technician_fte,
    technician_quotient,
    administrative_fte,
    administrative_quotient,
):
    """Workers of each kind times their qualification quotient."""
    return (
        specialist_fte * specialist_quotient
        + technician_fte * technician_quotient
        + administrative_fte * administrative_quotient
    )


@formula(
    article="Annex I",
    unit="quotient/worker",
    decimals=3,
    sl="Povprečni kvalifikacijski količnik",
    en="Average qualification quotient",
    sl_summary="Količniki na delavca, na tri decimalke kot v prilogi.",
)
def average_quotient(eed, workers):
    """Quotients per worker, at the three decimals of the annex."""
    return rounded(per(eed, workers), 3)


@formula(
    article="Annex I",
    unit="EUR",
    sl="Bruto osebni dohodki",
    en="Gross pay",
    sl_summary="Delavci krat povprečni količnik krat izhodiščna plača, za dvanajst mesecev.",
)
def gross_pay(workers, average_quotient, base_pay, months):
    """Workers times average quotient times base pay, for twelve months."""
    return euros(workers * average_quotient * base_pay * months)


@formula(
    article="Annex I",
    unit="EUR",
    sl="Obveznosti delodajalca",
    en="Employer's contributions",
    sl_summary="20,52 % bruto osebnih dohodkov.",
)
def contributions(gross_pay, contribution_rate):
    """20.52 % of gross pay."""
    return euros(of(contribution_rate, gross_pay))


@formula(
    article="Annex I",
    unit="EUR",
    sl="Skupna poraba",
    en="Joint consumption",
    sl_summary="Regres in jubilejne nagrade po delavcih.",
)
def joint_consumption(workers, joint_consumption_per_worker):
    """Holiday and jubilee pay, by workers."""
    return euros(workers * joint_consumption_per_worker)


@formula(
    article="Annex I",
    unit="EUR",
    sl="Premija dodatnega pokojninskega zavarovanja",
    en="Supplementary pension premium",
    sl_summary="Dodatno pokojninsko zavarovanje po delavcih.",
)
def premium(workers, premium_per_worker):
    """Supplementary pension insurance, by workers."""
    return euros(workers * premium_per_worker)


@formula(
    article="53(1)",
    unit="EUR",
    sl="Materialni stroški in amortizacija",
    en="Material costs and depreciation",
    sl_summary="Kot ju za dejavnost določa priloga.",
)
def material_and_depreciation(material, depreciation):
    """As set for the activity in the annex."""
    return material + depreciation


@formula(
    article="Annex I",
    unit="EUR",
    sl="Letni standard",
    en="Yearly standard",
    sl_summary="Koliko stane leto dela tima.",
)
def total(gross_pay, contributions, joint_consumption, premium, material_and_depreciation):
    """What a year of the team costs."""
    return gross_pay + contributions + joint_consumption + premium + material_and_depreciation


@formula(
    article="54(1)",
    unit="EUR/month",
    sl="Mesečni pavšal",
    en="Monthly lump sum",
    sl_summary="Dvanajstina letnega standarda.",
)
def monthly_flat(total, months):
    """A twelfth of the yearly standard."""
    return euros(per(total, months))


def _staff(name: str, sl: str, en: str) -> tuple[Input, Input]:
    return (
        Input(
            f"{name}_fte",
            f"{sl}: delavci iz ur",
            f"{en}: workers",
            unit="worker",
            scale=2,
            digits=3,
        ),
        Input(
            f"{name}_quotient",
            f"{sl}: količnik",
            f"{en}: quotient",
            unit="quotient/worker",
            scale=3,
            digits=3,
        ),
    )


table = Table(
    name="team_cost",
    title=Text("Standard tima in njegova cena", "Standard of a team and its price"),
    about=Text("standardni tim v enem letu", "a standard team in a year"),
    inputs=(
        Input("standard", "Standard", "Standard", kind="text"),
        *_staff("specialist", "Zdravnik specialist", "Specialist doctor"),
        *_staff("technician", "Zdravstveni tehnik", "Nursing technician"),
        Input(
            "administrative_quotient",
            "Administrativno-tehnični delavci: količnik",
            "Administrative workers: quotient",
            unit="quotient/worker",
            scale=3,
            digits=3,
        ),
        Input("material", "Materialni stroški", "Material costs", unit="EUR", scale=2, digits=9),
        Input("depreciation", "Amortizacija", "Depreciation", unit="EUR", scale=2, digits=9),
    ),
    formulas=(
        health_workers,
        administrative_fte,
        workers,
        eed,
        average_quotient,
        gross_pay,
        contributions,
        joint_consumption,
        premium,
        material_and_depreciation,
        total,
        monthly_flat,
    ),
)
