"""`mreza explain`: one number as a tree of steps."""

from __future__ import annotations

import pytest

from tests.cli.conftest import COVERAGE
from tests.cli.test_refusals import refusal


def test_the_tree_goes_from_the_number_down_to_inputs_and_dated_parameters(data, coverage_file):
    found = data("explain", COVERAGE, "standing", "--rows", coverage_file, "--row", "2")
    assert (found["formula"], found["row"]) == ("standing", 2)
    step = found["step"]
    assert (step["value"], step["article"]) == ("under", "3(1)")
    names = {}

    def walk(node):
        names[node["name"]] = node
        for need in node.get("inputs", []):
            walk(need)

    walk(step)
    assert names["insured_persons"]["kind"] == "input"
    assert names["insured_persons"]["value"] == "1000"
    assert names["coverage_tolerance"]["valid_from"] == "2007-04-01"
    assert found["receipt"]["cases"] == 2


def test_the_text_names_values_units_and_articles_in_the_language_asked_for(mreza, coverage_file):
    arguments = ["explain", COVERAGE, "insured_per_doctor", "--rows", coverage_file]
    slovene = mreza(*arguments).stdout
    english = mreza(*arguments, "--lang", "en").stdout
    assert "(insured_per_doctor) = 2.000 oseb na zdravnika" in slovene
    assert "(insured_per_doctor) = 2,000 persons per doctor" in english
    assert "2,000 ÷ 1.00" in english


def test_a_what_if_value_is_marked_in_the_steps(mreza, coverage_file):
    arguments = ["explain", COVERAGE, "standing", "--rows", coverage_file, "--lang", "en"]
    page = mreza(*arguments, "--set", "coverage_tolerance=40").stdout
    assert "= within" in page
    assert "what if" in page


def test_html_is_a_list_that_opens_step_by_step(mreza, coverage_file):
    page = mreza(
        "explain", COVERAGE, "standing", "--rows", coverage_file, "--format", "html"
    ).stdout
    assert page.startswith('<ol class="steps">')
    assert "<details" in page


@pytest.mark.parametrize(
    ("formula", "message"),
    [
        ("standng", f"{COVERAGE}: no formula 'standng'. Known: standing"),
        ("doctors", f"{COVERAGE}: no formula 'doctors'. Known: "),
        ("coverage_tolerance", f"{COVERAGE}: no formula 'coverage_tolerance'. Known: "),
    ],
)
def test_what_is_no_formula_is_refused_before_the_file_is_read(mreza, formula, message):
    assert message in refusal(mreza("explain", COVERAGE, formula, "--rows", "nothing"))


def test_a_row_that_is_not_there_is_refused(mreza, coverage_file):
    outcome = mreza("explain", COVERAGE, "standing", "--rows", coverage_file, "--row", "3")
    assert "no row 3. The last row is 2" in refusal(outcome)
