"""Pages and operations of settlements: at most twelve queries, however many statements."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.main_pages import MOST_QUERIES, SETTLED_PAGES, MainPage
from mreza.rooms.network.models import OrganisationVersion
from mreza.rooms.settlement import computed
from mreza.rooms.settlement.models import Objection, Proposal, SettlementRun, Statement
from mreza.site.accounts.models import User
from tests import settled
from tests.settled import MINE, flat, nursing, settle

pytestmark = pytest.mark.django_db
API = "/api/v1/settlements"
OPERATIONS = (
    MainPage("Runs", f"{API}/runs", "insurer"),
    MainPage("Overview", f"{API}/runs/{{run}}/overview", "ministry"),
    MainPage("Statements", f"{API}/statements", "insurer"),
    MainPage("Statements of a run", f"{API}/runs/{{run}}/statements", "provider"),
    MainPage("Statement", f"{API}/statements/{{statement}}", "provider"),
    MainPage("Rows", f"{API}/statements/{{statement}}/lines/{{line}}/rows", "provider"),
    MainPage(
        "Why", f"{API}/statements/{{statement}}/lines/{{line}}/rows/{{row}}/why/amount", "provider"
    ),
    MainPage("Objections", f"{API}/objections", "insurer"),
    MainPage("Proposals", f"{API}/runs/{{run}}/proposals", "ministry"),
)
PAGES = SETTLED_PAGES + OPERATIONS


def issued(statements: int, objections: int) -> dict[str, Any]:
    """Numbers of a run with so many statements; two lines each, the first providers object."""
    found = OrganisationVersion.objects.filter(kind="health_centre").exclude(organisation=MINE)
    codes = [MINE, *found.values_list("organisation", flat=True).distinct()[: statements - 1]]
    assert len(codes) == statements
    run = settle(
        [nursing(code) for code in codes], [flat(code, "1200") for code in codes], issue=True
    )
    staff = User.objects.get(username="izvajalec")
    for code in codes[:objections]:
        made = Objection.objects.create(
            line=settled.line_of(run, code), disputed=1, reason="R", by=staff
        )
    for number in range(objections):
        keep(run, f"P{number}", staff)
    line = settled.line_of(run)
    return {
        "run": run.pk, "statement": line.statement_id, "line": line.pk,
        "row": computed.rows_of(line)[0].pk, "objection": made.pk,
    }  # fmt: skip


def keep(run: SettlementRun, name: str, author: User) -> None:
    Proposal.objects.create(
        run=run, name=name, overrides={"community_nursing_point_price": "9"}, author=author
    )


def asked(visitor: Client, page: MainPage, numbers: dict[str, Any]) -> int:
    """How many queries the page asks."""
    address = page.address.format(**numbers)
    visitor.get(address)  # contents that are read once a process
    with CaptureQueriesContext(connection) as found:
        answer = visitor.get(address)
    assert answer.status_code == 200, address
    return len(found)


def test_no_page_asks_more_for_forty_statements_than_for_two(
    client_as: Callable[[str], Client],
) -> None:
    visitors = {page.role: client_as(page.role) for page in PAGES}
    few = issued(2, 1)
    counts = {page: [asked(visitors[page.role], page, few)] for page in PAGES}
    many = issued(40, 4)
    assert Statement.objects.filter(run=many["run"]).count() == 40
    for page in PAGES:
        counts[page].append(asked(visitors[page.role], page, many))
    assert {page.title: found for page, found in counts.items() if max(found) > MOST_QUERIES} == {}
    assert {page.title: found for page, found in counts.items() if found[1] > found[0]} == {}
