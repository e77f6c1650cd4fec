"""The page of one obligation of an organisation: the law, all its items, who sees to it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mreza.kernel.obligations import Obligation
from mreza.rooms.network.views.asking import person
from mreza.rooms.obligations import catalogue, files, queries, showing
from mreza.rooms.obligations.catalogue import Subject
from mreza.rooms.obligations.items import Item, State
from mreza.rooms.obligations.models import Answer
from mreza.rooms.obligations.rules import Deed
from mreza.rooms.obligations.views.asking import (
    access,
    history,
    obligation_or_404,
    sign_in,
    subject_or_404,
)
from mreza.site import clock

NEAR = 2  # how many due days to come stand in the list


@require_safe
def duty(request: HttpRequest, code: str, act: str, name: str) -> HttpResponse:
    """What the article says, every due day of it, what shows that it was met, what can be done."""
    refused = sign_in(request)
    if refused:
        return refused
    subject, today = subject_or_404(request, code), clock.today()
    obligation = obligation_or_404(subject, act, name)
    key = catalogue.key(obligation)
    soon = queries.preference(person(request)).soon_days
    window = history(obligation, today, soon, whole="all" in request.GET)
    found = queries.items([subject], window, [key])
    people = list(queries.assignments(code, key))
    context = {
        "subject": subject,
        "today": today,
        "responsible": next((one for one in people if one.since <= today), None),
        "people": people,
        "earlier": window.first > obligation.first,
        **_items(found, today),
        "answers": [one for one in queries.answers(code, key) if one.withdrawn],
        "locked": queries.locked_until().get(act),
        "may": {deed.value: access(request).may(deed, code) for deed in Deed},
        **_law(obligation),
        **_events(subject, obligation),
    }
    return render(request, "obligations/duty.html", context)


def _items(found: list[Item], today: date) -> dict[str, Any]:
    """The latest first, without what lies further ahead; that by itself."""
    ahead = [item for item in found if item.state == State.UPCOMING]
    near = [item for item in found if item.state != State.UPCOMING] + ahead[:NEAR]
    return {
        "items": [_row(item, today) for item in reversed(near)],
        "further": [_row(item, today) for item in ahead[NEAR:]],
    }


def _row(item: Item, today: date) -> dict[str, Any]:
    return {**showing.row(item, today), "answer": item.answer, "evidence": item.evidence,
            "extension": item.extension, "open": item.open}  # fmt: skip


def _law(obligation: Obligation) -> dict[str, Any]:
    """What the ledger and the act say, in our own words."""
    spoken, act = showing.language(), catalogue.act_of(obligation)
    return {
        "obligation": obligation,
        "title": obligation.title[spoken],
        "summary": obligation.clause.paragraph.summary[spoken],
        "actor": obligation.actor[spoken],
        "when": obligation.when[spoken],
        "consequence": obligation.consequence[spoken],
        "note": obligation.note[spoken],
        "why": obligation.why[spoken],
        "act": act.title[spoken],
        "cited": catalogue.cited(obligation, spoken),
        "law": catalogue.law_page(obligation),
    }


def _events(subject: Subject, obligation: Obligation) -> dict[str, Any]:
    if obligation.event is None:
        return {}
    return {
        "event": obligation.event.title[showing.language()],
        "events": list(queries.entered_events(subject.code, [obligation.event.code])),
    }


@require_safe
def file(request: HttpRequest, code: str, number: int) -> HttpResponse | FileResponse:
    """The file of an answer, to keep; never shown as a page of this site."""
    refused = sign_in(request)
    if refused:
        return refused
    subject_or_404(request, code)
    try:
        answer = queries.answer(code, number)
        if not answer.file_key:
            raise Http404("This answer has no file")
        source = files.path_of(answer.file_key).open("rb")
    except (Answer.DoesNotExist, FileNotFoundError, OverflowError):
        raise Http404(f"No answer {number} with a file") from None
    return FileResponse(
        source,
        as_attachment=True,
        filename=answer.file_name,
        content_type=files.content_type(answer.file_name),
    )
