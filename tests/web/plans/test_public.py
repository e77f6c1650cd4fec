"""The public page and open data: only what is published, under names that stay."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest
from django.test import Client

from mreza.rooms.plans.models import (
    FundsEntry,
    Indicator,
    Measure,
    MilestoneDone,
    Reading,
    Risk,
    Round,
    Statement,
    Task,
)
from mreza.rooms.plans.open_data.tables import TABLES
from mreza.rooms.plans.queries.published import PASSED, published

pytestmark = pytest.mark.django_db
NSKZ, NIN = "nskz_2035_2022_2025", "nin_2025_2026"
DAY = date(2026, 11, 22)
SECRET = "notranja-beseda"
# Programs rely on these names; a new column goes to the end.
COLUMNS = {
    "plans": "plan title_sl title_en coordinator first_day last_day version measures "
    "reported_until synthetic",
    "measures": "plan measure printed_code title_sl title_en area goals holders holder_codes "
    "participants deadline_as_printed funding_as_printed continues status",
    "milestones": "plan measure milestone year title due done_on state",
    "amounts": "plan measure number basis as_printed euros year source",
    "funds": "plan measure year source planned committed spent",
    "indicators": "plan measure indicator title_sl title_en unit direction target_kind "
    "target_value baseline_year target_by target_as_printed progress_percent",
    "readings": "plan measure indicator day value baseline",
}


def rows(client: Client, table: str, plan: str = NIN) -> list[dict[str, str]]:
    content = client.get(f"/plans/{plan}/public/data/{table}.csv").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content)))


def test_everybody_reads_the_page(client: Client, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    for address in ("/plans/public/", f"/plans/{NSKZ}/public/", f"/plans/{NIN}/public/data/"):
        with django_assert_max_num_queries(12):
            assert client.get(address).status_code == 200
    page = client.get(f"/plans/{NSKZ}/public/").content.decode()
    assert page.count('id="measure-') == 61
    assert client.get("/plans/nothing/public/").status_code == 404


def test_what_is_still_being_written_is_nowhere_in_public(client: Client) -> None:
    measure = Measure.objects.get(plan=NIN, code="2.9")
    told = {"measure": measure, "by_name": SECRET}
    Risk.objects.create(title=SECRET, likelihood=5, impact=5, response=SECRET, **told)
    Task.objects.create(title=SECRET, **told)
    Statement.objects.create(kind="stopped", day=DAY, reason=SECRET, **told)
    key = measure.wordings.latest("version__number").milestones.first().key
    MilestoneDone.objects.create(key=key, done_on=DAY, note=SECRET, **told)
    FundsEntry.objects.create(year=2026, source=SECRET, spent=1, **told)
    indicator = Indicator.objects.filter(measure=measure).first()
    Reading.objects.create(indicator=indicator, day=DAY, value=424242, note=SECRET, by_name=SECRET)
    before = published(NIN, DAY)
    found = next(one for one in before.measures if one.code == "2.9")
    assert found.status != "stopped"
    assert all(item.done_on is None for item in found.milestones)
    assert not found.funds
    public = f"/plans/{NIN}/public/"
    addresses = [public, f"{public}data/activities.json", f"{public}data/package.json"]
    addresses += [f"{public}data/{name}.csv" for name in TABLES]
    for address in addresses:
        content = client.get(address).content.decode()
        assert not any(word in content for word in (SECRET, "424242")), address


def test_status_is_that_of_the_newest_frozen_round(client: Client) -> None:
    found = published(NIN, DAY)
    newest = Round.objects.filter(plan=NIN, state="frozen").order_by("-last").first()
    assert found.round == newest
    assert all((one.status is None) == (newest is None) for one in found.measures)
    earlier = published(NIN, date(2025, 3, 1))
    assert earlier.round is None
    assert {one.status for one in earlier.measures} == {None}


def test_a_milestone_whose_day_passed_is_not_called_done_or_late() -> None:
    before_any_round = published(NIN, date(2025, 7, 15))
    states = {item.state for one in before_any_round.measures for item in one.milestones}
    assert before_any_round.round is None
    assert PASSED in states
    assert states.isdisjoint({"late", "done"})


def test_columns_stay(client: Client) -> None:
    found = {name: [field.name for field in table.fields] for name, table in TABLES.items()}
    assert found == {name: columns.split() for name, columns in COLUMNS.items()}
    for name in TABLES:
        header = client.get(f"/plans/{NIN}/public/data/{name}.csv").content.decode("utf-8-sig")
        assert header.splitlines()[0].split(",") == found[name], name
    assert client.get(f"/plans/{NIN}/public/data/{name}.xml").status_code == 404
    assert client.get(f"/plans/{NIN}/public/data/secrets.csv").status_code == 404


def test_tables_agree_with_the_plan(client: Client) -> None:
    measures = rows(client, "measures")
    assert len(measures) == 38
    assert {row["plan"] for row in measures} == {NIN}
    amounts = rows(client, "amounts")
    of_2025 = [row for row in amounts if row["basis"] == "year" and row["year"] == "2025"]
    per_year = [row for row in amounts if row["basis"] == "per_year"]
    total = sum(float(row["euros"]) for row in [*of_2025, *per_year])
    assert total == 110_422_093
    assert {row["measure"] for row in amounts if not row["euros"]}


def test_metadata_describe_every_file(client: Client) -> None:
    package = client.get(f"/plans/{NIN}/public/data/package.json").json()
    assert [item["name"] for item in package["resources"]] == list(TABLES)
    for item in package["resources"]:
        columns = [field["name"] for field in item["schema"]["fields"]]
        assert set(item["schema"]["primaryKey"]) <= set(columns)
        assert client.get(item["path"]).status_code == 200
    catalogue = client.get("/api/v1/catalog").json()
    named = {item["dct:identifier"]: item for item in catalogue["dcat:dataset"]}
    assert {f"plan-{NSKZ}", f"plan-{NIN}"} <= set(named)
    assert len(named[f"plan-{NIN}"]["dcat:distribution"]) == 2 * len(TABLES) + 1


def test_activities_have_the_fields_of_iati(client: Client) -> None:
    found = client.get(f"/plans/{NIN}/public/data/activities.json").json()
    activities = {item["iati-identifier"]: item for item in found["iati-activities"]}
    assert len(activities) == 38
    one = activities[f"{NIN}-2.1"]
    assert one["activity-status"]["code"] in {"1", "2", "4", "5"}
    assert {item["role"] for item in one["participating-org"]} <= {"2", "4"}
    both = activities[f"{NIN}-1.1.1"]["budget"]
    assert [(item["period-start"], item["period-end"]) for item in both] == [
        ("2025-01-01", "2026-12-31")
    ]
    flat = rows(client, "activities")
    assert [row["iati_identifier"] for row in flat] == list(activities)


def test_the_api_says_the_same(client: Client) -> None:
    base = "/api/v1/open/plans"
    assert [item["plan"] for item in client.get(base).json()] == [NSKZ, NIN]
    found = client.get(f"{base}/{NIN}/measures").json()
    assert len(found["rows"]) == 38
    assert json.dumps(found["rows"][0])
    assert client.get(f"{base}/{NIN}").json()["name"] == "nin-2025-2026"
    assert client.get(f"{base}/{NIN}/activities").json()["version"] == "2.03"
    assert client.get(f"{base}/{NIN}/secrets").status_code == 404
    assert client.get(f"{base}/nothing").status_code == 404
