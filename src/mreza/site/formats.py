"""Numbers and dates in Slovene and English writing; the language is always an argument.

Nothing here rounds unless asked for `places`; then half up, as the acts do.
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation

MINUS = "\u2212"
FIXED_SPACE = "\u00a0"
NO_VALUE = "\u2013"
ENGLISH_MONTHS = (
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
)
# Showing a number must not shorten it, however long it is.
WIDE = Context(prec=200)
Number = Decimal | int | str | None


def _decimal(value: Decimal | int | str) -> Decimal:
    if isinstance(value, float):
        raise TypeError("Floats are not shown: they lost the scale. Give a Decimal.")
    try:
        return value if isinstance(value, Decimal) else Decimal(value)
    except InvalidOperation as error:
        raise ValueError(f"{value!r} is not a number.") from error


def number(
    value: Number, *, language: str | None, places: int | None = None, sign: bool = False
) -> str:
    """`Decimal("1234.50")` as `1.234,50` (sl) or `1,234.50` (en); None as an en dash.

    The value's own decimals are kept, zeros too, unless `places` is given. `sign` shows plus too.
    """
    if value is None or value == "":
        return NO_VALUE
    exact = _decimal(value)
    if places is not None:
        exact = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP, context=WIDE)
    written = f"{exact.copy_abs():,f}"
    if language != "en":
        written = written.translate(str.maketrans(",.", ".,"))
    if exact < 0:
        return MINUS + written
    return f"+{written}" if sign and exact > 0 else written


def percent(
    value: Number, *, language: str | None, places: int | None = None, sign: bool = False
) -> str:
    """A value in per cent: `8 %` (sl), `8%` (en). `sign` shows plus too."""
    written = number(value, language=language, places=places, sign=sign)
    if written == NO_VALUE:
        return written
    return f"{written}%" if language == "en" else f"{written}{FIXED_SPACE}%"


def euros(value: Number, *, language: str | None, places: int | None = 2) -> str:
    """`1.176.894,12 €` (sl), `€1,176,894.12` (en)."""
    written = number(value, language=language, places=places)
    if written == NO_VALUE:
        return written
    if language != "en":
        return f"{written}{FIXED_SPACE}€"
    return f"{MINUS}€{written[1:]}" if written.startswith(MINUS) else f"€{written}"


def quantity(value: Number, unit: str, *, language: str | None) -> str:
    """A number and its unit with a space that does not break."""
    written = number(value, language=language)
    return f"{written}{FIXED_SPACE}{unit}" if unit and written != NO_VALUE else written


def day(value: date | None, *, language: str | None) -> str:
    """`31. 12. 2026` (sl), `31 Dec 2026` (en)."""
    if value is None:
        return NO_VALUE
    if language == "en":
        return f"{value.day}{FIXED_SPACE}{ENGLISH_MONTHS[value.month - 1]}{FIXED_SPACE}{value.year}"
    return f"{value.day}.{FIXED_SPACE}{value.month}.{FIXED_SPACE}{value.year}"
