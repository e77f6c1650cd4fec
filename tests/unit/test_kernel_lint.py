"""A printed figure is an interval; a check meets it or is an erratum, and nothing is tuned."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mreza import acts
from mreza.kernel import algebra
from mreza.kernel.intervals import Interval, printed
from mreza.kernel.lint import Check, Lint, lint
from mreza.kernel.steps import Bands, Mapping
from mreza.kernel.text import Text
from mreza.kernel.units import PERCENT

NUMBERS = st.decimals(-1000, 1000, places=3)
INTERVALS = st.tuples(NUMBERS, NUMBERS).map(lambda ends: Interval(min(ends), max(ends)))
BANDS = Bands(((Decimal(10), Decimal(100)), (None, Decimal(90))), unit=PERCENT)


def check(figure: str, derived: Interval) -> Check:
    return Check("table_1", "Laško", "insured_per_doctor", figure, derived, Text("a", "a"))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("1.619", "1.6185", "1.6195"), ("2068", "2067.5", "2068.5"), ("-0.10", "-0.105", "-0.095")],
)
def test_a_printed_figure_stands_for_half_a_unit_of_its_last_digit(text, low, high):
    assert printed(text) == Interval(Decimal(low), Decimal(high))


def test_a_figure_that_follows_from_printed_ones_is_consistent():
    # Table 1, Laško: 18.113 persons on 8,76 doctors are 2.068 each.
    derived = algebra.per(Interval.exactly(18113), printed("8.76"))
    found = check("2068", derived)
    assert found.is_consistent
    assert found.distance == 0


def test_a_figure_that_does_not_follow_is_an_erratum_with_its_distance():
    # Table 1, Laško: 14.682 of 18.113 persons are 81,06 %, and 81,52 is printed.
    derived = algebra.percent(Interval.exactly(14682), Interval.exactly(18113))
    found = check("81.52", derived)
    assert not found.is_consistent
    assert Decimal("0.45") < found.distance < Decimal("0.46")
    assert found.derived_texts == ("81.057804", "81.057804")


@pytest.mark.parametrize(("high", "consistent"), [("1.6184", False), ("1.6185", True)])
def test_intervals_that_touch_meet(high, consistent):
    derived = Interval(Decimal("1.6"), Decimal(high))
    assert check("1.619", derived).is_consistent is consistent


def test_a_lint_counts_what_is_consistent_and_lists_what_is_not():
    good, bad = check("5", Interval.exactly(5)), check("5", Interval.exactly(6))
    found = Lint("invented", (good, bad, good))
    assert (found.derivable, found.consistent, found.errata) == (3, 2, [bad])
    assert bad.as_dict()["consistent"] is False


def test_the_acts_have_derivable_figures_and_errata_stay_few():
    for act in (act for act in acts.all_acts() if act.printed and act.plan is None):
        found = lint(act)
        assert found.derivable > 100
        assert found.consistent > found.derivable / 2
        assert len({(item.table, item.column) for item in found.checks}) > 5


def test_what_a_plan_prints_as_a_share_of_its_own_figures_follows_from_them():
    found = lint(acts.get("nin_2025_2026"))
    assert (found.derivable, found.errata) == (2, [])


@given(INTERVALS, INTERVALS, st.data())
def test_arithmetic_on_intervals_holds_whatever_numbers_they_stand_for(left, right, data):
    a = data.draw(st.sampled_from([left.low, left.high]))
    b = data.draw(st.sampled_from([right.low, right.high]))
    for bounds, value in [
        (left + right, a + b),
        (left - right, a - b),
        (left * right, a * b),
        (3 - left, 3 - a),
        (-left, -a),
        (algebra.least(left, right), min(a, b)),
        (algebra.greatest(left, right), max(a, b)),
        (algebra.of(left, right), a * b / 100),
        (algebra.rounded(left, 1), algebra.rounded(a, 1)),
    ]:
        assert bounds.low <= value <= bounds.high


@given(INTERVALS, INTERVALS.filter(lambda base: base.low > 0 or base.high < 0))
def test_a_quotient_of_intervals_holds_the_quotients_of_their_ends(amount, base):
    bounds = algebra.per(amount, base)
    for a in (amount.low, amount.high):
        for b in (base.low, base.high):
            assert bounds.low <= a / b <= bounds.high


@given(INTERVALS.filter(lambda side: side.low >= 0))
def test_bands_and_brackets_hold_the_values_of_the_ends(value):
    for end in (value.low, value.high):
        for word in (algebra.band, algebra.brackets):
            bounds = word(value, BANDS)
            assert bounds.low <= word(end, BANDS) <= bounds.high


def test_an_interval_is_no_condition_and_adds_up_no_rows():
    with pytest.raises(TypeError, match="an interval is no condition"):
        algebra.where(printed("5"), printed("1"), printed("2"))
    for word in (algebra.total, algebra.average):
        with pytest.raises(TypeError, match="a lint adds up printed rows itself"):
            word(printed("5"))


def test_a_base_that_may_be_zero_is_refused():
    with pytest.raises(ZeroDivisionError, match="the printed base may be zero"):
        algebra.per(printed("5"), printed("0"))


def test_a_number_known_exactly_has_no_width():
    assert Interval.exactly(5) == Interval(Decimal(5), Decimal(5))
    assert Interval.exactly(printed("5")) == printed("5")
    assert str(printed("2.0")) == "[1.95, 2.05]"


def test_a_mapping_is_asked_as_ever():
    names = Mapping((("north", Decimal(1)),), Decimal(0))
    assert algebra.lookup(names, "north") == 1
