"""The network over HTTP."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def get(client: Client, address: str, status: int = 200) -> Any:
    answer = client.get(f"/api/v1{address}")
    assert answer.status_code == status, answer.content
    return answer.json()


def test_organisations_come_in_pages_with_their_total(client: Client) -> None:
    first = get(client, "/organisations?limit=2")
    second = get(client, "/organisations?limit=2&offset=2")
    assert first["total"] == 429
    assert len({item["code"] for item in first["items"] + second["items"]}) == 4


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("q=zalec&kind=health_centre", ["zd-zalec"]),
        ("unit=celje&kind=pharmacy", ["lekarna-celje"]),
        ("q=%E2%80%9C", []),
        ("kind=castle", []),
    ],
)
def test_organisations_are_narrowed(client: Client, query: str, codes: list[str]) -> None:
    assert [item["code"] for item in get(client, f"/organisations?{query}")["items"]] == codes


def test_an_organisation_has_its_names_with_places_and_its_rows(client: Client) -> None:
    whole = get(client, "/organisations/zd-celje")
    assert {"annex_4", "annex_5"} <= {alias["table"] for alias in whole["aliases"]}
    assert whole["rows"]["emergency"] == ["zd-celje"]
    assert get(client, "/runs/emergency/rows/zd-celje/programme_value")


def test_places(client: Client) -> None:
    units, offices = get(client, "/units"), get(client, "/offices")
    assert (len(units), len(offices)) == (55, 10)
    assert sum(len(office["units"]) for office in offices) == 55


def test_coverage_keeps_the_decimals_as_text(client: Client) -> None:
    found = get(client, "/coverage?activity=primary&office=celje")
    assert found["total"] == 6
    zalec = found["rows"][0]
    assert (zalec["unit"], zalec["doctors"], zalec["standing"]) == ("zalec", "18.26", "over")


def test_what_is_not_regulated_is_null(client: Client) -> None:
    rows = get(client, "/coverage?activity=dental_adult")["rows"]
    assert {row["standing"] for row in rows} == {None}


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/coverage?activity=heart", 404, "primary"),
        ("/coverage?day=2006-01-01", 422, "Choose a later day"),
        ("/coverage?day=soon", 422, "expected form"),
        ("/organisations?day=0", 422, "expected form"),
        ("/organisations/atlantida", 404, "atlantida"),
        ("/organisations?limit=0", 422, "expected form"),
        ("/organisations?limit=1000000", 422, "expected form"),
        ("/organisations?kind=%00", 422, "expected form"),
    ],
)
def test_errors_are_problems_that_say_what_is_wrong(
    client: Client, address: str, status: int, said: str
) -> None:
    problem = get(client, address, status)
    assert problem["status"] == status
    assert said in problem["detail"]


def test_the_catalogue_lists_files_that_are_there(client: Client) -> None:
    catalogue = get(client, "/catalog")
    assert catalogue["@type"] == "dcat:Catalog"
    addresses = [
        file["dcat:downloadURL"]["@id"]
        for dataset in catalogue["dcat:dataset"]
        for file in dataset["dcat:distribution"]
    ]
    of_the_network = [address for address in addresses if "/plans/" not in address]
    assert len(of_the_network) == 13
    assert {
        client.get(address.removeprefix("http://testserver")).status_code for address in addresses
    } == {200}
