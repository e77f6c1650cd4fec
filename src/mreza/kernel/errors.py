"""Errors meant for people: what is wrong, where, and what would be right.

Everything here is a `MrezaError`; a surface (page, CLI, API) shows `str(error)` as it is and
answers 422, or exits with 2. Any other exception is a bug and keeps its traceback.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TypeVar

T = TypeVar("T")


class MrezaError(Exception):
    """What is wrong, where, and the remedy, in one readable message."""

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what, self.where, self.remedy = what, where, remedy
        parts = [f"{where}: {what}" if where else what]
        if remedy:
            parts.append(remedy)
        super().__init__(
            " ".join(part if part.endswith((".", "?")) else f"{part}." for part in parts)
        )


class ActError(MrezaError):
    """An act's own files contradict each other; found when the act is loaded."""


class UnknownNameError(MrezaError):
    """A name (act, table, formula, parameter) that does not exist; lists near ones."""


class NotRegulatedError(MrezaError):
    """No value of a parameter on the day asked for. Different from no data, and from zero."""


class NumeralError(MrezaError):
    """A text that is no number, or a number that could be read in two ways."""


class EngineError(MrezaError):
    """An engine that cannot run here, or a value too large for 38 digits."""


@dataclass(frozen=True)
class RowProblem:
    """One thing wrong with one cell. `row` counts data rows from 1; 0 means the file itself."""

    row: int
    column: str
    message: str

    def __str__(self) -> str:
        place = f"row {self.row}" if self.row else "file"
        return (
            f"{place}, column {self.column}: {self.message}"
            if self.column
            else f"{place}: {self.message}"
        )


class RowsError(MrezaError):
    """Rows that cannot be calculated; carries every problem found, in row order."""

    def __init__(self, problems: list[RowProblem], *, where: str = "") -> None:
        self.problems = problems
        shown = "; ".join(str(problem) for problem in problems[:5])
        more = f"; and {len(problems) - 5} more" if len(problems) > 5 else ""
        super().__init__(f"{shown}{more}", where=where)


def find(name: str, known: Mapping[str, T], what: str, where: str = "") -> T:
    """The thing named `name`. Raises `UnknownNameError` with near names when there is none."""
    if name not in known:
        raise UnknownNameError(f"no {what} {name!r}", where=where, remedy=closest(name, [*known]))
    return known[name]


def closest(name: str, known: list[str]) -> str:
    """A remedy naming the nearest known names, or all of them when few."""
    near = get_close_matches(name, known, n=3, cutoff=0.5) or sorted(known)[:12]
    return "Known: " + ", ".join(near) if near else "None is known"
