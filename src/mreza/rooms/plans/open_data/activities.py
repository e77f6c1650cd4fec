"""Measures as activities in the fields and codes of IATI 2.03, for whoever compares plans.

Codes: activity status 1 pipeline, 2 implementation, 4 closed, 5 cancelled; dates 1 planned start,
2 actual start, 3 planned end, 4 actual end; roles 2 accountable, 4 implementing; budget type 1
original; transaction types 2 outgoing commitment, 4 expenditure.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from mreza.rooms.plans import money
from mreza.rooms.plans.queries.published import PublicIndicator, PublicMeasure, Published
from mreza.rooms.plans.words import MilestoneStatus, Status

Data = dict[str, Any]
VERSION = "2.03"
STATUS = {
    None: "1",
    Status.NOT_STARTED: "1",
    Status.ON_TRACK: "2",
    Status.AT_RISK: "2",
    Status.LATE: "2",
    Status.DONE: "4",
    Status.STOPPED: "5",
}
PLANNED_START, PLANNED_END, ACTUAL_END = "1", "3", "4"
ACCOUNTABLE, IMPLEMENTING = "2", "4"
ORIGINAL, INDICATIVE = "1", "1"
COMMITMENT, EXPENDITURE = "2", "4"
EURO = "EUR"


def activities(found: Published) -> Data:
    """All measures; everything in it is published (see `queries.published`)."""
    plan = found.version.plan
    return {
        "version": VERSION,
        "default-currency": EURO,
        "linked-plan": plan.code,
        "synthetic": found.synthetic,
        "reported-until": found.round.last.isoformat() if found.round else None,
        "iati-activities": [_activity(found, one) for one in found.measures],
    }


def rows(found: Published) -> list[Data]:
    """The same as one row an activity, for spreadsheets; sums of all years."""
    return [_flat(found, one) for one in found.measures]


def identifier(found: Published, one: PublicMeasure) -> str:
    return f"{found.version.plan_id}-{one.code}"


def _activity(found: Published, one: PublicMeasure) -> Data:
    return {
        "iati-identifier": identifier(found, one),
        "reporting-org": {"ref": found.version.plan.coordinator_id},
        "title": _narratives(one.wording.title_sl, one.wording.title_en),
        "description": _narratives(one.wording.purpose_sl, one.wording.purpose_en),
        "activity-status": {"code": STATUS[one.status]},
        "activity-date": list(_dates(found, one)),
        "participating-org": list(_organisations(one)),
        "budget": list(_budgets(found, one)),
        "transaction": list(_transactions(one)),
        "result": [_result(item) for item in one.indicators],
    }


def _narratives(slovene: str, english: str) -> Data:
    texts = (("sl", slovene), ("en", english))
    return {"narrative": [{"lang": lang, "text": text} for lang, text in texts if text]}


def _dates(found: Published, one: PublicMeasure) -> Iterator[Data]:
    plan = found.version.plan
    ends = [item.due for item in one.milestones if item.due]
    yield {"type": PLANNED_START, "iso-date": plan.first.isoformat()}
    yield {"type": PLANNED_END, "iso-date": max(ends, default=plan.last).isoformat()}
    done = [item.done_on for item in one.milestones if item.done_on]
    if one.status == Status.DONE and done:
        yield {"type": ACTUAL_END, "iso-date": max(done).isoformat()}


def _organisations(one: PublicMeasure) -> Iterator[Data]:
    for role, parties in ((ACCOUNTABLE, one.holders), (IMPLEMENTING, one.participants)):
        for party in parties:
            named = {"narrative": [{"lang": "sl", "text": party.name}], "role": role}
            yield named | ({"ref": party.organisation_id} if party.organisation_id else {})


def _budgets(found: Published, one: PublicMeasure) -> Iterator[Data]:
    """What the plan prints, by the letter: a sum without a year is a budget of the whole plan."""
    plan = found.version.plan
    years = money.years_of(plan)
    for amount in one.amounts:
        if amount.euros is None:
            continue
        by_year = [(year, money.counted(amount, year, years)) for year in years]
        counted = [(f"{year}-01-01", f"{year}-12-31", value) for year, value in by_year if value]
        whole = (plan.first.isoformat(), plan.last.isoformat(), amount.euros)
        for first, last, value in counted or [whole]:
            yield {
                "type": ORIGINAL, "status": INDICATIVE, "period-start": first,
                "period-end": last, "value": _euros(value), "as-printed": amount.printed,
            }  # fmt: skip


def _transactions(one: PublicMeasure) -> Iterator[Data]:
    for row in one.funds:
        for kind, value in ((COMMITMENT, row.committed), (EXPENDITURE, row.spent)):
            if value is not None:
                day = f"{row.year}-12-31"
                yield {
                    "transaction-type": kind, "transaction-date": day, "value": _euros(value),
                    "description": _narratives(row.source, ""),
                }  # fmt: skip


def _euros(value: Decimal) -> Data:
    return {"currency": EURO, "amount": f"{value:f}"}


def _result(item: PublicIndicator) -> Data:
    indicator, target = item.state.indicator, item.state.target
    found: Data = {
        "indicator": indicator.key,
        "title": _narratives(indicator.title_sl, indicator.title_en),
        "measure": indicator.unit or None,
        "ascending": indicator.direction == "up",
    }
    if item.baseline:
        day, value = item.baseline
        found["baseline"] = {"iso-date": day.isoformat(), "value": f"{value:f}"}
    period: Data = {}
    if target is not None:
        goal = item.target if item.target is not None else target.value
        period["target"] = {
            "value": None if goal is None else f"{goal:f}", "kind": target.kind,
            "as-printed": target.printed,
        }  # fmt: skip
    if item.latest:
        day, value = item.latest
        period["actual"] = {"iso-date": day.isoformat(), "value": f"{value:f}"}
    return found | ({"period": period} if period else {})


def _flat(found: Published, one: PublicMeasure) -> Data:
    whole = _activity(found, one)
    spent = [row.spent for row in one.funds if row.spent is not None]
    dates = {item["type"]: item["iso-date"] for item in whole["activity-date"]}
    return {
        "iati_identifier": whole["iati-identifier"],
        "title_sl": one.wording.title_sl,
        "title_en": one.wording.title_en,
        "activity_status_code": whole["activity-status"]["code"],
        "planned_start": dates[PLANNED_START],
        "planned_end": dates[PLANNED_END],
        "actual_end": dates.get(ACTUAL_END),
        "accountable_orgs": "; ".join(party.name for party in one.holders),
        "implementing_orgs": "; ".join(party.name for party in one.participants),
        "budget_eur": _sum(Decimal(item["value"]["amount"]) for item in whole["budget"]),
        "expenditure_eur": _sum(spent),
        "milestones": len(one.milestones),
        "milestones_done": sum(i.state == MilestoneStatus.DONE for i in one.milestones),
        "results": len(whole["result"]),
    }


def _sum(values: Any) -> str | None:
    """None where there is nothing to add, which is not zero."""
    known = list(values)
    return f"{sum(known, Decimal(0)):f}" if known else None
