"""Steps of a long run, each kept as a file: what was finished is not done again."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from mreza.lake.disk import room_on_disk, sync
from mreza.lake.errors import CancelledError


def never() -> bool:
    """Nobody calls the run off."""
    return False


class Stages:
    """Stage files in `folder`; `cancelled` is asked before each step."""

    def __init__(self, folder: Path, cancelled: Callable[[], bool] = never) -> None:
        self.folder, self.cancelled = folder, cancelled

    def stage(self, name: str, fingerprint: str, build: Callable[[Path], None]) -> Path:
        """The file of the step `name` ("counted.parquet"), built unless it is there already.

        `build` writes to the path it is given; the file appears only when it is whole. Another
        `fingerprint` builds it anew and removes the former. Of two runs at once, one builds and the
        other waits for it. Raises `CancelledError`, `NoRoomError`.
        """
        self.check_cancelled()
        path = self._path(name, fingerprint)
        if path.exists():
            return path
        with room_on_disk(f"step {name}"):
            self.folder.mkdir(parents=True, exist_ok=True)
            with self._held(name):
                if not path.exists():
                    self._build(path, build)
                    self._remove_former(path, name)
        return path

    def check_cancelled(self) -> None:
        """Raise `CancelledError` if the run was called off; for loops inside a step."""
        if self.cancelled():
            raise CancelledError(
                "the run was called off", where=self.folder.name,
                remedy="Start it again: steps that were finished are kept",
            )  # fmt: skip

    def _path(self, name: str, fingerprint: str) -> Path:
        """The fingerprint is a part of the name: a file cannot be taken for another's."""
        short = sha256(fingerprint.encode()).hexdigest()[:24]
        plain = Path(name)
        return self.folder / f"{plain.stem}.{short}{plain.suffix}"

    def _build(self, path: Path, build: Callable[[Path], None]) -> None:
        part = path.with_name(f".part.{path.name}")
        part.unlink(missing_ok=True)
        try:
            build(part)
            sync(part)
            part.replace(path)
            sync(self.folder)
        except BaseException:
            part.unlink(missing_ok=True)
            raise

    def _remove_former(self, path: Path, name: str) -> None:
        plain = Path(name)
        for former in self.folder.glob(f"{plain.stem}.{'?' * 24}{plain.suffix}"):
            if former != path:
                former.unlink(missing_ok=True)

    @contextmanager
    def _held(self, name: str) -> Iterator[None]:
        handle = os.open(self.folder / f".{name}.lock", os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)
