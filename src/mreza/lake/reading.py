"""Opening a file of any kind as rows of text, without holding it in memory."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import duckdb

from mreza.kernel.text import Text
from mreza.lake.csv_files import open_csv
from mreza.lake.database import Tell, identifier, literal, readable
from mreza.lake.disk import digest
from mreza.lake.errors import UnreadableFileError
from mreza.lake.fields import Schema
from mreza.lake.headers import matched
from mreza.lake.raw import TYPED, RawRows
from mreza.lake.workbooks import open_workbook

__all__ = ["RawRows", "open_rows"]

_NOT_TABLES: Final = {
    b"\xd0\xcf\x11\xe0": ("an old workbook (XLS)", "Save it as XLSX and send it again"),
    b"%PDF": ("a PDF", "Send the table itself as CSV, XLSX or Parquet"),
    b"\x1f\x8b": ("compressed", "Unpack it and send what is inside"),
    b"7z\xbc\xaf": ("compressed", "Unpack it and send what is inside"),
    b"Rar!": ("compressed", "Unpack it and send what is inside"),
}


def open_rows(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    schema: Schema,
    *,
    scratch: Path,
    tell: Tell = lambda _: None,
) -> RawRows:
    """The rows of `path` as texts, told by its first bytes, not by its name.

    Intermediate files go to the folder `scratch`, which must outlive the answer. Raises
    `UnreadableFileError` and `HeaderError`.
    """
    with path.open("rb") as file:
        start = file.read(4)
    if not start:
        raise UnreadableFileError(
            "the file is empty", where=path.name, remedy="The first line must name the columns"
        )
    if start in _NOT_TABLES or start[:2] == b"\x1f\x8b":
        what, remedy = _NOT_TABLES.get(start, _NOT_TABLES[b"\x1f\x8b"])
        raise UnreadableFileError(f"the file is {what}", where=path.name, remedy=remedy)
    if start == b"PK\x03\x04":
        return open_workbook(connection, path, schema, scratch, tell)
    if start == b"PAR1":
        return _open_parquet(connection, path, schema)
    return open_csv(connection, path, schema, scratch, tell)


def _open_parquet(connection: duckdb.DuckDBPyConnection, path: Path, schema: Schema) -> RawRows:
    source = f"read_parquet({readable(path)}, file_row_number = true)"
    try:
        described = connection.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()
        (rows,) = connection.execute(f"SELECT count(*) FROM {source}").fetchone() or (0,)
    except duckdb.Error as error:
        raise UnreadableFileError(
            "the Parquet file is damaged or incomplete", where=path.name,
            remedy="Write it again and send the whole of it",
        ) from error  # fmt: skip
    types = {row[0]: row[1] for row in described if row[0] != "file_row_number"}
    fields = matched([*types], schema, path.name)
    columns = {
        field: _as_text(name, types[name], schema[field].kind in {"decimal", "date", "boolean"})
        for field, name in zip(fields, types, strict=True)
        if field is not None
    }
    listed = ", ".join(
        f"{columns.get(name, 'NULL::VARCHAR')} AS {identifier(name)}" for name in schema.names
    )
    return RawRows(
        relation=f"SELECT (file_row_number + 1)::INTEGER AS _row, NULL::VARCHAR AS _fault, "
        f"{listed} FROM {source}",
        rows=rows,
        sha256=digest(path),
        kind="parquet",
        read_as=Text("Parquet", "Parquet"),
        headers={field: name for field, name in zip(fields, types, strict=True) if field},
        slovene_hint=False,
        may_be_typed=True,
    )


def _as_text(name: str, kind: str, typed: bool) -> str:
    """A column of Parquet as text; what is typed there is marked as read as it stands."""
    column = identifier(name)
    if kind == "VARCHAR" or kind.startswith("ENUM"):
        return f"{column}::VARCHAR"
    text = f"{column}::VARCHAR"
    if kind.startswith("TIMESTAMP"):
        text = f"regexp_replace({text}, ' 00:00:00$', '')"
    if kind in {"DOUBLE", "FLOAT"}:  # 1e-7 is no number here, and 1.0 is 1
        text = f"regexp_replace({text}, '\\.0$', '')"
    return f"{literal(TYPED)} || {text}" if typed else text
