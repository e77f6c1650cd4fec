"""The day a page is asked for: an argument of every query, never the clock."""

from __future__ import annotations

import re
from datetime import date

from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.utils.translation import gettext

# The first day on which the acts of the contract year 2007 hold.
CONTRACT_DAY = date(2007, 4, 1)
_WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_day(text: str) -> date:
    """`2007-04-01` and no other way to write a day. Raises `ValueError`."""
    if not _WRITTEN.fullmatch(text):
        raise ValueError(f"{text[:20]!r} is no day; write it like 2007-04-01")
    return date.fromisoformat(text)


def day_of(request: HttpRequest) -> date:
    """`?day=YYYY-MM-DD`, else the contract day. An unreadable day is a bad request (400)."""
    text = request.GET.get("day", "")
    if not text:
        return CONTRACT_DAY
    try:
        return read_day(text)
    except ValueError as error:
        said = gettext("“%(text)s” is no day; write it like 2007-04-01.") % {"text": text[:20]}
        raise BadRequest(said) from error


def day_query(day: date) -> str:
    """What an address needs to keep the day: empty for the contract day."""
    return "" if day == CONTRACT_DAY else f"?day={day.isoformat()}"
