"""The words of the algebra on numbers, held against exact fractions."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mreza.kernel import algebra
from mreza.kernel.algebra import DIVISION_SCALE

AMOUNTS = st.decimals(-(10**12), 10**12, places=4)
SHARES = st.decimals(-200, 200, places=3)


def half_up(value: Fraction, scale: int) -> Fraction:
    """The nearest multiple of 10^-scale, the one farther from zero in the middle."""
    whole = (abs(value) * 10**scale + Fraction(1, 2)).__floor__()
    return Fraction(whole if value >= 0 else -whole, 10**scale)


@given(AMOUNTS, AMOUNTS.filter(bool), st.integers(0, 8))
def test_per_is_the_exact_quotient_rounded_once(amount, base, scale):
    found = algebra.per(amount, base, scale)
    assert Fraction(found) == half_up(Fraction(amount) / Fraction(base), scale)


@given(AMOUNTS, AMOUNTS.filter(bool))
def test_a_percentage_is_a_hundredfold_quotient_rounded_once(part, whole):
    found = algebra.percent(part, whole)
    assert Fraction(found) == half_up(Fraction(part) * 100 / Fraction(whole), DIVISION_SCALE)


@given(SHARES, AMOUNTS)
def test_a_percentage_of_an_amount_is_exact(share, amount):
    assert Fraction(algebra.of(share, amount)) == Fraction(share) * Fraction(amount) / 100


@given(AMOUNTS)
def test_euros_are_cents_half_up_away_from_zero(amount):
    found = algebra.euros(amount)
    assert Fraction(found) == half_up(Fraction(amount), 2)
    assert found.as_tuple().exponent == -2


@pytest.mark.parametrize(
    ("amount", "cents"),
    [("0.005", "0.01"), ("-0.005", "-0.01"), ("0.0049", "0.00"), ("286571.735", "286571.74")],
)
def test_half_a_cent_is_a_cent(amount, cents):
    assert algebra.euros(Decimal(amount)) == Decimal(cents)


@given(st.lists(AMOUNTS, min_size=1, max_size=5))
def test_least_and_greatest_are_among_what_they_are_given(amounts):
    assert algebra.least(*amounts) == min(amounts)
    assert algebra.greatest(*amounts) == max(amounts)


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("second", [True, False])
def test_conditions_join_as_in_logic(first, second):
    assert algebra.both(first, second) is (first and second)
    assert algebra.either(first, second) is (first or second)


def test_a_total_outside_of_a_run_is_of_the_one_case():
    assert algebra.total(Decimal(5), by="north") == 5
    assert algebra.average(Decimal(5)) == 5
