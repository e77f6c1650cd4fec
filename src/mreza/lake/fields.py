"""How a column and a dataset are declared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Final, Literal

from mreza.kernel.errors import find
from mreza.kernel.text import NO_TEXT, Text

Kind = Literal["text", "date", "decimal", "code", "boolean"]
NO_CODES: Final[Mapping[str, Text]] = MappingProxyType({})


@dataclass(frozen=True)
class Field:
    """One column.

    `codes` are the words a `code` may be, each with its title (a title in either language is
    accepted in a file too). `days` are the only days of a year ("02-28") a date may be.
    `digits` and `scale` are those of a decimal; `length` is the longest text. `not_after` names
    a date of the same row that this date may not follow; a `pseudonym` may not be a personal
    number or a name. `aliases` are further headers.
    """

    name: str
    kind: Kind
    title: Text
    required: bool = True
    codes: Mapping[str, Text] = field(default_factory=lambda: NO_CODES, hash=False)
    digits: int = 9
    scale: int = 2
    note: Text = NO_TEXT
    aliases: tuple[str, ...] = ()
    length: int = 40
    positive: bool = False
    not_negative: bool = False
    first_of_month: bool = False
    days: tuple[str, ...] = ()
    not_after: str = ""
    pseudonym: bool = False
    example: str = ""

    @property
    def headers(self) -> tuple[str, ...]:
        """Every header that names this column; compared without case, accents and signs."""
        return (self.name, self.title.sl, self.title.en, *self.aliases)

    @property
    def sql_type(self) -> str:
        """The type of the column in Parquet and DuckDB."""
        if self.kind == "decimal":
            return f"DECIMAL({self.digits}, {self.scale})"
        return {"date": "DATE", "boolean": "BOOLEAN"}.get(self.kind, "VARCHAR")


@dataclass(frozen=True)
class Schema:
    """A dataset: its columns, the date that gives the monthly partition, and the stored order.

    `key` are the columns that no two rows of a file may share; empty where only rows alike in
    every column are refused.
    """

    name: str
    title: Text
    fields: tuple[Field, ...]
    month_of: str
    order: tuple[str, ...]
    key: tuple[str, ...] = ()
    note: Text = NO_TEXT

    @cached_property
    def by_name(self) -> dict[str, Field]:
        return {field.name: field for field in self.fields}

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields)

    def __getitem__(self, name: str) -> Field:
        return find(name, self.by_name, "column", self.name)
