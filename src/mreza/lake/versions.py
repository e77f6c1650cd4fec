"""Numbered versions on the disk: written once, read for ever.

Every hundredth version lists all its batches, the others what changed since: a year of imports
by every provider stays readable by opening two small files.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from mreza.lake.disk import write_json, write_whole
from mreza.lake.errors import BatchError, DamagedLakeError
from mreza.lake.snapshot import Batch

_FULL: Final = 100


@dataclass(frozen=True)
class Version:
    """The manifests of the batches it holds (id -> SHA-256), and what was withdrawn by what."""

    number: int = 0
    manifests: dict[str, str] = field(default_factory=dict)
    withdrawn: dict[str, str] = field(default_factory=dict)

    def knows(self, batch_id: str) -> bool:
        """Whether the name was ever used, for a batch or to withdraw one."""
        return (
            batch_id in self.manifests
            or batch_id in self.withdrawn
            or batch_id in self.withdrawn.values()
        )


def current(root: Path) -> int:
    """The number of the last version; 0 before the first commit."""
    path = root / "current"
    if not path.exists():
        return 0
    try:
        return int(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise _broken(path) from error


def read(root: Path, number: int | None = None) -> Version:
    """The version `number`, or the last. Raises `BatchError` for one that is not there (yet)."""
    last = current(root)
    number = last if number is None else number
    if not 0 <= number <= last:
        raise BatchError(
            f"there is no version {number}", where="the lake", remedy=f"The last one is {last}"
        )
    return _resolved(root, number)


def _resolved(root: Path, number: int) -> Version:
    if number == 0:
        return Version()
    entry = _entry(_path(root, number))
    base = _resolved(root, entry["since"])
    withdrawn = dict(entry["withdrawn"])
    kept = {one: sha for one, sha in base.manifests.items() if one not in withdrawn}
    return Version(number, kept | dict(entry["batches"]), base.withdrawn | withdrawn)


def write(root: Path, version: Version) -> None:
    """Write the version, not yet as the last one. Only under the lock of the store."""
    since = 0 if version.number % _FULL == 0 else version.number // _FULL * _FULL
    base = _resolved(root, since)
    batches = [pair for pair in version.manifests.items() if pair[0] not in base.manifests]
    withdrawn = [pair for pair in version.withdrawn.items() if pair[0] not in base.withdrawn]
    write_json(
        _path(root, version.number),
        {
            "version": version.number,
            "since": since,
            "batches": batches,
            "withdrawn": withdrawn,
        },
    )


def make_current(root: Path, number: int) -> None:
    """The moment of the commit: before it nothing is visible, after it everything is."""
    write_whole(root / "current", f"{number}\n")


def write_batch(root: Path, batch: Batch) -> str:
    """Write the manifest of the batch; returns its SHA-256."""
    return write_json(root / "batches" / f"{batch.id}.json", batch.as_dict())


def write_withdrawal(root: Path, by_batch_id: str, batch_id: str, note: str) -> None:
    """Write the manifest of a counter-batch: it has no rows, only what it takes away."""
    entry = {"id": by_batch_id, "withdraws": batch_id, "note": note}
    write_json(root / "batches" / f"{by_batch_id}.json", entry)


@lru_cache(maxsize=100_000)
def read_batch(root: Path, batch_id: str, manifest: str) -> Batch:
    """The batch whose manifest has this SHA-256."""
    path = root / "batches" / f"{batch_id}.json"
    try:
        text = path.read_bytes()
    except FileNotFoundError as error:
        raise _broken(path, batch_id) from error
    if sha256(text).hexdigest() != manifest:
        raise _broken(path, batch_id)
    return Batch.read(json.loads(text))


def _path(root: Path, number: int) -> Path:
    return root / "versions" / f"{number:06d}.json"


def _entry(path: Path) -> dict[str, Any]:
    try:
        entry: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError) as error:
        raise _broken(path) from error
    return entry


def _broken(path: Path, batch: str = "") -> DamagedLakeError:
    return DamagedLakeError(
        f"{path.name} is missing or damaged" + (f" (batch {batch})" if batch else ""),
        batch=batch,
        file=path.name,
        where="the lake",
        remedy="Put the file back from a backup",
    )
