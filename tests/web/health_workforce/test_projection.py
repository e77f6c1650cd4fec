"""Supply against need: the years follow each other, assumptions move them the right way."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from mreza.rooms.health_workforce import projection
from mreza.rooms.health_workforce.projection import (
    CENTRAL,
    FAVOURABLE,
    UNFAVOURABLE,
    Assumptions,
    Start,
    project,
)
from mreza.rooms.health_workforce.queries.ages import Heads
from tests.conftest import ClientAs

TODAY = date(2026, 11, 22)
NURSES = reverse("health_workforce:projection", args=["nurse"])
OWN = projection.defaults("nurse", TODAY)
STILL = projection.moved(
    OWN, **{name: Decimal(0) for name in OWN.shares()}, retirement_spread=Decimal(0)
)


def start(*born: int) -> Start:
    heads = [Heads("nurse", "female", year, 1, Decimal(1)) for year in born]
    return Start("nurse", 2025, len(born), Decimal(len(born)), heads)


def years(given: Assumptions, *born: int, favours: int = CENTRAL) -> list[Decimal]:
    [found] = project([(start(*born), given)], TODAY)
    return [row["next_stock"] for row in found.years[favours]]


def test_without_any_movement_people_only_retire_in_their_year() -> None:
    # 65 in 2027 and in 2040; the one who is 70 already goes in the first year.
    assert years(STILL, 1962, 1975, 1955, 1990)[:3] == [3, 2, 2]
    assert years(STILL, 1962, 1975, 1955, 1990)[-2:] == [2, 1]


def test_who_left_before_does_not_retire_as_well() -> None:
    leaving = projection.moved(STILL, leaving=Decimal(50))
    [found] = project([(start(1962, 1962, 1962, 1962), leaving)], TODAY)
    assert found.central[1]["retiring"] == 2  # of four, half are left when they reach the age
    assert found.central[1]["next_stock"] == 0


shares = st.decimals(0, 8, places=2)


@settings(max_examples=20)
@given(
    entrants=shares, leaving=shares, need=shares, productivity=shares, spread=st.integers(0, 100)
)
def test_the_favourable_set_is_never_worse_than_the_unfavourable_one(
    entrants: Decimal, leaving: Decimal, need: Decimal, productivity: Decimal, spread: int
) -> None:
    given_ = projection.moved(
        OWN, entrants=entrants, leaving=leaving, need_growth=need,
        productivity_growth=productivity, spread=Decimal(spread),
    )  # fmt: skip
    [found] = project([(start(*range(1955, 2000)), given_)], TODAY)
    for bad, middle, good in zip(
        found.years[UNFAVOURABLE], found.central, found.years[FAVOURABLE], strict=True
    ):
        assert bad["gap"] <= middle["gap"] <= good["gap"]


@pytest.mark.django_db
def test_a_changed_assumption_stands_in_the_address_and_moves_the_gap(client_as: ClientAs) -> None:
    client = client_as("ministry")
    own, more = client.get(NURSES), client.get(f"{NURSES}?entrants=9,5")
    assert own.context["changed"] == []
    assert [str(name) for name in more.context["changed"]] == ["Vstop iz izobraževanja (% na leto)"]
    assert more.context["last"]["gap"] > own.context["last"]["gap"]
    assert b"entrants=9%2C5" in more.content  # exports and explanations keep it
    both = client.get(f"{NURSES}?entrants=9,5&b-leaving=4")
    assert both.context["last_second"]["gap"] < own.context["last"]["gap"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query", ["entrants=x", "retirement_age=20", "leaving=90", "spread=-1", "b-shortage=1000",
              "productivity_growth=20.01"],
)  # fmt: skip
def test_an_impossible_assumption_is_told_and_the_one_that_is_set_is_taken(
    client_as: ClientAs, query: str
) -> None:
    answer = client_as("ministry").get(f"{NURSES}?{query}")
    assert answer.status_code == 422
    assert 'class="errors"' in answer.content.decode()
    own = client_as("ministry").get(NURSES).context["last"]["gap"]
    assert answer.context["last"]["gap"] == own


@pytest.mark.django_db
def test_a_year_is_explained_from_the_year_before_down_to_assumptions(client_as: ClientAs) -> None:
    client = client_as("chamber")
    why = reverse("health_workforce:projection_why", args=["nurse", "central", 2030, "gap"])
    text = client.get(f"{why}?entrants=5").content.decode()
    for expected in ("Vstop iz izobraževanja na leto", "A17b", "ponazorit", "2029/gap/?entrants=5"):
        assert expected in text
    for bad in (["nurse", "central", 2025, "gap"], ["nurse", "x", 2030, "gap"],
                ["nurse", "central", 2030, "nothing"]):  # fmt: skip
        address = reverse("health_workforce:projection_why", args=bad)
        assert client.get(address).status_code == 404


@pytest.mark.django_db
def test_the_file_has_every_year_of_every_set_with_its_assumptions(client_as: ClientAs) -> None:
    rows = client_as("ministry").get("/health-workforce/projections/nurse.json?leaving=3").json()
    assert len(rows["rows"]) == 15 * 3
    assert {row["leaving"] for row in rows["rows"]} == {"3"}
    over_http = "/api/v1/health-workforce/projections/nurse?leaving=3"
    items = client_as("ministry").get(over_http).json()["items"]
    assert [row["gap"] for row in items] == [row["gap"] for row in rows["rows"]]
    assert client_as("ministry").get(f"{over_http}&spread=200").status_code == 422
