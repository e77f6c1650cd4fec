"""Rows about one person are for the insurer and the provider, not for whoever oversees."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from mreza.rooms.settlement import actions, computed, keeping, lanes, queries, statements
from mreza.rooms.settlement.evaluation import CountedRow, evaluate
from mreza.rooms.settlement.models import SettlementRun
from tests import settled
from tests.settled import MINE, Q1

pytestmark = pytest.mark.django_db
As = Callable[[str], Client]
DIALYSIS = "dialysis_transport"
PERSON = "SYN0PATIENT"


@pytest.fixture
def ridden(loaded: None) -> SettlementRun:
    """An issued run with the rides of one person."""
    lane = lanes.get(DIALYSIS)
    inputs = {
        "provider": MINE, "person": PERSON, "stay": "home", "approved": True,
        "list_distance": "12.0", "rides": "10",
    }  # fmt: skip
    row = CountedRow(f"{MINE}/{PERSON}/home", MINE, DIALYSIS, "celje", "celje", inputs)
    run = settled.settle([settled.nursing(settled.OTHER)])
    run.pk, run.state, run.scope = None, "running", "office:celje"
    run.save()
    found = [evaluate(lane, [row], at=Q1.law_day, engine="exact")]
    stated = statements.state(found, {}, queries.places(Q1.last))
    keeping.keep(run, found, stated, statements.checks(found, stated))
    return actions.issue(run, by=None)


@pytest.mark.parametrize(("role", "seen"), [("insurer", 1), ("provider", 1), ("ministry", 0)])
def test_who_sees_the_row_of_a_person(
    ridden: SettlementRun, client_as: As, role: str, seen: int
) -> None:
    line, client = settled.line_of(ridden, lane=DIALYSIS), client_as(role)
    row = computed.rows_of(line)[0]
    page = client.get(reverse("settlement:line", args=[line.statement_id, line.pk]))
    assert page.status_code == 200
    assert (PERSON in page.content.decode()) is bool(seen)
    why = reverse("settlement:why", args=[line.statement_id, line.pk, row.pk, "amount"])
    assert client.get(why).status_code == (200 if seen else 404)
    api = f"/api/v1/settlements/statements/{line.statement_id}/lines/{line.pk}/rows"
    rows = client.get(api)
    assert rows.status_code == 200
    assert rows.json()["total"] == seen
