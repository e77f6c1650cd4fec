"""Named reads: runs, statements, their lines, and why a number is what it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import (
    Case,
    Count,
    Prefetch,
    Q,
    QuerySet,
    Sum,
    When,
)

from mreza import acts
from mreza.kernel.errors import UnknownNameError
from mreza.rooms.calculations import queries as calculations
from mreza.rooms.network.models import OrganisationVersion, on
from mreza.rooms.settlement import lanes
from mreza.rooms.settlement.models import (
    Objection,
    Proposal,
    SettlementRun,
    Statement,
    StatementLine,
)
from mreza.rooms.settlement.periods import Period
from mreza.rooms.settlement.statements import LineKey


def issued_before(period: Period) -> dict[LineKey, Decimal]:
    """What issued runs of the year gave so far, by provider, lane, line and activity.

    Runs of later periods do not count: a run of a closed period corrects that period.
    """
    found = (
        StatementLine.objects.filter(
            paid=True,
            statement__run__issued_at__isnull=False,
            statement__run__year=period.year,
            statement__run__number__lte=period.number,
        )
        .values_list("statement__provider", "lane", "code", "activity")
        .annotate(given=Sum("now"))
        .order_by()
    )
    return {
        (provider, lane, code, activity): given for provider, lane, code, activity, given in found
    }


def taken_off(run: SettlementRun) -> dict[LineKey, Decimal]:
    """What a run took off as issued before, by provider, lane, line and activity; no zeros."""
    found = StatementLine.objects.filter(statement__run=run, paid=True).exclude(before=0)
    listed = found.values_list("statement__provider", "lane", "code", "activity", "before")
    return {
        (provider, lane, code, activity): sum_ for provider, lane, code, activity, sum_ in listed
    }


def runs() -> QuerySet[SettlementRun]:
    """All runs, newest first."""
    return SettlementRun.objects.select_related("asked_by", "issued_by")


def statements(run: SettlementRun) -> QuerySet[Statement]:
    """The statements of a run with their providers, largest amount first."""
    return (
        Statement.objects.filter(run=run)
        .select_related("provider", "run")
        .annotate(
            open_objections=Count("lines__objections", filter=Q(lines__objections__state="open"))
        )
        .order_by("-amount", "provider")
    )


def issued(homes: Collection[str] | None) -> QuerySet[Statement]:
    """Issued statements with run and provider, newest period first; of `homes` only, if given."""
    found = Statement.objects.filter(run__issued_at__isnull=False)
    if homes is not None:
        found = found.filter(provider__in=homes)
    order = ("-run__year", "-run__number", "-run", "provider")
    return found.select_related("run", "provider").order_by(*order)


def statements_in(run: int, homes: Collection[str] | None, *, issued: bool) -> QuerySet[Statement]:
    """Statements of the run `run`, largest amount first; of `homes` only, of an issued run only."""
    found = Statement.objects.filter(run=run).select_related("run", "provider")
    if homes is not None:
        found = found.filter(provider__in=homes)
    if issued:
        found = found.filter(run__issued_at__isnull=False)
    return found.order_by("-amount", "provider")


def statements_of(provider: str) -> QuerySet[Statement]:
    """The issued statements of a provider, newest period first."""
    return (
        Statement.objects.filter(provider=provider, run__issued_at__isnull=False)
        .select_related("run", "provider")
        .order_by("-run__year", "-run__number", "-run")
    )


def statement(pk: int) -> Statement | None:
    """A statement with its run, provider, lines and their objections; three queries."""
    lines = StatementLine.objects.prefetch_related(
        Prefetch("objections", Objection.objects.select_related("by", "answered_by"))
    )
    return (
        Statement.objects.select_related("run", "provider")
        .prefetch_related(Prefetch("lines", lines))
        .filter(pk=pk)
        .first()
    )


def previous(statement: Statement) -> Statement | None:
    """The provider's last issued statement before this one."""
    run = statement.run
    earlier = Q(run__year__lt=run.year) | Q(run__year=run.year, run__number__lt=run.number)
    return statements_of(statement.provider_id).filter(earlier).exclude(pk=statement.pk).first()


def by_activity(run: SettlementRun) -> list[Mapping[str, Any]]:
    """Sums of the lines of a run by lane, line and activity."""
    return list(
        StatementLine.objects.filter(statement__run=run)
        .values("lane", "code", "activity", "unit", "paid")
        .annotate(
            planned=Sum("planned"),
            realised=Sum("realised"),
            recognised=Sum("recognised"),
            amount=Sum("amount"),
            now=Sum("now"),
            providers=Count("statement"),
        )
        .order_by("lane", "activity", "code")
    )


def by_office(run: SettlementRun) -> list[Mapping[str, Any]]:
    """Sums of the statements of a run by regional office."""
    return list(
        Statement.objects.filter(run=run)
        .values("office")
        .annotate(amount=Sum("amount"), now=Sum("now"), providers=Count("pk"))
        .order_by("office")
    )


def run_or_error(pk: int) -> SettlementRun:
    """The run `pk`. Raises `UnknownNameError`."""
    run = runs().filter(pk=pk).first()
    if run is None:
        raise UnknownNameError(f"no settlement run {pk}")
    return run


def illustrative(run: SettlementRun) -> bool:
    """Whether any figure of the run rests on values that no document prints."""
    tables = [acts.table(lane.table) for lane in lanes.all_lanes()]
    return run.synthetic or any(calculations.illustrative_formulas(table) for table in tables)


def name_of(provider: str) -> str:
    """The registered name of an organisation today; its code when it has none."""
    found = OrganisationVersion.objects.filter(organisation=provider).order_by("-pk").first()
    return found.name if found else provider


def names_of(providers: Iterable[str]) -> dict[str, str]:
    """Registered names by code, in one query."""
    found = OrganisationVersion.objects.filter(organisation__in=set(providers)).order_by("pk")
    return dict(found.values_list("organisation", "name"))


def named(found: QuerySet[Statement], words: str) -> QuerySet[Statement]:
    """Statements of providers whose name or code has the words."""
    matching = OrganisationVersion.objects.filter(
        Q(name__icontains=words) | Q(organisation__code__icontains=words)
    )
    return found.filter(provider__in=matching.values("organisation"))


def objections(homes: Collection[str] | None) -> QuerySet[Objection]:
    """Objections with line, statement and run, open ones first; of `homes` only, if given."""
    found = Objection.objects.select_related(
        "line__statement__run", "line__statement__provider", "by", "answered_by"
    ).prefetch_related("line__objections")
    if homes is not None:
        found = found.filter(line__statement__provider__in=homes)
    is_open = Case(When(state=Objection.State.OPEN, then=0), default=1)
    return found.order_by(is_open, "-at")


def open_objections() -> QuerySet[Objection]:
    return Objection.objects.filter(state=Objection.State.OPEN)


def disputed(statement: Statement) -> Mapping[str, Decimal]:
    """What is disputed and what is paid on time of the statement."""
    open_sum = sum(
        (
            objection.disputed
            for line in statement.lines.all()
            for objection in line.objections.all()
            if objection.state == Objection.State.OPEN
        ),
        Decimal("0.00"),
    )
    return {"disputed": open_sum, "undisputed": max(statement.now - open_sum, Decimal("0.00"))}


def proposals(run: SettlementRun) -> QuerySet[Proposal]:
    """Kept proposals of a run, newest first."""
    return Proposal.objects.filter(run=run).select_related("author")


def places(day: date) -> dict[str, tuple[str, str]]:
    """Region unit and regional office of every organisation on a day."""
    found = OrganisationVersion.objects.filter(on(day))
    listed = found.values_list("organisation_id", "unit_id", "office_id")
    return {code: (unit or "", office or "") for code, unit, office in listed}
