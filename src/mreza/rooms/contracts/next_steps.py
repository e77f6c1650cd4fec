"""What can be done to a contract next by whoever looks at it, in the order of its life."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mreza.rooms.contracts.models import Annex, Contract, Notice
from mreza.rooms.contracts.rules import Access, Deed
from mreza.rooms.contracts.words import Side, State

Words = str | Promise


@dataclass(frozen=True)
class Step:
    """A link to a form: its name, the name of the address, and what it is done to."""

    title: Words
    address: str
    args: tuple[object, ...]
    main: bool = False

    @property
    def url(self) -> str:
        return reverse(self.address, args=self.args)


@dataclass(frozen=True)
class Situation:
    """A contract with its annexes and notices, who looks at it, and on which day."""

    contract: Contract
    access: Access
    annexes: tuple[Annex, ...]
    notices: tuple[Notice, ...]
    day: date

    def may(self, deed: Deed) -> bool:
        return self.access.may(deed, str(self.contract.organisation_id))

    @property
    def side(self) -> Side:
        return self.access.side(str(self.contract.organisation_id))

    def step(self, title: Words, name: str, *more: object, main: bool = False) -> Step:
        return Step(title, f"contracts:{name}", (self.contract.number, *more), main)


def steps(it: Situation) -> list[Step]:
    """Steps that the state, the rights and the day allow; the one that leads on comes first."""
    by_state = {
        State.DRAFT: _of_draft,
        State.OFFERED: _of_offer,
        State.AGREED: _of_agreed,
        State.IN_FORCE: _of_running,
    }
    made = by_state.get(State(it.contract.state))
    return made(it) if made else []


def _of_draft(it: Situation) -> list[Step]:
    if not it.may(Deed.OFFER):
        return []
    return [it.step(_("Offer it to the other side"), "offer", main=True)]


def _of_offer(it: Situation) -> list[Step]:
    found, theirs = [], it.contract.offered_by != it.side
    if it.may(Deed.AGREE) and theirs:
        found.append(it.step(_("Accept the offer"), "agree", main=True))
    if it.may(Deed.OFFER):
        title = _("Refuse the offer") if theirs else _("Withdraw the offer")
        found.append(it.step(title, "withdraw_offer"))
    return found


def _of_agreed(it: Situation) -> list[Step]:
    return [it.step(_("Sign it"), "sign", main=True)] if it.may(Deed.SIGN) else []


def _of_running(it: Situation) -> list[Step]:
    found = _of_annexes(it)
    if it.contract.ended_by(it.day):
        if it.may(Deed.CLOSE):
            found.append(it.step(_("Close it"), "close", main=True))
        return found
    if it.may(Deed.ANNEX) and not _proposed(it):
        found.append(it.step(_("Propose an annex"), "annex"))
    return found + _of_notice(it)


def _proposed(it: Situation) -> list[Annex]:
    return [annex for annex in it.annexes if annex.state == Annex.State.PROPOSED]


def _of_annexes(it: Situation) -> list[Step]:
    found = []
    for annex in _proposed(it):
        if it.may(Deed.ACCEPT_ANNEX):
            found.append(it.step(_("Accept the annex"), "annex_agree", annex.number, main=True))
        if it.may(Deed.REFUSE_ANNEX):
            title = _("Refuse the annex") if it.side == Side.PROVIDER else _("Withdraw the annex")
            found.append(it.step(title, "annex_withdraw", annex.number))
    return found


def _of_notice(it: Situation) -> list[Step]:
    if not it.may(Deed.NOTICE):
        return []
    running = [notice for notice in it.notices if not notice.withdrawn]
    if not running:
        return [it.step(_("Give notice"), "notice")]
    return [
        it.step(_("Withdraw the notice"), "notice_withdraw", notice.pk)
        for notice in running
        if notice.given_by == it.side
    ]
