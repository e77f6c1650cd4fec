"""One indicator through time: control chart, peers, plan, notes; why a value is what it is."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mreza.rooms.calculations import explaining
from mreza.rooms.calculations.refusals import is_part, says_what_is_wrong
from mreza.rooms.network.views.asking import person
from mreza.rooms.quality import (
    actions,
    dashboard,
    explained,
    extras,
    feeds,
    months,
    peers,
    queries,
    series,
    showing,
    words,
)
from mreza.rooms.quality.asking import (
    Here,
    in_home,
    indicator_or_404,
    month_or_404,
    service_of,
)
from mreza.rooms.quality.evaluation import Value
from mreza.rooms.quality.forms import NoteForm, PlanForm
from mreza.rooms.quality.indicators import Indicator
from mreza.rooms.quality.models import Annotation
from mreza.rooms.quality.rules import Deed


@require_safe
@in_home(Deed.SEE)
def page(request: HttpRequest, here: Here, name: str) -> HttpResponse:
    """The chart of an indicator with its table, its peers, its plan and its notes."""
    indicator = indicator_or_404(name)
    return render(request, "quality/indicator.html", _context(request, here, indicator))


def _context(
    request: HttpRequest, here: Here, indicator: Indicator, **forms: Any
) -> dict[str, Any]:
    newest = months.before(here.day)
    first = months.moved(newest, 1 - dashboard.MONTHS)
    found = series.by_indicator(
        value
        for value in feeds.values([here.code], first, newest)
        if value.indicator.name == indicator.name
    )
    services = [service for _name, service in found]
    service = service_of(request, indicator) or (services[0] if services else "")
    values = found.get((indicator.name, service), [])
    held = queries.newest(queries.closes(here.code, first, newest))
    notes = [n for n in queries.notes(here.code, indicator.name) if n.service == service]
    history = queries.history_of_plan(here.code, indicator.name, service)
    planned = {plan.year: plan for plan in reversed(history)}
    days = _days(here, indicator, values, first, newest)
    return {
        "here": here,
        "rights": here.rights,
        "indicator": indicator,
        "title": indicator.title[words.language()],
        "service": service,
        "service_title": words.service(service),
        "services": [(one, words.service(one)) for one in services if one],
        "drawn": showing.drawn(here.code, values, held, notes, planned, days) if values else None,
        "notes": notes,
        "planned": history,
        "peers": peers.compare(indicator, service, max(held, default=newest), mine=here.code),
        "counting": [note[words.language()] for note in indicator.law.counting],
        "reporting": indicator.law.reporting[words.language()],
        "plan_form": PlanForm(day=here.day, most=indicator.most),
        "note_form": NoteForm(
            of=months.between(first, newest), code=here.code, records=here.may(Deed.SEE_RECORDS)
        ),
        **forms,
    }


def _days(
    here: Here, indicator: Indicator, values: list[Value], first: date, last: date
) -> list[date]:
    """Days of events, where they are too rare for a monthly rate."""
    kind = queries.INCIDENT_KINDS.get(indicator.name)
    if kind is None or not values or not series.is_rare(indicator, values):
        return []
    last_day, service = months.last_of(last), values[0].service
    return queries.incident_days(here.code, first, last_day, service, kind)


@require_POST
@in_home(Deed.FOLLOW)
def plan(request: HttpRequest, here: Here, name: str) -> HttpResponse:
    """Plan a value for a year."""
    indicator = indicator_or_404(name)
    form = PlanForm(request.POST, day=here.day, most=indicator.most)
    if not form.is_valid():
        context = _context(request, here, indicator, plan_form=form)
        return render(request, "quality/indicator.html", context, status=422)
    service = service_of(request, indicator)
    actions.plan(here.code, indicator.name, service, by=person(request), **form.cleaned_data)
    messages.success(request, _("The planned value is set."))
    return redirect(dashboard.page(here.code, indicator, service))


@require_POST
@in_home(Deed.FOLLOW)
def note(request: HttpRequest, here: Here, name: str) -> HttpResponse:
    """Put a note on the chart."""
    indicator = indicator_or_404(name)
    newest = months.before(here.day)
    wanted = months.between(months.moved(newest, 1 - dashboard.MONTHS), newest)
    form = NoteForm(request.POST, of=wanted, code=here.code, records=here.may(Deed.SEE_RECORDS))
    if not form.is_valid():
        context = _context(request, here, indicator, note_form=form)
        return render(request, "quality/indicator.html", context, status=422)
    service = service_of(request, indicator)
    actions.annotate(here.code, indicator.name, service, by=person(request), **form.cleaned_data)
    messages.success(request, _("The note stands on the chart."))
    return redirect(dashboard.page(here.code, indicator, service))


@require_POST
@in_home(Deed.FOLLOW)
def withdraw(request: HttpRequest, here: Here, pk: int) -> HttpResponse:
    """Take a note back."""
    found = Annotation.objects.filter(pk=pk, organisation=here.code).first()
    if found is None:
        raise Http404(f"No note {pk}")
    actions.withdraw(found, by=person(request))
    messages.success(request, _("The note is taken back."))
    indicator = indicator_or_404(found.indicator)
    return redirect(dashboard.page(here.code, indicator, found.service))


@require_safe
@in_home(Deed.SEE)
@says_what_is_wrong
def why(request: HttpRequest, here: Here, name: str, month: str, formula: str) -> HttpResponse:
    """The steps of a value as the records are now, down to the records."""
    indicator, first = indicator_or_404(name), month_or_404(month)
    service = service_of(request, indicator)
    found = [
        value
        for value in feeds.of_month(here.code, first)
        if value.indicator.name == indicator.name and (value.service == service or not service)
    ]
    if not found:
        raise Http404(f"Nothing is counted of {name} in {month}")
    value = found[0]
    run, row = explained.live(value, timezone.now())
    context = why_context(run, row, formula, value.indicator, first, value.service) | {
        "here": here,
        "extras": extras.shown(value.counted.extras),
        "source": words.SOURCES[value.counted.source],
        "events": explained.events(dict(value.counted.extras)),
        "few": value.few,
        "records": explained.behind(value, here.code) if here.may(Deed.SEE_RECORDS) else [],
        "address": request.get_full_path(),
        "page": dashboard.page(here.code, indicator, value.service),
    }
    template = "quality/_why.html" if is_part(request) else "quality/why.html"
    return render(request, template, context)


def why_context(
    run: Any, row: Any, formula: str, indicator: Indicator, month: date, service: str
) -> dict[str, Any]:
    """What an explanation shows of a live value and of a closed one alike."""
    spoken = words.language()
    found = explained.explanation(run, row, formula)
    viewer = explaining.viewer(run, row, indicator.table, spoken)
    view, step = viewer.view(found.step), found.step
    return {
        "title": step.title[spoken],
        "label": words.month(month),
        "service_title": words.service(service),
        "view": view,
        "in_words": viewer.in_words(step),
        "summary": step.summary[spoken],
        "article_summary": explaining.summary_of_article(indicator.table, step.article, spoken),
        "counting": [note[spoken] for note in indicator.law.counting],
        "receipt": explaining.receipt(run, indicator.table, spoken),
    }
