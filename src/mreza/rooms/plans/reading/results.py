"""What reading a document gives: the plan, what is uncertain, the passages, and what is left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from mreza.kernel.errors import MrezaError
from mreza.kernel.plan import Plan
from mreza.kernel.text import Text

Layout = Literal["rows", "blocks"]
Field = Literal[
    "code", "order", "area", "title", "holders", "participants", "deadline", "milestones",
    "success", "targets", "funding", "amounts", "goals", "passage",
]  # fmt: skip


class ReadingError(MrezaError):
    """A document that cannot be read as a plan; `told` says so in both languages."""

    def __init__(self, what: Text, *, where: str = "", remedy: Text) -> None:
        self.told = Text(_sentences(what.sl, remedy.sl), _sentences(what.en, remedy.en))
        super().__init__(what.en, where=where, remedy=remedy.en)


def _sentences(what: str, remedy: str) -> str:
    return f"{what[0].upper()}{what[1:]}. {remedy}."


class ForeignError(ReadingError):
    """A sound document that is no plan of measures as this room knows them."""


class DamagedError(ReadingError):
    """A file that is empty, cut off, garbled, too large, or of another kind."""


@dataclass(frozen=True)
class Doubt:
    """Something of measure `code` (or of an area) that a person must confirm or correct.

    `first` and `last` are lines of the document, or its paragraphs in a word-processor file.
    """

    code: str
    field: Field
    why: Text
    first: int
    last: int

    @property
    def key(self) -> str:
        """Names the doubt within its reading; the same document gives the same key again."""
        return f"{self.code}:{self.field}"


class Passage(NamedTuple):
    """The part of the document a measure was read from. Pieces between others are joined."""

    first: int
    last: int
    text: str


@dataclass(frozen=True)
class Reading:
    """A document as it was read. `used` and the lines of `unread` are all its non-blank lines."""

    plan: Plan
    layout: Layout
    title: str
    encoding: str
    doubts: tuple[Doubt, ...]
    passages: Mapping[str, Passage]
    used: frozenset[int]
    unread: tuple[tuple[int, str], ...]

    def doubts_of(self, code: str) -> tuple[Doubt, ...]:
        """What is uncertain about one measure, in the order of the document."""
        return tuple(doubt for doubt in self.doubts if doubt.code == code)
