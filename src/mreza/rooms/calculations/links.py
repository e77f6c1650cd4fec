"""Addresses in the room that shows the acts, by name: this room does not know it.

Empty where that room is not installed.
"""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse


def slug(number: str) -> str:
    """The number of an article in an address: `3`, `annex-iv`, `table-1`."""
    return number.lower().replace(" ", "-").replace("/", "-")


def article(act: str, citation: str) -> str:
    """Of `3(1)`, `Annex IV` or `Table 1`, at the paragraph."""
    number, _, paragraph = citation.partition("(")
    place = f"#p{paragraph.rstrip(')')}" if paragraph else ""
    address = _reverse("law:article", act, slug(number))
    return address and address + place


def printed_row(act: str, table: str, position: int) -> str:
    """Of a row of a printed table."""
    address = _reverse("law:printed", act, table)
    return address and f"{address}#row-{position}"


def errata(act: str, table: str) -> str:
    """Of the errata of a printed table."""
    address = _reverse("law:errata", act)
    return address and f"{address}?{urlencode({'table': table})}"


def worked_example(act: str, table: str, feed: str, key: str, **overrides: str) -> str:
    """Of the page where one case is calculated again, perhaps with other parameter values."""
    address = _reverse("law:table", act, table)
    query = urlencode({"feed": feed, "key": key, **overrides})
    return address and f"{address}?{query}#example"


def act(act_id: str) -> str:
    return _reverse("law:act", act_id)


def _reverse(name: str, *args: str) -> str:
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
