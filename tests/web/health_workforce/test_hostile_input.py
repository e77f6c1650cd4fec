"""What somebody could try with the data of health workers, and what they get."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from mreza.rooms.health_workforce import public
from mreza.rooms.health_workforce.forms import MOST, NAMES
from mreza.rooms.health_workforce.guard import hidden
from mreza.rooms.health_workforce.queries.ages import Census, Heads
from tests.conftest import ClientAs
from tests.web.health_workforce.conftest import CODE, Send

TODAY = date(2026, 11, 22)


def test_a_cell_that_several_totals_tell_together_is_hidden_with_another() -> None:
    """Rows a and b less columns 1 and 2 are the cell (b, 3): no line tells it by itself."""
    small = [("a", 1), ("a", 2), ("b", 1), ("b", 2), ("c", 3), ("c", 4), ("d", 3), ("d", 4)]
    cells = {(row, column): 50 for row in "abcd" for column in (1, 2, 3, 4)}
    cells |= dict.fromkeys([*small, ("b", 3)], 3) | {("d", 1): 20}
    assert hidden(cells, 5) == {*small, ("b", 3), ("d", 1)}


def test_small_numbers_of_all_groups_together_are_hidden_too() -> None:
    """A first provider that sends: its two oldest men are not told by the pyramid of all."""
    heads = [
        Heads("nurse", "male", born, number, Decimal(number))
        for born, number in ((1955, 2), (1980, 30), (1990, 9))
    ]
    small = public.small_ages(Census(2025, heads, synthetic=False), set(), TODAY)
    assert {("", 65, "male"), ("nurse", 65, "male")} <= small
    assert ("", 45, "male") not in small
    assert len([cell for cell in small if not cell[0]]) == 2  # one alone would be told by the rest


@pytest.mark.django_db
def test_the_greatest_assumptions_that_are_taken_are_computed(client_as: ClientAs) -> None:
    most = "&".join(f"{name}={MOST.get(name, Decimal(100))}" for name in NAMES)
    client = client_as("ministry")
    page, over_http = "/health-workforce/projections/nurse/", "/projections/nurse"
    assert client.get(f"{page}?{most}").status_code == 200
    assert client.get(f"/api/v1/health-workforce{over_http}?{most}").status_code == 200
    more = f"/api/v1/health-workforce{over_http}?productivity_growth=100"
    assert client.get(more).status_code == 422


@pytest.mark.django_db
def test_own_rows_are_a_workbook_with_words_of_people(client_as: ClientAs, send: Send) -> None:
    send("AA1;nurse;=cmd|x;1980;female;permanent;1,00;2010;ne")
    client = client_as("provider")
    assert client.get(f"/health-workforce/providers/{CODE}/workers.xlsx").status_code == 200
    text = client.get(f"/health-workforce/providers/{CODE}/workers.csv").content.decode()
    assert "'=cmd|x" in text  # no formula for whoever opens it


@pytest.mark.django_db
def test_half_a_character_is_refused_and_no_error(client_as: ClientAs) -> None:
    body = r'{"rows":[{"code":"\ud800","group":"nurse","employment":"permanent"}]}'
    answer = client_as("provider").post(
        f"/api/v1/health-workforce/providers/{CODE}/workers?day=2026-06-29", body,
        content_type="application/json",
    )  # fmt: skip
    assert answer.status_code == 422
