"""Supply against need: all groups at a glance, one group with assumptions anybody may change."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mreza.rooms.calculations import sheets
from mreza.rooms.calculations.refusals import is_part, says_what_is_wrong
from mreza.rooms.health_workforce import asking, explained, pictures, projection, tables, words
from mreza.rooms.health_workforce.forms import LABELS, NAMES, AssumptionsForm
from mreza.rooms.health_workforce.projection import Projection, Start
from mreza.rooms.health_workforce.queries import ages as aged
from mreza.rooms.health_workforce.queries.ages import Census
from mreza.rooms.health_workforce.rules import Deed
from mreza.rooms.health_workforce.views.shared import common, group_or_404
from mreza.rooms.network.views.answers import table_file
from mreza.site import clock

SECOND = "b"  # prefix of the second scenario in the address
SHOWN = (5, 10, 15)


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Every group under the act's own assumptions: the gap in 5, 10 and 15 years."""
    refused = asking.refusal(request, Deed.SEE_ALL_NUMBERS)
    if refused:
        return refused
    day = clock.today()
    census = aged.census(day)
    cases = [(Start.of(census, group), projection.defaults(group, day)) for group in
             census.groups()]  # fmt: skip
    context = common(request) | {
        "rows": [_row(one) for one in projection.project(cases, day)],
        "year": census.year,
        "years": [census.year + number for number in SHOWN],
        "synthetic": census.synthetic,
    }
    return render(request, "health_workforce/projections.html", context)


def _row(one: Projection) -> dict[str, Any]:
    start = one.start
    picked = [one.central[number - 1] for number in SHOWN]
    low, high = (one.years[favours][SHOWN[-1] - 1]["gap"] for favours in (-1, 1))
    return {"code": start.group, "name": words.group(start.group), "workers": start.workers,
            "fte": start.fte, "years": picked, "low": low, "high": high}  # fmt: skip


@require_safe
def one(request: HttpRequest, group: str) -> HttpResponse:
    """A group: chart, table, assumptions, perhaps beside a second scenario."""
    refused = asking.refusal(request, Deed.SEE_ALL_NUMBERS)
    if refused:
        return refused
    day, census = clock.today(), _census_or_404(group)
    own = projection.defaults(group, day)
    forms, found = _scenarios(request.GET, census, group, day)
    first, second = found[0], found[1] if len(found) > 1 else None
    wrong = any(form.errors for form in forms)
    context = common(request) | {
        "group": group,
        "group_name": words.group(group),
        "groups": [(code, words.group(code)) for code in census.groups()],
        "form": forms[0],
        "second_form": forms[1] if second else None,
        "changed": [LABELS[name] for name in projection.changed(first.assumptions, own)],
        "first": first,
        "second": second,
        "chart": pictures.chart(first, second),
        "years": _years(first, second),
        "last": first.central[-1],
        "last_second": second.central[-1] if second else None,
        "low": first.years[projection.UNFAVOURABLE][-1],
        "high": first.years[projection.FAVOURABLE][-1],
        "query": request.GET.urlencode(),
        "compare": _comparing(request.GET),
        "unknown": sum(one.workers for one in census.of(group) if one.birth_year is None),
        "synthetic": census.synthetic,
        "year": census.year,
    }
    template = "health_workforce/projection.html"
    return render(request, template, context, status=422 if wrong else 200)


def _census_or_404(group: str) -> Census:
    census = aged.census(clock.today())
    if group_or_404(group) not in census.groups():
        raise Http404(f"Nobody was reported in {group!r}")
    return census


def _scenarios(
    asked: QueryDict, census: Census, group: str, day: date
) -> tuple[list[AssumptionsForm], list[Projection]]:
    """One scenario, or two when the address has assumptions of a second."""
    own, start = projection.defaults(group, day), Start.of(census, group)
    given = {key: value for key, value in asked.items() if isinstance(value, str)}
    forms = [AssumptionsForm(given, own)]
    if any(key.startswith(f"{SECOND}-") for key in given):
        forms.append(AssumptionsForm(given, own, SECOND))
    for form in forms:
        form.is_valid()
    cases = [(start, form.assumptions()) for form in forms]
    return forms, projection.project(cases, day)


def _years(first: Projection, second: Projection | None) -> list[dict[str, Any]]:
    """A row of the table: the central set, the band, and the second scenario."""
    low, high = first.years[projection.UNFAVOURABLE], first.years[projection.FAVOURABLE]
    others = second.central if second else [None] * len(first.central)
    return [
        {"row": row, "low": bad, "high": good, "second": other}
        for row, bad, good, other in zip(first.central, low, high, others, strict=True)
    ]


def _comparing(asked: QueryDict) -> str:
    """The address with a second scenario that begins as the first one stands."""
    kept = asked.copy()
    for name in NAMES:
        value = asked.get(name)
        if isinstance(value, str) and value:
            kept[f"{SECOND}-{name}"] = value
    kept[f"{SECOND}-on"] = "1"
    return kept.urlencode()


@require_safe
def one_file(request: HttpRequest, group: str, kind: str) -> HttpResponse:
    """Every year of every set, with the assumptions, as a file."""
    refused = asking.refusal(request, Deed.SEE_ALL_NUMBERS)
    if refused:
        return refused
    _forms, found = _scenarios(request.GET, _census_or_404(group), group, clock.today())
    records = [
        record for name, one in zip("ab", found, strict=False)
        for record in tables.projected(one, name)
    ]  # fmt: skip
    name = f"mreza-projection-{group}"
    if kind == "xlsx":
        content = sheets.as_xlsx([tables.sheet("projection", records)])
        return sheets.download(content, sheets.XLSX, f"{name}.xlsx")
    return table_file(kind, name, lambda: tables.sheet("projection", records), records)


@require_safe
@says_what_is_wrong
def why(request: HttpRequest, group: str, favours: str, year: int, formula: str) -> HttpResponse:
    """The steps of one year under one set, down to assumptions; the year before is a link."""
    refused = asking.refusal(request, Deed.SEE_ALL_NUMBERS)
    if refused:
        return refused
    day = clock.today()
    census = _census_or_404(group)
    _forms, found = _scenarios(request.GET, census, group, day)
    row = found[0].year(words.SETS.get(favours, 9), year)
    if row is None:
        raise Http404(f"No year {year} under {favours!r}")
    label = f"{words.group(group)} · {year} · {words.SET_NAMES[words.SETS[favours]]}"
    context = explained.context("supply_year", row, formula, day, label) | {
        "address": request.get_full_path(),
        "back": "projections",
        "before": year - 1 if year - 1 > census.year else None,
        "group": group,
        "favours": favours,
        "formula": formula,
        "query": request.GET.urlencode(),
    }
    template = "health_workforce/_why.html" if is_part(request) else "health_workforce/why.html"
    return render(request, template, context)
