"""Closed months and reports of a demonstration: synthetic, computed from the synthetic records."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from django.conf import settings
from django.utils import timezone

from mreza.kernel.engines.result import fingerprint, receipt_for
from mreza.rooms.quality import (
    completeness,
    evaluation,
    feeds,
    months,
    overview,
    queries,
    report,
    snapshots,
)
from mreza.rooms.quality.evaluation import Value
from mreza.rooms.quality.models import (
    Annotation,
    ClosedValue,
    MonthClose,
    PlannedValue,
    Publication,
    Submission,
)
from mreza.rooms.quality.models.reporting import Span
from mreza.site import clock

HOME = "dom-ob-savinji-celje"
PEER_MONTHS = 6  # closed months of the other homes; the rich one has all
NO_REASON = "Za mesec v predstavitvi ni zapisov."
SILENT, LATE = 9, 5  # one of so many homes misses its newest report, or sends it late


def load(*, demo: bool) -> str | None:
    """Once, and only in a demonstration."""
    if not demo or MonthClose.objects.exists():
        return None
    day = clock.today()
    newest = months.before(day)
    closes, rows = _rich(months.moved(newest, -1))  # its last month is open, ready to be closed
    peer_closes, peer_rows = _peers(newest)
    closes, rows = closes + peer_closes, rows + peer_rows
    MonthClose.objects.bulk_create(closes)
    ClosedValue.objects.bulk_create(rows, batch_size=2000)
    sent = [*reports(closes, rows, newest), *_yearly(closes, rows)]
    Submission.objects.bulk_create(sent)
    _follow(newest)
    return f"Quality: {len(closes)} closed months, {len(sent)} reports (synthetic)"


def _rich(newest: date) -> tuple[list[MonthClose], list[ClosedValue]]:
    first = completeness.first_month()
    return closed_months([HOME], first, newest)


def _peers(newest: date) -> tuple[list[MonthClose], list[ClosedValue]]:
    day = months.last_of(newest)
    codes = [version.code for version in queries.homes(day) if version.code != HOME]
    return closed_months(codes, months.moved(newest, 1 - PEER_MONTHS), newest)


def closed_months(
    codes: Collection[str], first: date, last: date
) -> tuple[list[MonthClose], list[ClosedValue]]:
    """A snapshot of every home and month that has any figure."""
    by_month: dict[tuple[str, date], list[Value]] = {}
    for value in feeds.values(codes, first, last):
        by_month.setdefault((value.counted.organisation, value.month), []).append(value)
    closes, rows = [], []
    for (code, month), values in by_month.items():
        if any(value.value is not None for value in values):
            close, mine = _snapshot(code, month, values)
            closes.append(close)
            rows += mine
    return closes, rows


def _snapshot(
    code: str, month: date, values: Sequence[Value]
) -> tuple[MonthClose, list[ClosedValue]]:
    receipts = _receipts(values, month)
    moment = _moment(months.moved(month, 1) + timedelta(days=4), 9)
    close = MonthClose(
        organisation_id=code, month=month, state=MonthClose.State.APPROVED, receipts=receipts,
        records=snapshots.records(values), synthetic=True, prepared_at=moment,
        decided_at=moment + timedelta(hours=3),
    )  # fmt: skip
    rows = [snapshots.kept(value, close, NO_REASON) for value in values]
    close.fingerprint = snapshots.content(rows, receipts)
    return close, rows


def _receipts(values: Sequence[Value], month: date) -> dict[str, Any]:
    """By table, as a run of its rows would leave them."""
    by_table: dict[str, list[Value]] = {}
    for value in values:
        by_table.setdefault(value.indicator.table.name, []).append(value)
    at = evaluation.law_day(month)
    return {
        name: receipt_for(
            mine[0].indicator.table, "exact", at, None,
            fingerprint([value.counted.inputs for value in mine]), len(mine),
        ).as_dict()
        for name, mine in by_table.items()
    }  # fmt: skip


def _moment(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), timezone.get_current_timezone())


def reports(
    closes: Sequence[MonthClose], rows: Sequence[ClosedValue], newest: date
) -> list[Submission]:
    """Reports of all closed months, some late and the newest of some not at all."""
    random = Random(settings.DEMO_SEED)  # noqa: S311 - a demonstration
    names = {version.code: version.name for version in queries.homes(months.last_of(newest))}
    by_close: dict[int, list[ClosedValue]] = {}
    for row in rows:
        by_close.setdefault(row.close_id, []).append(row)
    sent = []
    for close in closes:
        mine = close.organisation_id == HOME
        if not mine and close.month == newest and random.randrange(SILENT) == 0:
            continue
        late = not mine and random.randrange(LATE) == 0
        at = overview.due(close.month) + timedelta(days=random.randint(1, 6) if late else -2)
        name = names.get(close.organisation_id, close.organisation_id)
        sent.append(_report(close, by_close[close.pk], name, _moment(at, 11)))
    return sent


def _report(close: MonthClose, rows: Sequence[ClosedValue], name: str, at: datetime) -> Submission:
    built = report.compose(
        close.organisation_id, name, Span.MONTH, close.month, [close], {close.pk: rows}
    )
    return _submission(close.organisation_id, Span.MONTH, close.month, built, at)


def _yearly(closes: Sequence[MonthClose], rows: Sequence[ClosedValue]) -> list[Submission]:
    """The rich home's report of the first year, in time."""
    year = completeness.first_month().year
    mine = [c for c in closes if c.organisation_id == HOME and c.month.year == year]
    if not mine:
        return []
    by_close: dict[int, list[ClosedValue]] = {close.pk: [] for close in mine}
    for row in rows:
        if row.close_id in by_close:
            by_close[row.close_id].append(row)
    home = queries.home(HOME, mine[-1].month)
    first = date(year, 1, 1)
    built = report.compose(HOME, home.name if home else HOME, Span.YEAR, first, mine, by_close)
    at = _moment(report.due(year) - timedelta(days=4), 10)
    return [_submission(HOME, Span.YEAR, first, built, at)]


def _submission(code: str, span: str, first: date, built: report.Built, at: datetime) -> Submission:
    content = json.loads(json.dumps(built.content))
    return Submission(
        organisation_id=code, span=span, first=first, content=content, closes=built.closes,
        fingerprint=report.fingerprint(content), addressees=built.addressees, synthetic=True,
        at=at,
    )  # fmt: skip


def _follow(newest: date) -> None:
    """A plan, a note and the public switch, so that pages show what they are for."""
    for indicator, service, value in (
        ("medication_safety", "institutional_care", "35"),
        ("leisure_inclusion", "institutional_care", "80"),
        ("staff_turnover", "", "4"),
        ("sick_leave", "", "8"),
    ):
        PlannedValue.objects.create(
            organisation_id=HOME, indicator=indicator, service=service, year=newest.year,
            value=value, reason="Letni cilj kakovosti (predstavitev).",
        )  # fmt: skip
    Annotation.objects.create(
        organisation_id=HOME, indicator="medication_safety", service="institutional_care",
        month=months.moved(newest, -5), text="Dvojno preverjanje pri delitvi (predstavitev)",
    )  # fmt: skip
    Publication.objects.create(
        organisation_id=None, on=True, reason="Začetni trije meseci so mimo (predstavitev)."
    )
