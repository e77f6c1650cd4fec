"""A provider objects to a line; the insurer answers; the rest is paid on time."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mreza.rooms.calculations.refusals import says_what_is_wrong
from mreza.rooms.network.views.asking import person, posted
from mreza.rooms.settlement import actions, queries, shown, words
from mreza.rooms.settlement.asking import enters, line_or_404, only, rights, settles
from mreza.rooms.settlement.forms import AnswerForm, ObjectionForm
from mreza.rooms.settlement.models import Objection


@require_safe
@only(enters)
def listing(request: HttpRequest) -> HttpResponse:
    """Objections, open ones first: all for the insurer, their own for a provider."""
    held, spoken = rights(request), words.spoken()
    found = list(queries.objections(None if held.oversees else held.homes))
    names = queries.names_of(item.line.statement.provider_id for item in found)
    context = {
        "objections": [
            {
                "item": item,
                "line": shown.line(item.line, None, spoken),
                "provider": names.get(item.line.statement.provider_id, ""),
                "period": words.period(item.line.statement.run, spoken),
                "mine": held.may_object(item.line.statement),
            }
            for item in found
        ],
        "rights": held,
    }
    return render(request, "settlement/objections.html", context)


@require_http_methods(["GET", "POST"])
@only(enters)
@says_what_is_wrong
def object_to(request: HttpRequest, pk: int, line: int) -> HttpResponse:
    """The form of an objection to a line."""
    item = line_or_404(request, pk, line)
    if not rights(request).may_object(item.statement):
        raise PermissionDenied("Only the provider of an issued statement objects.")
    form = ObjectionForm(posted(request))
    if request.method == "POST" and form.is_valid():
        actions.object_to(
            item,
            disputed=form.cleaned_data["disputed"],
            reason=form.cleaned_data["reason"],
            by=person(request),
        )
        messages.success(request, _("The objection is sent. What is not disputed is paid on time."))
        return redirect("settlement:statement", pk)
    context: dict[str, Any] = {
        "statement": item.statement,
        "line": shown.line(item, None, words.spoken()),
        "form": form,
        "provider": queries.name_of(item.statement.provider_id),
    }
    return _form(request, "settlement/object.html", context)


def _form(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """The form as it opens, or 422 with what is wrong in it."""
    return render(request, template, context, status=422 if request.method == "POST" else 200)


def _objection_or_404(request: HttpRequest, pk: int) -> Objection:
    found = queries.objections(None).filter(pk=pk).first()
    if found is None or not rights(request).may_see(found.line.statement):
        raise Http404(f"No objection {pk}")
    return found


@require_http_methods(["GET", "POST"])
@only(settles)
@says_what_is_wrong
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The insurer's answer to an open objection."""
    item = _objection_or_404(request, pk)
    form = AnswerForm(posted(request))
    if request.method == "POST" and form.is_valid():
        actions.answer(
            item,
            state=form.cleaned_data["state"],
            text=form.cleaned_data["answer"],
            accepted=form.cleaned_data["accepted"],
            by=person(request),
        )
        messages.success(request, _("The objection is answered."))
        return redirect("settlement:objections")
    context = {
        "objection": item,
        "line": shown.line(item.line, None, words.spoken()),
        "form": form,
        "statement": item.line.statement,
        "provider": queries.name_of(item.line.statement.provider_id),
    }
    return _form(request, "settlement/answer.html", context)


@require_POST
@only(enters)
@says_what_is_wrong
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """The provider takes its objection back."""
    item = _objection_or_404(request, pk)
    if not rights(request).may_object(item.line.statement):
        raise PermissionDenied("Only the provider withdraws its objection.")
    actions.withdraw(item, by=person(request))
    messages.success(request, _("The objection is withdrawn."))
    return redirect("settlement:statement", item.line.statement_id)
