"""The embedded server: shared, reused, stopped by the last user, recovered after a kill."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from mreza.site.database import DatabaseSettingError, configure
from mreza.site.database.embedded import EmbeddedPostgres, programs

# A user of the server: says "ready", then waits for a word; leaves by itself when told to.
USER = """
import signal, sys
from pathlib import Path
import psycopg
from mreza.site.database.embedded import EmbeddedPostgres
signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
server = EmbeddedPostgres(Path(sys.argv[1]), durable=sys.argv[2] == "durable")
server.ensure_running()
address = f"host={server.socket_folder} user=postgres dbname=mreza"
with psycopg.connect(address, autocommit=True) as connection:
    connection.execute("SELECT pg_advisory_lock(1)")
    connection.execute("CREATE TABLE IF NOT EXISTS seen (id int)")
    connection.execute("INSERT INTO seen VALUES (1)")
    print("ready", connection.execute("SELECT count(*) FROM seen").fetchone()[0], flush=True)
sys.stdin.readline()
"""


class User:
    """A process that uses the server in `folder`."""

    def __init__(self, folder: Path, how: str = "fast") -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", USER, str(folder), how],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def wait_until_ready(self) -> int:
        """How many have been there so far."""
        assert self.process.stdout is not None
        words = self.process.stdout.readline().split()
        assert words[:1] == ["ready"]
        return int(words[1])

    def leave(self) -> None:
        self.process.communicate("go\n", timeout=30)

    def end(self, number: signal.Signals) -> None:
        self.process.send_signal(number)
        self.process.wait(30)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A place for one cluster; its server is gone afterwards."""
    place = tmp_path / "postgres"
    yield place
    server = EmbeddedPostgres(place, durable=False)
    if server.is_running():
        server._stop()


def running(folder: Path) -> bool:
    return EmbeddedPostgres(folder).is_running()


def test_two_simultaneous_first_starts_share_one_server(folder: Path) -> None:
    users = [User(folder), User(folder)]
    assert max(user.wait_until_ready() for user in users) == 2
    users[0].leave()
    assert running(folder), "the other one still uses it"
    users[1].leave()
    assert not running(folder)


def test_a_second_start_finds_the_data_again(folder: Path) -> None:
    for visit in (1, 2):
        user = User(folder)
        assert user.wait_until_ready() == visit
        user.leave()
    assert not running(folder)


def test_sigterm_leaves_in_good_order(folder: Path) -> None:
    user = User(folder)
    user.wait_until_ready()
    user.end(signal.SIGTERM)
    assert not running(folder)


def test_a_killed_user_leaves_a_server_that_the_next_one_takes_over(folder: Path) -> None:
    killed = User(folder)
    killed.wait_until_ready()
    killed.end(signal.SIGKILL)
    assert running(folder)
    user = User(folder)
    assert user.wait_until_ready() == 2
    user.leave()
    assert not running(folder)


def test_a_killed_server_is_started_again_with_its_data(folder: Path) -> None:
    first = User(folder, "durable")
    first.wait_until_ready()
    pid = int((folder / "cluster" / "postmaster.pid").read_text().split()[0])
    os.kill(pid, signal.SIGKILL)
    user = User(folder, "durable")
    assert user.wait_until_ready() == 2
    first.leave()
    user.leave()
    assert not running(folder)


def test_a_long_folder_name_gets_a_short_socket(tmp_path: Path) -> None:
    server = EmbeddedPostgres(tmp_path / ("long" * 30))
    assert len(str(server.socket_folder)) < 100


def test_the_wheel_brings_what_exclusion_constraints_need() -> None:
    assert (programs().parent / "share" / "extension" / "btree_gist.control").exists()


def test_a_url_points_to_a_server() -> None:
    url = "postgresql://ana:p%40ss@db.example:5433/mreza?sslmode=require"
    settings = configure(url, Path("unused"))
    assert settings["ENGINE"] == "django.db.backends.postgresql"
    assert (settings["USER"], settings["PASSWORD"], settings["PORT"]) == ("ana", "p@ss", "5433")
    assert settings["OPTIONS"] == {"sslmode": "require"}


@pytest.mark.parametrize("url", ["mysql://a/b", "postgresql://host", "host", "postgresql://h:x/d"])
def test_a_bad_url_says_what_is_expected(url: str) -> None:
    with pytest.raises(DatabaseSettingError, match=r"Expected|number"):
        configure(url, Path("unused"))


FORKER = """
import os, sys, time
from pathlib import Path
from mreza.site.database.embedded import EmbeddedPostgres
server = EmbeddedPostgres(Path(sys.argv[1]), durable=False)
server.ensure_running()
if os.fork() == 0:
    time.sleep(5)
"""


def test_a_forked_child_that_never_connected_does_not_keep_the_server(folder: Path) -> None:
    subprocess.run([sys.executable, "-c", FORKER, str(folder)], check=True, timeout=30)
    assert not running(folder)


def test_a_server_that_is_still_coming_up_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever started it may have been killed while it recovered."""
    said = ["the database system is starting up"] * 2

    def connect(*_: Any, **__: Any) -> str:
        if said:
            raise psycopg.OperationalError(said.pop())
        return "connected"

    monkeypatch.setattr(psycopg, "connect", connect)
    server = EmbeddedPostgres(tmp_path)
    assert server._connect(psycopg) == "connected"
    said.append("no such user")
    with pytest.raises(psycopg.OperationalError, match="no such user"):
        server._connect(psycopg)
