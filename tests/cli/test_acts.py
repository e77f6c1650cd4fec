"""`mreza acts`: what is modelled, and what the lint finds."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from mreza import acts
from mreza.kernel import lint as lint_module
from mreza.kernel.act import Act
from mreza.kernel.intervals import Interval
from mreza.kernel.ledger import KINDS
from mreza.kernel.lint import Check, Lint
from mreza.kernel.text import Text
from tests.cli.conftest import ACT

HOW = Text("vsota", "sum")
RIGHT = Check("table_1", "CELJE", "doctors", "3.0", Interval.exactly(Decimal(3)), HOW)
WRONG = Check("table_1", "LAŠKO", "doctors", "1250.5", Interval.exactly(Decimal("1251")), HOW)


@pytest.fixture
def one_erratum(monkeypatch: pytest.MonkeyPatch) -> None:
    """A lint of two figures, one of which does not follow."""
    monkeypatch.setattr(lint_module, "lint", lambda act: Lint(act.id, (RIGHT, WRONG)))


def test_the_list_says_of_each_act_what_it_is_and_how_much_of_it_is_covered(data):
    (found,) = [act for act in data("acts", "list") if act["id"] == ACT]
    act: Act = acts.get(ACT)
    assert found["title"] == act.title.as_dict()
    assert date.fromisoformat(found["in_force_from"]) == act.in_force_from
    assert found["in_force_to"] is None
    assert found["tables"] == list(act.tables)
    assert found["articles"] == len(act.articles)
    assert list(found["ledger"]) == list(KINDS)
    assert sum(found["ledger"].values()) == found["paragraphs"]


def test_an_act_is_shown_with_everything_a_calculation_needs_to_know(data):
    act = acts.get(ACT)
    shown = data("acts", "show", ACT)
    assert shown["fingerprint"] == act.fingerprint
    assert [item["name"] for item in shown["parameters"]] == list(act.parameters)
    tables = {table["name"]: table for table in shown["tables"]}
    coverage = tables["coverage"]
    inputs = {item["name"]: item for item in coverage["inputs"]}
    assert inputs["doctors"] == {
        "name": "doctors", "title": act.table("coverage").input("doctors").title.as_dict(),
        "unit": "doctor", "kind": "number", "scale": 2, "minimum": 0, "maximum": None,
        "optional": False, "default": None, "choices": [], "external": False,
    }  # fmt: skip
    assert "primary" in inputs["activity"]["choices"]
    formulas = {item["name"]: item for item in coverage["formulas"]}
    assert formulas["insured_per_doctor"]["unit"] == "person/doctor"
    assert formulas["insured_per_doctor"]["arguments"] == ["insured_persons", "doctors"]
    assert formulas["standing"]["kind"] == "text"
    assert all(item["article"] and item["title"]["sl"] for item in formulas.values())


def test_a_parameter_is_shown_through_time_as_text_that_keeps_its_scale(data):
    parameters = {item["name"]: item for item in data("acts", "show", ACT)["parameters"]}
    tolerance = parameters["coverage_tolerance"]
    assert (tolerance["unit"], tolerance["kind"], tolerance["article"]) == ("%", "number", "3(1)")
    assert tolerance["values"] == [{"from": "2007-04-01", "until": None, "value": "8"}]
    brackets = parameters["capitation_quotient_brackets"]
    assert (brackets["kind"], brackets["over"]) == ("bands", "quotient")
    assert brackets["values"][0]["value"][-1] == ["", "0"]


@pytest.mark.parametrize("language", ["sl", "en"])
def test_the_pages_for_people_name_every_table_in_their_language(mreza, language):
    act = acts.get(ACT)
    listed = mreza("acts", "list", "--lang", language).stdout
    shown = mreza("acts", "show", ACT, "--lang", language).stdout
    assert act.title[language] in listed
    for table in act.tables.values():
        assert table.name in listed
        assert table.title[language] in shown
    assert "None" not in shown


def test_an_unknown_act_is_refused_with_near_names(mreza):
    for command in (["show", "health_centers_2007"], ["check", "health_centers_2007"]):
        outcome = mreza("acts", *command, "--format", "json")
        assert (outcome.exit_code, outcome.stdout) == (2, "")
        assert outcome.stderr.startswith(f"Error: no act 'health_centers_2007'. Known: {ACT}")


def test_the_check_counts_what_follows_and_lists_what_does_not_with_its_figures(data, one_erratum):
    (report,) = data("acts", "check", ACT)
    assert (report["act"], report["derivable"], report["consistent"]) == (ACT, 2, 1)
    (erratum,) = report["errata"]
    assert (erratum["row"], erratum["printed"], erratum["consistent"]) == ("LAŠKO", "1250.5", False)
    assert Decimal(erratum["derived_low"]) == Decimal(erratum["derived_high"]) == 1251
    assert Decimal(erratum["distance"]) == Decimal("0.45")
    assert erratum["how"] == {"sl": "vsota", "en": "sum"}


def test_the_check_for_people_writes_figures_as_people_here_do(mreza, one_erratum):
    page = mreza("acts", "check", ACT).stdout
    assert "2 izpeljivih vrednosti, 1 se ujema, 1 neskladij vira" in page
    assert "LAŠKO" in page
    assert "1.250,5" in page
    assert "CELJE" not in page


def test_errata_are_the_documents_own_so_only_a_strict_check_fails(mreza, one_erratum, monkeypatch):
    assert mreza("acts", "check").exit_code == 0
    assert mreza("acts", "check", "--strict").exit_code == 1
    monkeypatch.setattr(lint_module, "lint", lambda act: Lint(act.id, (RIGHT,)))
    assert mreza("acts", "check", "--strict").exit_code == 0


def test_the_acts_of_the_product_are_checked_and_every_erratum_has_its_figures(data):
    for report in data("acts", "check"):
        assert report["derivable"] == report["consistent"] + len(report["errata"])
        for erratum in report["errata"]:
            assert erratum["printed"]
            assert Decimal(erratum["derived_low"]) <= Decimal(erratum["derived_high"])


def test_obligations_are_listed_with_their_due_dates_in_a_window(data):
    found = data("acts", "obligations", ACT, "--from", "2007-09-01", "--to", "2007-09-30")
    assert (found["act"], found["from"], found["to"]) == (ACT, "2007-09-01", "2007-09-30")
    due = {item["code"]: [one["due"] for one in item["due"]] for item in found["obligations"]}
    assert due["waiting_list_august"] == due["web_page"] == ["2007-09-30"]
    assert due["waiting_list_april"] == due["contract_after_arbitration"] == []
    (august,) = [item for item in found["obligations"] if item["code"] == "waiting_list_august"]
    assert (august["article"], august["rule"], august["event"]) == ("71(1.b)", "states", None)
    assert august["due"][0]["as_of"] == "2007-08-31"


def test_without_a_window_it_is_a_year_from_the_acts_first_day(data):
    found = data("acts", "obligations", ACT)
    assert (found["from"], found["to"]) == ("2007-04-01", "2008-03-31")
    assert all(item["due"] for item in found["obligations"] if not item["event"])


def test_what_waits_for_an_event_is_due_once_its_day_is_given(data, mreza):
    event = ("--event", "arbitration_record_received=2007-05-04")
    found = data("acts", "obligations", ACT, *event, *event)
    due = {item["code"]: item["due"] for item in found["obligations"]}
    assert [one["due"] for one in due["contract_after_arbitration"]] == ["2007-05-14"] * 2
    lines = mreza("acts", "obligations", ACT, *event, "--format", "csv").stdout.splitlines()
    assert lines[0].startswith("act,code,article,due,first,last,as_of,event,title_sl")
    assert f"{ACT},contract_after_arbitration,61(1.b),2007-05-14,,,,2007-05-04" in "\n".join(lines)


@pytest.mark.parametrize("language", ["sl", "en"])
def test_the_page_of_obligations_says_who_by_when_and_on_which_days(mreza, language):
    page = mreza("acts", "obligations", ACT, "--lang", language).stdout
    act = acts.get(ACT)
    for item in act.obligations:
        assert item.title[language] in page
        assert item.when[language] in page
    assert ("31. 1. 2008" if language == "sl" else "31 Jan 2008") in page


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--from", "1990-01-01"), "Stay within 2006 to 2040"),
        (("--to", "2041-01-01"), "Stay within 2006 to 2040"),
        (("--from", "2008-01-01", "--to", "2007-01-01"), "2008-01-01 is after 2007-01-01"),
        (("--from", "1. 4. 2007"), "Write it like 2007-04-01"),
        (("--event", "notice=2007-05-04"), "Known: notice_given"),
        (("--event", "notice_given"), "notice_given: '' is no day"),
        (("--event", "notice_given=9999-12-31"), "Stay within 2006 to 2040"),
    ],
)
def test_a_window_or_event_that_cannot_be_is_refused(mreza, arguments, says):
    outcome = mreza("acts", "obligations", ACT, *arguments)
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert says in outcome.stderr


def test_an_act_of_which_only_the_deadlines_are_kept_says_so(mreza, data):
    listed = {act["id"]: act for act in data("acts", "list")}
    only = [act for act in listed.values() if act["extent"] == "deadlines"]
    assert only
    for act in only:
        assert act["obligations"]
        shown = mreza("acts", "show", act["id"], "--lang", "en").stdout
        assert "Only the time limits of this document are kept" in shown
        assert "Tables" not in shown
        assert data("acts", "check", act["id"])[0]["derivable"] == 0
