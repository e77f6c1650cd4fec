"""What changes something here: running the law on a feed, keeping and deleting proposals."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from django.db import connection, transaction

from mreza.kernel import engines
from mreza.kernel import rows as kernel_rows
from mreza.kernel.engines.result import Receipt, Result, fingerprint, receipt_for
from mreza.kernel.errors import RowProblem, RowsError
from mreza.kernel.table import Table
from mreza.rooms.calculations import feeds, values
from mreza.rooms.calculations.feeds import NAME, Feed, FeedRow
from mreza.rooms.calculations.models import Proposal, Run, RunRow
from mreza.site.accounts.models import User

log = logging.getLogger(__name__)
ENGINE = "exact"


def calculate(feed_name: str, *, day: date, by: User | None = None, reason: str = "") -> Run:
    """Run the feed's table on its rows with the law of `day` and keep the result.

    Same law, same figures, same day: the run that is there already, also when two ask at once.
    Raises `RowsError` for rows that cannot be calculated, `NotRegulatedError` for a day that has
    no law.
    """
    feed = feeds.get(feed_name)
    table = feed.law()
    rows = feed.rows(day)
    inputs = _typed(table, feed, rows)
    receipt = receipt_for(table, ENGINE, day, None, fingerprint(inputs), len(inputs))
    content = _fingerprint(feed, receipt, rows)
    found = _latest(feed, day, content)
    if found is not None:
        return found
    with transaction.atomic():
        _one_at_a_time(feed, day)
        found = _latest(feed, day, content)  # somebody may have kept it while we waited
        if found is not None:
            return found
        result = engines.run(table, inputs, at=day, engine=ENGINE)
        run = _keep(
            feed, result, rows, _mark(feed, day, content), by.username if by else "", reason
        )
    log.info("calculated %s: run %s, %s cases", feed.name, run.pk, run.cases)
    return run


def _one_at_a_time(feed: Feed, day: date) -> None:
    """Until the transaction ends, others who calculate this feed for this day wait.

    Without it, two could both see that nothing is there yet; the unique fingerprint would refuse
    the second, but not one that follows a run kept between its two looks.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext(%s), hashtext(%s))", [feed.name, day.isoformat()]
        )


def _latest(feed: Feed, day: date, content: str) -> Run | None:
    """The latest run, if it is of this content."""
    latest, before = _last_two(feed, day)
    same = latest is not None and latest.fingerprint in (content, _again(content, before))
    return latest if same else None


def _mark(feed: Feed, day: date, content: str) -> str:
    """Fingerprint of a new run. What was so before, and other meanwhile, is a run of its own."""
    if not Run.objects.filter(fingerprint=content).exists():
        return content
    return _again(content, _last_two(feed, day)[0])


def _last_two(feed: Feed, day: date) -> tuple[Run | None, Run | None]:
    latest = list(Run.objects.filter(feed=feed.name, day=day).order_by("-id")[:2])
    return (latest[0] if latest else None, latest[1] if len(latest) > 1 else None)


def _again(content: str, after: Run | None) -> str:
    return hashlib.sha256(f"{content} after run {after.pk if after else 0}".encode()).hexdigest()


def _typed(table: Table, feed: Feed, rows: list[FeedRow]) -> list[dict[str, Any]]:
    """The inputs, checked by the kernel; keys must be unique and fit for an address."""
    seen: set[str] = set()
    problems: list[RowProblem] = []
    for number, row in enumerate(rows, 1):
        if not NAME.fullmatch(row.key) or row.key in seen:
            problems.append(RowProblem(number, "key", f"{row.key!r} stands twice or is no key"))
        seen.add(row.key)
    if problems:
        raise RowsError(problems, where=f"feed {feed.name}")
    return kernel_rows.validate(table, [dict(row.inputs) for row in rows])


def _fingerprint(feed: Feed, receipt: Receipt, rows: list[FeedRow]) -> str:
    """All that decides what is stored: the receipt, and how the rows are named and found."""
    named = [(r.key, r.label, r.unit, r.office, r.organisation, r.activity) for r in rows]
    sources = [[asdict(source) for source in row.sources] for row in rows]
    content = json.dumps(
        [feed.name, receipt.as_dict(), named, sources], sort_keys=True, default=str
    )
    return hashlib.sha256(content.encode()).hexdigest()


def _keep(feed: Feed, result: Result, rows: list[FeedRow], mark: str, by: str, reason: str) -> Run:
    receipt = result.receipt
    plain = receipt.as_dict()
    run = Run.objects.create(
        feed=feed.name,
        act=receipt.act,
        table=receipt.table,
        day=receipt.at,
        engine=receipt.engine,
        act_fingerprint=receipt.act_fingerprint,
        inputs_fingerprint=receipt.inputs_fingerprint,
        fingerprint=mark,
        parameters=plain["parameters"],
        receipt=plain,
        kinds=values.kinds_of_result(result),
        cases=receipt.cases,
        illustrative=receipt.illustrative,
        by=by,
        reason=reason,
    )
    RunRow.objects.bulk_create(
        RunRow(
            run=run,
            position=position,
            key=row.key,
            label=row.label,
            unit=row.unit,
            office=row.office,
            organisation=row.organisation,
            activity=row.activity,
            values=values.stored(computed),
            sources=[asdict(source) for source in row.sources],
        )
        for position, (row, computed) in enumerate(zip(rows, result.rows, strict=True), 1)
    )
    return run


def keep_proposal(
    *, feed: str, name: str, day: date, overrides: Mapping[str, str], by: User, note: str = ""
) -> Proposal:
    """Keep a named set of parameter values. `IntegrityError` when `by` has one of that name."""
    with transaction.atomic():
        proposal = Proposal.objects.create(
            feed=feed, name=name, note=note, day=day, overrides=dict(overrides), author=by
        )
    log.info("proposal %s kept by %s", proposal.pk, by.username)
    return proposal


def delete_proposal(proposal: Proposal, *, by: User) -> None:
    """Delete an own proposal; who may is decided in `rules`."""
    log.info("proposal %s (%s) deleted by %s", proposal.pk, proposal.name, by.username)
    proposal.delete()
