"""Why a number is what it is: down to parameters and inputs, in two languages, on any surface."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from mreza.kernel import engines
from mreza.kernel.engines.result import Result
from mreza.kernel.errors import UnknownNameError
from mreza.kernel.explanation import Step, explain
from mreza.kernel.formula import formula
from mreza.kernel.rendering import arithmetic, as_html, as_text, citation, day, quantity, show
from mreza.kernel.text import Text
from tests.toy import DAY, FORMULAS, INPUTS, PARAMETERS, toy

ROW = {"persons": Decimal(1234), "doctors": Decimal(2), "change": Decimal(0), "region": "north"}


def run(rows=(ROW,), overrides=None, engine="exact", **changed) -> Result:
    return engines.run(toy(**changed), rows, at=DAY, overrides=overrides, engine=engine)


def steps(name: str, **changed) -> dict[str, Step]:
    return {step.name: step for step in explain(run(**changed), name).step.all_steps()}


def test_the_steps_go_down_to_every_parameter_and_input():
    found = steps("paid")
    assert {name: step.kind for name, step in found.items()} == {
        "paid": "formula",
        "recognised": "formula",
        "persons": "input",
        "rates": "parameter",
        "price": "parameter",
        "region": "input",
        "supplement": "parameter",
    }
    assert found["paid"].value == Decimal("766.41")
    assert found["rates"].value == [["10", "100"], ["25.5", "90.5"], ["", "0"]]
    assert found["supplement"].value == {"north": "1.25", "*": "0"}


def test_a_parameter_says_its_article_its_day_and_whether_it_is_a_what_if():
    price = steps("paid")["price"]
    assert (price.article, price.valid_from, price.overridden) == ("1(1)", DAY, False)
    price = steps("paid", overrides={"price": Decimal(2)})["price"]
    assert (price.value, price.valid_from, price.overridden) == (2, None, True)


def test_rounding_is_named_where_it_is_the_last_act_of_a_step():
    found = steps("paid")
    assert found["paid"].rounding == 2
    assert found["recognised"].rounding is None
    assert found["price"].rounding is None
    assert explain(run(), "paid").as_dict()["step"]["rounded_to"] == 2


def test_what_rests_on_an_external_figure_is_illustrative_all_the_way_up():
    why = Text("ni natisnjeno", "not printed")
    parameters = {**PARAMETERS, "price": replace(PARAMETERS["price"], external=True, why=why)}
    found = {
        step.name: step.illustrative
        for step in explain(run(parameters=parameters), "kept").step.all_steps()
    }
    assert {name for name, illustrative in found.items() if illustrative} == {
        "kept",
        "paid",
        "price",
    }


def test_an_external_input_is_illustrative_too():
    inputs = (replace(INPUTS[0], external=True), *INPUTS[1:])
    found = {s.name: s.illustrative for s in explain(run(inputs=inputs), "paid").step.all_steps()}
    assert found["persons"]
    assert found["recognised"]
    assert found["paid"]
    assert not found["price"]


@pytest.mark.parametrize("name", [item.name for item in FORMULAS])
@pytest.mark.parametrize("engine", ["exact", "duckdb"])
def test_every_formula_is_explained_alike_from_every_engine(name, engine):
    found = explain(run(engine=engine), name)
    exact = explain(run(), name)
    assert found.step.as_dict() == exact.step.as_dict()
    for language in ("sl", "en"):
        assert as_text(found, language) == as_text(exact, language)


@pytest.mark.parametrize("name", [item.name for item in FORMULAS])
def test_an_explanation_survives_json(name):
    data = explain(run(), name).as_dict()
    assert json.loads(json.dumps(data)) == json.loads(json.dumps(data, ensure_ascii=False))
    again = json.loads(json.dumps(data))["step"]
    assert again["value"] == data["step"]["value"]
    assert again["name"] == name


def test_numbers_in_json_are_texts_that_keep_their_decimals():
    data = explain(run(), "persons_per_doctor").as_dict()
    assert data["step"]["value"] == "617.00000000"
    assert [need["value"] for need in data["step"]["inputs"]] == ["1234.00", "2.00"]
    assert data["receipt"]["at"] == "2007-04-01"


def texts(name: str, language: str, **changed) -> str:
    return as_text(explain(run(**changed), name), language)


def test_the_text_is_written_as_slovenes_write():
    text = texts("persons_per_doctor", "sl")
    assert text.splitlines() == [
        "invented.toy na dan 1. 4. 2007",
        "a (persons_per_doctor) = 617,00 osebe na zdravnika  [1. člen]",
        "  = 1.234,00 ÷ 2,00",
        "  osebe (persons) = 1.234,00 osebe  [vhodni podatek]",
        "  zdravniki (doctors) = 2,00 zdravnika  [vhodni podatek]",
    ]


def test_the_text_is_written_as_the_english_write():
    text = texts("persons_per_doctor", "en")
    assert text.splitlines() == [
        "invented.toy on 1 Apr 2007",
        "a (persons_per_doctor) = 617.00 persons per doctor  [article 1]",
        "  = 1,234.00 ÷ 2.00",
        "  persons (persons) = 1,234.00 persons  [input]",
        "  doctors (doctors) = 2.00 doctors  [input]",
    ]


def test_the_arithmetic_of_a_step_shows_its_values_and_its_rounding():
    found = steps("paid")
    worked = arithmetic(found["paid"], "en")
    assert worked.startswith("24.03 × 31.845 + ")
    assert worked.endswith("(rounded to 2 dec.)")
    assert arithmetic(found["price"], "en") == ""


def test_a_step_that_stands_twice_is_written_out_once():
    lines = texts("deviation", "en").splitlines()
    assert sum("(persons_per_doctor) =" in line for line in lines) == 2
    assert sum("1,234.00 ÷ 2.00" in line for line in lines) == 1


def test_no_data_a_truth_and_a_text_are_said_in_words():
    assert "= ni podatka" in texts("persons_per_doctor", "sl", rows=[{**ROW, "persons": None}])
    assert "= no data" in texts("persons_per_doctor", "en", rows=[{**ROW, "persons": None}])
    assert "(special) = ne" in texts("where_it_is", "sl")
    assert "(special) = no" in texts("where_it_is", "en")


def test_a_what_if_and_an_illustrative_figure_are_marked_in_the_text():
    why = Text("ni natisnjeno", "not printed")
    parameters = {**PARAMETERS, "price": replace(PARAMETERS["price"], external=True, why=why)}
    changed = {"parameters": parameters, "overrides": {"price": Decimal(2)}}
    assert "what if; illustrative value" in texts("paid", "en", **changed)
    assert "kaj, če; ponazoritvena vrednost" in texts("paid", "sl", **changed)


@formula(article="1", sl="<b>krepko</b>", en="<b>bold</b>", unit="person")
def shouted(persons):
    return persons


@pytest.mark.parametrize("language", ["sl", "en"])
def test_html_escapes_titles_and_what_people_typed(language):
    rows = [{**ROW, "region": "<script>alert('x')</script>", "special": True}]
    html = as_html(explain(run(rows=rows), "where_it_is"), language)
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    html = as_html(explain(run(formulas=(shouted,)), "shouted"), language)
    assert "<b>bold" not in html
    assert "<b>krepko" not in html


def test_html_opens_the_first_step_and_folds_the_others():
    html = as_html(explain(run(), "paid"), "en")
    assert html.startswith('<ol class="steps"><li id="step-paid"><details open>')
    assert html.count("<details open>") == 1
    assert 'class="illustrative"' not in html


def test_a_row_or_formula_that_does_not_exist_is_refused():
    with pytest.raises(UnknownNameError, match="no row 2"):
        explain(run(), "paid", 1)
    with pytest.raises(UnknownNameError, match="no row 0"):
        explain(run(), "paid", -1)
    with pytest.raises(UnknownNameError, match="no formula 'payed'"):
        explain(run(), "payed")


@pytest.mark.parametrize(
    ("value", "slovene", "english"),
    [
        (Decimal("1234.56"), "1.234,56", "1,234.56"),
        (Decimal("-0.5"), "\u22120,5", "\u22120.5"),
        (Decimal("1234567"), "1.234.567", "1,234,567"),
        (True, "da", "yes"),
        (None, "ni podatka", "no data"),
        ("over", "over", "over"),
        ([["15000", "0"], ["", "1.5"]], "≤ 15.000: 0; …: 1,5", "≤ 15,000: 0; …: 1.5"),
        ({"north": "1.25", "*": "0"}, "north: 1,25; *: 0", "north: 1.25; *: 0"),
    ],
)
def test_values_are_shown_as_people_read_them(value, slovene, english):
    assert show(value, "sl") == slovene
    assert show(value, "en") == english


def test_showing_fewer_decimals_rounds_half_up_and_leaves_the_value_alone():
    step = steps("persons_per_doctor", rows=[{**ROW, "persons": Decimal("1234.01")}])[
        "persons_per_doctor"
    ]
    assert step.value == Decimal("617.005")
    assert quantity(step, "en") == "617.01 persons per doctor"


@pytest.mark.parametrize(
    ("article", "slovene", "english"),
    [
        ("3(1)", "3. člen (1)", "article 3(1)"),
        ("18", "18. člen", "article 18"),
        ("Annex IV", "Priloga IV", "Annex IV"),
        ("Table 1", "Tabela 1", "Table 1"),
    ],
)
def test_articles_are_cited_as_each_language_does(article, slovene, english):
    assert citation(article, "sl") == slovene
    assert citation(article, "en") == english


def test_days_are_written_as_each_language_does():
    assert day("2007-04-01", "sl") == "1. 4. 2007"
    assert day("2007-12-31", "en") == "31 Dec 2007"


def test_an_explanation_carries_the_receipt_of_its_run():
    result = run()
    assert explain(result, "paid").receipt is result.receipt
