"""The HTTP API as programs meet it: the numbers of the command line, pages of lists, filters."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from typer.testing import CliRunner

from mreza.rooms.calculations import queries
from mreza.rooms.calculations.models import Run
from mreza.site.cli import app
from tests.api.conftest import ACT, CELJE, COVERAGE, LASKO, ROOT, Post

pytestmark = pytest.mark.django_db


def printed(*arguments: str, rows: list[dict[str, Any]]) -> Any:
    """What the command line answers for the same rows."""
    outcome = CliRunner().invoke(
        app, [*arguments, "--rows", "-", "--format", "json"], input=json.dumps(rows)
    )
    assert outcome.exit_code == 0, outcome.stderr
    return json.loads(outcome.stdout)


@pytest.mark.parametrize("engine", ["exact", "duckdb"])
def test_calculate_answers_what_the_command_line_prints(post: Post, engine: str) -> None:
    body = {"rows": [CELJE, LASKO], "at": "2007-05-01", "set": {"coverage_tolerance": "5"}}
    said = post(f"{COVERAGE}/calculate", {**body, "engine": engine}).json()
    settings = ["--at", "2007-05-01", "--set", "coverage_tolerance=5", "--engine", engine]
    assert said == printed("calc", f"{ACT}.coverage", *settings, rows=body["rows"])
    assert said["rows"][0]["results"]["insured_per_doctor"] == "1618.86643925"
    assert said["rows"][0]["inputs"]["doctors"] == "38.11"


def test_explain_answers_what_the_command_line_prints(post: Post) -> None:
    body = {"rows": [CELJE, LASKO], "formula": "deviation_percent", "row": 2}
    said = post(f"{COVERAGE}/explain", body).json()
    assert said == printed(
        "explain", f"{ACT}.coverage", "deviation_percent", "--row", "2", rows=body["rows"]
    )


def test_numbers_may_be_written_as_people_write_them_here_or_as_programs_do(post: Post) -> None:
    plain = post(f"{COVERAGE}/calculate", {"rows": [CELJE, LASKO]}).json()
    slovene = [
        {**row, "insured_persons": persons, "doctors": row["doctors"].replace(".", ",")}
        for row, persons in ((CELJE, "61.695"), (LASKO, "18.113"))
    ]
    numbers = [
        {**row, "insured_persons": int(row["insured_persons"]), "doctors": float(row["doctors"])}
        for row in (CELJE, LASKO)
    ]
    for rows in (slovene, numbers):
        assert post(f"{COVERAGE}/calculate", {"rows": rows}).json() == plain


def test_a_stored_run_says_the_same_as_the_kernel(client: Client, post: Post) -> None:
    stored = client.get(f"{ROOT}/runs/coverage").json()
    names = [item["name"] for item in client.get(COVERAGE).json()["inputs"]]
    rows = [{name: row["values"][name] for name in names} for row in stored["rows"]]
    fresh = post(f"{COVERAGE}/calculate", {"rows": rows}).json()
    computed = [{**row["inputs"], **row["results"]} for row in fresh["rows"]]
    assert [row["values"] for row in stored["rows"]] == computed
    assert stored["receipt"]["inputs_fingerprint"] == fresh["receipt"]["inputs_fingerprint"]
    key = stored["rows"][7]["key"]
    why = client.get(f"{ROOT}/runs/coverage/rows/{key}/deviation_percent").json()
    asked = {"rows": rows, "formula": "deviation_percent", "row": 8}
    assert why["step"] == post(f"{COVERAGE}/explain", asked).json()["step"]


def test_what_is_published_needs_no_session_and_sets_no_cookie(client: Client) -> None:
    run = queries.current_or_error("coverage", date(2007, 4, 1))
    key = next(iter(run.rows))
    for address in (
        "/acts", f"/acts/{ACT}", f"/acts/{ACT}/articles", f"/acts/{ACT}/parameters",
        f"/acts/{ACT}/tables", f"/acts/{ACT}/tables/coverage", f"/acts/{ACT}/check",
        f"/acts/{ACT}/printed", f"/acts/{ACT}/printed/table_1", "/runs", "/runs/coverage",
        f"/runs/coverage/rows/{key}/standing", "/organisations", "/organisations/zd-celje",
        "/units", "/offices", "/coverage", "/catalog", "/openapi.json", "/docs",
    ):  # fmt: skip
        answer = client.get(ROOT + address)
        assert answer.status_code == 200, address
        assert not answer.cookies, address


def test_calculate_and_explain_write_nothing(post: Post) -> None:
    runs = Run.objects.count()
    statements: list[str] = []

    def watch(execute: Any, sql: str, *more: Any) -> Any:
        statements.append(sql)
        return execute(sql, *more)

    with connection.execute_wrapper(watch):
        assert post(f"{COVERAGE}/calculate", {"rows": [CELJE]}).status_code == 200
        body = {"rows": [CELJE], "formula": "standing"}
        assert post(f"{COVERAGE}/explain", body).status_code == 200
        assert post(f"{COVERAGE}/calculate", {"rows": [{}]}).status_code == 422
    assert statements == []
    assert Run.objects.count() == runs


def test_runs_come_in_pages(client: Client) -> None:
    whole = client.get(f"{ROOT}/runs/coverage").json()
    keys = [row["key"] for row in whole["rows"]]
    assert whole["count"] == len(keys) == len(set(keys))
    paged = []
    for offset in range(0, len(keys), 100):
        page = client.get(f"{ROOT}/runs/coverage", {"limit": 100, "offset": offset}).json()
        assert page["count"] == len(keys)
        paged += [row["key"] for row in page["rows"]]
    assert paged == keys
    assert client.get(f"{ROOT}/runs/coverage", {"offset": 10_000}).json()["rows"] == []


def test_organisations_come_in_pages_each_once(client: Client) -> None:
    first = client.get(f"{ROOT}/organisations", {"limit": 1}).json()
    codes: list[str] = []
    while len(codes) < first["total"]:
        asked = {"limit": 150, "offset": len(codes)}
        page = client.get(f"{ROOT}/organisations", asked).json()
        assert page["items"]
        codes += [item["code"] for item in page["items"]]
    assert len(codes) == len(set(codes)) == first["total"] > 400


@pytest.mark.parametrize(
    ("address", "asked", "where"),
    [
        ("/runs/coverage", {"unit": "celje"}, ("rows", "unit")),
        ("/runs/coverage", {"office": "koper"}, ("rows", "office")),
        ("/runs/coverage", {"activity": "women"}, ("rows", "activity")),
        ("/coverage", {"office": "koper"}, ("rows", "office")),
        ("/coverage", {"activity": "dental_youth"}, ("rows", "activity")),
        ("/organisations", {"unit": "celje"}, ("items", "unit")),
        ("/organisations", {"office": "koper"}, ("items", "office")),
        ("/organisations", {"kind": "health_centre"}, ("items", "kind")),
    ],
)
def test_filters_narrow(client: Client, address: str, asked: dict, where: tuple[str, str]) -> None:
    rows, column = where
    every = client.get(ROOT + address).json()[rows]
    some = client.get(ROOT + address, {**asked, "limit": 1000}).json()[rows]
    assert some
    assert {row[column] for row in some} == set(asked.values())
    assert len(some) < len(every) or len(every) == 100


def test_search_ignores_accents(client: Client) -> None:
    found = client.get(f"{ROOT}/organisations", {"q": "Šmarje"}).json()["items"]
    assert found
    assert found == client.get(f"{ROOT}/organisations", {"q": "smarje"}).json()["items"]
