"""Files of rows: CSV, JSON and Parquet are read; what is none of them is refused, quickly."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mreza.kernel import files, rows
from mreza.kernel.errors import RowsError
from tests.toy import toy

TABLE = toy()
CSV = "persons,doctors,change,region,special\n12.50,2,-3.25,north,true\n,0.5,1,south,\n"
TYPED = [
    {
        "persons": Decimal("12.50"), "doctors": Decimal(2), "change": Decimal("-3.25"),
        "region": "north", "special": True,
    },
    {
        "persons": None, "doctors": Decimal("0.5"), "change": Decimal(1),
        "region": "south", "special": False,
    },
]  # fmt: skip
TEN_MEGABYTES = 10 * 1024 * 1024


def refusal(data: bytes | str, name: str = "-") -> str:
    with pytest.raises(RowsError) as error:
        rows.read(TABLE, data.encode() if isinstance(data, str) else data, name)
    return str(error.value)


def test_a_csv_file_is_read():
    assert rows.read(TABLE, CSV.encode()) == TYPED


@pytest.mark.parametrize("change", [
    lambda text: text.replace(",", ";"),
    lambda text: text.replace(",", "\t"),
    lambda text: text.replace("\n", "\r\n"),
    lambda text: text.replace("\n", "\r"),
    lambda text: "\ufeff" + text,
    lambda text: text.replace("\n", "\n\n,,,,\n"),
    lambda text: text.rstrip("\n"),
    lambda text: text.replace("persons,", " persons ,"),
])  # fmt: skip
def test_the_ways_in_which_programs_write_csv_make_no_difference(change: Callable[[str], str]):
    assert rows.read(TABLE, change(CSV).encode()) == TYPED


def test_slovene_numbers_between_semicolons_are_read():
    text = "persons;doctors;change;region\n1.234,50;2;-3,25;north\n1.234;0,5;1;south\n"
    assert [row["persons"] for row in rows.read(TABLE, text.encode())] == [Decimal("1234.50"), 1234]


def test_numbers_in_two_styles_are_refused_at_the_cell_that_differs():
    text = 'persons,doctors,change,region\n"1.234,50",2,0,north\n"1,234.50",2,0,south\n'
    assert "row 2, column persons: numbers are written in more than one way" in refusal(text)


def test_a_json_list_one_object_and_one_object_a_line_are_read():
    objects = [
        {"persons": "12.50", "doctors": 2, "change": -3.25, "region": "north", "special": True}
    ]
    objects.append({"persons": None, "doctors": 0.5, "change": 1, "region": "south"})
    assert rows.read(TABLE, json.dumps(objects).encode()) == TYPED
    assert rows.read(TABLE, json.dumps(objects[0]).encode()) == TYPED[:1]
    lines = "\n\n".join(json.dumps(item) for item in objects)
    assert rows.read(TABLE, lines.encode(), "rows.ndjson") == TYPED


def test_a_json_number_is_read_exactly_and_never_as_a_binary_fraction():
    row = '[{"persons": 1234567890.10, "doctors": 2e1, "change": 0.0001, "region": "n"}]'
    (read,) = rows.read(TABLE, row.encode())
    assert [str(read[name]) for name in ("persons", "doctors", "change")] == [
        "1234567890.10", "20.00", "0.0001",
    ]  # fmt: skip


def test_a_json_number_is_plain_whatever_the_texts_prove():
    text = '[{"persons": "1.234,5", "doctors": 1.25, "change": "1,5", "region": "n"}]'
    (read,) = rows.read(TABLE, text.encode())
    assert (read["persons"], read["doctors"]) == (Decimal("1234.5"), Decimal("1.25"))


def parquet(**columns: list[Any]) -> bytes:
    polars = pytest.importorskip("polars")
    buffer = io.BytesIO()
    polars.DataFrame(columns).write_parquet(buffer)
    return buffer.getvalue()


def test_a_parquet_file_is_read_with_decimals_doubles_and_nulls():
    data = parquet(
        persons=[Decimal("12.50"), None], doctors=[2.0, 0.5], change=["-3.25", "1"],
        region=["north", "south"], special=[True, None],
    )  # fmt: skip
    assert rows.read(TABLE, data, "rows.parquet") == TYPED
    assert rows.read(TABLE, data) == TYPED


def test_a_double_in_parquet_with_binary_noise_is_refused_by_its_decimals():
    data = parquet(persons=[1], doctors=[0.1 + 0.2], change=[0], region=["n"])
    assert "row 1, column doctors: found '0.30000000000000004'; expected a number" in refusal(data)


@pytest.mark.parametrize("constant", ["NaN", "Infinity", "-Infinity"])
def test_a_json_constant_that_is_no_number_is_refused_at_its_cell(constant):
    text = f'[{{"persons": 1, "doctors": {constant}, "change": 0, "region": "n"}}]'
    assert f"row 1, column doctors: found '{constant}'; expected a number" in refusal(text)


@pytest.mark.parametrize(
    "number", ["1e999999", "1e99999999999999999999999", "9" * 5000, "1e-999999"]
)
def test_a_json_number_past_all_bounds_is_refused_at_its_cell(number):
    text = f'[{{"persons": 1, "doctors": {number}, "change": 0, "region": "n"}}]'
    message = refusal(text)
    assert f"row 1, column doctors: found '{number[:40]}'; expected a number" in message
    assert len(message) < 300


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the file is empty"),
        (" \n\t ", "the file is empty"),
        ("\ufeff", "the file is empty"),
        ("\u00a0", "the file is empty"),
        ("persons,doctors,change,region\n", "there are no rows"),
        ("[]", "there are no rows"),
        ("just some words\nand more\n", "column just some words: no such input"),
        ("persons,doctors,change,region,region\n", "the column 'region' stands twice"),
        ("persons,doctors,change,region,\n1,2,3,n,\n", "column without a name: no such input"),
        (
            "persons,doctors,change,region\n\n1,2,3\n",
            "row 1: 3 cells; expected 4, as in the header",
        ),
        ('persons,doctors,change,region\n"1,2,3,n\n', "is no CSV"),
        ("persons,doctors,change,region\n1,2,3," + "n" * 200_000, "is no CSV"),
        ("[1, 2]", "row 1: it is no object"),
        ('[{"persons": 1}, []]', "row 2: it is no object"),
        ('[{"persons": 1}', "line 1 is no JSON"),
        ('{"persons": 1}\n{"persons": }\n', "line 2 is no JSON"),
        ('{"persons": 1} x', "line 1 is no JSON"),
        ('[{"persons": 1, "persons": 2}]', "the name 'persons' stands twice in an object"),
        ('[{"persons": {"a": 1, "a": 1}}]', "the name 'a' stands twice in an object"),
        ('[{"persons": {"a": 1}, "doctors": 1, "change": 1, "region": "n"}]', "found an object"),
        ("[" * 100_000, "nested too deeply"),
        ('{"a":' * 100_000, "nested too deeply"),
        ("{}\n" + "[" * 100_000, "nested too deeply"),
    ],
)
def test_a_text_that_holds_no_rows_is_refused_with_what_is_wrong(text, message):
    assert message in refusal(text)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            "persons;Škofja Loka".encode("cp1250"),
            "byte 9 is not UTF-8; expected a file saved as UTF-8",
        ),
        (CSV.encode("utf-16"), "the file is not text"),
        (b"PK\x03\x04\x00\x00", "the file is not text"),
        (CSV.encode() + b"\x00", "the file is not text"),
        (b"PAR1 and nothing that follows", "the Parquet file cannot be read"),
    ],
)
def test_bytes_that_are_no_text_are_refused_with_what_to_save_instead(data, message):
    assert message in refusal(data)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("rows.json", CSV.encode(), "line 1 is no JSON"),
        ("ROWS.JSON", CSV.encode(), "line 1 is no JSON"),
        ("rows.csv", b'[{"persons": 1}]\n1', 'column [{"persons": 1}]: no such input'),
        ("rows.parquet", CSV.encode(), "the Parquet file cannot be read"),
        ("rows.parquet", b"", "the file is empty"),
        ("rows.xlsx", b"PK\x03\x04\x00", "the file is not text"),
    ],
)
def test_the_ending_of_the_name_says_what_the_file_should_be(name, data, message):
    assert message in refusal(data, name)


@pytest.mark.parametrize(
    "data",
    [
        b"a" * TEN_MEGABYTES,
        b"," * TEN_MEGABYTES,
        b"a," * (TEN_MEGABYTES // 2),
        b"1" * TEN_MEGABYTES,
        b" " * TEN_MEGABYTES,
        b'"' * TEN_MEGABYTES,
        b"[" * TEN_MEGABYTES,
        b"{" * TEN_MEGABYTES,
        b'{"a":' * (TEN_MEGABYTES // 5),
        b"[" + b"1" * TEN_MEGABYTES + b"]",
        b'[{"persons":' + b"9" * TEN_MEGABYTES + b"}]",
        b'[{"persons":"' + b"9" * TEN_MEGABYTES + b'"}]',
        b"[1" + b",1" * (TEN_MEGABYTES // 2) + b"]",
        b"persons,doctors,change,region\n" + b"1" * TEN_MEGABYTES,
        b"persons,doctors,change,region\n" + b"," * TEN_MEGABYTES,
        b"\xff" * TEN_MEGABYTES,
        b"\x00" * TEN_MEGABYTES,
    ],
    ids=lambda data: f"{data[:12]!r}… {data[40:44]!r}",
)
def test_ten_megabytes_of_one_line_are_refused_briefly(data):
    assert len(refusal(data)) < 1_000


def outcome(read: Callable[[], list[Any]]) -> list[Any]:
    """Rows, or the problems of a `RowsError`; any other exception is a bug."""
    try:
        return read()
    except RowsError as error:
        return error.problems


@given(st.binary(max_size=200))
def test_any_bytes_are_rows_or_a_rows_error(data):
    for name in ("-", "a.csv", "a.json"):
        assert outcome(lambda name=name: rows.read(TABLE, data, name))


@given(st.text(alphabet='{}[]",:;\t\r\n \\1ae.-u0', max_size=60))
def test_any_text_of_json_and_csv_signs_is_rows_or_a_rows_error(text):
    for name in ("-", "a.csv", "a.json"):
        assert outcome(lambda name=name: files.raw_rows(text.encode(), name)) is not None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(JSON)
def test_any_json_is_rows_or_a_rows_error(data):
    assert outcome(lambda: rows.read(TABLE, json.dumps(data).encode()))
