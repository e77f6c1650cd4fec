"""An empty lake of one's own, files of rows, and uploads brought as far as a test wants."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from mreza.rooms.realisation import actions, worker
from mreza.rooms.realisation.models import Upload
from mreza.site.accounts.models import User
from tests.lakes import SERVICE, services, write_csv

Send = Callable[..., Upload]


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


def text_of(rows: Iterable[Mapping[str, str]], folder: Path, **more: Any) -> bytes:
    """Rows as the bytes of a CSV file."""
    return write_csv(folder / "rows.csv", rows, **more).read_bytes()


@pytest.fixture
def good(tmp_path: Path) -> bytes:
    """Three good rows of zd-celje."""
    return text_of(services({}, {"day": "2007-02-01"}, {"day": "2007-02-02"}), tmp_path)


@pytest.fixture
def bad(tmp_path: Path) -> bytes:
    """One good row, one of another provider, one with an unknown service."""
    return text_of(services({}, {"provider": "zd-ljubljana"}, {"service": "NONE"}), tmp_path)


@pytest.fixture
def send(staff: User) -> Send:
    """`send(content)`: an upload as received; `send(content, work=True)` as checked."""

    def go(
        content: bytes,
        *,
        name: str = "january.csv",
        dataset: str = "services",
        provider: str | None = "zd-celje",
        by: User | None = None,
        work: bool = True,
    ) -> Upload:
        upload = actions.receive(
            iter([content]), name=name, dataset=dataset, provider=provider, by=by or staff
        )
        return worker.work(upload.pk) if work else upload

    return go


@pytest.fixture
def committed(send: Send, staff: User, good: bytes) -> Upload:
    """Three rows of zd-celje in the lake."""
    upload = send(good)
    actions.commit(upload, by=staff)
    return worker.work(upload.pk)


def as_file(content: bytes, name: str = "january.csv") -> io.BytesIO:
    """What Django's test client sends as a file."""
    file = io.BytesIO(content)
    file.name = name
    return file


__all__ = ["SERVICE", "Send", "as_file", "text_of"]
