"""Reports of a home: what can be sent, what was sent, as files, and the talk about them."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mreza.rooms.calculations import sheets
from mreza.rooms.network.views.asking import person
from mreza.rooms.quality import (
    actions,
    completeness,
    fhir,
    months,
    papers,
    queries,
    report,
    report_page,
    words,
)
from mreza.rooms.quality.asking import Here, access, in_home, month_or_404
from mreza.rooms.quality.forms import MessageForm, PublishForm
from mreza.rooms.quality.models import Message, Submission
from mreza.rooms.quality.models.reporting import Span
from mreza.rooms.quality.rules import Deed
from mreza.site import clock

KINDS = ("pdf", "xlsx", "json", "fhir")
YEARS_SHOWN = 3


@require_safe
@in_home(Deed.SEE_REPORTS)
def listing(request: HttpRequest, here: Here) -> HttpResponse:
    """Months and years with what was sent of them, and the switch of the home's public page."""
    newest = months.before(here.day)
    first = max(months.moved(newest, -23), completeness.first_month())
    closes = queries.newest(queries.closes(here.code, first, newest))
    sent = list(queries.submissions(code=here.code).defer("content"))
    context = {
        "here": here,
        "rights": here.rights,
        "months": report_page.periods(
            Span.MONTH, reversed(months.between(first, newest)), set(closes), sent, here.day
        ),
        "years": report_page.periods(
            Span.YEAR, [date(y, 1, 1) for y in _years(here.day)], set(closes), sent, here.day
        ),
        "switch": queries.publications().get(here.code),
        "publish_form": PublishForm(),
    }
    return render(request, "quality/reports.html", context)


def _years(day: date) -> list[int]:
    first = completeness.first_month().year
    return list(range(day.year, first - 1, -1))[:YEARS_SHOWN]


def _period(span: str, first: str) -> date:
    """The first day of the month or year that an address names."""
    if span not in Span.values:
        raise Http404(f"No reports by {span[:20]!r}")
    found = month_or_404(first)
    if span == Span.YEAR and found.month != 1:
        raise Http404("A year begins in January")
    return found


@require_POST
@in_home(Deed.PREPARE)
def send(request: HttpRequest, here: Here, span: str, first: str) -> HttpResponse:
    """Send the report; twice is once."""
    found = actions.send(here.code, span, _period(span, first), by=person(request), day=here.day)
    messages.success(request, _("The report is sent."))
    return redirect("quality:submission", found.pk)


def _submission_or_404(request: HttpRequest, pk: int) -> Submission:
    found = queries.submissions().filter(pk=pk).first()
    held = access(request, found.organisation_id if found else "")
    if found is None or not held.may(Deed.SEE_REPORTS, found.organisation_id):
        raise Http404(f"No report {pk}")
    return found


@require_safe
def submission(request: HttpRequest, pk: int) -> HttpResponse:
    """One sent report, as it was sent."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    found = _submission_or_404(request, pk)
    revisions = queries.submissions(
        code=found.organisation_id, span=found.span, first=found.first, last=found.first
    )
    held = access(request, found.organisation_id)
    context = {
        "submission": found,
        "title": report_page.title(found),
        "rows": report_page.rows(found.content),
        "by_month": report_page.by_month(found.content) if found.span == Span.YEAR else [],
        "addressees": [str(words.ADDRESSEES.get(a, a)) for a in found.addressees],
        "revisions": revisions.defer("content"),
        "kinds": KINDS,
        "sees_home": held.may(Deed.SEE, found.organisation_id),
        "talk": reverse(
            "quality:talk", args=[found.organisation_id, found.span, months.written(found.first)]
        ),
    }
    return render(request, "quality/submission.html", context)


@require_safe
def file(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """A sent report as PDF, XLSX, JSON or FHIR."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    found = _submission_or_404(request, pk)
    name = f"quality-{found.organisation_id}-{months.written(found.first)}-{found.number}"
    if kind == "pdf":
        return sheets.download(papers.as_pdf(found), "application/pdf", f"{name}.pdf")
    if kind == "xlsx":
        return sheets.download(papers.as_xlsx(found), sheets.XLSX, f"{name}.xlsx")
    if kind == "json":
        return JsonResponse(found.content, json_dumps_params={"ensure_ascii": False, "indent": 2})
    if kind == "fhir":
        base = request.build_absolute_uri("/api/v1/quality")
        response = JsonResponse(fhir.bundle(found, base), json_dumps_params={"indent": 2})
        response["Content-Type"] = "application/fhir+json"
        return response
    raise Http404(f"There is no {kind[:20]!r}; there are: {', '.join(KINDS)}")


@require_safe
@in_home(Deed.SEE_REPORTS)
def talk(request: HttpRequest, here: Here, span: str, first: str) -> HttpResponse:
    """What both sides said of a report, and what was sent."""
    return render(request, "quality/talk.html", _talk(here, span, _period(span, first)))


def _talk(here: Here, span: str, first: date, form: MessageForm | None = None) -> dict[str, Any]:
    last = report.last_of(span, first)
    sent = queries.submissions(code=here.code, span=span, first=first, last=first).defer("content")
    return {
        "here": here,
        "rights": here.rights,
        "span": span,
        "first": months.written(first),
        "title": words.month(first) if span == Span.MONTH else str(first.year),
        "messages_": [m for m in queries.messages(here.code, first, last) if m.span == span],
        "sent": sent,
        "kinds": _kinds(here),
        "form": form or MessageForm(initial={"token": uuid4(), "kind": Message.Kind.COMMENT}),
    }


def _kinds(here: Here) -> list[tuple[str, str]]:
    """What somebody may say: the ministry comments and reminds, the home answers."""
    if here.may(Deed.OVERSEE):
        return [(k.value, str(k.label)) for k in (Message.Kind.REMINDER, Message.Kind.COMMENT)]
    if here.may(Deed.PREPARE) or here.may(Deed.APPROVE):
        return [(Message.Kind.ANSWER.value, str(Message.Kind.ANSWER.label))]
    return []


@require_POST
@in_home(Deed.SEE_REPORTS)
def say(request: HttpRequest, here: Here, span: str, first: str) -> HttpResponse:
    """Comment, remind, answer."""
    allowed = [kind for kind, _label in _kinds(here)]
    if not allowed:
        raise PermissionDenied("The quality officer answers for the home.")
    period, form = _period(span, first), MessageForm(request.POST)
    if not form.is_valid() or form.cleaned_data["kind"] not in allowed:
        return render(request, "quality/talk.html", _talk(here, span, period, form), status=422)
    actions.say(here.code, span, period, by=person(request), day=here.day, **form.cleaned_data)
    messages.success(request, _("It is said."))
    return redirect("quality:talk", here.code, span, first)


@require_POST
@in_home(Deed.PUBLISH)
def publish(request: HttpRequest, here: Here) -> HttpResponse:
    """The home turns its own public page on or off."""
    return turn(request, here.code, reverse("quality:reports", args=[here.code]))


def turn(request: HttpRequest, code: str, back: str) -> HttpResponse:
    form = PublishForm(request.POST)
    if not form.is_valid():
        context = {"form": form, "back": back, "action": request.path}
        return render(request, "quality/publish.html", context, status=422)
    actions.publish(code, by=person(request), day=clock.today(), **form.cleaned_data)
    messages.success(request, _("The switch is turned."))
    return redirect(back)
