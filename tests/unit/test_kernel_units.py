"""Units are products of powers: they are read, multiplied, divided and written for people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mreza.kernel.units import PERCENT, PLAIN, Unit

ATOMS = st.sampled_from(["EUR", "person", "doctor", "hour", "%"])
UNITS = st.dictionaries(ATOMS, st.integers(-3, 3).filter(bool), max_size=4).map(
    lambda powers: Unit(tuple(sorted(powers.items())))
)


@given(UNITS)
def test_a_unit_is_read_back_from_what_it_writes(unit):
    assert Unit.parse(str(unit)) == unit


@given(UNITS, UNITS)
def test_dividing_by_what_was_multiplied_gives_the_unit_back(left, right):
    assert left * right == right * left
    assert (left * right) / right == left
    assert left / left == PLAIN


@pytest.mark.parametrize(
    ("text", "powers"),
    [
        ("", ()),
        ("1", ()),
        ("EUR", (("EUR", 1),)),
        ("1/hour", (("hour", -1),)),
        ("EUR/team/month", (("EUR", 1), ("month", -1), ("team", -1))),
        ("EUR*hour/team", (("EUR", 1), ("hour", 1), ("team", -1))),
        ("EUR/team*month", (("EUR", 1), ("month", -1), ("team", -1))),
        ("person * person / person", (("person", 1),)),
        ("doctor/doctor", ()),
    ],
)
def test_what_stands_after_a_stroke_is_below_it(text, powers):
    assert Unit.parse(text).powers == powers


def test_the_order_of_the_atoms_does_not_matter():
    assert Unit.parse("EUR/month/team") == Unit.parse("EUR/team/month")
    assert hash(Unit.parse("a*b")) == hash(Unit.parse("b*a"))


@pytest.mark.parametrize(
    ("text", "slovene", "english"),
    [
        ("person/doctor", "oseb na zdravnika", "persons per doctor"),
        ("EUR/month", "EUR na mesec", "EUR a month"),
        ("%", "%", "%"),
        ("1", "", ""),
    ],
)
def test_people_read_units_in_their_language(text, slovene, english):
    assert Unit.parse(text).label("sl") == slovene
    assert Unit.parse(text).label("en") == english


def test_the_label_is_found_whatever_order_the_unit_is_written_in():
    assert Unit.parse("EUR/month/quotient").label("en") == "EUR per quotient a month"


def test_a_unit_without_a_label_is_written_formally():
    assert Unit.parse("parsec/doctor").label("sl") == "parsec/doctor"


def test_a_percentage_is_no_plain_number():
    assert PERCENT != PLAIN
