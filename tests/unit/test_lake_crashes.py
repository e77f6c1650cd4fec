"""Killed, crowded and full: what was there stays readable, nothing half is seen, a rerun lands."""

from __future__ import annotations

import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from errno import ENOSPC
from pathlib import Path
from typing import Any

import duckdb
import pytest

from mreza.lake import disk, partitions, staging, store, versions
from mreza.lake.checking import check
from mreza.lake.errors import NoRoomError, SameFileError
from mreza.lake.schema import SERVICES
from mreza.lake.snapshot import Snapshot
from mreza.lake.store import Store
from tests.lakes import NOTHING, services, write_accepted, write_csv

A, B = "a" * 64, "b" * 64
STEPS = ["begun", "staged", "journal", "moved", "batch", "version", "current"]

KILLED = """
import os, signal, sys
from pathlib import Path
from mreza.lake import store
root, rows, step = sys.argv[1:]
def reached(name):
    if name == step:
        os.kill(os.getpid(), signal.SIGKILL)
store.reached = reached
if step.startswith("withdraw-"):
    step = step.removeprefix("withdraw-")
    store.Store(Path(root)).withdraw("b1", "w1")
store.Store(Path(root)).commit("b2", "services", Path(rows), sha256="b" * 64)
"""


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    listed = services({}, {"day": "2007-02-03"})
    return write_accepted(tmp_path_factory.mktemp("rows") / "rows.parquet", listed)


def count(snapshot: Snapshot) -> int:
    with duckdb.connect() as connection:
        snapshot.relation(connection, "services")
        (rows,) = connection.execute("SELECT count(*) FROM services").fetchone() or (0,)
    return int(rows)


def orphans(lake: Store) -> list[str]:
    """Files that no version knows."""
    known = {file.path for number in range(lake.snapshot().version + 1)
             for batch in lake.snapshot(number).batches for file in batch.files}  # fmt: skip
    there = {str(path.relative_to(lake.root)) for path in lake.root.glob("datasets/*/*/*")}
    return sorted(there - known)


def killed(lake: Store, rows: Path, step: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(lake.root), str(rows), step],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == -signal.SIGKILL, done.stderr


@pytest.mark.parametrize("step", STEPS)
def test_a_kill_at_any_step_leaves_the_last_version_and_a_rerun_lands(
    tmp_path: Path, rows: Path, step: str
) -> None:
    lake = Store(tmp_path / "lake")
    before = lake.commit("b1", "services", rows, sha256=A)
    killed(lake, rows, step)
    after = lake.snapshot()
    landed = step == "current"
    assert (after.version, count(after)) == ((2, 4) if landed else (1, 2))
    assert landed or after == before
    after.verify()
    assert any((lake.root / "staging").iterdir())

    again = lake.commit("b2", "services", rows, sha256=B)
    assert (again.version, count(again)) == (2, 4)
    again.verify()
    assert list((lake.root / "staging").iterdir()) == []
    assert orphans(lake) == []


@pytest.mark.parametrize("step", ["staged", "moved", "version"])
def test_another_commit_clears_what_a_killed_one_left(
    tmp_path: Path, rows: Path, step: str
) -> None:
    lake = Store(tmp_path / "lake")
    lake.commit("b1", "services", rows, sha256=A)
    killed(lake, rows, step)
    assert count(lake.commit("b3", "services", rows, sha256="c" * 64)) == 4
    assert list((lake.root / "staging").iterdir()) == []
    assert orphans(lake) == []


def test_a_killed_withdrawal_is_done_again(
    tmp_path: Path, rows: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class KilledError(BaseException):
        pass

    def reached(step: str) -> None:
        if step == "version":
            raise KilledError

    lake = Store(tmp_path / "lake")
    lake.commit("b1", "services", rows, sha256=A)
    with monkeypatch.context() as patched:
        patched.setattr(store, "reached", reached)
        with pytest.raises(KilledError):
            lake.withdraw("b1", "w1")
    assert count(lake.snapshot()) == 2
    assert count(lake.withdraw("b1", "w1")) == 0


def test_two_commits_at_once_both_land(tmp_path: Path, rows: Path) -> None:
    lake = Store(tmp_path / "lake")
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(
            lambda n: lake.commit(f"b{n}", "services", rows, sha256=f"{n:064}"), range(4)
        ))  # fmt: skip
    assert count(lake.snapshot()) == 8
    assert [count(lake.snapshot(version)) for version in range(5)] == [0, 2, 4, 6, 8]
    lake.snapshot().verify()


def test_of_two_commits_of_one_file_at_once_one_lands(tmp_path: Path, rows: Path) -> None:
    lake = Store(tmp_path / "lake")

    def commit(name: str) -> object:
        try:
            return lake.commit(name, "services", rows, sha256=A)
        except SameFileError as error:
            return error

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(commit, ["b1", "b2"]))
    assert sorted(isinstance(answer, SameFileError) for answer in answers) == [False, True]
    assert count(lake.snapshot()) == 2
    assert orphans(lake) == []


def test_a_commit_at_work_is_not_taken_for_a_dead_one(
    tmp_path: Path, rows: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While one commit has staged its rows, another begins, clears up and lands before it."""
    lake = Store(tmp_path / "lake")

    def reached(step: str) -> None:
        if step == "staged":
            monkeypatch.undo()
            lake.commit("b2", "services", rows, sha256=B)

    monkeypatch.setattr(store, "reached", reached)
    snapshot = lake.commit("b1", "services", rows, sha256=A)
    assert [batch.id for batch in snapshot.batches] == ["b2", "b1"]
    assert count(snapshot) == 4


def full(*_: Any, **__: Any) -> Any:
    raise OSError(ENOSPC, "No space left on device")


@pytest.mark.parametrize(
    ("module", "name"),
    [(partitions, "digest"), (staging, "sync"), (staging, "write_json"), (versions, "write_json"),
     (versions, "write_whole"), (disk, "sync")],
)  # fmt: skip
def test_a_full_disk_leaves_nothing_and_says_what_to_do(
    tmp_path: Path, rows: Path, monkeypatch: pytest.MonkeyPatch, module: Any, name: str
) -> None:
    lake = Store(tmp_path / "lake")
    before = lake.commit("b1", "services", rows, sha256=A)
    with monkeypatch.context() as patched:
        patched.setattr(module, name, full)
        with pytest.raises(NoRoomError, match=r"the disk is full.*Free some space"):
            lake.commit("b2", "services", rows, sha256=B)
    assert lake.snapshot() == before
    assert orphans(lake) == []
    assert list((lake.root / "staging").iterdir()) == []
    assert count(lake.commit("b2", "services", rows, sha256=B)) == 4


LIMITED = """
import resource, sys
from pathlib import Path
from mreza.lake.checking import Reference, check
from mreza.lake.errors import NoRoomError
from mreza.lake.schema import SERVICES
from mreza.lake.store import Store
source, into, root = map(Path, sys.argv[1:])
def limit(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
def refused(work):
    try:
        work()
    except NoRoomError as error:
        print(error)
answer = check(source, SERVICES, reference=Reference(), into=into)
limit(20_000)
refused(lambda: check(source, SERVICES, reference=Reference(), into=into.parent / "other"))
refused(lambda: Store(root).commit("b1", "services", answer.accepted_path, sha256="a" * 64))
limit(resource.RLIM_INFINITY)
assert Store(root).snapshot().version == 0
assert list((root / "staging").iterdir()) == []
Store(root).commit("b1", "services", answer.accepted_path, sha256="a" * 64)
"""


def test_a_file_that_may_not_grow_is_a_full_disk_too(tmp_path: Path) -> None:
    """The limit of the system on the size of a file strikes inside DuckDB's own writing."""
    rows = services(*({"doctor": f"D{n * 7919 % 100_003}"} for n in range(12_000)))
    source = write_csv(tmp_path / "r.csv", rows)
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(source), str(tmp_path / "into"), str(tmp_path / "l")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("the disk is full") == 2
    assert not (tmp_path / "other" / "accepted.parquet").exists()
    assert count(Store(tmp_path / "l").snapshot()) == 12_000


def test_a_folder_that_may_not_be_written_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(self: Path, *_: Any, **__: Any) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    path = write_csv(tmp_path / "r.csv", services({}))
    monkeypatch.setattr(Path, "mkdir", forbidden)
    with pytest.raises(NoRoomError, match="into may not be written"):
        check(path, SERVICES, reference=NOTHING, into=tmp_path / "into")
