"""What pages make of statements: adjustments inside lines, comparison, forecast, advance."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook

from mreza.rooms.contracts.advances import advance
from mreza.rooms.contracts.models import Contract
from mreza.rooms.settlement import adjustments, compared, forecast, overview, queries, shown
from mreza.rooms.settlement.models import SettlementRun, Statement
from mreza.rooms.settlement.periods import Period
from tests import settled
from tests.settled import MINE, flat, nursing, statement_of

pytestmark = pytest.mark.django_db
ClientAs = Callable[[str], Client]
CONTRACT = "/contracts/2007-zd-celje/"
ABOVE = nursing(MINE, ordinary_points="1500", rest_day_points="100")


def whole(run: SettlementRun) -> Statement:
    """The statement of the demo provider with its lines."""
    found = queries.statement(statement_of(run).pk)
    assert found is not None
    return found


@pytest.fixture
def above() -> Statement:
    """A first quarter in which more was done than planned."""
    return whole(settled.settle([ABOVE], [flat(MINE, "12000")], issue=True))


def lines_of(statement: Statement, earlier: Statement | None = None) -> list[dict[str, object]]:
    return shown.lines(statement, earlier, "sl", adjustments.rows_of(statement))


def test_what_a_rule_takes_off_is_negative_and_what_it_gives_positive(above: Statement) -> None:
    line = next(entry for entry in lines_of(above) if entry["lane"] == settled.NURSING)
    signs = {entry["title"]: entry["amount"] > 0 for entry in line["adjustments"]}  # type: ignore[attr-defined]
    assert signs == {"Nedelje in prazniki": True, "Patronaža nad načrtom": False}


def test_adjustments_stand_under_their_line_and_lead_to_their_steps(
    client_as: ClientAs, above: Statement
) -> None:
    client = client_as("provider")
    page = client.get(f"/settlements/statements/{above.pk}/").content.decode()
    assert 'class="adjustment"' in page
    rows = adjustments.rows_of(above)
    line = above.lines.get(lane=settled.NURSING)
    found = adjustments.of_line(line, rows)
    for item in found:
        entry = shown.adjustment(item, line, rows, "sl")
        assert entry["why"] in page
        answer = client.get(entry["why"])
        assert answer.status_code == 200
        assert entry["article"] in page


def test_a_sum_of_several_rows_opens_into_them(client_as: ClientAs) -> None:
    run = settled.both()
    line = statement_of(run).lines.get(lane=settled.NURSING)
    address = f"/settlements/statements/{line.statement_id}/lines/{line.pk}/"
    client = client_as("provider")
    part = client.get(f"{address}?of=amount", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "why/amount/" in part
    wrong = client.get(f"{address}?of=nothing", headers={"HX-Request": "true"}).content.decode()
    assert "why/amount/" not in wrong
    assert 'role="alert"' in wrong
    assert client.get(f"{address}?of=nothing").status_code == 200


def test_adjustments_of_quarters_are_one_rule(above: Statement) -> None:
    found = [one["found"] for entry in lines_of(above) for one in entry["adjustments"]]  # type: ignore[attr-defined]
    twice = adjustments.together([*found, *found])
    assert len(twice) == len(found)
    assert sum(item.amount for item in twice) == 2 * sum(item.amount for item in found)


def test_months_are_compared_with_months(above: Statement) -> None:
    later = nursing(MINE, planned_points="4000", ordinary_points="2000", rest_day_points="100")
    year = settled.settle([later], [flat(MINE, "12000", 12)], period=Period(2007, 5), issue=True)
    item = whole(year)
    found = compared.with_last(item, above, shown.groups(lines_of(item, above)))
    assert (found["months"], found["last_months"]) == (9, 3)
    assert [group["code"] for group in found["same"]] == ["duty"]  # 1,000 EUR a month in both
    assert [group["code"] for group in found["groups"]] == ["community_nursing"]
    assert found["whole"]["monthly"] == item.now / 9 - above.now / 3


def test_the_first_statement_is_compared_with_nothing(above: Statement) -> None:
    found = compared.with_last(above, None, shown.groups(lines_of(above)))
    assert (found["months"], found["last_months"], found["whole"]["rate"]) == (3, 0, None)


def test_the_forecast_is_the_months_so_far_for_twelve() -> None:
    assert forecast.of_the_year(Decimal("100.00"), 3) == Decimal("400.00")
    assert forecast.of_the_year(Decimal("100.00"), 12) == Decimal("100.00")
    assert forecast.of_the_year(Decimal("0.01"), 9) == Decimal("0.01")


def test_an_advance_is_a_twelfth_by_the_last_issued_statement(above: Statement) -> None:
    contract = Contract.objects.get(number="2007-zd-celje")
    day = Period(2007, 1).last
    settled.settle([nursing(MINE)], period=Period(2007, 2))  # complete, not issued
    found = advance(contract, [], day)
    assert found is not None
    assert found.value == above.amount * 4
    assert found.whole


def test_nothing_issued_gives_no_value() -> None:
    settled.both(issue=False)
    contract = Contract.objects.get(number="2007-zd-celje")
    assert forecast.yearly_value(contract, [], Period(2007, 1).last) is None


def test_the_contract_page_shows_to_each_what_they_may_see(client_as: ClientAs) -> None:
    run = settled.both(issue=False)
    assert 'id="settled"' in client_as("insurer").get(CONTRACT).content.decode()
    assert 'id="settled"' not in client_as("provider").get(CONTRACT).content.decode()
    assert 'id="settled"' not in client_as("ministry").get(CONTRACT).content.decode()
    settled.actions.issue(run, by=None)
    assert 'id="settled"' in client_as("provider").get(CONTRACT).content.decode()


def test_whoever_imported_nothing_is_counted_and_not_listed() -> None:
    nothing = nursing(settled.OTHER, ordinary_points="0", rest_day_points="0")
    found = overview.furthest(settled.settle([ABOVE, nothing]), most=8)
    assert [entry["reached"] > 100 for entry in found.above] == [True]
    assert found.below == []
    assert found.nothing == 1


def test_the_workbook_has_lines_adjustments_and_what_it_is_of(
    client_as: ClientAs, above: Statement
) -> None:
    answer = client_as("provider").get(f"/settlements/statements/{above.pk}.xlsx")
    book = load_workbook(BytesIO(answer.content))
    assert book.sheetnames == ["Obračun izvajalca", "Prilagoditve", "O obračunu"]
    assert book["Prilagoditve"].max_row == 3
    total = [cell.value for cell in book["Obračun izvajalca"][book["Obračun izvajalca"].max_row]]
    assert Decimal(str(total[8])) == above.amount
