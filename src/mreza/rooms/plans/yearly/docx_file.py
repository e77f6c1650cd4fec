"""The report as DOCX: real headings, a table of contents, tables with a repeated head, pictures.

The table of contents is a field of the document: it is filled with the headings here, and whoever
opens it in a word processor gets page numbers as well.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from mreza.rooms.plans.yearly.paper import Paper, Picture, Said, Section, Table
from mreza.rooms.plans.yearly.pdf import as_png

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
GREY = RGBColor(0x5B, 0x64, 0x72)
INK = RGBColor(0x1D, 0x24, 0x33)
TONES = {
    "good": RGBColor(0x1B, 0x6E, 0x5A),
    "warn": RGBColor(0x8A, 0x5A, 0x00),
    "late": RGBColor(0xA1, 0x3D, 0x10),
}
LOCALES = {"sl": "sl-SI", "en": "en-GB"}
DEPTH = 2  # levels of headings in the table of contents
Word = Any  # python-docx builds its classes at run time


def as_docx(paper: Paper) -> bytes:
    """The whole report; texts are kept as texts, whatever they contain."""
    book = Document()
    _set_up(book, paper)
    book.add_paragraph(clean(paper.title), style="Title")
    book.add_paragraph(clean(paper.subtitle), style="Subtitle")
    for mark in paper.marks:
        _colour(book.add_paragraph().add_run(clean(mark)), TONES["late"]).bold = True
    _keys(book, paper.keys)
    _contents(book, paper)
    for section in paper.sections:
        _section(book, section, 1)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def clean(text: str) -> str:
    """The text without characters that XML cannot hold."""
    return "".join(sign for sign in text if sign >= " " or sign in "\n\t")


def _set_up(book: Word, paper: Paper) -> None:
    book.core_properties.title = clean(f"{paper.title}: {paper.subtitle}")
    book.core_properties.author = "Mreža"
    book.core_properties.language = LOCALES[paper.language]
    page = book.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.2)
    normal = book.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(10.5)
    locale = OxmlElement("w:lang")
    locale.set(qn("w:val"), LOCALES[paper.language])
    normal.element.get_or_add_rPr().append(locale)
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3"):
        book.styles[name].font.color.rgb = INK
    foot = page.footer.paragraphs[0]
    foot.text = f"{clean(paper.foot)} · "
    _field(foot, "PAGE", "1")


def _keys(book: Word, keys: tuple[tuple[str, str], ...]) -> None:
    for label, value in keys:
        line = book.add_paragraph()
        line.paragraph_format.space_after = Pt(2)
        _colour(line.add_run(f"{clean(label)}: "), GREY)
        line.add_run(clean(value))


def _contents(book: Word, paper: Paper) -> None:
    """The field, with all headings as its lines until a word processor makes it anew."""
    line = book.add_paragraph()
    line.add_run(clean(paper.contents)).bold = True
    headings = list(_headings(paper.sections, 1))
    entry = book.add_paragraph()
    _begin(entry, f'TOC \\o "1-{DEPTH}" \\h \\z \\u')
    for place, (level, text) in enumerate(headings):
        if place:
            entry = book.add_paragraph()
        entry.paragraph_format.left_indent = Cm(0.6 * (level - 1))
        entry.paragraph_format.space_after = Pt(1)
        entry.add_run(clean(text))
    _mark(entry, "end")
    book.add_page_break()


def _headings(sections: tuple[Section, ...], level: int) -> Iterator[tuple[int, str]]:
    for section in sections:
        yield level, section.heading
        if level < DEPTH:
            yield from _headings(section.parts, level + 1)


def _field(line: Word, code: str, shown: str) -> None:
    _begin(line, code)
    line.add_run(shown)
    _mark(line, "end")


def _begin(line: Word, code: str) -> None:
    _mark(line, "begin").set(qn("w:dirty"), "true")
    asked = OxmlElement("w:instrText")
    asked.set(qn("xml:space"), "preserve")
    asked.text = code
    line.add_run()._r.append(asked)
    _mark(line, "separate")


def _mark(line: Word, kind: str) -> Word:
    found = OxmlElement("w:fldChar")
    found.set(qn("w:fldCharType"), kind)
    line.add_run()._r.append(found)
    return found


def _section(book: Word, section: Section, level: int) -> None:
    book.add_heading(clean(section.heading), min(level, 3))
    if section.mark:
        shown = book.add_paragraph().add_run(clean(section.mark))
        _colour(shown, TONES.get(section.tone, GREY)).bold = True
    if section.text:
        book.add_paragraph(clean(section.text))
    for point in section.points:
        book.add_paragraph(clean(point), style="List Bullet")
    _keys(book, section.keys)
    for picture in section.pictures:
        _picture(book, picture)
    for table in section.tables:
        _table(book, table)
    for said in section.said:
        _said(book, said)
    for part in section.parts:
        _section(book, part, level + 1)


def _picture(book: Word, picture: Picture) -> None:
    _caption(book, picture.title)
    drawn = book.add_picture(io.BytesIO(as_png(picture.svg)), width=Cm(16))
    drawn._inline.docPr.set("descr", clean(picture.says))
    legend = book.add_paragraph()
    for name, colour in picture.legend:
        _colour(legend.add_run("■ "), RGBColor.from_string(colour.lstrip("#").upper()))
        legend.add_run(f"{clean(name)}   ").font.size = Pt(8.5)


def _caption(book: Word, text: str) -> None:
    if text:
        line = book.add_paragraph()
        line.paragraph_format.keep_with_next = True
        line.paragraph_format.space_before = Pt(6)
        line.paragraph_format.space_after = Pt(2)
        line.add_run(clean(text)).bold = True


def _table(book: Word, table: Table) -> None:
    _caption(book, table.title)
    made = book.add_table(rows=1, cols=len(table.header), style="Light Grid Accent 1")
    _fill(made.rows[0], table.header, table, bold=True)
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    made.rows[0]._tr.get_or_add_trPr().append(repeated)
    for row in table.rows:
        _fill(made.add_row(), row, table)
    book.add_paragraph().paragraph_format.space_after = Pt(2)


def _fill(row: Word, cells: tuple[str, ...], table: Table, *, bold: bool = False) -> None:
    for place, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
        line = cell.paragraphs[0]
        shown = line.add_run(clean(text))
        shown.font.size, shown.bold = Pt(9), bold
        if place in table.numbers:
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _said(book: Word, said: Said) -> None:
    _caption(book, said.title)
    for label, text in said.paragraphs:
        line = book.add_paragraph()
        line.paragraph_format.left_indent = Cm(0.5)
        if label:
            _colour(line.add_run(f"{clean(label)}: "), GREY)
        line.add_run(clean(text))


def _colour(run: Word, colour: RGBColor) -> Word:
    run.font.color.rgb = colour
    return run.font
