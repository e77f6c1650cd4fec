"""Typed rows as files of the lake: one for each month, in the stored order."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import duckdb

from mreza.lake.database import Tell, execute, identifier, literal, readable
from mreza.lake.database import files as file_list
from mreza.lake.disk import digest
from mreza.lake.errors import LakeError
from mreza.lake.fields import Schema
from mreza.lake.snapshot import PERSON_KEY, File, stored_columns


class Staged(NamedTuple):
    """A file that waits in a staging folder, and what it will be in the lake."""

    path: Path
    file: File


def partition(
    connection: duckdb.DuckDBPyConnection,
    schema: Schema,
    sources: Sequence[Path],
    batch_id: str,
    folder: Path,
    tell: Tell,
) -> list[Staged]:
    """Write the rows of `sources` to a file for each month in `folder`.

    Sorting takes a month at a time, so that the largest batch fits into little memory. Equal rows
    always give equal files. Raises `LakeError` for rows of other columns or types.
    """
    rows = f"read_parquet({file_list([*sources])}, file_row_number = true, filename = true)"
    has_line = _check_columns(connection, schema, rows)
    months = connection.execute(
        f"SELECT DISTINCT date_trunc('month', {schema.month_of})::DATE AS month "
        f"FROM {rows} ORDER BY month"
    ).fetchall()
    staged = []
    for place, (first,) in enumerate(months):
        path = folder / f"{first:%Y-%m}.parquet"
        chosen = (
            f"{_columns(schema, has_line)} FROM {rows} WHERE {schema.month_of} >= DATE '{first}' "
            f"AND {schema.month_of} <= last_day(DATE '{first}')"
        )
        order = ", ".join(f"{identifier(name)} NULLS FIRST" for name in schema.order)
        execute(
            connection,
            f"COPY (SELECT {chosen} ORDER BY {order}, filename, line) "
            f"TO {literal(path)} (FORMAT parquet, COMPRESSION zstd)",
        )
        staged.append(
            Staged(path, _described(connection, schema, path, f"{first:%Y-%m}", batch_id))
        )
        tell((place + 1) / len(months))
    return staged


def _check_columns(connection: duckdb.DuckDBPyConnection, schema: Schema, rows: str) -> bool:
    """Whether the rows bring their lines; every column must have the type of the schema."""
    try:
        described = connection.execute(f"DESCRIBE SELECT * FROM {rows}").fetchall()
    except (duckdb.IOException, duckdb.InvalidInputException) as error:
        raise LakeError(
            "the accepted rows are missing or damaged", where=schema.name,
            remedy="Check the file again",
        ) from error  # fmt: skip
    types = {row[0]: row[1].replace(" ", "") for row in described}
    wrong = [
        f"{field.name} is {types.get(field.name, 'missing')}, not {field.sql_type}"
        for field in schema.fields
        if types.get(field.name) != field.sql_type.replace(" ", "")
    ]
    if wrong:
        raise LakeError("; ".join(wrong), where=schema.name, remedy="Commit rows that were checked")
    return "line" in types


def _columns(schema: Schema, has_line: bool) -> str:
    computed = {
        PERSON_KEY: f"(md5_number_lower(person) >> 1)::BIGINT AS {PERSON_KEY}",
        "line": f"{'line' if has_line else 'file_row_number + 1'}::INTEGER AS line",
    }
    return ", ".join(computed.get(name, identifier(name)) for name in stored_columns(schema))


def _described(
    connection: duckdb.DuckDBPyConnection, schema: Schema, path: Path, month: str, batch_id: str
) -> File:
    rows, first, last = connection.execute(
        f"SELECT count(*), coalesce(min(provider), ''), coalesce(max(provider), '') "
        f"FROM {readable(path)}"
    ).fetchone() or (0, "", "")
    return File(
        path=f"datasets/{schema.name}/month={month}/{batch_id}.parquet",
        month=month,
        rows=rows,
        bytes=path.stat().st_size,
        sha256=digest(path),
        first_provider=first,
        last_provider=last,
    )
