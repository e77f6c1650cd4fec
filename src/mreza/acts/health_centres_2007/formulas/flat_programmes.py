"""Flat programmes that were not done in full: article 52(4).

A flat programme falls by the share not done; what is taken off goes to providers of the same
activity that did more than their contract says.
"""

from mreza.kernel.algebra import (
    distributed,
    euros,
    greatest,
    of,
    per,
    percent,
    total,
    where,
)
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text

ACTIVITIES = {
    "health_education": Text("zdravstvena vzgoja", "health education"),
    "dental_education": Text("zobozdravstvena vzgoja", "dental health education"),
    "parents_school": Text("šola za starše", "parents' school"),
    "addiction": Text("centri za zdravljenje odvisnosti", "addiction treatment centres"),
}


@formula(
    article="52(4)",
    unit="%",
    sl="Odstotek nedoseganja programa",
    en="Shortfall of the programme",
    sl_summary="Neopravljeni del v odstotku dogovorjenega obsega.",
)
def programme_shortfall(planned_quantity, realised_quantity):
    """What was not done in % of what was agreed."""
    missing = greatest(0, planned_quantity - realised_quantity)
    return where(planned_quantity == 0, 0, percent(missing, planned_quantity))


@formula(
    article="52(4)",
    unit="EUR",
    sl="Znižanje programa",
    en="Reduction of the programme",
    sl_summary="Pogodbena vrednost krat odstotek nedoseganja.",
)
def withheld_amount(programme_shortfall, contract_funds):
    """The contract's value times the shortfall."""
    return euros(of(programme_shortfall, contract_funds))


@formula(
    article="52(4)",
    unit="EUR",
    sl="Znižanja v dejavnosti",
    en="Reductions in the activity",
    sl_summary="Vsi izvajalci dejavnosti skupaj.",
)
def activity_withheld(withheld_amount, activity):
    """All providers of the activity together."""
    return total(withheld_amount, by=activity)


@formula(
    article="52(4)",
    sl="Opravljeno nad pogodbo",
    en="Done above the contract",
    sl_summary="Obseg nad dogovorjenim.",
)
def quantity_above(planned_quantity, realised_quantity):
    """The quantity above what was agreed."""
    return greatest(0, realised_quantity - planned_quantity)


@formula(
    article="52(4)",
    sl="Opravljeno nad pogodbami v dejavnosti",
    en="Done above contracts in the activity",
    sl_summary="Vsi izvajalci dejavnosti skupaj.",
)
def activity_above(quantity_above, activity):
    """All providers of the activity together."""
    return total(quantity_above, by=activity)


@formula(
    article="52(4)",
    unit="EUR",
    sl="Priznano za večji obseg",
    en="Granted for more than agreed",
    sl_summary="Del znižanj drugih po obsegu, opravljenem nad pogodbo.",
)
def granted_amount(activity_above, activity_withheld, quantity_above, provider, activity):
    """A share of the others' reductions by the quantity done above the contract."""
    return where(
        activity_above == 0,
        0,
        distributed(activity_withheld, quantity_above, among=provider, by=activity),
    )


@formula(
    article="52(4)",
    unit="EUR",
    sl="Vrednost večjega obsega po pogodbi",
    en="Value of the surplus at the contract's rate",
    sl_summary="Za primerjavo: priznani znesek po členu s tem ni omejen.",
)
def value_above(contract_funds, quantity_above, planned_quantity):
    """For comparison: the article does not limit what is granted to it."""
    return euros(per(contract_funds * quantity_above, planned_quantity))


@formula(
    article="52(4)",
    unit="EUR",
    sl="Nerazdeljeno v dejavnosti",
    en="Not distributed in the activity",
    sl_summary="Znižanja, kadar nad pogodbo ni delal nihče.",
)
def undistributed_amount(activity_above, activity_withheld):
    """Reductions when nobody did more than agreed."""
    return where(activity_above == 0, activity_withheld, 0)


@formula(
    article="52(4)",
    unit="EUR",
    sl="Za plačilo",
    en="Amount",
    sl_summary="Pogodbena vrednost brez znižanja in s priznanim večjim obsegom.",
)
def amount(contract_funds, withheld_amount, granted_amount):
    """The contract's value less the reduction, with what is granted for more."""
    return contract_funds - withheld_amount + granted_amount


def _quantity(name: str, sl: str, en: str) -> Input:
    return Input(name, sl, en, scale=2, digits=7)


table = Table(
    name="flat_programmes",
    title=Text("Pavšalni programi: nedoseganje", "Flat programmes: shortfall"),
    about=Text("izvajalec v eni dejavnosti v letu", "a provider in one activity in a year"),
    inputs=(
        Input("provider", "Izvajalec", "Provider", kind="text"),
        Input(
            "activity",
            "Dejavnost",
            "Activity",
            kind="text",
            choices=tuple(ACTIVITIES),
            labels=ACTIVITIES,
        ),
        Input(
            "contract_funds",
            "Pogodbena vrednost programa",
            "Value of the programme by contract",
            unit="EUR",
            scale=2,
            digits=8,
        ),
        _quantity("planned_quantity", "Dogovorjeni obseg", "Agreed quantity"),
        _quantity("realised_quantity", "Opravljeni obseg", "Quantity done"),
    ),
    formulas=(
        programme_shortfall,
        withheld_amount,
        activity_withheld,
        quantity_above,
        activity_above,
        granted_amount,
        value_above,
        undistributed_amount,
        amount,
    ),
    note=Text(
        "Vsota po dejavnosti ostane enaka: kar se odvzame, se razdeli ali ostane nerazdeljeno.",
        "The sum of an activity stays: what is taken off is given out or left undistributed.",
    ),
)
