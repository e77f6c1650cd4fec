"""Opening hours and substitutes: a provider declares its own."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from mreza.rooms.contracts.actions import attendance
from mreza.rooms.contracts.forms import DeedForm, HoursForm, SubstituteForm
from mreza.rooms.contracts.models import Contract
from mreza.rooms.contracts.queries import contracts as reads
from mreza.rooms.contracts.rules import Deed
from mreza.rooms.contracts.views.deeds import Asked, Deeds, common, form_page, missing, page
from mreza.rooms.contracts.words import ActivityName


@form_page
def hours_add(request: HttpRequest, number: str) -> HttpResponse:
    """Add opening hours."""
    return page(
        request,
        number,
        Deeds(
            deed=Deed.ATTEND,
            heading=_("Add opening hours"),
            button=_("Add"),
            form=_hours_form,
            act=lambda asked, form: attendance.add_hours(
                asked.contract, form.hours(), **common(asked, form)
            ),
        ),
    )


def _hours_form(asked: Asked, given: dict[str, Any]) -> Form:
    have = dict.fromkeys(item.activity for item in reads.items(asked.contract))
    activities = [(code, str(ActivityName(code).label)) for code in have]
    return HoursForm(activities=activities, **given)


@form_page
def hours_remove(request: HttpRequest, number: str, hours: int) -> HttpResponse:
    """Take opening hours out."""

    def deeds(contract: Contract) -> Deeds:
        mine = contract.hours.filter(pk=hours).first()
        if mine is None:
            raise missing("opening hours")
        return Deeds(
            deed=Deed.ATTEND,
            heading=_("Take opening hours out"),
            button=_("Take out"),
            form=_plain,
            act=lambda asked, form: attendance.remove_hours(mine, **common(asked, form)),
            about=lambda asked: (
                f"{mine.holder}: {mine.get_weekday_display()}, {mine.starts}–{mine.ends}"
            ),
        )

    return page(request, number, deeds)


@form_page
def substitute_add(request: HttpRequest, number: str) -> HttpResponse:
    """Declare a substitute."""
    return page(
        request,
        number,
        Deeds(
            deed=Deed.ATTEND,
            heading=_("Declare a substitute"),
            button=_("Declare"),
            form=lambda asked, given: SubstituteForm(**given),
            act=lambda asked, form: attendance.add_substitute(
                asked.contract, form.stand_in(), **common(asked, form)
            ),
            lead=_("Only for leave, education, illness or absence under the Employment Act."),
        ),
    )


@form_page
def substitute_remove(request: HttpRequest, number: str, substitute: int) -> HttpResponse:
    """Take a substitute out."""

    def deeds(contract: Contract) -> Deeds:
        mine = contract.substitutes.filter(pk=substitute).first()
        if mine is None:
            raise missing("substitute")
        return Deeds(
            deed=Deed.ATTEND,
            heading=_("Take a substitute out"),
            button=_("Take out"),
            form=_plain,
            act=lambda asked, form: attendance.remove_substitute(mine, **common(asked, form)),
            about=lambda asked: f"{mine.holder}: {mine.name or mine.organisation_id}",
        )

    return page(request, number, deeds)


def _plain(asked: Asked, given: dict[str, Any]) -> Form:
    return DeedForm(**given)
