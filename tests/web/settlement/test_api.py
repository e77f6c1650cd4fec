"""The API of settlements: what each operation answers, and what does not exist for whom."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from mreza import acts
from mreza.rooms.settlement.models import Objection, SettlementRun, Statement
from mreza.site.accounts.models import User
from tests import settled
from tests.settled import FLAT, MINE, NURSING, OTHER, Q1

pytestmark = pytest.mark.django_db
ROOT = "/api/v1/settlements"
As = Callable[[str], Client]


def send(client: Client, address: str, body: Any = None) -> HttpResponse:
    content = {} if body is None else body
    return client.post(ROOT + address, json.dumps(content), content_type="application/json")


def said(answer: HttpResponse, status: int) -> dict[str, Any]:
    """The body of a refusal."""
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    return answer.json()


def lines(run: SettlementRun, provider: str = MINE) -> str:
    statement = settled.statement_of(run, provider)
    return f"/statements/{statement.pk}/lines/{settled.line_of(run, provider).pk}"


def test_a_run_is_asked_for_and_found_at_its_address(client_as: As) -> None:
    insurer = client_as("insurer")
    answer = send(insurer, "/runs", {"period": "2007-Q1", "scope": "office:celje"})
    assert answer.status_code == 202, answer.content
    run = answer.json()
    assert (run["period"], run["scope"], run["state"]) == ("2007-Q1", "office:celje", "queued")
    assert insurer.get(answer["Location"]).json() == run
    again = said(send(insurer, "/runs", {"period": "2007-Q1", "scope": "office:celje"}), 409)
    assert again["run"] == run["id"]


@pytest.mark.parametrize(
    "body",
    [
        {"period": "2007-Q5"},
        {"period": "2007-"},
        {"period": "9999"},
        {"period": "0000-Q1"},
        {"period": "2007-Q1", "scope": "office:nowhere"},
        {"period": "2007-Q1", "scope": "galaxy"},
        {"period": "2007-Q1", "scope": "pk:1"},
        {"period": "2007-Q1", "scope": "provider:zd\x00celje"},
        {"period": "2007-Q1", "engine": "abacus"},
        {"period": "2007-Q1", "agian": True},
        {},
    ],
)
def test_what_cannot_be_settled_is_refused_before_anything_is_queued(
    client_as: As, body: dict[str, Any]
) -> None:
    said(send(client_as("insurer"), "/runs", body), 422)
    assert not SettlementRun.objects.exists()


def test_a_run_is_cancelled_and_a_complete_one_stays(
    client_as: As, complete: SettlementRun
) -> None:
    insurer = client_as("insurer")
    number = send(insurer, "/runs", {"period": "2007-Q2"}).json()["id"]
    answer = send(insurer, f"/runs/{number}/cancel")
    assert (answer.status_code, answer.json()["state"]) == (202, "cancelled")
    assert send(insurer, f"/runs/{complete.pk}/cancel").json()["state"] == "complete"
    said(send(insurer, f"/runs/{number}/issue"), 409)


def test_statements_are_for_their_provider_once_issued(
    client_as: As, complete: SettlementRun
) -> None:
    insurer, mine = client_as("insurer"), client_as("provider")
    address = f"{ROOT}/runs/{complete.pk}/statements"
    assert insurer.get(address).json()["total"] == 2
    said(mine.get(address), 404)
    assert mine.get(f"{ROOT}/statements").json()["total"] == 0
    assert send(insurer, f"/runs/{complete.pk}/issue").json()["issued_at"]
    for found in (mine.get(address).json(), mine.get(f"{ROOT}/statements").json()):
        assert [item["provider"] for item in found["items"]] == [MINE]
        assert found["items"][0]["name"].startswith("Zdravstveni dom Celje")
    assert insurer.get(f"{ROOT}/statements?office=koper").json()["items"][0]["provider"] == OTHER


def test_a_statement_adds_up(client_as: As, issued: SettlementRun) -> None:
    number = settled.statement_of(issued).pk
    found = client_as("provider").get(f"{ROOT}/statements/{number}").json()
    assert {line["lane"] for line in found["lines"]} == {NURSING, FLAT}
    cents = [round(float(line["amount"]) * 100) for line in found["lines"] if line["paid"]]
    assert sum(cents) == round(float(found["amount"]) * 100) > 0
    assert found["period"] == "2007-Q1"
    assert (found["undisputed"], found["disputed"]) == (found["now"], "0.00")
    flat = next(line for line in found["lines"] if line["lane"] == FLAT)
    assert flat["amount"] == "3000.00"
    assert flat["title"]["en"] == "Flat sum"


def test_a_line_opens_to_its_rows_and_a_row_to_its_steps(
    client_as: As, issued: SettlementRun
) -> None:
    mine = client_as("provider")
    rows = mine.get(f"{ROOT}{lines(issued)}/rows").json()
    assert rows["table"] == "health_centres_2007.community_nursing"
    assert rows["receipt"]["at"] == "2007-04-01"
    row = rows["items"][0]
    assert row["values"]["ordinary_points"] == "900.00"
    why = mine.get(f"{ROOT}{lines(issued)}/rows/{row['id']}/why/realised_points").json()
    assert why["step"]["value"] == row["values"]["realised_points"]
    assert {step["name"] for step in why["step"]["inputs"]} >= {"ordinary_points"}
    said(mine.get(f"{ROOT}{lines(issued)}/rows/{row['id']}/why/no_such_formula"), 404)
    behind = mine.get(f"{ROOT}{lines(issued)}/rows/{row['id']}/realisation").json()
    assert (behind["dataset"], behind["total"]) == ("services", 0)


def test_rows_of_another_line_or_provider_are_not_found(
    client_as: As, issued: SettlementRun
) -> None:
    insurer = client_as("insurer")
    foreign = insurer.get(f"{ROOT}{lines(issued, OTHER)}/rows").json()["items"][0]["id"]
    flat = settled.line_of(issued, MINE, FLAT)
    for line in (lines(issued), f"/statements/{flat.statement_id}/lines/{flat.pk}"):
        said(insurer.get(f"{ROOT}{line}/rows/{foreign}/why/realised_points"), 404)
        said(insurer.get(f"{ROOT}{line}/rows/{foreign}/realisation"), 404)
    mixed = f"/statements/{flat.statement_id}/lines/{settled.line_of(issued, OTHER).pk}/rows"
    said(insurer.get(ROOT + mixed), 404)


def test_the_overview_ties_to_the_run(client_as: As, issued: SettlementRun) -> None:
    found = client_as("ministry").get(f"{ROOT}/runs/{issued.pk}/overview").json()
    total = round(float(found["run"]["amount"]) * 100)
    assert sum(round(float(office["amount"]) * 100) for office in found["offices"]) == total
    paid = [line for line in found["activities"] if line["paid"]]
    assert sum(round(float(line["amount"]) * 100) for line in paid) == total
    assert {office["office"] for office in found["offices"]} == {"celje", "koper"}
    assert found["below"][0]["provider"] == OTHER
    assert any(move["article"].startswith("14") for move in found["moved"])


def test_what_if_says_who_gains_and_a_proposal_is_kept_once(
    client_as: As, issued: SettlementRun
) -> None:
    ministry, address = client_as("ministry"), f"/runs/{issued.pk}/what-if"
    body = {"set": {"community_nursing_point_price": "100"}}
    found = send(ministry, address, body).json()
    assert found["set"] == {"community_nursing_point_price": "100"}
    assert {item["name"] for item in found["providers"]} == {MINE, OTHER}
    assert found["conserved"] is True
    cents = [round(float(item["change"]) * 100) for item in found["providers"]]
    assert sum(cents) == round(float(found["total"]["change"]) * 100) != 0
    same = {"set": body["set"], "name": "Higher price", "note": "n"}
    kept = send(ministry, f"/runs/{issued.pk}/proposals", same)
    assert kept.status_code == 201, kept.content
    said(send(ministry, f"/runs/{issued.pk}/proposals", same), 409)
    listed = client_as("insurer").get(f"{ROOT}/runs/{issued.pk}/proposals").json()
    assert [(item["name"], item["own"]) for item in listed] == [("Higher price", False)]
    number = kept.json()["id"]
    said(client_as("insurer").delete(f"{ROOT}/proposals/{number}"), 404)
    assert ministry.delete(f"{ROOT}/proposals/{number}").status_code == 204


def test_the_values_of_the_act_change_nothing(client_as: As, issued: SettlementRun) -> None:
    parameters = acts.get("health_centres_2007").parameters
    own = parameters["community_nursing_point_price"].on(Q1.law_day).value
    body = {"set": {"community_nursing_point_price": str(own)}}
    found = send(client_as("insurer"), f"/runs/{issued.pk}/what-if", body).json()
    assert {item["change"] for item in found["providers"]} == {"0.00"}
    assert found["total"]["before"] == found["total"]["after"]


def test_a_kept_proposal_opens_on_the_page_for_comparison(
    client_as: As, issued: SettlementRun
) -> None:
    insurer = client_as("insurer")
    body = {"set": {"community_nursing_point_price": 100}, "name": "A"}
    assert send(insurer, f"/runs/{issued.pk}/proposals", body).status_code == 201
    page = insurer.get(f"/settlements/runs/{issued.pk}/proposals/compare/")
    assert page.status_code == 200


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"no_such_parameter": "1"},
        {"community_nursing_point_price": "ten"},
        {"community_nursing_point_price": "-1"},
        {"community_nursing_point_price": "NaN"},
        {"community_nursing_point_price": "9" * 60},
        {"community_nursing_point_price": ["1"]},
        {"community_nursing_point_price": True},
    ],
)
def test_values_that_are_none_are_refused(
    client_as: As, issued: SettlementRun, values: dict[str, Any]
) -> None:
    ministry = client_as("ministry")
    said(send(ministry, f"/runs/{issued.pk}/what-if", {"set": values}), 422)


def test_an_objection_from_start_to_end(client_as: As, issued: SettlementRun) -> None:
    insurer, mine = client_as("insurer"), client_as("provider")
    address = f"{lines(issued)}/objections"
    made = send(mine, address, {"disputed": "100.50", "reason": "Counted twice"})
    assert made.status_code == 201, made.content
    number = made.json()["id"]
    assert mine.get(made["Location"]).json() == made.json()
    said(send(mine, address, {"disputed": "1", "reason": "Again"}), 409)
    statement = mine.get(f"{ROOT}/statements/{settled.statement_of(issued).pk}").json()
    assert statement["disputed"] == "100.50"
    assert [one["id"] for one in statement["objections"]] == [number]
    answer = f"/objections/{number}/answer"
    said(send(mine, answer, {"state": "accepted", "answer": "Yes"}), 403)
    for accepted in (None, "0", "100.50", "999"):
        body = {"state": "partly", "answer": "Half", "accepted": accepted}
        said(send(insurer, answer, body), 422)
    done = send(insurer, answer, {"state": "partly", "answer": "Half", "accepted": "50"}).json()
    assert (done["state"], done["accepted"]) == ("partly", "50.00")
    said(send(insurer, answer, {"state": "rejected", "answer": "No"}), 409)
    said(send(mine, f"/objections/{number}/withdraw"), 409)
    assert mine.get(f"{ROOT}/statements/{statement['id']}").json()["disputed"] == "0.00"


def test_an_objection_is_withdrawn_by_its_provider(client_as: As, issued: SettlementRun) -> None:
    mine = client_as("provider")
    body = {"disputed": "1.00", "reason": "R"}
    number = send(mine, f"{lines(issued)}/objections", body).json()["id"]
    said(send(client_as("insurer"), f"/objections/{number}/withdraw"), 403)
    assert send(mine, f"/objections/{number}/withdraw").json()["state"] == "withdrawn"
    assert send(mine, f"{lines(issued)}/objections", body).status_code == 201


@pytest.mark.parametrize(
    "body",
    [
        {"disputed": "0", "reason": "R"},
        {"disputed": "-1", "reason": "R"},
        {"disputed": "1.001", "reason": "R"},
        {"disputed": "9" * 13, "reason": "R"},
        {"disputed": "1\n", "reason": "R"},
        {"disputed": 1, "reason": "R"},
        {"disputed": "1", "reason": " \n "},
        {"disputed": "1", "reason": "a\x00b"},
        {"disputed": "1", "reason": "x" * 2001},
        {"disputed": "1"},
    ],
)
def test_what_is_no_objection_is_refused(
    client_as: As, issued: SettlementRun, body: dict[str, Any]
) -> None:
    said(send(client_as("provider"), f"{lines(issued)}/objections", body), 422)
    assert not Objection.objects.exists()


def test_programs_sign_in_with_name_and_password(client: Client, issued: SettlementRun) -> None:
    token = base64.b64encode(b"izvajalec:mreza-demo").decode()
    answer = client.get(f"{ROOT}/statements", headers={"Authorization": f"Basic {token}"})
    assert answer.json()["total"] == 1
    said(client.get(f"{ROOT}/statements"), 401)


def test_programs_send_without_the_token_of_a_form_and_sessions_do_not(
    issued: SettlementRun, staff: User
) -> None:
    client = Client(enforce_csrf_checks=True)
    token = base64.b64encode(b"izvajalec:mreza-demo").decode()
    content, kind = json.dumps({"disputed": "1.00", "reason": "R"}), "application/json"
    address = f"{ROOT}{lines(issued)}/objections"
    answer = client.post(address, content, kind, headers={"Authorization": f"Basic {token}"})
    assert answer.status_code == 201, answer.content
    client.force_login(staff)
    said(client.post(address, content, kind), 403)


def test_lists_come_in_pages(client_as: As, issued: SettlementRun) -> None:
    insurer = client_as("insurer")
    pages = [
        insurer.get(f"{ROOT}/statements", {"limit": 1, "offset": offset}).json()
        for offset in (0, 1, 2)
    ]
    assert [page["total"] for page in pages] == [2, 2, 2]
    found = [item["provider"] for page in pages for item in page["items"]]
    assert sorted(found) == [MINE, OTHER]
    assert Statement.objects.count() == 2
