"""Who asks about which round or entry; what is refused becomes a page that says why."""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from typing import Any, Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from mreza.rooms.plans.models import Entry, Round
from mreza.rooms.plans.queries import rounds as reads
from mreza.rooms.plans.queries.rounds import EntryRow
from mreza.rooms.plans.rounds.refusals import RoundError
from mreza.rooms.plans.rules import Deed
from mreza.rooms.plans.views.asking import Place, of_plan
from mreza.rooms.plans.words import RoundState

Given = ParamSpec("Given")


def says_refused(
    view: Callable[Concatenate[HttpRequest, Place, Given], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Place, Given], HttpResponse]:
    """What an action refuses becomes a page with what is wrong and what would be right."""

    def answered(
        request: HttpRequest, place: Place, *args: Given.args, **kwargs: Given.kwargs
    ) -> HttpResponse:
        try:
            return view(request, place, *args, **kwargs)
        except RoundError as error:
            back = request.headers.get("referer", "")
            context = {
                "place": place, "plan": place.plan, "error": error,
                "back": back if request.get_host() in back else "",
            }  # fmt: skip
            return render(request, "plans/rounds/refused.html", context, status=422)

    return update_wrapper(answered, view)  # type: ignore[return-value]


def of_coordinator(
    view: Callable[Concatenate[HttpRequest, Place, Given], HttpResponse],
) -> Callable[Concatenate[HttpRequest, str, Given], HttpResponse]:
    """A deed of the plan's coordinator: refused with 403 to others who see the plan."""

    def answered(
        request: HttpRequest, place: Place, *args: Given.args, **kwargs: Given.kwargs
    ) -> HttpResponse:
        place.need(Deed.COORDINATE)
        return says_refused(view)(request, place, *args, **kwargs)

    return of_plan(update_wrapper(answered, view))  # type: ignore[arg-type]


def round_or_404(place: Place, pk: int) -> Any:
    """A round of the plan, with its counts."""
    try:
        return reads.round_of(place.code, pk)
    except Round.DoesNotExist:
        raise Http404(f"The plan has no round {pk}") from None


def entry_or_404(place: Place, round_pk: int, pk: int) -> EntryRow:
    """An entry that whoever asks may see.

    Their own, all of them for the coordinator, and for whoever sees the plan once it is frozen;
    to others there is no such entry.
    """
    try:
        found = reads.entry_of(place.code, round_pk, pk, place.day)
    except Entry.DoesNotExist:
        raise Http404(f"The round has no entry {pk}") from None
    if not sees(place, found):
        raise Http404(f"The round has no entry {pk} for you")
    return found


def sees(place: Place, row: EntryRow) -> bool:
    """Whether whoever asks may read the entry."""
    mine = place.access.of_entry(row.entry.organisation_id)
    frozen = row.entry.round.state == RoundState.FROZEN
    return mine or place.coordinates or (frozen and row.sent is not None)
