"""Pages that correct the registry: facts, contact data, aliases, and taking a change back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from mreza.rooms.calculations.days import day_of, day_query
from mreza.rooms.network import actions
from mreza.rooms.network.forms import AliasForm, ContactForm, EndForm, FactsForm, ReasonForm
from mreza.rooms.network.models import Alias, Change, OrganisationVersion
from mreza.rooms.network.refusals import (
    NothingChangedError,
    OutsideValidityError,
    OvertakenError,
    RefusedError,
    StaleError,
    TakenError,
    UnjoinedRowError,
)
from mreza.rooms.network.rules import Deed
from mreza.rooms.network.views.asking import access, person, posted, sign_in_or_refuse
from mreza.rooms.network.views.organisations import shown, version_or_404

form_page = require_http_methods(["GET", "HEAD", "POST"])

REFUSALS: dict[type[RefusedError], Any] = {
    NothingChangedError: _("Nothing is different from what is registered."),
    OutsideValidityError: _("This day lies outside the days in which the record holds."),
    TakenError: _("This stands in the registry already, for this organisation or another."),
    UnjoinedRowError: _("A printed row would belong to nobody then; enter its owner first."),
    OvertakenError: _("The record was changed since; take its newer changes back first."),
}


def say(error: RefusedError) -> str:
    """Why a change was refused, and what to do."""
    if isinstance(error, StaleError):
        if error.latest is None:
            return gettext(
                "Somebody else changed this organisation meanwhile. Check what is registered now."
            )
        when = date_format(error.latest.at, "j. n. Y, H:i")
        return gettext(
            "%(who)s changed this organisation meanwhile (%(when)s). What you entered is still "
            "below; compare it with what is registered now, then save again."
        ) % {"who": error.latest.by_name, "when": when}
    return str(REFUSALS[type(error)])


def _page(
    request: HttpRequest,
    version: OrganisationVersion,
    form: Any,
    act: Callable[[], Change],
    words: dict[str, Any],
) -> HttpResponse:
    """Shows the form, or does what it asks; a refusal is shown on the form."""
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except RefusedError as error:
            form.add_error(None, say(error))
            if isinstance(error, StaleError):
                # Saving again is a decision made on the newest state.
                form.data = form.data.copy()
                form.data["revision"] = str(_revision(version))
        else:
            messages.success(request, gettext("Saved; the history below says what and why."))
            return _back(version.code, request)
    context = {"version": version, "form": form, "keep": day_query(day_of(request)), **words}
    status = 422 if form.errors else 200
    return render(request, "network/correction.html", context, status=status)


def _revision(version: OrganisationVersion) -> int:
    version.organisation.refresh_from_db()
    return int(version.organisation.revision)


def _back(code: str, request: HttpRequest) -> HttpResponseRedirect:
    address = reverse("network:organisation", args=[code])
    return HttpResponseRedirect(address + day_query(day_of(request)) + "#history")


@form_page
def facts(request: HttpRequest, code: str) -> HttpResponse:
    """Correct what is registered about an organisation."""
    refused = sign_in_or_refuse(request, Deed.CORRECT_REGISTRY, code)
    if refused:
        return refused
    day = day_of(request)
    version = version_or_404(code, day)
    initial = FactsForm.initial_of(version)
    form = FactsForm(posted(request), initial=initial, code=code, day=day)

    def act() -> Change:
        given = form.cleaned_data
        return actions.correct(
            code,
            form.facts(),
            day=day,
            since=given["since"],
            revision=given["revision"],
            by=person(request),
            reason=given["reason"],
        )

    return _page(request, version, form, act, {"heading": gettext("Correct the registered facts")})


@form_page
def contact(request: HttpRequest, code: str) -> HttpResponse:
    """Change how an organisation is reached; its own staff may."""
    refused = sign_in_or_refuse(request, Deed.EDIT_CONTACT, code)
    if refused:
        return refused
    version = version_or_404(code, day_of(request))
    initial = ContactForm.initial_of(version.organisation)
    form = ContactForm(posted(request), initial=initial)

    def act() -> Change:
        given = form.cleaned_data
        return actions.set_contact(
            code,
            form.contact(),
            revision=given["revision"],
            by=person(request),
            reason=given["reason"],
        )

    return _page(request, version, form, act, {"heading": gettext("Change the contact data")})


@form_page
def alias_add(request: HttpRequest, code: str) -> HttpResponse:
    """Add a name as a document prints it."""
    refused = sign_in_or_refuse(request, Deed.CORRECT_REGISTRY, code)
    if refused:
        return refused
    day = day_of(request)
    version = version_or_404(code, day)
    initial = {"revision": version.organisation.revision, "since": day}
    form = AliasForm(posted(request), initial=initial, language=get_language() or "sl")

    def act() -> Change:
        given = form.cleaned_data
        return actions.add_alias(
            code,
            form.printed(),
            since=given["since"],
            revision=given["revision"],
            by=person(request),
            reason=given["reason"],
        )

    return _page(request, version, form, act, {"heading": gettext("Add a name as printed")})


@form_page
def alias_close(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Let an alias count no more."""
    refused = sign_in_or_refuse(request, Deed.CORRECT_REGISTRY, code)
    if refused:
        return refused
    version = version_or_404(code, day_of(request))
    alias = get_object_or_404(Alias, pk=number, organisation_id=code)
    form = EndForm(posted(request), initial={"revision": version.organisation.revision})

    def act() -> Change:
        given = form.cleaned_data
        return actions.close_alias(
            alias,
            until=given["until"],
            revision=given["revision"],
            by=person(request),
            reason=given["reason"],
        )

    words = {"heading": gettext("End a name as printed"), "about": f"{alias.text} ({alias.place})"}
    return _page(request, version, form, act, words)


def _deed(change: Change) -> Deed:
    """What taking a change back takes."""
    if change.what == Change.What.MEMBERSHIP:
        return Deed.MANAGE_MEMBERSHIPS
    return Deed.EDIT_CONTACT if change.what == Change.What.CONTACT else Deed.CORRECT_REGISTRY


@form_page
def take_back(request: HttpRequest, number: int) -> HttpResponse:
    """Take a change back: a correction that restores the state before it."""
    change = get_object_or_404(Change.objects.select_related("undone_by"), pk=number)
    refused = sign_in_or_refuse(request, _deed(change), change.object_id)
    if refused:
        return refused
    form = ReasonForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.take_back(change, by=person(request), reason=form.cleaned_data["reason"])
        except RefusedError as error:
            form.add_error(None, say(error))
        else:
            messages.success(request, gettext("Taken back; the registry is as it was before."))
            return HttpResponseRedirect(reverse("network:changes"))
    context = {"form": form, **shown(change), "sees_authors": access(request).may(Deed.SEE_AUTHORS)}
    status = 422 if form.errors else 200
    return render(request, "network/take_back.html", context, status=status)
