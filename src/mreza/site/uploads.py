"""Files that people send: to the disk piece by piece, and no larger than is allowed here."""

from __future__ import annotations

import errno
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.core.files.uploadhandler import (
    FileUploadHandler,
    StopUpload,
    TemporaryFileUploadHandler,
)
from django.http import HttpRequest

MEGABYTE = 1024 * 1024
REFUSED = "mreza.file_refused"
TOO_LARGE, NO_ROOM = "too_large", "no_room"


class LimitedFile(TemporaryFileUploadHandler):
    """Django's file on the disk, beside the data, with an end to how large it may grow.

    A file that is refused is read to its end and dropped, so that the page can say why instead of
    breaking the connection: the view finds no file, and `refused` says why.
    """

    def new_file(self, *given: Any, **more: Any) -> None:
        FileUploadHandler.new_file(self, *given, **more)
        self.file = _Sent(self.file_name, self.content_type, self.charset, self.content_type_extra)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start + len(raw_data) > settings.UPLOAD_MAX_MB * MEGABYTE:
            self._refuse(TOO_LARGE)
        try:
            super().receive_data_chunk(raw_data, start)
        except OSError as error:
            if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
                raise
            self._refuse(NO_ROOM)

    def _refuse(self, why: str) -> None:
        if self.request is not None:
            self.request.META[REFUSED] = why
        raise StopUpload(connection_reset=False)


class _Sent(TemporaryUploadedFile):
    """As Django's, where a file of gigabytes finds more room than the system gives small things."""

    def __init__(self, name: Any, content_type: Any, charset: Any, extra: Any) -> None:
        folder = Path(settings.DATA_DIR) / "uploads"
        folder.mkdir(parents=True, exist_ok=True)
        file = NamedTemporaryFile(prefix="sending-", dir=folder)  # noqa: SIM115 - closed by Django
        UploadedFile.__init__(self, file, name, content_type, 0, charset, extra)


def refused(request: HttpRequest) -> str:
    """Why a file of the request was dropped: `too_large`, `no_room`; empty when none was."""
    return str(request.META.get(REFUSED, ""))
