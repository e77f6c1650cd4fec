"""Each cell is what its input expects, or is refused with row, column and what would be right."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mreza.kernel import rows
from mreza.kernel.errors import RowsError
from mreza.kernel.table import Input
from tests.toy import INPUTS, toy

CHOSEN = Input("size", "velikost", "size", kind="text", choices=("small", "large"), default="small")
LIMITED = Input("beds", "postelje", "beds", digits=4, maximum=500, default=7)
TABLE = toy(inputs=(*INPUTS, CHOSEN, LIMITED))
GOOD: dict[str, Any] = {"persons": "12.5", "doctors": "2", "change": "-3.25", "region": "north"}


def read_cell(name: str, value: Any) -> Any:
    return rows.validate(TABLE, [{**GOOD, name: value}])[0][name]


def refusal(name: str, value: Any) -> str:
    with pytest.raises(RowsError) as error:
        rows.validate(TABLE, [GOOD, {**GOOD, name: value}])
    (problem,) = error.value.problems
    assert (problem.row, problem.column) == (2, name)
    return problem.message


@pytest.mark.parametrize(
    ("name", "value", "typed"),
    [
        ("persons", "12.50", Decimal("12.50")),
        ("persons", 12, Decimal(12)),
        ("persons", Decimal("0.25"), Decimal("0.25")),
        ("persons", 0.25, Decimal("0.25")),
        ("persons", -0.0, Decimal(0)),
        ("change", "-3.2500", Decimal("-3.2500")),
        ("change", "3.25000", Decimal("3.25000")),
        ("special", "da", True),
        ("special", "NE", False),
        ("special", True, True),
        ("special", 0, False),
        ("region", "  Črnomelj ", "Črnomelj"),
        ("size", "large", "large"),
    ],
)
def test_a_cell_as_expected_is_typed(name, value, typed):
    found = read_cell(name, value)
    assert found == typed
    assert type(found) is type(typed)


@pytest.mark.parametrize("value", ["2", "2.0", "2.000", 2, 2.0, Decimal("2.00")])
def test_a_number_has_one_form_however_it_was_written(value):
    assert str(read_cell("doctors", value)) == "2.00"


@pytest.mark.parametrize(
    ("name", "empty", "stands_for"),
    [
        ("persons", None, None),
        ("persons", "  ", None),
        ("special", "", False),
        ("size", None, "small"),
        ("beds", "", Decimal(7)),
    ],
)
def test_an_empty_cell_is_the_default_or_no_data_where_that_is_an_answer(name, empty, stands_for):
    assert read_cell(name, empty) == stands_for


def test_an_empty_cell_that_is_needed_is_refused():
    assert refusal("doctors", "") == (
        "it is empty; expected a number of at least 0 with up to 2 decimals, such as 1234.56"
    )


@pytest.mark.parametrize(
    "value",
    [
        "ten", "-1", -1, "NaN", float("nan"), float("inf"), Decimal("Infinity"), True, False, [1],
        {"a": 1}, "1.234", Decimal("1.234"), 0.1 + 0.2, "1e3", b"5", "\u0663",
    ],
)  # fmt: skip
def test_a_number_that_the_input_does_not_allow_is_refused_with_what_it_expects(value):
    message = refusal("doctors", value)
    assert message.startswith("found ")
    assert message.endswith(
        "expected a number of at least 0 with up to 2 decimals, such as 1234.56"
    )


@pytest.mark.parametrize("value", ["1" * 6, Decimal("1E+999999"), 10**30, 1e300])
def test_more_digits_than_the_input_holds_are_refused_at_once(value):
    assert "at most 5 digits before the decimals" in refusal("doctors", value)


@pytest.mark.parametrize("value", ["1" * 5000, Decimal("1E-999999")])
def test_numbers_of_absurd_length_are_refused_at_once(value):
    assert "expected a number of at least 0" in refusal("doctors", value)


def test_a_number_above_the_maximum_is_refused():
    assert refusal("beds", "501") == (
        "found '501'; expected a whole number of at least 0 and at most 500, such as 1234"
    )


def test_a_text_outside_the_choices_is_refused_with_the_choices():
    assert refusal("size", "huge") == "found 'huge'; expected one of small, large"


@pytest.mark.parametrize("value", [7, Decimal(7), True, ["north"], {"a": "b"}])
def test_what_is_no_text_is_not_made_one(value):
    assert refusal("region", value).endswith("expected a text")


@pytest.mark.parametrize("value", ["a\x1b[31mb", "a\nb", "a\x00b", "\ud800"])
def test_a_text_that_cannot_be_printed_safely_is_refused_and_shown_escaped(value):
    message = refusal("region", value)
    assert "one line without control characters" in message
    assert value not in message


def test_a_text_of_endless_length_is_refused_without_repeating_it():
    assert (
        refusal("region", "a" * 10_000_000)
        == "10000000 characters; expected a text of at most 1000"
    )


@pytest.mark.parametrize("value", ["maybe", "2", 2, "", []])
def test_what_is_neither_true_nor_false_is_refused(value):
    if value == "":
        assert read_cell("special", value) is False
    else:
        assert refusal("special", value).endswith("expected true or false")


def test_every_problem_is_reported_at_once_in_the_order_of_the_rows():
    bad = [{**GOOD, "doctors": "x", "change": "y"}, GOOD, {**GOOD, "region": ""}]
    with pytest.raises(RowsError) as error:
        rows.validate(TABLE, bad)
    assert [(p.row, p.column) for p in error.value.problems] == [
        (1, "doctors"),
        (1, "change"),
        (3, "region"),
    ]


def test_at_most_a_hundred_problems_are_reported():
    with pytest.raises(RowsError) as error:
        rows.validate(TABLE, [{**GOOD, "doctors": "x", "change": "y", "region": ""}] * 1000)
    assert len(error.value.problems) == rows.MAX_PROBLEMS


def test_a_missing_column_is_reported_once_for_the_file_and_not_for_every_row():
    without = {name: value for name, value in GOOD.items() if name != "doctors"}
    with pytest.raises(RowsError) as error:
        rows.validate(TABLE, [without] * 50)
    assert str(error.value) == (
        "invented.toy: file, column doctors: the column is missing; "
        "expected a number of at least 0 with up to 2 decimals, such as 1234.56."
    )


def test_an_unknown_column_is_refused_with_near_names_because_it_may_be_a_misspelt_one():
    with pytest.raises(RowsError) as error:
        rows.validate(TABLE, [{**GOOD, "regoin": "south"}] * 3)
    assert str(error.value) == "invented.toy: file, column regoin: no such input. Known: region."


def test_a_name_that_only_a_later_row_has_is_refused_in_that_row():
    with pytest.raises(RowsError) as error:
        rows.validate(TABLE, [GOOD, {**GOOD, "regoin": "south"}])
    assert [(p.row, p.column) for p in error.value.problems] == [(2, "regoin")]


def test_thousands_of_unknown_columns_are_refused_quickly():
    with pytest.raises(RowsError) as error:
        rows.validate(TABLE, [{**GOOD, **{f"column {n}": n for n in range(50_000)}}])
    assert len(error.value.problems) <= rows.MAX_PROBLEMS


def test_no_rows_are_refused():
    with pytest.raises(RowsError, match="there are no rows; expected at least one"):
        rows.validate(TABLE, [])


CELLS = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
    | st.decimals() | st.lists(st.integers(), max_size=1) | st.binary(max_size=2)
)  # fmt: skip


@given(
    st.lists(st.dictionaries(st.sampled_from([*GOOD, "special", "size", "x"]), CELLS), max_size=3)
)
def test_whatever_the_cells_hold_the_rows_are_typed_or_refused(raw):
    try:
        typed = rows.validate(TABLE, raw)
    except RowsError:
        return
    numbers = [row[item.name] for row in typed for item in TABLE.inputs if item.kind == "number"]
    assert all(value is None or value.is_finite() for value in numbers)
