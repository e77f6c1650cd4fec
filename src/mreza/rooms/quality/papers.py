"""A sent report on paper and as a workbook."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.utils.translation import gettext as _

from mreza.rooms.calculations import sheets
from mreza.rooms.calculations.sheets import Sheet
from mreza.rooms.quality import report_page, words
from mreza.rooms.quality.models import Submission
from mreza.site import formats

TEMPLATE = Path(__file__).parent / "typeset" / "report.typ"


def as_pdf(found: Submission) -> bytes:
    """The report for paper: who, what period, every value with its parts, what it rests on."""
    language, content = words.language(), found.content
    data = {
        "language": language,
        "title": _("Report on quality and safety"),
        "provider": content["provider"]["name"],
        "period": report_page.title(found),
        "sent": _("sent %(day)s, revision %(n)s")
        % {"day": formats.day(found.at, language=language), "n": found.number},
        "to": _("To: %(whom)s")
        % {"whom": "; ".join(str(words.ADDRESSEES.get(a, a)) for a in found.addressees)},
        "fingerprint": found.fingerprint,
        "header": [
            _("Indicator"), _("Numerator"), _("Denominator"), _("Value"), _("Article"),
        ],
        "rows": [_paper_row(row) for row in report_page.rows(content)],
        "closes": _("Rests on closed months: %(months)s.") % {"months": _closes(content)},
        "synthetic": _("Synthetic data") if found.synthetic else "",
    }  # fmt: skip
    return bytes(
        typst.compile(_template(), sys_inputs={"data": json.dumps(data, ensure_ascii=False)})
    )


def _paper_row(row: dict[str, Any]) -> dict[str, Any]:
    remarks = [
        *([_("rests on few")] if row["few"] else []),
        *([_("entered by hand")] if row["by_hand"] else []),
        *([row["missing"]] if row["missing"] else []),
        *(f"{title}: {figure}" for title, figure in row["beside"]),
    ]
    return {
        "title": row["title"],
        "service": row["service"],
        "cells": [row["numerator_shown"], row["denominator_shown"], row["shown"], row["article"]],
        "remarks": "; ".join(remarks),
    }


def _closes(content: dict[str, Any]) -> str:
    """`2026-09`, `2026-10 (popravek 2)`."""
    named = []
    for close in content["closes"]:
        number = close["number"]
        named.append(
            close["month"]
            if number == 1
            else _("%(month)s (correction %(n)s)") % {"month": close["month"], "n": number - 1}
        )
    return ", ".join(named)


def as_xlsx(found: Submission) -> bytes:
    """Values with both parts as numbers; months of a year on a sheet of their own."""
    content = found.content
    book = [_sheet(_("Values"), report_page.rows(content), by_month=False)]
    if "year" in content:
        book.append(_sheet(_("By month"), report_page.by_month(content), by_month=True))
    about = [
        [_("Provider"), content["provider"]["name"]],
        [_("Period"), report_page.title(found)],
        [_("Revision"), found.number],
        [_("Fingerprint"), found.fingerprint],
        [_("Act"), f"{content['act']['id']} {content['act']['version']}"],
        [_("Closed months"), _closes(content)],
    ]
    book.append(Sheet(_("About"), [_("Name"), _("What")], about))
    return sheets.as_xlsx(book)


def _sheet(name: str, rows: list[dict[str, Any]], *, by_month: bool) -> Sheet:
    header = [
        *([_("Month")] if by_month else []), _("Article"), _("Indicator"), _("Service"),
        _("Numerator"), _("Denominator"), _("Counted in"), _("Value"), _("Figure"),
        _("Rests on few"),
        _("Entered by hand"), _("Why there is no value"), _("Beside it"),
    ]  # fmt: skip
    return Sheet(name, header, [_cells(row, by_month=by_month) for row in rows])


def _cells(row: dict[str, Any], *, by_month: bool) -> list[Any]:
    return [
        *([f"{row['month']:%Y-%m}"] if by_month else []), row["article"], row["title"],
        row["service"], row["numerator"], row["denominator"], row["indicator"].counted_in,
        row["value"], row["figure_title"],
        _("yes") if row["few"] else "", _("yes") if row["by_hand"] else "", row["missing"],
        "; ".join(f"{title}: {figure}" for title, figure in row["beside"]),
    ]  # fmt: skip


@cache
def _template() -> bytes:
    return TEMPLATE.read_bytes()
