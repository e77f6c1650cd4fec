"""Writing that is whole or not there, and a full disk said in plain words."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import duckdb

from mreza.lake.errors import NoRoomError

_FULL: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN: Final = {errno.EACCES, errno.EPERM, errno.EROFS}
# What DuckDB says when a write fails; it gives no error number.
_FULL_WORDS: Final = (
    "no space left", "could not write", "cannot write", "quota exceeded", "file too large",
    "max_temp_directory_size", "failed to offload",
)  # fmt: skip
_CHUNK: Final = 1 << 20


@contextmanager
def room_on_disk(where: str) -> Iterator[None]:
    """Turn a full or closed disk into `NoRoomError`; other errors pass as they are."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise _full(where) from error
        if error.errno in _FORBIDDEN:
            raise NoRoomError(
                f"{Path(str(error.filename or where)).name} may not be written",
                where=where,
                remedy="Let the account that runs Mreža write there",
            ) from error
        raise
    except (duckdb.IOException, duckdb.OutOfMemoryException) as error:
        if any(word in str(error).lower() for word in _FULL_WORDS):
            raise _full(where) from error
        raise


def _full(where: str) -> NoRoomError:
    return NoRoomError(
        "the disk is full, nothing of this was kept",
        where=where,
        remedy="Free some space and do it again",
    )


def sync(path: Path) -> None:
    """Have the file, or the entries of the folder, on the disk before going on."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_whole(path: Path, text: str) -> None:
    """Replace the file at once: a reader sees the old text or the new, also after a power cut."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    sync(path.parent)


def write_json(path: Path, value: Any) -> str:
    """As `write_whole`, in one spelling for equal values; returns the SHA-256 of the text."""
    text = json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    write_whole(path, text)
    return sha256(text.encode()).hexdigest()


def digest(path: Path) -> str:
    """SHA-256 of the file, in hexadecimal."""
    found = sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            found.update(chunk)
    return found.hexdigest()
