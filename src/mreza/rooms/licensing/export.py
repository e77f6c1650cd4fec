"""Everything that the register holds of somebody, to take along: JSON, CSV, PDF."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

import typst
from django.utils.translation import gettext as _

from mreza.rooms.calculations import sheets
from mreza.rooms.calculations.sheets import Sheet
from mreza.rooms.licensing import showing, words
from mreza.rooms.licensing.models import Application, Practitioner
from mreza.rooms.licensing.queries import people
from mreza.rooms.licensing.showing import Shown

TEMPLATE = Path(__file__).parent / "typeset" / "own_data.typ"
MOST_LOOKS: Final = 10_000


def as_data(person: Practitioner, day: date) -> dict[str, Any]:
    """Plain values; points exact as fractions."""
    found = showing.shown(person, day)
    return {
        "practitioner": {
            "number": person.number, "given_name": person.given_name,
            "family_name": person.family_name, "birth_date": person.birth_date.isoformat(),
            "sex": person.sex, "email": person.email, "group": person.group,
            "registered": person.registered.isoformat(),
        },
        "employments": [
            {"employer": one.employer_id, "first": one.first_day.isoformat(),
             "last": _day(one.last_day)}
            for one in people.employments(person.pk)
        ],
        "licences": [
            {"number": one.number, "first": one.first_day.isoformat(), "last": _day(one.last_day),
             "events": [{"kind": event.kind, "day": event.day.isoformat(), "reason": event.reason}
                        for event in one.events.all()]}
            for one in found.licences
        ],
        "credits": [
            {"first": one.day.isoformat(), "last": one.last_day.isoformat(), "kind": one.kind,
             "title": one.title, "points": str(one.points), "content": one.content,
             "content_minutes": one.content_minutes, "withdrawn": one.withdrawn}
            for one in found.credits
        ],
        "applications": [_application(one) for one in people.applications_of(person.pk)],
        "attendances": [
            {"title": one.event.title, "organiser": one.event.organiser_name,
             "first": one.event.first.isoformat(), "last": one.event.last.isoformat(),
             "role": one.role, "minutes": one.minutes, "withdrawn": one.withdrawn}
            for one in people.attendances_of(person.pk)
        ],
        "reminders": [
            {"day": one.day.isoformat(), "days_before": one.days_before}
            for one in people.reminders_of(person.pk)
        ],
        "history": [
            {"at": one.at.isoformat(), "what": one.what, "record": one.record,
             "before": one.before, "after": one.after, "reason": one.reason}
            for one in people.changes(person, MOST_LOOKS)
        ],
        "disclosures": [
            {"at": one.at.isoformat(), "by": one.by_name, "organisation": one.organisation_id,
             "what": one.what, "why": one.why}
            for one in people.disclosures(person.pk, MOST_LOOKS)
        ],
        "requests": [
            {"at": one.at.isoformat(), "about": one.about, "wanted": one.wanted,
             "state": one.state, "why": one.why}
            for one in people.requests(person.pk)
        ],
    }  # fmt: skip


def _application(one: Application) -> dict[str, Any]:
    """What was asked for, with which files, and every decision; names of officers are not hers."""
    return {
        "number": one.number, "kind": one.kind, "state": one.state, "title": one.event.title,
        "organiser": one.event.organiser_name, "first": one.event.first.isoformat(),
        "last": one.event.last.isoformat(), "submitted_on": _day(one.submitted_on),
        "late_reason": one.late_reason,
        "files": [{"role": file.role, "name": file.name, "sha256": file.sha256}
                  for file in one.attachments.all()],
        "decisions": [{"outcome": made.outcome, "day": made.day.isoformat(),
                       "reason": made.reason, "lines": made.lines}
                      for made in one.decisions.all()],
        "steps": [{"at": step.at.isoformat(), "what": step.what, "why": step.why}
                  for step in one.steps.all()],
    }  # fmt: skip


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def as_json(person: Practitioner, day: date) -> bytes:
    return json.dumps(as_data(person, day), ensure_ascii=False, indent=1).encode()


def as_csv(person: Practitioner, day: date) -> bytes:
    """One row for each credit; the whole is in the other two."""
    rows = [list(one.values()) for one in as_data(person, day)["credits"]]
    header = ["first", "last", "kind", "title", "points", "content", "content_minutes", "withdrawn"]
    return sheets.as_csv(Sheet("credits", header, rows))


def as_pdf(person: Practitioner, day: date) -> bytes:
    """For people: who, licence, points by line, who looked."""
    found = showing.shown(person, day)
    data = {
        "language": words.language(),
        "title": _("My data in the register of licences"),
        "person": [[str(name), value] for name, value in _facts(found)],
        "header": [_("Day"), _("What"), _("Kind"), _("Points")],
        "rows": [
            [words.day(row["credit"].last_day), row["credit"].title,
             str(row["credit"].get_kind_display()), row["points"]]
            for row in found.rows
        ],
        "looks_title": _("Who looked at the data"),
        "looks": [
            [f"{one.at:%d. %m. %Y}", one.by_name, words.looked_at(one.what)]
            for one in people.disclosures(person.pk, MOST_LOOKS)
        ],
        "made": _("As it stood on %(day)s.") % {"day": words.day(day)},
        "synthetic": _("Synthetic data") if person.synthetic else "",
    }  # fmt: skip
    return bytes(
        typst.compile(_template(), sys_inputs={"data": json.dumps(data, ensure_ascii=False)})
    )


def _facts(found: Shown) -> list[tuple[str, str]]:
    person, state = found.person, found.state
    facts = [
        (_("Name"), person.name), (_("Register number"), person.number),
        (_("Date of birth"), words.day(person.birth_date)),
        (_("Occupational group"), str(person.get_group_display())),
        (_("In the register since"), words.day(person.registered)),
    ]  # fmt: skip
    if state:
        period = f"{words.day(state.first)} – {words.day(state.last)}"
        facts += [
            (_("Licence"), f"{state.licence.number}, {state.status.label}, {period}"),
            (_("Points in this period"), found.total),
            (_("Missing"), "; ".join(found.lacking) or _("nothing")),
        ]
    return facts


@cache
def _template() -> bytes:
    return TEMPLATE.read_bytes()


KINDS: Final[dict[str, tuple[str, Callable[[Practitioner, date], bytes]]]] = {
    "json": ("application/json", as_json),
    "csv": (sheets.CSV, as_csv),
    "pdf": ("application/pdf", as_pdf),
}
