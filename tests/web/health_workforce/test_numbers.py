"""Coverage, ages and projections as people see them, and what the public may not see."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mreza.rooms.health_workforce import public, queries
from mreza.rooms.health_workforce.actions import inhabitants as deeds
from mreza.rooms.health_workforce.guard import hidden
from mreza.rooms.health_workforce.queries import ages
from mreza.rooms.health_workforce.queries.inhabitants import inhabitants, insured
from mreza.rooms.health_workforce.queries.newest import newest
from mreza.rooms.health_workforce.refusals import TakenError, WithdrawnError
from mreza.site.accounts.models import User
from tests.conftest import ClientAs
from tests.web.health_workforce.conftest import Send

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


def test_the_contract_gives_heads_equivalents_and_what_they_rest_on() -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        covered, national = queries.coverage(TODAY), queries.national(TODAY)
    assert len(asked) == 4
    celje = covered["celje", "nurse"]
    assert celje.inhabitants == insured()["celje"] == 61_695
    assert celje.illustrative
    assert celje.per_1000 == (Decimal(celje.workers) * 1000 / 61_695).quantize(Decimal("1e-8"))
    of_units = sum(one.workers for (_unit, group), one in covered.items() if group == "nurse")
    assert national["nurse"].workers <= of_units
    assert national[""].workers <= sum(one.workers for group, one in national.items() if group)


def test_a_person_counts_once_and_the_retired_do_not(send: Send) -> None:
    def dentists() -> int:
        return queries.coverage(TODAY)["celje", "dentist"].workers

    here = newest(TODAY, ["zd-celje"]).get()
    others = dentists() - here.workers.filter(group="dentist").count()
    twice = ("AA2;dentist;odrasli;1970;male;permanent;0,50;2000;ne",
             "AA2;dentist;šolsko;1970;male;contract;0,20;2000;ne")  # fmt: skip
    send(*twice, "AA9;dentist;x;1950;male;permanent;1,00;1990;da")
    assert dentists() == others + 1
    assert queries.coverage(TODAY)["celje", "dentist"].fte % 1 == Decimal("0.70")


def test_entered_inhabitants_take_the_place_of_insured_persons(client_as: ClientAs) -> None:
    client = client_as("ministry")
    entry = {"unit": "celje", "persons": "50.000", "first": "2026-01-01", "source": "SURS"}
    assert client.post("/health-workforce/inhabitants/", entry).status_code == 302
    assert inhabitants(TODAY)["celje"].persons == 50_000
    assert inhabitants(date(2025, 12, 31))["celje"].printed
    assert client.post("/health-workforce/inhabitants/", entry).status_code == 422
    by = User.objects.get(username="ministrstvo")
    with pytest.raises(TakenError):
        deeds.enter("celje", 1, first=date(2026, 1, 1), source="x", by=by)
    number = inhabitants(TODAY)["celje"].entered.pk  # type: ignore[union-attr]
    withdraw = f"/health-workforce/inhabitants/{number}/withdraw/"
    client.post(withdraw, {"why": ""})
    assert not inhabitants(TODAY)["celje"].printed
    client.post(withdraw, {"why": "Pomota"})
    assert inhabitants(TODAY)["celje"].printed
    with pytest.raises(WithdrawnError):
        deeds.withdraw(number, why="x", by=by)


@pytest.mark.parametrize("persons", ["0", "-5", "tisoč", "9.999.999"])
def test_impossible_inhabitants_are_refused(client_as: ClientAs, persons: str) -> None:
    entry = {"unit": "celje", "persons": persons, "first": "2026-01-01", "source": "SURS"}
    assert client_as("ministry").post("/health-workforce/inhabitants/", entry).status_code == 422


def test_the_public_sees_no_small_number_in_any_file(client: Client) -> None:
    least = public.least(TODAY)
    covered = list(csv.DictReader(io.StringIO(
        client.get("/health-workforce/coverage.csv").content.decode("utf-8-sig"))))  # fmt: skip
    shown = [int(row["workers"]) for row in covered if row["workers"]]
    assert shown
    assert min(shown) >= least
    assert {row["workers"] for row in covered if row["hidden"] == "True"} == {""}
    of_ages = list(csv.DictReader(io.StringIO(
        client.get("/health-workforce/ages.csv").content.decode("utf-8-sig"))))  # fmt: skip
    counts = [int(row[sex]) for row in of_ages for sex in ("women", "men") if row[sex]]
    assert all(count == 0 or count >= least for count in counts)


def test_hidden_cells_of_the_demonstration_cannot_be_told_by_subtraction() -> None:
    """Beside the totals of units and groups each line hides nothing, or enough together."""
    covered, national = queries.coverage(TODAY), queries.national(TODAY)
    left_out = public.left_out(covered, national, TODAY, everything=False)
    for place in (0, 1):
        lines: dict[str, list[int]] = {}
        for cell in left_out:
            if cell[1] and cell in covered:
                lines.setdefault(cell[place], []).append(covered[cell].workers)
        totals: dict[str, int] = {}
        for cell, one in covered.items():
            if cell[1]:
                totals[cell[place]] = totals.get(cell[place], 0) + one.workers
        for name, numbers in lines.items():
            assert sum(numbers) >= public.least(TODAY) or sum(numbers) == totals[name]


def test_a_lone_hidden_cell_hides_another_one() -> None:
    cells = {("a", 1): 2, ("a", 2): 9, ("a", 3): 7, ("b", 1): 8, ("b", 2): 9, ("b", 3): 6}
    found = hidden(cells, 5)
    assert ("a", 1) in found
    assert len(found) == 4  # a rectangle: two in each row and column that has one


def test_ages_that_the_public_asks_for_stay_hidden_whatever_the_address(client: Client) -> None:
    small = public.small_groups(queries.national(TODAY), TODAY)
    assert small
    for group in small:
        assert client.get(f"/health-workforce/ages/?group={group}").status_code == 404
        why = f"/health-workforce/coverage/why/country/{group}/workers_per_thousand/"
        assert client.get(why).status_code == 404
    moved = client.get("/health-workforce/ages/?age=60").content.decode()
    assert "Kdo doseže starost 65 let" in moved  # only who sees all may move it


def test_the_pyramid_and_retirements_count_the_same_people() -> None:
    census = ages.census(TODAY)
    everybody = sum(one.workers for one in census.heads)
    assert sum(ages.pyramid(census).values()) + ages.unplaced(census) == everybody
    dentists = ages.of_group(census, "dentist", 65)
    assert dentists.over_already <= dentists.within[5] <= dentists.within[15] <= dentists.workers
    earlier = ages.of_group(census, "dentist", 60)
    assert earlier.within[5] >= dentists.within[5]


@pytest.mark.parametrize("path", ["coverage/?group=x", "ages/?group=x", "projections/x/"])
def test_an_unknown_group_is_not_found(client_as: ClientAs, path: str) -> None:
    assert client_as("ministry").get(f"/health-workforce/{path}").status_code == 404


def test_the_menu_leads_here_whom_it_concerns(client: Client, client_as: ClientAs) -> None:
    link = 'href="/health-workforce/"'
    for role in ("provider", "ministry", "chamber", "insurer", "care_home"):
        assert (
            link in client_as(role).get("/welcome/").content.decode()
            or link in client_as(role).get("/").content.decode()
        )
    assert link not in client.get("/").content.decode()
