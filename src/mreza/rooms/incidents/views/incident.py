"""The page of an incident, and what is done with it: one way to show a form, refuse and do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from mreza.kernel.errors import MrezaError
from mreza.rooms.incidents import files, life, moments, showing
from mreza.rooms.incidents.actions import handling
from mreza.rooms.incidents.actions import measures as measuring
from mreza.rooms.incidents.actions.held import Author
from mreza.rooms.incidents.forms import handling as forms
from mreza.rooms.incidents.forms.reporting import CorrectionForm, moment_facts, opened
from mreza.rooms.incidents.models import Incident, Measure
from mreza.rooms.incidents.queries import register
from mreza.rooms.incidents.rules import Deed
from mreza.rooms.incidents.views.asking import Here, at_home, incident_or_404, now
from mreza.rooms.incidents.words import refused
from mreza.rooms.network.views.asking import posted

form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@at_home(Deed.REPORT)
def detail(request: HttpRequest, here: Here, number: int) -> HttpResponse:
    """Everything about one incident; to its reporter the report, how far it is, its measures."""
    incident = incident_or_404(here, number)
    return render(request, "incidents/incident.html", showing.page(here, incident))


@dataclass(frozen=True)
class DeedPage:
    """A deed of the safety officer: its form, what it does, and words around it."""

    title: str | Promise
    button: str | Promise
    make: Callable[[Here, Incident, dict[str, Any]], Any]
    do: Callable[[Incident, Any, Author], object]
    template: str = "incidents/deed.html"
    name: str = ""


def _simple(form: type[forms.DeedForm]) -> Callable[[Here, Incident, dict[str, Any]], Any]:
    def make(here: Here, incident: Incident, given: dict[str, Any]) -> forms.DeedForm:
        initial = {"revision": incident.revision, "day": here.day, **given.pop("initial", {})}
        return form(**given, today=here.day, initial=initial)

    return make


def _assessing(here: Here, incident: Incident, given: dict[str, Any]) -> Any:
    known = incident.severity and incident.likelihood
    cell = f"{incident.severity}-{incident.likelihood}" if known else None
    return _simple(forms.AssessForm)(here, incident, {**given, "initial": {"cell": cell}})


def _analysing(here: Here, incident: Incident, given: dict[str, Any]) -> Any:
    """The analysis so far, to be gone on with."""
    initial: dict[str, Any] = {"root_category": incident.cause_category or None}
    last = incident.analyses.last()
    if last is not None:
        initial |= {"root_cause": last.root_cause, "root_category": last.root_category}
        initial |= {f"why_{number}": said for number, said in enumerate(last.whys, 1)}
        initial |= {f"causes_{name}": "\n".join(said) for name, said in last.causes.items()}
    return _simple(forms.AnalysisForm)(here, incident, {**given, "initial": initial})


def _measuring(here: Here, incident: Incident, given: dict[str, Any]) -> forms.MeasureForm:
    people = register.people(here.code, here.day)
    initial = {"revision": incident.revision}
    return forms.MeasureForm(**given, today=here.day, people=people, initial=initial)


def _correcting(here: Here, incident: Incident, given: dict[str, Any]) -> CorrectionForm:
    return CorrectionForm(**given, now=now(), initial=opened(incident))


def _correct(incident: Incident, form: CorrectionForm, author: Author) -> object:
    facts = {**form.facts, **(moment_facts(form.moment) if form.moment else {})}
    return handling.correct(incident, facts, why=form.cleaned_data["why"], author=author)


def _add_measure(incident: Incident, form: forms.MeasureForm, author: Author) -> object:
    said = form.cleaned_data
    new = measuring.NewMeasure(
        text=said["text"].strip(), level=said["level"], nature=said["nature"],
        owner_name=form.name, due=said["due"], owner=form.person,
    )  # fmt: skip
    return measuring.add(incident, new, author=author)


def _because(act: Callable[..., object]) -> Callable[[Incident, Any, Author], object]:
    return lambda incident, form, author: act(incident, why=form.cleaned_data["why"], author=author)


PAGES: dict[str, DeedPage] = {
    "assess": DeedPage(
        _("Assess the risk"), _("Assess"), _assessing,
        lambda one, form, author: handling.assess(
            one, *form.risk, why=form.cleaned_data["why"], author=author
        ),
        "incidents/assess.html",
    ),
    "appoint": DeedPage(
        _("Appoint a commission"), _("Appoint"), _simple(forms.CommissionForm),
        lambda one, form, author: handling.appoint(
            one, form.cleaned_data["members"], form.cleaned_data["meets_on"], author=author
        ),
    ),
    "skip": DeedPage(
        _("Analyse without a commission"), _("Analyse without a commission"),
        _simple(forms.ReasonForm), _because(handling.skip),
    ),
    "analyse": DeedPage(
        _("Find the root cause"), _("Save the analysis"), _analysing,
        lambda one, form, author: handling.analyse(one, form.finding, author=author),
        "incidents/analyse.html",
    ),
    "measure": DeedPage(_("Add a measure"), _("Add"), _measuring, _add_measure),
    "agree": DeedPage(
        _("Measures are agreed"), _("Agree"), _simple(forms.OptionalReasonForm),
        lambda one, form, author: handling.agree_measures(one, author=author),
    ),
    "check": DeedPage(
        _("Check whether the measures work"), _("Save"), _simple(forms.CheckForm),
        lambda one, form, author: handling.check(
            one, effective=form.cleaned_data["effective"], day=form.cleaned_data["day"],
            finding=form.cleaned_data["finding"], author=author,
        ),
    ),
    "close": DeedPage(
        _("Close the incident"), _("Close"), _simple(forms.OptionalReasonForm),
        _because(handling.close),
    ),
    "reopen": DeedPage(
        _("Reopen the incident"), _("Reopen"), _simple(forms.ReasonForm), _because(handling.reopen)
    ),
    "correct": DeedPage(
        _("Correct what was reported"), _("Correct"), _correcting, _correct, "incidents/facts.html"
    ),
    "withdraw": DeedPage(
        _("Withdraw as entered by mistake"), _("Withdraw"), _simple(forms.ReasonForm),
        _because(handling.withdraw),
    ),
    "reinstate": DeedPage(
        _("Reinstate the incident"), _("Reinstate"), _simple(forms.ReasonForm),
        _because(handling.reinstate),
    ),
}  # fmt: skip


@form_page
@at_home(Deed.HANDLE)
def deed(request: HttpRequest, here: Here, number: int, name: str) -> HttpResponse:
    """The form of a deed, and the deed."""
    if name not in PAGES:
        raise Http404(f"No deed {name!r}; there are: {', '.join(PAGES)}")
    incident, page = incident_or_404(here, number), PAGES[name]
    form = page.make(here, incident, {"data": posted(request)})
    if request.method == "POST" and form.is_valid():
        author = Author(here.standing.user, now(), form.cleaned_data["revision"])
        try:
            page.do(incident, form, author)
        except MrezaError as error:
            form.add_error(None, refused(error))
        else:
            messages.success(request, gettext("Saved; the history below says what and why."))
            return HttpResponseRedirect(_address(here, incident))
    context = {
        "here": here, "incident": incident, "form": form, "deed": page, "name": name,
        **(showing.matrix(form) if name == "assess" else {}),
        "measures": incident.measures.all() if name in ("agree", "check", "measure") else None,
        "zones": sorted(moments.zones()) if name == "correct" else (),
        "possible": life.possible(incident.state),
    }  # fmt: skip
    return render(request, page.template, context, status=422 if form.errors else 200)


def _address(here: Here, incident: Incident) -> str:
    return reverse("incidents:incident", args=[here.code, incident.pk])


@form_page
@at_home(Deed.REPORT)
def measure(request: HttpRequest, here: Here, number: int, name: str) -> HttpResponse:
    """A measure is done, or (by the safety officer) cancelled."""
    found = get_object_or_404(
        Measure.objects.select_related("incident"), pk=number, incident__organisation=here.code
    )
    if not here.standing.may_finish(found):
        if not here.sees_register:
            raise Http404(f"No measure {number}")
        raise PermissionDenied("Only its owner or the safety officer")
    if name == "cancel" and not here.handles:
        raise PermissionDenied("Only the safety officer cancels measures")
    make = _simple(forms.DoneForm if name == "done" else forms.ReasonForm)
    form = make(here, found.incident, {"data": posted(request)})
    if request.method == "POST" and form.is_valid():
        try:
            _settle(found, name, form, Author(here.standing.user, now()))
        except MrezaError as error:
            form.add_error(None, refused(error))
        else:
            messages.success(request, gettext("Saved."))
            return HttpResponseRedirect(reverse("incidents:measures", args=[here.code]))
    context = {"here": here, "measure": found, "form": form, "name": name}
    return render(request, "incidents/measure.html", context, status=422 if form.errors else 200)


def _settle(found: Measure, name: str, form: Any, author: Author) -> None:
    said = form.cleaned_data
    if name == "done":
        measuring.done(found, day=said["day"], note=said["note"], author=author)
    else:
        measuring.cancel(found, why=said["why"], author=author)


@require_safe
@at_home(Deed.REPORT)
def attachment(
    request: HttpRequest, here: Here, number: int, file: int
) -> HttpResponse | FileResponse:
    """A file of an incident, always to be saved and never shown as a page."""
    incident = incident_or_404(here, number)
    found = get_object_or_404(incident.attachments.all(), pk=file)
    path = files.path_of(found)
    if not path.is_file():
        raise Http404("The file is gone from the data folder; restore it from a backup.")
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=found.name, content_type=found.media_type
    )
