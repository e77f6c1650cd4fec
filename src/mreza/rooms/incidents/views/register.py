"""The register of a home: the list, its exports, its pictures, and measures with their owners."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from mreza.rooms.incidents import pictures, tables
from mreza.rooms.incidents.belonging import left_out
from mreza.rooms.incidents.models import OPEN, CauseCategory, Kind, Service, State
from mreza.rooms.incidents.queries import counting
from mreza.rooms.incidents.queries import register as reads
from mreza.rooms.incidents.queries.register import ALL_COUNTED, ANY_OPEN, Filter
from mreza.rooms.incidents.rules import Deed
from mreza.rooms.incidents.views.asking import Here, at_home
from mreza.rooms.incidents.words import WEEKDAYS
from mreza.rooms.network.views.answers import part_or_page, table_file

PER_PAGE = 40
MOST_IN_FILE = 20_000


@require_safe
@at_home(Deed.REPORT)
def listing(request: HttpRequest, here: Here) -> HttpResponse:
    """The register; for those without a post, their own reports."""
    if not here.sees_register:
        return HttpResponseRedirect(reverse("incidents:mine", args=[here.code]))
    wanted = Filter.of(request.GET)
    page = Paginator(reads.register(here.code, wanted), PER_PAGE).get_page(request.GET.get("page"))
    waiting, incidents = reads.waiting(here.code), list(page.object_list)
    context = {
        "here": here, "page": page, "incidents": incidents, "wanted": wanted,
        "left_out": {one.pk for one in incidents if left_out(one)},
        "waiting": [(state, waiting.get(state, 0)) for state in OPEN],
        "kinds": Kind.choices, "services": Service.choices, "causes": CauseCategory.choices,
        "states": State.choices, "any_open": ANY_OPEN, "all_counted": ALL_COUNTED,
        "kept": _kept(wanted), "narrowed": _narrowed(wanted),
        "synthetic": any(one.synthetic for one in incidents),
    }  # fmt: skip
    return part_or_page(request, "incidents/_list.html", "incidents/register.html", context)


def _kept(wanted: Filter) -> list[tuple[str, str]]:
    """What a picture narrowed the list by, beside what the form asks."""
    names = ("first", "last", "cause", "weekday", "hour")
    return [(name, value) for name in names if (value := getattr(wanted, name))]


def _narrowed(wanted: Filter) -> str:
    """The same in words."""
    said = []
    if wanted.first or wanted.last:
        said.append(f"{wanted.first or '…'} – {wanted.last or '…'}")
    if wanted.cause:
        cause = dict(CauseCategory.choices).get(wanted.cause, gettext("not known yet"))
        said.append(gettext("cause: %(cause)s") % {"cause": cause})
    if wanted.weekday.isdecimal() and int(wanted.weekday) in WEEKDAYS:
        said.append(str(WEEKDAYS[int(wanted.weekday)]))
    if wanted.hour:
        said.append(gettext("from %(hour)s o'clock") % {"hour": wanted.hour})
    return ", ".join(said)


@require_safe
@at_home(Deed.SEE_REGISTER)
def export(request: HttpRequest, here: Here, kind: str) -> HttpResponse:
    """The same list as a file, without who reported."""
    found = list(reads.register(here.code, Filter.of(request.GET))[:MOST_IN_FILE])
    records = [tables.record(one) for one in found]
    language = get_language() or "sl"
    return table_file(kind, "incidents", lambda: tables.sheet(found, language), records)


@require_safe
@at_home(Deed.SEE_REGISTER)
def counts_export(request: HttpRequest, here: Here, kind: str) -> HttpResponse:
    """Counts by month, service and kind for others to read: small ones are not told."""
    first, last = _whole_months(*_period(request, here.day))
    records = tables.anonymous_counts(here.code, first, last)
    return table_file(kind, "incident-counts", lambda: tables.counts_sheet(records), records)


@require_safe
@at_home(Deed.SEE_REGISTER)
def charts(request: HttpRequest, here: Here) -> HttpResponse:
    """Which kinds and causes make most of it, when it happens, and how many days lie between."""
    first, last = _period(request, here.day)
    kind = request.GET.get("kind", "")
    kind = kind if kind in Kind.values else ""
    address = reverse("incidents:register", args=[here.code])
    shown = pictures.Shown(address, first, last, kind)
    by_cause = counting.by_cause(here.code, first, last, kind)
    cells = counting.by_hour_and_weekday(here.code, first, last, kind)
    context = {
        "here": here, "first": first, "last": last, "kind": kind, "kinds": Kind.choices,
        "number": sum(by_cause.values()),
        "pareto_kinds": pictures.kinds(counting.by_kind(here.code, first, last), shown),
        "pareto_causes": pictures.causes(by_cause, shown),
        "heat": pictures.heat(cells, shown),
        "between": pictures.between(counting.days_between(here.code, first, last, kind), shown),
    }  # fmt: skip
    return render(request, "incidents/charts.html", context)


def _period(request: HttpRequest, today: date) -> tuple[date, date]:
    """The days asked for; without them, twelve whole months before today and this one so far."""
    first = _day(request.GET.get("first", "")) or today.replace(year=today.year - 1, day=1)
    last = _day(request.GET.get("last", "")) or today
    return first, max(first, last)


def _whole_months(first: date, last: date) -> tuple[date, date]:
    """Whole months: two files that differ by a day would tell what happened on that day."""
    length = monthrange(last.year, last.month)[1]
    return first.replace(day=1), last.replace(day=length)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@require_safe
@at_home(Deed.REPORT)
def measures(request: HttpRequest, here: Here) -> HttpResponse:
    """One's own measures; with a post also everybody's."""
    everybody = request.GET.get("whose") == "all"
    if everybody and not here.sees_register:
        raise PermissionDenied("Only your own measures")
    found = reads.measures(here.code, None if everybody else here.standing.user)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {"here": here, "page": page, "everybody": everybody}
    return render(request, "incidents/measures.html", context)
