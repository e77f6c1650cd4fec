"""From results to lines: sums of rows, what was issued before, what is taken back, checks."""

from __future__ import annotations

from decimal import Decimal

from mreza.rooms.settlement import statements
from mreza.rooms.settlement.statements import Check, LineKey, Statement
from tests.settled import FLAT, MINE, NURSING, OTHER, Q1, flat, nursing, results

POINTS: LineKey = (MINE, NURSING, "points", NURSING)


def stated(issued: dict[LineKey, Decimal] | None = None) -> dict[str, Statement]:
    rows = [nursing(OTHER), nursing(MINE)]
    sums = [flat(MINE, "1200"), flat(MINE, "2400", activity="emergency")]
    found = statements.state(results(Q1, rows, sums), issued, {"zd-gone": ("koper", "koper")})
    return {statement.provider: statement for statement in found}


def test_a_provider_has_one_statement_and_lines_in_the_order_of_lanes() -> None:
    found = stated()
    assert [*found] == [MINE, OTHER]
    assert [line.lane for line in found[MINE].lines] == [NURSING, FLAT, FLAT]
    assert [line.activity for line in found[MINE].lines[1:]] == ["duty", "emergency"]
    assert (found[MINE].unit, found[OTHER].office) == ("celje", "koper")


def test_paid_lines_add_up_to_the_statement() -> None:
    for statement in stated().values():
        assert statement.amount == sum(line.amount for line in statement.lines if line.paid)
        assert statement.now == statement.amount - statement.before == statement.amount
    assert sum(line.amount for line in stated()[MINE].lines[1:]) == Decimal("900.00")


def test_what_was_issued_is_taken_off_its_line() -> None:
    line = stated({POINTS: Decimal("100.00")})[MINE].lines[0]
    assert (line.before, line.now) == (Decimal("100.00"), line.amount - 100)


def test_what_is_no_longer_there_is_taken_back() -> None:
    gone: dict[LineKey, Decimal] = {
        (MINE, "physiotherapy", "points", "physiotherapy"): Decimal("70.00"),
        ("zd-gone", NURSING, "points", NURSING): Decimal("30.00"),
        ("zd-never", NURSING, "points", NURSING): Decimal("0.00"),
    }
    found = stated(gone)
    assert found[MINE].lines[-1].now == Decimal("-70.00")
    assert found[MINE].before == Decimal("70.00")
    back = found["zd-gone"]
    assert (back.amount, back.now) == (Decimal("0.00"), Decimal("-30.00"))
    assert (back.unit, back.office) == ("koper", "koper"), "where the registry has it"
    assert "zd-never" not in found


def test_a_line_about_nothing_is_left_out() -> None:
    zero = {"planned_points": "0", "ordinary_points": "0", "rest_day_points": "0"}
    found = statements.state(results(Q1, [nursing(MINE), nursing(OTHER, **zero)]))
    assert [statement.provider for statement in found] == [MINE]


def test_rows_of_nobody_give_no_statement() -> None:
    found = results(Q1, [nursing(MINE)])
    [lane] = found
    assert [s.provider for s in statements.state([lane])] == [MINE]
    nobody = [row.__class__("~x", "", row.activity, "", "", row.inputs) for row in lane.rows]
    other = lane.__class__(lane.lane, nobody, lane.result)
    assert statements.state([other]) == []
    assert statements.moved([other])[0]["rows"] == 0


def test_sums_are_checked() -> None:
    found = results(Q1, [nursing(MINE)], [flat(MINE, "1200")])
    good = statements.state(found)
    assert all(check.holds for check in statements.checks(found, good))
    wrong = [Statement(MINE, "", "", good[0].lines[1:])]
    assert [check.holds for check in statements.checks(found, wrong)].count(False) == 1


def test_a_check_holds_to_the_cent() -> None:
    title = statements.checks([], [])[0].title
    assert Check(title, Decimal("1.00"), Decimal("1.0")).holds
    assert not Check(title, Decimal("1.00"), Decimal("1.01")).holds
