"""Pages on which something is recorded about a measure, changed, closed or withdrawn."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from mreza.rooms.network.views.asking import person, posted
from mreza.rooms.obligations import files
from mreza.rooms.plans import forms, links, queries
from mreza.rooms.plans.actions import recording
from mreza.rooms.plans.models import Document, MilestoneDone, Risk, Task
from mreza.rooms.plans.models.base import Told
from mreza.rooms.plans.queries import MeasurePage, MilestoneState
from mreza.rooms.plans.records import KINDS, MILESTONES, WITHDRAWN_AS, Kind
from mreza.rooms.plans.rules import Deed as Right
from mreza.rooms.plans.views.asking import Place, measure_of, of_plan
from mreza.rooms.plans.views.deeds import Deed, form_page, page
from mreza.rooms.plans.words import MilestoneStatus, What


@form_page
@of_plan
def add(request: HttpRequest, place: Place, measure: str, slug: str) -> HttpResponse:
    """Add a record of one of the kinds."""
    kind = KINDS.get(slug)
    if kind is None:
        raise Http404(f"No records {slug!r}; there are: {', '.join(KINDS)}")
    found = measure_of(place, measure)
    place.need_on(kind.deed, found.state)
    given = {} if kind.slug == "readings" else {"measure": found.state.measure}
    row = kind.model(**given)
    form = kind.form(
        posted(request), request.FILES or None, instance=row, state=found.state,
        initial=_initial(request, place, kind, found), **_more(place, kind, found),
    )  # fmt: skip
    by = person(request)
    return _page(request, place, found, kind, form, lambda given: kind.store(
        given.save(commit=False), given, place.day, by))  # fmt: skip


def _initial(request: HttpRequest, place: Place, kind: Kind, found: MeasurePage) -> dict[str, Any]:
    """Today's day; of a correction, what stands of that year and source."""
    if kind.slug != "funds":
        asked = request.GET.get("indicator", "")
        return {"day": place.day, **({"indicator": asked} if asked.isdecimal() else {})}
    asked_for = (request.GET.get("year", ""), request.GET.get("source", ""))
    for one in found.state.funds:
        if (str(one.year), one.source) == asked_for:
            return {
                "year": one.year, "source": one.source, "planned": one.planned,
                "committed": one.committed, "spent": one.spent, "seen": one.pk,
            }  # fmt: skip
    return {"year": place.day.year}


def _more(place: Place, kind: Kind, found: MeasurePage) -> dict[str, Any]:
    if kind.slug != "dependencies":
        return {}
    titles = queries.titles(found.version)
    titles.pop(found.state.measure.pk, None)
    return {"titles": titles}


@form_page
@of_plan
def milestone(request: HttpRequest, place: Place, measure: str, key: str) -> HttpResponse:
    """A milestone is done by hand; `year` in the query says which time of a yearly one."""
    found = measure_of(place, measure)
    place.need_on(Right.FOLLOW, found.state)
    one = _milestone(found, key, request.GET.get("year", ""))
    row = MilestoneDone(measure=found.state.measure, key=one.key, year=one.year)
    form = MILESTONES.form(
        posted(request), instance=row, state=found.state, initial={"done_on": place.day}
    )
    by = person(request)
    title = f"{one.title} ({one.year})" if one.year else one.title
    return _page(request, place, found, MILESTONES, form, lambda given: MILESTONES.store(
        given.save(commit=False), given, place.day, by), lead=title)  # fmt: skip


def _milestone(found: MeasurePage, key: str, year: str) -> MilestoneState:
    """A milestone that waits to be done. `Http404` for none, and for a permanent task."""
    for one in found.state.milestones:
        if one.key == key and str(one.year or "") == year and one.state in _WAITING:
            return one
    raise Http404(f"No milestone {key!r} {year} waits to be done")


_WAITING = (MilestoneStatus.LATE, MilestoneStatus.SOON, MilestoneStatus.AHEAD)


@form_page
@of_plan
def withdraw(request: HttpRequest, place: Place, measure: str, slug: str, pk: int) -> HttpResponse:
    """Withdraw a record: it counts no more."""
    kind = WITHDRAWN_AS.get(slug)
    if kind is None:
        raise Http404(f"No records {slug!r}; there are: {', '.join(WITHDRAWN_AS)}")
    found = measure_of(place, measure)
    place.need_on(kind.deed, found.state)
    row = _row(kind.model, found, pk)
    form, by = forms.WithdrawForm(posted(request)), person(request)
    return page(request, place, Deed(
        heading=_("Withdraw"), button=_("Withdraw"), form=form, lead=str(row),
        act=lambda given: recording.withdraw(
            row, kind.what, found.state.measure, by=by, reason=given.cleaned_data["reason"]
        ),
        back=address(place, found), crumbs=_crumbs(place, found),
    ))  # fmt: skip


@form_page
@of_plan
def task_done(request: HttpRequest, place: Place, measure: str, pk: int) -> HttpResponse:
    """A task is done: its owner, the holders and the coordinator may say so."""
    found = measure_of(place, measure)
    task = _row(Task, found, pk)
    if not (place.access.of_entry(str(task.owner_id or "")) and task.owner_id):
        place.need_on(Right.FOLLOW, found.state)
    initial = {"done_on": place.day, "seen": task.revision}
    form = forms.DoneForm(posted(request), initial=initial)
    return _changed(request, place, found, task, form, What.TASK, _("Mark as done"), "done_note")


@form_page
@of_plan
def risk_close(request: HttpRequest, place: Place, measure: str, pk: int) -> HttpResponse:
    """A risk is closed: it is over, or it happened."""
    found = measure_of(place, measure)
    place.need_on(Right.FOLLOW, found.state)
    risk = _row(Risk, found, pk)
    initial = {"closed_on": place.day, "seen": risk.revision}
    form = forms.CloseForm(posted(request), initial=initial)
    return _changed(request, place, found, risk, form, What.RISK, _("Close the risk"), "closed_why")


@form_page
@of_plan
def risk_change(request: HttpRequest, place: Place, measure: str, pk: int) -> HttpResponse:
    """A risk is assessed anew."""
    found = measure_of(place, measure)
    place.need_on(Right.FOLLOW, found.state)
    risk = _row(Risk, found, pk)
    form = forms.RISK(posted(request), instance=risk, state=found.state)
    return _changed(request, place, found, risk, form, What.RISK, _("Assess the risk anew"))


def _changed(
    request: HttpRequest, place: Place, found: MeasurePage, row: Task | Risk, form: Any,
    what: What, heading: str | Promise, reason: str = "reason",
) -> HttpResponse:  # fmt: skip
    """A page that changes a task or a risk; `reason` is the field that says why."""
    by, apart = person(request), {"seen", "reason"}

    def act(given: Any) -> None:
        values = {name: one for name, one in given.cleaned_data.items() if name not in apart}
        recording.change(
            row, values, what, seen=given.cleaned_data["seen"], day=place.day, by=by,
            reason=given.cleaned_data[reason],
        )  # fmt: skip

    return page(request, place, Deed(
        heading=heading, button=heading, form=form, act=act, lead=str(row),
        back=address(place, found), crumbs=_crumbs(place, found),
    ))  # fmt: skip


@form_page
@of_plan
def link(request: HttpRequest, place: Place, measure: str, pk: int) -> HttpResponse:
    """Choose from where an indicator reads itself."""
    place.need(Right.COORDINATE)
    found = measure_of(place, measure)
    indicator = next(
        (one.indicator for one in found.state.indicators if one.indicator.pk == pk), None
    )
    if indicator is None:
        raise Http404(f"The measure has no indicator {pk}")
    form, by = forms.LinkForm(posted(request), initial={"link": indicator.link}), person(request)
    return page(request, place, Deed(
        heading=_("Link the indicator"), button=_("Save"), form=form, lead=indicator.title,
        act=lambda given: recording.link(
            indicator, given.cleaned_data["link"], by=by, reason=given.cleaned_data["reason"]
        ),
        back=address(place, found), crumbs=_crumbs(place, found),
    ))  # fmt: skip


@form_page
@of_plan
def indicator_add(request: HttpRequest, place: Place, measure: str) -> HttpResponse:
    """Show something that Mreža measures beside the measure."""
    place.need(Right.COORDINATE)
    found = measure_of(place, measure)
    form, by = forms.LinkForm(posted(request), by_hand=False), person(request)
    return page(request, place, Deed(
        heading=_("Add a linked indicator"), button=_("Save"), form=form,
        act=lambda given: recording.add_indicator(
            found.state.measure, links.SOURCES[given.cleaned_data["link"]], by=by,
            reason=given.cleaned_data["reason"],
        ),
        back=address(place, found), crumbs=_crumbs(place, found),
    ))  # fmt: skip


@require_safe
@of_plan
def file(request: HttpRequest, place: Place, measure: str, pk: int) -> HttpResponse:
    """The file of a document, to keep; never shown as a page of this site."""
    document = _row(Document, measure_of(place, measure), pk)
    path = files.path_of(document.file_key)
    if not path.exists():
        raise Http404("The file of this document is not here")
    return FileResponse(  # type: ignore[return-value]
        path.open("rb"), as_attachment=True, filename=document.file_name,
        content_type=files.content_type(document.file_name),
    )  # fmt: skip


def address(place: Place, found: MeasurePage) -> str:
    """The page of the measure."""
    return reverse("plans:measure", args=[place.code, found.state.code])


def _page(
    request: HttpRequest, place: Place, found: MeasurePage, kind: Kind, form: Any, act: Any,
    lead: str = "",
) -> HttpResponse:  # fmt: skip
    return page(request, place, Deed(
        heading=kind.heading, button=_("Save"), form=form, act=act, lead=lead,
        back=f"{address(place, found)}#{kind.slug}", crumbs=_crumbs(place, found),
        files=kind.file,
    ))  # fmt: skip


def _crumbs(place: Place, found: MeasurePage) -> tuple[tuple[str, str], ...]:
    return ((address(place, found), f"{found.state.code} {found.state.title}"),)


def _row(model: Any, found: MeasurePage, pk: int) -> Any:
    """A record of the measure that stands, or `Http404`: also for another measure's record."""
    of_measure = "indicator__measure" if model._meta.model_name == "reading" else "measure"
    row: Told | None = model.objects.filter(
        pk=pk, withdrawn__isnull=True, **{of_measure: found.state.measure}
    ).first()
    if row is None:
        raise Http404(f"The measure has no such record {pk}")
    return row
