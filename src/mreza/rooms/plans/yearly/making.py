"""A report as a file: one way for pages and the command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mreza.rooms.plans.yearly import docx_file, pdf, wording
from mreza.rooms.plans.yearly.content import Report
from mreza.rooms.plans.yearly.paper import Paper

KINDS: Mapping[str, str] = {"pdf": "application/pdf", "docx": docx_file.CONTENT_TYPE}
_SET: Mapping[str, Callable[[Paper], bytes]] = {"pdf": pdf.as_pdf, "docx": docx_file.as_docx}


def made(report: Report, kind: str, language: str) -> bytes:
    """The report in that kind of file (`KINDS`) and language."""
    return _SET[kind](wording.worded(report, language))
