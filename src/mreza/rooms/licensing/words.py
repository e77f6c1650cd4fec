"""Numbers and keys of this room as people read them, in the language of the page."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_UP, Decimal
from fractions import Fraction
from typing import Final, Literal

from django.utils.translation import get_language, pgettext_lazy

from mreza.rooms.licensing.actions.disclosing import What, Why
from mreza.rooms.licensing.queries.licences import Status
from mreza.site import formats

LOOKED_AT: Final = {
    What.RECORD: pgettext_lazy("disclosure", "the record in the register"),
    What.STATUS: pgettext_lazy("disclosure", "status and validity of the licence"),
    What.POINTS: pgettext_lazy("disclosure", "points and contents"),
    What.EXPORT: pgettext_lazy("disclosure", "export of the data"),
}
LOOKED_FOR: Final = {
    Why.REGISTER: pgettext_lazy("disclosure", "keeping the register"),
    Why.EMPLOYER: pgettext_lazy("disclosure", "employer's overview of licences"),
    Why.APPLICATION: pgettext_lazy("disclosure", "decision on an application"),
    Why.API: pgettext_lazy("disclosure", "another program of the same office"),
}
BADGES: Final = {
    Status.VALID: "good",
    Status.SUSPENDED: "warn",
    Status.REVOKED: "late",
    Status.LAPSED: "late",
}


def looked_at(what: str) -> str:
    """What was shown, in words."""
    return str(LOOKED_AT[What(what)])


def looked_for(why: str) -> str:
    """In which work it was shown, in words."""
    return str(LOOKED_FOR[Why(why)])


def number(value: Fraction | Decimal | int | None, places: int = 2) -> str:
    """`12,5`, `3,33`, `70`: half up at `places`, without zeros at the end."""
    if value is None:
        return formats.NO_VALUE
    exact = Decimal(half_up(Fraction(value) * 10**places)).scaleb(-places)
    plain = exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact.normalize()
    return formats.number(plain, language=get_language())


def half_up(value: Fraction) -> int:
    """The nearest whole number, a half upwards; values of this room are not negative."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def short(value: Decimal) -> str:
    """What is missing, rounded up, so that something missing never reads as nothing."""
    return number(value.quantize(Decimal("0.01"), rounding=ROUND_UP))


def day(value: date | None) -> str:
    return formats.day(value, language=get_language())


def language() -> Literal["sl", "en"]:
    """The language of the page, of those that acts speak."""
    return "en" if get_language() == "en" else "sl"
