"""Photos and documents of incidents: what is taken is decided by their content, not their name.

A photo tells where it was taken, when and with whose telephone. That is taken out before it is
kept, or an anonymous report would not be one; only which way is up stays.
"""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from mreza.rooms.incidents.models import Attachment, Incident
from mreza.rooms.incidents.refusals import AttachmentError

MEGABYTE = 1024 * 1024
MOST_MB = 10
MOST_FILES = 5
JPEG, PNG, PDF = "image/jpeg", "image/png", "application/pdf"
ENDINGS = {JPEG: ".jpg", PNG: ".png", PDF: ".pdf"}
_BEGINNINGS = {b"\xff\xd8\xff": JPEG, b"\x89PNG\r\n\x1a\n": PNG, b"%PDF-": PDF}
# Chunks of a PNG that draw it; every other one tells something about it.
_DRAWING = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT",
     b"bKGD", b"pHYs"}
)  # fmt: skip
_ORIENTATION = 0x0112
# Application data of a JPEG that say how its colours are meant, and how such data begin.
_COLOURS = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
# In the data of a scan 0xFF stands before 0 or a restart; before anything else it is a marker.
_MARKER = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")


@dataclass(frozen=True)
class Checked:
    """A file that may be kept, without what it told about its author."""

    name: str
    media_type: str
    content: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def checked(sent: UploadedFile[Any]) -> Checked:
    """A file as it may be kept. Raises `AttachmentError`: too large, empty, other, damaged."""
    name = shown(sent.name or "")
    if (sent.size or 0) > MOST_MB * MEGABYTE:
        raise AttachmentError("too_large", name, f"Send at most {MOST_MB} MB")
    return checked_bytes(name, sent.read())


def checked_bytes(name: str, content: bytes) -> Checked:
    """As `checked`, of what was read already."""
    if not content:
        raise AttachmentError("empty", name, "Send a file that holds something")
    media_type = next((kind for mark, kind in _BEGINNINGS.items() if content.startswith(mark)), "")
    if not media_type:
        raise AttachmentError("not_a_photo_or_pdf", name, "Send JPEG, PNG or PDF")
    try:
        clean = _PLAIN[media_type](content)
    except (struct.error, ValueError, IndexError) as error:
        raise AttachmentError("damaged", name, "Save the picture anew and send that") from error
    return Checked(_named(name, media_type), media_type, clean)


def shown(name: str) -> str:
    """A file's name without folders and what no name should hold."""
    plain = re.sub(r"[^\w .()-]", "_", Path(name.replace("\\", "/")).name).strip(". ")
    return plain[-120:] or "datoteka"


def _named(name: str, media_type: str) -> str:
    """The name with the ending of what the file is."""
    return f"{Path(name).stem[:120] or 'datoteka'}{ENDINGS[media_type]}"


def _plain_png(content: bytes) -> bytes:
    """The chunks that draw the picture; what stands after its end is left out."""
    kept, place = [content[:8]], 8
    while True:
        (length,) = struct.unpack_from(">I", content, place)
        kind, end = content[place + 4 : place + 8], place + 12 + length
        if end > len(content):
            raise ValueError("a chunk is cut off")
        if kind in _DRAWING:
            kept.append(content[place:end])
        if kind == b"IEND":
            return b"".join(kept)
        place = end


def _plain_jpeg(content: bytes) -> bytes:
    """The picture without comments and application data, except colours and which way is up."""
    kept, turned = [content[:2]], 1
    for marker, segment in _segments(content):
        if marker == 0xE1 and segment[4:10] == b"Exif\0\0":
            turned = _orientation(segment[10:])
        elif _draws(marker, segment):
            kept.append(segment)
    if turned != 1:
        kept.insert(1, _turned(turned))
    return b"".join(kept)


def _draws(marker: int, segment: bytes) -> bool:
    """Whether a segment is needed to draw the picture; a second picture inside it is not."""
    if marker in _COLOURS:
        return segment[4:].startswith(_COLOURS[marker])
    return marker != 0xFE and not 0xE0 <= marker <= 0xEF


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Marker and segment, that of a scan with its data, to the end of the picture.

    What follows the end is left out: telephones put a second picture there, with its own place
    and time. A picture that is cut off ends where it does.
    """
    place = 2
    while place < len(content):
        if content[place] != 0xFF:
            raise ValueError("no marker where one should stand")
        marker = content[place + 1]
        if marker == 0xD9:
            yield marker, content[place : place + 2]
            return
        (length,) = struct.unpack_from(">H", content, place + 2)
        end = place + 2 + length
        if end > len(content):
            raise ValueError("a segment is cut off")
        if marker == 0xDA:
            found = _MARKER.search(content, end)
            end = found.start() if found else len(content)
        yield marker, content[place:end]
        place = end


def _orientation(tiff: bytes) -> int:
    """Which way is up, 1 to 8, from the first directory of a TIFF header; 1 when it is not told."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return 1
    (start,) = struct.unpack_from(f"{order}I", tiff, 4)
    (entries,) = struct.unpack_from(f"{order}H", tiff, start)
    for number in range(entries):
        tag, _kind, _count, value = struct.unpack_from(
            f"{order}HHIH", tiff, start + 2 + 12 * number
        )
        if tag == _ORIENTATION:
            return value if 1 <= value <= 8 else 1
    return 1


def _turned(orientation: int) -> bytes:
    """A segment that tells which way is up and nothing else."""
    tiff = struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, _ORIENTATION, 3, 1, orientation, 0, 0)
    body = b"Exif\0\0" + tiff
    return struct.pack(">BBH", 0xFF, 0xE1, len(body) + 2) + body


_PLAIN: dict[str, Callable[[bytes], bytes]] = {
    JPEG: _plain_jpeg,
    PNG: _plain_png,
    PDF: lambda content: content,  # a document's own properties are its author's to mind
}


def path_of(attachment: Attachment) -> Path:
    """Where the file of an attachment lies."""
    incident = attachment.incident
    return _folder(incident) / attachment.sha256


def keep(incident: Incident, file: Checked) -> None:
    """Write the file; the same again changes nothing."""
    folder = _folder(incident)
    folder.mkdir(parents=True, exist_ok=True)
    whole = folder / file.sha256
    if not whole.exists():
        part = whole.with_suffix(".part")
        part.write_bytes(file.content)
        part.replace(whole)


def _folder(incident: Incident) -> Path:
    return Path(settings.DATA_DIR) / "incidents" / str(incident.organisation_id) / str(incident.pk)
