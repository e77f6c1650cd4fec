"""What the front page says of national plans to those who coordinate one or hold its measures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.urls import reverse

from mreza.rooms.network.models import Role
from mreza.rooms.network.panels import Panel
from mreza.rooms.network.rules import Access
from mreza.rooms.network.views.asking import access as network_access
from mreza.rooms.plans.charts.base import short_title
from mreza.rooms.plans.queries import MeasureState
from mreza.rooms.plans.queries.concerning import measures_of, waiting_for
from mreza.rooms.plans.words import Status

SHOWN = 3
_CLOSED = (Status.DONE, Status.STOPPED)


@dataclass(frozen=True)
class Next:
    """The nearest milestone that is still ahead, and the measure it belongs to."""

    due: date
    state: MeasureState


def panel(request: HttpRequest, day: date) -> Panel | None:
    """What is late, due next and waiting to be reported; None for whom no plan concerns.

    No query for the public, one for those who hold nothing, three for the others.
    """
    network = network_access(request)
    if not network.roles:
        return None
    every = any(role == Role.ADMINISTRATOR for role, _home in network.roles)
    ministries = {home for role, home in network.roles if role == Role.MINISTRY_OFFICER}
    found = measures_of(network.homes, ministries, day, every=every)
    if not found:
        return None
    late = [one for one in found if one.status == Status.LATE]
    context = {
        "number": len(found),
        "late": len(late),
        "at_risk": sum(one.status == Status.AT_RISK for one in found),
        "latest": sorted(late, key=lambda one: one.next_due or date.max)[:SHOWN],
        "more": _more(network, late, oversees=every or bool(ministries)),
        "next": _next(found, day),
        "waiting": [(one, short_title(one.round.plan)) for one in waiting_for(network.homes)],
        "day": day,
    }
    return Panel("plans/_front.html", context)


def _next(found: Iterable[MeasureState], day: date) -> Next | None:
    ahead = [
        Next(milestone.due, one)
        for one in found
        if one.status not in _CLOSED
        for milestone in one.milestones
        if milestone.due and milestone.due >= day and not milestone.done_on
    ]
    return min(ahead, key=lambda one: one.due, default=None)


def _more(network: Access, late: list[MeasureState], *, oversees: bool) -> str:
    """The page with everything that is late: of the only plan, of all plans, of a holder."""
    if not oversees:
        return reverse("plans:holder", args=network.homes[:1])
    plans = {str(one.measure.plan_id) for one in late}
    if len(plans) == 1:
        return reverse("plans:plan", args=list(plans)) + "?status=late"
    return reverse("plans:plans")
