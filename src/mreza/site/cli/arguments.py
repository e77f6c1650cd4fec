"""Arguments of the commands read strictly: a day, what-if settings, a file of rows."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from mreza.kernel.act import Act
from mreza.kernel.errors import MrezaError

STDIN = "-"


def day_of(act: Act, text: str | None) -> date:
    """The day asked for, else the first on which the act holds. Raises `MrezaError`."""
    return optional_day(text, "--at") or act.in_force_from


def optional_day(text: str | None, where: str) -> date | None:
    """The day given to the option `where`; None without one. Raises `MrezaError`."""
    return None if text is None else read_day(text, where)


def read_day(text: str, where: str) -> date:
    """A day written like 2007-04-01. Raises `MrezaError` naming `where`."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:  # 20070401 and 2007-W13-7 are not written here
        raise MrezaError(f"{text[:40]!r} is no day", where=where, remedy="Write it like 2007-04-01")
    return day


def settings_of(settings: list[str]) -> dict[str, str]:
    """`PARAM=VALUE` texts by parameter. Raises `MrezaError`."""
    found: dict[str, str] = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        name = name.strip()
        if not equals or not name or not value.strip():
            raise MrezaError(
                f"{setting[:60]!r} sets nothing",
                where="--set",
                remedy="Write PARAM=VALUE, such as coverage_tolerance=10",
            )
        if name in found:
            raise MrezaError(f"{name} is set twice", where="--set", remedy="Give it one value")
        found[name] = value.strip()
    return found


def read_source(source: str) -> tuple[bytes, str]:
    """The bytes of a file or of stdin, and the name that tells their kind. Raises `MrezaError`."""
    if source == STDIN:
        return sys.stdin.buffer.read(), STDIN
    path = Path(source)
    try:
        return path.read_bytes(), path.name
    except IsADirectoryError as error:
        raise MrezaError(
            f"{source!r} is a folder", where="--rows", remedy="Name a CSV, JSON or Parquet file"
        ) from error
    except FileNotFoundError as error:
        raise MrezaError(
            f"there is no file {source!r}", where="--rows", remedy="Name a file, or - for stdin"
        ) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL inside the name
        reason = getattr(error, "strerror", None) or str(error)
        raise MrezaError(
            f"{source!r} cannot be read: {reason}", where="--rows", remedy="Name a readable file"
        ) from error
