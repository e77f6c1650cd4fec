"""Data-quality reports: of all providers for who oversees, the own one with its rows."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mreza.rooms.calculations.refusals import is_part, says_what_is_wrong
from mreza.rooms.health_workforce import asking, explained, law, tables, words
from mreza.rooms.health_workforce.models import Submission, Worker
from mreza.rooms.health_workforce.queries import quality
from mreza.rooms.health_workforce.queries.newest import newest
from mreza.rooms.health_workforce.queries.quality import FINDINGS, MEASURES, Report
from mreza.rooms.health_workforce.rules import KINDS, Deed
from mreza.rooms.health_workforce.views.shared import common
from mreza.rooms.network.models import OrganisationVersion, on
from mreza.rooms.network.queries import registry
from mreza.rooms.network.views.answers import table_file
from mreza.rooms.workforce.demo import SYNTHETIC
from mreza.site import clock

PER_PAGE = 40
MOST_ROWS = 200
STATES = ("all", "poor", "missing", "none")


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Every provider: the score of its newest data, what is wrong, what is missing."""
    refused = asking.refusal(request, Deed.SEE_REPORTS)
    if refused:
        return refused
    day = clock.today()
    rows = _all(day)
    state = request.GET.get("state", "all")
    state = state if state in STATES else "all"
    shown = [row for row in rows if _is(row, state)]
    scored = [row["report"] for row in rows if row["report"]]
    context = common(request) | {
        "page": Paginator(shown, PER_PAGE).get_page(request.GET.get("page")),
        "state": state,
        "counts": {name: sum(_is(row, name) for row in rows) for name in STATES},
        "sent": len(scored),
        "expected": len(rows),
        "rows_total": sum(one.inputs["rows"] for one in scored),
        "below": sum(float(one.score) < words.GOOD for one in scored),
        "synthetic": any(row["synthetic"] for row in rows),
        "weights": _weights(day),
    }
    return render(request, "health_workforce/quality.html", context)


def _is(row: dict[str, Any], state: str) -> bool:
    report: Report | None = row["report"]
    return {
        "all": True,
        "poor": report is not None and float(report.score) < words.GOOD,
        "missing": bool(row["missing"]),
        "none": report is None,
    }[state]


def _all(day: date) -> list[dict[str, Any]]:
    """Providers of the kinds that are counted, the worst score first, those without data last."""
    submissions = list(newest(day).select_related("file"))
    reports = {str(one.submission.organisation_id): one for one in
               quality.reports(submissions, day)}  # fmt: skip
    days: dict[str, set[date]] = {}
    sent = Submission.objects.filter(withdrawn=False, day__lte=day)
    for code, of in sent.values_list("organisation_id", "day"):
        days.setdefault(code, set()).add(of)
    versions = OrganisationVersion.objects.filter(on(day), kind__in=KINDS).order_by("sort_key")
    rows = [
        {
            "code": version.code,
            "name": version.name,
            "report": reports.get(version.code),
            "grade": words.grade(reports[version.code].score) if version.code in reports else "",
            "missing": quality.missing_years(days.get(version.code, ()), day),
            "last": max(days.get(version.code, ()), default=None),
            "synthetic": version.code in reports
            and _is_synthetic(reports[version.code].submission),
        }
        for version in versions
    ]
    return sorted(rows, key=_order)


def _order(row: dict[str, Any]) -> tuple[bool, bool, float]:
    report: Report | None = row["report"]
    return report is None, not row["missing"], float(report.score) if report else 0.0


def _is_synthetic(submission: Submission) -> bool:
    return submission.file is not None and submission.file.dataset == SYNTHETIC


def _weights(day: date) -> list[tuple[str, Any]]:
    return [(str(words.MEASURES[one]), law.figure(f"weight_{one}", day)) for one in MEASURES]


@require_safe
def overview_file(request: HttpRequest, kind: str) -> HttpResponse:
    """Every report as a row of a file."""
    refused = asking.refusal(request, Deed.SEE_REPORTS)
    if refused:
        return refused
    day = clock.today()
    reports = quality.reports(list(newest(day)), day)
    names = registry.names({str(one.submission.organisation_id) for one in reports}, day)
    records = tables.reported(reports, names)
    name = "mreza-health-workers-quality"
    return table_file(kind, name, lambda: tables.sheet("quality", records), records)


@require_safe
def provider(request: HttpRequest, code: str) -> HttpResponse:
    """A provider's report on its newest data (or those of `?day=`); rows only for the provider."""
    refused = asking.refusal(request, Deed.SEE_REPORT, code)
    if refused:
        return refused
    day = clock.today()
    sent = list(_sent(code))
    chosen = _chosen(request, sent)
    report = quality.reports([chosen], day)[0] if chosen else None
    own = asking.access(request).may(Deed.SEND, code)
    days = {one.day for one in sent if not one.withdrawn}
    context = common(request) | {
        "code": code,
        "name": _name_or_404(code, day),
        "may_send": own,
        "report": report,
        "grade": words.grade(report.score) if report else "",
        "measures": _measures(report) if report else [],
        "problems": _problems(report) if report else [],
        "findings": _findings(chosen, day) if chosen and own else [],
        "most": MOST_ROWS,
        "sent": sent,
        "counting": {one.pk for one in newest(day, [code])},
        "chosen": chosen,
        "missing": quality.missing_years(days, day),
        "synthetic": chosen is not None and _is_synthetic(chosen),
        "due": quality.due(chosen.day) if chosen else None,
        "next_due": date(day.year, 12, 31),
    }
    return render(request, "health_workforce/provider.html", context)


def _sent(code: str) -> QuerySet[Submission]:
    found = Submission.objects.filter(organisation=code).select_related("file")
    return found.order_by("-day", "-pk")


def _chosen(request: HttpRequest, sent: list[Submission]) -> Submission | None:
    """`?submission=` of those that were sent, else the newest that counts."""
    asked = request.GET.get("submission", "")
    if asked:
        found = next((one for one in sent if str(one.pk) == asked), None)
        if found is None:
            raise Http404(f"No submission {asked[:20]!r} of this provider")
        return found
    return next((one for one in sent if not one.withdrawn), None)


def _name_or_404(code: str, day: date) -> str:
    names = registry.names({code}, day)
    if code not in names:
        raise Http404(f"No organisation {code!r}")
    return names[code]


def _measures(report: Report) -> list[dict[str, Any]]:
    return [{"name": one, "title": words.MEASURES[one], "value": report[one]} for one in MEASURES]


def _problems(report: Report) -> list[dict[str, Any]]:
    """What was found, how often and what to do; what is missing first."""
    empty = [
        {"title": words.MISSING % {"columns": words.COLUMNS[name]}, "count": count,
         "remedy": ""}
        for name, count in report.missing.items() if count
    ]  # fmt: skip
    odd = [
        {"title": words.FINDINGS[name][0], "count": report.found[name],
         "remedy": words.FINDINGS[name][1]}
        for name in FINDINGS if report.found[name]
    ]  # fmt: skip
    return empty + odd


def _findings(submission: Submission, day: date) -> list[dict[str, Any]]:
    return [
        {
            "row": one,
            "group": words.group(one.group),
            "says": [
                *(words.FINDINGS[name][0] for name in one.why),
                *([words.MISSING % {"columns": ", ".join(str(words.COLUMNS[name])
                                                        for name in one.missing)}]
                  if one.missing else []),
            ],
        }
        for one in quality.findings(submission, day, MOST_ROWS)
    ]  # fmt: skip


@require_safe
@says_what_is_wrong
def why(request: HttpRequest, code: str, number: int, formula: str) -> HttpResponse:
    """The steps of a report's score."""
    refused = asking.refusal(request, Deed.SEE_REPORT, code)
    if refused:
        return refused
    day = clock.today()
    submission = _sent(code).filter(pk=number).first()
    if submission is None:
        raise Http404(f"No submission {number}")
    report = quality.reports([submission], day)[0]
    context = explained.context(
        "data_quality", report.inputs, formula, day, _name_or_404(code, day)
    ) | {"address": request.get_full_path(), "back": "provider", "code": code}
    template = "health_workforce/_why.html" if is_part(request) else "health_workforce/why.html"
    return render(request, template, context)


@require_safe
def rows_file(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """The provider's newest rows, as a file that can be corrected and sent again."""
    refused = asking.refusal(request, Deed.SEND, code)
    if refused:
        return refused
    chosen = newest(clock.today(), [code]).first()
    found = Worker.objects.filter(submission=chosen).order_by("line") if chosen else []
    records = tables.own_rows(found)
    name = f"mreza-health-workers-{code}"
    return table_file(kind, name, lambda: tables.sheet("workers", records), records)
