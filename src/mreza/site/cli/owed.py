"""What an act obliges to by when: read for a window, as data, as CSV and as a page for people.

The same shape is answered by `mreza acts obligations --format json` and by the API.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from mreza.kernel.act import Act
from mreza.kernel.due import DueDate, Given
from mreza.kernel.errors import MrezaError, find
from mreza.kernel.months import add_months
from mreza.kernel.obligations import Obligation
from mreza.kernel.rendering import citation
from mreza.kernel.rendering import day as shown
from mreza.site.cli.arguments import read_day
from mreza.site.cli.pages import grid

Shape = dict[str, Any]
Window = tuple[date, date]
Events = Mapping[str, tuple[date, ...]]
DATES: Final = ("due", "first", "last", "as_of", "event")
_COLUMNS: Final = (
    "act", "code", "article", *DATES, "title_sl", "title_en", "actor_sl", "actor_en",
)  # fmt: skip


def window(act: Act, first: date | None, last: date | None) -> Window:
    """The window asked for; else a year from the act's first day. Raises `MrezaError`."""
    from mreza.data import calendar

    first = first or act.in_force_from
    years = calendar.years()
    if first.year not in years:
        raise _unknown_year(first, years)
    last = last or add_months(first, 12) - timedelta(days=1)
    if last.year not in years:
        raise _unknown_year(last, years)
    if first > last:
        raise MrezaError(
            f"{first.isoformat()} is after {last.isoformat()}",
            where="window",
            remedy="Give the earlier day first",
        )
    return first, last


def _unknown_year(day: date, years: Sequence[int]) -> MrezaError:
    return MrezaError(
        f"the holidays of {day.year} are not known",
        where="window",
        remedy=f"Stay within {years[0]} to {years[-1]}",
    )


def events(act: Act, texts: Sequence[str]) -> Events:
    """Days of events from texts like `notice_given=2007-05-04`. Raises `MrezaError`."""
    known = {item.event.code: item.event for item in act.obligations if item.event}
    found: dict[str, tuple[date, ...]] = {}
    for text in texts:
        code, _, day = text.partition("=")
        find(code, known, "event", act.id)
        found[code] = (*found.get(code, ()), _day(day, code))
    return found


def _day(text: str, code: str) -> date:
    from mreza.data import calendar

    day = read_day(text, code)
    if day.year not in calendar.years():
        raise _unknown_year(day, calendar.years())
    return day


def due_dates(obligation: Obligation, window: Window, events: Events) -> list[DueDate]:
    """What is due in the window, with Slovenia's working days."""
    from mreza.data import calendar

    code = obligation.event.code if obligation.event else ""
    given = Given(calendar.working_days(), events=events.get(code, ()))
    return obligation.items(*window, given)


def shape(act: Act, window: Window, events: Events) -> Shape:
    """Every obligation with a time limit, and its due dates in the window."""
    first, last = window
    return {
        "act": act.id,
        "extent": act.extent,
        "from": first.isoformat(),
        "to": last.isoformat(),
        "obligations": [
            {**_obligation(item), "due": [_dates(one) for one in due_dates(item, window, events)]}
            for item in act.obligations
        ],
    }


def _obligation(item: Obligation) -> Shape:
    return {
        "code": item.code,
        "article": item.article,
        "title": item.title.as_dict(),
        "actor": item.actor.as_dict(),
        "when": item.when.as_dict(),
        "who": {
            "kinds": sorted(item.who.kinds),
            "tables": sorted(item.who.tables),
            "codes": sorted(item.who.codes),
        },
        "rule": item.due.name,
        "on_rest_day": item.due.on_rest_day,
        "owed_from": item.first.isoformat(),
        "owed_to": _text(item.last),
        "event": {"code": item.event.code, "title": item.event.title.as_dict()}
        if item.event
        else None,
        "evidence": item.evidence,
        "consequence": item.consequence.as_dict() if item.consequence.sl else None,
        "note": item.note.as_dict() if item.note.sl else None,
        "illustrative": item.external,
        "why": item.why.as_dict() if item.why.sl else None,
    }


def _dates(item: DueDate) -> dict[str, str | None]:
    return {name: _text(getattr(item, name)) for name in DATES}


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def csv_text(data: Shape) -> str:
    """One line a due date; an obligation with none in the window has one without dates."""
    text = io.StringIO()
    writer = csv.DictWriter(text, _COLUMNS, lineterminator="\n", restval="")
    writer.writeheader()
    for item in data["obligations"]:
        named = {"act": data["act"], "code": item["code"], "article": item["article"]}
        for key in ("title", "actor"):
            named |= {f"{key}_{language}": words for language, words in item[key].items()}
        writer.writerows({**named, **dates} for dates in item["due"] or [{}])
    return text.getvalue()


_WORDS: Final = {
    "none": ("Akt nima obveznosti z rokom.", "The act has no obligation with a time limit."),
    "window": ("Roki", "Due dates"),
    "after": ("po dogodku", "by the event"),
    "nothing": ("v tem času nič", "nothing in this time"),
    "illustrative": ("ponazoritven dan", "illustrative day"),
}


def page(data: Shape, language: str) -> str:
    """Each obligation: article, who, by when in words, and its due dates."""

    def word(key: str) -> str:
        return _WORDS[key][language == "en"]

    if not data["obligations"]:
        return word("none")
    head = f"{data['act']}  {word('window')} {shown(data['from'], language)} – " + shown(
        data["to"], language
    )
    blocks = []
    for item in data["obligations"]:
        days = ", ".join(shown(dates["due"], language) for dates in item["due"])
        if not days:
            event = item["event"]
            days = f"{word('after')}: {event['title'][language]}" if event else word("nothing")
        rows = [
            [f"  {citation(item['article'], language)}", item["actor"][language]],
            ["", item["when"][language]],
            ["", f"→ {days}"],
        ]
        if item["illustrative"]:
            rows.append(["", f"{word('illustrative')}: {item['why'][language]}"])
        blocks.append(f"{item['code']}  {item['title'][language]}\n{grid(rows)}")
    return "\n\n".join([head, *blocks])
