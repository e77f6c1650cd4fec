"""Works on a run, in a process of its own: resumable, cancellable, and whole or not at all.

What is counted is kept in files as it is finished; results go to the database in one transaction
that also makes the run `complete`. A worker that is killed leaves the last complete state, and the
next one goes on from the files. A lock of the database lets only one work on a run; whoever loses
the connection has lost the lock with it, and comes back for both.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from time import sleep

from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.utils import timezone

from mreza.kernel.errors import MrezaError
from mreza.lake.errors import CancelledError
from mreza.lake.stages import Stages
from mreza.rooms.contracts.queries import contracts, facts
from mreza.rooms.realisation import queries as realisation
from mreza.rooms.settlement import counting, evaluation, keeping, lanes, queries, statements
from mreza.rooms.settlement.models import SettlementRun
from mreza.rooms.settlement.periods import Period
from mreza.site import background

log = logging.getLogger(__name__)
LOCKS = 20071  # a class of advisory locks of its own: (LOCKS, run)
ATTEMPTS = 6  # to come back to a database that went away: 15 seconds in all
State = SettlementRun.State


def spawn(run_id: int) -> None:
    """Start a process that works on the run and outlives the request that asked for it."""
    background.spawn("settlement", "work", str(run_id))


def only_one(run_id: int) -> AbstractContextManager[bool]:
    """Whether nobody else works on the run; while inside, nobody else does."""
    return background.only_one(LOCKS, run_id)


class LostError(Exception):
    """The connection was lost, and the lock with it."""


def work(run_id: int, say: Callable[[str, int], None] | None = None) -> SettlementRun:
    """Bring the run to its end: complete, failed or cancelled. Safe to call again at any time."""
    for attempt in range(1, ATTEMPTS):
        try:
            return _work(run_id, say)
        except (LostError, OperationalError, InterfaceError):
            log.warning("run %s: the connection to the database was lost", run_id)
            connection.close()
            sleep(2 ** (attempt - 2))
    return _work(run_id, say)


def _work(run_id: int, say: Callable[[str, int], None] | None) -> SettlementRun:
    with only_one(run_id) as mine:
        run = SettlementRun.objects.get(pk=run_id)
        if not mine or run.state not in (State.QUEUED, State.RUNNING):
            return run
        tell, held = Telling(run, say), connection.connection
        try:
            _settle(run, tell)
        except CancelledError:
            tell.end(State.CANCELLED)
        except MrezaError as error:
            tell.end(State.FAILED, str(error))
        except (DatabaseError, InterfaceError) as error:
            # Django may have connected anew by itself: the lock is not on that connection.
            if connection.connection is not held or not connection.is_usable():
                raise LostError from error
            log.exception("run %s failed", run_id)
            tell.end(State.FAILED, str(_refused(error)))
        except Exception as error:
            log.exception("run %s failed", run_id)
            tell.end(State.FAILED, f"{type(error).__name__}: {error}")
            raise
        shutil.rmtree(folder(run_id), ignore_errors=True)
    run.refresh_from_db()
    return run


def _refused(error: Exception) -> MrezaError:
    said = (str(error).splitlines() or [type(error).__name__])[0]
    return MrezaError(
        f"the database did not take the results: {said}",
        remedy="See that it works and its disk has room, then run the period again",
    )


class Telling:
    """Keeps stage and progress where pages can see them, and asks whether to go on."""

    def __init__(self, run: SettlementRun, say: Callable[[str, int], None] | None) -> None:
        self.run, self.say = run, say

    def at(self, stage: str, progress: int) -> None:
        """Where the run is. Raises `CancelledError` when somebody called it off."""
        if self.cancelled():
            raise CancelledError("the run was called off")
        started = self.run.started_at or timezone.now()
        self.run.started_at = started
        SettlementRun.objects.filter(pk=self.run.pk).update(
            state=State.RUNNING, stage=stage, progress=progress, started_at=started
        )
        if self.say is not None:
            self.say(stage, progress)

    def cancelled(self) -> bool:
        return SettlementRun.objects.filter(pk=self.run.pk, cancel_asked=True).exists()

    def end(self, state: State, message: str = "") -> None:
        SettlementRun.objects.filter(pk=self.run.pk).exclude(state=State.COMPLETE).update(
            state=state, message=message[:4000], finished_at=timezone.now()
        )
        log.info("run %s %s %s", self.run.pk, state, message)


def _settle(run: SettlementRun, tell: Telling) -> None:
    period = Period(run.year, run.number)
    tell.at("snapshot", 2)
    snapshot = realisation.store().snapshot(run.lake_version)
    snapshot.verify(deep=False)
    plan = counting.Plan(
        contracts.plan_rows(period.year), queries.places(period.last), facts.facts(period.year)
    )
    if counting.fingerprint(plan.rows, plan.facts) != run.plan_fingerprint:
        raise MrezaError(
            "contracts were changed after the run was asked for", where=str(run),
            remedy="Run the period again",
        )  # fmt: skip
    stages = Stages(folder(run.pk), tell.cancelled)
    tell.at("count", 5)
    counted = counting.counted(
        snapshot, plan, period, engine=run.engine, stages=stages, mark=run.content, tell=tell.at
    )
    every = lanes.of(period)
    results = evaluation.evaluate_all(
        every,
        counted,
        at=period.law_day,
        engine=run.engine,
        tell=lambda lane: tell.at(f"lane:{lane.name}", 50 + 35 * every.index(lane) // len(every)),
    )
    tell.at("statements", 85)
    stated = statements.state(results, queries.issued_before(period), plan.places)
    checks = statements.checks(results, stated)
    keeping.refuse_broken(checks)
    tell.at("keep", 90)
    keeping.keep(run, results, [s for s in stated if in_scope(s, run.scope)], checks)


def in_scope(statement: statements.Statement, scope: str) -> bool:
    """Whether a statement belongs to `nation`, `office:CODE`, `unit:CODE` or `provider:CODE`."""
    kind, _, code = scope.partition(":")
    return kind == "nation" or getattr(statement, kind) == code


def folder(run_id: int) -> Path:
    """Where a run keeps what it has finished."""
    return Path(settings.DATA_DIR) / "runs" / str(run_id)
