"""Credit notes and cancelled reports for small amounts: article 17."""

from mreza.kernel.algebra import greatest, where
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text


@formula(
    article="17(1)",
    unit="EUR",
    sl="Preveč zaračunano",
    en="Charged too much",
    sl_summary="Zaračunani znesek nad pravilnim; premalo zaračunanega člen ne ureja.",
)
def overcharged(charged, correct):
    """The amount charged above the correct one; the article is silent on too little."""
    return greatest(charged - correct, 0)


@formula(
    article="17(1)",
    sl="Popravek je potreben",
    en="A correction is needed",
    sl_summary="Znesek presega mejo; natanko na meji popravek ni potreben.",
)
def correction_needed(overcharged, correction_limit):
    """The amount exceeds the limit; exactly at the limit no correction is needed."""
    return overcharged > correction_limit


@formula(
    article="17(1)",
    unit="EUR",
    sl="Znesek dobropisa ali storna",
    en="Amount of the credit note or cancellation",
    sl_summary="Ves preveč zaračunani znesek, če je popravek potreben.",
)
def correction(correction_needed, overcharged):
    """All that was charged too much, where a correction is needed."""
    return where(correction_needed, overcharged, 0)


@formula(
    article="17(1)",
    unit="EUR",
    sl="Ostane brez popravka",
    en="Left without correction",
    sl_summary="Preveč zaračunano, za kar popravek ni potreben.",
)
def uncorrected(overcharged, correction):
    """Charged too much, but no correction is needed for it."""
    return overcharged - correction


def _amount(name: str, sl: str, en: str) -> Input:
    return Input(name, sl, en, unit="EUR", scale=2, digits=9)


table = Table(
    name="correction_invoice",
    title=Text("Popravek računa", "Correction of an invoice"),
    about=Text("račun ali poročilo izvajalca", "an invoice or report of a provider"),
    inputs=(
        Input("provider", "Izvajalec", "Provider", kind="text"),
        _amount("charged", "Zaračunano", "Charged"),
        _amount("correct", "Pravilno", "Correct"),
    ),
    formulas=(overcharged, correction_needed, correction, uncorrected),
)
