"""A commit in the making: a folder of its own, seen by nobody, cleared away if its writer died."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import uuid4

from mreza.lake import versions
from mreza.lake.disk import sync, write_json

_JOURNAL: Final = "journal.json"
_ALIVE: Final = "alive"


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """One writer at a time, over all processes; given back even when the process is killed."""
    root.mkdir(parents=True, exist_ok=True)
    with _held(root / "lock"):
        yield


@contextmanager
def _held(path: Path) -> Iterator[None]:
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@dataclass
class Staging:
    """The folder of one commit. Who holds the lock on its file `alive` is still at work."""

    root: Path
    batch_id: str
    folder: Path
    _alive: int

    @classmethod
    def begin(cls, root: Path, batch_id: str) -> Staging:
        """Only under the lock of the store, so that nobody takes the new folder for a dead one."""
        folder = root / "staging" / f"{batch_id}.{uuid4().hex[:8]}"
        folder.mkdir(parents=True)
        alive = os.open(folder / _ALIVE, os.O_RDWR | os.O_CREAT, 0o644)
        fcntl.flock(alive, fcntl.LOCK_EX)
        return cls(root, batch_id, folder, alive)

    def write_journal(self, targets: list[str]) -> None:
        """What is about to appear outside the folder, so that it can be taken back."""
        write_json(self.folder / _JOURNAL, {"batch": self.batch_id, "targets": targets})

    def publish(self, moves: dict[Path, str]) -> None:
        """Move staged files to their places in the store."""
        folders = set()
        for staged, target in moves.items():
            place = self.root / target
            place.parent.mkdir(parents=True, exist_ok=True)
            sync(staged)
            staged.replace(place)
            folders |= {place.parent, place.parent.parent}
        for folder in folders:
            sync(folder)

    def end(self) -> None:
        """Give up whatever did not land, and the folder. Only under the lock of the store."""
        _take_back(self.root, self.folder)
        with suppress(OSError):
            os.close(self._alive)


def clear_dead(root: Path) -> None:
    """Remove what killed commits left behind. Only under the lock of the store."""
    for folder in sorted((root / "staging").glob("*")):
        try:
            alive = os.open(folder / _ALIVE, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError:  # a folder that is being removed, or a stray file
            continue
        try:
            fcntl.flock(alive, fcntl.LOCK_EX | fcntl.LOCK_NB)
            _take_back(root, folder)
        except BlockingIOError:
            continue
        finally:
            os.close(alive)


def _take_back(root: Path, folder: Path) -> None:
    """A batch that the last version knows has landed: then only the folder goes."""
    try:
        journal = json.loads((folder / _JOURNAL).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        journal = None
    if journal and not versions.read(root).knows(journal["batch"]):
        for target in journal["targets"]:
            (root / target).unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
