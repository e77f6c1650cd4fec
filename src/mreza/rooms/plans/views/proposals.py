"""Proposals for correction: made by those who take part, decided by the coordinator."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mreza.kernel import plan as kernel
from mreza.rooms.network.views.asking import person, posted
from mreza.rooms.plans import correcting, proposal_words, queries, stored_plan
from mreza.rooms.plans.actions import proposals as actions
from mreza.rooms.plans.correcting import CorrectionError
from mreza.rooms.plans.models import Measure, Proposal
from mreza.rooms.plans.queries import rounds as reads
from mreza.rooms.plans.rounds.forms import ProposalForm, WhyForm
from mreza.rooms.plans.rules import Deed
from mreza.rooms.plans.views.asking import Place, of_plan
from mreza.rooms.plans.views.round_asking import of_coordinator, says_refused
from mreza.rooms.plans.words import ProposalState


@require_safe
@of_plan
def listing(request: HttpRequest, place: Place) -> HttpResponse:
    """Every proposal with what became of it; those that wait come first."""
    return _page(request, place)


def _page(request: HttpRequest, place: Place, *, status: int = 200, **more: Any) -> HttpResponse:
    titles = reads.titles(place.code)
    rows = [proposal_words.row(one, titles) for one in reads.proposals(place.code)]
    context = {
        "place": place,
        "plan": place.plan,
        "current": "proposals",
        "waiting": [row for row in rows if row.proposal.state == ProposalState.PROPOSED],
        "decided": [row for row in rows if row.proposal.state != ProposalState.PROPOSED],
        "decides": place.access.may(Deed.COORDINATE),
        "me": request.user.pk,
        "why_form": WhyForm(),
        **more,
    }
    return render(request, "plans/rounds/proposals.html", context, status=status)


@of_plan
@says_refused
def propose(request: HttpRequest, place: Place, measure: str) -> HttpResponse:
    """Choose what of a measure should read otherwise (`?field=`), then say how and why."""
    found = _proposable(place, measure)
    fields = correcting.fields(found)
    key = request.GET.get("field", "")
    chosen = next((one for one in fields if one.key == key), None)
    form = ProposalForm(posted(request), of=chosen) if chosen else None
    sent = form is not None and request.method == "POST" and form.is_valid()
    if form is not None and sent and _proposed(request, place, found.code, form):
        messages.success(request, _("The proposal is made; the coordinator decides."))
        return redirect("plans:proposals", place.code)
    context = {
        "place": place,
        "plan": place.plan,
        "measure": found,
        "title": found.title[get_language() or "sl"],
        "fields": [proposal_words.shown(one) for one in fields],
        "chosen": proposal_words.shown(chosen) if chosen else None,
        "form": form,
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "plans/rounds/propose.html", context, status=status)


def _proposable(place: Place, code: str) -> kernel.Measure:
    """The measure as the plan has it now, for those who may propose on it."""
    version = queries.latest(place.code)
    found = stored_plan.measures(version, code=code)[version.pk]
    if not found:
        raise Http404(f"The plan has no measure {code[:20]!r} now")
    measure = found[0]
    holders = [party.code for party in measure.holders if party.code]
    participants = [party.code for party in measure.participants if party.code]
    if not place.access.on_measure(Deed.PROPOSE, holders, participants):
        raise PermissionDenied("Holders, participants and ministries propose corrections.")
    return measure


def _proposed(request: HttpRequest, place: Place, code: str, form: ProposalForm) -> bool:
    """Whether the proposal is kept; else the form says what is wrong with the value."""
    homes = sorted(place.access.homes)
    try:
        actions.propose(
            Measure.objects.get(plan=place.code, code=code), field=form.of.key,
            after=form.written(), reason=form.cleaned_data["reason"],
            organisation=homes[0] if homes else None, by=person(request),
        )  # fmt: skip
    except CorrectionError as error:
        form.add_error("value", proposal_words.problem(error))
        return False
    return True


def _proposal_or_404(place: Place, pk: int) -> Proposal:
    found = reads.proposals(place.code).filter(pk=pk).first()
    if found is None:
        raise Http404(f"The plan has no proposal {pk}")
    return found


def _decided(
    request: HttpRequest, place: Place, pk: int, deed: Callable[[Proposal, str], Any], said: str
) -> HttpResponse:
    found, form = _proposal_or_404(place, pk), WhyForm(request.POST)
    if not form.is_valid():
        return _page(request, place, status=422, why_form=form, of=pk)
    deed(found, form.cleaned_data["why"])
    messages.success(request, said)
    return redirect("plans:proposals", place.code)


@require_POST
@of_coordinator
def accept(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """Take it into the plan, as its next version."""

    def deed(found: Proposal, why: str) -> None:
        actions.accept(found, why=why, by=person(request), day=place.day)

    return _decided(request, place, pk, deed, _("It is taken into the plan as a new version."))


@require_POST
@of_coordinator
def refuse(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """Leave the plan as it is."""

    def deed(found: Proposal, why: str) -> None:
        actions.refuse(found, why=why, by=person(request))

    return _decided(request, place, pk, deed, _("The proposal is refused."))


@require_POST
@of_plan
@says_refused
def withdraw(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """Whoever made it takes it back."""
    if _proposal_or_404(place, pk).by_id != person(request).pk:
        raise PermissionDenied("Only whoever made a proposal withdraws it.")

    def deed(found: Proposal, why: str) -> None:
        actions.withdraw(found, why=why, by=person(request))

    return _decided(request, place, pk, deed, _("The proposal is withdrawn."))
