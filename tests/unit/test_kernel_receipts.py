"""A receipt says where a result comes from, and differs when the result could."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from mreza import acts
from mreza.kernel import engines
from mreza.kernel.engines.result import fingerprint
from mreza.kernel.table import Input
from mreza.kernel.text import Text
from tests.toy import DAY, INPUTS, PARAMETERS, toy

ROW = {"persons": Decimal(10), "doctors": Decimal(2), "change": Decimal(0), "region": "north"}


def receipt(rows=(ROW,), overrides=None, engine="exact", **changed):
    return engines.run(toy(**changed), rows, at=DAY, overrides=overrides, engine=engine).receipt


@pytest.mark.parametrize("engine", ["exact", "duckdb"])
def test_it_names_engine_act_table_day_and_number_of_cases(engine):
    found = receipt(rows=[ROW, ROW], engine=engine)
    assert (found.engine, found.act, found.table, found.at, found.cases) == (
        engine, "invented", "toy", DAY, 2,
    )  # fmt: skip


def test_it_lists_every_parameter_used_with_value_unit_article_and_day():
    found = {item.name: item for item in receipt().parameters}
    assert set(found) == set(PARAMETERS)
    price = found["price"]
    assert (price.value, price.unit, price.article, price.valid_from, price.overridden) == (
        "31.845", "EUR/person", "1(1)", DAY, False,
    )  # fmt: skip
    assert found["supplement"].value == {"north": "1.25", "*": "0"}
    assert found["staff"].value == [["5", "0.5"], ["", "2"]]


def test_a_what_if_value_is_marked_and_has_no_day():
    found = {item.name: item for item in receipt(overrides={"price": Decimal("2.50")}).parameters}
    price = found["price"]
    assert (price.value, price.valid_from, price.overridden) == ("2.50", None, True)
    assert not found["tolerance"].overridden


@pytest.mark.parametrize(
    "other",
    [
        [{**ROW, "persons": Decimal(11)}],
        [{**ROW, "persons": None}],
        [{**ROW, "region": "south"}],
        [ROW, ROW],
        [],
    ],
)
def test_the_fingerprint_of_the_inputs_changes_with_them(other):
    assert fingerprint(other) != fingerprint([ROW])


def test_the_fingerprint_changes_with_the_order_of_rows_but_not_of_columns():
    second = {**ROW, "persons": Decimal(11)}
    assert fingerprint([ROW, second]) != fingerprint([second, ROW])
    assert fingerprint([dict(reversed(ROW.items()))]) == fingerprint([ROW])


def test_both_engines_have_the_same_fingerprint_for_the_same_inputs():
    assert receipt().inputs_fingerprint == receipt(engine="duckdb").inputs_fingerprint


def test_a_result_that_rests_on_printed_figures_only_is_not_illustrative():
    assert not receipt().illustrative
    assert not any(item.illustrative for item in receipt().parameters)


def test_an_external_parameter_makes_the_result_illustrative_even_when_overridden():
    external = replace(PARAMETERS["price"], external=True, why=Text("ni natisnjeno", "not printed"))
    parameters = {**PARAMETERS, "price": external}
    assert receipt(parameters=parameters).illustrative
    assert receipt(parameters=parameters, overrides={"price": Decimal(1)}).illustrative


def test_an_external_input_makes_the_result_illustrative():
    persons = replace(INPUTS[0], external=True)
    assert isinstance(persons, Input)
    assert receipt(inputs=(persons, *INPUTS[1:])).illustrative


def test_a_receipt_is_plain_data():
    data = receipt(overrides={"price": Decimal(1)}).as_dict()
    assert json.loads(json.dumps(data)) == data | {"parameters": data["parameters"]}
    assert data["at"] == "2007-04-01"


def test_the_fingerprint_of_an_act_changes_with_any_file_of_its_folder(tmp_path):
    act = acts.all_acts()[0]
    (tmp_path / "formulas").mkdir()
    (tmp_path / "parameters.toml").write_text("one")
    (tmp_path / "formulas" / "a.py").write_text("two")
    first = replace(act, folder=tmp_path).fingerprint
    (tmp_path / "notes.txt").write_text("no part of the law")
    assert replace(act, folder=tmp_path).fingerprint == first
    (tmp_path / "formulas" / "a.py").write_text("three")
    second = replace(act, folder=tmp_path).fingerprint
    (tmp_path / "formulas" / "a.py").rename(tmp_path / "formulas" / "b.py")
    third = replace(act, folder=tmp_path).fingerprint
    assert len({first, second, third}) == 3


def test_a_later_day_within_the_same_law_changes_only_the_day():
    later = engines.run(toy(), [ROW], at=date(2008, 1, 1)).receipt
    assert replace(later, at=DAY) == receipt()
