"""What the feeds hand over, held against what the act prints."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mreza import acts
from mreza.rooms.calculations import queries
from mreza.rooms.calculations.days import CONTRACT_DAY
from mreza.rooms.calculations.queries import StoredRun
from mreza.rooms.network.feeds import FEEDS
from mreza.rooms.network.feeds.emergency import PARTNERS
from mreza.rooms.network.models import Organisation

pytestmark = pytest.mark.django_db
ACT = acts.get("health_centres_2007")


def run(feed: str) -> StoredRun:
    found = queries.current(feed, CONTRACT_DAY)
    assert found is not None
    return found


@pytest.mark.parametrize("feed", [feed.name for feed in FEEDS])
def test_each_feed_is_calculated_and_knows_its_organisations(feed: str) -> None:
    rows = list(run(feed))
    known = set(Organisation.objects.values_list("code", flat=True))
    assert {row.organisation for row in rows} - {""} <= known


def test_every_unit_is_there_in_every_activity() -> None:
    rows = list(run("coverage"))
    assert len(rows) == 5 * 55
    assert len({(row.unit, row.activity) for row in rows}) == 5 * 55


# Errata of the source: what Table 2 prints there does not follow from its own doctors.
@pytest.mark.parametrize(
    ("activity", "table", "errata"),
    [
        ("primary", 1, set()),
        ("women", 2, {"celje", "koper"}),
        ("dental_adult", 3, set()),
        ("dental_youth", 4, set()),
    ],
)
def test_coverage_is_what_the_table_prints(activity: str, table: int, errata: set[str]) -> None:
    printed = ACT.printed_table(f"table_{table}")
    derived = {
        row.unit: row["insured_per_doctor"] for row in run("coverage").where(activity=activity)
    }
    far = {
        row["unit"]: (row["insured_per_doctor"], derived[row["unit"]])
        for row in printed.where(level="unit")
        # The table prints doctors at two decimals, so a person or two apart is the same figure.
        if abs(Decimal(row["insured_per_doctor"]) / derived[row["unit"]] - 1) > Decimal("0.02")
    }
    assert set(far) == errata, far


def test_nineteen_units_are_outside_the_limit_of_article_3() -> None:
    standing = [row["standing"] for row in run("coverage").where(activity="primary")]
    assert (standing.count("over"), standing.count("under")) == (14, 5)


def test_emergency_programmes_make_up_the_fund_of_article_20() -> None:
    rows = list(run("emergency"))
    whole = sum((row["programme_value"] for row in rows), Decimal(0))
    assert abs(whole - Decimal("17399550.60")) < Decimal("0.02")
    assert {row["funding_rule"] for row in rows} == {"own", *PARTNERS}


def test_duty_statements_sum_to_the_printed_total() -> None:
    rows = list(run("duty_statement"))
    whole = sum((row["annual_value"] for row in rows), Decimal(0))
    assert len(rows) == 53
    assert abs(whole - Decimal("17703228.80")) < 10


def test_duty_by_rule_is_illustrative_and_leaves_out_contract_staff() -> None:
    found = run("duty_service")
    assert found.receipt.illustrative
    assert not {"ljubljana", "izola", "ilirska-bistrica", "maribor"} & {r.unit for r in found}


def test_programmes_share_their_funds_by_teams() -> None:
    rows = run("programme_funds").rows
    assert rows["development.zd-celje"]["funds"] == Decimal("321337.18")
    assert sum(r["teams"] for r in rows.values() if r["programme"] == "addiction") == Decimal(
        "17.82"
    )


def test_standby_is_shared_as_article_48_prints() -> None:
    rows = run("epidemiology_standby").rows
    assert rows["ivz"]["national_institute_funds"] == Decimal("86822.32")
    assert rows["zzv-celje"]["funds_per_institute"] == Decimal("6431.28")
    assert len(rows) == 10
