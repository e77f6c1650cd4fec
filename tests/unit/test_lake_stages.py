"""Steps of a long run: built once, whole or not at all, and called off between steps."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from errno import ENOSPC
from pathlib import Path

import pytest

from mreza.lake.errors import CancelledError, NoRoomError
from mreza.lake.stages import Stages


class Work:
    """Builds a file and counts how often."""

    def __init__(self, text: str = "rows") -> None:
        self.text, self.times = text, 0

    def __call__(self, path: Path) -> None:
        self.times += 1
        path.write_text(self.text, encoding="utf-8")


def test_a_finished_step_is_not_done_again(tmp_path: Path) -> None:
    work = Work()
    first = Stages(tmp_path / "run").stage("counted.parquet", "v1", work)
    again = Stages(tmp_path / "run").stage("counted.parquet", "v1", work)
    assert first == again
    assert (first.read_text(encoding="utf-8"), first.suffix, work.times) == ("rows", ".parquet", 1)


def test_other_input_builds_the_step_anew_and_drops_the_former(tmp_path: Path) -> None:
    stages = Stages(tmp_path)
    first = stages.stage("counted.parquet", "v1", Work("old"))
    other = stages.stage("counted.csv", "v1", Work("kept"))
    second = stages.stage("counted.parquet", "v2", Work("new"))
    assert second.read_text(encoding="utf-8") == "new"
    assert (first.exists(), other.exists()) == (False, True)


def test_a_step_that_fails_leaves_nothing_and_can_be_repeated(tmp_path: Path) -> None:
    def fails(path: Path) -> None:
        path.write_text("half", encoding="utf-8")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        Stages(tmp_path).stage("counted.parquet", "v1", fails)
    assert [path for path in tmp_path.iterdir() if path.suffix == ".parquet"] == []
    Stages(tmp_path).stage("counted.parquet", "v1", Work())


def test_what_a_killed_step_left_is_never_taken_for_the_step(tmp_path: Path) -> None:
    path = Stages(tmp_path).stage("counted.parquet", "v1", Work())
    path.rename(path.with_name(f".part.{path.name}"))
    work = Work()
    assert Stages(tmp_path).stage("counted.parquet", "v1", work).exists()
    assert work.times == 1


def test_of_two_runs_at_once_one_builds(tmp_path: Path) -> None:
    work = Work()
    with ThreadPoolExecutor(4) as pool:
        paths = list(pool.map(lambda _: Stages(tmp_path).stage("a.parquet", "v", work), range(4)))
    assert (len(set(paths)), work.times) == (1, 1)


def test_a_run_called_off_stops_before_its_next_step(tmp_path: Path) -> None:
    off = [False]
    stages = Stages(tmp_path / "run-7", cancelled=lambda: off[0])
    first = stages.stage("a.parquet", "v", Work())
    off[0] = True
    with pytest.raises(CancelledError, match="run-7: the run was called off"):
        stages.stage("b.parquet", "v", Work())
    assert first.exists()


def test_a_full_disk_is_said_in_plain_words(tmp_path: Path) -> None:
    def full(path: Path) -> None:
        path.write_text("half", encoding="utf-8")
        raise OSError(ENOSPC, "No space left on device")

    with pytest.raises(NoRoomError, match=r"step a\.parquet: the disk is full"):
        Stages(tmp_path).stage("a.parquet", "v", full)
    assert not list(tmp_path.glob("*.parquet"))
