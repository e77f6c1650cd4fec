"""`mreza settle` and `mreza settlement`: what they print, and what they refuse."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mreza.lake.store import Store
from mreza.rooms.settlement import counting, lanes
from mreza.rooms.settlement.models import SettlementRun
from tests.cli.conftest import Mreza
from tests.lakes import SERVICE, write_accepted
from tests.settled import FLAT, MINE, NURSING, line_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def lake(loaded: None, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Forty visits of zd-celje in a lake of this test's own, and two lanes to settle them."""
    settings.DATA_DIR = tmp_path / "data"
    visit = {**SERVICE, "provider": MINE, "activity": NURSING, "service": "X0603"}
    rows = [{**visit, "person": f"P{number}"} for number in range(40)]
    path = write_accepted(tmp_path / "a.parquet", rows)
    Store(settings.DATA_DIR / "lake").commit("a", "services", path, sha256="a" * 64)
    few = [lane for lane in lanes.all_lanes() if lane.name in (NURSING, FLAT)]
    monkeypatch.setattr(lanes, "of", lambda period: few)
    monkeypatch.setattr(counting, "lanes_of", lambda period: few)
    # the tables are made; migrating would need a transaction of its own
    monkeypatch.setattr("mreza.site.loading.migrate", lambda: None)


def test_a_period_is_settled_issued_and_listed(mreza: Mreza) -> None:
    done = mreza("settle", "2007-Q1", "--issue", "--format", "json")
    assert done.exit_code == 0, done.stderr
    shape = json.loads(done.stdout)
    assert (shape["period"], shape["scope"], shape["state"]) == ("2007-Q1", "nation", "complete")
    assert shape["issued_at"]
    assert float(shape["amount"]) > 0
    run = SettlementRun.objects.get(pk=shape["id"])
    assert line_of(run).amount > 0
    listed = mreza("settlement", "list").stdout
    assert "2007-Q1" in listed
    assert "issued" in listed
    assert json.loads(mreza("settlement", "list", "--format", "json").stdout) == [shape]
    assert mreza("settlement", "work", str(run.pk)).exit_code == 0


def test_nothing_is_computed_twice_unless_asked_for(mreza: Mreza) -> None:
    numbers = [
        json.loads(mreza("settle", "2007-Q1", *more, "--format", "json").stdout)["id"]
        for more in ([], [], ["--again"])
    ]
    assert numbers[0] == numbers[1] != numbers[2]


def test_the_engines_settle_alike(mreza: Mreza) -> None:
    amounts = {
        json.loads(mreza("settle", "2007-Q1", "--engine", engine, "--format", "json").stdout)[
            "amount"
        ]
        for engine in ("duckdb", "exact")
    }
    assert len(amounts) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("settle", "2007-Q5"), "Write 2007-Q1 to 2007-Q4"),
        (("settle", "1999"), "no contract is agreed for 1999"),
        (("settle", "2007-Q1", "--scope", "office:atlantis"), "Write nation, office:CODE"),
        (("settle", "2007-Q1", "--engine", "abacus"), "abacus"),
        (("settle", "2007-Q1", "--format", "yaml"), "yaml"),
        (("settlement", "work", "999999"), "no settlement run 999999"),
    ],
)
def test_what_is_wrong_is_said_on_stderr_with_exit_code_2(
    mreza: Mreza, arguments: tuple[str, ...], said: str
) -> None:
    outcome = mreza(*arguments)
    assert outcome.exit_code == 2
    assert outcome.stdout == ""
    assert said in outcome.stderr.replace("\n", " ")
    assert not SettlementRun.objects.exists()


def test_one_provider_is_settled_within_its_nation(mreza: Mreza) -> None:
    done = mreza("settle", "2007-Q1", "--scope", f"provider:{MINE}")
    assert done.exit_code == 0, done.stderr
    assert "statements   1" in done.stdout
