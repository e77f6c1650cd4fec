"""Plans over HTTP for those who see them: plans, measures, one measure with all that stands of it.

Read with a session or with name and password (HTTP Basic, over HTTPS). Sums are texts.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router, Schema
from ninja.security import django_auth
from pydantic import Field

from mreza.rooms.calculations.api import problems
from mreza.rooms.network.views.asking import access as network_access
from mreza.rooms.plans import listing, queries
from mreza.rooms.plans.listing import Asked
from mreza.rooms.plans.queries import IndicatorState, MeasureState, PlanCard
from mreza.rooms.plans.rules import Deed, access_to
from mreza.rooms.plans.views.asking import measure_of, place_of
from mreza.site import clock
from mreza.site.accounts.basic import NameAndPassword

router = Router(auth=[NameAndPassword(), django_auth])
Code = Annotated[str, Field(pattern=r"^[-a-zA-Z0-9_]+$", max_length=80)]
MeasureCode = Annotated[str, Field(pattern=r"^[-a-zA-Z0-9_.]+$", max_length=20)]
Word = Annotated[str, Field(max_length=200)]


class PlanOut(Schema):
    """A plan: measures by status, what it prints in euros by year."""

    code: str
    title: str
    first: date
    last: date
    version: int
    measures: int
    statuses: dict[str, int]
    next_due: date | None
    amounts: dict[str, str]
    measures_without_amount: int


class MeasureOut(Schema):
    """A measure on one line; `status` is `disappeared` for one that the newest version lacks."""

    code: str
    printed_code: str
    title: str
    area: str
    goals: list[str]
    holders: list[str]
    participants: list[str]
    status: str
    why: str
    illustrative: bool
    deadline: str
    next_due: date | None
    milestones: int
    milestones_done: int
    amounts: dict[str, str]
    planned: str
    committed: str
    spent: str


class MilestoneOut(Schema):
    """A milestone on one of its days; `due` is null for a permanent task."""

    key: str
    title: str
    year: int | None
    due: date | None
    done_on: date | None
    state: str


class IndicatorOut(Schema):
    """An indicator: what is wanted and where it is; `link` is the source that it reads itself."""

    key: str
    title: str
    unit: str
    direction: str
    link: str
    printed: str
    target_value: str | None
    baseline: str | None
    latest: str | None
    latest_day: date | None
    progress: str | None


class FundsOut(Schema):
    """Money of a year and a source, as texts; null is not recorded."""

    year: int
    source: str
    planned: str | None
    committed: str | None
    spent: str | None


class MeasureWhole(MeasureOut):
    """A measure with its milestones, indicators, money, risks and what it waits for."""

    milestone_states: list[MilestoneOut]
    indicators: list[IndicatorOut]
    funds: list[FundsOut]
    risks: list[dict[str, Any]]
    needs: list[str]


class AskedIn(Schema):
    """Which measures: words and filters as on the page."""

    q: Word = ""
    status: Word = ""
    holder: Word = ""
    year: Word = ""
    goal: Word = ""


@router.get(
    "", response=list[PlanOut], summary="Plans", operation_id="list_plans",
    openapi_extra=problems(401, 429),
)  # fmt: skip
def list_plans(request: HttpRequest) -> list[dict[str, Any]]:
    """Plans that whoever asks may see, as they stand today."""
    network = network_access(request)
    party = {plan.code: yes for plan, yes in queries.plans_with_party(network.homes)}
    return [
        _plan(card)
        for card in queries.plan_list(clock.today())
        if access_to(
            network, card.plan.coordinator_id, party=party.get(card.plan.code, False)
        ).may(Deed.SEE)
    ]  # fmt: skip


@router.get(
    "/{code}/measures", response=list[MeasureOut], summary="Measures of a plan",
    operation_id="list_plan_measures", openapi_extra=problems(401, 404, 422, 429),
)  # fmt: skip
def list_plan_measures(
    request: HttpRequest, code: Code, asked: Query[AskedIn]
) -> list[dict[str, Any]]:
    """The measures asked for, in the order of the plan."""
    place = place_of(request, code)
    found = queries.overview(place.code, place.day)
    kept = listing.listed(found, Asked(**asked.dict()))
    return [listing.record(one, place.plan) for one in kept]


@router.get(
    "/{code}/measures/{measure}", response=MeasureWhole, summary="One measure",
    operation_id="get_plan_measure", openapi_extra=problems(401, 404, 422, 429),
)  # fmt: skip
def get_plan_measure(request: HttpRequest, code: Code, measure: MeasureCode) -> dict[str, Any]:
    """A measure with all that stands of it today."""
    place = place_of(request, code)
    state = measure_of(place, measure).state
    return listing.record(state, place.plan) | _whole(state)


def _plan(card: PlanCard) -> dict[str, Any]:
    return {
        "code": card.plan.code, "title": card.plan.title, "first": card.plan.first,
        "last": card.plan.last, "version": card.version.number, "measures": card.measures,
        "statuses": card.counts, "next_due": card.next_due,
        "amounts": {str(year): f"{euros:f}" for year, euros in card.stated.items()},
        "measures_without_amount": card.without_amount,
    }  # fmt: skip


def _whole(state: MeasureState) -> dict[str, Any]:
    return {
        "milestone_states": [
            {
                "key": one.key, "title": one.title, "year": one.year, "due": one.due,
                "done_on": one.done_on, "state": one.state.value,
            }
            for one in state.milestones
        ],
        "indicators": [_indicator(one) for one in state.indicators],
        "funds": [
            {
                "year": one.year, "source": one.source, "planned": _text(one.planned),
                "committed": _text(one.committed), "spent": _text(one.spent),
            }
            for one in state.funds
        ],
        "risks": [
            {"title": one.title, "likelihood": one.likelihood, "impact": one.impact}
            for one in state.risks_open
        ],
        "needs": [one.code for one in state.needs],
    }  # fmt: skip


def _indicator(one: IndicatorState) -> dict[str, Any]:
    return {
        "key": one.indicator.key, "title": one.indicator.title, "unit": one.indicator.unit,
        "direction": one.indicator.direction, "link": one.indicator.link,
        "printed": one.target.printed if one.target else "",
        "target_value": _text(one.target_value),
        "baseline": _text(one.baseline.value if one.baseline else None),
        "latest": _text(one.latest.value if one.latest else None),
        "latest_day": one.latest.day if one.latest else None,
        "progress": _text(one.progress),
    }  # fmt: skip


def _text(number: Decimal | None) -> str | None:
    return None if number is None else f"{number:f}"
