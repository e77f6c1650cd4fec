"""Numbers as people write them are read as they are meant, or refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mreza.kernel.errors import NumeralError
from mreza.kernel.numerals import MAX_NUMERAL, Style, detect_style, parse_number, styles_of

STYLES: tuple[Style, ...] = ("plain", "slovene", "english")
NUMBERS = st.decimals(-(10**12), 10**12, places=3) | st.decimals(-999, 999, places=1)


def written(number: Decimal, style: Style) -> str:
    if style == "plain":
        return f"{number:f}"
    grouped = f"{number:,f}"
    return grouped if style == "english" else grouped.translate(str.maketrans(",.", ".,"))


@given(NUMBERS, st.sampled_from(STYLES))
def test_a_number_written_in_a_style_is_read_back_with_its_decimals(number, style):
    read = parse_number(written(number, style), style)
    assert read == number
    assert read.as_tuple().exponent == number.as_tuple().exponent


@given(st.lists(NUMBERS, min_size=1), st.sampled_from(STYLES))
def test_a_file_in_one_style_is_never_read_in_a_style_that_it_is_not_written_in(numbers, style):
    texts = [written(number, style) for number in numbers]
    try:
        found = detect_style(texts)
    except NumeralError:  # nothing but grouped thousands or nothing but three decimals: both fit
        assert style != "plain"
        assert len(set.intersection(*(styles_of(text) for text in texts))) > 1
    else:
        assert all(found in styles_of(text) for text in texts)


@given(st.text())
def test_any_text_is_a_finite_number_or_a_numeral_error(text):
    for style in STYLES:
        try:
            number = parse_number(text, style)
        except NumeralError:
            continue
        assert number.is_finite()


@pytest.mark.parametrize(
    ("text", "style", "value"),
    [
        ("1234.56", "plain", "1234.56"),
        ("1.234,56", "slovene", "1234.56"),
        ("1,234.56", "english", "1234.56"),
        ("  42 ", "plain", "42"),
        ("+5", "plain", "5"),
        ("\u22127,50", "slovene", "-7.50"),
        ("12\u00a0345,6", "slovene", "12345.6"),
        ("12\u202f345\u00a0678", "plain", "12345678"),
        ("\u00a012", "plain", "12"),
        ("007", "plain", "7"),
        ("1.50", "plain", "1.50"),
    ],
)
def test_what_people_write_is_understood(text, style, value):
    assert str(parse_number(text, style)) == value


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "-", ".", ",", ".5", "5.", "1e5", "1E400", "0x1F", "1_000", "NaN", "Infinity",
        "-inf", "1 234", "1\u00a02", "1\u00a0234\u00a05", "- 5", "--5", "5-", "5 %", "5 €",
        "1.2.3", "12,34,5", "\u0661\u0662\u0663", "\uff11\uff12", "1\u0662", "\u00bd", "\u00b2",
        "1\n2", "1;2",
    ],
)  # fmt: skip
def test_what_is_no_number_in_any_style_is_refused(text):
    assert styles_of(text) == set()
    for style in STYLES:
        with pytest.raises(NumeralError):
            parse_number(text, style)


def test_minus_zero_is_read_as_zero_because_it_would_print_and_hash_as_another_number():
    assert str(parse_number("-0.00")) == "0.00"


def test_a_number_that_begins_with_a_zero_is_never_grouped():
    assert styles_of("0.123") == {"plain", "english"}
    assert styles_of("0,123") == {"slovene"}


def test_the_rest_of_the_file_decides_what_an_ambiguous_number_means():
    assert detect_style(["1.234", "5,5"]) == "slovene"
    assert detect_style(["1,234", "5.5"]) == "english"
    assert parse_number("1.234", "slovene") == parse_number("1,234", "english") == 1234


def test_a_dot_is_a_decimal_mark_where_nothing_says_otherwise():
    assert detect_style(["1.234", "12"]) == "plain"
    assert detect_style([]) == "plain"


def test_a_comma_that_may_be_either_mark_is_not_guessed():
    with pytest.raises(NumeralError, match="'1,234' may be a fraction or a grouped number"):
        detect_style(["12", "1,234"])


@pytest.mark.parametrize("other", ["1,234.56", "1234.56", "1,234,567"])
def test_two_styles_in_one_file_are_refused_with_both_numbers_named(other):
    with pytest.raises(NumeralError) as error:
        detect_style(["7", "1.234,56", "x", other])
    assert repr(other) in str(error.value)
    assert "'1.234,56'" in str(error.value)


def test_a_number_of_thousands_of_digits_is_refused_before_it_is_read():
    with pytest.raises(NumeralError, match="5000 characters"):
        parse_number("9" * 5000)
    assert styles_of("9" * (MAX_NUMERAL + 1)) == set()
