"""Inhabitants of region units: what counts, where it is from, entering and withdrawing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from mreza.rooms.health_workforce import asking
from mreza.rooms.health_workforce.actions import inhabitants as deeds
from mreza.rooms.health_workforce.forms import InhabitantsForm, WithdrawForm
from mreza.rooms.health_workforce.models import Inhabitants
from mreza.rooms.health_workforce.queries.inhabitants import AS_OF, inhabitants
from mreza.rooms.health_workforce.refusals import TakenError, WithdrawnError
from mreza.rooms.health_workforce.rules import Deed
from mreza.rooms.health_workforce.views.shared import common
from mreza.rooms.network.queries.coverage import units
from mreza.rooms.network.views.asking import person, posted
from mreza.site import clock

HISTORY = 100


@require_http_methods(["GET", "HEAD", "POST"])
def listing(request: HttpRequest) -> HttpResponse:
    """Every unit with its figure; a form to enter one; everything that was ever entered."""
    refused = asking.refusal(request, Deed.ENTER_INHABITANTS)
    if refused:
        return refused
    day = clock.today()
    start = {"first": day.replace(month=1, day=1), "unit": request.GET.get("unit", "")[:50]}
    form = InhabitantsForm(posted(request), initial=start)
    if request.method == "POST" and form.is_valid() and _entered(request, form):
        return HttpResponseRedirect(reverse("health_workforce:inhabitants"))
    people = inhabitants(day)
    context = common(request) | {
        "form": form,
        "withdraw": WithdrawForm(),
        "rows": [(unit, people.get(unit.code)) for unit in units()],
        "entered": sum(not one.printed for one in people.values()),
        "history": Inhabitants.objects.select_related("unit").order_by("-pk")[:HISTORY],
        "as_of": AS_OF,
    }
    status = 422 if form.errors else 200
    return render(request, "health_workforce/inhabitants.html", context, status=status)


def _entered(request: HttpRequest, form: Any) -> bool:
    given = form.cleaned_data
    try:
        deeds.enter(
            given["unit"], given["persons"], first=given["first"], source=given["source"],
            by=person(request),
        )  # fmt: skip
    except TakenError:
        form.add_error("first", gettext("The unit has a figure from this day; withdraw it first."))
        return False
    messages.success(request, gettext("Saved; coverage counts with it from that day on."))
    return True


@require_POST
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """An entry counts no more; what counted before it counts again."""
    refused = asking.refusal(request, Deed.ENTER_INHABITANTS)
    if refused:
        return refused
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        messages.error(request, gettext("Say why the figure is withdrawn."))
        return HttpResponseRedirect(reverse("health_workforce:inhabitants"))
    try:
        deeds.withdraw(number, why=form.cleaned_data["why"], by=person(request))
        messages.success(request, gettext("Withdrawn; it stays in the history."))
    except (Inhabitants.DoesNotExist, OverflowError):
        raise Http404(f"No entry {number}") from None
    except WithdrawnError:
        messages.error(request, gettext("It was withdrawn already."))
    return HttpResponseRedirect(reverse("health_workforce:inhabitants"))
