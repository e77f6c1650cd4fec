"""The yearly report as PDF or DOCX: of a round, or of the plan on a day."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from mreza.rooms.calculations import sheets
from mreza.rooms.plans import queries
from mreza.rooms.plans.rounds.forms import DayForm
from mreza.rooms.plans.views.asking import Place, of_plan
from mreza.rooms.plans.views.round_asking import round_or_404
from mreza.rooms.plans.words import RoundState
from mreza.rooms.plans.yearly import content, making
from mreza.rooms.plans.yearly.content import Report

LANGUAGES = ("sl", "en")


@require_safe
@of_plan
def of_round(request: HttpRequest, place: Place, pk: int, kind: str) -> HttpResponse:
    """The report of a round: once it is frozen for whoever sees the plan, before that a draft for
    its coordinator."""
    found = round_or_404(place, pk)
    if found.state == RoundState.CANCELLED or not (
        place.coordinates or found.state == RoundState.FROZEN
    ):
        raise Http404(f"Round {pk} has no report yet")
    name = f"{place.code}-{found.first}-{found.last}"
    return _file(request, content.of_round(found, place.day), kind, name)


@require_safe
@of_plan
def of_day(request: HttpRequest, place: Place, kind: str) -> HttpResponse:
    """The report of what stands on a day (`?day=`), without a round."""
    form = DayForm(request.GET)
    if not form.is_valid():
        raise Http404("A report is of a day such as 2026-12-31")
    day = form.cleaned_data["day"] or place.day
    report = content.of_day(queries.latest(place.code), day)
    return _file(request, report, kind, f"{place.code}-{day}")


def _file(request: HttpRequest, report: Report, kind: str, name: str) -> HttpResponse:
    if kind not in making.KINDS:
        raise Http404(f"There is no {kind[:20]!r}; there are: {', '.join(making.KINDS)}")
    asked = request.GET.get("language", get_language() or "sl")
    language = asked if asked in LANGUAGES else "sl"
    made = making.made(report, kind, language)
    return sheets.download(made, making.KINDS[kind], f"{name}-{language}.{kind}")
