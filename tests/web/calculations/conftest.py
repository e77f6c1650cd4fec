"""A small invented feed on the toy table, registered for one test."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from mreza import acts
from mreza.kernel.text import Text
from mreza.rooms.calculations import feeds
from mreza.rooms.calculations.feeds import Feed, FeedRow
from tests.toy import toy

DAY = date(2007, 4, 1)


def toy_rows(day: date) -> list[FeedRow]:
    return [
        FeedRow(
            key="first",
            label="First",
            inputs={
                "persons": Decimal("20.50"), "doctors": "2", "change": "-1.5", "region": "north",
                "special": True,
            },
            unit="celje",
            office="celje",
            organisation="zd-celje",
        ),
        FeedRow(
            key="second",
            label="Second",
            inputs={
                "persons": None, "doctors": 1, "change": "0", "region": "south", "special": False,
            },
            unit="koper",
            office="koper",
        ),
    ]  # fmt: skip


@pytest.fixture
def toy_feed(monkeypatch: pytest.MonkeyPatch) -> Iterator[Feed]:
    """The feed `toy`: two rows, the second without persons."""
    table = toy()
    real = acts.table
    monkeypatch.setattr(acts, "table", lambda path: table if path == "invented.toy" else real(path))
    feed = Feed("toy", "invented.toy", Text("Igrača", "Toy"), toy_rows, ("persons_per_doctor",))
    feeds.register(feed)
    yield feed
    feeds._FEEDS.pop("toy")
