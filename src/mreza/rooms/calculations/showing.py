"""Values as people read them, in the language of the page."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext, gettext_noop

from mreza.kernel.units import Unit
from mreza.site import formats

# Codes that formulas and inputs answer with, in words.
WORDS = {
    "over": gettext_noop("too many persons"),
    "within": gettext_noop("within the tolerance"),
    "under": gettext_noop("too few persons"),
    "primary": gettext_noop("General, child and school medicine"),
    "women": gettext_noop("Women's dispensaries"),
    "dental_adult": gettext_noop("Dental care for adults"),
    "dental_youth": gettext_noop("Dental care for youth"),
    "community_nursing": gettext_noop("Community nursing"),
}


def value(
    raw: Any,
    *,
    language: str | None,
    decimals: int | None = None,
    unit: str = "",
    signed: bool = False,
) -> str:
    """A stored value: numbers with `decimals` and the label of `unit`, the rest in words."""
    if raw is None:
        return formats.NO_VALUE
    if isinstance(raw, bool):
        return gettext("yes") if raw else gettext("no")
    if isinstance(raw, Decimal):
        shown = formats.number(raw, language=language, places=decimals, sign=signed)
        return with_unit(shown, unit, language)
    return gettext(WORDS[raw]) if raw in WORDS else str(raw)


def with_unit(shown: str, unit: str, language: str | None) -> str:
    """`8 %` (sl), `8%` (en), `1.176,12 EUR`, `1.619 oseb na zdravnika`."""
    label = Unit.parse(unit).label("en" if language == "en" else "sl") if unit else ""
    if not label:
        return shown
    if label == "%" and language == "en":
        return f"{shown}%"
    return f"{shown}{formats.FIXED_SPACE}{label}"


def printed(text: str, language: str | None) -> str:
    """A cell of a printed table: its own decimals, the language's marks; texts as they are."""
    try:
        figure = Decimal(text)
    except InvalidOperation:
        return text
    return formats.number(figure, language=language) if figure.is_finite() else text


def bound(figure: Decimal, language: str | None, digits: int = 9) -> str:
    """A bound of an interval, with as many significant digits as say something."""
    exponent = figure.adjusted() if figure else 0
    places = max(0, digits - 1 - max(exponent, 0))
    whole = figure.quantize(Decimal(1).scaleb(-places)) if figure else figure
    plain = whole.normalize()
    return formats.number(Decimal(f"{plain:f}"), language=language)
