"""The workforce in numbers: by group, in units, by age. For everybody; small numbers hidden."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from mreza.rooms.calculations.refusals import is_part, says_what_is_wrong
from mreza.rooms.health_workforce import explained, law, leaving, public, tables, words
from mreza.rooms.health_workforce.pictures import ages, pyramid
from mreza.rooms.health_workforce.queries import ages as aged
from mreza.rooms.health_workforce.queries import covered as reads
from mreza.rooms.health_workforce.queries.ages import BANDS, HORIZONS, Census
from mreza.rooms.health_workforce.queries.covered import COUNTRY, Coverage
from mreza.rooms.health_workforce.queries.inhabitants import AS_OF, inhabitants
from mreza.rooms.health_workforce.views.shared import (
    common,
    group_of,
    group_or_404,
    groups_shown,
    sees_all,
)
from mreza.rooms.network.queries.coverage import units
from mreza.rooms.network.views.answers import table_file
from mreza.site import clock

OLDER = (55, 60, 65)  # first ages of the bands that are told as older
NEAR, FAR = Decimal(10), Decimal(30)  # how far from the average colours begin and are strong
FORMULAS = {"workers": "workers_per_thousand", "fte": "fte_per_thousand"}


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Everybody by occupational group: how many, per inhabitant, how old, who retires."""
    day = clock.today()
    national, census = reads.national(day), aged.census(day)
    rows = _rows(request, day, national, census)
    context = common(request) | {
        "all": national.get(""),
        "rows": rows,
        "year": census.year,
        "synthetic": census.synthetic,
        "least": public.least(day),
        "hidden": sum(one["hidden"] for one in rows),
        "older": _older(census, ""),
        "leaving": leaving.of_months(day) if sees_all(request) else None,
    }
    return render(request, "health_workforce/home.html", context)


def _rows(
    request: HttpRequest, day: date, national: dict[str, Coverage], census: Census
) -> list[dict[str, Any]]:
    """A row of each group; ages of a group only for who sees all numbers."""
    everything = sees_all(request)
    small = set() if everything else public.small_groups(national, day)
    age = int(law.figure("retirement_age", day))
    found = {one.group: one for one in aged.retirements(census, age)}
    return [
        {
            "code": group,
            "name": words.group(group),
            "covered": None if group in small else national[group],
            "hidden": group in small,
            "older": _older(census, group),
            "retiring": found[group],
        }
        for group in census.groups()
    ]


def _older(census: Census, group: str) -> int:
    counted = aged.pyramid(census, group)
    return sum(number for (band, _sex), number in counted.items() if band in OLDER)


@require_safe
def coverage(request: HttpRequest) -> HttpResponse:
    """One group in all units on the map, and as a table."""
    day, group = clock.today(), group_of(request)
    measure = "fte" if request.GET.get("measure") == "fte" else "workers"
    national = reads.national(day)
    shown = _units(request, group, measure, day, national)
    people = inhabitants(day)
    context = common(request) | {
        "group": group,
        "group_name": words.group(group),
        "groups": groups_shown(request, national, day),
        "measure": measure,
        "formula": FORMULAS[measure],
        "average": _value(national.get(group), measure),
        "country": national.get(group),
        "units": shown,
        "sorted": sorted(shown, key=lambda one: (one["value"] is None, one["value"] or 0)),
        "as_of": AS_OF,
        "entered": sum(not one.printed for one in people.values()),
        "near": NEAR,
        "far": FAR,
        "least": public.least(day),
        "any_hidden": any(one["hidden"] for one in shown),
        "synthetic": any(one.illustrative for one in national.values()),
    }
    return render(request, "health_workforce/coverage.html", context)


def _units(
    request: HttpRequest, group: str, measure: str, day: date, national: dict[str, Coverage]
) -> list[dict[str, Any]]:
    """Every unit with its value, its colour, and whether it is hidden."""
    covered = reads.coverage(day)
    small = public.left_out(covered, national, day, everything=sees_all(request))
    average = _value(national.get(group), measure)
    found = []
    for unit in units():
        one = covered.get((unit.code, group))
        hidden = (unit.code, group) in small
        value = None if hidden else _value(one, measure)
        found.append({
            "unit": unit, "covered": None if hidden else one, "hidden": hidden, "value": value,
            "level": _level(value, average), "why": group or "all",
        })  # fmt: skip
    return found


def _value(one: Coverage | None, measure: str) -> Decimal | None:
    if one is None:
        return None
    return one.fte_per_1000 if measure == "fte" else one.per_1000


def _level(value: Decimal | None, average: Decimal | None) -> str:
    """Few workers are orange, many are teal; the further from the average the stronger."""
    if value is None or not average:
        return "nodata"
    deviation = (value - average) / average * 100
    if abs(deviation) <= NEAR:
        return "mid"
    return f"{'lo' if deviation > 0 else 'hi'}{2 if abs(deviation) > FAR else 1}"


@require_safe
def coverage_file(request: HttpRequest, kind: str) -> HttpResponse:
    """All groups in all units as a file."""
    day = clock.today()
    covered, national = reads.coverage(day), reads.national(day)
    names = {unit.code: unit.name for unit in units()}
    small = public.left_out(covered, national, day, everything=sees_all(request))
    records = tables.covered(covered, names, small)
    return table_file(
        kind, "mreza-health-workers", lambda: tables.sheet("coverage", records), records
    )


@require_safe
@says_what_is_wrong
def why(request: HttpRequest, unit: str, group: str, formula: str) -> HttpResponse:
    """The steps of a unit's coverage, or of the country's."""
    day, code = clock.today(), "" if group == "all" else group_or_404(group)
    national = reads.national(day)
    covered = reads.coverage(day) if unit != "country" else {}
    one = national.get(code) if unit == "country" else covered.get((unit, code))
    small = public.left_out(covered, national, day, everything=sees_all(request))
    if not sees_all(request):
        small |= {(COUNTRY, one) for one in public.small_groups(national, day)}
    if one is None or (COUNTRY if unit == "country" else unit, code) in small:
        raise Http404("Nothing is shown of this group here")
    inputs = {"unit": unit, "group": group, "workers": one.workers, "fte": one.fte,
              "inhabitants": one.inhabitants}  # fmt: skip
    place = next((found.name for found in units() if found.code == unit), gettext("Slovenia"))
    label = f"{words.group(code)} · {place}"
    context = explained.context("coverage", inputs, formula, day, label) | {
        "address": request.get_full_path(),
        "back": "coverage",
        "note_sources": inhabitants(day).get(unit),
        "as_of": AS_OF,
    }
    template = "health_workforce/_why.html" if is_part(request) else "health_workforce/why.html"
    return render(request, template, context)


@require_safe
def by_age(request: HttpRequest) -> HttpResponse:
    """The pyramid of ages of a group, and who reaches the age of retirement when."""
    day, group, everything = clock.today(), group_of(request), sees_all(request)
    national, census = reads.national(day), aged.census(day)
    small = set() if everything else public.small_groups(national, day)
    if group in small:
        raise Http404("This group is too small to be shown")
    cells = set() if everything else public.small_ages(census, small, day)
    own = int(law.figure("retirement_age", day))
    age = _age(request, own) if everything else own
    counts = _pyramid(census, group, cells)
    context = common(request) | {
        "group": group,
        "group_name": words.group(group),
        "groups": groups_shown(request, national, day),
        "picture": pyramid(counts),
        "bands": [(ages(band), counts[band, "female"], counts[band, "male"]) for band in BANDS],
        "unplaced": aged.unplaced(census, group) if everything else None,
        "any_hidden": any(number is None for number in counts.values()),
        "year": census.year,
        "synthetic": census.synthetic,
        "least": public.least(day),
        "age": age,
        "own_age": own,
        "horizons": HORIZONS,
        "retirements": _retirements(census, age, everything),
    }
    return render(request, "health_workforce/ages.html", context)


def _age(request: HttpRequest, own: int) -> int:
    text = request.GET.get("age", "")
    return int(text) if text.isascii() and text.isdigit() and 55 <= int(text) <= 75 else own


def _pyramid(
    census: Census, group: str, cells: set[public.Aged]
) -> dict[tuple[int, str], int | None]:
    counted = aged.pyramid(census, group)
    return {
        (band, sex): None if (group, band, sex) in cells else number
        for (band, sex), number in counted.items()
    }


def _retirements(census: Census, age: int, everything: bool) -> list[dict[str, Any]]:
    """Of every group for who sees all numbers, of all together for everybody."""
    groups = ["", *census.groups()] if everything else [""]
    return [
        {"name": words.group(group), "code": group, "row": found,
         "within": [found.within[years] for years in HORIZONS]}
        for group in groups
        for found in [aged.of_group(census, group, age)]
    ]  # fmt: skip


@require_safe
def ages_file(request: HttpRequest, kind: str) -> HttpResponse:
    """The pyramids of all groups as a file."""
    day = clock.today()
    national, census = reads.national(day), aged.census(day)
    small = set() if sees_all(request) else public.small_groups(national, day)
    cells = set() if sees_all(request) else public.small_ages(census, small, day)
    records = [
        {"group": group, "group_name": words.group(group), "band": ages(band),
         "women": counts[band, "female"], "men": counts[band, "male"],
         "illustrative": census.synthetic}
        for group in census.groups() if group not in small
        for counts in [_pyramid(census, group, cells)]
        for band in BANDS
    ]  # fmt: skip
    name = f"mreza-health-workers-ages-{get_language() or 'sl'}"
    return table_file(kind, name, lambda: tables.sheet("ages", records), records)
