"""Parameters hold from a day, perhaps until one; before the first they are not regulated."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from mreza.kernel import engines
from mreza.kernel.errors import ActError, NotRegulatedError, NumeralError
from mreza.kernel.parameter import Parameter, load_parameters, number, plain
from mreza.kernel.steps import Bands, Mapping
from mreza.kernel.units import Unit
from tests.toy import PARAMETERS, toy

HEAD = 'sl = "a"\nen = "a"\nunit = "%"\narticle = "3(1)"\n'
ROW = {"persons": Decimal(1), "doctors": Decimal(1), "change": Decimal(0), "region": "north"}


def load(tmp_path: Path, body: str, head: str = HEAD) -> Parameter:
    (tmp_path / "parameters.toml").write_text(f"[limit]\n{head}{body}\n", encoding="utf-8")
    return load_parameters(tmp_path)["limit"]


def refusal(tmp_path: Path, body: str, head: str = HEAD) -> str:
    with pytest.raises(ActError) as error:
        load(tmp_path, body, head)
    message = str(error.value)
    assert message.startswith(f"{tmp_path.name}/parameters.toml [limit]: ")
    return message


STEPPED = (
    'values = [{ from = 2007-04-01, value = "8" }, '
    '{ from = 2008-01-01, until = 2008-12-31, value = "7.50" }]'
)


@pytest.mark.parametrize(
    ("day", "value", "since"),
    [
        (date(2007, 4, 1), "8", date(2007, 4, 1)),
        (date(2007, 12, 31), "8", date(2007, 4, 1)),
        (date(2008, 1, 1), "7.50", date(2008, 1, 1)),
        (date(2008, 12, 31), "7.50", date(2008, 1, 1)),
    ],
)
def test_the_value_of_a_day_is_the_latest_that_holds(tmp_path, day, value, since):
    found = load(tmp_path, STEPPED).on(day)
    assert str(found.value) == value
    assert found.valid_from == since


def test_before_the_first_day_nothing_is_regulated_and_the_error_names_that_day(tmp_path):
    with pytest.raises(NotRegulatedError) as error:
        load(tmp_path, STEPPED).on(date(2007, 3, 31))
    assert str(error.value) == (
        "article 3(1): limit has no value on 2007-03-31. "
        "Its first value holds from 2007-04-01; choose a later day."
    )


def test_after_the_last_day_the_value_before_it_holds_if_it_has_no_end(tmp_path):
    assert load(tmp_path, STEPPED).on(date(2009, 1, 1)).value == 8


def test_after_an_end_without_a_successor_nothing_is_regulated(tmp_path):
    ended = load(tmp_path, 'values = [{ from = 2007-04-01, until = 2007-12-31, value = "8" }]')
    assert ended.on(date(2007, 12, 31)).value == 8
    with pytest.raises(NotRegulatedError):
        ended.on(date(2008, 1, 1))


@pytest.mark.parametrize("engine", ["exact", "duckdb"])
def test_a_table_cannot_be_run_before_its_law(engine):
    with pytest.raises(NotRegulatedError, match="holds from 2007-04-01"):
        engines.run(toy(), [ROW], at=date(2007, 3, 31), engine=engine)


def test_bands_and_mappings_are_read_with_their_units(tmp_path):
    kinds = HEAD + 'kind = "bands"\nover = "person"\n'
    found = load(
        tmp_path, 'values = [{ from = 2007-04-01, bands = [["10", "1"], ["", "2"]] }]', kinds
    )
    value = found.on(date(2007, 4, 1)).value
    assert isinstance(value, Bands)
    assert (value.unit, value.over) == (Unit.parse("%"), Unit.parse("person"))
    assert plain(value) == [["10", "1"], ["", "2"]]
    kinds = HEAD + 'kind = "mapping"\n'
    found = load(
        tmp_path, 'values = [{ from = 2007-04-01, entries = { b = "2", "*" = "0" } }]', kinds
    )
    value = found.on(date(2007, 4, 1)).value
    assert isinstance(value, Mapping)
    assert plain(value) == {"b": "2", "*": "0"}


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("values = []", "values is missing"),
        ('values = [{ value = "8" }]', "each value needs `from` and `value`"),
        ("values = [{ from = 2007-04-01 }]", "each value needs `from` and `value`"),
        ("values = [{ from = 2007-04-01, value = 0.1 }]", "0.1 is a binary fraction"),
        ('values = [{ from = 2007-04-01, value = "1.234,5" }]', "is not a number"),
        ("values = [{ from = 2007-04-01, value = true }]", "True is not a number"),
        (STEPPED.replace("2008-01-01", "2007-04-01"), "values must rise by date, one a day"),
        (STEPPED.replace("2008-01-01", "2006-01-01"), "values must rise by date, one a day"),
        (STEPPED + "\nvaleu = 1", "unknown keys ['valeu']"),
        (STEPPED + "\nexternal = true", "an external figure needs a `why`"),
    ],
)
def test_a_parameter_that_is_written_wrongly_is_refused_by_its_name(tmp_path, body, why):
    assert why in refusal(tmp_path, body)


@pytest.mark.parametrize("key", ["sl", "en", "unit", "article"])
def test_a_parameter_without_words_unit_or_article_is_refused(tmp_path, key):
    head = "\n".join(line for line in HEAD.splitlines() if not line.startswith(f"{key} ")) + "\n"
    assert f"{key} is missing" in refusal(tmp_path, STEPPED, head)


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("tolerance", "eight"),
        ("tolerance", 8.5),
        ("tolerance", None),
        ("rates", [["10", "1"]]),
        ("rates", [["10"]]),
        ("rates", "10"),
        ("supplement", ["north"]),
        ("supplement", {"north": "much"}),
    ],
)
def test_what_is_no_value_of_a_parameter_is_refused_with_what_one_looks_like(name, raw):
    with pytest.raises(NumeralError) as error:
        PARAMETERS[name].read(raw)
    message = str(error.value)
    assert f"is no value for {name}" in message
    assert "Expected " in message


def test_numbers_keep_the_decimals_they_are_written_with():
    assert str(number("8.00")) == "8.00"
    assert plain(number("8.00")) == "8.00"


def test_parameters_of_several_files_are_one_set_and_no_name_comes_twice(tmp_path: Path) -> None:
    entry = '[{name}]\nsl = "a"\nen = "a"\nunit = "1"\narticle = "1"\n'
    entry += 'values = [{{ from = 2007-04-01, value = "1" }}]\n'
    (tmp_path / "parameters").mkdir()
    (tmp_path / "parameters" / "one.toml").write_text(entry.format(name="first"), encoding="utf-8")
    (tmp_path / "parameters.toml").write_text(entry.format(name="second"), encoding="utf-8")
    assert set(load_parameters(tmp_path)) == {"first", "second"}
    (tmp_path / "parameters" / "two.toml").write_text(entry.format(name="first"), encoding="utf-8")
    with pytest.raises(ActError, match=r"parameters/two.toml \[first\]"):
        load_parameters(tmp_path)
