"""`mreza serve` killed in the middle of its first start: the next start completes it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from mreza.site.database.embedded import EmbeddedPostgres
from tests.cli.test_serve_and_doctor import MREZA, START_SECONDS, address_of, answer


@pytest.fixture
def surroundings(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a fresh installation; its database is stopped at the end."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MREZA_")}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    yield {**kept, "MREZA_DATA": str(tmp_path / "data"), "MREZA_DATABASE_FAST": "1"}
    server = EmbeddedPostgres(tmp_path / "data" / "postgres")
    if server.is_running():
        server._stop()


def start(surroundings: dict[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [MREZA, "demo", "--workers", "1", "--scale", "none"],
        env=surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def wait_for(path: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while not path.exists():
        assert time.monotonic() < until, path
        time.sleep(0.02)


@pytest.mark.parametrize(
    ("sign", "later"),
    [("start.lock", 0.1), ("cluster/postmaster.pid", 0.0), ("cluster/postmaster.pid", 1.2)],
    ids=["making the database", "starting it", "loading"],
)
def test_a_killed_start_is_completed_by_the_next(
    surroundings: dict[str, str], sign: str, later: float
) -> None:
    folder = Path(surroundings["MREZA_DATA"]) / "postgres"
    killed = start(surroundings)
    wait_for(folder / sign)
    time.sleep(later)
    os.killpg(killed.pid, signal.SIGKILL)
    killed.communicate()
    process = start(surroundings)
    try:
        address = address_of(process)
        found = json.loads(answer(f"{address}api/v1/organisations?limit=1"))
        assert found["total"] > 400
        run = json.loads(answer(f"{address}api/v1/runs/coverage?limit=1"))
        assert run["count"] == 275
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=60)
