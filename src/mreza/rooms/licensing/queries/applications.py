"""Applications as their applicants and the officers read them; each takes the day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Prefetch, Q, QuerySet

from mreza.rooms.licensing import time_limits
from mreza.rooms.licensing.life import DECIDED, OPEN
from mreza.rooms.licensing.models.applications import Application, ApplicationStep, Decision
from mreza.rooms.licensing.time_limits import Clock
from mreza.site.accounts.models import User

State, What = Application.State, ApplicationStep.What
FILTERS: Final = ("open", "mine", "unclaimed", "late", "waiting", "second", "appeals", "decided")
_WHO: Final = ("event", "practitioner", "organisation", "officer")


@dataclass(frozen=True)
class Row:
    """An application in a list, with its clock on the day.

    `complete_by` is the applicant's last day to complete it; `over`: it has passed, so that it
    may be decided on what there is.
    """

    application: Application
    clock: Clock
    proposed_by: int | None = None
    complete_by: date | None = None
    over: bool = False

    @property
    def late(self) -> bool:
        return self.clock.running and not self.clock.in_time

    @property
    def days_left(self) -> int:
        return time_limits.DECIDE_WITHIN - self.clock.chamber


def _with_steps(found: QuerySet[Application]) -> QuerySet[Application]:
    counted = [*time_limits.COUNTED, What.PROPOSED]
    steps = ApplicationStep.objects.filter(what__in=counted).order_by("pk")
    return found.select_related(*_WHO).prefetch_related(Prefetch("steps", queryset=steps))


def rows(found: Iterable[Application], day: date) -> list[Row]:
    """Applications whose steps are at hand, with their clocks."""
    return [_row(one, day) for one in found]


def _row(application: Application, day: date) -> Row:
    steps = list(application.steps.all())
    proposals = [step.by_id for step in steps if step.what == What.PROPOSED]
    limit = time_limits.complete_by(steps)
    return Row(
        application, time_limits.clock(steps, day), proposals[-1] if proposals else None,
        limit, limit is not None and day > limit,
    )  # fmt: skip


def own(practitioner: int | None, homes: Iterable[str]) -> QuerySet[Application]:
    """Applications of one practitioner and of organisations, newest first."""
    mine = Q(organisation__in=list(homes))
    if practitioner is not None:
        mine |= Q(practitioner=practitioner)
    return _with_steps(Application.objects.filter(mine)).order_by("-pk")


def work_list(wanted: str, kind: str, text: str, *, officer: User, day: date) -> list[Row]:
    """What lies with the office, the most urgent first; `wanted` is one of FILTERS."""
    found = Application.objects.exclude(state__in=[State.DRAFT, State.WITHDRAWN])
    found = found.filter(_states(wanted))
    if kind in Application.Kind.values:
        found = found.filter(kind=kind)
    text = text.replace("\x00", "")  # what no text of the database holds
    if text:
        found = found.filter(
            Q(number__icontains=text) | Q(event__title__icontains=text)
            | Q(event__organiser_name__icontains=text)
        )  # fmt: skip
    if wanted == "mine":
        found = found.filter(officer=officer)
    if wanted == "unclaimed":
        found = found.filter(officer=None)
    listed = rows(_with_steps(found), day)
    if wanted == "late":
        listed = [row for row in listed if row.late]
    if wanted == "second":
        listed = [row for row in listed if row.proposed_by != officer.pk]
    return sorted(listed, key=_urgency)


def _states(wanted: str) -> Q:
    by_name = {
        "waiting": [State.INCOMPLETE], "second": [State.PROPOSED], "appeals": [State.APPEALED],
        "decided": list(DECIDED),
    }  # fmt: skip
    return Q(state__in=by_name.get(wanted, list(OPEN)))


def _urgency(row: Row) -> tuple[bool, date, int]:
    """What runs or was not completed in time before what waits; by due day, then by number."""
    waits = not row.clock.running and not row.over
    return (waits, row.clock.due or row.complete_by or date.max, row.application.pk)


def counts(officer: User, day: date) -> dict[str, int]:
    """How many lie where, for the head of the work list."""
    listed = work_list("open", "", "", officer=officer, day=day)
    return {
        "open": len(listed),
        "late": sum(row.late for row in listed),
        "soon": sum(row.clock.running and 0 <= row.days_left <= time_limits.SOON for row in listed),
        "waiting": sum(row.application.state == State.INCOMPLETE for row in listed),
        "second": sum(row.application.state == State.PROPOSED for row in listed),
        "appeals": sum(row.application.state == State.APPEALED for row in listed),
    }


def one(number: int) -> Application:
    """An application with whose and what it is. Raises `Application.DoesNotExist`."""
    found = Application.objects.select_related(*_WHO).prefetch_related(
        "attachments", "event__sessions__lecturers"
    )
    return found.get(pk=number)


def steps(application: Application) -> Sequence[ApplicationStep]:
    return list(application.steps.order_by("pk"))


def decisions(application: Application) -> list[Decision]:
    """Every decision, the last one first, with its appeal if there is one."""
    found = application.decisions.select_related("by", "proposed_by", "appeal")
    return list(found.order_by("-number"))


def last_decision(application: Application) -> Decision | None:
    found = decisions(application)
    return found[0] if found else None


def as_record(application: Application) -> dict[str, Any]:
    """One's own application as programs read it."""
    event = application.event
    return {
        "id": application.pk, "number": application.number or "", "kind": application.kind,
        "state": application.state, "title": event.title, "organiser": event.organiser_name,
        "first": event.first, "last": event.last,
        "submitted_on": application.submitted_on,
    }  # fmt: skip
