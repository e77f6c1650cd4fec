"""Tables as CSV and XLSX: texts stay texts, numbers keep their decimals."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


@dataclass(frozen=True)
class Sheet:
    """A named table: a header and rows of Decimal, int, bool, str or None."""

    name: str
    header: Sequence[str]
    rows: Iterable[Sequence[Any]]


def as_xlsx(sheets: Iterable[Sheet]) -> bytes:
    """A workbook with a sheet each. Texts never become formulas of the spreadsheet."""
    book = Workbook(write_only=True)
    for sheet in sheets:
        page = book.create_sheet(sheet.name.translate(_FORBIDDEN)[:31])
        page.freeze_panes = "A2"
        for number, title in enumerate(sheet.header, 1):
            width = min(60, max(12, len(title) + 2))
            page.column_dimensions[get_column_letter(number)].width = width
        head = [_cell(page, title) for title in sheet.header]
        for cell in head:
            cell.font = Font(bold=True)
        page.append(head)
        for row in sheet.rows:
            page.append([_cell(page, value) for value in row])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _cell(page: Any, value: Any) -> WriteOnlyCell:
    if isinstance(value, str):
        value = ILLEGAL_CHARACTERS_RE.sub("", value)  # what no workbook can hold
    cell = WriteOnlyCell(page, value=value)
    if isinstance(value, str):
        cell.data_type = "s"
    elif isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        places = min(8, max(0, -exponent)) if isinstance(exponent, int) else 0
        cell.number_format = "#,##0" + ("." + "0" * places if places else "")
    return cell


def as_csv(sheet: Sheet) -> bytes:
    """UTF-8 with a mark, which spreadsheets need to see that it is; `.` is the decimal mark."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(sheet.header)
    for row in sheet.rows:
        writer.writerow([_plain(value) for value in row])
    return target.getvalue().encode("utf-8-sig")


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value  # what a spreadsheet would otherwise take for a formula
    return value


def download(content: bytes | str, kind: str, name: str) -> HttpResponse:
    """A file to keep under `name`."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
