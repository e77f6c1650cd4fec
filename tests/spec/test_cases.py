"""The worked examples kept beside each act, on the exact engine and on DuckDB."""

from __future__ import annotations

import pytest

from mreza import acts
from mreza.kernel.act import Act
from mreza.kernel.cases import Case, differences, load_cases

CASES = [(act, case) for act in acts.all_acts() for case in load_cases(act)]


@pytest.mark.parametrize("engine", ["exact", "duckdb"])
@pytest.mark.parametrize(
    ("act", "case"), CASES, ids=[ascii(f"{c.table} {c.says}")[1:-1] for _, c in CASES]
)
def test_the_act_gives_what_was_worked_by_hand(act: Act, case: Case, engine: str) -> None:
    assert differences(act, case, engine) == []


@pytest.mark.parametrize("act", acts.all_acts(), ids=lambda act: act.id)
def test_every_formula_has_a_worked_example(act: Act) -> None:
    worked = {(case.table, name) for case in load_cases(act) for row in case.expect for name in row}
    formulas = {(table.name, item.name) for table in act.tables.values() for item in table.formulas}
    assert sorted(formulas - worked) == []


@pytest.mark.parametrize("act", acts.all_acts(), ids=lambda act: act.id)
def test_every_case_cites_an_article_of_the_act(act: Act) -> None:
    for case in load_cases(act):
        act.article_of(case.article)
