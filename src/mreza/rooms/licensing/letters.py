"""Letters of decisions: PDF in Slovene, whatever language the page is in."""

from __future__ import annotations

import json
from datetime import timedelta
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.utils.translation import gettext as _
from django.utils.translation import override

from mreza.rooms.licensing import proposing, time_limits
from mreza.rooms.licensing.applications import words
from mreza.rooms.licensing.models.applications import Application, Decision
from mreza.rooms.network.models import OrganisationVersion, on
from mreza.site import formats

TEMPLATE = Path(__file__).parent / "typeset" / "letter.typ"
Outcome = Decision.Outcome


def as_pdf(application: Application, decision: Decision) -> bytes:
    """The letter of one decision: points by line and article, why not more, how to appeal."""
    with override("sl"):
        data = _data(application, decision)
    text = json.dumps(data, ensure_ascii=False)
    return bytes(typst.compile(_template(), sys_inputs={"data": text}))


def _data(application: Application, decision: Decision) -> dict[str, Any]:
    event = application.event
    lines = [proposing.from_json(line) for line in decision.lines]
    total = sum((line.points for line in lines), Fraction(0))
    return {
        "language": "sl",
        "chamber": _("Chamber of nurses and midwives"),
        "number": application.number,
        "day": formats.day(decision.day, language="sl"),
        "to": _applicant(application, decision),
        "title": _("Decision on licence points"),
        "about": [
            [_("Training"), event.title],
            [_("Organiser"), event.organiser_name],
            [_("Days"), _days(event.first, event.last)],
            [_("Application"), _("%(number)s, sent %(day)s") % {
                "number": application.number, "day": _day(application.submitted_on)}],
        ],
        "outcome": str(decision.get_outcome_display()),
        "ruling": _ruling(application, decision, total),
        "header": [_("What for"), _("Article"), _("Reckoning"), _("Points")],
        "rows": [_row(line) for line in lines],
        "total": [_("Together"), words.points(total)],
        "contents": _contents(lines),
        "reason_title": _("Reason"),
        "reason": decision.reason,
        "law": _(
            "Points are those of article 30 of the rules on the register and licences "
            "(Official Gazette 3/16 and 62/16); an hour of training has 45 minutes."
        ),
        "appeal": _appeal(decision),
        "mark": _("illustrative"),
        "signed": _signed(decision),
        "synthetic": _("Synthetic data") if application.synthetic else "",
    }  # fmt: skip


def _ruling(application: Application, decision: Decision, total: Fraction) -> str:
    if decision.outcome == Outcome.REFUSED:
        return _("No points are granted.")
    said = {"points": words.counted(total)}
    if application.kind == Application.Kind.ORGANISER:
        return _("Whoever attends all of the training is credited %(points)s.") % said
    return _("You are credited %(points)s.") % said


def _row(line: proposing.Line) -> list[str]:
    name = words.kind(line.work.kind)
    if line.work.content:
        name = f"{name}: {words.content(line.work.content)}"
    return [
        name,
        words.article(line.article)["label"],
        words.reckoning(line),
        words.points(line.points),
    ]


def _contents(lines: list[proposing.Line]) -> str:
    named = [words.content(line.work.content) for line in lines if line.work.content]
    if not named:
        return ""
    said = _("Recognised as mandatory content (articles 19 and V): %(contents)s.")
    return said % {"contents": ", ".join(named)}


def _appeal(decision: Decision) -> str:
    if decision.outcome == Outcome.GRANTED:
        return ""
    last = decision.day + timedelta(days=time_limits.APPEAL_WITHIN)
    return _("An appeal is possible until %(day)s; another officer decides on it.") % {
        "day": formats.day(last, language="sl")
    }


def _signed(decision: Decision) -> str:
    by = decision.by.get_full_name()
    if decision.four_eyes and decision.proposed_by:
        return _("Proposed by %(first)s, confirmed by %(second)s") % {
            "first": decision.proposed_by.get_full_name(),
            "second": by,
        }
    return _("Decided by %(name)s") % {"name": by}


def _applicant(application: Application, decision: Decision) -> list[str]:
    if application.practitioner:
        person = application.practitioner
        return [person.name, _("register number %(number)s") % {"number": person.number}]
    version = OrganisationVersion.objects.filter(
        on(decision.day), organisation=application.organisation_id
    ).first()
    return [version.name, version.place] if version else [str(application.organisation_id)]


def _days(first: Any, last: Any) -> str:
    return _day(first) if first == last else f"{_day(first)} – {_day(last)}"


def _day(value: Any) -> str:
    return formats.day(value, language="sl")


@cache
def _template() -> bytes:
    return TEMPLATE.read_bytes()
