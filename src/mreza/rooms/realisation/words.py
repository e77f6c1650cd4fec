"""Words of the room's codes, in the language of the page."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mreza.kernel.text import Text
from mreza.lake import words

MEASURES: dict[str, Any] = {
    "quotient": _("quotients"),
    "point": _("points"),
    "kilometre": _("kilometres"),
    "piece": _("pieces"),
    "person": _("persons with a chosen doctor"),
    "visit": _("visits"),
    "case": _("cases"),
    "patient": _("patients"),
    "examination": _("examinations"),
    "workshop": _("workshops"),
    "ride": _("planned rides"),
    "hour": _("hours"),
    "": _("not in the catalogue"),
}
STYLES: dict[str, Any] = {
    "slovene": _("Slovene (1.234,56; 31. 12. 2007)"),
    "plain": _("international (1234.56)"),
    "iso": _("international (2007-12-31)"),
    "iso and slovene": _("both 2007-12-31 and 31. 12. 2007"),
    "day/month/year": _("day/month/year"),
    "month/day/year": _("month/day/year"),
    "unclear": _("day and month cannot be told apart"),
    "typed": _("typed in the file"),
}
# Why a file was refused as a whole, or why the work on it was interrupted.
PROBLEMS: dict[str, Any] = {
    "unreadable": _("The file cannot be read as a table."),
    "header": _("The columns are not those of the schema."),
    "empty": _("The file has a header and no rows."),
    "no_room": _("The disk of the server is full; nothing was kept."),
    "damaged": _("The rows that were committed cannot be read."),
    "rows": _("Some rows are wrong, so nothing of the file is taken."),
}
PARTS: dict[str, Any] = {
    "": "",
    "care": _("care"),
    "curative": _("curative"),
    "education": _("education"),
    "orthodontics": _("orthodontics"),
    "preventive": _("preventive"),
    "prosthetics": _("prosthetics"),
}


def said(text: Text | dict[str, str]) -> str:
    """The words in the language of the page."""
    language = get_language() or "sl"
    return text[language if language == "en" else "sl"]


def activity(code: str) -> str:
    """Name of an activity; the code itself where there is none."""
    return said(words.ACTIVITIES[code]) if code in words.ACTIVITIES else code


def measure(code: str) -> str:
    return str(MEASURES.get(code, code))
