"""The office of the chamber: its work list, and what an officer does with an application."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from mreza.kernel.errors import MrezaError
from mreza.rooms.licensing import life, proposing, time_limits
from mreza.rooms.licensing.actions import office
from mreza.rooms.licensing.actions.held import Author
from mreza.rooms.licensing.applications import words as application_words
from mreza.rooms.licensing.applications.rules import Applicant
from mreza.rooms.licensing.applications.showing import waiting
from mreza.rooms.licensing.forms.office import AskForm, DecisionForm, DeedForm, WhyForm
from mreza.rooms.licensing.models.applications import Application
from mreza.rooms.licensing.queries import applications
from mreza.rooms.licensing.views.applicants import application_or_404, author, officers_only
from mreza.rooms.network.views.asking import posted
from mreza.site import clock

PER_PAGE = 50
FILTERS = {
    "open": _("all open"), "mine": _("mine"), "unclaimed": _("nobody's"), "late": _("overdue"),
    "waiting": _("with the applicant"), "second": _("for a second officer"),
    "appeals": _("appeals"), "decided": _("decided"),
}  # fmt: skip


@require_safe
@officers_only
def work_list(request: HttpRequest, who: Applicant) -> HttpResponse:
    """What lies with the office, the most urgent first."""
    asked = request.GET
    wanted = asked.get("state", "open")
    wanted = wanted if wanted in FILTERS else "open"
    kind, text = asked.get("kind", ""), asked.get("q", "").strip()[:80]
    day = clock.today()
    found = applications.work_list(wanted, kind, text, officer=who.user, day=day)
    context = {
        "who": who, "page": Paginator(found, PER_PAGE).get_page(asked.get("page")),
        "wanted": wanted, "filters": FILTERS.items(), "kind": kind, "q": text,
        "kinds": Application.Kind.choices, "within": time_limits.DECIDE_WITHIN,
        "counts": applications.counts(who.user, day),
    }  # fmt: skip
    return render(request, "licensing/office.html", context)


@dataclass(frozen=True)
class OfficeDeed:
    """A deed of officers: what the page says, its form, and how it is done."""

    title: Any
    form: Callable[[HttpRequest, Application], django_forms.Form]
    do: Callable[[Application, Any, Author], object]


def _plain(form: type[DeedForm]) -> Callable[[HttpRequest, Application], django_forms.Form]:
    def made(request: HttpRequest, application: Application) -> django_forms.Form:
        return form(posted(request), initial={"revision": application.revision})

    return made


def _decision_form(request: HttpRequest, application: Application) -> django_forms.Form:
    day = application.submitted_on or clock.today()
    lines = proposing.of_application(application, day).lines
    return DecisionForm(posted(request), lines=lines, initial={"revision": application.revision})


def _decide(application: Application, form: DecisionForm, by: Author) -> None:
    """Alone where one officer is enough, else as a proposal to a second one."""
    verdict = form.verdict(application.submitted_on or by.day)
    if office.takes_two(application):
        office.propose(application, verdict, author=by)
    elif application.state in life.DECIDED:
        office.correct(application, verdict, author=by)
    else:
        office.decide(application, verdict, author=by)


DEEDS: dict[str, OfficeDeed] = {
    "claim": OfficeDeed(
        _("Take it over"), _plain(DeedForm),
        lambda one, _form, by: office.claim(one, over=True, author=by),
    ),
    "ask": OfficeDeed(
        _("Ask for completion"), _plain(AskForm),
        lambda one, form, by: office.ask(one, what=form.cleaned_data["why"], author=by),
    ),
    "decide": OfficeDeed(_("Decide"), _decision_form, _decide),
    "confirm": OfficeDeed(
        _("Confirm the decision"), _plain(DeedForm),
        lambda one, _form, by: office.confirm(one, author=by),
    ),
    "return": OfficeDeed(
        _("Return to the first officer"), _plain(WhyForm),
        lambda one, form, by: office.send_back(one, why=form.cleaned_data["why"], author=by),
    ),
}  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@officers_only
def deed(request: HttpRequest, who: Applicant, number: int, name: str) -> HttpResponse:
    """One deed of an officer: its form, then back to the application."""
    if not who.officer:
        raise PermissionDenied("Decisions are the chamber's")
    if name not in DEEDS:
        raise Http404(f"No deed {name!r}")
    application, chosen = application_or_404(request, who, number), DEEDS[name]
    if not who.decides(application):
        raise PermissionDenied("A colleague decides on one's own application")
    form = chosen.form(request, application)
    if request.method == "POST" and form.is_valid():
        by = author(who, form.cleaned_data["revision"])
        try:
            chosen.do(application, form, by)
        except MrezaError as error:
            form.add_error(None, application_words.refused(error))
        else:
            messages.success(request, gettext("Done."))
            return HttpResponseRedirect(reverse("licensing:application", args=[number]))
    context = {
        "application": application, "event": application.event, "form": form, "name": name,
        "title": chosen.title, "rows": _rows(form),
        "takes_two": name == "decide" and office.takes_two(application),
        "second": waiting(application, who) if name in ("confirm", "return") else None,
    }  # fmt: skip
    status = 422 if form.errors else 200
    return render(request, "licensing/office_deed.html", context, status=status)


def _rows(form: django_forms.Form) -> list[dict[str, Any]]:
    """Lines of a decision, each with its tick and its minutes."""
    if not isinstance(form, DecisionForm):
        return []
    return [
        {**application_words.shown(line), "tick": tick, "minutes": minutes}
        for line, tick, minutes in form.rows
    ]
