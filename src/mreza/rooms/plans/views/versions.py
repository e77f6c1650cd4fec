"""Versions of a plan, and what is other between any two of them."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from mreza.kernel.plan import Plan
from mreza.rooms.plans import stored_plan
from mreza.rooms.plans.compared_words import lines
from mreza.rooms.plans.comparing import MeasureChange, compare
from mreza.rooms.plans.models import PlanVersion
from mreza.rooms.plans.views.asking import Place, of_plan

# What a part of a measure is called, by its name in `comparing.FIELDS`.
NAMES = {
    "area": pgettext_lazy("plan", "Area"),
    "goals": pgettext_lazy("plan", "Specific goals"),
    "title": pgettext_lazy("plan", "Title"),
    "purpose": _("Purpose"),
    "holders": pgettext_lazy("plan", "Holders"),
    "participants": pgettext_lazy("plan", "Participants"),
    "deadline": _("Deadline as printed"),
    "milestones": pgettext_lazy("plan", "Milestones"),
    "success": _("Measure of success"),
    "targets": pgettext_lazy("plan", "Targets"),
    "funding": _("Funding as printed"),
    "amounts": pgettext_lazy("plan", "Sums"),
    "continues": pgettext_lazy("plan", "Goes on after the plan"),
    "title_en": _("Title in English"),
    "purpose_en": _("Purpose in English"),
    "success_en": _("Measure of success in English"),
    "milestones_en": _("Milestones in English"),
    "targets_en": _("Targets in English"),
}


@require_safe
@of_plan
def versions(request: HttpRequest, place: Place) -> HttpResponse:
    """Every version with where it comes from; `?old=1&new=2` compares two of them."""
    listed = list(PlanVersion.objects.filter(plan=place.code).select_related("made_by"))
    old, new = _chosen(request, listed)
    context = {
        "place": place,
        "plan": place.plan,
        "current": "versions",
        "listed": listed,
        "old": old,
        "new": new,
        "compared": comparison(old, new) if old and new else None,
    }
    return render(request, "plans/rounds/versions.html", context)


@dataclass(frozen=True)
class Changed:
    """A measure that is not the same: its title, and each field as name, before, after."""

    code: str
    title: str
    fields: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = ()


@dataclass(frozen=True)
class Compared:
    """How many measures are the same, and those that are not."""

    same: int
    new: list[Changed]
    changed: list[Changed]
    disappeared: list[Changed]


def comparison(old: PlanVersion, new: PlanVersion) -> Compared:
    """The two versions beside each other, in the words of the page; six queries."""
    found = stored_plan.measures(old, new)
    result = compare(Plan((), found[old.pk]), Plan((), found[new.pk]))
    return Compared(
        result.same,
        *([_changed(one) for one in group]
          for group in (result.new, result.changed, result.disappeared)),
    )  # fmt: skip


def _changed(one: MeasureChange) -> Changed:
    fields = tuple(
        (str(NAMES[part.field]), lines(part.field, part.before), lines(part.field, part.after))
        for part in one.fields
    )
    return Changed(one.code, one.title[get_language() or "sl"], fields)


def _chosen(
    request: HttpRequest, listed: list[PlanVersion]
) -> tuple[PlanVersion | None, PlanVersion | None]:
    """The two that the address asks for; else the newest with the one before."""
    numbers = {str(one.number): one for one in listed}
    asked = [request.GET.get(name, "") for name in ("old", "new")]
    if any(asked):
        if not all(one in numbers for one in asked):
            raise Http404("The plan has no such versions")
        return numbers[asked[0]], numbers[asked[1]]
    return (listed[1], listed[0]) if len(listed) > 1 else (None, None)
