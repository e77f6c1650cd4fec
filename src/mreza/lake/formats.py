"""How a file writes its numbers and days: decided for a column as a whole, never row by row.

`1.234` alone is 1234 to a Slovene and 1.234 elsewhere; `5/6/2007` is two days. What other values of
the column prove holds for all of them; failing that, the manner of the file; failing that, the
value is refused rather than guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

import duckdb

from mreza.kernel.text import Text
from mreza.lake.fields import Field, Schema
from mreza.lake.headers import folded
from mreza.lake.raw import TYPED, RawRows


class Format(NamedTuple):
    """How the values of a column are written, and what told.

    Numbers: `slovene` (1.234,56), `plain` (1234.56). Days: `iso`, `slovene` (31. 12. 2007),
    `iso and slovene`, `day/month/year`, `month/day/year`, `unclear`. Either: `typed`, of itself.
    """

    style: str
    decided_by: Text


PLAIN_NUMBER: Final = "[+-]?[0-9]+([.][0-9]+)?"
SLOVENE_NUMBER: Final = "[+-]?([1-9][0-9]{0,2}([.][0-9]{3})+|[0-9]+)(,[0-9]+)?"
ISO_DAY: Final = "[0-9]{4}-[0-9]{2}-[0-9]{2}([T ]00:00(:00([.]0+)?)?)?"
SLOVENE_DAY: Final = "[0-9]{1,2}[.] ?[0-9]{1,2}[.] ?[0-9]{4}[.]?"
SLASH_DAY: Final = "[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}"

_BY_VALUES: Final = Text("po vrednostih stolpca", "by the values of the column")
_BY_FILE: Final = Text("po drugih stolpcih in ločilih datoteke", "by the rest of the file")
_BY_TYPE: Final = Text("vrednosti imajo tip v datoteki", "values are typed in the file")
_NO_MATTER: Final = Text("zapis je povsod enak", "all manners read it alike")
_NOTHING: Final = Text("nič ne pove, kaj je dan in kaj mesec", "nothing tells day from month")


def clean(column: str) -> str:
    """SQL: the text of a cell without blanks around it; NULL when nothing is left."""
    return f"nullif(trim({column}, ' \t\u00a0\ufeff'), '')"


def number_text(text: str) -> str:
    """SQL: a true minus sign, and no no-break spaces between thousands."""
    return f"translate({text}, '\u2212\u00a0\u202f', '-')"


@dataclass(frozen=True)
class _Evidence:
    """How many values of a column can only be read one way."""

    first: int  # Slovene number, or ISO day
    second: int  # plain number, or Slovene day
    unclear: int  # a number of two meanings, or a day with slashes
    day_first: int = 0
    month_first: int = 0


def decided(
    connection: duckdb.DuckDBPyConnection, raw: RawRows, schema: Schema
) -> dict[str, Format]:
    """The format of every column of numbers or days that the file has."""
    fields = [
        field
        for field in schema.fields
        if field.kind in {"decimal", "date"} and field.name in raw.headers
    ]
    if not fields:
        return {}
    seen = {field.name: _evidence(connection, raw, field) for field in fields}
    slovene = _file_is_slovene(raw, fields, seen)
    return {
        field.name: _number(seen[field.name], slovene, raw)
        if field.kind == "decimal"
        else _day(seen[field.name], raw)
        for field in fields
    }


def _evidence(connection: duckdb.DuckDBPyConnection, raw: RawRows, field: Field) -> _Evidence:
    """Looks at each different value once: a year has 365 days, whatever the number of rows."""

    def count(pattern: str, but_not: str = "") -> str:
        also = f" AND NOT regexp_full_match(value, '{but_not}')" if but_not else ""
        found = f"regexp_full_match(value, '{pattern}'){also}"
        return f"coalesce(sum(rows) FILTER (WHERE {found}), 0)"

    text = clean(f'"{field.name}"')
    if field.kind == "decimal":
        value = number_text(text)
        counts = [count(SLOVENE_NUMBER, PLAIN_NUMBER), count(PLAIN_NUMBER, SLOVENE_NUMBER),
                  count("[+-]?[1-9][0-9]{0,2}[.][0-9]{3}")]  # fmt: skip
    else:
        value = text
        counts = [count(ISO_DAY), count(SLOVENE_DAY), count(SLASH_DAY),
                  count("(1[3-9]|[23][0-9])/.*"),
                  count("[0-9]+/(1[3-9]|[23][0-9])/.*")]  # fmt: skip
    row = connection.execute(
        f"SELECT {', '.join(counts)} FROM (SELECT {value} AS value, count(*) AS rows "
        f"FROM ({raw.relation}) GROUP BY value)"
    ).fetchone()
    return _Evidence(*(row or (0, 0, 0)))


def _file_is_slovene(raw: RawRows, fields: list[Field], seen: dict[str, _Evidence]) -> bool:
    """Whether the file as a whole is written as people here write."""
    numbers = [seen[field.name] for field in fields if field.kind == "decimal"]
    days = [seen[field.name] for field in fields if field.kind == "date"]
    slovene = sum(column.first for column in numbers) + sum(column.second for column in days)
    other = sum(column.second for column in numbers) + sum(column.first for column in days)
    return slovene > other if slovene != other else raw.slovene_hint


def _number(seen: _Evidence, slovene_file: bool, raw: RawRows) -> Format:
    if seen.first or seen.second:
        return Format("slovene" if seen.first >= seen.second else "plain", _BY_VALUES)
    if seen.unclear:
        return Format("slovene" if slovene_file else "plain", _BY_FILE)
    if raw.may_be_typed:
        return Format("typed", _BY_TYPE)
    return Format("slovene" if slovene_file else "plain", _NO_MATTER)


def _day(seen: _Evidence, raw: RawRows) -> Format:
    if seen.unclear:
        if bool(seen.day_first) == bool(seen.month_first):
            return Format("unclear", _NOTHING)
        return Format("day/month/year" if seen.day_first else "month/day/year", _BY_VALUES)
    if seen.first and seen.second:
        return Format("iso and slovene", _BY_VALUES)
    if seen.second:
        return Format("slovene", _BY_VALUES)
    if raw.may_be_typed and not seen.first:
        return Format("typed", _BY_TYPE)
    return Format("iso", _BY_VALUES)


def value_sql(field: Field, text: str, style: str, may_be_typed: bool) -> str:
    """SQL: `text` (clean) as the type of the field; NULL when it is no such value.

    A decimal is given as text in plain style, not yet cut to its scale.
    """
    if field.kind == "text":
        return text
    if field.kind == "code":
        return _code(field, text)
    if field.kind == "boolean":
        return _boolean(f"ltrim({text}, '{TYPED}')" if may_be_typed else text)
    read = _plain_number(text, style) if field.kind == "decimal" else _read_day(text, style)
    if not may_be_typed:
        return read
    of_itself = f"substr({text}, 2)"
    typed = (
        _plain_number(of_itself, "plain")
        if field.kind == "decimal"
        else _read_day(of_itself, "iso")
    )
    return f"CASE WHEN starts_with({text}, '{TYPED}') THEN {typed} ELSE {read} END"


def _plain_number(text: str, style: str) -> str:
    shown = number_text(text)
    if style == "slovene":
        read = f"replace(replace({shown}, '.', ''), ',', '.')"
        return f"CASE WHEN regexp_full_match({shown}, '{SLOVENE_NUMBER}') THEN {read} END"
    return f"CASE WHEN regexp_full_match({shown}, '{PLAIN_NUMBER}') THEN {shown} END"


def _read_day(text: str, style: str) -> str:
    """ISO and Slovene days cannot be taken for one another, so both are read in any column."""
    dotted = f"try_strptime(rtrim(replace({text}, ' ', ''), '.'), '%d.%m.%Y')::DATE"
    cases = [
        f"WHEN regexp_full_match({text}, '{ISO_DAY}') THEN TRY_CAST(left({text}, 10) AS DATE)",
        f"WHEN regexp_full_match({text}, '{SLOVENE_DAY}') THEN {dotted}",
    ]
    order = {"day/month/year": "%d/%m/%Y", "month/day/year": "%m/%d/%Y"}.get(style)
    if order:
        cases.append(
            f"WHEN regexp_full_match({text}, '{SLASH_DAY}') "
            f"THEN try_strptime({text}, '{order}')::DATE"
        )
    return f"CASE {' '.join(cases)} END"


def _code(field: Field, text: str) -> str:
    """A code, or its title in either language; the titles are looked at only where needed."""
    words = {folded(code): code for code in field.codes}
    for code, title in field.codes.items():
        words.setdefault(folded(title.sl), code)
        words.setdefault(folded(title.en), code)
    listed = ", ".join(f"'{code}'" for code in field.codes)
    plain = f"regexp_replace(replace(strip_accents(lower({text})), 'đ', 'd'), '[^a-z0-9]', '', 'g')"
    cases = " ".join(f"WHEN '{word}' THEN '{code}'" for word, code in words.items())
    return f"CASE WHEN {text} IN ({listed}) THEN {text} ELSE CASE {plain} {cases} END END"


def _boolean(text: str) -> str:
    return (
        f"CASE WHEN lower({text}) IN ('true', 't', '1', 'da', 'd', 'yes', 'y') THEN true "
        f"WHEN lower({text}) IN ('false', 'f', '0', 'ne', 'n', 'no') THEN false END"
    )
