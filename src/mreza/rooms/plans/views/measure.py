"""One measure: its status with the reason, what the plan says, and all that was recorded."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from mreza.rooms.calculations import explaining
from mreza.rooms.calculations import queries as calculations
from mreza.rooms.calculations.queries import StoredRow, StoredRun
from mreza.rooms.plans import aims, history, links, listing, money, queries, reading_chart, risks
from mreza.rooms.plans.models import PlanVersion
from mreza.rooms.plans.queries import IndicatorState, MeasurePage, MeasureState, TaskRow
from mreza.rooms.plans.rules import Deed
from mreza.rooms.plans.views.asking import Place, measure_of, of_plan

FEED = "plans"


@require_safe
@of_plan
def page(request: HttpRequest, place: Place, measure: str) -> HttpResponse:
    """The page of a measure."""
    found = measure_of(place, measure)
    state = found.state
    context = {
        "place": place, "plan": place.plan, "page": found, "state": state,
        "wording": state.wording, "told": state.told,
        "follows": place.may_on(Deed.FOLLOW, state) and not state.disappeared,
        "coordinates": place.coordinates and not state.disappeared,
        "proposes": place.may_on(Deed.PROPOSE, state) and not state.disappeared,
        "progress": listing.progress(state), "mine": place.access.homes,
        "indicators": [_indicator(place, one) for one in state.indicators],
        "matrix": risks.matrix(state.risks_open), "risk_steps": risks.STEPS,
        "counted": _counted(found.version, state),
        "history": history.shown(queries.history(place.code, state.measure, limit=60)),
        "tasks": [_task(place, state, one) for one in state.told.tasks],
        "sums": money.sums(state.funds), "lines": _lines(state),
    }  # fmt: skip
    return render(request, "plans/measure.html", context)


def _task(place: Place, state: MeasureState, task: TaskRow) -> dict[str, Any]:
    """A task with the name of who does it, and whether whoever asks may mark it done."""
    names = {p.organisation_id: p.name for p in (*state.participants, *state.holders)}
    mine = task.owner is not None and place.access.of_entry(task.owner)
    return {
        "task": task, "owner": names.get(task.owner, task.owner) if task.owner else "",
        "late": bool(task.due and not task.done_on and task.due < place.day),
        "may": mine or place.may_on(Deed.FOLLOW, state),
    }  # fmt: skip


def _lines(state: MeasureState) -> str:
    """The place of the measure in the source file."""
    first, last = state.wording.first_line, state.wording.last_line
    return f"{first}–{last}" if first and last else ""


def _counted(version: PlanVersion, state: MeasureState) -> list[tuple[int, Any]]:
    """What is printed for each year of the plan, under the letter; nothing where no sum is."""
    stated = money.stated(version.plan, [state])
    return sorted(stated.items()) if money.has_amount(state) else []


def _indicator(place: Place, one: IndicatorState) -> dict[str, Any]:
    """An indicator with its chart; a linked one is read from its source now."""
    linked = links.readings(one.indicator.link, place.day) if one.indicator.link else []
    points = [(item.day, item.value) for item in linked or one.readings]
    return {
        "one": one, "linked": linked, "source": links.SOURCES.get(one.indicator.link),
        "chart": reading_chart.chart(points, one.target_value),
        "latest": linked[-1] if linked else one.latest,
        "number": len(linked or one.readings),
    }  # fmt: skip


@require_safe
@of_plan
def why(request: HttpRequest, place: Place, measure: str, pk: int, formula: str) -> HttpResponse:
    """The steps of a target's value or progress, by the act's table."""
    found = measure_of(place, measure)
    one = next((one for one in found.state.indicators if one.indicator.pk == pk), None)
    if one is None or one.target is None or formula not in ("target_value", "progress", "reached"):
        raise Http404(f"There is nothing to explain of indicator {pk}")
    run, row = _stored(found, one)
    context = _explained(run, row, formula) | {
        "place": place, "plan": place.plan, "state": found.state, "one": one,
        "address": request.get_full_path(),
        "page": reverse("plans:measure", args=[place.code, found.state.code]),
    }  # fmt: skip
    htmx: Callable[..., bool] | None = getattr(request, "htmx", None)
    return render(request, "plans/_why.html" if htmx else "plans/why.html", context)


def _stored(found: MeasurePage, one: IndicatorState) -> tuple[StoredRun, StoredRow]:
    """The act's answer for one indicator, as stored runs are, so that it explains itself alike."""
    assert one.target is not None  # noqa: S101 - the caller saw it
    asked = aims.Asked(
        found.state.code, one.indicator, one.target, one.base, aims.value_of(one.latest)
    )  # fmt: skip
    result = aims.run([asked])
    key = f"{found.state.code}.{one.indicator.key}"
    row = StoredRow(FEED, key, one.indicator.title, 1, "", "", "", "", dict(result.rows[0]))
    run = StoredRun(
        0, FEED, aims.table().path, result.receipt.at, timezone.now(), result.receipt, {key: row}
    )  # fmt: skip
    return run, row


def _explained(run: StoredRun, row: StoredRow, formula: str) -> dict[str, Any]:
    spoken = "en" if get_language() == "en" else "sl"
    step = calculations.explanation_of(run, row, formula).step
    viewer = explaining.viewer(run, row, aims.table(), spoken)
    return {
        "title": step.title[spoken],
        "view": viewer.view(step),
        "in_words": viewer.in_words(step),
        "summary": step.summary[spoken],
        "article_summary": explaining.summary_of_article(aims.table(), step.article, spoken),
        "receipt": explaining.receipt(run, aims.table(), spoken),
    }
