"""The front page tells whom plans concern what waits for them, and nobody else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from mreza.rooms.plans.queries.concerning import measures_of, waiting_for
from mreza.site import clock

pytestmark = pytest.mark.django_db


def _front(client: Client) -> str:
    return " ".join(client.get("/").content.decode().split())


def test_the_coordinator_sees_all_that_is_late_and_the_way_to_it(
    client_as: Callable[[str], Client],
) -> None:
    page = _front(client_as("ministry"))
    assert "Nacionalni načrti <a" in page
    assert "?status=late" in page
    assert "/plans/nskz_2035_2022_2025/rounds/" in page


def test_a_holder_sees_its_own_measures_and_entries(client_as: Callable[[str], Client]) -> None:
    held = measures_of(["nijz"], [], clock.today())
    assert held
    assert all("nijz" in one.holder_codes for one in held)
    (waiting,) = waiting_for(["nijz"])
    page = _front(client_as("measure_holder"))
    assert f"/plans/{waiting.round.plan_id}/rounds/{waiting.round.pk}/" in page
    assert "/plans/holders/nijz/" in page


@pytest.mark.parametrize("role", ["", "provider"])
def test_to_others_it_says_nothing(
    role: str, client: Client, client_as: Callable[[str], Client]
) -> None:
    assert "Nacionalni načrti <a" not in _front(client_as(role) if role else client)
