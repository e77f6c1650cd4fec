"""Why a piece of training gives so many points, and why so much is missing."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mreza.kernel.errors import UnknownNameError
from mreza.rooms.licensing import explained, words
from mreza.rooms.licensing.actions.disclosing import What
from mreza.rooms.licensing.asking import access, looked, practitioner_or_404, refusal
from mreza.rooms.licensing.models import Credit, Practitioner
from mreza.rooms.licensing.queries.standings import standing
from mreza.rooms.licensing.rules import Deed
from mreza.site import clock


@require_safe
def credit(request: HttpRequest, number: str, pk: int, formula: str) -> HttpResponse:
    """The steps of one credit, down to minutes or authors."""
    found = _visible(request, number)
    if isinstance(found, HttpResponse):
        return found
    try:
        one = Credit.objects.get(pk=pk, practitioner=found)
    except (Credit.DoesNotExist, OverflowError):
        raise Http404(f"No credit {pk}") from None
    context = {"about": f"{one.title}, {words.day(one.last_day)}", "exact": _exact(one)}
    return _answer(request, found, lambda: explained.of_credit(one, formula, timezone.now()),
                   context)  # fmt: skip


def _exact(one: Credit) -> str:
    """`46/45` where the points have no last decimal."""
    return str(one.points) if one.points.denominator not in (1, 2, 4, 5, 10) else ""


@require_safe
def period(request: HttpRequest, number: str, formula: str) -> HttpResponse:
    """The steps of what is missing, or of the forecast."""
    found, day = _visible(request, number), clock.today()
    if isinstance(found, HttpResponse):
        return found
    stands = standing([found.pk], day).get(found.pk)
    if stands is None:
        raise Http404(f"{number} has no licence")
    about = f"{words.day(stands.state.first)} – {words.day(stands.state.last)}"
    return _answer(
        request, found, lambda: explained.of_period(stands, formula, day, timezone.now()),
        {"about": about},
    )  # fmt: skip


def _visible(request: HttpRequest, number: str) -> Practitioner | HttpResponse:
    """One's own record, or any for the chamber; to others it does not exist."""
    if not request.user.is_authenticated:
        return refusal(request, Deed.OWN) or HttpResponse(status=404)
    found = practitioner_or_404(number)
    if not access(request).may(Deed.OWN, practitioner=found.pk) and not access(request).may(
        Deed.REGISTER
    ):
        raise Http404(f"No {number!r} in the register")
    looked(request, [found.pk], What.POINTS)
    return found


def _answer(
    request: HttpRequest, found: Practitioner, explain: Any, context: dict[str, Any]
) -> HttpResponse:
    try:
        context |= explain()
    except UnknownNameError as error:
        raise Http404(str(error)) from None
    context |= {"person": found, "address": request.get_full_path()}
    part = bool(getattr(request, "htmx", None))
    return render(request, "licensing/_why.html" if part else "licensing/why.html", context)
