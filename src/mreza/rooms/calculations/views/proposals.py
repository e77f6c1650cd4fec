"""Proposals: named sets of parameter values, kept by people, listed and compared."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from mreza import acts
from mreza.kernel.table import Table
from mreza.kernel.variants import read_overrides
from mreza.rooms.calculations import actions, feeds, parameter_fields, queries, rules, showing
from mreza.rooms.calculations.days import day_of
from mreza.rooms.calculations.models import Proposal
from mreza.rooms.calculations.refusals import says_what_is_wrong
from mreza.rooms.calculations.views.question import language_of_page
from mreza.rooms.calculations.what_if import WhatIf, default_formula, group_names, touched
from mreza.site.accounts.models import User


class ProposalForm(forms.Form):
    """What a person adds to the values of a what-if: a name and perhaps a note."""

    name = forms.CharField(label=_("Name of the proposal"), max_length=120)
    note = forms.CharField(label=_("Note"), max_length=2000, required=False)


@login_required
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """All kept proposals by feed; two of one feed can be compared."""
    if not rules.may_see_proposals(request.user):
        raise PermissionDenied
    known = {feed.name: feed for feed in feeds.all_feeds()}
    grouped: dict[str, list[dict[str, Any]]] = {}
    for proposal in queries.proposals():
        if proposal.feed in known:
            grouped.setdefault(proposal.feed, []).append(_entry(request, proposal))
    language = language_of_page()
    groups = [
        {
            "title": known[name].title[language],
            "proposals": found,
            "compare": reverse("calculations:proposals_compare", args=[name]),
        }
        for name, found in grouped.items()
    ]
    return render(request, "calculations/proposals.html", {"groups": groups})


def _entry(request: HttpRequest, proposal: Proposal) -> dict[str, Any]:
    table = feeds.get(proposal.feed).law()
    return {
        "proposal": proposal,
        "values": _described(table, proposal.overrides),
        "url": _address(proposal),
        "may_delete": rules.may_delete(request.user, proposal),
    }


def _address(proposal: Proposal) -> str:
    address = reverse("calculations:what_if", args=[proposal.feed])
    return f"{address}?{urlencode({**proposal.overrides, 'day': proposal.day.isoformat()})}"


def _described(table: Table, overrides: dict[str, str]) -> list[tuple[str, str]]:
    """Titles of the changed parameters with their values; a parameter that is gone by its name."""
    language = language_of_page()
    found = []
    for name, text in overrides.items():
        parameter = table.parameters.get(name)
        if parameter is None:
            found.append((name, text))
        else:
            shown = parameter_fields.in_words(parameter, text, language)
            found.append((parameter.title[language], shown))
    return found


@login_required
@require_POST
@says_what_is_wrong
def keep(request: HttpRequest, feed: str) -> HttpResponse:
    """Keep the values of the form under a name; errors say what is missing."""
    by = _person(request)
    table = feeds.get(feed).law()
    day = day_of(request)
    given = {name: str(value) for name, value in request.POST.items()}
    overrides = parameter_fields.read(table, day, given, language_of_page())
    back = f"{reverse('calculations:what_if', args=[feed])}?{urlencode(overrides.settings)}"
    form = ProposalForm(request.POST)
    problem = _problem(form, overrides)
    if not problem:
        try:
            actions.keep_proposal(
                feed=feed,
                name=form.cleaned_data["name"],
                note=form.cleaned_data["note"],
                day=day,
                overrides=overrides.settings,
                by=by,
            )
        except IntegrityError:
            problem = gettext("You already keep a proposal with this name.")
    if problem:
        messages.error(request, problem)
        return HttpResponseRedirect(back)
    messages.success(request, gettext("The proposal is kept."))
    return HttpResponseRedirect(reverse("calculations:proposals"))


def _person(request: HttpRequest) -> User:
    """Who is signed in and may keep proposals."""
    if not rules.may_keep(request.user) or not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def _problem(form: ProposalForm, overrides: parameter_fields.Overrides) -> str:
    if overrides.errors:
        return overrides.errors[0].error
    if not overrides.settings:
        return gettext("Nothing differs from the act yet: change a value first.")
    if not form.is_valid():
        return gettext("A proposal needs a name of at most 120 characters.")
    return ""


@login_required
@require_POST
def delete(request: HttpRequest, number: int) -> HttpResponse:
    """Delete an own proposal."""
    proposal = get_object_or_404(Proposal, pk=number)
    if not rules.may_delete(request.user, proposal):
        raise PermissionDenied
    actions.delete_proposal(proposal, by=_person(request))
    messages.success(request, gettext("The proposal is deleted."))
    return HttpResponseRedirect(reverse("calculations:proposals"))


@login_required
@require_safe
@says_what_is_wrong
def compare(request: HttpRequest, feed: str) -> HttpResponse:
    """Two proposals of a feed beside the act: parameters, sums by group, rows that differ."""
    found = feeds.get(feed)
    kept = list(queries.proposals(feed))
    chosen = [_chosen(kept, request.GET.get(side, "")) for side in ("a", "b")]
    first, second = (
        proposal or (kept[n] if len(kept) > n else None) for n, proposal in enumerate(chosen)
    )
    language = language_of_page()
    context: dict[str, Any] = {
        "feed": found,
        "title": found.title[language],
        "proposals": kept,
        "first": first,
        "second": second,
    }
    if first is not None and second is not None:
        wanted = request.GET.get("formula", "")
        context |= _comparison(feed, first, second, wanted, language)
        context["day"] = first.day
    return render(request, "calculations/compare.html", context)


def _chosen(kept: list[Proposal], text: str) -> Proposal | None:
    return next((proposal for proposal in kept if str(proposal.pk) == text), None)


def _comparison(
    feed: str, first: Proposal, second: Proposal, wanted: str, language: str
) -> dict[str, Any]:
    run = queries.current_or_error(feed, first.day)
    table = acts.table(run.table_path)
    sides = [read_overrides(table, proposal.overrides) for proposal in (first, second)]
    overridden = {name for side in sides for name in side}
    name = wanted or default_formula(table, feeds.get(feed).headline, overridden)
    formula = table.formula(name)
    answers = [WhatIf(run, side, formula) for side in sides]
    reached = touched(table, overridden)
    by = next(iter(group_names(run, table)), "")
    return {
        "formula_name": formula.name,
        "formula_title": formula.title[language],
        "formulas": [(f.name, f.title[language]) for f in table.order if f.name in reached],
        "parameters": _beside(table, run.receipt.at, sides, language),
        "by": table.input(by).title[language] if by else "",
        "groups": _groups_beside(answers, by, formula.decimals, language) if by else [],
        "rows": _rows_beside(answers, formula.decimals, language),
    }


def _beside(table: Table, day: Any, sides: list[dict[str, Any]], language: str) -> list[list[str]]:
    names = dict.fromkeys(name for side in sides for name in side)
    lines = []
    for name in names:
        parameter = table.parameters[name]
        own = parameter.on(day).value
        values = [own, *(side.get(name, own) for side in sides)]
        lines.append(
            [
                parameter.title[language],
                *(
                    parameter_fields.value_in_words(value, str(parameter.unit), language)
                    for value in values
                ),
            ]
        )
    return lines


def _groups_beside(
    answers: list[WhatIf], by: str, decimals: int, language: str
) -> list[dict[str, Any]]:
    first, second = (answer.groups(by) for answer in answers)
    return [
        {
            "name": a.name,
            "values": [
                showing.value(value, language=language, decimals=decimals)
                for value in (a.before, a.after, b.after)
            ],
            "changed": [a.changed, b.changed],
            "adds_up": a.before is not None,
        }
        for a, b in zip(first, second, strict=True)
    ]


def _rows_beside(answers: list[WhatIf], decimals: int, language: str) -> list[dict[str, Any]]:
    """Rows where the two proposals differ from each other."""
    pairs = zip(answers[0].changes, answers[1].changes, strict=True)
    return [
        {
            "label": a.row.label,
            "activity": showing.word(a.row.activity),
            "values": [
                showing.value(value, language=language, decimals=decimals)
                for value in (a.before, a.after, b.after)
            ],
        }
        for a, b in pairs
        if a.after != b.after
    ]
