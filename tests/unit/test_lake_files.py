"""Files as people send them: encodings, separators, headers, workbooks, Parquet, and nonsense."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest

from mreza.lake.errors import HeaderError, UnreadableFileError
from mreza.lake.headers import matched
from mreza.lake.schema import SERVICES
from tests.lakes import SERVICE, accepted, checked, errors, reasons, services, write_csv

MIDNIGHT = datetime.fromisoformat("2007-01-15")  # as a spreadsheet keeps a day
SLOVENE = {
    "provider": "Izvajalec", "activity": "DEJAVNOST", "doctor": "zdravnik", "person": "oseba",
    "service": "Šifra storitve", "day": "datum", "quantity": "Količina",
    "occurrence": "zaporednost", "reason": "razlog", "referral": "napotitev",
}  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1250", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_every_encoding_and_separator_reads_the_same(
    tmp_path: Path, encoding: str, separator: str
) -> None:
    rows = services({}, {"doctor": "Žigon Š."}, {"quantity": "2"})
    path = write_csv(tmp_path / "r.csv", rows, separator=separator, encoding=encoding,
                     headers=SLOVENE)  # fmt: skip
    answer = checked(path)
    assert answer.whole
    assert accepted(answer, "doctor") == ["D1", "Žigon Š.", "D1"]
    assert accepted(answer, "line") == [2, 3, 4]
    assert encoding in answer.read_as.en


@pytest.mark.parametrize(
    "text", ["Müller", "čaša", "Šešelj", "Đoković – ključ"], ids=["de", "c", "s", "dj"]
)
def test_windows_1250_is_told_by_its_letters(tmp_path: Path, text: str) -> None:
    path = write_csv(tmp_path / "r.csv", services({"doctor": text}), encoding="cp1250")
    assert accepted(checked(path), "doctor") == [text]


@pytest.mark.parametrize(("text", "encoding"), [("šaš", "iso8859-2"), ("čšž", "cp852")])
def test_an_encoding_that_cannot_be_told_is_refused(
    tmp_path: Path, text: str, encoding: str
) -> None:
    path = write_csv(tmp_path / "r.csv", services({"doctor": text}), encoding=encoding)
    with pytest.raises(UnreadableFileError, match="Save the file as UTF-8"):
        checked(path)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"\n\n  \n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old workbook"),
        (b"\x1f\x8b\x08\x00abc", "compressed"),
        (b"PK\x03\x04 no archive", "cannot be opened"),
        (b"PAR1 and then nothing", "damaged or incomplete"),
        (b"\x00\x01\x02\x03binary", "neither a text nor a workbook"),
        (b"\xff\xfea\x00b", "not the utf-16"),
    ],
)
def test_what_is_no_table_is_refused_in_plain_words(
    tmp_path: Path, content: bytes, says: str
) -> None:
    path = tmp_path / "file.bin"
    path.write_bytes(content)
    with pytest.raises(UnreadableFileError, match=says) as raised:
        checked(path)
    assert "file.bin" in str(raised.value)
    assert raised.value.remedy


def test_an_archive_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("rows.csv", "a,b")
    with pytest.raises(UnreadableFileError, match="Unpack it"):
        checked(path)


def test_a_header_names_everything_that_is_wrong_with_it(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text("izvajalec;provider;dejavnots;količina\n1;2;3;4\n", encoding="utf-8")
    with pytest.raises(HeaderError) as raised:
        checked(path)
    message = str(raised.value)
    assert "provider is there 2 times ('izvajalec', 'provider')" in message
    assert "no column is called 'dejavnots' (did you mean activity?)" in message
    assert "missing: activity (dejavnost), person (oseba), service (storitev)" in message


def test_a_file_without_a_header_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text(";".join(SERVICE.values()) + "\n", encoding="utf-8")
    with pytest.raises(HeaderError, match="The first line must name the columns"):
        checked(path)


def test_a_header_alone_is_a_file_without_rows(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text(",".join(SERVICE), encoding="utf-8")
    answer = checked(path)
    assert (answer.rows, answer.bad, answer.whole, answer.months) == (0, 0, False, ())


def test_an_optional_column_may_be_left_out(tmp_path: Path) -> None:
    rows = [{name: text for name, text in SERVICE.items() if name != "doctor"}]
    answer = checked(write_csv(tmp_path / "r.csv", rows))
    assert answer.whole
    assert accepted(answer, "doctor") == [None]


def test_lines_are_numbered_as_an_editor_shows_them(tmp_path: Path) -> None:
    """Empty lines, a value over two lines and a first line of Excel's own shift no number."""
    cells = [dict(SERVICE, person=f"P{n}") for n in range(4)]
    lines = [";".join(row.values()) for row in cells]
    quoted = lines[1].replace("D1", '"D\n1"')
    text = "sep=;\n" + ";".join(SERVICE) + "\n" + "\n".join([lines[0], quoted, "", *lines[2:], ""])
    path = tmp_path / "r.csv"
    path.write_text(text, encoding="utf-8")
    answer = checked(path)
    assert accepted(answer, "line") == [3, 4, 7, 8]
    assert accepted(answer, "doctor")[1] == "D 1"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_any_kind(tmp_path: Path, end: str) -> None:
    rows = [",".join(SERVICE), *(",".join(row.values()) for row in services({}, {}))]
    path = tmp_path / "r.csv"
    path.write_bytes((end.join(rows) + end * 3).encode())
    answer = checked(path)
    assert (answer.rows, answer.whole) == (2, True)
    assert accepted(answer, "line") == [2, 3]


def test_a_row_of_another_width_is_that_rows_fault_alone(tmp_path: Path) -> None:
    good = services({}, {}, {})
    lines = [",".join(row.values()) for row in good]
    lines[0] += ",more"
    lines[1] = lines[1].rsplit(",", 3)[0]
    path = tmp_path / "r.csv"
    path.write_text("\n".join([",".join(SERVICE), *lines]), encoding="utf-8")
    answer = checked(path)
    assert reasons(answer) == {("columns", ""): 2}
    assert [row["vrstica_row"] for row in errors(answer)] == ["2", "3"]
    assert accepted(answer, "line") == [4]


def test_columns_without_a_header_must_be_empty(tmp_path: Path) -> None:
    lines = [";".join(row.values()) for row in services({}, {})]
    path = tmp_path / "r.csv"
    path.write_text(f"{';'.join(SERVICE)};;\n{lines[0]};;\n{lines[1]};;stray\n", encoding="utf-8")
    answer = checked(path)
    assert reasons(answer) == {("columns", ""): 1}
    assert accepted(answer, "line") == [2]


def test_a_quotation_that_is_never_closed_is_named_by_its_line(tmp_path: Path) -> None:
    rows = [",".join(row.values()) for row in services({}, {"doctor": '"D1'}, {})]
    path = tmp_path / "r.csv"
    path.write_text("\n".join([",".join(SERVICE), *rows]), encoding="utf-8")
    with pytest.raises(UnreadableFileError, match="line 3: a quotation mark"):
        checked(path)


def workbook(path: Path, rows: list[list[Any]], title: str = "List1") -> Path:
    book = openpyxl.Workbook()
    book.active.title = "Navodila"
    book.active.append(["Preberite najprej"])
    sheet = book.create_sheet(title, 0 if title == "List1" else None)
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


@pytest.mark.parametrize("title", ["List1", "Opravljene storitve"])
def test_a_workbook_reads_typed_cells_and_texts(tmp_path: Path, title: str) -> None:
    """Typed cells are read as they stand; texts in the same column by the column's manner."""
    first = dict(SERVICE, day=MIDNIGHT, quantity=1.234 - 0.004, person=12)
    second = dict(SERVICE, day="16. 1. 2007", quantity="1.234,50", referral="brez")
    third = dict(SERVICE, day=date(2007, 1, 17), quantity=0.1 + 0.2)
    rows = [[*SLOVENE.values(), None], *([*row.values()] for row in (first, second)), [],
            [*third.values()]]  # fmt: skip
    answer = checked(workbook(tmp_path / "r.xlsx", rows, title))
    assert answer.whole
    assert accepted(answer, "quantity") == [Decimal("1.23"), Decimal("1234.50"), Decimal("0.30")]
    assert accepted(answer, "day") == [date(2007, 1, day) for day in (15, 16, 17)]
    assert accepted(answer, "line") == [2, 3, 5]
    assert accepted(answer, "person")[0] == "12"
    assert answer.formats["quantity"].style == "slovene"


def test_a_damaged_workbook_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "r.xlsx", [[*SERVICE], [*SERVICE.values()]])
    whole = path.read_bytes()
    for cut in (100, len(whole) // 2, len(whole) - 30):
        path.write_bytes(whole[:cut])
        with pytest.raises(UnreadableFileError, match="cannot be opened"):
            checked(path)


def test_a_workbook_with_a_broken_sheet_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "r.xlsx", [[*SERVICE], [*SERVICE.values()]])
    other = tmp_path / "s.xlsx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(other, "w") as target:
        for name in source.namelist():
            text = source.read(name)
            target.writestr(name, text[: len(text) // 2] if "sheet1" in name else text)
    with pytest.raises(UnreadableFileError, match="cannot be opened"):
        checked(other)


def test_an_empty_sheet_is_said_to_be_empty(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="'List1' is empty"):
        checked(workbook(tmp_path / "r.xlsx", []))


def test_parquet_of_any_types_is_cast(tmp_path: Path) -> None:
    path = tmp_path / "r.parquet"
    values = ", ".join(f"'{text}' AS {name}" for name, text in SERVICE.items()
                       if name not in {"day", "quantity", "person"})  # fmt: skip
    duckdb.connect().execute(
        f"COPY (SELECT {values}, TIMESTAMP '2007-01-15' + INTERVAL (i) DAY AS day, "
        f"(i + 1.234 - 0.004)::DOUBLE AS quantity, i AS person FROM range(3) t(i)) TO '{path}'"
    )
    answer = checked(path)
    assert answer.whole
    assert accepted(answer, "quantity") == [Decimal("1.23"), Decimal("2.23"), Decimal("3.23")]
    assert accepted(answer, "day")[2] == date(2007, 1, 17)
    assert accepted(answer, "line") == [1, 2, 3]
    assert answer.formats["day"].style == "typed"


def test_headers_match_in_every_manner_of_writing() -> None:
    headers = ["IZVAJALEC", "Dejavnost", "zdravnik", "Psevdonim", "sifra_storitve"]
    headers += ["datum storitve", "kolicina", "Prvi ali ponovni", "RAZLOG", "Vrsta napotitve"]
    assert matched(headers, SERVICES, "r.csv") == SERVICES.names
