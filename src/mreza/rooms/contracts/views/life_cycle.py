"""Drafting, offering, agreeing, signing, closing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from mreza.rooms.calculations.days import day_of, day_query
from mreza.rooms.contracts import offers
from mreza.rooms.contracts.actions import life_cycle
from mreza.rooms.contracts.forms import DeedForm, DraftForm, OfferForm
from mreza.rooms.contracts.models import Contract
from mreza.rooms.contracts.planning import YEAR, plan
from mreza.rooms.contracts.queries import contracts as reads
from mreza.rooms.contracts.refusals import RefusedError
from mreza.rooms.contracts.rules import Deed
from mreza.rooms.contracts.views.asking import refusal
from mreza.rooms.contracts.views.deeds import Asked, Deeds, back, common, form_page, page, say
from mreza.rooms.contracts.words import ActivityName, Side
from mreza.rooms.network.queries import registry
from mreza.rooms.network.views.asking import person, posted
from mreza.site.collation import slovene_key


@form_page
def draft(request: HttpRequest) -> HttpResponse:
    """A new contract with the quantities of the plan."""
    refused = refusal(request, Deed.DRAFT)
    if refused:
        return refused
    day = day_of(request)
    form = DraftForm(posted(request), initial={"day": day}, providers=_providers(request))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = life_cycle.draft(
                given["organisation"], YEAR, day=given["day"], by=person(request),
                reason=given["reason"],
            )  # fmt: skip
        except RefusedError as error:
            form.add_error(None, say(error))
        else:
            messages.success(request, gettext("The draft is made; nothing is offered yet."))
            return back(made, request)
    context = {"form": form, "year": YEAR, "keep": day_query(day)}
    return render(request, "contracts/draft.html", context, status=422 if form.errors else 200)


def _providers(request: HttpRequest) -> list[tuple[str, str]]:
    """Who has a plan and no contract that is still alive."""
    living = Contract.objects.filter(year=YEAR).exclude(state__in=("terminated", "expired"))
    taken = set(living.values_list("organisation_id", flat=True))
    codes = {item.organisation for item in plan(YEAR)} - taken - {""}
    names = registry.names(codes, day_of(request))
    return sorted(names.items(), key=lambda pair: slovene_key(pair[1]))


@form_page
def offer(request: HttpRequest, number: str) -> HttpResponse:
    """Offer the draft: the insurer as it stands, a provider with what article 57 asks."""
    return page(
        request,
        number,
        Deeds(
            deed=Deed.OFFER,
            heading=_("Offer the contract"),
            button=_("Offer"),
            form=_offer_form,
            act=_make_offer,
            template="contracts/offer.html",
        ),
    )


def _offer_form(asked: Asked, given: dict[str, Any]) -> Form:
    if asked.side == Side.INSURER:
        return DeedForm(**given)
    activities = dict.fromkeys(item.activity for item in reads.items(asked.contract) if item.teams)
    code = str(asked.contract.organisation_id)
    return OfferForm(code=code, activities=activities, **given)


def _make_offer(asked: Asked, form: Any) -> None:
    if isinstance(form, OfferForm) and _objected(asked, form):
        return
    life_cycle.offer(asked.contract, side=asked.side, **common(asked, form))


def _objected(asked: Asked, form: OfferForm) -> bool:
    """Says on the form what the insurer would not take (articles 57, 58)."""
    contract, language = asked.contract, get_language() or "sl"
    stated = form.stated(
        hours=contract.hours.exists(),
        substitutes=contract.substitutes.exists(),
        existing=Contract.objects.filter(
            organisation=contract.organisation_id, in_force_from__isnull=False
        ).exists(),
    )
    found = offers.objections(
        str(contract.organisation_id), form.activities(), stated, form.cleaned_data["day"]
    )
    for objection in found:
        name = ActivityName(objection.activity).label
        form.add_error(None, f"{name}, {objection.holder}: {objection.reason[language]}")
    return bool(found)


@form_page
def withdraw_offer(request: HttpRequest, number: str) -> HttpResponse:
    """Take an offer back, or refuse it."""
    return page(
        request,
        number,
        Deeds(
            deed=Deed.OFFER,
            heading=_("Withdraw or refuse the offer"),
            button=_("Back to a draft"),
            form=_plain,
            act=lambda asked, form: life_cycle.withdraw_offer(
                asked.contract, side=asked.side, **common(asked, form)
            ),
        ),
    )


@form_page
def agree(request: HttpRequest, number: str) -> HttpResponse:
    """Accept the other side's offer."""
    return page(
        request,
        number,
        Deeds(
            deed=Deed.AGREE,
            heading=_("Accept the offer"),
            button=_("Accept"),
            form=_plain,
            act=lambda asked, form: life_cycle.agree(
                asked.contract, side=asked.side, **common(asked, form)
            ),
            lead=_("The quantities are those of the plan below on the contract's page."),
        ),
    )


@form_page
def sign(request: HttpRequest, number: str) -> HttpResponse:
    """Both have signed."""
    return page(
        request,
        number,
        Deeds(
            deed=Deed.SIGN,
            heading=_("Sign the contract"),
            button=_("Signed by both"),
            form=_plain,
            act=lambda asked, form: life_cycle.sign(asked.contract, **common(asked, form)),
            lead=_("The contract is in force from the day you enter."),
        ),
    )


@form_page
def close(request: HttpRequest, number: str) -> HttpResponse:
    """Close a contract that has run out."""
    return page(
        request,
        number,
        Deeds(
            deed=Deed.CLOSE,
            heading=_("Close the contract"),
            button=_("Close it"),
            form=_plain,
            act=lambda asked, form: life_cycle.close(asked.contract, **common(asked, form)),
            lead=_("After notice it is terminated, at the end of the year it expires."),
        ),
    )


def _plain(asked: Asked, given: dict[str, Any]) -> Form:
    return DeedForm(**given)
