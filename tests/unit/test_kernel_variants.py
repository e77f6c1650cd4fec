"""What if: the same rows under other parameter values, row by row and by group."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mreza.kernel import engines
from mreza.kernel.errors import NumeralError, UnknownNameError
from mreza.kernel.steps import Bands, Mapping
from mreza.kernel.variants import Variant, compare, read_overrides
from tests.toy import DAY, toy

ROWS = [
    {"persons": Decimal(10), "doctors": Decimal(1), "change": Decimal(0), "region": "north"},
    {"persons": Decimal(20), "doctors": Decimal(1), "change": Decimal(0), "region": "north"},
    {"persons": Decimal(30), "doctors": Decimal(1), "change": Decimal(0), "region": "south"},
    {"persons": None, "doctors": Decimal(1), "change": Decimal(0), "region": "south"},
]


def test_an_override_stands_in_the_place_of_the_act_s_value():
    table = toy()
    overrides = read_overrides(table, {"price": "1"})
    (row,) = engines.run(table, ROWS[:1], at=DAY, overrides=overrides).rows
    assert row["paid"] == Decimal("11.25")  # ten persons at one euro, and 1.25 in the north
    (row,) = engines.run(table, ROWS[:1], at=DAY).rows
    assert row["paid"] == Decimal("319.70")


@pytest.mark.parametrize("engine", ["exact", "duckdb"])
def test_bands_and_mappings_are_overridden_from_json(engine):
    table = toy()
    overrides = read_overrides(
        table, {"rates": '[["15", "50"], ["", "0"]]', "supplement": '{"south": 3, "*": "1.5"}'}
    )
    assert isinstance(overrides["rates"], Bands)
    assert isinstance(overrides["supplement"], Mapping)
    found = engines.run(table, ROWS[:3], at=DAY, overrides=overrides, engine=engine).rows
    assert [row["recognised"] for row in found] == [5, Decimal("7.5"), Decimal("7.5")]
    assert [row["paid"] for row in found] == [
        Decimal("160.73"),
        Decimal("240.34"),
        Decimal("241.84"),
    ]


def test_each_row_has_its_before_after_and_change():
    comparison = compare(toy(), ROWS, Variant("dearer", {"price": Decimal("32.845")}), at=DAY)
    changes = [item.change for item in comparison.of("paid")]
    # A euro more for 10, 10 + 10 x 0.905 and 10 + 15.5 x 0.905 persons; each side is rounded.
    assert changes == [Decimal("10.00"), Decimal("19.05"), Decimal("24.02"), None]
    first = comparison.of("paid")[0]
    assert (first.row, first.before, first.after) == (0, Decimal("319.70"), Decimal("329.70"))


def test_texts_and_truths_have_no_change_in_numbers():
    comparison = compare(toy(), ROWS, Variant("strict", {"tolerance": Decimal(0)}), at=DAY)
    assert all(item.change is None for item in comparison.of("where_it_is"))
    assert all(item.change is None for item in comparison.of("outside"))


def test_changes_add_up_by_any_input_and_no_data_counts_for_nothing():
    comparison = compare(toy(), ROWS, Variant("dearer", {"price": Decimal("32.845")}), at=DAY)
    assert comparison.grouped("paid", "region") == {
        "north": Decimal("29.05"),
        "south": Decimal("24.02"),
    }


def test_two_variants_are_compared_with_one_another():
    dearer = Variant("dearer", {"price": Decimal("32.845")})
    same = compare(toy(), ROWS, dearer, at=DAY, baseline=dearer)
    assert [item.change for item in same.of("paid")] == [0, 0, 0, None]


def test_the_act_itself_is_not_touched_by_a_variant():
    table = toy()
    before = table.values_on(DAY)
    compare(table, ROWS, Variant("dearer", {"price": Decimal(99)}), at=DAY)
    assert table.values_on(DAY) == before


def test_an_unknown_parameter_formula_or_group_is_named_with_near_ones():
    table = toy()
    with pytest.raises(UnknownNameError, match=r"no parameter 'tolerence'\. Known: tolerance"):
        read_overrides(table, {"tolerence": "5"})
    comparison = compare(table, ROWS, Variant("none", {}), at=DAY)
    with pytest.raises(UnknownNameError, match="no formula 'payed'"):
        comparison.of("payed")
    with pytest.raises(UnknownNameError, match="no input 'regoin'"):
        comparison.grouped("paid", "regoin")


@pytest.mark.parametrize(
    ("name", "text"),
    [("price", "a lot"), ("price", ""), ("rates", "8"), ("rates", "[["), ("supplement", "[]")],
)
def test_a_text_that_is_no_value_of_the_parameter_is_refused_with_what_one_looks_like(name, text):
    with pytest.raises(NumeralError) as error:
        read_overrides(toy(), {name: text})
    assert name in str(error.value)
    assert "Expected" in str(error.value)
