"""Annexes, corrections, notices."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from mreza.rooms.calculations.days import day_of
from mreza.rooms.contracts.actions import annexes, notices
from mreza.rooms.contracts.forms import AnnexForm, CorrectForm, DeedForm, NoticeForm
from mreza.rooms.contracts.models import Annex, Contract, ContractItem, Notice
from mreza.rooms.contracts.queries import contracts as reads
from mreza.rooms.contracts.rules import Deed
from mreza.rooms.contracts.views.deeds import Asked, Deeds, common, form_page, missing, page

PRIVATE = notices.PRIVATE


@form_page
def annex(request: HttpRequest, number: str) -> HttpResponse:
    """Propose other quantities from a day on."""
    return page(
        request,
        number,
        Deeds(
            deed=Deed.ANNEX,
            heading=_("Propose an annex"),
            button=_("Propose"),
            form=_annex_form,
            act=_propose,
            lead=_("Change what should be different; it holds once the provider accepts it."),
            template="contracts/annex.html",
        ),
    )


def _annex_form(asked: Asked, given: dict[str, Any]) -> Form:
    day = day_of(asked.request)
    holding = [item for item in reads.items(asked.contract) if day in item.valid]
    return AnnexForm(items=holding, **given)


def _propose(asked: Asked, form: Any) -> None:
    given = common(asked, form)
    annexes.propose(asked.contract, form.changes(), valid_from=given.pop("day"), **given)


def _annex_of(contract: Contract, number: int) -> Annex:
    found = contract.annexes.filter(number=number).first()
    if found is None:
        raise missing("annex")
    return found


@form_page
def annex_agree(request: HttpRequest, number: str, annex: int) -> HttpResponse:
    """Accept a proposed annex."""

    def deeds(contract: Contract) -> Deeds:
        mine = _annex_of(contract, annex)
        return Deeds(
            deed=Deed.ACCEPT_ANNEX,
            heading=_("Accept the annex"),
            button=_("Accept"),
            form=_plain,
            act=lambda asked, form: annexes.agree(mine, **common(asked, form)),
            about=lambda asked: mine.reason,
        )

    return page(request, number, deeds)


@form_page
def annex_withdraw(request: HttpRequest, number: str, annex: int) -> HttpResponse:
    """Take a proposed annex back, or refuse it."""

    def deeds(contract: Contract) -> Deeds:
        mine = _annex_of(contract, annex)
        return Deeds(
            deed=Deed.REFUSE_ANNEX,
            heading=_("Withdraw or refuse the annex"),
            button=_("Nothing changes"),
            form=_plain,
            act=lambda asked, form: annexes.withdraw(mine, **common(asked, form)),
            about=lambda asked: mine.reason,
        )

    return page(request, number, deeds)


@form_page
def correct(request: HttpRequest, number: str, item: int) -> HttpResponse:
    """Put right what was entered wrongly."""

    def deeds(contract: Contract) -> Deeds:
        mine = contract.items.filter(pk=item).first()
        if mine is None:
            raise missing("quantity")
        return Deeds(
            deed=Deed.CORRECT,
            heading=_("Correct a quantity"),
            button=_("Correct"),
            form=lambda asked, given: _correct_form(mine, given),
            act=lambda asked, form: annexes.correct(
                mine,
                teams=form.cleaned_data["teams"],
                quantity=form.cleaned_data["quantity"],
                **common(asked, form),
            ),
            lead=_("For what was entered wrongly; what is agreed anew is an annex."),
            about=lambda asked: f"{mine.get_activity_display()}, {mine.get_measure_display()}",
        )

    return page(request, number, deeds)


def _correct_form(item: ContractItem, given: dict[str, Any]) -> Form:
    given["initial"] |= {"teams": item.teams, "quantity": item.quantity}
    return CorrectForm(**given)


@form_page
def notice(request: HttpRequest, number: str) -> HttpResponse:
    """Give notice."""
    return page(
        request,
        number,
        Deeds(
            deed=Deed.NOTICE,
            heading=_("Give notice"),
            button=_("Give notice"),
            form=lambda asked, given: NoticeForm(
                side=asked.side, private=_kind(asked.contract) == PRIVATE, **given
            ),
            act=_give,
            lead=_(
                "The programme runs on through the period of notice, at the prices of its day; "
                "with a withdrawn licence or concession it ends on that day."
            ),
        ),
    )


def _kind(contract: Contract) -> str:
    """What the provider is registered as; read with the contract."""
    return str(getattr(contract, "kind", ""))


def _give(asked: Asked, form: Any) -> None:
    notices.give(
        asked.contract,
        side=asked.side,
        ground=form.cleaned_data["ground"],
        kind=_kind(asked.contract),
        **common(asked, form),
    )


@form_page
def notice_withdraw(request: HttpRequest, number: str, notice: int) -> HttpResponse:
    """Take one's own notice back."""

    def deeds(contract: Contract) -> Deeds:
        mine: Notice | None = contract.notices.filter(pk=notice).first()
        if mine is None:
            raise missing("notice")
        return Deeds(
            deed=Deed.NOTICE,
            heading=_("Withdraw the notice"),
            button=_("Withdraw"),
            form=_plain,
            act=lambda asked, form: notices.withdraw(mine, side=asked.side, **common(asked, form)),
        )

    return page(request, number, deeds)


def _plain(asked: Asked, given: dict[str, Any]) -> Form:
    return DeedForm(**given)
