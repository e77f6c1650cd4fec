"""The plan of the year meets what is printed to the last digit, and says where it comes from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

import pytest

from mreza import acts
from mreza.kernel.errors import NotRegulatedError
from mreza.rooms.contracts.planning import MEASURES, PlanItem, plan, quantity_per_team
from mreza.rooms.contracts.planning.items import distributed
from mreza.rooms.contracts.planning.orthodontics import REDUCED_FROM
from mreza.rooms.contracts.planning.registry import from_rows, registry_2007
from mreza.rooms.contracts.planning.units import WORKSHOPS

ACT = acts.get("health_centres_2007")
PLAN = plan(2007)
PRIMARY = ("general", "child", "school", "social_institution")


def leading(activity: str) -> list[PlanItem]:
    """Items of the measure that carries an activity's teams, from the year's beginning."""
    return [
        item
        for item in PLAN
        if (item.activity, item.measure) == (activity, MEASURES[activity][0])
        and item.valid_from.month == 1
    ]


def teams(items: Iterable[PlanItem]) -> Decimal:
    return sum((item.teams for item in items), Decimal(0))


def quantity(activity: str, measure: str) -> Decimal:
    wanted = (activity, measure)
    found = (item.quantity for item in PLAN if (item.activity, item.measure) == wanted)
    return sum(found, Decimal(0))


def printed(table: str, column: str, **wanted: str) -> Decimal:
    rows = ACT.printed_table(table).where(**wanted)
    return sum((Decimal(row[column] or 0) for row in rows), Decimal(0))


@pytest.mark.parametrize(
    "row", ACT.printed_table("annex_3").where(level="unit"), ids=lambda r: r["unit"]
)
def test_teams_of_a_unit_are_those_printed(row: dict[str, str]) -> None:
    unit = row["unit"]
    mine = [item for activity in PRIMARY for item in leading(activity) if item.unit == unit]
    assert teams(mine) == Decimal(row["teams_primary"])
    assert sum(item.preventive_teams for item in mine) == Decimal(row["teams_prevention"])
    for activity, column in (
        ("community_nursing", "teams_community_nursing"), ("women", "teams_women"),
    ):  # fmt: skip
        found = [item for item in leading(activity) if item.unit == unit]
        assert teams(found) == Decimal(row[column])
    for activity, table in (("dental_adult", "table_3"), ("dental_youth", "table_4")):
        dentists = ACT.printed_table(table).row(level="unit", unit=unit)["doctors"]
        assert teams(item for item in leading(activity) if item.unit == unit) == Decimal(dentists)


@pytest.mark.parametrize(
    ("activity", "table", "column"),
    [
        ("community_nursing", "annex_3", "teams_community_nursing"),
        ("women", "annex_3", "teams_women"),
        ("dental_adult", "table_3", "doctors"),
        ("dental_youth", "table_4", "doctors"),
        ("transport", "annex_6", "teams"),
    ],
)
def test_teams_of_the_country_are_those_printed(activity: str, table: str, column: str) -> None:
    assert teams(leading(activity)) == printed(table, column, level="country")


@pytest.mark.parametrize(
    ("activity", "table", "total"),
    [
        ("prisoners", "article_11", "Skupaj:"),
        ("development", "article_27", "SKUPAJ"),
        ("addiction", "article_28", "SKUPAJ"),
        ("dental_duty", "article_36", "SKUPAJ"),
        ("epidemiology", "article_48", "Skupaj:"),
    ],
)
def test_programmes_by_teams_add_up(activity: str, table: str, total: str) -> None:
    assert teams(leading(activity)) == printed(table, "teams", name=total)


def test_teams_of_article_12_are_shared_to_the_hundredth() -> None:
    assert teams(leading("physiotherapy")) == Decimal("485.18")


def test_general_practice_is_that_of_table_1_but_in_piran() -> None:
    doctors = {row["unit"]: row for row in ACT.printed_table("table_1").where(level="unit")}
    differs = {
        item.unit
        for item in leading("general")
        if item.teams != Decimal(doctors[item.unit]["doctors_general"])
    }
    assert differs == {"piran"}


def test_orthodontics_falls_by_what_article_30_takes() -> None:
    assert teams(leading("orthodontics")) == Decimal("78.33")
    before = {item.organisation: item.teams for item in leading("orthodontics")}
    after = {
        item.organisation: item.teams
        for item in PLAN
        if item.activity == "orthodontics" and item.valid_from == REDUCED_FROM
    }
    fall = sum(before[code] - left for code, left in after.items())
    assert (
        fall
        == printed("article_30", "teams_2007", name="Skupaj št.timov letno:")
        == Decimal("5.78")
    )
    assert min(after.values()) > 0


def test_flat_sums_are_those_printed() -> None:
    rows = ACT.printed_table("annex_4").rows
    single = [
        row for row in rows if row["level"] in ("provider", "part") and row["programme_value"]
    ]
    assert quantity("emergency", "flat_sum") == sum(Decimal(r["programme_value"]) for r in single)
    assert quantity("duty", "flat_sum") == printed("annex_5", "total", level="provider")
    # Nine times the amount printed for each institute is 3 cents less than the sum above it.
    assert quantity("epidemiology", "flat_sum") == Decimal("86822.32") + 9 * Decimal("6431.28")


def test_emergency_funds_go_where_article_20_sends_them() -> None:
    funds = {i.organisation: i.quantity for i in PLAN if i.activity == "emergency"}
    assert funds["zd-ljubljana"] == Decimal("1146287")
    assert funds["kc-ljubljana"] == Decimal("1146287") + 35694 + 206304
    # The five rows of the group; the sum printed above them, 935.264, was rounded by itself.
    assert funds["resevalna-sluzba-koroske"] == Decimal("935263")
    assert not {"zd-dravograd", "zd-radlje", "zd-slovenj-gradec"} & set(funds)


def test_kilometres_and_workshops_are_those_printed() -> None:
    kilometres = printed("annex_6", "km_oncology", level="country")
    assert quantity("oncology_transport", "kilometre") == kilometres
    for kind in WORKSHOPS:
        found = sum(i.quantity for i in PLAN if (i.measure, i.kind) == ("workshop", kind))
        assert found == printed("annex_2a", kind, level="country"), kind
    assert not [
        i for i in PLAN if (i.organisation, i.activity) == ("zd-metlika", "health_education")
    ]


def test_quantities_are_teams_times_the_plan_of_a_team() -> None:
    for item in PLAN:
        each = quantity_per_team(item.activity, item.measure)
        if each is not None and item.organisation != "":
            assert abs(item.quantity - item.teams * each) <= Decimal("0.005"), item


def test_what_is_ours_is_illustrative_and_everything_has_a_source() -> None:
    assert all(item.article and item.source.sl and item.source.en for item in PLAN)
    assert {item.activity for item in PLAN if not item.illustrative} == {
        "emergency", "duty", "prisoners", "development", "addiction", "dental_duty",
        "epidemiology", "oncology_transport",
    }  # fmt: skip
    for item in PLAN:
        ACT.article_of(item.article)


def test_one_item_for_each_measure_of_a_provider_at_a_time() -> None:
    keys = Counter(
        (i.organisation, i.activity, i.measure, i.kind, i.valid_from)
        for i in PLAN
        if i.organisation
    )
    assert max(keys.values()) == 1


def test_nobody_is_planned_for_twice_and_various_providers_are_nobody() -> None:
    nobody = [item for item in PLAN if not item.organisation]
    assert [(item.activity, item.teams) for item in nobody] == [("prisoners", Decimal("0.10"))]
    known = set(registry_2007().places)
    assert {item.organisation for item in PLAN} - {""} <= known


def test_another_year_has_no_plan() -> None:
    with pytest.raises(NotRegulatedError):
        plan(2008)


def test_shares_add_up_whatever_the_weights() -> None:
    for whole, weights in (("1", [1, 1, 1]), ("485.18", [3, 0, 7, 11]), ("0.01", [5, 5])):
        shares = distributed(Decimal(whole), [Decimal(weight) for weight in weights])
        assert sum(shares) == Decimal(whole)
        assert min(shares) >= 0


def test_the_health_centre_with_the_name_of_a_unit_serves_it() -> None:
    organisations = [
        {"code": code, "kind": "health_centre", "unit": "celje", "office": "celje"}
        for code in ("zd-a", "zd-celje")
    ]
    found = from_rows(organisations, [], [{"code": "celje", "office": "celje"}])
    assert found.centres == {"celje": "zd-celje"}
