"""No data stays no data: it is not zero, not false, and whatever needs it has none either."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mreza.kernel import algebra, engines
from mreza.kernel.missing import NOTHING
from mreza.kernel.steps import Bands, Mapping
from tests.toy import DAY, toy

BANDS = Bands(((Decimal(5), Decimal(1)), (None, Decimal(2))))
NAMES = Mapping((("north", Decimal(1)),), Decimal(0))


@pytest.mark.parametrize(
    "result",
    [
        NOTHING + 1, 1 + NOTHING, NOTHING - 1, 1 - NOTHING, NOTHING * 0, 0 * NOTHING, -NOTHING,
        abs(NOTHING), NOTHING < 1, NOTHING <= 1, NOTHING > 1, NOTHING >= 1, NOTHING == 1,
        NOTHING != 1, NOTHING == NOTHING,
    ],
)  # fmt: skip
def test_every_operation_with_no_data_gives_no_data(result):
    assert result is NOTHING


@pytest.mark.parametrize(
    "result",
    [
        algebra.where(NOTHING, 1, 2),
        algebra.least(1, NOTHING),
        algebra.greatest(NOTHING, 1),
        algebra.both(True, NOTHING),
        algebra.both(False, NOTHING),
        algebra.either(True, NOTHING),
        algebra.per(NOTHING, 1),
        algebra.per(1, NOTHING),
        algebra.percent(NOTHING, 1),
        algebra.percent(1, NOTHING),
        algebra.of(NOTHING, 1),
        algebra.of(1, NOTHING),
        algebra.rounded(NOTHING, 2),
        algebra.euros(NOTHING),
        algebra.band(NOTHING, BANDS),
        algebra.brackets(NOTHING, BANDS),
        algebra.lookup(NAMES, NOTHING),
    ],
)
def test_every_word_with_no_data_gives_no_data_even_where_sql_would_decide(result):
    assert result is NOTHING


def test_the_branch_not_taken_may_be_without_data():
    assert algebra.where(True, 1, NOTHING) == 1
    assert algebra.where(False, NOTHING, 2) == 2
    assert algebra.where(True, NOTHING, 2) is NOTHING


def test_a_division_by_zero_is_no_data():
    assert algebra.per(Decimal(5), Decimal("0.00")) is NOTHING
    assert algebra.percent(Decimal(0), Decimal(0)) is NOTHING


def test_asking_no_data_for_its_truth_is_an_error_naming_the_words_to_use():
    with pytest.raises(TypeError, match=r"use where\(\), both\(\) or either\(\)"):
        bool(NOTHING)


def test_a_name_that_a_mapping_neither_lists_nor_has_a_default_for_is_no_data():
    assert algebra.lookup(Mapping((("north", Decimal(1)),)), "south") is NOTHING
    assert algebra.lookup(NAMES, "south") == 0


def test_no_data_can_be_a_key_and_has_a_name():
    assert {NOTHING: 1}
    assert repr(NOTHING) == "NOTHING"


@pytest.mark.parametrize("engine", ["exact", "duckdb"])
def test_totals_leave_missing_values_out_and_still_answer_the_row_that_lacks_one(engine):
    rows = [
        {"persons": Decimal(10), "doctors": Decimal(1), "change": Decimal(0), "region": "north"},
        {"persons": None, "doctors": Decimal(1), "change": Decimal(0), "region": "north"},
        {"persons": None, "doctors": Decimal(1), "change": Decimal(0), "region": "south"},
        {"persons": Decimal(20), "doctors": Decimal(0), "change": Decimal(0), "region": "east"},
    ]
    found = engines.run(toy(), rows, at=DAY, engine=engine).rows
    assert [row["all_persons"] for row in found] == [10, 10, None, 20]
    assert [row["persons_per_doctor"] for row in found] == [10, None, None, None]
    assert [row["mean_load"] for row in found] == [10, 10, 10, 10]
    assert [row["deviation"] for row in found] == [0, None, None, None]


@pytest.mark.parametrize("engine", ["exact", "duckdb"])
def test_a_mean_of_nothing_is_no_data(engine):
    rows = [{"persons": None, "doctors": Decimal(1), "change": Decimal(0), "region": "north"}]
    assert engines.run(toy(), rows, at=DAY, engine=engine).rows[0]["mean_load"] is None
