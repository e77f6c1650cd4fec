"""What the page of an entry shows besides its fields: the cycle, readers, progress."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

from mreza.rooms.improvement import pictures, registers
from mreza.rooms.improvement.declaring import Register
from mreza.rooms.improvement.queries import people, readers
from mreza.rooms.improvement.rules import Deed
from mreza.rooms.improvement.views.asking import Home
from mreza.rooms.improvement.words import Stage

Extra = dict[str, Any]
CYCLE = (Stage.PLAN, Stage.DO, Stage.CHECK, Stage.ACT)


def extras(request: HttpRequest, home: Home, register: Register, entry: Any) -> Extra:
    """`extra_template` and what it shows as `extra`; nothing for most registers."""
    maker = _MAKERS.get(register.slug)
    return maker(request, home, entry) if maker else {}


def _risk(request: HttpRequest, home: Home, entry: Any) -> Extra:
    levels = {
        "before": pictures.level(entry.score),
        "after": pictures.level(entry.score_after),
    }
    return {"extra_template": "improvement/_risk.html", "extra": levels}


def _cycle(request: HttpRequest, home: Home, entry: Any) -> Extra:
    """Each step of the cycle: its label, its text, whether it is passed or is now."""
    order = list(Stage)
    place = order.index(Stage(entry.stage))
    texts = (entry.plan, entry.done, entry.checked, entry.acted)
    steps = [
        {
            "stage": stage.value,
            "label": stage.label,
            "text": text,
            "state": "now"
            if entry.stage == stage
            else "past"
            if place > order.index(stage)
            else "",
        }
        for stage, text in zip(CYCLE, texts, strict=True)
    ]
    return {"extra_template": "improvement/_cycle.html", "extra": {"steps": steps}}


def _readers(request: HttpRequest, home: Home, entry: Any) -> Extra:
    mine = people.staff_of(request.user, home.code)
    found = readers.of_document(entry, home.code, home.day)
    extra = {
        **found,
        "has_read": readers.has_read(found["confirmations"], mine, request.user),
        "may_confirm": home.may(Deed.SEE) and found["version"] is not None,
        "names": home.writes,
    }
    return {"extra_template": "improvement/_readers.html", "extra": extra}


def _recommendations(request: HttpRequest, home: Home, entry: Any) -> Extra:
    found = entry.recommendations.filter(withdrawn_at__isnull=True)
    return {"extra_template": "improvement/_recommended.html", "extra": {"found": list(found)}}


def _goal(request: HttpRequest, home: Home, entry: Any) -> Extra:
    (one,) = pictures.progress(home.code, home.day, [entry])
    return {"extra_template": "improvement/_progress.html", "extra": {"one": one}}


_MAKERS: dict[str, Callable[[HttpRequest, Home, Any], Extra]] = {
    registers.RISKS.slug: _risk,
    registers.IMPROVEMENTS.slug: _cycle,
    registers.DOCUMENTS.slug: _readers,
    registers.SUPERVISIONS.slug: _recommendations,
    registers.GOALS.slug: _goal,
}
