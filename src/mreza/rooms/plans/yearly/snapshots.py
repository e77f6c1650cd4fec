"""A measure as it stands, as plain data: what a frozen round keeps, and what the report is made of.

Numbers are texts that keep their scale, days ISO texts, titles are kept in both languages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import OuterRef, Prefetch, Subquery

from mreza.rooms.network.models import OrganisationVersion, on
from mreza.rooms.plans import queries
from mreza.rooms.plans.models import (
    Entry,
    EntryRevision,
    Milestone,
    Party,
    PlanVersion,
    Round,
)
from mreza.rooms.plans.models.base import Titled
from mreza.rooms.plans.queries.states import IndicatorState, MeasureState, MilestoneState

Data = dict[str, Any]
Both = dict[str, str]


def of_round(found: Round, day: date) -> dict[int, Data]:
    """Every measure of the round's version by its key, as it stood at the end of the period."""
    return of_version(found.version, min(found.last, day), entries(found))


def of_version(
    version: PlanVersion, day: date, told: Mapping[int, Iterable[Data]] | None = None
) -> dict[int, Data]:
    """Every measure of a version by its key, in the order of the plan, as it stands on `day`."""
    states = queries.overview(version.plan_id, day, version=version)
    titles = {
        (one.wording_id, one.key): _both(one)
        for one in Milestone.objects.filter(wording__version=version)
    }
    return {
        state.measure.pk: of_state(state, titles, (told or {}).get(state.measure.pk, ()))
        for state in states
        if not state.disappeared
    }


def of_state(
    state: MeasureState, titles: Mapping[tuple[int, str], Both], told: Iterable[Data] = ()
) -> Data:
    """One measure with everything that the report says of it; `titles` are those of milestones."""
    wording = state.wording
    return {
        "measure": state.code,
        "printed_code": wording.printed_code,
        "title": _both(wording),
        "area": state.area.code,
        "goals": [goal.code for goal in state.goals],
        "continues": wording.continues,
        "deadline": wording.deadline,
        "funding": wording.funding,
        "success": {"sl": wording.success_sl, "en": wording.success_en},
        "note": {"sl": wording.note_sl, "en": wording.note_en},
        "holders": [_party(one) for one in state.holders],
        "participants": [_party(one) for one in state.participants],
        "status": str(state.status),
        "why": state.why.as_dict(),
        "illustrative": state.illustrative,
        "milestones": [
            _milestone(one) | {"title": titles[wording.pk, one.key]} for one in state.milestones
        ],
        "amounts": [
            {
                "basis": one.basis, "printed": one.printed, "euros": _number(one.euros),
                "year": one.year, "source": one.source,
            }
            for one in state.amounts
        ],
        "funds": [
            {
                "year": one.year, "source": one.source, "planned": _number(one.planned),
                "committed": _number(one.committed), "spent": _number(one.spent),
            }
            for one in state.funds
        ],
        "indicators": [_indicator(one) for one in state.indicators],
        "risks": [{"title": one.title, "score": one.score} for one in state.risks_open],
        "entries": list(told),
    }  # fmt: skip


def name_of(code: str, day: date) -> str:
    """The name of an organisation on a day; its code where it had none then."""
    found = OrganisationVersion.objects.filter(on(day), organisation=code)
    return found.values_list("name", flat=True).first() or code


def entries(found: Round) -> dict[int, list[Data]]:
    """What holders sent, by measure: of each entry the newest revision that was sent."""
    sent = EntryRevision.objects.filter(sent=True).order_by("-number")
    named = OrganisationVersion.objects.filter(
        on(found.last), organisation=OuterRef("organisation_id")
    )
    rows = (
        Entry.objects.filter(round=found)
        .annotate(name=Subquery(named.values("name")[:1]))
        .prefetch_related(Prefetch("revisions", sent, to_attr="sent"))
        .order_by("pk")
    )
    told: dict[int, list[Data]] = defaultdict(list)
    for row in rows:
        told[row.measure_id].append(_entry(row))
    return told


def _entry(row: Any) -> Data:
    newest: EntryRevision | None = row.sent[0] if row.sent else None
    return {
        "organisation": row.organisation_id,
        "name": row.name or row.organisation_id,
        "state": row.state,
        "number": newest.number if newest else 0,
        "status": newest.status if newest else "",
        "progress": newest.progress if newest else "",
        "obstacles": newest.obstacles if newest else "",
        "next_steps": newest.next_steps if newest else "",
        "by": newest.by_name if newest else "",
        "at": newest.at.isoformat() if newest else "",
    }


def _milestone(one: MilestoneState) -> Data:
    return {
        "key": one.key,
        "year": one.year,
        "due": _day(one.due),
        "done_on": _day(one.done_on),
        "state": str(one.state),
        "evidence": one.done.evidence_url if one.done else "",
    }


def _indicator(one: IndicatorState) -> Data:
    target = one.target
    return {
        "key": one.indicator.key,
        "title": _both(one.indicator),
        "unit": one.indicator.unit,
        "kind": target.kind if target else "",
        "printed": target.printed if target else "",
        "by": _day(target.by) if target else None,
        "whole_programme": bool(target and target.whole_programme),
        "baseline": _reading(one.baseline),
        "latest": _reading(one.latest),
        "target": _number(one.target_value),
        "progress": _number(one.progress),
    }


def _reading(reading: Any) -> Mapping[str, Any] | None:
    if reading is None:
        return None
    return {"day": reading.day.isoformat(), "value": _number(reading.value)}


def _party(party: Party) -> Data:
    return {"name": party.name, "code": party.organisation_id or ""}


def _both(titled: Titled) -> Both:
    return {"sl": titled.title_sl, "en": titled.title_en or titled.title_sl}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _number(value: Decimal | None) -> str | None:
    """Without the zeros that a column of the database adds."""
    if value is None:
        return None
    shown = f"{value:f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown
