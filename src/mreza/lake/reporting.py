"""What is wrong with a file, for people: counted by reason, and every row in a file of its own."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

import duckdb

from mreza.kernel.text import Text
from mreza.lake.checks import Check
from mreza.lake.database import Tell, execute, literal, readable
from mreza.lake.fields import Schema
from mreza.lake.judging import Judging
from mreza.lake.raw import TYPED


class Reason(NamedTuple):
    """Why rows were refused: `count` rows have it in `column`; `example` shows one of them."""

    code: str
    column: str
    count: int  # type: ignore[assignment]  # hides a method of tuples that nobody needs
    example: Text


_BOM: Final = b"\xef\xbb\xbf"
# A value that a spreadsheet would take for a formula is shown with an apostrophe before it.
_HARMLESS: Final = (
    "CASE WHEN regexp_matches(value, '^[=+@\\t\\r-]') "
    "AND NOT regexp_full_match(value, '[+-]?[0-9.,]+') THEN '''' || value ELSE value END"
)


def gather(
    judging: Judging, judged: Path, repeats: Sequence[tuple[Check, str]], tell: Tell
) -> None:
    """Make the table `faults` of (line, reason, value, first); `repeats` are tables of repeated
    rows with the check each stands for. `reason` counts checks from 0, repeats after them."""
    connection = judging.connection
    shown = " ".join(
        f"WHEN {bit} THEN concat_ws(' / ', {', '.join(f't_{name}' for name in check.shows)})"
        for bit, check in enumerate(judging.checks)
        if check.shows
    )
    execute(
        connection,
        f"CREATE TABLE faults AS {judging.texts()}, "
        f"bad AS (SELECT line, _faults FROM {readable(judged)} WHERE _faults <> 0), "
        f"each AS (SELECT line, reason FROM bad, range({len(judging.checks)}) bits(reason) "
        "WHERE (_faults >> reason::INTEGER) & 1 = 1) "
        f"SELECT line, reason::INTEGER AS reason, "
        f"replace(CASE reason {shown} ELSE '' END, '{TYPED}', '') AS value, "
        "NULL::INTEGER AS first FROM each JOIN texts ON texts._row = line",
        tell,
    )
    for place, (_, table) in enumerate(repeats, start=len(judging.checks)):
        connection.execute(f"INSERT INTO faults SELECT line, {place}, '', first FROM {table}")


def reasons(connection: duckdb.DuckDBPyConnection, checks: Sequence[Check]) -> tuple[Reason, ...]:
    """Reasons by how many rows have them, most first; the example is the first row with it."""
    counted = connection.execute(
        "SELECT reason, count(*), min(line), arg_min(value, line), arg_min(first, line) "
        "FROM faults GROUP BY reason ORDER BY count(*) DESC, reason"
    ).fetchall()
    return tuple(
        Reason(checks[reason].code, checks[reason].column, count,
               _example(checks[reason], line, value, first))
        for reason, count, line, value, first in counted
    )  # fmt: skip


def _example(check: Check, line: int, value: str, first: int | None) -> Text:
    shown = f" “{value[:80]}”" if value else ""
    why = _why(check, first)
    return Text(
        f"vrstica {line}{shown.replace('“', '»').replace('”', '«')}: {why.sl}",
        f"row {line}{shown}: {why.en}",
    )


def _why(check: Check, first: int | None) -> Text:
    return Text(
        check.why.sl.replace("{first}", str(first)), check.why.en.replace("{first}", str(first))
    )


def write_errors(
    connection: duckdb.DuckDBPyConnection, checks: Sequence[Check], headers: dict[str, str],
    into: Path, tell: Tell,
) -> None:  # fmt: skip
    """Every fault as a line of CSV, as a spreadsheet here opens it: `;`, UTF-8 with its mark."""
    connection.execute(
        "CREATE OR REPLACE TABLE words (reason INTEGER, code VARCHAR, col VARCHAR, "
        "why_sl VARCHAR, right_sl VARCHAR, why_en VARCHAR, right_en VARCHAR)"
    )
    for place, check in enumerate(checks):
        connection.execute(
            "INSERT INTO words VALUES (?, ?, ?, ?, ?, ?, ?)",
            [place, check.code, headers.get(check.column, check.column),
             check.why.sl, check.right.sl, check.why.en, check.right.en],
        )  # fmt: skip
    plain = into.with_suffix(".part")
    execute(
        connection,
        "COPY (SELECT line AS vrstica_row, col AS stolpec_column, "
        f"{_HARMLESS} AS vrednost_value, code AS razlog_reason, "
        "replace(why_sl, '{first}', coalesce(first::VARCHAR, '')) AS kaj_je_narobe, "
        "right_sl AS kaj_bi_bilo_prav, "
        "replace(why_en, '{first}', coalesce(first::VARCHAR, '')) AS what_is_wrong, "
        "right_en AS what_would_be_right "
        "FROM faults JOIN words USING (reason) ORDER BY line, reason) "
        f"TO {literal(plain)} (FORMAT csv, HEADER, DELIMITER ';')",
        tell,
    )
    with into.open("wb") as target, plain.open("rb") as source:
        target.write(_BOM)
        shutil.copyfileobj(source, target)
    plain.unlink()


def key_words(schema: Schema) -> Text:
    """What would be right where two rows share a key."""
    sl = ", ".join(schema[name].title.sl for name in schema.key)
    en = ", ".join(schema[name].title.en for name in schema.key)
    return Text(f"ena vrstica za: {sl}", f"one row for each: {en}")
