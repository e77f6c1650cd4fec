"""A settled quarter of two providers, and people of both sides."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mreza.rooms.settlement import worker
from mreza.rooms.settlement.models import SettlementRun
from mreza.site.accounts.models import User
from tests import settled


@pytest.fixture(autouse=True)
def lake(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of this test alone; no process is started, tests work themselves."""
    settings.DATA_DIR = tmp_path / "data"
    monkeypatch.setattr(worker, "spawn", lambda number: None)
    return settings.DATA_DIR / "lake"


@pytest.fixture
def insurer(loaded: None) -> User:
    return User.objects.get(username="zavod")


@pytest.fixture
def staff(loaded: None) -> User:
    """Of zd-celje."""
    return User.objects.get(username="izvajalec")


@pytest.fixture
def issued(loaded: None) -> SettlementRun:
    """Two providers' first quarter, issued."""
    return settled.both()


@pytest.fixture
def complete(loaded: None) -> SettlementRun:
    """The same, computed and not issued."""
    return settled.both(issue=False)
