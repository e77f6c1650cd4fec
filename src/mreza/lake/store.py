"""What was committed: numbered snapshots of Parquet files that never change.

On the disk: `datasets/services/month=2007-01/<batch>.parquet` with the rows, `batches/<batch>.json`
saying what a batch is, `versions/000012.json` naming the batches of a version, and `current` with
the number of the last version. Replacing `current` is the commit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from mreza.lake import versions
from mreza.lake.database import Tell, working
from mreza.lake.disk import room_on_disk
from mreza.lake.errors import BatchError, LakeError, SameFileError
from mreza.lake.partitions import Staged, partition
from mreza.lake.schema import get
from mreza.lake.snapshot import Batch, File, Snapshot
from mreza.lake.staging import Staging, clear_dead, locked
from mreza.lake.versions import Version

__all__ = ["Batch", "File", "Snapshot", "Store"]

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")
_THOUSAND: Final = 1000


def reached(step: str) -> None:
    """Does nothing: a commit passes here after every step, and a test stops it there."""


class Store:
    """The lake in the folder `root` (made on the first commit)."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def snapshot(self, version: int | None = None) -> Snapshot:
        """The last version, or an earlier one. Version 0 is the empty lake."""
        found = versions.read(self.root, version)
        return Snapshot.of(
            self.root,
            found.number,
            (versions.read_batch(self.root, *pair) for pair in found.manifests.items()),
        )

    def find(self, sha256: str, dataset: str | None = None) -> Batch | None:
        """The batch of the last version that brought this very file; None when there is none."""
        return _brought(self.snapshot(), sha256, dataset)

    def commit(
        self,
        batch_id: str,
        dataset: str,
        accepted_path: Path | Sequence[Path],
        *,
        sha256: str,
        synthetic: bool = False,
        note: str = "",
        progress: Callable[[int, int], None] | None = None,
    ) -> Snapshot:
        """Add typed rows as a batch, whole or not at all; returns the version that has them.

        Committing the same batch again (after a crash) changes nothing. Raises `SameFileError`
        when another batch brought the file, `BatchError` when the name is taken, `NoRoomError`.
        """
        _check_name(batch_id)
        sources = [accepted_path] if isinstance(accepted_path, Path) else [*accepted_path]
        with room_on_disk(f"batch {batch_id}"):
            with locked(self.root):
                clear_dead(self.root)
                if self._landed(batch_id, dataset, sha256):
                    return self.snapshot()
                staging = Staging.begin(self.root, batch_id)
            try:
                reached("begun")
                staged = self._staged(staging, dataset, sources, _thousandths(progress))
                batch = _batch(batch_id, dataset, sha256, synthetic, note, staged)
                reached("staged")
                with locked(self.root):
                    if not self._landed(batch_id, dataset, sha256):
                        self._publish(staging, batch, staged)
                    staging.end()
            except BaseException:
                with locked(self.root):
                    staging.end()
                raise
            return self.snapshot()

    def withdraw(self, batch_id: str, by_batch_id: str, *, note: str = "") -> Snapshot:
        """Leave the batch out of new versions; earlier ones keep it. Raises `BatchError`."""
        _check_name(by_batch_id)
        with room_on_disk(f"batch {by_batch_id}"), locked(self.root):
            clear_dead(self.root)
            last = versions.read(self.root)
            if last.withdrawn.get(batch_id) == by_batch_id:
                return self.snapshot()
            _check_withdrawal(last, batch_id, by_batch_id)
            versions.write_withdrawal(self.root, by_batch_id, batch_id, note)
            kept = {one: sha for one, sha in last.manifests.items() if one != batch_id}
            self._make_last(
                Version(last.number + 1, kept, last.withdrawn | {batch_id: by_batch_id})
            )
            return self.snapshot()

    def _landed(self, batch_id: str, dataset: str, sha256: str) -> bool:
        """Whether this very batch is there already. Only under the lock: decides for good."""
        snapshot = self.snapshot()
        there = snapshot.batch(batch_id)
        if there and (there.dataset, there.sha256) == (dataset, sha256):
            return True
        if versions.read(self.root).knows(batch_id):
            raise BatchError(
                f"the name {batch_id} is taken by an earlier batch", where="the lake",
                remedy="Give the batch a name of its own",
            )  # fmt: skip
        same = _brought(snapshot, sha256, dataset)
        if same:
            raise SameFileError(
                f"this file was imported before, as batch {same.id}", batch=same.id,
                where=dataset, remedy="To import it anew, withdraw that batch first",
            )  # fmt: skip
        return False

    def _staged(
        self, staging: Staging, dataset: str, sources: list[Path], tell: Tell
    ) -> list[Staged]:
        with working(staging.folder) as connection:
            return partition(
                connection, get(dataset), sources, staging.batch_id, staging.folder, tell
            )

    def _publish(self, staging: Staging, batch: Batch, staged: list[Staged]) -> None:
        staging.write_journal([*(file.path for file in batch.files), f"batches/{batch.id}.json"])
        reached("journal")
        staging.publish({one.path: one.file.path for one in staged})
        reached("moved")
        manifest = versions.write_batch(self.root, batch)
        reached("batch")
        last = versions.read(self.root)
        self._make_last(
            Version(last.number + 1, last.manifests | {batch.id: manifest}, last.withdrawn)
        )

    def _make_last(self, version: Version) -> None:
        versions.write(self.root, version)
        reached("version")
        versions.make_current(self.root, version.number)
        reached("current")


def _check_name(batch_id: str) -> None:
    if not _NAME.fullmatch(batch_id):
        raise BatchError(
            f"{batch_id[:100]!r} cannot name a batch", where="the lake",
            remedy="Use up to 80 of a-z, 0-9, - and _",
        )  # fmt: skip


def _check_withdrawal(last: Version, batch_id: str, by_batch_id: str) -> None:
    if batch_id in last.withdrawn:
        raise BatchError(
            f"batch {batch_id} was withdrawn before, by {last.withdrawn[batch_id]}",
            where="the lake", remedy="Nothing is left to withdraw",
        )  # fmt: skip
    if batch_id not in last.manifests:
        raise BatchError(
            f"there is no batch {batch_id}", where="the lake",
            remedy="Name a batch of the last version",
        )  # fmt: skip
    if last.knows(by_batch_id):
        raise BatchError(
            f"the name {by_batch_id} is taken by an earlier batch", where="the lake",
            remedy="Give the withdrawal a name of its own",
        )  # fmt: skip


def _brought(snapshot: Snapshot, sha256: str, dataset: str | None) -> Batch | None:
    return next(
        (
            batch
            for batch in snapshot.batches
            if batch.sha256 == sha256 and dataset in {None, batch.dataset}
        ),
        None,
    )


def _batch(
    batch_id: str, dataset: str, sha256: str, synthetic: bool, note: str, staged: list[Staged]
) -> Batch:
    rows = sum(one.file.rows for one in staged)
    if not rows:
        raise LakeError(
            "there are no rows to commit", where=f"batch {batch_id}",
            remedy="Send a file with at least one good row",
        )  # fmt: skip
    return Batch(
        id=batch_id, dataset=dataset, sha256=sha256, synthetic=synthetic, note=note, rows=rows,
        months=tuple(one.file.month for one in staged),
        files=tuple(one.file for one in staged),
    )  # fmt: skip


def _thousandths(progress: Callable[[int, int], None] | None) -> Tell:
    def tell(share: float) -> None:
        if progress:
            progress(round(share * _THOUSAND), _THOUSAND)

    return tell
