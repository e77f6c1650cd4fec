"""Rounds of a plan: opened, looked over, reminded of, ended, frozen, cancelled."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from mreza.rooms.calculations import sheets
from mreza.rooms.network.views.asking import person, posted
from mreza.rooms.plans import queries
from mreza.rooms.plans.actions import reminding
from mreza.rooms.plans.actions import rounds as actions
from mreza.rooms.plans.queries import rounds as reads
from mreza.rooms.plans.queries.rounds import EntryRow
from mreza.rooms.plans.rounds import calendar as round_calendar
from mreza.rooms.plans.rounds.forms import FreezeForm, RoundForm, WhyForm
from mreza.rooms.plans.views.asking import Place, of_plan
from mreza.rooms.plans.views.round_asking import of_coordinator, round_or_404
from mreza.rooms.plans.words import EntryState, RoundState

ALL, PER_PAGE = "all", 40
TO_ANSWER = timedelta(days=30)  # how long a new round is proposed to stay open
SHOWN_STATES = (
    EntryState.ACCEPTED, EntryState.SUBMITTED, EntryState.RETURNED, EntryState.INVITED,
)  # fmt: skip


@require_safe
@of_plan
def listing(request: HttpRequest, place: Place) -> HttpResponse:
    """Rounds of the plan with how far they are, the newest first."""
    context = {
        "place": place,
        "plan": place.plan,
        "current": "rounds",
        "rows": [(found, shares(found)) for found in reads.rounds(place.code)],
        "states": SHOWN_STATES,
        "day": place.day,
    }
    return render(request, "plans/rounds/listing.html", context)


@of_coordinator
def open_round(request: HttpRequest, place: Place) -> HttpResponse:
    """Open a round: what it is about, and until when entries are due."""
    initial = {"opens": place.day, "due": place.day + TO_ANSWER}
    form = RoundForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in RoundForm.Meta.fields}
        found = actions.open_round(queries.latest(place.code), by=person(request), **given)
        messages.success(request, _("The round is open; the holders are invited."))
        return redirect("plans:round", place.code, found.pk)
    context = {"place": place, "plan": place.plan, "form": form}
    return render(request, "plans/rounds/open.html", context, status=422 if form.errors else 200)


@require_safe
@of_plan
def page(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """A round: to the coordinator with everything, to holders their entries, frozen to all."""
    found = round_or_404(place, pk)
    frozen = found.state == RoundState.FROZEN
    everything = place.coordinates or frozen
    rows = reads.entries(found, None if everything else place.access.homes)
    mine = [row for row in rows if place.access.of_entry(row.entry.organisation_id)]
    mine.sort(key=lambda row: not row.missing)
    owed = [row for row in mine if row.missing]
    # What waits for the coordinator comes first; of a frozen round, everything.
    wanted = request.GET.get("state", ALL if frozen else EntryState.SUBMITTED.value)
    context = {
        "place": place,
        "plan": place.plan,
        "current": "rounds",
        "round": found,
        "shares": shares(found),
        "states": SHOWN_STATES,
        "frozen": frozen,
        "page": Paginator(shown(rows, wanted), PER_PAGE).get_page(request.GET.get("page")),
        "wanted": wanted,
        "mine": owed if place.coordinates else mine,
        "mine_missing": len(owed),
        "holders": reads.holders(found, rows) if place.coordinates else [],
        "missing": found.count_invited + found.count_returned,
        "days_left": (found.due - place.day).days,
        "cancels": place.coordinates and not any(row.sent for row in rows),
        "why_form": WhyForm(),
    }
    return render(request, "plans/rounds/round.html", context)


def shown(rows: list[EntryRow], wanted: str) -> list[EntryRow]:
    """The entries of a state; all of them for a state that there is not."""
    found = [row for row in rows if row.entry.state == wanted]
    return found if wanted in EntryState.values else rows


def shares(found: Any) -> list[tuple[str, str, int, int, int]]:
    """The bar of a round: state, its word, how many, and from where to where of a hundred."""
    total, parts, left = found.entries_in_all or 1, [], 0
    for state in SHOWN_STATES:
        count = getattr(found, f"count_{state}")
        right = left + count
        x, width = 100 * left // total, 100 * right // total - 100 * left // total
        parts.append((state.value, str(state.label), count, x, width))
        left = right
    return parts


@require_POST
@of_coordinator
def remind(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """Remind every holder of what it has not sent, once a day."""
    found = round_or_404(place, pk)
    made = reminding.remind(found, day=place.day, by=person(request))
    if made:
        said = ngettext("%(n)s holder is reminded.", "%(n)s holders are reminded.", len(made))
        messages.success(request, said % {"n": len(made)})
    else:
        messages.info(request, _("Nobody was left to be reminded today."))
    return redirect("plans:round", place.code, pk)


@require_POST
@of_coordinator
def end(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """Holders write no more."""
    actions.end_entries(round_or_404(place, pk), by=person(request))
    messages.success(request, _("Holders can no longer write; look through what they sent."))
    return redirect("plans:round", place.code, pk)


@require_POST
@of_coordinator
def again(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """Open it for entries again."""
    actions.open_again(round_or_404(place, pk), by=person(request))
    messages.success(request, _("The round is open for entries again."))
    return redirect("plans:round", place.code, pk)


@require_POST
@of_coordinator
def cancel(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """A round opened by mistake."""
    found, form = round_or_404(place, pk), WhyForm(request.POST)
    if not form.is_valid():
        context = {
            "place": place, "plan": place.plan, "round": found, "form": form,
            "title": _("Cancel the round"), "button": _("Cancel the round"),
        }  # fmt: skip
        return render(request, "plans/rounds/why.html", context, status=422)
    actions.cancel(found, why=form.cleaned_data["why"], by=person(request))
    messages.success(request, _("The round is cancelled."))
    return redirect("plans:rounds", place.code)


@of_coordinator
def freeze(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """What is missing, confirmed; then the round never changes."""
    found = round_or_404(place, pk)
    missing = [row for row in reads.entries(found) if row.entry.state != EntryState.ACCEPTED]
    form = FreezeForm(posted(request), initial={"missing": len(missing)})
    if request.method == "POST" and form.is_valid():
        actions.freeze(
            found, missing=form.cleaned_data["missing"], by=person(request), day=place.day
        )
        messages.success(request, _("The round is frozen; the report can be made."))
        return redirect("plans:round", place.code, pk)
    context = {
        "place": place, "plan": place.plan, "round": found, "missing": missing, "form": form,
        "early": place.day <= found.last,
    }  # fmt: skip
    status = 422 if form.errors else 200
    return render(request, "plans/rounds/freeze.html", context, status=status)


@require_safe
@of_plan
def calendar(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """The due day of a round as an iCalendar."""
    found = round_or_404(place, pk)
    url = request.build_absolute_uri(f"../{found.pk}/")
    made = round_calendar.feed(found, at=timezone.now(), url=url)
    return sheets.download(made, round_calendar.CONTENT_TYPE, f"{place.code}-{found.pk}.ics")
