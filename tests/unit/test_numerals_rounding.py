"""Rounding is half up, away from zero, once; division never rounds twice."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mreza.kernel.numerals import divide_half_up, fits, round_half_up

AMOUNTS = st.decimals(-(10**15), 10**15, places=6)
BASES = AMOUNTS.filter(bool)


def half_up(value: Fraction, scale: int) -> Fraction:
    """By definition: the nearest multiple of 10^-scale, in the middle the one farther from 0."""
    shifted = abs(value) * 10**scale
    whole = (shifted + Fraction(1, 2)).__floor__()
    return Fraction(whole if value >= 0 else -whole, 10**scale)


@given(AMOUNTS, BASES, st.integers(0, 10))
def test_a_quotient_is_the_exact_fraction_rounded_once(amount, base, scale):
    quotient = divide_half_up(amount, base, scale)
    assert Fraction(quotient) == half_up(Fraction(amount) / Fraction(base), scale)


@given(AMOUNTS, st.integers(0, 8))
def test_a_rounded_number_is_the_nearest_one_with_halves_away_from_zero(value, scale):
    assert Fraction(round_half_up(value, scale)) == half_up(Fraction(value), scale)


@pytest.mark.parametrize(
    ("value", "rounded"),
    [("0.125", "0.13"), ("-0.125", "-0.13"), ("0.1249999", "0.12"), ("2.5", "2.50")],
)
def test_the_half_cent_goes_away_from_zero(value, rounded):
    assert str(round_half_up(Decimal(value), 2)) == rounded


def test_a_quotient_just_below_a_half_is_not_lifted_by_rounding_twice():
    # 0.12499999999999999 at 2 decimals: first to 10, then to 2, it would become 0.13.
    assert divide_half_up(Decimal("0.12499999999999999"), Decimal(1), 2) == Decimal("0.12")


@pytest.mark.parametrize(
    ("value", "scale", "expected"), [("1.50", 1, True), ("1.55", 1, False), ("3", 0, True)]
)
def test_trailing_zeros_do_not_count_as_decimals(value, scale, expected):
    assert fits(Decimal(value), scale) is expected
