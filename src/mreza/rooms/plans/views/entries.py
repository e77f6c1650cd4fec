"""An entry of a round: written by its holder, read and decided by the coordinator."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mreza.rooms.network.views.asking import person
from mreza.rooms.plans.actions import rounds as actions
from mreza.rooms.plans.queries import rounds as reads
from mreza.rooms.plans.queries.rounds import EntryRow, Revision
from mreza.rooms.plans.rounds import suggesting
from mreza.rooms.plans.rounds.forms import SEND, AcceptForm, EntryForm, WhyForm
from mreza.rooms.plans.rounds.refusals import ChangedEntryError
from mreza.rooms.plans.views.asking import Place, of_plan
from mreza.rooms.plans.views.round_asking import entry_or_404, of_coordinator, says_refused
from mreza.rooms.plans.words import EntryState, RoundState


@of_plan
@says_refused
def entry(request: HttpRequest, place: Place, pk: int, entry: int) -> HttpResponse:
    """The entry with what is known beside it; its holder writes it while the round is open."""
    row = entry_or_404(place, pk, entry)
    if request.method == "POST":
        return _written(request, place, row)
    return _page(request, place, row, _opened(place, row))


def _written(request: HttpRequest, place: Place, row: EntryRow) -> HttpResponse:
    """Keep a draft or submit; somebody else's text meanwhile is shown beside the own."""
    if not place.access.of_entry(row.entry.organisation_id):
        raise PermissionDenied("Only the holder writes its entry.")
    form = EntryForm(request.POST)
    if not form.is_valid():
        return _page(request, place, row, form, status=422)
    try:
        actions.write(
            row.entry, form.text(), seen=form.cleaned_data["seen"], send=form.sends,
            by=person(request),
        )  # fmt: skip
    except ChangedEntryError as error:
        given = request.POST.copy()
        given["seen"] = str(error.number)  # whoever saves once more has seen the other text
        mine = EntryForm(given)
        mine.is_valid()
        fresh = entry_or_404(place, row.entry.round_id, row.entry.pk)
        return _page(request, place, fresh, mine, status=409, changed=error)
    said = _("The entry is submitted.") if form.sends else _("The draft is kept.")
    messages.success(request, said)
    return redirect(request.path)


def _opened(place: Place, row: EntryRow) -> EntryForm | None:
    """The form as it opens; None for whoever only reads. An empty one suggests what is known."""
    if not place.access.of_entry(row.entry.organisation_id) or not writable(row):
        return None
    newest = next(iter(reads.revisions(row.entry)), None)
    if newest is None:
        return EntryForm(initial={"seen": 0})
    return EntryForm(initial={"seen": newest.number, **_fields(newest)})


def _fields(one: Revision) -> dict[str, str]:
    return {
        "status": one.status, "progress": one.progress, "obstacles": one.obstacles,
        "next_steps": one.next_steps,
    }  # fmt: skip


def writable(row: EntryRow) -> bool:
    """Whether its holder may write it now."""
    open_now = row.entry.round.state == RoundState.OPEN
    return bool(open_now and row.entry.state != EntryState.ACCEPTED)


def _page(
    request: HttpRequest,
    place: Place,
    row: EntryRow,
    form: EntryForm | None,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    state, documents = reads.beside(row.entry, place.day)
    found = row.entry.round
    if form is not None and not form.is_bound and not form.initial["seen"]:
        language = get_language() or "sl"
        known = suggesting.beginning(state, found.first, found.last, language)
        form.initial = {**form.initial, **known}
    reviews = place.coordinates and found.state in (RoundState.OPEN, RoundState.REVIEW)
    mine = place.access.of_entry(row.entry.organisation_id)
    written = reads.revisions(row.entry)
    context = {
        "place": place,
        "plan": place.plan,
        "round": found,
        "row": row,
        "state": state,
        "documents": documents,
        "form": form,
        "send": SEND,
        # Drafts are the holder's own until they are sent.
        "revisions": [one for one in written if one.sent or mine],
        "accepts": reviews and row.entry.state == EntryState.SUBMITTED,
        "returns": reviews
        and found.state == RoundState.OPEN
        and row.entry.state in (EntryState.SUBMITTED, EntryState.ACCEPTED),
        "accept_form": AcceptForm(initial={"seen": row.sent.number if row.sent else 0}),
        "why_form": WhyForm(),
        **more,
    }
    return render(request, "plans/rounds/entry.html", context, status=status)


@require_POST
@of_coordinator
def accept(request: HttpRequest, place: Place, pk: int, entry: int) -> HttpResponse:
    """Take the entry as it was read."""
    row, form = entry_or_404(place, pk, entry), AcceptForm(request.POST)
    if not form.is_valid():
        return _page(request, place, row, None, status=422)
    actions.accept(row.entry, seen=form.cleaned_data["seen"], by=person(request))
    messages.success(request, _("The entry is accepted."))
    return redirect("plans:round", place.code, pk)


@require_POST
@of_coordinator
def send_back(request: HttpRequest, place: Place, pk: int, entry: int) -> HttpResponse:
    """Return the entry with the reason."""
    row, form = entry_or_404(place, pk, entry), WhyForm(request.POST)
    if not form.is_valid():
        return _page(request, place, row, None, status=422, why_form=form)
    actions.send_back(row.entry, why=form.cleaned_data["why"], by=person(request))
    messages.success(request, _("The entry is returned to its holder."))
    return redirect("plans:round", place.code, pk)
