"""Numbers and days in the manner of people here and elsewhere, decided for a whole column."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from mreza.lake.checking import Checked
from tests.lakes import accepted, checked, errors, reasons, services, write_csv


def read(
    tmp_path: Path, column: str, values: list[str], separator: str = ",", **same: str
) -> Checked:
    rows = services(*({column: value} | same for value in values))
    return checked(write_csv(tmp_path / "r.csv", rows, separator=separator))


@pytest.mark.parametrize(
    ("values", "style", "read_as"),
    [
        (["1.234,56", "7", "0,5"], "slovene", ["1234.56", "7", "0.5"]),
        (["1234.56", "7", "0.5"], "plain", ["1234.56", "7", "0.5"]),
        (["1.234", "0,50"], "slovene", ["1234", "0.5"]),
        (["1.234.567", "1.234"], "slovene", ["1234567", "1234"]),
        (["1\u00a0234,5", "1\u202f000"], "slovene", ["1234.5", "1000"]),
        (["+3", "1.10"], "plain", ["3", "1.1"]),
        (["1234567", "12"], "plain", ["1234567", "12"]),
    ],
)
def test_numbers_by_what_their_column_proves(
    tmp_path: Path, values: list[str], style: str, read_as: list[str]
) -> None:
    answer = read(tmp_path, "quantity", values)
    assert answer.formats["quantity"].style == style
    assert accepted(answer, "quantity") == [Decimal(text) for text in read_as]


def test_one_thousand_in_a_slovene_file_is_a_thousand(tmp_path: Path) -> None:
    """`1.234` alone proves nothing: the days and the `;` of the file decide, and it says so."""
    answer = read(tmp_path, "quantity", ["1.234"], separator=";", day="15. 1. 2007")
    assert accepted(answer, "quantity") == [Decimal(1234)]
    assert answer.formats["quantity"].style == "slovene"
    assert "rest of the file" in answer.formats["quantity"].decided_by.en


def test_one_thousand_in_an_international_file_has_too_many_decimals(tmp_path: Path) -> None:
    answer = read(tmp_path, "quantity", ["1.234"])
    assert answer.formats["quantity"].style == "plain"
    assert reasons(answer) == {("scale", "quantity"): 1}


def test_the_minority_of_a_mixed_column_is_refused(tmp_path: Path) -> None:
    answer = read(tmp_path, "quantity", ["1,5", "2,5", "3.5"])
    assert reasons(answer) == {("number", "quantity"): 1}
    assert errors(answer)[0]["vrednost_value"] == "3.5"


NO_QUANTITY = {
    "number": ["abc", "1e3", "1,2,3", "12.34.56", "0x1F", "NaN", "٣", "1 000", "--1", "1."],
    "scale": ["0.005", "1.2300001"],
    "digits": ["12345678", "9" * 50],
    "positive": ["0", "-1", "\u22121", "0.00"],
}


def test_what_is_no_quantity(tmp_path: Path) -> None:
    wrong = {value: code for code, values in NO_QUANTITY.items() for value in values}
    answer = read(tmp_path, "quantity", [*wrong, *["1.5"] * 3])
    told = {row["vrednost_value"].lstrip("'"): row["razlog_reason"] for row in errors(answer)}
    assert told == wrong
    assert answer.bad == len(wrong)


def test_zeros_behind_the_scale_do_not_matter(tmp_path: Path) -> None:
    assert accepted(read(tmp_path, "quantity", ["1.5000"]), "quantity") == [Decimal("1.50")]


@pytest.mark.parametrize(
    ("values", "style"),
    [
        (["2007-01-05", "2007-12-31"], "iso"),
        (["5. 1. 2007", "31. 12. 2007"], "slovene"),
        (["5.1.2007", "31.12.2007."], "slovene"),
        (["2007-01-05", "31. 12. 2007"], "iso and slovene"),
        (["5/1/2007", "31/12/2007"], "day/month/year"),
        (["1/5/2007", "12/31/2007"], "month/day/year"),
        (["2007-01-05 00:00:00", "2007-12-31T00:00"], "iso"),
    ],
)
def test_days_by_what_their_column_proves(tmp_path: Path, values: list[str], style: str) -> None:
    answer = read(tmp_path, "day", values)
    assert answer.formats["day"].style == style
    assert accepted(answer, "day") == [date(2007, 1, 5), date(2007, 12, 31)]


@pytest.mark.parametrize("values", [["5/1/2007"], ["31/12/2007", "12/31/2007"]])
def test_a_day_that_could_be_two_is_refused(tmp_path: Path, values: list[str]) -> None:
    answer = read(tmp_path, "day", values)
    assert answer.formats["day"].style == "unclear"
    assert reasons(answer) == {("date", "day"): len(values)}
    assert "day and month cannot be told apart" in answer.reasons[0].example.en


NO_DAY = [
    "31. 2. 2007", "2007-02-29", "1. 1. 07", "0. 1. 2007", "yesterday", "20070115", "39083",
    "2007-01-15 13:30", "0007-01-15", "1. januar 2007", "15.1", "2007-1-5",
]  # fmt: skip


def test_what_is_no_day(tmp_path: Path) -> None:
    answer = read(tmp_path, "day", [*NO_DAY, "2007-01-15"])
    assert reasons(answer) == {("date", "day"): len(NO_DAY)}
    assert [row["vrednost_value"] for row in errors(answer)] == NO_DAY


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("activity", "Splošna oziroma družinska medicina", "general"),
        ("activity", "Women's dispensary", "women"),
        ("occurrence", "PONOVNA", "repeat"),
        ("reason", "poskodba pri delu", "injury_at_work"),
        ("referral", " delovni nalog ", "work_order"),
    ],
)
def test_codes_are_taken_by_their_titles_too(
    tmp_path: Path, column: str, value: str, code: str
) -> None:
    assert accepted(read(tmp_path, column, [value]), column) == [code]
