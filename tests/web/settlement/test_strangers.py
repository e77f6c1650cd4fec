"""Another provider's things do not exist: by no address, number, filter, file or deed."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver, reverse

from mreza.rooms.settlement import computed
from mreza.rooms.settlement.models import Objection, SettlementRun
from mreza.site.accounts.models import User
from tests import settled
from tests.settled import MINE, NURSING, OTHER
from tests.web.test_rights import PAGES, addresses

pytestmark = pytest.mark.django_db
As = Callable[[str], Client]
ROOT = "/api/v1/settlements"
OBJECTION = {"disputed": "1.00", "reason": "R"}
THINGS = {"statement", "line", "row", "objection"}  # those of one provider


@pytest.fixture
def foreign(issued: SettlementRun, insurer: User) -> dict[str, Any]:
    """Numbers of zd-koper's things; the insurer wrote the objection in its stead."""
    line = settled.line_of(issued, OTHER)
    made = Objection.objects.create(line=line, disputed=1, reason="R", by=insurer)
    return {
        "statement": line.statement_id,
        "line": line.pk,
        "row": computed.rows_of(line)[0].pk,
        "objection": made.pk,
    }


def of_a_provider() -> list[str]:
    """Every address of the room that names a thing of one provider."""
    return [
        name
        for name, page in PAGES.items()
        if THINGS & set(page.args) and name.startswith(("settlement:", "api:"))
    ]


def reached(name: str, numbers: dict[str, Any]) -> str:
    args = [numbers.get(arg, arg) if isinstance(arg, str) else arg for arg in PAGES[name].args]
    return reverse(name, args=args)


def test_the_addresses_are_all_of_them() -> None:
    named = {name for name in addresses(get_resolver()) if name.startswith("settlement:")}
    assert len(of_a_provider()) > 12
    assert named <= set(PAGES)


def test_no_address_shows_what_is_anothers(client_as: As, foreign: dict[str, Any]) -> None:
    mine = client_as("provider")
    got = {name: mine.get(reached(name, foreign)).status_code for name in of_a_provider()}
    wrong = {name: status for name, status in got.items() if status not in (403, 404, 405)}
    assert wrong == {}
    assert {name for name, status in got.items() if status == 403} == {"settlement:answer"}


def test_no_deed_reaches_what_is_anothers(client_as: As, foreign: dict[str, Any]) -> None:
    mine = client_as("provider")
    for name in of_a_provider():
        body = {**OBJECTION, "state": "accepted", "answer": "A"}
        page = mine.post(reached(name, foreign), body)
        assert page.status_code in (400, 403, 404, 405), name
        sent = mine.post(reached(name, foreign), json.dumps(body), content_type="application/json")
        assert sent.status_code in (403, 404, 405, 422), name
    assert Objection.objects.get().state == "open"


def test_own_numbers_do_not_open_foreign_ones(
    client_as: As, issued: SettlementRun, foreign: dict[str, Any]
) -> None:
    mine, own = client_as("provider"), settled.line_of(issued, MINE)
    statement = f"/statements/{own.statement_id}/lines"
    for address in (
        f"{statement}/{foreign['line']}/rows",
        f"{statement}/{own.pk}/rows/{foreign['row']}/why/amount",
        f"{statement}/{own.pk}/rows/{foreign['row']}/realisation",
    ):
        assert mine.get(ROOT + address).status_code == 404, address
    for name, args in (
        ("line", [own.statement_id, foreign["line"]]),
        ("mass_rows", [own.statement_id, own.pk, foreign["row"]]),
        ("why", [own.statement_id, own.pk, foreign["row"], "amount"]),
        ("object", [own.statement_id, foreign["line"]]),
    ):
        assert mine.get(reverse(f"settlement:{name}", args=args)).status_code == 404, name


@pytest.mark.parametrize("kind", ["pdf", "xlsx", "json"])
def test_no_file_is_made_of_anothers_statement(
    client_as: As, foreign: dict[str, Any], kind: str
) -> None:
    address = reverse("settlement:statement_export", args=[foreign["statement"], kind])
    assert client_as("provider").get(address).status_code == 404
    assert client_as("insurer").get(address).status_code == 200


def test_no_filter_finds_what_is_anothers(
    client_as: As, issued: SettlementRun, foreign: dict[str, Any]
) -> None:
    mine = client_as("provider")
    for address in (
        f"/statements?provider={OTHER}",
        "/statements?office=koper",
        f"/runs/{issued.pk}/statements?provider={OTHER}",
        f"/runs/{issued.pk}/statements?office=koper",
        f"/objections?provider={OTHER}",
        "/objections?state=open",
    ):
        answer = mine.get(ROOT + address)
        assert (answer.status_code, answer.json()["total"]) == (200, 0), address
    for address in (
        "/settlements/",
        "/settlements/objections/",
        "/search/?q=zd+koper+obra%C4%8Dun",
    ):
        page: HttpResponse = mine.get(address)
        assert f"/statements/{foreign['statement']}/" not in page.content.decode(), address


def test_rows_that_stand_in_for_the_country_belong_to_nobody(
    client_as: As, issued: SettlementRun
) -> None:
    line = settled.line_of(issued, MINE)
    found = client_as("provider").get(f"{ROOT}/statements/{line.statement_id}/lines/{line.pk}/rows")
    assert {row["provider"] for row in found.json()["items"]} == {MINE}


def test_what_is_not_issued_does_not_exist_yet(client_as: As, complete: SettlementRun) -> None:
    line = settled.line_of(complete, MINE)
    numbers = {
        "statement": line.statement_id, "line": line.pk, "row": computed.rows_of(line)[0].pk,
        "run": complete.pk,
    }  # fmt: skip
    for role in ("provider", "ministry"):
        visitor = client_as(role)
        for name in of_a_provider():
            if "objection" in PAGES[name].args:
                continue
            status = visitor.get(reached(name, numbers)).status_code
            assert status in (404, 405), (role, name)
    ministry = client_as("ministry")
    for name in ("run", "what_if", "compare"):
        address = reverse(f"settlement:{name}", args=[complete.pk])
        assert ministry.get(address).status_code == 404, name
    for part in ("", "/overview", "/statements", "/proposals"):
        assert ministry.get(f"{ROOT}/runs/{complete.pk}{part}").status_code == 404, part


DEEDS: dict[str, tuple[int, int, int]] = {  # provider, ministry, chamber
    "/runs": (403, 403, 403),
    "/runs/{run}/cancel": (403, 403, 403),
    "/runs/{run}/issue": (403, 403, 403),
    "/runs/{run}/what-if": (403, 200, 403),
    "/runs/{run}/proposals": (403, 201, 403),
    "/statements/{statement}/lines/{line}/objections": (404, 403, 403),
    "/objections/{objection}/answer": (403, 403, 403),
    "/objections/{objection}/withdraw": (404, 403, 403),
}


def test_deeds_over_http_are_for_those_whom_the_rules_name(
    client_as: As, client: Client, issued: SettlementRun, foreign: dict[str, Any]
) -> None:
    values = {"set": {"community_nursing_point_price": "9"}}
    bodies: dict[str, Any] = {
        "runs": {"period": "2007-Q2"}, "what-if": values, "proposals": {**values, "name": "N"},
        "objections": OBJECTION, "answer": {"state": "accepted", "answer": "A"},
    }  # fmt: skip
    for place, role in enumerate(("provider", "ministry", "chamber")):
        visitor = client_as(role)
        for deed, answers in DEEDS.items():
            address = ROOT + deed.format(run=issued.pk, **foreign)
            body = json.dumps(bodies.get(deed.rsplit("/", 1)[1], {}))
            answer = visitor.post(address, body, content_type="application/json")
            assert answer.status_code == answers[place], (role, deed, answer.content)
            public = client.post(address, body, content_type="application/json")
            assert public.status_code == 401, deed
    assert SettlementRun.objects.count() == 1
    assert Objection.objects.get().state == "open"


def test_the_ministry_reads_statements_and_no_rows_of_persons(
    client_as: As, issued: SettlementRun
) -> None:
    ministry, line = client_as("ministry"), settled.line_of(issued, MINE)
    address = reverse("settlement:line", args=[line.statement_id, line.pk])
    page = ministry.get(address).content.decode()
    row = computed.rows_of(line)[0].pk
    rows = reverse("settlement:mass_rows", args=[line.statement_id, line.pk, row])
    assert f'"{rows}"' not in page
    assert ministry.get(rows).status_code == 403
    assert f'"{rows}"' in client_as("provider").get(address).content.decode()


def test_numbers_of_nothing_are_not_found(client_as: As, issued: SettlementRun) -> None:
    insurer = client_as("insurer")
    huge = 10**25
    for address in (
        f"/settlements/statements/{huge}/", f"/settlements/runs/{huge}/",
        f"/settlements/objections/{huge}/answer/", "/settlements/statements/0/",
        f"/settlements/statements/{huge}.pdf",
    ):  # fmt: skip
        assert insurer.get(address).status_code == 404, address
    assert insurer.get(f"{ROOT}/statements/{huge}").status_code == 422
    assert insurer.get(f"{ROOT}/statements/{2**63 - 1}").status_code == 404
    line = settled.line_of(issued, MINE, NURSING)
    for formula in ("no_such", "provider", "%00", "../amount"):
        address = (
            f"/settlements/statements/{line.statement_id}/lines/{line.pk}/rows/1/why/{formula}/"
        )
        assert insurer.get(address).status_code == 404, formula
