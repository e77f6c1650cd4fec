"""Numbers as people write them, and numbers as the law rounds them.

Reading: `1234.56` (plain), `1.234,56` (Slovene), `1,234.56` (English). A text that more than one
style could mean, such as `1.234`, is read by the style that the rest of its file proves
(`StyleProof`); a file that proves two styles, or leaves open what `1,234` is, is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal, Inexact, InvalidOperation, Overflow
from typing import Final, Literal

from mreza.kernel.errors import NumeralError

Style = Literal["plain", "slovene", "english"]

# Arithmetic on this context is exact or fails loudly: nothing rounds but `rounded` and `per`.
EXACT: Final = Context(
    prec=120, rounding=ROUND_HALF_UP, traps=[Inexact, InvalidOperation, Overflow]
)
ROUNDING: Final = Context(prec=120, rounding=ROUND_HALF_UP, traps=[InvalidOperation, Overflow])

MAX_NUMERAL: Final = 60  # characters: 38 digits with their grouping, and no room for nonsense

# [0-9], not \d: that takes the digits of every script. A grouped number begins with no zero, so
# 0.123 is always a fraction.
_GROUPED: Final = r"[1-9][0-9]{0,2}(?:%s[0-9]{3})+"
_PATTERNS: Final[dict[Style, re.Pattern[str]]] = {
    "plain": re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?"),
    "slovene": re.compile(rf"[+-]?(?:{_GROUPED % '[.]'}|[0-9]+)(?:,[0-9]+)?"),
    "english": re.compile(rf"[+-]?(?:{_GROUPED % ','}|[0-9]+)(?:\.[0-9]+)?"),
}
# A no-break space groups thousands in either language; anywhere else it makes no number.
_GROUPING_SPACE: Final = re.compile("(?<=[0-9])[\u00a0\u202f](?=[0-9]{3}(?![0-9]))")


def _clean(text: str) -> str:
    return _GROUPING_SPACE.sub("", text.strip().replace("\u2212", "-"))


def styles_of(text: str) -> set[Style]:
    """The styles in which `text` is a number; empty when it is none."""
    if len(text) > MAX_NUMERAL:
        return set()
    cleaned = _clean(text)
    return {style for style, pattern in _PATTERNS.items() if pattern.fullmatch(cleaned)}


class StyleProof:
    """Gathers the numbers of a file until they prove how all of them are written."""

    def __init__(self) -> None:
        self._possible: frozenset[Style] = frozenset(_PATTERNS)
        self._witness: dict[frozenset[Style], str] = {}

    def add(self, text: str) -> None:
        """Take `text` into account. Raises `NumeralError` if it contradicts an earlier one."""
        styles = frozenset(styles_of(text))
        if not styles:  # no number; whoever reads the cell says so
            return
        self._witness.setdefault(styles, text)
        if not self._possible & styles:
            other = next(seen for kinds, seen in self._witness.items() if not kinds & styles)
            raise NumeralError(
                f"numbers are written in more than one way: {text!r}, but {other!r} before",
                remedy="Write all of them like 1234.56, or all like 1.234,56",
            )
        self._possible &= styles

    @property
    def style(self) -> Style:
        """The style that explains every number; plain when all do. Raises `NumeralError`."""
        if "plain" in self._possible:
            return "plain"
        if len(self._possible) > 1:
            unclear = next(text for kinds, text in self._witness.items() if "plain" not in kinds)
            raise NumeralError(
                f"{unclear!r} may be a fraction or a grouped number, and no other number tells",
                remedy="Write numbers like 1234.56",
            )
        (style,) = self._possible
        return style


def detect_style(texts: Iterable[str]) -> Style:
    """The one style that explains every number among `texts`. Raises `NumeralError`."""
    proof = StyleProof()
    for text in texts:
        proof.add(text)
    return proof.style


def parse_number(text: str, style: Style = "plain") -> Decimal:
    """`text` as a Decimal with the scale it is written with. Raises `NumeralError`."""
    if len(text) > MAX_NUMERAL:
        raise NumeralError(
            f"{text[:40]!r}… has {len(text)} characters",
            remedy=f"At most {MAX_NUMERAL} are a number",
        )
    cleaned = _clean(text)
    if not _PATTERNS[style].fullmatch(cleaned):
        raise NumeralError(f"{text[:40]!r} is not a number", remedy="Write it like 1234.56")
    if style == "slovene":
        cleaned = cleaned.replace(".", "").replace(",", ".")
    elif style == "english":
        cleaned = cleaned.replace(",", "")
    number = Decimal(cleaned)
    return number if number else number.copy_abs()  # no -0: it would print, and hash, as its own


def round_half_up(value: Decimal, scale: int) -> Decimal:
    """`value` at `scale` decimals, halves away from zero."""
    return without_minus_zero(value.quantize(Decimal(1).scaleb(-scale), context=ROUNDING))


def without_minus_zero(value: Decimal) -> Decimal:
    """0.00 for -0.00, which no other engine has and nobody wants to read."""
    return value if value else value.copy_abs()


def divide_half_up(amount: Decimal, base: Decimal, scale: int) -> Decimal:
    """`amount / base` exactly, rounded once, half up, at `scale` decimals. `base` is not zero.

    Done on whole numbers: a quotient that is first cut to some precision and rounded afterwards
    would round twice.
    """
    amount_digits, base_digits = -_exponent(amount), -_exponent(base)
    dividend = int(amount.scaleb(amount_digits, EXACT)) * 10 ** (scale + base_digits)
    divisor = int(base.scaleb(base_digits, EXACT)) * 10**amount_digits
    sign = -1 if (dividend < 0) != (divisor < 0) else 1
    dividend, divisor = abs(dividend), abs(divisor)
    return Decimal(sign * ((2 * dividend + divisor) // (2 * divisor))).scaleb(-scale, EXACT)


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int):
        raise NumeralError(f"{value} is not a number", remedy="Write it like 1234.56")
    return min(exponent, 0)


def fits(value: Decimal, scale: int) -> bool:
    """Whether `value` has at most `scale` decimals that matter (1.50 fits scale 1)."""
    return value == round_half_up(value, scale)
