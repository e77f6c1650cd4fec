"""The figures of an act through time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from mreza.kernel.act import Act
from mreza.kernel.parameter import DatedValue, Parameter
from mreza.kernel.steps import Bands, Mapping
from mreza.kernel.units import Unit
from mreza.rooms.calculations import explaining, showing
from mreza.rooms.calculations.refusals import says_what_is_wrong
from mreza.rooms.law.views.shared import about
from mreza.site import formats


@require_safe
@says_what_is_wrong
def listing(request: HttpRequest, act: str) -> HttpResponse:
    """Every parameter with its values, unit and article."""
    found, context = about(act, "parameters")
    language = context["language"]
    users = _users(found)
    context["parameters"] = [
        _entry(found, item, users.get(item.name, []), language)
        for item in found.parameters.values()
    ]
    context["external"] = sum(item.external for item in found.parameters.values())
    return render(request, "law/parameters.html", context)


def _users(act: Act) -> dict[str, list[tuple[str, str]]]:
    """Tables that use a parameter: name and address."""
    users: dict[str, list[tuple[str, str]]] = {}
    for table in act.tables.values():
        for item in table.used_parameters:
            users.setdefault(item.name, []).append(
                (table.name, reverse("law:table", args=[act.id, table.name]))
            )
    return users


def _entry(
    act: Act, item: Parameter, users: list[tuple[str, str]], language: str
) -> dict[str, Any]:
    return {
        "name": item.name,
        "title": item.title[language],
        "cite": explaining.cite(act.id, item.article, language),
        "external": item.external,
        "why": item.why[language],
        "unit": Unit.parse(str(item.unit)).label(language),
        "over": Unit.parse(str(item.over)).label(language),
        "values": [_dated(item, dated, language) for dated in item.values],
        "tables": [(act.tables[name].title[language], url) for name, url in users],
    }


def _dated(item: Parameter, dated: DatedValue, language: str) -> dict[str, Any]:
    return {
        "valid_from": dated.valid_from,
        "until": dated.until,
        "single": _single(item, dated, language),
        "several": list(_several(dated, language)),
    }


def _single(item: Parameter, dated: DatedValue, language: str) -> str:
    if isinstance(dated.value, Bands | Mapping):
        return ""
    shown = formats.number(dated.value, language=language)
    return showing.with_unit(shown, str(item.unit), language)


def _several(dated: DatedValue, language: str) -> Iterator[tuple[str, str]]:
    """Bands as `over 2.250 up to 2.500`, entries of a mapping by their names."""
    if isinstance(dated.value, Bands):
        for lower, upper, result in dated.value.ranges():
            yield _range(lower, upper, language), formats.number(result, language=language)
    elif isinstance(dated.value, Mapping):
        for name, result in dated.value.entries:
            yield showing.word(name), formats.number(result, language=language)
        if dated.value.default is not None:
            yield "*", formats.number(dated.value.default, language=language)


def _range(lower: Any, upper: Any, language: str) -> str:
    if upper is None:
        return f"> {formats.number(lower, language=language)}"
    shown = formats.number(upper, language=language)
    if not lower:
        return f"≤ {shown}"
    return f"> {formats.number(lower, language=language)}, ≤ {shown}"
