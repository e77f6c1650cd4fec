"""Pages that do something to a contract: one way to show a form, refuse, do and come back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from mreza.rooms.calculations.days import day_of, day_query
from mreza.rooms.contracts import refusals
from mreza.rooms.contracts.models import Contract
from mreza.rooms.contracts.refusals import RefusedError, StaleError, WrongStateError
from mreza.rooms.contracts.rules import Deed
from mreza.rooms.contracts.views.asking import access, contract_or_404, refusal
from mreza.rooms.contracts.words import Side, State
from mreza.rooms.network.views.asking import person, posted
from mreza.site.accounts.models import User

Words = str | Promise
form_page = require_http_methods(["GET", "HEAD", "POST"])

DONE = _("Saved; the history below says what and why.")

REFUSALS: dict[type[RefusedError], Words] = {
    refusals.OwnOfferError: _("Who made an offer does not also accept it."),
    refusals.LivingContractError: _("This provider has a contract of that year already."),
    refusals.NoPlanError: _("The act plans nothing for this provider in that year."),
    refusals.OutsideContractError: _("This day lies outside the days of the contract."),
    refusals.NothingChangedError: _("Nothing is different from what is agreed."),
    refusals.NoSuchItemError: _("The contract no longer has this quantity; look at it again."),
    refusals.PendingAnnexError: _("Another annex waits for an answer; that one comes first."),
    refusals.NoticeGivenError: _("Notice has been given already."),
    refusals.NotRunningError: _("This has been answered, withdrawn or has run out already."),
    refusals.GroundError: _("On this ground this side gives no notice to this provider."),
    refusals.NotOverError: _("The programme still runs on that day."),
    refusals.NotRecordedHereError: _("Of this activity, doctor or value it is not recorded."),
    refusals.RecordedError: _(
        "For some of these days this is recorded already; withdraw that first."
    ),
    refusals.TakenError: _("At that time the holder has other hours or another substitute."),
}


def say(error: RefusedError) -> str:
    """Why something is refused, and what to do."""
    if isinstance(error, WrongStateError):
        state = State(error.state).label
        return gettext("The contract is: %(state)s; this cannot be done to it.") % {"state": state}
    if not isinstance(error, StaleError):
        return str(REFUSALS[type(error)])
    if error.latest is None:
        return gettext("Somebody else changed this contract meanwhile. Look at it again.")
    when = date_format(error.latest.at, "j. n. Y, H:i")
    return gettext(
        "%(who)s changed this contract meanwhile (%(when)s). What you entered is still below; "
        "compare it with the contract, then save again."
    ) % {"who": error.latest.by_name, "when": when}


@dataclass(frozen=True)
class Asked:
    """What a form page works on: the contract, who asks, for which side."""

    request: HttpRequest
    contract: Contract
    by: User
    side: Side


@dataclass(frozen=True)
class Deeds:
    """A form page: who may, its words, its form, and what it does when the form is right."""

    deed: Deed
    heading: Words
    button: Words
    form: Callable[[Asked, dict[str, Any]], Form]
    act: Callable[[Asked, Any], object]
    lead: Words = ""
    about: Callable[[Asked], str] = lambda asked: ""
    states: tuple[State, ...] = (State.IN_FORCE,)
    template: str = "contracts/form.html"


def page(
    request: HttpRequest, number: str, makes: Callable[[Contract], Deeds] | Deeds
) -> HttpResponse:
    """Show the form of a contract, or do what it asks; a refusal is shown on the form."""
    refused = refusal(request)
    if refused:
        return refused
    contract = contract_or_404(request, number)
    deeds = makes if isinstance(makes, Deeds) else makes(contract)
    refused = refusal(request, deeds.deed, str(contract.organisation_id))
    if refused:
        return refused
    side = access(request).side(str(contract.organisation_id))
    asked = Asked(request, contract, person(request), side)
    initial = {"day": day_of(request), "revision": contract.revision}
    form = deeds.form(asked, {"data": posted(request), "initial": initial})
    if request.method == "POST" and form.is_valid() and _done(deeds, asked, form):
        messages.success(request, str(DONE))
        return back(contract, request)
    return _show(deeds, asked, form)


def _done(deeds: Deeds, asked: Asked, form: Any) -> bool:
    try:
        deeds.act(asked, form)
    except RefusedError as error:
        form.add_error(None, say(error))
        if isinstance(error, StaleError):
            # Saving again is a decision made on the newest state.
            asked.contract.refresh_from_db(fields=["revision"])
            form.data = form.data.copy()
            form.data["revision"] = str(asked.contract.revision)
    return not form.errors


def _show(deeds: Deeds, asked: Asked, form: Any) -> HttpResponse:
    context = {
        "contract": asked.contract,
        "form": form,
        "heading": deeds.heading,
        "button": deeds.button,
        "lead": deeds.lead,
        "about": deeds.about(asked),
        "not_now": _not_now(deeds, asked),
        "keep": day_query(day_of(asked.request)),
    }
    return render(asked.request, deeds.template, context, status=422 if form.errors else 200)


def _not_now(deeds: Deeds, asked: Asked) -> str:
    """Why a form is not even shown: the contract is not in a state for it. Empty when it is."""
    state = State(asked.contract.state)
    return (
        ""
        if asked.request.method == "POST" or state in deeds.states
        else say(WrongStateError(state))
    )


def back(contract: Contract, request: HttpRequest) -> HttpResponseRedirect:
    """To the contract, where its history stands."""
    address = reverse("contracts:contract", args=[contract.number])
    return HttpResponseRedirect(address + day_query(day_of(request)) + "#history")


def missing(what: str) -> Http404:
    """For a number that leads to nothing in this contract."""
    return Http404(f"This contract has no such {what}")


def common(asked: Asked, form: Any) -> dict[str, Any]:
    """What every action is given: the day, the revision, who and why."""
    given = form.cleaned_data
    return {
        "day": given["day"],
        "revision": given["revision"],
        "by": asked.by,
        "reason": given["reason"],
    }
