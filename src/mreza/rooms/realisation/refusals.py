"""Why a file is not taken, or something is not done with it. Whatever is refused changed nothing.

Messages are English, as everywhere below the pages; pages say the same in both languages by type.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mreza.kernel.errors import MrezaError

if TYPE_CHECKING:
    from mreza.rooms.realisation.models import Upload


class UploadError(MrezaError):
    """Something that cannot be done with a file of rows."""


class EmptyUploadError(UploadError):
    """A file without a single byte."""

    def __init__(self, name: str) -> None:
        super().__init__("the file is empty", where=name, remedy="Send a file with rows")


class TooLargeError(UploadError):
    """A file above the limit of the installation, in MB."""

    def __init__(self, most: int, name: str = "") -> None:
        self.most = most
        super().__init__(
            f"the file is larger than {most} MB",
            where=name,
            remedy="Split it, or send it as Parquet, which is several times smaller",
        )


class SentAlreadyError(UploadError):
    """The very same file is here; `first` is the upload that brought it."""

    def __init__(self, first: Upload | None) -> None:
        self.first = first
        number = f" as number {first.pk}" if first else ""
        super().__init__(
            f"this very file was sent already{number}",
            remedy="Nothing was taken; withdraw the first one if it is to be replaced",
        )


class NotInStateError(UploadError):
    """The upload stands elsewhere than the deed needs; somebody else was quicker."""

    def __init__(self, upload: Upload, wanted: str) -> None:
        self.upload = upload
        super().__init__(
            f"number {upload.pk} is {upload.state}", remedy=f"This takes one that is {wanted}"
        )


class BadRowsError(UploadError):
    """A file with bad rows lands as a whole or not at all."""

    def __init__(self, upload: Upload) -> None:
        self.upload = upload
        super().__init__(
            f"{upload.bad} of {upload.rows} rows are wrong, so nothing of the file is taken",
            remedy="Mend the rows listed in the errors file and send the whole file again",
        )


class NoReasonError(UploadError):
    """A withdrawal without a reason."""

    def __init__(self) -> None:
        super().__init__("a withdrawal needs its reason", remedy="Say why")
