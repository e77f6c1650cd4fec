"""Whatever is written into an address or a form, the answer says what is wrong; nothing breaks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mreza.rooms.settlement.models import Objection, Proposal, SettlementRun
from tests import settled
from tests.settled import MINE

pytestmark = pytest.mark.django_db
As = Callable[[str], Client]
TEXTS = [
    "\x00",
    "a\x00b",
    "'; DROP TABLE x; --",
    "<script>alert(1)</script>",
    "č" * 5000,
    "%",
    "-1",
]
NUMBERS = ["NaN", "Infinity", "1e400", "9" * 300, "-5", "−5", "1,2,3", "٣", "0x10", "", " "]
PRICE = "community_nursing_point_price"


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("name", ["q", "office", "page", "activity", "period", "state"])
def test_filters_of_lists_take_any_text(
    client_as: As, issued: SettlementRun, name: str, text: str
) -> None:
    insurer = client_as("insurer")
    for address in (
        reverse("settlement:run", args=[issued.pk]),
        reverse("settlement:home"),
        reverse("settlement:objections"),
        reverse("settlement:run_export", args=[issued.pk, "csv"]),
        "/api/v1/settlements/statements",
        f"/api/v1/settlements/runs/{issued.pk}/statements",
    ):
        answer = insurer.get(address, {name: text})
        assert answer.status_code in (200, 404, 422), address
        assert b"<script>alert" not in answer.content


@pytest.mark.parametrize("text", [*TEXTS, *NUMBERS])
def test_values_of_parameters_take_any_text(
    client_as: As, issued: SettlementRun, text: str
) -> None:
    ministry = client_as("ministry")
    page = ministry.get(reverse("settlement:what_if", args=[issued.pk]), {PRICE: text})
    assert page.status_code in (200, 422)
    assert b"<script>alert" not in page.content
    file = ministry.get(
        reverse("settlement:what_if_export", args=[issued.pk, "csv"]), {PRICE: text}
    )
    assert file.status_code in (200, 422)


@pytest.mark.parametrize("text", TEXTS)
def test_names_of_proposals_take_any_text(client_as: As, issued: SettlementRun, text: str) -> None:
    ministry = client_as("ministry")
    address = reverse("settlement:proposal_keep", args=[issued.pk])
    answer = ministry.post(address, {PRICE: "9", "name": text, "note": text})
    assert answer.status_code == 302
    compared = ministry.get(reverse("settlement:compare", args=[issued.pk]))
    assert compared.status_code == 200
    assert b"<script>alert" not in compared.content
    assert Proposal.objects.count() == (text != "\x00")


@pytest.mark.parametrize("sum_", [*NUMBERS, "0", "0,001", "1000000000000", "\x00"])
def test_an_amount_that_is_none_is_refused(client_as: As, issued: SettlementRun, sum_: str) -> None:
    line = settled.line_of(issued, MINE)
    address = reverse("settlement:object", args=[line.statement_id, line.pk])
    answer = client_as("provider").post(address, {"disputed": sum_, "reason": "R"})
    assert answer.status_code == 422
    assert not Objection.objects.exists()


@pytest.mark.parametrize("sum_", ["1.234,56", "1234.56", "1.234,5", "12"])
def test_an_amount_is_written_as_people_here_write_it(
    client_as: As, issued: SettlementRun, sum_: str
) -> None:
    line = settled.line_of(issued, MINE)
    address = reverse("settlement:object", args=[line.statement_id, line.pk])
    answer = client_as("provider").post(address, {"disputed": sum_, "reason": "R"})
    assert answer.status_code == 302
    assert Objection.objects.get().disputed >= 12


@pytest.mark.parametrize("text", TEXTS)
def test_reasons_are_shown_as_they_are_written(
    client_as: As, issued: SettlementRun, text: str
) -> None:
    mine, line = client_as("provider"), settled.line_of(issued, MINE)
    address = reverse("settlement:object", args=[line.statement_id, line.pk])
    answer = mine.post(address, {"disputed": "1", "reason": text})
    kept = "\x00" not in text and len(text) <= 2000
    assert answer.status_code == (302 if kept else 422)
    listed = mine.get(reverse("settlement:objections"))
    assert b"<script>alert" not in listed.content
    if kept:
        assert Objection.objects.get().reason == text.strip()


ANSWERS: list[dict[str, Any]] = [
    {"state": "open", "answer": "A"},
    {"state": "withdrawn", "answer": "A"},
    {"state": "accepted", "answer": ""},
    {"state": "partly", "answer": "A"},
    {"state": "partly", "answer": "A", "accepted": "0"},
    {"state": "partly", "answer": "A", "accepted": "-1"},
    {"state": "partly", "answer": "A", "accepted": "10,00"},
    {"state": "partly", "answer": "A", "accepted": "99"},
    {"state": "partly", "answer": "A", "accepted": "NaN"},
]


@pytest.mark.parametrize("body", ANSWERS)
def test_an_answer_that_is_none_is_refused(
    client_as: As, issued: SettlementRun, staff: Any, body: dict[str, Any]
) -> None:
    made = Objection.objects.create(
        line=settled.line_of(issued, MINE), disputed=10, reason="R", by=staff
    )
    address = reverse("settlement:answer", args=[made.pk])
    assert client_as("insurer").post(address, body).status_code == 422
    made.refresh_from_db()
    assert made.state == "open"


@pytest.mark.parametrize("period", ["", "2007-Q9", "1900", "\x00", "2007-Q1\n"])
def test_a_period_that_is_none_is_not_asked_for(client_as: As, period: str) -> None:
    answer = client_as("insurer").post(reverse("settlement:ask"), {"period": period})
    assert answer.status_code == 302
    assert not SettlementRun.objects.exists()


@pytest.mark.parametrize("kind", ["exe", "..", "csv%00", "PDF"])
def test_there_are_no_other_kinds_of_files(client_as: As, issued: SettlementRun, kind: str) -> None:
    insurer, number = client_as("insurer"), settled.statement_of(issued).pk
    for address in (
        f"/settlements/statements/{number}.{kind}",
        f"/settlements/runs/{issued.pk}/statements.{kind}",
        f"/settlements/runs/{issued.pk}/what-if.{kind}",
    ):
        assert insurer.get(address).status_code == 404, address
