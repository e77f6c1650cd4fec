"""Facts of performance: recorded and withdrawn by whoever they are for."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from mreza.rooms.contracts.actions import facts
from mreza.rooms.contracts.facts import KINDS
from mreza.rooms.contracts.forms import DeedForm, FactForm
from mreza.rooms.contracts.models import Contract
from mreza.rooms.contracts.queries import contracts as reads
from mreza.rooms.contracts.rules import RECORDING
from mreza.rooms.contracts.showing import fact_value
from mreza.rooms.contracts.views.deeds import Asked, Deeds, common, form_page, missing, page
from mreza.rooms.contracts.words import SIGNED, Fact


@form_page
def fact_record(request: HttpRequest, number: str, name: str) -> HttpResponse:
    """Record what rows of realisation cannot tell."""

    def deeds(contract: Contract) -> Deeds:
        if name not in Fact.values:
            raise missing("fact")
        fact = Fact(name)
        holders = reads.holders_of(contract, KINDS[fact].activities)
        if not holders:
            raise missing("activity")
        return Deeds(
            deed=RECORDING[KINDS[fact].side],
            states=SIGNED,
            heading=_("Record a fact"),
            button=_("Record it"),
            form=lambda asked, given: _fact_form(asked, given, fact, holders),
            act=lambda asked, form: facts.record(
                asked.contract, form.new_fact(), **common(asked, form)
            ),
            about=lambda asked: str(fact.label),
            lead=_lead(fact),
        )

    return page(request, number, deeds)


def _lead(fact: Fact) -> Any:
    if fact == Fact.STARTER:
        return _("It counts for two years from the day of the start, at each count date.")
    if KINDS[fact].yearly:
        return _("Enter it for the whole year; a settlement takes its share of the months.")
    return _("A settlement takes what holds on the last day of its period.")


def _fact_form(
    asked: Asked, given: dict[str, Any], fact: Fact, holders: dict[str, list[str]]
) -> Form:
    contract = asked.contract
    given["initial"] |= {"first": contract.first_day, "last": contract.year_end}
    return FactForm(fact=fact, holders=holders, **given)


@form_page
def fact_withdraw(request: HttpRequest, number: str, fact: int) -> HttpResponse:
    """Withdraw a fact; it stays to be read."""

    def deeds(contract: Contract) -> Deeds:
        mine = contract.facts.filter(pk=fact).first()
        if mine is None:
            raise missing("fact")
        return Deeds(
            deed=RECORDING[KINDS[Fact(mine.name)].side],
            states=SIGNED,
            heading=_("Withdraw a fact"),
            button=_("Withdraw"),
            form=lambda asked, given: DeedForm(**given),
            act=lambda asked, form: facts.withdraw(mine, **common(asked, form)),
            about=lambda asked: f"{mine.get_name_display()}, {fact_value(mine.value)}",
        )

    return page(request, number, deeds)
