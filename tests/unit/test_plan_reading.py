"""Reading a plan: oddities of two layouts in small, and files that are no such plan."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mreza.kernel.plan import Plan
from mreza.rooms.plans import keeping
from mreza.rooms.plans.comparing import compare
from mreza.rooms.plans.importing import answers, plain
from mreza.rooms.plans.importing import rows as milestone_rows
from mreza.rooms.plans.reading import DamagedError, ForeignError, Reading, ReadingError, read
from mreza.rooms.plans.reading.amounts import amounts
from mreza.rooms.plans.reading.deadlines import Span, deadlines
from mreza.rooms.plans.reading.targets import targets
from tests import plan_documents

SPAN = Span(2022, 2025, 2035)


@pytest.fixture(scope="module")
def rows() -> Reading:
    return read(plan_documents.rows(), "rows.txt")


@pytest.fixture(scope="module")
def blocks() -> Reading:
    return read(plan_documents.blocks(), "blocks.txt")


def names(parties: Any) -> list[str]:
    return [party.name for party in parties]


def test_a_row_broken_over_lines_is_put_together(rows: Reading) -> None:
    one = rows.plan.measure("A1")
    assert (one.deadline, one.funding) == ("2022-2023", "Proračun MZ Evropska sredstva")
    assert names(one.holders) == ["Vlada", "MZ", "Zbornice in združenja"]
    assert [party.code for party in one.holders] == ["vlada-rs", "ministrstvo-za-zdravje", ""]
    assert (one.goals, one.sources) == (("1.1", "1.2"), ("Proračun MZ", "Evropska sredstva"))
    due, yearly = one.milestones
    assert (due.key, due.due) == ("a1", date(2023, 12, 31))
    assert (yearly.key, yearly.yearly, yearly.last) == ("a1_yearly", True, date(2025, 12, 31))


def test_pieces_codes_and_order_are_mended_and_told(rows: Reading) -> None:
    assert [one.code for one in rows.plan.measures] == ["A1", "A2", "A4", "A3", "A4b"]
    assert rows.plan.measure("A2").title.sl.endswith("opremo na terenu")
    assert "[…]" in rows.passages["A2"].text
    assert rows.plan.measure("A4").continues
    keys = {doubt.key for doubt in rows.doubts}
    assert {"A2:passage", "A2:holders", "A4b:code", "A4b:title", "1:deadline"} <= keys
    assert [note.en for note in rows.plan.measure("A4").notes] == [
        "The measure is out of the order of codes"
    ]


@pytest.mark.parametrize("name", ["rows", "blocks"])
def test_every_line_is_used_or_listed(name: str, request: pytest.FixtureRequest) -> None:
    found: Reading = request.getfixturevalue(name)
    text = getattr(plan_documents, name)().decode()
    printed = {n for n, line in enumerate(text.split("\n"), 1) if line.strip()}
    unread = {line for line, _text in found.unread}
    assert found.used | unread == printed
    assert not found.used & unread


def test_cells_go_to_their_columns_where_some_are_missing(blocks: Reading) -> None:
    first, programmes = blocks.plan.measure("1.1.1"), blocks.plan.measure("2.1")
    assert (names(first.holders), names(first.participants)) == (["MDDSZ"], ["MJU", "CSD", "drugi"])
    assert [one.due for one in first.milestones] == [
        date(2025, 6, 30), date(2026, 3, 15), date(2028, 3, 15),
    ]  # fmt: skip
    assert [(one.kind, one.value, one.baseline_year) for one in programmes.targets] == [
        ("percent_more", None, 2022), ("percent_more", Decimal(12), 2022),
    ]  # fmt: skip
    assert programmes.deadline == "31. 12. 2026"  # printed in one row of two
    assert {doubt.key for doubt in blocks.doubts} >= {"2.1:deadline", "2.3:deadline"}


def test_a_text_for_several_measures_holds_for_each(blocks: Reading) -> None:
    for code in ("2.2", "2.3"):
        one = blocks.plan.measure(code)
        assert one.continues
        assert not one.milestones


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("V letih 2025 in 2026 900.000 EUR.", [("both_years", 900_000, None)]),
        ("V letu 2025 20.000 EUR", [("year", 20_000, 2025)]),
        ("V 2025: \n447.726 EUR; \nv letu 2026: \n1,50 EUR",
         [("year", 447_726, 2025), ("year", Decimal("1.50"), 2026)]),
        ("2,5 mio EUR v letu 2025 in 3 mio EUR v letu 2026",
         [("year", 2_500_000, 2025), ("year", 3_000_000, 2026)]),
        ("5 mio EUR na leto", [("per_year", 5_000_000, None)]),
        ("500 EUR na mesec", [("per_month", 500, None)]),
        ("4.000 EUR", [("whole_programme", 4_000, None)]),
        ("Dodatna sredstva niso predvidena", [("none_additional", None, None)]),
        ("V okviru obstoječih sredstev", [("within_existing", None, None)]),
        ("", [("unstated", None, None)]),
        ("veliko", [("unstated", None, None)]),
    ],
)  # fmt: skip
def test_amounts(text: str, found: list[Any]) -> None:
    assert [(one.basis, one.euros, one.year) for one in amounts(text, "").amounts] == found


@pytest.mark.parametrize(
    ("text", "success", "found"),
    [
        ("Stalna naloga", "Realizacija", [("a1", None, False)]),
        ("Stalna naloga", "Ukrep letno", [("a1", None, True)]),
        ("Letna naloga", "Realizacija", [("a1", None, True)]),
        ("2024 Stalna naloga", "Realizacija, ukrep letno",
         [("a1", 2024, False), ("a1_yearly", None, True)]),
        ("2022-2032", "Realizacija", [("a1", 2032, False)]),
        ("do konca leta 2023", "", [("a1", 2023, False)]),
        ("kadar bo mogoče", "", []),
        ("", "", []),
    ],
)  # fmt: skip
def test_deadlines_of_years_and_tasks(text: str, success: str, found: list[Any]) -> None:
    read_ = deadlines("A1", text, success, "T", SPAN).milestones
    assert [(one.key, one.due and one.due.year, one.yearly) for one in read_] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("število zavodov -1", [("absolute", 1)]),
        ("vsaj eno storitev", [("absolute", 1)]),
        ("30% delež", [("absolute", 30)]),
        ("25 % oseb (oz. 1.080 oseb)", [("percent_of", 25)]),
        ("Za 15 % povečano število (leto 2022)", [("percent_more", 15)]),
        ("Zasedba:\nKRVS: 990\nKRZS: 810", [("absolute", 990), ("absolute", 810)]),
        ("Do 31. 12. 2026 pripravljena analiza", []),
        ("16-urno varstvo v letu 2026 in 24 urnih namestitev", []),
    ],
)
def test_numbers_of_targets(text: str, found: list[Any]) -> None:
    numeric = [one for one in targets(text, plain_too=True).targets if one.numeric]
    assert [(one.kind, one.value) for one in numeric] == found


def test_other_encodings_read_alike_and_say_so(rows: Reading) -> None:
    text = plan_documents.ROWS
    for encoding in ("utf-8-sig", "cp1250"):
        found = read(text.encode(encoding), "rows.txt")
        assert (found.plan, found.encoding) == (rows.plan, encoding)


def test_line_ends_without_spaces_still_mend_words(rows: Reading) -> None:
    bare = "\r\n".join(line.rstrip() for line in plan_documents.ROWS.split("\n"))
    assert read(bare.encode(), "rows.txt").plan.measures == rows.plan.measures


def bomb() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (17 * 1024 * 1024))
    return buffer.getvalue()


def many_entries() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
        for number in range(2_001):
            archive.writestr(f"x{number}", "")
    return buffer.getvalue()


def workbook() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("xl/workbook.xml", "<a/>")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \n ", "no text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "neither text nor DOCX"),
        (plan_documents.ROWS.encode("iso8859-2", "ignore"), "encoding"),
        (plan_documents.ROWS.encode().decode("latin-1").encode(), "garbled"),
        (plan_documents.ROWS.replace("č", "\ufffd").encode(), "garbled"),
        (plan_documents.rows().partition(b"10 %")[0], "cut off"),
        (plan_documents.blocks().partition(b"Okrepljena")[0], "cut off"),
        ("\n".join(line.strip() for line in plan_documents.BLOCKS.split("\n")).encode(),
         "columns"),
        (bomb(), "too large"),
        (many_entries(), "too large"),
        (workbook(), "no DOCX"),
        (plan_documents.docx(["x"])[:900], "damaged"),
        (b"a\n" * 60_000, "lines"),
    ],
)  # fmt: skip
def test_damaged_files_say_what_is_wrong(data: bytes, says: str) -> None:
    with pytest.raises(DamagedError) as refused:
        read(data, "nacrt")
    assert says in refused.value.told.en
    assert refused.value.remedy
    assert refused.value.told.sl


def test_a_sound_document_that_is_no_plan_is_foreign() -> None:
    with pytest.raises(ForeignError):
        read(plan_documents.docx(["Smernice", [["Kazalnik", "Vrednost"], ["A1", "2"]]]), "s.docx")


@given(st.binary(max_size=400), st.integers(0, 1800))
def test_nothing_breaks_the_reader(noise: bytes, place: int) -> None:
    whole = plan_documents.rows()
    with suppress(ReadingError):
        read(whole[:place] + noise + whole[place:], "x")


def test_a_reading_survives_its_json(rows: Reading, blocks: Reading) -> None:
    for found in (rows, blocks):
        assert plain.reading(plain.plain(found)) == found


def known(plan: Plan) -> Plan:
    """The plan as if we had it already: other keys of the first milestone and target."""
    first = plan.measures[0]
    renamed = tuple(replace(one, key=f"x{one.key}") for one in first.milestones)
    return replace(plan, measures=(replace(first, milestones=renamed), *plan.measures[1:]))


def test_what_is_the_same_keeps_its_key_and_what_is_not_is_told(rows: Reading) -> None:
    current = known(rows.plan)
    kept = keeping.with_our_words(rows.plan, current)
    assert [one.key for one in kept.measures[0].milestones] == ["xa1", "xa1_yearly"]
    assert not compare(current, kept).changes
    row = milestone_rows.start(rows.plan.measure("A1"), "milestone:a1")
    moved_row = milestone_rows.written({**row, "due": "2024-12-31"})
    later = answers.corrected(rows.plan, "A1", "milestone:a1", moved_row)
    moved = compare(current, keeping.with_our_words(later, current))
    assert [(one.code, [field.field for field in one.fields]) for one in moved.changes] == [
        ("A1", ["milestones"])
    ]
    assert [one.code for one in compare(current, Plan(current.areas, ())).disappeared] == [
        one.code for one in current.measures
    ]


def test_a_row_wider_than_any_plan_is_refused_before_its_cells_are_made() -> None:
    """One cell that says it spans so many columns; at a thousand million the memory was gone."""
    from docx import Document

    document, kept = Document(), io.BytesIO()
    cell = document.add_table(1, 1).cell(0, 0)
    cell._tc.get_or_add_tcPr().get_or_add_gridSpan().val = 200
    document.save(kept)
    with pytest.raises(DamagedError, match="damaged"):
        read(kept.getvalue(), "wide.docx")
