"""What if, over a whole settlement: change parameters, see who gains and who loses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from mreza import acts
from mreza.kernel.errors import NumeralError
from mreza.kernel.parameter import Value
from mreza.rooms.calculations import charts, parameter_fields, sheets
from mreza.rooms.calculations.parameter_fields import Cell, ParameterField
from mreza.rooms.calculations.refusals import is_part, says_what_is_wrong
from mreza.rooms.calculations.sheets import Sheet
from mreza.rooms.network.views.asking import person
from mreza.rooms.settlement import lanes, queries, shown, words
from mreza.rooms.settlement.asking import only, oversees, rights, run_or_404
from mreza.rooms.settlement.models import Proposal, SettlementRun
from mreza.rooms.settlement.periods import Period
from mreza.rooms.settlement.what_if import Difference, Whole, beside, gains, losses

MOST = 10
DRAWN = 20  # units in the picture; the table has all
WAYS = {
    "provider": gettext_lazy("Provider"),
    "unit": gettext_lazy("Region unit"),
    "office": gettext_lazy("Office"),
    "activity": gettext_lazy("Activity"),
    "lane": gettext_lazy("Part of the settlement"),
}


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
                self.groups.append((words.without_quarter(lane, spoken), fresh))
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
        "changed": _changed_cells(changes),
        "result": _result(Whole(run, changes.values)) if asked else None,
        "address": reverse("settlement:what_if", args=[pk]),
        "query": request.GET.urlencode(),
        "proposals": queries.proposals(run),
    }
    template = "settlement/_what_if.html" if is_part(request) else "settlement/what_if.html"
    status = 422 if changes.errors and not is_part(request) else 200
    return render(request, template, context, status=status)


def _changed_cells(changes: Changes) -> list[tuple[ParameterField, Cell]]:
    return [
        (item, cell)
        for _title, items in changes.groups
        for item in items
        for cell in item.cells
        if cell.changed
    ]


def _result(whole: Whole) -> dict[str, Any]:
    providers, spoken = whole.by("provider"), words.spoken()
    names = queries.names_of(item.name for item in providers)
    units = [item for item in whole.by("unit") if item.change]
    drawn = sorted(units[:DRAWN], key=lambda item: -item.change)
    bars = [(words.place(item.name), item.change) for item in drawn]
    offices = words.offices()
    return {
        "total": whole.total,
        "lanes": [(words.lane(item.name, spoken), item) for item in whole.by("lane")],
        "gains": _named(gains(providers, MOST), names),
        "losses": _named(losses(providers, MOST), names),
        "changed": sum(1 for item in providers if item.change),
        "providers": len(providers),
        "units": [(words.place(item.name), item) for item in units],
        "offices": _named(whole.by("office"), offices),
        "activities": [(words.activity(item.name), item) for item in whole.by("activity")],
        "chart": charts.bars(bars, _("Change by region unit (EUR)"), spoken) if bars else "",
        "broken": [(check.title[spoken], check) for check in whole.checks if not check.holds],
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
    pages = [
        Sheet(str(title), _header(), _rows(whole.by(way), _names(way, whole)))
        for way, title in WAYS.items()
    ]
    if kind == "csv":
        return sheets.download(sheets.as_csv(pages[0]), sheets.CSV, name)
    changed = [list(pair) for pair in changes.settings.items()]
    settings = Sheet(_("Changed parameters"), [_("Name"), _("Value")], changed)
    return sheets.download(sheets.as_xlsx([*pages, settings]), sheets.XLSX, name)


def _header() -> list[str]:
    return [_("Code"), _("Name"), _("Before (EUR)"), _("After (EUR)"), _("Change (EUR)")]


def _names(way: str, whole: Whole) -> Mapping[str, str]:
    """What the codes of a way to sum are called."""
    found = [item.name for item in whole.by(way)]
    if way == "provider":
        return queries.names_of(found)
    if way == "office":
        return words.offices()
    if way == "lane":
        return {name: words.lane(name, words.spoken()) for name in found}
    return {name: (words.place if way == "unit" else words.activity)(name) for name in found}


def _rows(found: Iterable[Difference], names: Mapping[str, str]) -> Iterator[list[Any]]:
    for item in found:
        yield [item.name, names.get(item.name, ""), item.before, item.after, item.change]


@require_POST
@only(oversees)
@says_what_is_wrong
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the changed values under a name, to come back to and to compare."""
    run = _complete(request, pk)
    changes = Changes(run, request.POST.dict())
    name = _written(request, "name")[:120]
    if not name or changes.errors or not changes.settings:
        messages.error(request, _("A proposal needs a name and at least one changed value."))
        return redirect("settlement:what_if", pk)
    try:
        with transaction.atomic():
            Proposal.objects.create(
                run=run,
                name=name,
                note=_written(request, "note")[:2000],
                overrides=changes.settings,
                author=person(request),
            )
    except IntegrityError:
        messages.error(request, _("You already keep a proposal with this name."))
        return redirect("settlement:what_if", pk)
    messages.success(request, _("The proposal is kept."))
    return redirect("settlement:compare", pk)


def _written(request: HttpRequest, name: str) -> str:
    """A text of the form, without what no text can hold."""
    return request.POST.get(name, "").replace("\x00", "").strip()


@require_safe
@only(oversees)
@says_what_is_wrong
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Kept proposals beside each other: what each changes, and what it moves."""
    run = _complete(request, pk)
    entries: list[dict[str, Any]] = []
    address = reverse("settlement:what_if", args=[pk])
    proposals = list(queries.proposals(run)[:MOST])
    changed = [Changes(run, proposal.overrides) for proposal in proposals]
    wholes = beside(run, [changes.values for changes in changed])
    for proposal, changes, whole in zip(proposals, changed, wholes, strict=True):
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
                "url": f"{address}?{urlencode(proposal.overrides)}",
            }
        )
    names = words.offices()
    found = sorted({name for entry in entries for name in entry["offices"]})
    rows = [
        (names.get(name, name), [(e["item"].name, e["offices"].get(name)) for e in entries])
        for name in found
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
