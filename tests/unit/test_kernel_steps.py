"""Bands, brackets and mappings: which value holds, and at what limit the next one begins."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mreza.kernel.algebra import band, brackets, lookup
from mreza.kernel.steps import Bands, Mapping
from mreza.kernel.units import PERCENT


def bands(*steps: tuple[str, str], percent: bool = False) -> Bands:
    pairs = tuple((Decimal(limit) if limit else None, Decimal(value)) for limit, value in steps)
    return Bands(pairs, unit=PERCENT) if percent else Bands(pairs)


STAFF = bands(("15000", "0"), ("30000", "1"), ("", "1.5"))
REGRESSION = bands(("2902", "100"), ("3224", "90"), ("", "0"), percent=True)
LIMITS = st.lists(st.integers(1, 999), min_size=1, max_size=4, unique=True).map(sorted)


@pytest.mark.parametrize(
    ("value", "result"),
    [("0", "0"), ("15000", "0"), ("15000.01", "1"), ("30000", "1"), ("30001", "1.5"), ("-1", "0")],
)
def test_an_upper_limit_belongs_to_its_band(value, result):
    assert band(Decimal(value), STAFF) == Decimal(result)


@pytest.mark.parametrize(
    ("value", "result"),
    [("0", "0"), ("2902", "2902"), ("2903", "2902.9"), ("3224", "3191.8"), ("9999", "3191.8")],
)
def test_each_part_counts_at_the_rate_of_its_own_band(value, result):
    assert brackets(Decimal(value), REGRESSION) == Decimal(result)


def test_rates_that_are_no_percentages_are_taken_as_they_are():
    assert brackets(Decimal(15), bands(("10", "2"), ("", "3"))) == 35


@given(LIMITS, st.data())
def test_brackets_add_up_what_each_band_takes(limits, data):
    rates = data.draw(
        st.lists(st.integers(0, 100), min_size=len(limits) + 1, max_size=len(limits) + 1)
    )
    value = data.draw(st.decimals(0, 2000, places=2))
    steps = bands(*zip([*map(str, limits), ""], map(str, rates), strict=True), percent=True)
    edges = [0, *limits, None]
    expected = Fraction(0)
    for low, high, rate in zip(edges, edges[1:], rates, strict=False):
        top = Fraction(value) if high is None else min(Fraction(value), Fraction(high))
        expected += max(top - Fraction(low), Fraction(0)) * rate / 100
    assert Fraction(brackets(value, steps)) == expected


@given(LIMITS, st.decimals(0, 2000, places=2))
def test_every_value_falls_into_exactly_one_band(limits, value):
    steps = bands(*((str(limit), str(limit)) for limit in limits), ("", "1000"))
    expected = next((limit for limit in limits if value <= limit), 1000)
    assert band(value, steps) == expected


@pytest.mark.parametrize(
    "steps",
    [(), (("5", "1"),), (("", "1"), ("5", "2")), (("5", "1"), ("", "2"), ("", "3"))],
)
def test_the_last_band_and_only_the_last_is_open(steps):
    with pytest.raises(ValueError, match="the last band, and only the last, has no upper limit"):
        bands(*steps)


@pytest.mark.parametrize(
    "limits", [("5", "5"), ("6", "5"), ("0", "5"), ("-1", "5")], ids=lambda item: "-".join(item)
)
def test_limits_that_do_not_rise_from_zero_are_refused(limits):
    with pytest.raises(ValueError, match="must be above zero and rise"):
        bands(*((limit, "1") for limit in limits), ("", "2"))


def test_a_mapping_answers_by_name_then_by_default():
    names = Mapping((("krsko", Decimal("0.5")),), Decimal(0))
    assert lookup(names, "krsko") == Decimal("0.5")
    assert lookup(names, "Krsko") == 0
    assert Mapping((("krsko", Decimal(1)),)).get("tolmin") is None
