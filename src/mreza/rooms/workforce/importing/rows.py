"""Records over HTTP: rows as JSON take the same way as a file, so they are checked the same."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Annotated, Any

from django.http import HttpResponse
from ninja import Schema
from pydantic import Field

from mreza.rooms.workforce.importing import files
from mreza.rooms.workforce.importing.dataset import Dataset
from mreza.rooms.workforce.models import FileState
from mreza.rooms.workforce.refusals import SameFileError, TakenError
from mreza.site.accounts.models import User
from mreza.site.api import problem

NAME = "api.csv"
Cell = str | int | float | bool | None
Code = Annotated[str, Field(pattern=r"^[-a-z0-9_]+$", max_length=80)]
Word = Annotated[str, Field(pattern=r"^[a-z_]+$", max_length=30)]
Limit = Annotated[int, Field(ge=1, le=5000)]
Offset = Annotated[int, Field(ge=0, le=10_000_000)]


class RowsIn(Schema):
    """Rows of a dataset under the names of its schema; days as 2026-01-31, numbers plain."""

    rows: Annotated[list[dict[str, Cell]], Field(min_length=1, max_length=5000)]


class RowsOut(Schema):
    """What was taken: `file` is where it came from, by which all of it can be taken back."""

    file: int
    rows: int
    records: int


class RecordsOut(Schema):
    """Some of the records, and how many there are in all."""

    total: int
    limit: int
    offset: int
    items: list[dict[str, Any]]


def page_of(records: Sequence[dict[str, Any]], limit: int, offset: int) -> dict[str, Any]:
    return {
        "total": len(records),
        "limit": limit,
        "offset": offset,
        "items": records[offset : offset + limit],
    }


def take_rows(
    rows: Sequence[dict[str, Cell]], dataset: Dataset, *, organisation: str, by: User
) -> dict[str, int] | HttpResponse:
    """Take the rows, all of them; a problem with one entry per fault otherwise.

    The very same rows sent again are refused (409): so a request can be repeated safely.
    """
    unknown = {name for row in rows for name in row} - set(dataset.schema.names)
    if unknown:
        names = ", ".join(dataset.schema.names)
        return problem(422, f"No such column: {', '.join(sorted(unknown))}; there are: {names}.")
    try:
        file = files.check(
            [_as_csv(rows, dataset)], name=NAME, dataset=dataset, organisation=organisation, by=by
        )
        if file.state == FileState.REFUSED:
            return problem(422, "Rows are wrong; nothing was taken.", errors=_errors(file.faults))
        records = files.take(file, dataset, by=by)
    except UnicodeEncodeError:
        return problem(
            422, "A text holds half of a character (\\ud800 to \\udfff); nothing was taken."
        )
    except SameFileError as error:
        first = {"first": error.first.pk} if error.first else {}
        return problem(409, "These very rows were taken already.", **first)
    except TakenError as error:
        return problem(409, f"Records have changed meanwhile; row {error} does not fit any more.")
    return {"file": file.pk, "rows": file.rows, "records": records}


def _as_csv(rows: Sequence[dict[str, Cell]], dataset: Dataset) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, dataset.schema.names, lineterminator="\n")
    writer.writeheader()
    writer.writerows([{name: _cell(value) for name, value in row.items()} for row in rows])
    return text.getvalue().encode()


def _cell(value: Cell) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _errors(faults: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """`row` counts the rows of the request from 1; the first line of a file is its header."""
    return [
        {
            "row": fault["line"] - 1 if fault["line"] else None,
            "column": fault["column"],
            "value": fault["value"],
            "message": fault["why"]["en"],
            "remedy": fault["right"]["en"],
        }
        for fault in faults
    ]
