"""Named reads: runs, statements, their lines, and why a number is what it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import (
    Case,
    Count,
    DecimalField,
    ExpressionWrapper,
    F,
    Prefetch,
    Q,
    QuerySet,
    Sum,
    When,
)

from mreza import acts
from mreza.kernel.errors import UnknownNameError
from mreza.kernel.explanation import Explanation
from mreza.rooms.calculations import queries as calculations
from mreza.rooms.calculations.queries import StoredRow, StoredRun
from mreza.rooms.calculations.values import restored
from mreza.rooms.network.models import OrganisationVersion, on
from mreza.rooms.realisation import queries as realisation
from mreza.rooms.settlement import lanes, words
from mreza.rooms.settlement.models import (
    LaneRow,
    LaneRun,
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
    return {(provider, lane, code, activity): given for provider, lane, code, activity, given in found}


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


def rows_of(line: StatementLine) -> QuerySet[LaneRow]:
    """The rows of the lane that a line sums."""
    return LaneRow.objects.filter(
        lane__run=line.statement.run_id,
        lane__lane=line.lane,
        provider=line.statement.provider_id,
        activity=line.activity,
    ).select_related("lane", "lane__run")


@dataclass(frozen=True)
class Explained:
    """A row of a run ready to be explained, in the shapes of `calculations`."""

    lane: lanes.Lane
    row: LaneRow
    run: StoredRun
    stored: StoredRow
    explanation: Explanation


def explained(row: LaneRow, formula: str) -> Explained:
    """Why `formula` is what it is in the row, from what is kept. Raises `UnknownNameError`."""
    lane = row.lane
    stored = _stored(row, lane)
    run = StoredRun(
        id=lane.run_id,
        feed=lane.lane,
        table_path=lane.table,
        day=date.fromisoformat(lane.receipt["at"]),
        created_at=lane.run.finished_at or lane.run.asked_at,
        receipt=calculations.receipt_of(lane.receipt),
        rows={row.key: stored},
    )
    found = calculations.explanation_of(run, stored, formula)
    return Explained(lanes.get(lane.lane), row, run, stored, found)


def _stored(row: LaneRow, lane: LaneRun) -> StoredRow:
    return StoredRow(
        feed=lane.lane,
        key=row.key,
        label=row.key,
        position=row.position,
        unit=row.unit,
        office=row.office,
        organisation=row.provider,
        activity=row.activity,
        values=restored(row.values, lane.kinds),
    )


def counted_rows(run: SettlementRun, names: Sequence[str]) -> dict[str, list[LaneRow]]:
    """All rows of the named lanes of a complete run, in their order; one query."""
    found: dict[str, list[LaneRow]] = {name: [] for name in names}
    rows = LaneRow.objects.filter(lane__run=run, lane__lane__in=names).select_related("lane")
    for row in rows.order_by("lane", "position"):
        found[row.lane.lane].append(row)
    return found


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


def value_of(row: LaneRow, name: str) -> Any:
    """An input or a formula of a row as the law gave it."""
    return restored({name: row.values.get(name)}, row.lane.kinds)[name]


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


def outliers(run: SettlementRun, *, highest: bool, most: int) -> list[dict[str, Any]]:
    """Lines whose realised share of the plan is furthest from it, with their providers' names."""
    ratio = ExpressionWrapper(
        F("realised") * 100 / F("planned"), output_field=DecimalField(max_digits=18, decimal_places=1)
    )
    found = (
        StatementLine.objects.filter(statement__run=run, planned__gt=0, realised__isnull=False)
        .select_related("statement")
        .annotate(reached=ratio)
        .order_by("-reached" if highest else "reached", "pk")[:most]
    )
    lines = list(found)
    names = names_of(line.statement.provider_id for line in lines)
    return [
        {
            "line": line,
            "name": names.get(line.statement.provider_id, line.statement.provider_id),
            "title": words.line(line.lane, line.code, words.spoken()),
            "activity": words.activity(line.activity),
        }
        for line in lines
    ]


def proposals(run: SettlementRun) -> QuerySet[Proposal]:
    """Kept proposals of a run, newest first."""
    return Proposal.objects.filter(run=run).select_related("author")


def behind(row: LaneRow, *, limit: int) -> Mapping[str, Any]:
    """The mass rows that a row of the law was counted from, and how many there are."""
    run = row.lane.run
    lane = lanes.get(row.lane.lane)
    period = Period(run.year, run.number)
    if not lane.dataset:
        return {"columns": [], "rows": [], "total": 0, "dataset": ""}
    return realisation.rows_behind(
        version=run.lake_version,
        dataset=lane.dataset,
        provider=row.provider,
        activity=row.activity,
        months=lane.months(period),
        doctor=str(row.values.get("doctor") or "") if "doctor" in lane.key else "",
        limit=limit,
    )


def places(day: date) -> dict[str, tuple[str, str]]:
    """Region unit and regional office of every organisation on a day."""
    found = OrganisationVersion.objects.filter(on(day))
    listed = found.values_list("organisation_id", "unit_id", "office_id")
    return {code: (unit or "", office or "") for code, unit, office in listed}
