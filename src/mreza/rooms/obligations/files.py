"""Files that show that something was done: checked by their content, kept once, never changed."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from django.conf import settings

from mreza.lake.disk import room_on_disk
from mreza.rooms.obligations.refusals import FileError, FileTooLargeError

MOST_BYTES = 20 * 1024 * 1024
_ZIP = (b"PK",)
_OFFICE = ("[Content_Types].xml", "mimetype")
# By ending: what the browser is told, and how the content must begin.
KINDS: dict[str, tuple[str, tuple[bytes, ...]]] = {
    "pdf": ("application/pdf", (b"%PDF-",)),
    "png": ("image/png", (b"\x89PNG\r\n\x1a\n",)),
    "jpg": ("image/jpeg", (b"\xff\xd8\xff",)),
    "jpeg": ("image/jpeg", (b"\xff\xd8\xff",)),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", _ZIP),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _ZIP),
    "odt": ("application/vnd.oasis.opendocument.text", _ZIP),
    "ods": ("application/vnd.oasis.opendocument.spreadsheet", _ZIP),
    "txt": ("text/plain; charset=utf-8", ()),
    "csv": ("text/csv; charset=utf-8", ()),
}


@dataclass(frozen=True)
class Kept:
    """A file that arrived whole."""

    key: str
    name: str
    bytes: int
    sha256: str


def keep(chunks: Iterable[bytes], name: str) -> Kept:
    """Write what comes to the disk. `FileTooLargeError`, `FileError` for what it is not to be."""
    key, plain = uuid4().hex, _plain(name)
    path, size, digest = path_of(key), 0, sha256()
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with room_on_disk("obligations"), path.open("xb") as target:
            for chunk in chunks:
                size += len(chunk)
                if size > MOST_BYTES:
                    raise FileTooLargeError
                digest.update(chunk)
                target.write(chunk)
        _check(path, plain, size)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return Kept(key, plain, size, digest.hexdigest())


def forget(kept: Kept | None) -> None:
    """Let go of a file whose answer was refused."""
    if kept is not None:
        path_of(kept.key).unlink(missing_ok=True)


def path_of(key: str) -> Path:
    """Where a file lies; its key is of this room's making, never a name somebody sent."""
    if not re.fullmatch(r"[0-9a-f]{32}", key):
        raise ValueError(f"{key!r} is no key of a file")
    return Path(settings.DATA_DIR) / "obligations" / key


def content_type(name: str) -> str:
    """What a browser is told of a kept file."""
    return KINDS.get(_ending(name), ("application/octet-stream", ()))[0]


def _check(path: Path, name: str, size: int) -> None:
    """The content must be what the ending of the name says, so that nobody is shown a page."""
    kind = KINDS.get(_ending(name))
    if kind is None or not size:
        raise FileError
    with path.open("rb") as source:
        head = source.read(8)
        right = head.startswith(kind[1]) if kind[1] else _is_text(source)
    if not right or (kind[1] == _ZIP and not _is_office(path)):
        raise FileError


def _is_text(source: BinaryIO) -> bool:
    source.seek(0)
    return all(b"\x00" not in chunk for chunk in iter(lambda: source.read(1 << 20), b""))


def _is_office(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return not set(_OFFICE).isdisjoint(archive.namelist())
    except zipfile.BadZipFile:
        return False


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower()


def _plain(name: str) -> str:
    """A file's name without folders and signs that are no text, at most 200 characters."""
    plain = re.sub(r"[\x00-\x1f\x7f]", "", name.replace("\\", "/").rpartition("/")[2])
    return plain.strip()[-200:] or "file"
