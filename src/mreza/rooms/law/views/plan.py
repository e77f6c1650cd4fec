"""The plan of an act that is one: measures as the document prints them, and what they add to."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mreza.kernel.act import Act
from mreza.kernel.plan import TREATMENTS, Area, Plan, totals
from mreza.rooms.calculations import links
from mreza.rooms.calculations.refusals import says_what_is_wrong
from mreza.rooms.law.views.shared import about


@require_safe
@says_what_is_wrong
def listing(request: HttpRequest, act: str) -> HttpResponse:
    """Measures by area: holders, time limit, amounts; sums by year under each treatment."""
    found, context = about(act, "plan")
    if found.plan is not None:
        context["areas"] = [
            _area(found, found.plan, area, context["language"]) for area in found.plan.areas
        ]
        context["sums"] = _sums(found.plan)
    return render(request, "law/plan.html", context)


def _area(act: Act, plan: Plan, area: Area, language: str) -> dict[str, Any]:
    return {
        "code": area.code,
        "title": area.title[language],
        "strategic": area.strategic[language],
        "goals": [(goal.code, goal.title[language]) for goal in area.goals],
        "measures": [
            {
                "code": item.code,
                "url": links.article(act.id, item.code),
                "title": item.title[language],
                "holders": ", ".join(party.name for party in item.holders),
                "deadline": item.deadline,
                "amounts": [one.printed for one in item.amounts if one.printed],
            }
            for item in plan.of_area(area.code)
        ],
    }


def _sums(plan: Plan) -> list[dict[str, Any]]:
    """A row for each year that some amount is printed for: euros by treatment."""
    years = plan.years_of_amounts
    found = [totals(plan, years, treatment) for treatment in TREATMENTS]
    return [
        {
            "year": year,
            "euros": [one.euros[year] for one in found],
            "existing": found[0].existing.get(year),
        }
        for year in years
    ]
