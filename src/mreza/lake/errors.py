"""Errors of the lake, meant for people: what is wrong, where, and what would be right."""

from __future__ import annotations

from mreza.kernel.errors import MrezaError


class LakeError(MrezaError):
    """Anything wrong with mass rows; the base of every error of this floor."""


class UnreadableFileError(LakeError):
    """A file that is no table: empty, of an unknown kind or encoding, or broken."""


class HeaderError(LakeError):
    """A file whose columns are not those of the schema: missing, unknown or twice."""


class BatchError(LakeError):
    """A batch that is not there, is withdrawn already, or bears a name that is taken."""


class SameFileError(BatchError):
    """The same file is in the lake already; `batch` names the batch that brought it."""

    def __init__(self, what: str, *, batch: str, where: str = "", remedy: str = "") -> None:
        self.batch = batch
        super().__init__(what, where=where, remedy=remedy)


class DamagedLakeError(LakeError):
    """A file of a snapshot is missing or not what was committed; `batch` and `file` name it."""

    def __init__(
        self, what: str, *, batch: str = "", file: str = "", where: str = "", remedy: str = ""
    ) -> None:
        self.batch, self.file = batch, file
        super().__init__(what, where=where, remedy=remedy)


class NoRoomError(LakeError):
    """The disk is full, or may not be written to. Nothing of the attempt is visible."""


class CancelledError(LakeError):
    """The work was called off; what was finished before is kept."""
