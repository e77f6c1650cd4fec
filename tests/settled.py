"""Settled periods for tests, kept from a few hand-made rows: the law and the database, no lake."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache
from hashlib import sha256

from mreza import acts
from mreza.rooms.settlement import actions, keeping, lanes, queries, statements
from mreza.rooms.settlement.evaluation import CountedRow, LaneResult, evaluate
from mreza.rooms.settlement.models import SettlementRun, Statement, StatementLine
from mreza.rooms.settlement.periods import Period
from mreza.site.accounts.models import User

MINE, OTHER = "zd-celje", "zd-koper"  # MINE: of the demo account "provider"
NURSING, FLAT = "community_nursing", "flat_payment"
Q1 = Period(2007, 1)
POINTS = {"planned_points": "1000", "ordinary_points": "900", "rest_day_points": "10"}


def nursing(provider: str, **changes: str) -> CountedRow:
    """Points of community nursing; every number that the table asks for and is not given is 0."""
    inputs: dict[str, object] = dict.fromkeys(_numbers(NURSING), "0")
    inputs |= {"provider": provider, **POINTS, **changes}
    unit, office = ("celje", "celje") if provider == MINE else ("koper", "koper")
    return CountedRow(provider, provider, NURSING, unit, office, inputs)


def flat(provider: str, annual: str, months: int = 3, activity: str = "duty") -> CountedRow:
    """A yearly sum that is paid flat."""
    inputs = {
        "provider": provider, "activity": activity, "annual_value": annual, "period_months": months,
    }  # fmt: skip
    return CountedRow(f"{provider}/{activity}", provider, activity, "celje", "celje", inputs)


@cache
def _numbers(lane: str) -> tuple[str, ...]:
    table = acts.table(lanes.get(lane).table)
    return tuple(item.name for item in table.inputs if item.kind == "number" and not item.optional)


def results(
    period: Period, points: Sequence[CountedRow], sums: Sequence[CountedRow] = ()
) -> list[LaneResult]:
    """The lanes of community nursing and flat sums on these rows, by the exact engine."""
    found = [(lanes.get(NURSING), points), (lanes.get(FLAT), sums)]
    return [evaluate(lane, rows, at=period.law_day, engine="exact") for lane, rows in found if rows]


def settle(
    points: Sequence[CountedRow],
    sums: Sequence[CountedRow] = (),
    *,
    period: Period = Q1,
    scope: str = "nation",
    issue: bool = False,
    by: User | None = None,
) -> SettlementRun:
    """A complete run of these rows, as the worker would keep it; issued if so wished."""
    run = SettlementRun.objects.create(
        year=period.year, number=period.number, scope=scope, engine="exact", state="running",
        lake_version=0, lake_fingerprint="0" * 64, plan_fingerprint="0" * 64,
        content=sha256(f"{points}{sums}".encode()).hexdigest(),
    )  # fmt: skip
    found = results(period, points, sums)
    stated = statements.state(found, queries.issued_before(period), queries.places(period.last))
    checks = statements.checks(found, stated)
    assert all(check.holds for check in checks)
    keeping.keep(run, found, stated, checks)
    run.refresh_from_db()
    return actions.issue(run, by=by) if issue else run


def both(*, issue: bool = True, period: Period = Q1) -> SettlementRun:
    """A run with a statement of each of two providers."""
    points = [nursing(MINE), nursing(OTHER, ordinary_points="400")]
    return settle(points, [flat(MINE, "12000")], period=period, issue=issue)


def statement_of(run: SettlementRun, provider: str = MINE) -> Statement:
    return Statement.objects.select_related("run").get(run=run, provider=provider)


def line_of(run: SettlementRun, provider: str = MINE, lane: str = NURSING) -> StatementLine:
    """The first line of the lane in the provider's statement."""
    found = StatementLine.objects.select_related("statement__run")
    return found.filter(statement=statement_of(run, provider), lane=lane)[0]


def paid(runs: Iterable[SettlementRun], provider: str = MINE) -> Decimal:
    """What all these runs together give a provider."""
    found = Statement.objects.filter(run__in=[run.pk for run in runs], provider=provider)
    return sum((item.now for item in found), Decimal("0.00"))
