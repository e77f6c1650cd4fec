"""The acts and runs over HTTP: the shapes of the command line, clear errors."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
ROOT = "/api/v1/acts/health_centres_2007"
CALCULATE = f"{ROOT}/tables/capitation/calculate"


def post(client: Client, address: str, body: Any) -> Any:
    return client.post(address, body, content_type="application/json")


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/acts", ROOT, f"{ROOT}/articles", f"{ROOT}/articles?kind=rule&q=odstopanje",
        f"{ROOT}/parameters", f"{ROOT}/tables", f"{ROOT}/tables/coverage", f"{ROOT}/check",
        f"{ROOT}/printed", f"{ROOT}/printed/table_1", f"{ROOT}/obligations",
        "/api/v1/runs",
        "/api/v1/runs/coverage?activity=primary",
        "/api/v1/runs/coverage/rows/celje.primary/standing",
    ],
)  # fmt: skip
def test_reading(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 200
    assert response.json()


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/acts/health_centers_2007", f"{ROOT}/tables/coverag", f"{ROOT}/printed/table_9",
        "/api/v1/runs/coverag", "/api/v1/runs/coverage/rows/x/standing",
    ],
)  # fmt: skip
def test_names_that_do_not_exist(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"
    assert "Known" in response.json()["detail"]


def test_runs_are_narrowed_and_paged(client: Client) -> None:
    data = client.get("/api/v1/runs/coverage?activity=primary&limit=2&offset=54").json()
    assert data["count"] == 55
    assert len(data["rows"]) == 1
    assert data["rows"][0]["values"]["doctors"].count(".") == 1
    assert client.get("/api/v1/runs/coverage?limit=0").status_code == 422
    assert client.get("/api/v1/runs/coverage?day=1990-01-01").status_code == 422


@pytest.mark.parametrize("engine", ["exact", "duckdb"])
def test_calculating(client: Client, engine: str) -> None:
    rows = [{"quotients": "3.100,50"}, {"quotients": 2300.5}]
    data = post(client, CALCULATE, {"rows": rows, "engine": engine}).json()
    assert [row["inputs"]["quotients"] for row in data["rows"]] == ["3100.50", "2300.50"]
    assert data["engine"] == engine
    assert data["receipt"]["parameters"]


def test_what_if(client: Client) -> None:
    brackets = [["100", "100"], ["", "0"]]
    for value in (brackets, '[["100","100"],["","0"]]'):
        body = {"rows": [{"quotients": 500}], "set": {"capitation_quotient_brackets": value}}
        results = post(client, CALCULATE, body).json()["rows"][0]["results"]
        assert results["recognised_quotients"].startswith("100.")


def test_bad_rows_are_named_one_by_one(client: Client) -> None:
    response = post(client, CALCULATE, {"rows": [{"quotients": "abc"}, {"quotients": -5, "x": 1}]})
    assert response.status_code == 422
    errors = response.json()["errors"]
    assert [(error["row"], error["column"]) for error in errors] == [
        (1, "quotients"), (2, "quotients"), (2, "x"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"rows": []}, 422),
        ({"rows": [{}]}, 422),
        ({"rows": [{"quotients": "1"}] * 10_001}, 422),
        ({"rows": [{"quotients": "1"}], "at": "1990-01-01"}, 422),
        ({"rows": [{"quotients": "1"}], "set": {"nope": "1"}}, 422),
        ({"rows": [{"quotients": "1"}], "set": {"capitation_person_brackets": "x"}}, 422),
        ({"rows": [{"quotients": "1"}], "engine": "spark"}, 422),
        ({"rows": [{"quotients": "9" * 300}]}, 422),
        ("{", 400),
        ('{"rows": [{"quotients": NaN}]}', 422),
        ('{"rows": [{"quotients": 1e999}]}', 422),
    ],
)
def test_bad_bodies(client: Client, body: Any, status: int) -> None:
    response = post(client, CALCULATE, body)
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"


def test_explaining(client: Client) -> None:
    address = f"{ROOT}/tables/capitation/explain"
    body = {"rows": [{"quotients": "3100"}], "formula": "recognised_quotients"}
    data = post(client, address, body).json()
    assert data["step"]["article"] == "6(2)"
    assert post(client, address, {**body, "formula": "x"}).status_code == 422
    assert post(client, address, {**body, "row": 2}).status_code == 422


def test_the_documents_names_every_answer(client: Client) -> None:
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    responses = paths["/api/v1/acts/{act_id}/tables/{name}/calculate"]["post"]["responses"]
    assert {"200", "400", "422"} <= set(responses)
    assert "application/problem+json" in responses["422"]["content"]
