"""Files for spreadsheets: numbers stay numbers, texts never become formulas."""

from __future__ import annotations

import io
from decimal import Decimal

from openpyxl import load_workbook

from mreza.rooms.calculations import sheets
from mreza.rooms.calculations.sheets import Sheet

EVIL = Sheet("a/b*[c]" * 10, ["name", "value"], [["=1+1", Decimal("1234.50")], ["@x", None]])


def test_texts_stay_texts_in_xlsx() -> None:
    page = load_workbook(io.BytesIO(sheets.as_xlsx([EVIL]))).worksheets[0]
    assert page["A2"].value == "=1+1"
    assert page["A2"].data_type == "s"
    assert page["B2"].value == 1234.5
    assert page["B2"].number_format == "#,##0.00"
    assert len(page.title) <= 31


def test_csv_keeps_decimals_and_disarms_formulas() -> None:
    lines = sheets.as_csv(EVIL).decode("utf-8-sig").splitlines()
    assert lines == ["name,value", "'=1+1,1234.50", "'@x,"]
