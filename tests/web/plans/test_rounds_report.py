"""The yearly report: one content, in two languages and two kinds of file, without editing."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from docx import Document

from mreza.kernel.plan import totals
from mreza.rooms.plans import stored_plan
from mreza.rooms.plans.models import Entry, MilestoneDone, Round
from mreza.rooms.plans.words import Status
from mreza.rooms.plans.yearly import content, docx_file, pdf, wording
from mreza.rooms.plans.yearly.content import Report
from mreza.rooms.plans.yearly.paper import Paper, Section, Table
from tests.conftest import ClientAs

pytestmark = pytest.mark.django_db
NIN, TODAY = "nin_2025_2026", date(2026, 11, 22)


def report() -> Report:
    return content.of_round(Round.objects.get(plan=NIN, state="frozen"), TODAY)


def test_it_says_every_measure_by_chapters_and_counts_them() -> None:
    found = report()
    paper = wording.worded(found, "sl")
    chapters = paper.sections[1:-1]
    assert [one.heading.split()[0] for one in chapters] == ["1", "2", "3"]
    assert sum(len(one.parts) for one in chapters) == len(found.measures) == 38
    assert sum(found.counts.values()) == 38
    assert set(found.counts) == set(Status.values)
    summary = paper.sections[0]
    assert summary.tables[0].rows[-1][-1] == "38"
    assert summary.pictures[0].svg.startswith("<svg")
    assert any("predstavitev" in mark for mark in paper.marks)


def test_printed_money_agrees_with_the_plan() -> None:
    found = report()
    plan = stored_plan.as_plan(found.version)
    printed = content.printed(found.measures, (2025, 2026))
    assert printed == totals(plan, (2025, 2026), "letter").euros
    assert content.undated(found.measures, (2025, 2026)) == [
        ("1.1.1", Decimal(900000)), ("3.7", Decimal(4000)), ("3.8", Decimal(200000)),
    ]  # fmt: skip
    without = {one["measure"] for one in content.without_amount(found.measures)}
    assert without == {
        one.code for one in plan.measures if all(a.euros is None for a in one.amounts)
    }


def test_a_frozen_report_does_not_follow_what_is_recorded_later() -> None:
    before = wording.worded(report(), "sl")
    entry = Entry.objects.filter(round__plan=NIN, round__state="frozen").first()
    assert entry is not None
    MilestoneDone.objects.create(
        measure=entry.measure, key="m2_20_9", done_on=date(2025, 6, 1), note="N", by_name="X"
    )
    assert wording.worded(report(), "sl") == before


def test_frame_words_are_in_the_language_asked_for_and_nothing_is_left_untranslated() -> None:
    slovene, english = (wording.worded(report(), language) for language in ("sl", "en"))
    assert english.sections[0].heading == "Summary"
    assert slovene.sections[0].heading != "Summary"
    first = english.sections[1].parts[0]
    assert first.tables[0].header[0] == "Milestone"
    assert slovene.sections[1].parts[0].heading.startswith("1.1.1 ")


def test_docx_has_real_headings_a_table_of_contents_and_tables() -> None:
    paper = wording.worded(report(), "sl")
    made = docx_file.as_docx(paper)
    book = Document(io.BytesIO(made))
    headings = [p for p in book.paragraphs if p.style.name.startswith("Heading")]
    assert len([p for p in headings if p.style.name == "Heading 2"]) == 38
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        xml = parts.read("word/document.xml").decode()
    assert 'TOC \\o "1-2"' in xml
    assert "w:tblHeader" in xml
    assert 'descr="' in xml
    assert len(book.tables) > 100
    assert len(book.inline_shapes) >= 1


def test_whatever_people_type_stays_text() -> None:
    """Signs of typst, XML and control characters come through as they are, or are left out."""
    wild = '#panic("x") $a_1$ *b* <w:p> & \\ [c] @d \x0b\x00 "q"'
    table = Table("T", ("A", "B"), ((wild, "1"),), numbers=(1,))
    section = Section("H " + wild, text=wild, keys=(("K", wild),), points=(wild,), tables=(table,))
    paper = Paper("sl", "Naslov", wild, "Vsebina", wild, (), (wild,), (section,))
    assert pdf.as_pdf(paper).startswith(b"%PDF")
    book = Document(io.BytesIO(docx_file.as_docx(paper)))
    assert '#panic("x") $a_1$' in "\n".join(p.text for p in book.paragraphs)


def test_files_of_a_round_and_of_a_day(client_as: ClientAs) -> None:
    ministry, holder = client_as("social_ministry"), client_as("measure_holder")
    frozen = Round.objects.get(plan=NIN, state="frozen")
    open_one = Round.objects.get(plan=NIN, state="open")
    made = ministry.get(f"/plans/{NIN}/rounds/{frozen.pk}/report.pdf?language=en")
    assert made.content.startswith(b"%PDF")
    assert "-en.pdf" in made["Content-Disposition"]
    assert ministry.get(f"/plans/{NIN}/rounds/{open_one.pk}/report.docx").content[:2] == b"PK"
    assert holder.get(f"/plans/{NIN}/rounds/{open_one.pk}/report.pdf").status_code == 404
    assert ministry.get(f"/plans/{NIN}/report.pdf?day=2025-12-31").status_code == 200
    assert ministry.get(f"/plans/{NIN}/report.pdf?day=yesterday").status_code == 404
    assert ministry.get(f"/plans/{NIN}/report.xml").status_code == 404
