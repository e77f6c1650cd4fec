"""A table that is wired wrongly is refused when it is loaded, by the name of what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from mreza.kernel.algebra import (
    average,
    band,
    both,
    brackets,
    lookup,
    of,
    per,
    percent,
    total,
    where,
)
from mreza.kernel.columns import Column
from mreza.kernel.errors import ActError, UnknownNameError
from mreza.kernel.formula import Formula, formula
from mreza.kernel.table import Input
from mreza.kernel.units import Unit
from tests.toy import DAY, FORMULAS, INPUTS, PARAMETERS, parameter, toy


def as_formula(function: Callable[..., Any], unit: str = "1") -> Formula:
    return formula(article="1", sl="a", en="a", unit=unit)(function)


def refusal(function: Callable[..., Any], unit: str = "1") -> str:
    with pytest.raises(ActError) as error:
        toy(formulas=(as_formula(function, unit),))
    message = str(error.value)
    assert message.startswith(f"invented.toy.{function.__name__}: ")
    return message


def test_an_argument_that_nothing_is_named_after_is_refused_with_near_names():
    def load(persons, doctor):
        return per(persons, doctor)

    assert refusal(load) == (
        "invented.toy.load: argument 'doctor' is no input, formula or parameter. Known: doctors."
    )


def test_formulas_that_need_each_other_are_refused_with_the_whole_circle():
    def first(third):
        return third

    def second(first):
        return first

    def third(second):
        return second

    with pytest.raises(ActError) as error:
        toy(formulas=tuple(as_formula(item) for item in (first, second, third)))
    message = str(error.value)
    assert message.startswith("invented.toy: formulas need each other in a circle: ")
    for name in ("first", "second", "third"):
        assert name in message


def test_a_formula_that_needs_itself_is_a_circle_too():
    def alone(alone):
        return alone

    with pytest.raises(ActError, match="circle: alone -> alone"):
        toy(formulas=(as_formula(alone),))


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("persons", "persons is a formula and also an input"),
        ("tolerance", "tolerance is a formula and also a parameter"),
    ],
)
def test_a_formula_named_like_an_input_or_a_parameter_is_refused(name, message):
    def clash(doctors):
        return doctors

    clash.__name__ = name
    with pytest.raises(ActError) as error:
        toy(formulas=(as_formula(clash, "doctor"),))
    assert str(error.value) == f"invented.toy: {message}."


def test_two_formulas_of_one_name_are_refused():
    with pytest.raises(ActError, match="persons_per_doctor is a formula and also a formula"):
        toy(formulas=(FORMULAS[0], FORMULAS[0]))


def test_an_input_named_like_a_parameter_is_refused():
    with pytest.raises(ActError, match="price is an input and also a parameter"):
        toy(inputs=(*INPUTS, Input("price", "cena", "price")))


def test_a_declared_unit_that_the_arguments_do_not_make_is_refused_with_both_units():
    def load(persons, doctors):
        return per(persons, doctors)

    assert refusal(load, "person") == (
        "invented.toy.load: declared in person, but its arguments (persons, doctors) "
        "make person/doctor."
    )


def test_persons_and_euros_are_not_added():
    def mixed(persons, change):
        return persons + change

    assert refusal(mixed).endswith("+: persons is in person, change in EUR.")


def test_persons_and_euros_are_not_compared():
    def mixed(persons, change):
        return where(persons < change, 1, 2)

    assert refusal(mixed).endswith("<: persons is in person, change in EUR.")


def test_zero_fits_any_unit_but_another_number_does_not():
    def debt(change):
        return where(change < 0, change - 0, 0)

    toy(formulas=(as_formula(debt, "EUR"),))

    def more(change):
        return change + 1

    assert "change is in EUR, 1 in 1" in refusal(more, "EUR")


@pytest.mark.parametrize("divided", ["persons / 2", "2 / persons", "persons // 2", "persons % 2"])
def test_a_bare_division_is_refused_because_engines_round_it_differently(divided):
    def halved(persons):
        return eval(divided, {"persons": persons})  # noqa: S307

    assert "use per(amount, base)" in refusal(halved, "person")


@pytest.mark.parametrize("product", [lambda x: x * 0.5, lambda x: x + 0.1, lambda x: 1.5 - x])
def test_a_binary_fraction_is_refused_wherever_it_stands(product):
    def half(persons):
        return product(persons)

    assert "is float; use whole numbers or Decimal, no float" in refusal(half, "person")


def test_a_formula_that_gives_a_float_is_refused():
    def constant():
        return 0.1

    assert "0.1 is float" in refusal(constant)


@pytest.mark.parametrize(
    "asks",
    [
        lambda persons: 1 if persons > 0 else 2,
        lambda persons: persons > 0 and persons < 0,
        lambda persons: not persons > 0,
        lambda persons: min(persons, persons + persons),
    ],
    ids=["if", "and", "not", "min"],
)
def test_python_s_own_decisions_on_a_column_are_refused_with_the_words_to_use(asks):
    def decided(persons):
        return asks(persons)

    message = refusal(decided)
    assert "use where(), both() or either() instead of if, and, or" in message


@pytest.mark.parametrize("outer", [total, average])
@pytest.mark.parametrize("inner", [total, average])
def test_a_total_inside_of_a_total_is_refused(outer, inner):
    def nested(persons):
        return outer(persons - inner(persons))

    assert "make the inner one a formula of its own" in refusal(nested, "person")


def test_a_total_is_grouped_by_texts_only():
    def grouped(persons, doctors):
        return total(persons, by=doctors)

    assert "total(by=...) needs a text, but doctors is number" in refusal(grouped, "person")


def test_a_percentage_is_taken_with_of_and_not_multiplied():
    def part(persons, tolerance):
        return persons * tolerance

    assert "a percentage is taken with of(percentage, amount)" in refusal(part)


def test_of_takes_a_percentage_first():
    def part(persons, doctors):
        return of(doctors, persons)

    assert "the first must be in %, but is in doctor" in refusal(part)


def test_a_percentage_is_of_two_figures_in_the_same_unit():
    def share(persons, doctors):
        return percent(persons, doctors)

    assert "percent(): persons is in person, doctors in doctor" in refusal(share, "%")


def test_percentages_are_not_divided_by_one_another():
    def ratio(tolerance):
        return per(tolerance, tolerance)

    assert "percentages are not divided" in refusal(ratio)


@pytest.mark.parametrize("word", [band, brackets])
def test_a_value_is_looked_up_in_bands_of_its_own_unit(word):
    def stepped(doctors, staff):
        return word(doctors, staff)

    assert "doctors is in doctor, the limits of staff in person" in refusal(stepped)


def test_a_mapping_is_asked_for_a_text():
    def named(persons, supplement):
        return lookup(supplement, persons)

    assert "lookup() needs a text, but persons is number" in refusal(named, "EUR")


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (lambda persons, region: where(persons, 1, 2), "where() needs a condition"),
        (
            lambda persons, region: where(persons > 0, region, 2),
            "gives text in one case and number",
        ),
        (
            lambda persons, region: where(both(persons, persons > 0), 1, 2),
            "both() needs conditions",
        ),
        (lambda persons, region: persons + region, "+ needs a number, but region is text"),
        (lambda persons, region: where(persons == region, 1, 2), "number compared with text"),
    ],
)
def test_kinds_that_do_not_fit_are_refused(wrong, why):
    def odd(persons, region):
        return wrong(persons, region)

    assert why in refusal(odd)


def test_a_product_of_too_many_decimals_asks_for_rounding_before():
    def deep(change):
        squared = change * change
        fourth = squared * squared
        return fourth * fourth

    assert "32 decimals are too many; round an earlier step with rounded()" in refusal(deep)


def test_formulas_may_stand_in_any_order():
    backwards = toy(formulas=tuple(reversed(FORMULAS)))
    names = [item.name for item in backwards.order]
    assert names.index("persons_per_doctor") < names.index("mean_load") < names.index("deviation")


def test_a_table_knows_which_parameters_it_uses():
    assert {item.name for item in toy().used_parameters} == set(PARAMETERS)
    with_more = {**PARAMETERS, "unused": parameter("unused", Decimal(1))}
    assert "unused" not in {item.name for item in toy(parameters=with_more).used_parameters}


def test_a_formula_or_input_that_does_not_exist_is_named_with_near_ones():
    with pytest.raises(UnknownNameError, match=r"no formula 'deviaton'\. Known: deviation"):
        toy().formula("deviaton")
    with pytest.raises(UnknownNameError, match=r"no input 'regions'\. Known: region"):
        toy().input("regions")


def test_a_tree_carries_the_unit_and_the_decimals_of_its_formula():
    table = toy()
    trees = table.trace(table.values_on(DAY))
    paid = trees["paid"]
    assert isinstance(paid, Column)
    assert (paid.op, paid.unit, paid.scale) == ("rounded", Unit.parse("EUR"), 2)
    assert trees["persons_per_doctor"].nullable
    assert trees["where_it_is"].kind == "text"
