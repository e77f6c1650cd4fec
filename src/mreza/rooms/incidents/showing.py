"""What the page of an incident shows to whoever may see it."""

from __future__ import annotations

from datetime import UTC
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language

from mreza.rooms.incidents import belonging, fishbone, life
from mreza.rooms.incidents.models import (
    Analysis,
    CauseCategory,
    EffectivenessCheck,
    Incident,
    IncidentEvent,
    Kind,
    Measure,
    State,
)
from mreza.rooms.incidents.moments import HOME, Moment, possible, zone_of
from mreza.rooms.incidents.rules import Deed
from mreza.rooms.incidents.tables import SAID
from mreza.rooms.incidents.views.asking import Here
from mreza.rooms.incidents.words import (
    GRADES,
    LIKELIHOODS,
    SEVERITIES,
    field_name,
    field_value,
)

LONG = ("description", "interventions", "cause", "measures_taken", "notes")
SHORT = tuple(
    name
    for name in SAID
    if name not in (*LONG, "kind", "service", "state", "severity", "likelihood")
)
MINIMUM = ("staff_code", "description", "interventions")


def page(here: Here, incident: Incident) -> dict[str, Any]:
    """Context of the page; a reporter without a post sees the report, its state and measures."""
    sees_all, counted_in = here.sees_register, belonging.counted_in(incident)
    analysis = incident.analyses.last() if sees_all else None
    return {
        "here": here,
        "incident": incident,
        "own": here.standing.reported(incident),
        "sees_all": sees_all,
        "reporter": _reporter(here, incident),
        "when": when(incident),
        "facts": _facts(incident),
        "texts": [(field_name(name), getattr(incident, name)) for name in LONG],
        "missing": missing(incident) if sees_all else [],
        "counted_in": counted_in,
        "counted_title": counted_in.title[get_language() or "sl"] if counted_in else "",
        "left_out": belonging.left_out(incident),
        "attachments": list(incident.attachments.all()),
        "may_attach": "attach" in life.possible(incident.state),
        "grade": _grade(incident),
        "steps": _steps(incident),
        "next": _next(incident) if here.handles else [],
        "measures": _measures(here, incident),
        "commission": incident.commissions.last() if sees_all else None,
        "analysis": analysis,
        "fishbone": _fishbone(analysis) if analysis else None,
        "causes": _causes(analysis) if analysis else [],
        "checks": list(EffectivenessCheck.objects.filter(incident=incident)),
        "events": [_event(event, sees_all) for event in incident.events.all()],
    }


def _reporter(here: Here, incident: Incident) -> str:
    """Who reported it, for those who may know; empty for others."""
    if incident.reporter is None or not here.standing.may(Deed.SEE_REPORTER):
        return ""
    return incident.reporter.get_full_name()


def when(incident: Incident) -> dict[str, Any]:
    """The moment on the home's clock, and on the clock it was told on where that is another."""
    moment = Moment(
        incident.occurred_at.astimezone(UTC), incident.occurred_zone, incident.occurred_offset
    )
    local = timezone.localtime(incident.occurred_at, zone_of(HOME))
    elsewhere = moment.wall != local.replace(tzinfo=None)
    hours = moment.offset / 60
    return {
        "local": local,
        "elsewhere": moment.wall if elsewhere else None,
        "zone": incident.occurred_zone,
        "twice": len(possible(local.replace(tzinfo=None), HOME)) > 1,
        "utc": f"UTC{hours:+g}".replace("-", "−"),
    }


def _facts(incident: Incident) -> list[tuple[str, str]]:
    """What the form of this kind asked, as (name, value); defaults of other kinds are left out."""
    shown = []
    for name in SHORT:
        value = getattr(incident, name)
        asked = incident.kind == Kind.MEDICATION and name == "errors"
        if asked or (value not in ("", None, False, 0) and name != "errors"):
            shown.append((field_name(name), field_value(name, value)))
    return shown


def missing(incident: Incident) -> list[str]:
    """What the minimum record of its indicator (5.1.1, 5.3) still lacks."""
    if belonging.counted_in(incident) is None:
        return []
    return [field_name(name) for name in MINIMUM if not getattr(incident, name)]


def _grade(incident: Incident) -> dict[str, Any] | None:
    if incident.severity is None or incident.likelihood is None:
        return None
    found = life.grade(incident.severity, incident.likelihood)
    return {
        "name": GRADES[found], "code": found.value, "risk": incident.risk,
        "severity": SEVERITIES[incident.severity], "likelihood": LIKELIHOODS[incident.likelihood],
    }  # fmt: skip


def _steps(incident: Incident) -> list[dict[str, Any]]:
    """The way of an incident, and how far this one is."""
    here = life.STEPS.index(State(incident.state)) if incident.state in life.STEPS else -1
    return [
        {"name": state.label, "done": place <= here, "now": place == here}
        for place, state in enumerate(life.STEPS)
    ]


def _next(incident: Incident) -> list[str]:
    """Deeds that can be done now, by the names of their pages."""
    can = life.possible(incident.state)
    pages = {
        "assess": "assess" in can, "appoint": "appoint" in can, "skip": "skip" in can,
        "analyse": "analyse" in can, "measure": "add_measure" in can, "agree": "agree" in can,
        "check": "effective" in can, "close": "close" in can or _closes_low(incident),
        "reopen": "reopen" in can, "reinstate": "reinstate" in can,
    }  # fmt: skip
    return [name for name, possible_now in pages.items() if possible_now]


def _closes_low(incident: Incident) -> bool:
    if incident.state != State.ASSESSED or not incident.severity or not incident.likelihood:
        return False
    return life.grade(incident.severity, incident.likelihood) is life.Grade.LOW


def _measures(here: Here, incident: Incident) -> list[dict[str, Any]]:
    return [
        {
            "measure": measure,
            "late": measure.open and measure.due < here.day,
            "may_finish": measure.open and here.standing.may_finish(measure)
            and "finish_measure" in life.possible(incident.state),
        }
        for measure in Measure.objects.filter(incident=incident)
    ]  # fmt: skip


def _fishbone(analysis: Analysis) -> Any:
    return fishbone.drawn(analysis.causes, analysis.root_cause, analysis.root_category)


def _causes(analysis: Analysis) -> list[tuple[str, list[str]]]:
    names = dict(CauseCategory.choices)
    return [(str(names[name]), causes) for name, causes in analysis.causes.items()]


def _event(event: IncidentEvent, sees_all: bool) -> dict[str, Any]:
    """A line of the history; to the reporter only what happened and when."""
    if not sees_all:
        return {"event": event, "changes": []}
    changes = [
        (field_name(name), field_value(name, event.before.get(name)), field_value(name, value))
        for name, value in event.after.items()
        if name in SAID and name != "state"
    ]
    if "occurred_at" in event.before:
        changes.append(
            (field_name("occurred_at"), event.before["occurred_at"], event.after["occurred_at"])
        )
    return {
        "event": event,
        "changes": changes,
        "by": event.by_name,
        "why": event.why,
        "text": event.after.get("text", ""),
    }


def matrix(form: Any) -> dict[str, Any]:
    """The risk matrix, the gravest row first: each cell a choice of the form's `cell`."""
    chosen = form["cell"].value()
    rows = [
        {
            "name": SEVERITIES[severity],
            "cells": [_cell(severity, likelihood, chosen) for likelihood in LIKELIHOODS],
        }
        for severity in sorted(SEVERITIES, reverse=True)
    ]
    return {
        "matrix": rows,
        "likelihoods": list(LIKELIHOODS.items()),
        "grades": [(grade.value, said) for grade, said in GRADES.items()],
    }


def _cell(severity: int, likelihood: int, chosen: str | None) -> dict[str, Any]:
    value = f"{severity}-{likelihood}"
    return {
        "value": value, "risk": severity * likelihood, "chosen": chosen == value,
        "grade": life.grade(severity, likelihood).value,
        "label": f"{SEVERITIES[severity]}, {LIKELIHOODS[likelihood]}",
    }  # fmt: skip
