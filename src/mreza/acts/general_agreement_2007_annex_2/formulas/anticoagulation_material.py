"""Tests and test strips for anticoagulation treatment, charged separately: articles 11, 12, 20."""

from mreza.kernel.algebra import euros, lookup, where
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text

PROVIDER_KINDS = {
    "health_centre": Text("zdravstveni dom", "health centre"),
    "private": Text("zasebni zdravnik oziroma koncesionar", "private doctor, concession holder"),
    "hospital_general": Text("splošna ambulanta v bolnišnici", "general practice in a hospital"),
    "hospital_women": Text("ginekološki dispanzer v bolnišnici", "gynaecology in a hospital"),
    "other": Text("drug izvajalec", "another provider"),
}


@formula(
    article="11(2)",
    unit="1",
    decimals=0,
    sl="Sme zaračunati posebej (1 = sme)",
    en="May charge separately (1 = may)",
    sl_summary="Zdravstveni domovi, zasebniki ter splošne in ginekološke ambulante bolnišnic.",
)
def may_charge(provider_kind, charging_providers):
    """Health centres, private doctors, general practices and gynaecology of hospitals."""
    return lookup(charging_providers, provider_kind)


@formula(
    article="12(9)",
    unit="piece",
    decimals=0,
    sl="Priznani testi in lističi",
    en="Tests and strips recognised",
    sl_summary="Porabljeni kosi izvajalca, ki jih sme zaračunati.",
)
def recognised_pieces(may_charge, pieces):
    """The pieces used by a provider that may charge them."""
    return where(may_charge == 1, pieces, 0)


@formula(
    article="20(1)",
    unit="EUR",
    sl="Znesek za teste in lističe",
    en="Amount for tests and strips",
    sl_summary="Priznani kosi po ceni.",
)
def material_amount(recognised_pieces, anticoagulation_price):
    """The recognised pieces at the price."""
    return euros(recognised_pieces * anticoagulation_price)


table = Table(
    name="anticoagulation_material",
    title=Text("Testi za antikoagulacijsko zdravljenje", "Tests of anticoagulation treatment"),
    about=Text("izvajalec v obdobju", "a provider in a period"),
    inputs=(
        Input("provider", "Izvajalec", "Provider", kind="text"),
        Input(
            "provider_kind",
            "Vrsta izvajalca",
            "Kind of provider",
            kind="text",
            choices=tuple(PROVIDER_KINDS),
            labels=PROVIDER_KINDS,
        ),
        Input("pieces", "Testi in lističi", "Tests and strips", unit="piece", digits=7),
    ),
    formulas=(may_charge, recognised_pieces, material_amount),
)
