"""Where the files of an upload lie, and how one gets there: streamed, counted, hashed, whole."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

from django.conf import settings

from mreza.lake.disk import room_on_disk
from mreza.rooms.realisation.refusals import EmptyUploadError, TooLargeError

MEGABYTE = 1024 * 1024
CHUNK = 1 << 20


class Arrived(NamedTuple):
    """A file that has arrived and belongs to no upload yet."""

    path: Path
    sha256: str
    bytes: int


def root() -> Path:
    """Folder of all uploads."""
    return Path(settings.DATA_DIR) / "uploads"


def most_megabytes() -> int:
    """The largest file that is taken, in MB."""
    return int(settings.UPLOAD_MAX_MB)


def folder(number: int) -> Path:
    """Folder of one upload, by its number."""
    return root() / str(number)


def sent_file(number: int) -> Path | None:
    """The file as it was sent; None once it is no longer needed."""
    return next(iter(sorted(folder(number).glob("sent*"))), None)


def checked_folder(number: int) -> Path:
    """What the check wrote: the good rows, and the errors file."""
    return folder(number) / "checked"


def accepted_file(number: int) -> Path:
    return checked_folder(number) / "accepted.parquet"


def errors_file(number: int) -> Path:
    return checked_folder(number) / "errors.csv"


def arrive(chunks: Iterable[bytes], name: str) -> Arrived:
    """Write what comes to the disk, a piece at a time.

    Raises `TooLargeError` above the limit of the installation, `EmptyUploadError`, `NoRoomError`.
    Nothing is left of a file that does not arrive whole.
    """
    most = most_megabytes()
    path = root() / f"arriving-{uuid4().hex}"
    found, size = sha256(), 0
    try:
        with room_on_disk("uploads"):
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as target:
                for chunk in chunks:
                    size += len(chunk)
                    if size > most * MEGABYTE:
                        raise TooLargeError(most, shown(name))
                    found.update(chunk)
                    target.write(chunk)
        if not size:
            raise EmptyUploadError(shown(name))
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return Arrived(path, found.hexdigest(), size)


def pieces(path: Path) -> Iterable[bytes]:
    """A file of this machine, for `arrive`."""
    with path.open("rb") as source:
        while chunk := source.read(CHUNK):
            yield chunk


def keep(arrived: Arrived, number: int, name: str) -> None:
    """Give an arrived file to the upload; the ending of its name tells of what kind it is."""
    ending = re.sub(r"[^a-z0-9.]", "", Path(name).suffix.lower())[:10]
    with room_on_disk("uploads"):
        folder(number).mkdir(parents=True, exist_ok=True)
        arrived.path.replace(folder(number) / f"sent{ending}")


def remove(number: int) -> None:
    """Let go of everything of an upload; the lake has its rows, or nobody wants them."""
    shutil.rmtree(folder(number), ignore_errors=True)


def remove_rows(number: int) -> None:
    """Let go of the rows, keep the errors file."""
    accepted_file(number).unlink(missing_ok=True)
    sent = sent_file(number)
    if sent is not None:
        sent.unlink(missing_ok=True)


def tidy(before: float) -> None:
    """Let go of files that never arrived: whoever took them was killed before `before` (a time of
    the file system, in seconds)."""
    for pattern in ("arriving-*", "sending-*"):
        for path in root().glob(pattern):
            if path.stat().st_mtime < before:
                path.unlink(missing_ok=True)


def shown(name: str) -> str:
    """A file's name without folders and signs that are no text, at most 200 characters."""
    plain = re.sub(r"[\x00-\x1f\x7f]", "", name.replace("\\", "/").rpartition("/")[2])
    return plain.strip()[-200:] or "file"
