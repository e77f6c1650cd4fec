"""What if, over a whole settlement: change parameters, see who gains and who loses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mreza import acts
from mreza.kernel.errors import NumeralError
from mreza.kernel.parameter import Value
from mreza.rooms.calculations import charts, parameter_fields, sheets
from mreza.rooms.calculations.parameter_fields import ParameterField
from mreza.rooms.calculations.refusals import is_part, says_what_is_wrong
from mreza.rooms.calculations.sheets import Sheet
from mreza.rooms.network.views.asking import person
from mreza.rooms.settlement import lanes, queries, shown, words
from mreza.rooms.settlement.asking import only, oversees, rights, run_or_404
from mreza.rooms.settlement.models import Proposal, SettlementRun
from mreza.rooms.settlement.periods import Period
from mreza.rooms.settlement.what_if import Difference, Whole, gains, losses

MOST = 10
WAYS = ("provider", "unit", "office", "activity", "lane")


class Changes:
    """The parameters of all lanes with what the address changes; each parameter stands once."""

    def __init__(self, run: SettlementRun, given: Mapping[str, str]) -> None:
        spoken, period = words.spoken(), Period(run.year, run.number)
        self.groups: list[tuple[str, list[ParameterField]]] = []
        self.values: dict[str, dict[str, Value]] = {}
        self.settings: dict[str, str] = {}
        seen: set[tuple[str, str]] = set()
        for lane in lanes.of(period):
            table = acts.table(lane.table)
            read = parameter_fields.read(table, period.law_day, given, spoken)
            fresh = [item for item in read.fields if (table.act, item.name) not in seen]
            seen |= {(table.act, item.name) for item in fresh}
            if fresh:
                self.groups.append((lane.title[spoken], fresh))
            self.values.setdefault(table.act, {}).update(read.values)
            self.settings |= read.settings

    @property
    def errors(self) -> list[Any]:
        return [
            cell for _title, items in self.groups for item in items for cell in item.cells
            if cell.error
        ]  # fmt: skip


def _complete(request: HttpRequest, pk: int) -> SettlementRun:
    run = run_or_404(pk)
    visible = rights(request).settles or run.issued_at is not None
    if run.state != SettlementRun.State.COMPLETE or not visible:
        raise Http404(f"No complete settlement run {pk}")
    return run


@require_safe
@only(oversees)
@says_what_is_wrong
def what_if(request: HttpRequest, pk: int) -> HttpResponse:
    """The form and, once a value differs, who gains and who loses."""
    run = _complete(request, pk)
    changes = Changes(run, request.GET.dict())
    asked = bool(changes.settings) and not changes.errors
    context = {
        "run": shown.run(run, words.spoken()),
        "item": run,
        "groups": changes.groups,
        "errors": changes.errors,
        "settings": changes.settings,
        "result": _result(Whole(run, changes.values)) if asked else None,
        "address": reverse("settlement:what_if", args=[pk]),
        "query": request.GET.urlencode(),
        "proposals": queries.proposals(run),
    }
    template = "settlement/_what_if.html" if is_part(request) else "settlement/what_if.html"
    status = 422 if changes.errors and not is_part(request) else 200
    return render(request, template, context, status=status)


def _result(whole: Whole) -> dict[str, Any]:
    providers = whole.by("provider")
    names = queries.names_of(item.name for item in providers)
    offices = [(words.activity(item.name), item.change) for item in whole.by("office")]
    bars = [(name, change) for name, change in offices if change]
    spoken = words.spoken()
    return {
        "total": whole.total,
        "lanes": [(words.lane(item.name, spoken), item) for item in whole.by("lane")],
        "gains": _named(gains(providers, MOST), names),
        "losses": _named(losses(providers, MOST), names),
        "changed": sum(1 for item in providers if item.change),
        "providers": len(providers),
        "units": [(words.activity(item.name), item) for item in whole.by("unit") if item.change],
        "activities": [(words.activity(item.name), item) for item in whole.by("activity")],
        "chart": charts.bars(bars, _("Change by regional office (EUR)"), spoken) if bars else "",
        "broken": [check for check in whole.checks if not check.holds],
    }


def _named(found: Iterable[Difference], names: Mapping[str, str]) -> list[tuple[str, Difference]]:
    return [(names.get(item.name, item.name), item) for item in found]


@require_safe
@only(oversees)
@says_what_is_wrong
def export(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Before and after of every provider, unit and activity: `csv` or `xlsx`."""
    if kind not in ("csv", "xlsx"):
        raise Http404
    run = _complete(request, pk)
    changes = Changes(run, request.GET.dict())
    if changes.errors:
        raise NumeralError(changes.errors[0].error, where=changes.errors[0].name)
    whole = Whole(run, changes.values)
    name = f"what-if-{pk}.{kind}"
    pages = [Sheet(way, _header(), _rows(whole.by(way))) for way in WAYS]
    if kind == "csv":
        return sheets.download(sheets.as_csv(pages[0]), sheets.CSV, name)
    settings = Sheet(
        _("Changed parameters"), [_("Name"), _("Value")], [list(p) for p in changes.settings.items()]
    )
    return sheets.download(sheets.as_xlsx([*pages, settings]), sheets.XLSX, name)


def _header() -> list[str]:
    return [_("Name"), _("Before"), _("After"), _("Change")]


def _rows(found: Iterable[Difference]) -> Iterator[list[Any]]:
    for item in found:
        yield [item.name, item.before, item.after, item.change]


@require_POST
@only(oversees)
@says_what_is_wrong
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the changed values under a name, to come back to and to compare."""
    run = _complete(request, pk)
    changes = Changes(run, request.POST.dict())
    name = request.POST.get("name", "").strip()[:120]
    if not name or changes.errors or not changes.settings:
        messages.error(request, _("A proposal needs a name and at least one changed value."))
        return redirect("settlement:what_if", pk)
    try:
        with transaction.atomic():
            Proposal.objects.create(
                run=run,
                name=name,
                note=request.POST.get("note", "").strip()[:2000],
                overrides=changes.settings,
                author=person(request),
            )
    except IntegrityError:
        messages.error(request, _("You already keep a proposal with this name."))
        return redirect("settlement:what_if", pk)
    messages.success(request, _("The proposal is kept."))
    return redirect("settlement:compare", pk)


@require_safe
@only(oversees)
@says_what_is_wrong
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Kept proposals beside each other: what each changes, and what it moves."""
    run = _complete(request, pk)
    entries = []
    for proposal in queries.proposals(run)[:MOST]:
        changes = Changes(run, proposal.overrides)
        whole = Whole(run, changes.values)
        offices = {item.name: item for item in whole.by("office")}
        entries.append(
            {
                "item": proposal,
                "total": whole.total,
                "offices": offices,
                "fields": [
                    item for _title, items in changes.groups for item in items if item.changed
                ],
                "own": proposal.author_id == request.user.pk,
            }
        )
    offices = sorted({name for entry in entries for name in entry["offices"]})
    rows = [
        (words.activity(name), [entry["offices"].get(name) for entry in entries])
        for name in offices
    ]
    context = {"run": shown.run(run, words.spoken()), "item": run, "entries": entries, "rows": rows}
    return render(request, "settlement/compare.html", context)


@require_POST
@only(oversees)
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete an own proposal."""
    proposal = get_object_or_404(Proposal, pk=pk, author=person(request))
    proposal.delete()
    messages.success(request, _("The proposal is deleted."))
    return redirect("settlement:compare", proposal.run_id)


