"""Where output goes: stdout, or a file that is written whole or not at all."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import typer

from mreza.kernel.errors import MrezaError


def as_json(data: Any) -> str:
    """Indented, with Slovene letters as they are."""
    return json.dumps(data, ensure_ascii=False, indent=2)


class Destination:
    """A file, or stdout without one. Refuses a file that cannot be written before work begins."""

    def __init__(self, path: str | None) -> None:
        self.path = None if path is None else Path(path).resolve()
        if self.path is None:
            return
        if self.path.exists() and not self.path.is_file():
            raise _unwritable(self.path, "it is no ordinary file")
        if not self.path.parent.is_dir():
            raise _unwritable(self.path, "there is no such folder")
        if not os.access(self.path.parent, os.W_OK):
            raise _unwritable(self.path, "its folder cannot be written")

    @property
    def width(self) -> int | None:
        """Columns of the terminal; None where no terminal limits a line."""
        if self.path is None and sys.stdout.isatty():
            return shutil.get_terminal_size().columns
        return None

    def write(self, text: str) -> None:
        """Write `text` with a final line end."""
        text = text if text.endswith("\n") else text + "\n"
        if self.path is None:
            typer.echo(text, nl=False)
        else:
            _replace(self.path, text)


def _replace(path: Path, text: str) -> None:
    # Beside its place, so that the rename is one step on the same disk.
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        draft.write_text(text, encoding="utf-8", newline="")
        draft.replace(path)
    except OSError as error:
        raise _unwritable(path, error.strerror or str(error)) from error
    finally:
        draft.unlink(missing_ok=True)


def _unwritable(path: Path, why: str) -> MrezaError:
    return MrezaError(
        f"{path} cannot be written: {why}", where="--output", remedy="Name another file"
    )


@contextmanager
def progress(message: str, *, long: bool) -> Iterator[None]:
    """A sign of life on stderr while something long runs, for people only."""
    if not long or not sys.stderr.isatty():
        yield
        return
    from rich.console import Console  # not loaded for short work

    with Console(stderr=True).status(message):
        yield
