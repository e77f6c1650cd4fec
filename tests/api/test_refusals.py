"""What the API refuses: which row, which column, what would be right."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from tests.api.conftest import ACT, CELJE, COVERAGE, LASKO, ROOT, Post, problem

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("change", "column", "expected"),
    [
        ({"insured_persons": "many"}, "insured_persons", "a whole number of at least 0"),
        ({"insured_persons": "1234.56"}, "insured_persons", "a whole number"),
        ({"insured_persons": -1}, "insured_persons", "at least 0"),
        ({"insured_persons": "NaN"}, "insured_persons", "a whole number"),
        ({"insured_persons": float("nan")}, "insured_persons", "a whole number"),
        ({"insured_persons": float("inf")}, "insured_persons", "a whole number"),
        ({"insured_persons": True}, "insured_persons", "a whole number"),
        ({"insured_persons": None}, "insured_persons", "it is empty"),
        ({"insured_persons": "9" * 40}, "insured_persons", "at most 8 digits"),
        ({"doctors": "ten"}, "doctors", "with up to 2 decimals"),
        ({"doctors": "1.234"}, "doctors", "1234.56"),
        ({"activity": "surgery"}, "activity", "one of primary"),
        ({"unit": 5}, "unit", "a text"),
        ({"unit": "a\x00b"}, "unit", "without control characters"),
    ],
)
def test_a_bad_cell_is_refused_with_its_row_and_column(
    post: Post, change: dict[str, Any], column: str, expected: str
) -> None:
    said = problem(post(f"{COVERAGE}/calculate", {"rows": [CELJE, {**LASKO, **change}]}), 422)
    assert [(error["row"], error["column"]) for error in said["errors"]] == [(2, column)]
    assert expected in said["errors"][0]["message"]
    assert f"row 2, column {column}" in said["detail"]


def test_a_fraction_of_a_person_is_refused_in_every_way_of_writing_it(post: Post) -> None:
    for text, doctors in (("1.234,56", "38,11"), ("1,234.56", "38.11"), ("1234.56", "38.11")):
        rows = [{**CELJE, "insured_persons": text, "doctors": doctors}]
        said = problem(post(f"{COVERAGE}/calculate", {"rows": rows}), 422)
        assert [error["column"] for error in said["errors"]] == ["insured_persons"], text
        assert "a whole number" in said["errors"][0]["message"]


def test_two_ways_of_writing_numbers_at_once_are_refused(post: Post) -> None:
    rows = [CELJE, {**LASKO, "doctors": "8,76"}]
    said = problem(post(f"{COVERAGE}/calculate", {"rows": rows}), 422)
    assert (said["errors"][0]["row"], said["errors"][0]["column"]) == (2, "doctors")
    assert "in more than one way" in said["errors"][0]["message"]


def test_every_bad_cell_is_named(post: Post) -> None:
    rows = [{**CELJE, "doctors": "x"}, CELJE, {**CELJE, "activity": "y", "insured_persons": "-1"}]
    said = problem(post(f"{COVERAGE}/calculate", {"rows": rows}), 422)
    found = {(error["row"], error["column"]) for error in said["errors"]}
    assert found == {(1, "doctors"), (3, "activity"), (3, "insured_persons")}


def test_a_cell_that_is_no_cell_is_named_once(post: Post) -> None:
    rows = [CELJE, {**CELJE, "doctors": [1]}]
    said = problem(post(f"{COVERAGE}/calculate", {"rows": rows}), 422)
    assert [error["where"] for error in said["errors"]] == ["rows.1.doctors"]


def test_a_missing_and_an_unknown_column_are_named(post: Post) -> None:
    without = {name: value for name, value in CELJE.items() if name != "doctors"}
    said = problem(post(f"{COVERAGE}/calculate", {"rows": [without]}), 422)
    assert (said["errors"][0]["row"], said["errors"][0]["column"]) == (0, "doctors")
    assert "the column is missing" in said["errors"][0]["message"]
    said = problem(post(f"{COVERAGE}/calculate", {"rows": [{**CELJE, "doctor": 1}]}), 422)
    assert said["errors"][0]["column"] == "doctor"
    assert "no such input" in said["errors"][0]["message"]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"set": {"tolerance": 5}}, "no parameter 'tolerance'. Known: "),
        ({"set": {"coverage_tolerance": "ten"}}, "Expected a number in %, such as 8"),
        ({"set": {"coverage_tolerance": "NaN"}}, "is not a number"),
        ({"set": {"coverage_tolerance": ["1"]}}, "is no value for coverage_tolerance"),
        ({"set": {"coverage_tolerance": "[" * 5000}}, "is no value for coverage_tolerance"),
        ({"at": "2007-03-31"}, "It holds from 2007-04-01; choose such a day"),
    ],
)
def test_bad_settings_are_refused(post: Post, more: dict[str, Any], expected: str) -> None:
    said = problem(post(f"{COVERAGE}/calculate", {"rows": [CELJE], **more}), 422)
    assert expected in said["detail"]
    assert len(said["detail"]) < 600


@pytest.mark.parametrize(
    ("more", "where"),
    [
        ({"engine": "abacus"}, "engine"),
        ({"rows": []}, "rows"),
        ({"rows": [CELJE] * 10_001}, "rows"),
        ({"at": "tomorrow"}, "at"),
        ({"at": "2007-02-30"}, "at"),
        ({"at": 1175472000}, "at"),
        ({"at": "1175472000"}, "at"),
        ({"sett": {"coverage_tolerance": 5}}, "sett"),
    ],
)
def test_a_body_of_another_form_is_refused(post: Post, more: dict[str, Any], where: str) -> None:
    said = problem(post(f"{COVERAGE}/calculate", {"rows": [CELJE], **more}), 422)
    assert [error["where"] for error in said["errors"]] == [where]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 422),
        (b"{", 400),
        (b"\xff\xfe", 400),
        (b"[" * 100_000, 400),
        (b"x" * 10_000_000, 400),
        (b'{"rows":[{"unit":"' + b"x" * 10_000_000 + b'"}]}', 422),
        (b"x" * 13_000_000, 413),
    ],
    ids=["empty", "cut", "no text", "deep", "10 MB of one line", "10 MB in a cell", "13 MB"],
)
def test_what_is_no_request_is_refused(post: Post, body: bytes, status: int) -> None:
    said = problem(post(f"{COVERAGE}/calculate", body), status)
    assert len(json.dumps(said)) < 3000


@pytest.mark.parametrize(
    ("address", "near"),
    [
        (f"/acts/{ACT}/tables/coverge/calculate", "coverage"),
        ("/acts/health_centers_2007/tables/coverage/calculate", ACT),
        (f"/acts/{ACT}/tables/coverge/explain", "coverage"),
    ],
)
def test_an_unknown_table_is_not_found_and_near_names_are(
    post: Post, address: str, near: str
) -> None:
    body: dict[str, Any] = {"rows": [CELJE]}
    if address.endswith("explain"):
        body["formula"] = "standing"
    assert near in problem(post(ROOT + address, body), 422)["detail"]


@pytest.mark.parametrize(
    ("more", "expected"),
    [({"formula": "standin"}, "Known: standing"), ({"formula": "standing", "row": 2}, "no row 2")],
)
def test_what_cannot_be_explained_is_refused(post: Post, more: dict, expected: str) -> None:
    said = problem(post(f"{COVERAGE}/explain", {"rows": [CELJE], **more}), 422)
    assert expected in said["detail"]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/nothing", 404),
        ("/organisations/nobody", 404),
        ("/runs/coverge", 404),
        ("/runs/coverage/rows/nowhere/standing", 404),
        ("/runs/coverage/rows/celje.primary/standin", 404),
        ("/runs/coverage?day=2006-01-01", 422),
        ("/runs/coverage?day=0", 422),
        ("/runs/coverage?day=20070401", 422),
        ("/runs/coverage?limit=0", 422),
        ("/runs/coverage?limit=1000000", 422),
        ("/runs/coverage?offset=-1", 422),
        ("/coverage?activity=surgery", 404),
        ("/coverage?day=2006-01-01", 422),
        ("/organisations?day=0", 422),
        ("/organisations?limit=x", 422),
        ("/organisations?kind=%27%20OR%201", 422),
        (f"/acts/{ACT}/printed/table_99", 404),
        (f"/acts/{ACT}/printed/..%2F..%2Fact", 404),
        (f"/acts/{ACT}/articles?kind=song", 422),
    ],
)
def test_reads_that_cannot_be_answered(client: Client, address: str, status: int) -> None:
    problem(client.get(ROOT + address), status)


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_another_method_is_a_problem_too(client: Client, method: str) -> None:
    answer = getattr(client, method)(f"{ROOT}/acts")
    problem(answer, 405)
    assert "GET" in answer["Allow"]


def test_head_answers_like_get_without_the_body(client: Client) -> None:
    answer = client.head(f"{ROOT}/acts")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/json")
    assert answer.content == b""
