"""Runs: the front page of the room, asking for one, watching it, cancelling and issuing it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mreza.rooms.calculations.refusals import says_what_is_wrong
from mreza.rooms.network.views.asking import person
from mreza.rooms.settlement import actions, queries, shown, words
from mreza.rooms.settlement.asking import enters, only, rights, run_or_404, settles
from mreza.rooms.settlement.forms import RunForm
from mreza.rooms.settlement.models import SettlementRun
from mreza.rooms.settlement.periods import Period
from mreza.rooms.settlement.rules import Rights

RECENT = 20


@require_safe
@only(enters)
def home(request: HttpRequest) -> HttpResponse:
    """The insurer sees runs, a provider its statements."""
    held, spoken = rights(request), words.spoken()
    context = {
        "rights": held,
        "statements": [
            shown.statement(item, spoken)
            for code in sorted(held.homes)
            for item in queries.statements_of(code)
        ],
        "runs": [shown.run(item, spoken) for item in _visible(held)],
        "form": RunForm(language=spoken) if held.settles else None,
        "open_objections": queries.open_objections().count() if held.oversees else 0,
    }
    return render(request, "settlement/home.html", context)


def _visible(held: Rights) -> list[SettlementRun]:
    if not held.oversees:
        return []
    found = queries.runs()
    return list((found if held.settles else found.filter(issued_at__isnull=False))[:RECENT])


@require_POST
@only(settles)
@says_what_is_wrong
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for a run; a process of its own computes it."""
    form = RunForm(request.POST, language=words.spoken())
    if not form.is_valid():
        messages.error(request, _("Choose a period and a scope that are in the list."))
        return redirect("settlement:home")
    try:
        run = actions.ask(
            Period.read(form.cleaned_data["period"]),
            scope=form.cleaned_data["scope"],
            by=person(request),
            again=form.cleaned_data["again"],
        )
    except actions.AlreadyRunningError as error:
        actions.resume(error.run)
        messages.warning(request, _("This period is being settled already; here it is."))
        return redirect("settlement:run", error.run.pk)
    if run.state == run.State.QUEUED:
        actions.start(run)
    else:
        messages.info(request, _("Nothing has changed since this run: it is still right."))
    return redirect("settlement:run", run.pk)


@require_safe
@only(settles)
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a run is; when it is over, the page is asked for anew."""
    run = run_or_404(pk)
    response = render(
        request, "settlement/_progress.html", {"run": shown.run(run, words.spoken()), "item": run}
    )
    if run.state not in (run.State.QUEUED, run.State.RUNNING):
        response["HX-Refresh"] = "true"
    return response


@require_POST
@only(settles)
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Call a run off; what was complete before stays as it is."""
    run = run_or_404(pk)
    actions.cancel(run, by=person(request))
    messages.success(request, _("The run is being called off. Earlier results stay as they are."))
    return redirect("settlement:run", run.pk)


@require_POST
@only(settles)
@says_what_is_wrong
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the statements to the providers."""
    run = actions.issue(run_or_404(pk), by=person(request))
    messages.success(request, _("The statements are issued: providers see them now."))
    return redirect("settlement:run", run.pk)
