"""`obligations.toml`: what it may say, and that every contradiction is named with its place."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from mreza import acts
from mreza.data.calendar import working_days
from mreza.kernel import due
from mreza.kernel.act import Act, load_act
from mreza.kernel.due import Given
from mreza.kernel.errors import ActError
from mreza.kernel.ledger import Article, Clause, Paragraph
from mreza.kernel.obligations import Frame, Obligation, load_obligations
from mreza.kernel.text import Text

WORDS = Text("sl", "en")
WHEN = {"when": Text("do 10.", "by the 10th")}
CLAUSES = {
    f"1({number})": Clause(
        Article("1", WORDS, WORDS, ()), Paragraph(number, kind, WORDS, WORDS, details), ()
    )
    for number, kind, details in (("1", "obligation", WHEN), ("2", "rule", {}))
}
FRAME = Frame("act", CLAUSES, date(2007, 4, 1), None)
ENTRY = """\
[[obligation]]
code = "report"
article = "1(1)"
title = { sl = "Poročilo", en = "Report" }
actor = { sl = "izvajalec", en = "provider" }
who = { kinds = ["health_centre"] }
due = { rule = "monthly", day = 10 }
"""
GIVEN = Given(working_days())


@pytest.fixture
def load(tmp_path: Path):
    """The obligations of a file with this text."""

    def read(text: str, frame: Frame = FRAME) -> tuple[Obligation, ...]:
        (tmp_path / "obligations.toml").write_text(text, encoding="utf-8")
        return load_obligations(tmp_path, frame)

    return read


def test_a_day_that_no_document_prints_says_why(load):
    (found,) = load(ENTRY + 'external = true\nwhy = { sl = "dneva ni", en = "no day" }\n')
    assert (found.external, found.why["en"]) == (True, "no day")


def test_the_end_of_a_part_of_the_year_is_printed_nowhere():
    unmarked = [
        (item.act, item.code)
        for act in acts.all_acts()
        for item in act.obligations
        if item.due.name == "times_a_year" and not item.external
    ]
    assert unmarked == []


def test_an_entry_with_the_least_it_needs(load):
    (found,) = load(ENTRY)
    assert (found.act, found.code, found.article) == ("act", "report", "1(1)")
    assert found.when == WHEN["when"]
    assert found.due == due.Monthly(10)
    assert (found.first, found.last, found.event, found.evidence) == (
        date(2007, 4, 1), None, None, "",
    )  # fmt: skip
    assert found.who.binds("health_centre", [], "zd-celje")
    assert not found.who.binds("hospital", ["annex_4"], "sb-celje")


def test_a_folder_without_the_file_has_none(tmp_path: Path):
    assert load_obligations(tmp_path, FRAME) == ()


@pytest.mark.parametrize(
    ("table", "rule"),
    [
        ('{ rule = "monthly", day = 31, of = "same_month" }', due.Monthly(31, same_month=True)),
        ('{ rule = "monthly_working_day", number = 5 }', due.MonthlyWorkingDay(5)),
        (
            '{ rule = "after_period", period_months = 3, working_days = 5 }',
            due.AfterPeriod(3, due.Span(5, "working_days")),
        ),
        ('{ rule = "yearly", date = "02-29" }', due.Yearly(2, 29, -1)),
        ('{ rule = "yearly", date = "12-31", for_year = "after" }', due.Yearly(12, 31, 1)),
        ('{ rule = "times_a_year", times = 2 }', due.TimesAYear(2)),
        (
            '{ rule = "states", states = [{ as_of = "12-31", due = "01-31" }] }',
            due.States((due.State((12, 31), (1, 31)),)),
        ),
        ('{ rule = "once", date = 2007-09-30 }', due.Once(date(2007, 9, 30))),
        (
            '{ rule = "reviews", months = 3, on_rest_day = "next_working_day" }',
            due.Reviews(due.Span(3, "months"), on_rest_day="next_working_day"),
        ),
        ('{ rule = "validity", years = 3 }', due.Validity(months=36)),
        ('{ rule = "validity", until = 2025-12-31 }', due.Validity(until=date(2025, 12, 31))),
    ],
)
def test_each_rule_is_read(load, table, rule):
    (found,) = load(ENTRY.replace('{ rule = "monthly", day = 10 }', table))
    assert found.due == rule


@pytest.mark.parametrize(
    "table",
    [
        '{ rule = "after_event", days = 10 }',
        '{ rule = "before_event", working_days = 5 }',
        '{ rule = "validity", years = 7, from = "event" }',
    ],
)
def test_a_rule_that_waits_for_an_event_names_it(load, table):
    text = ENTRY.replace('{ rule = "monthly", day = 10 }', table)
    with pytest.raises(ActError, match=r"act/obligations.toml, report: .*needs an event"):
        load(text)
    (found,) = load(text + 'event = { code = "notice", sl = "odpoved", en = "notice" }\n')
    assert found.event is not None
    assert found.event.title == Text("odpoved", "notice")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"report"', '"Report 1"', "code is 'Report 1'"),
        ('"1(1)"', '"1(3)"', r"1\(3\) is no clause.*Known: "),
        ('"1(1)"', '"1(2)"', r"1\(2\) is of kind rule.*when.sl"),
        ('sl = "Poročilo", ', "", "title needs both sl and en"),
        ("who =", "whom =", "unknown keys whom"),
        ('who = { kinds = ["health_centre"] }\n', "", "who missing"),
        ('{ kinds = ["health_centre"] }', '{ kind = ["x"] }', "who is .*kinds, tables, codes"),
        ('{ kinds = ["health_centre"] }', '{ kinds = "health_centre" }', "who is .*lists"),
        ('"monthly"', '"montly"', "no rule 'montly'.*monthly"),
        ("day = 10", "day = 32", "day is 32.*from 1 to 31"),
        ("day = 10", "day = true", "day is True"),
        ("day = 10", "days = 10", "day is None"),
        ("day = 10", "day = 10, months = 2", "unknown months"),
        ("day = 10", 'day = 10, on_rest_day = "skip"', "on_rest_day is 'skip'"),
        ('"monthly", day = 10', '"yearly", date = "02-30"', "no day of a year"),
        ('"monthly", day = 10', '"yearly", date = "31-01"', "no day of a year"),
        ('"monthly", day = 10', '"once", date = "2007-09-30"', "is no date.*2007-09-30"),
        ('"monthly", day = 10', '"once"', "date is missing"),
        ('"monthly", day = 10', '"once", date = 2007-09-30, first = 2007-01-01', "no period"),
        ('"monthly", day = 10', '"times_a_year", times = 5', "times is 5"),
        ('"monthly", day = 10', '"after_period", period_months = 3', "0 lengths of time"),
        ('"monthly", day = 10', '"reviews", months = 3, days = 90', "2 lengths of time"),
        ('"monthly", day = 10', '"reviews", months = 0', "0 apart"),
        ('"monthly", day = 10', '"states", states = [{ as_of = "04-30" }]', "as_of and due"),
    ],
)
def test_a_contradiction_is_named_with_its_file_and_code(load, old, new, says):
    assert old in ENTRY
    with pytest.raises(ActError, match=rf"act/obligations.toml, .*{says}"):
        load(ENTRY.replace(old, new))


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('period = "2007"', "period is '2007'"),
        ("period = { from = 2008-01-01, to = 2007-01-01 }", "ends before it begins"),
        ("period = { since = 2008-01-01 }", "period is"),
        ('event = { code = "x", sl = "x", en = "x" }', "no rule waits"),
        ('note = { sl = "samo slovensko" }', "note needs both"),
        ("external = true", "external = true and why"),
        ('why = { sl = "dneva ni", en = "no day" }', "external = true and why"),
        (ENTRY, "stands twice"),
    ],
)
def test_what_is_added_may_contradict_too(load, line, says):
    with pytest.raises(ActError, match=says):
        load(ENTRY + line)


def test_a_period_says_what_is_still_owed_after_it(load):
    (year,) = load(ENTRY + 'period = "contract_year"')
    assert (year.first, year.last) == (date(2007, 4, 1), date(2007, 12, 31))
    found = [item.due for item in year.items(date(2007, 1, 1), date(2009, 1, 1), GIVEN)]
    assert (found[0], found[-1], len(found)) == (date(2007, 5, 10), date(2008, 1, 10), 9)
    (part,) = load(ENTRY + "period = { to = 2007-04-30 }")
    assert [item.due for item in part.items(date(2007, 1, 1), date(2009, 1, 1), GIVEN)] == [
        date(2007, 5, 10)
    ]


def test_a_duty_counted_from_its_start_begins_with_the_act(load):
    (found,) = load(ENTRY.replace('"monthly", day = 10', '"reviews", months = 6'))
    items = found.items(date(2007, 1, 1), date(2008, 1, 1), GIVEN)
    assert [item.due for item in items] == [date(2007, 10, 1)]
    later = Given(working_days(), start=date(2007, 6, 15))
    assert found.items(date(2007, 1, 1), date(2008, 1, 1), later)[0].due == date(2007, 12, 15)


DEADLINES = """\
id = "deadlines_2007"
version = "2007-04-01"
title = { sl = "Izmišljen", en = "Invented" }
short = { sl = "Izm.", en = "Inv." }
in_force_from = 2007-04-01
extent = "deadlines"
"""
LEDGER = """\
[[article]]
number = "1"
[[article.paragraph]]
number = "1"
kind = "obligation"
summary = { sl = "Poroča.", en = "Reports." }
actor = { sl = "izvajalec", en = "provider" }
when = { sl = "do 10.", en = "by the 10th" }
"""


@pytest.fixture
def act(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """An act of which only the deadlines are kept."""
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "deadlines_2007", raising=False)
    folder = tmp_path / "deadlines_2007"
    folder.mkdir()
    (folder / "__init__.py").write_text("", encoding="utf-8")

    def load(about: str = DEADLINES, obligations: str = ENTRY) -> Act:
        for name, text in (("act", about), ("articles", LEDGER), ("obligations", obligations)):
            (folder / f"{name}.toml").write_text(text, encoding="utf-8")
        return load_act("deadlines_2007")

    return load


def test_an_act_of_deadlines_needs_nothing_that_computes(act):
    found = act()
    assert (found.extent, found.tables, found.parameters, found.printed) == (
        "deadlines",
        {},
        {},
        {},
    )
    assert found.obligation("report").clause is found.clauses[0]


def test_an_act_of_deadlines_without_any_is_refused(act):
    with pytest.raises(ActError, match=r"there are none.*obligations.toml"):
        act(obligations="")
    with pytest.raises(ActError, match=r"extent is 'half'.*deadlines"):
        act(about=DEADLINES.replace('deadlines"\n', 'half"\n'))


def test_a_due_date_changes_no_result_so_it_keeps_the_fingerprint(act):
    before = act().fingerprint
    assert act(obligations=ENTRY.replace("day = 10", "day = 11")).fingerprint == before
