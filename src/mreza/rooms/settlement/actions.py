"""What changes something here: asking for a run, working on it, issuing it, objections."""

from __future__ import annotations

import hashlib
import json
import logging
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from mreza import acts
from mreza.kernel.errors import MrezaError
from mreza.rooms.contracts.queries import contracts, facts
from mreza.rooms.network.models import Office, Organisation, Unit
from mreza.rooms.network.queries.registry import CODE
from mreza.rooms.realisation import queries as realisation
from mreza.rooms.settlement import counting, lanes, queries, worker
from mreza.rooms.settlement.counted import sources
from mreza.rooms.settlement.models import Objection, SettlementRun, Statement, StatementLine
from mreza.rooms.settlement.periods import Period
from mreza.site.accounts.models import User

log = logging.getLogger(__name__)
NATION = "nation"
MOST = Decimal(10) ** 12  # of an amount in EUR: what its column holds
ENGINES = ("duckdb", "spark", "exact")
SCOPES: dict[str, Any] = {"office": Office, "unit": Unit, "provider": Organisation}


class SettlementError(MrezaError):
    """A run or an objection that cannot be what was asked for."""


class TooLateError(SettlementError):
    """What was asked for was right, but something else has happened before."""


class AlreadyRunningError(TooLateError):
    """The same period and scope is being settled; `run` is that run."""

    def __init__(self, run: SettlementRun) -> None:
        self.run = run
        super().__init__(
            f"run {run.pk} settles this period and scope already",
            remedy="Wait for it, cancel it, or, if its process was killed, go on with it: "
            f"mreza settlement work {run.pk}",
        )


def ask(
    period: Period,
    *,
    scope: str = NATION,
    engine: str = "duckdb",
    by: User | None = None,
    again: bool = False,
) -> SettlementRun:
    """A run of the period, waiting to be worked on; nothing is computed here.

    The same rows, plan and law as a complete run: that run, unless `again`. Raises
    `AlreadyRunningError` when the period and scope are being settled, `SettlementError` when there
    is nothing of the name to settle.
    """
    _check_asked(period, scope, engine)
    snapshot = realisation.store().snapshot()
    plan = _plan_mark(period.year)
    content = _content(period, scope, engine, snapshot.fingerprint, plan)
    if not again:
        same = SettlementRun.objects.filter(content=content, state=SettlementRun.State.COMPLETE)
        if found := same.first():
            return found
    try:
        with transaction.atomic():
            return SettlementRun.objects.create(
                year=period.year,
                number=period.number,
                scope=scope,
                engine=engine,
                lake_version=snapshot.version,
                lake_fingerprint=snapshot.fingerprint,
                plan_fingerprint=plan,
                content=content,
                synthetic=snapshot.synthetic,
                asked_by=by,
            )
    except IntegrityError as error:
        active = SettlementRun.objects.filter(
            year=period.year,
            number=period.number,
            scope=scope,
            state__in=[SettlementRun.State.QUEUED, SettlementRun.State.RUNNING],
        ).first()
        if active is None:
            raise
        raise AlreadyRunningError(active) from error


def _check_asked(period: Period, scope: str, engine: str) -> None:
    """Before anything is queued: a year with contracts, a scope that exists, an engine."""
    if engine not in ENGINES:
        raise SettlementError(f"no engine {engine[:40]!r}", remedy=f"Known: {', '.join(ENGINES)}")
    kind, _, code = scope.partition(":")
    known = (
        kind in SCOPES and CODE.fullmatch(code) and SCOPES[kind].objects.filter(code=code).exists()
    )
    if scope != NATION and not known:
        raise SettlementError(
            f"no scope {scope[:60]!r}",
            remedy="Write nation, office:CODE, unit:CODE or provider:CODE",
        )
    if not contracts.plan_rows(period.year):
        raise SettlementError(f"no contract is agreed for {period.year}", where=str(period))


def _plan_mark(year: int) -> str:
    """Fingerprint of the agreed plan and of what is recorded of the contracts."""
    return counting.fingerprint(contracts.plan_rows(year), facts.facts(year))


def start(run: SettlementRun) -> None:
    """Have a process of its own work on the run, once it is there for others to see."""
    number = run.pk
    transaction.on_commit(lambda: worker.spawn(number))


def cancel(run: SettlementRun, *, by: User) -> None:
    """Ask the worker to stop; a run that nobody works on is cancelled at once."""
    SettlementRun.objects.filter(
        pk=run.pk, state__in=[SettlementRun.State.QUEUED, SettlementRun.State.RUNNING]
    ).update(cancel_asked=True)
    with worker.only_one(run.pk) as mine:
        if mine:
            SettlementRun.objects.filter(
                pk=run.pk, state__in=[SettlementRun.State.QUEUED, SettlementRun.State.RUNNING]
            ).update(state=SettlementRun.State.CANCELLED, finished_at=timezone.now())
    log.info("run %s cancelled by %s", run.pk, by.username)


def issue(run: SettlementRun, *, by: User | None) -> SettlementRun:
    """Send the statements of a complete run; from now on later runs take its amounts off.

    A closed period is corrected by running the last issued one again: that one goes from January,
    so whatever changed before is in it, once. Raises `SettlementError` when what the run took off
    is no longer what is issued, or when a later period is.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('settlement issue'))")
        locked = SettlementRun.objects.select_for_update().get(pk=run.pk)
        if locked.issued_at:
            return locked
        if locked.state != SettlementRun.State.COMPLETE:
            raise TooLateError("only a complete run is issued", where=str(locked))
        _check_nothing_later(locked)
        _check_taken_off(locked)
        locked.issued_at, locked.issued_by = timezone.now(), by
        locked.save(update_fields=["issued_at", "issued_by"])
    log.info("run %s issued by %s", run.pk, by.username if by else "the system")
    return locked


def _check_nothing_later(run: SettlementRun) -> None:
    """A later period that is issued holds this one: issuing both would pay it twice."""
    later = SettlementRun.objects.filter(
        year=run.year, number__gt=run.number, issued_at__isnull=False
    )
    providers = Statement.objects.filter(run=run).values("provider")
    found = Statement.objects.filter(run__in=later, provider__in=providers).select_related("run")
    last = found.order_by("-run__number").first()
    if last is not None:
        period = Period(last.run.year, last.run.number)
        raise TooLateError(
            f"{period} is issued already and goes from January",
            where=str(run),
            remedy=f"Run {period} again: it pays or takes back what changed",
        )


def _check_taken_off(run: SettlementRun) -> None:
    """What the run took off must be what is issued now, line by line."""
    providers = set(Statement.objects.filter(run=run).values_list("provider", flat=True))
    found = queries.issued_before(Period(run.year, run.number))
    given = {key: amount for key, amount in found.items() if amount and key[0] in providers}
    if given != queries.taken_off(run):
        raise TooLateError(
            "another run was issued after this one was computed",
            where=str(run),
            remedy="Run the period again: it takes off what is issued",
        )


def _content(period: Period, scope: str, engine: str, lake: str, plan: str) -> str:
    """Fingerprint of all that decides the answer, and of what issued runs gave before."""
    tables = [acts.table(lane.table) for lane in lanes.all_lanes()]
    law = sorted({(table.act, table.act_fingerprint) for table in tables})
    issued = SettlementRun.objects.filter(year=period.year, issued_at__isnull=False)
    before = list(issued.order_by("pk").values_list("pk", flat=True))
    spelled = json.dumps([str(period), scope, engine, lake, plan, law, sources(), before])
    return hashlib.sha256(spelled.encode()).hexdigest()


def object_to(line: StatementLine, *, disputed: Decimal, reason: str, by: User) -> Objection:
    """The provider disputes `disputed` EUR of the line. Raises `SettlementError`."""
    if not line.statement.run.issued_at:
        raise TooLateError("a statement that is not issued cannot be disputed")
    if not reason.strip():
        raise SettlementError("an objection needs its reason")
    _check_sum(disputed)
    try:
        with transaction.atomic():
            return Objection.objects.create(line=line, disputed=disputed, reason=reason, by=by)
    except IntegrityError as error:
        raise TooLateError(
            "an objection to this line is open already",
            remedy="Withdraw it, or wait for the answer",
        ) from error


def _check_sum(amount: Decimal) -> None:
    """An amount that can be in dispute: more than nothing, whole cents, no more than a column."""
    exponent = amount.as_tuple().exponent
    if (
        not amount.is_finite()
        or not 0 < amount < MOST
        or (isinstance(exponent, int) and exponent < -2)
    ):
        raise SettlementError(
            f"{str(amount)[:40]} EUR cannot be disputed",
            remedy="Write an amount above 0 with at most two decimals, such as 1234.56",
        )


def answer(
    objection: Objection, *, state: str, text: str, by: User, accepted: Decimal | None = None
) -> Objection:
    """The insurer's answer; `accepted` is the amount it agrees with when in part."""
    allowed = {Objection.State.ACCEPTED, Objection.State.PARTLY, Objection.State.REJECTED}
    if state not in allowed or not text.strip():
        raise SettlementError("an answer is accepted, partly or rejected, and says why")
    sums: dict[str, Decimal | None] = {
        Objection.State.ACCEPTED: objection.disputed,
        Objection.State.REJECTED: Decimal(0),
        Objection.State.PARTLY: accepted,
    }
    partly = sums[state]
    if state == Objection.State.PARTLY:
        if partly is None or not 0 < partly < objection.disputed:
            raise SettlementError(
                "say how much is accepted",
                remedy=f"In part is more than 0 and less than {objection.disputed} EUR",
            )
        _check_sum(partly)
    changed = Objection.objects.filter(pk=objection.pk, state=Objection.State.OPEN).update(
        state=state, answer=text, accepted=sums[state], answered_by=by, answered_at=timezone.now()
    )
    if not changed:
        raise TooLateError("this objection is answered or withdrawn already")
    objection.refresh_from_db()
    return objection


def withdraw(objection: Objection, *, by: User) -> None:
    """The provider takes its open objection back."""
    changed = Objection.objects.filter(pk=objection.pk, state=Objection.State.OPEN).update(
        state=Objection.State.WITHDRAWN, answered_by=by, answered_at=timezone.now()
    )
    if not changed:
        raise TooLateError("this objection is answered or withdrawn already")


def resume(run: SettlementRun) -> bool:
    """Start a worker for a run that should be worked on and is not: its own was killed."""
    if run.state not in (SettlementRun.State.QUEUED, SettlementRun.State.RUNNING):
        return False
    with worker.only_one(run.pk) as nobody:
        pass
    if nobody:
        start(run)
    return nobody


def resume_all() -> list[int]:
    """Start workers for all runs that nobody works on: after a crash or a restart."""
    waiting = SettlementRun.objects.filter(
        state__in=[SettlementRun.State.QUEUED, SettlementRun.State.RUNNING]
    )
    return [run.pk for run in waiting if resume(run)]
