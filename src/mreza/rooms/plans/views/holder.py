"""All that one organisation holds, over every plan that whoever asks may see."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mreza.rooms.network.views import asking
from mreza.rooms.network.views.answers import FORMATS, table_file
from mreza.rooms.plans import queries
from mreza.rooms.plans.charts.base import (
    SIGNS,
    Column,
    Table,
    legend_of_statuses,
    measure_url,
    short_title,
)
from mreza.rooms.plans.charts.goals import parts
from mreza.rooms.plans.charts.holders import Load, loads
from mreza.rooms.plans.models import Plan
from mreza.rooms.plans.pictures.layout import NARROW
from mreza.rooms.plans.pictures.stacked import Whole, stacked
from mreza.rooms.plans.queries import places
from mreza.rooms.plans.queries.holders import measures_of_plans
from mreza.rooms.plans.rules import Deed, access_to
from mreza.rooms.plans.words import URGENCY
from mreza.site import clock


@require_safe
def page(request: HttpRequest, key: str) -> HttpResponse:
    """Measures of a holder by plan, the load as a picture."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    plans, load = _held(request, key)
    held = {
        code: list(states)
        for code, states in groupby(load.states, key=lambda state: state.measure.plan_id)
    }
    groups = [(plan, held[plan.code]) for plan in plans if plan.code in held]
    wholes = [
        Whole(short_title(plan), reverse("plans:plan", args=[plan.code]), parts(states))
        for plan, states in groups
    ]
    context: dict[str, Any] = {
        "load": load,
        "day": clock.today(),
        "plans": [
            {
                "plan": plan,
                "rows": [
                    (one, SIGNS[one.status], measure_url(plan.code, one.code))
                    for one in sorted(states, key=lambda one: URGENCY.index(one.status))
                ],
            }
            for plan, states in groups
        ],
        "wide": stacked(wholes),
        "narrow": stacked(wholes, NARROW),
        "legend": legend_of_statuses(),
        "kinds": [(kind, kind.upper()) for kind in FORMATS],
        "file_url": reverse("plans:holder", args=[key]).rstrip("/"),
    }
    return render(request, "plans/charts/holder.html", context)


@require_safe
def file(request: HttpRequest, key: str, kind: str) -> HttpResponse:
    """The measures of a holder as CSV, XLSX or JSON."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    _plans, load = _held(request, key)
    table = _table(load)
    return table_file(kind, f"measures-{load.key}", table.sheet, table.records())


def _held(request: HttpRequest, key: str) -> tuple[list[Plan], Load]:
    """The plans that whoever asks may see, and what the holder holds in them; or `Http404`."""
    network, day = asking.access(request), clock.today()
    plans = [
        plan
        for plan, party in queries.plans_with_party(network.homes)
        if access_to(network, str(plan.coordinator_id), party=party).may(Deed.SEE)
    ]
    states = measures_of_plans([plan.code for plan in plans], day)
    seat = places.seats([key], day)
    names = {code: one.name for code, one in seat.items()}
    found = next((load for load in loads(states, names) if load.key == key), None)
    if found is None:
        raise Http404(_("Nobody called %(key)s holds a measure of these plans") % {"key": key})
    return sorted(plans, key=lambda plan: plan.first), found


def _table(load: Load) -> Table:
    columns = [
        Column("plan", pgettext("plan", "Plan")),
        Column("measure", pgettext("plan", "Measure")),
        Column("title", _("Title")),
        Column("status", pgettext("plan", "Status")),
        Column("why", _("Why")),
        Column("next_due", pgettext("plan", "Next due")),
    ]
    language = get_language() or "sl"
    rows = [
        (
            one.measure.plan_id, one.code, one.title, str(one.status.label), one.why[language],
            one.next_due,
        )
        for one in load.states
    ]  # fmt: skip
    return Table("holder", pgettext("plan", "Measures"), columns, rows)
