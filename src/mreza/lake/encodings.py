"""Which encoding a text file is in, told from its bytes; a doubt is an error, not a guess."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from mreza.lake.database import Tell
from mreza.lake.errors import UnreadableFileError

_CHUNK: Final = 1 << 20
_ASCII: Final = bytes(range(128))
# What people here write, beyond ASCII. Bytes for anything else speak of another encoding.
_LETTERS: Final = "čšžćđČŠŽĆĐäöüßÄÖÜéÉáÁíÍóÓúÚôőŐűŰëç€–—„“”‘’‚…·°§«»\u00a0"
_CP1250: Final = frozenset(_LETTERS.encode("cp1250"))
# š, Š, ž and Ž in the older ISO 8859-2; the same bytes are signs in Windows-1250.
_ISO_8859_2: Final = frozenset("šŠžŽ".encode("iso8859-2"))
REMEDY: Final = "Save the file as UTF-8 (in Excel: CSV UTF-8) and send it again"


@dataclass(frozen=True)
class Bytes:
    """What one pass over a text file tells. `lines` counts line ends of any kind."""

    sha256: str
    size: int
    encoding: str  # utf-8, utf-8-sig, cp1250, utf-16
    lines: int
    odd_ends: bool  # line ends that are a carriage return alone


class _Gathered:
    """Counts over the chunks of a file."""

    def __init__(self) -> None:
        self.hash, self.size, self.high, self.nuls = sha256(), 0, set[int](), 0
        self.feeds = self.returns = self.pairs = 0
        self.last = b""
        self.is_utf8, self._decoder = True, codecs.getincrementaldecoder("utf-8")()

    def add(self, chunk: bytes) -> None:
        self.hash.update(chunk)
        self.size += len(chunk)
        self.nuls += chunk.count(0)
        self.feeds += chunk.count(b"\n")
        self.returns += chunk.count(b"\r")
        self.pairs += chunk.count(b"\r\n") + (self.last == b"\r" and chunk[:1] == b"\n")
        self.last = chunk[-1:]
        if not chunk.isascii():
            self.high |= set(chunk.translate(None, _ASCII))
        self.decode(chunk)

    def decode(self, chunk: bytes, final: bool = False) -> None:
        if self.is_utf8:
            try:
                self._decoder.decode(chunk, final)
            except UnicodeDecodeError:
                self.is_utf8 = False


def examined(path: Path, tell: Tell) -> Bytes:
    """Digest, encoding and lines of the file. Raises `UnreadableFileError` when undecidable."""
    gathered, start = _Gathered(), b""
    whole = max(path.stat().st_size, 1)
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            start = start or chunk[:4]
            gathered.add(chunk)
            tell(min(1.0, gathered.size / whole))
    gathered.decode(b"", final=True)
    return Bytes(
        sha256=gathered.hash.hexdigest(),
        size=gathered.size,
        encoding=_encoding(gathered, start, path.name),
        lines=gathered.feeds + (gathered.last not in {b"\n", b""}),
        odd_ends=gathered.returns != gathered.pairs,
    )


def _encoding(gathered: _Gathered, start: bytes, name: str) -> str:
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if gathered.nuls:
        raise UnreadableFileError(
            "the file is neither a text nor a workbook",
            where=name,
            remedy="Send CSV, XLSX or Parquet; a text in UTF-16 needs its byte-order mark",
        )
    if gathered.is_utf8:
        return "utf-8-sig" if start.startswith(codecs.BOM_UTF8) else "utf-8"
    if gathered.high & _ISO_8859_2 or not gathered.high <= _CP1250:
        raise UnreadableFileError(
            "the encoding cannot be told: neither UTF-8 nor plainly Windows-1250",
            where=name,
            remedy=REMEDY,
        )
    return "cp1250"


def transcoded(path: Path, encoding: str, into: Path, tell: Tell) -> None:
    """Write the text as UTF-8 without a byte-order mark, line ends as they are."""
    decoder = codecs.getincrementaldecoder(encoding)()
    whole, done = max(path.stat().st_size, 1), 0
    try:
        with path.open("rb") as source, into.open("wb") as target:
            while chunk := source.read(_CHUNK):
                target.write(decoder.decode(chunk).encode())
                done += len(chunk)
                tell(done / whole)
            target.write(decoder.decode(b"", final=True).encode())
    except UnicodeError as error:
        raise UnreadableFileError(
            f"the file is not the {encoding} it begins as", where=path.name, remedy=REMEDY
        ) from error
