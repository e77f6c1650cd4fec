"""Writes the results of a run to the database: all of them, or none."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from mreza.kernel.errors import MrezaError
from mreza.kernel.text import Text
from mreza.lake.errors import CancelledError
from mreza.rooms.calculations import values
from mreza.rooms.settlement import statements
from mreza.rooms.settlement.evaluation import LaneResult
from mreza.rooms.settlement.models import (
    LaneRow,
    LaneRun,
    SettlementRun,
    Statement,
    StatementLine,
)
from mreza.rooms.settlement.statements import Check, StatedLine

CHUNK = 1000


def keep(
    run: SettlementRun,
    results: Sequence[LaneResult],
    stated: Sequence[statements.Statement],
    checks: Sequence[Check],
) -> None:
    """Lanes, rows, statements and lines; with them the run becomes complete.

    Raises `CancelledError` when the run was called off meanwhile, `MrezaError` when what the
    database holds does not add up to what was computed.
    """
    with transaction.atomic():
        for result in results:
            _keep_lane(run, result)
        _keep_statements(run, stated)
        checks = [*checks, *_as_kept(run, stated)]
        refuse_broken(checks)
        changed = SettlementRun.objects.filter(
            pk=run.pk, state=SettlementRun.State.RUNNING, cancel_asked=False
        ).update(
            state=SettlementRun.State.COMPLETE,
            stage="",
            progress=100,
            finished_at=timezone.now(),
            checks=[_check(check) for check in checks],
            totals=_totals(results, stated),
        )
        if not changed:
            raise CancelledError("the run was called off while its results were written")


def refuse_broken(checks: Sequence[Check]) -> None:
    """Raise `MrezaError` naming the sums that do not agree."""
    broken = [check for check in checks if not check.holds]
    if broken:
        said = "; ".join(f"{c.title.en}: {c.expected} ≠ {c.found}" for c in broken)
        raise MrezaError("sums do not agree", where=said, remedy="Report this: nothing was kept")


def _as_kept(run: SettlementRun, stated: Sequence[statements.Statement]) -> list[Check]:
    """Lines and statements as they are in the database, added up by it."""
    computed = sum((item.amount for item in stated), statements.ZERO)
    lines = StatementLine.objects.filter(statement__run=run, paid=True)
    sums = (
        (Text("Shranjene vrstice = izračun", "Lines kept = computed"), lines),
        (
            Text("Shranjeni obračuni = izračun", "Statements kept = computed"),
            Statement.objects.filter(run=run),
        ),
    )
    return [
        Check(title, computed, found.aggregate(sum=Sum("amount"))["sum"] or statements.ZERO)
        for title, found in sums
    ]


def _keep_lane(run: SettlementRun, result: LaneResult) -> None:
    kept = LaneRun.objects.create(
        run=run,
        lane=result.lane.name,
        table=result.lane.table,
        receipt=result.result.receipt.as_dict(),
        kinds=values.kinds_of_result(result.result),
        cases=len(result.rows),
    )
    LaneRow.objects.bulk_create(
        (
            LaneRow(
                lane=kept,
                key=row.key,
                position=position,
                provider=row.provider,
                activity=row.activity,
                unit=row.unit,
                office=row.office,
                values=values.stored(computed),
            )
            for position, (row, computed) in enumerate(result.pairs(), 1)
        ),
        batch_size=CHUNK,
    )


def _keep_statements(run: SettlementRun, stated: Sequence[statements.Statement]) -> None:
    kept = Statement.objects.bulk_create(
        (
            Statement(
                run=run,
                provider_id=item.provider,
                unit=item.unit,
                office=item.office,
                amount=item.amount,
                before=item.before,
                now=item.now,
            )
            for item in stated
        ),
        batch_size=CHUNK,
    )
    StatementLine.objects.bulk_create(
        (
            _line(statement, position, line)
            for statement, item in zip(kept, stated, strict=True)
            for position, line in enumerate(item.lines, 1)
        ),
        batch_size=CHUNK,
    )


def _line(statement: Statement, position: int, line: StatedLine) -> StatementLine:
    return StatementLine(
        statement=statement,
        position=position,
        lane=line.lane,
        code=line.code,
        activity=line.activity,
        unit=line.unit,
        planned=line.planned,
        realised=line.realised,
        recognised=line.recognised,
        price=line.price,
        amount=line.amount,
        before=line.before,
        now=line.now,
        paid=line.paid,
        illustrative=line.illustrative,
        rows=line.rows,
    )


def _check(check: Check) -> dict[str, str]:
    return {
        "sl": check.title.sl,
        "en": check.title.en,
        "expected": f"{check.expected:f}",
        "found": f"{check.found:f}",
    }


def _totals(
    results: Sequence[LaneResult], stated: Sequence[statements.Statement]
) -> dict[str, object]:
    return {
        "amount": str(sum((item.amount for item in stated), statements.ZERO)),
        "before": str(sum((item.before for item in stated), statements.ZERO)),
        "now": str(sum((item.now for item in stated), statements.ZERO)),
        "statements": len(stated),
        "rows": sum(len(result.rows) for result in results),
        "moved": statements.moved(results),
    }
