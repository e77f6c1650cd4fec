"""What changes something here: asking for a run, working on it, issuing it, objections."""

from __future__ import annotations

import hashlib
import json
import logging
from decimal import Decimal


from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from mreza import acts
from mreza.kernel.errors import MrezaError
from mreza.rooms.contracts.queries import contracts
from mreza.rooms.realisation import queries as realisation
from mreza.rooms.settlement import lanes, worker
from mreza.rooms.settlement.models import Objection, SettlementRun, StatementLine
from mreza.rooms.settlement.periods import Period
from mreza.site.accounts.models import User

log = logging.getLogger(__name__)
NATION = "nation"


class SettlementError(MrezaError):
    """A run or an objection that cannot be what was asked for."""


class AlreadyRunningError(SettlementError):
    """The same period and scope is being settled; `run` is that run."""

    def __init__(self, run: SettlementRun) -> None:
        self.run = run
        super().__init__(
            f"run {run.pk} settles this period and scope already",
            remedy="Wait for it, or cancel it",
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
    `AlreadyRunningError` when the period and scope are being settled.
    """
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


def _plan_mark(year: int) -> str:
    """Fingerprint of the agreed plan."""
    rows = [str(row) for row in contracts.plan_rows(year)]
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


def start(run: SettlementRun) -> None:
    """Have a process of its own work on the run; the page that asked does not wait."""
    worker.spawn(run.pk)


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


def issue(run: SettlementRun, *, by: User) -> SettlementRun:
    """Send the statements of a complete run; from now on later runs take its amounts off.

    Raises `SettlementError` when an earlier settled state is no longer what the run took off.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('settlement issue'))")
        locked = SettlementRun.objects.select_for_update().get(pk=run.pk)
        if locked.issued_at:
            return locked
        if locked.state != SettlementRun.State.COMPLETE:
            raise SettlementError("only a complete run is issued", where=str(locked))
        later = SettlementRun.objects.filter(
            year=locked.year, number__lte=locked.number, issued_at__gt=locked.asked_at
        )
        if later.exists():
            raise SettlementError(
                "another run was issued after this one was computed",
                where=str(locked),
                remedy="Run the period again: it takes off what is issued",
            )
        locked.issued_at, locked.issued_by = timezone.now(), by
        locked.save(update_fields=["issued_at", "issued_by"])
    log.info("run %s issued by %s", run.pk, by.username)
    return locked


def _content(period: Period, scope: str, engine: str, lake: str, plan: str) -> str:
    """Fingerprint of all that decides the answer, and of what issued runs gave before."""
    tables = [acts.table(lane.table) for lane in lanes.all_lanes()]
    law = sorted({(table.act, table.act_fingerprint) for table in tables})
    issued = SettlementRun.objects.filter(year=period.year, issued_at__isnull=False)
    before = list(issued.order_by("pk").values_list("pk", flat=True))
    spelled = json.dumps([str(period), scope, engine, lake, plan, law, before])
    return hashlib.sha256(spelled.encode()).hexdigest()


def object_to(line: StatementLine, *, disputed: Decimal, reason: str, by: User) -> Objection:
    """The provider disputes `disputed` EUR of the line. Raises `SettlementError`."""
    if not line.statement.run.issued_at:
        raise SettlementError("a statement that is not issued cannot be disputed")
    if not reason.strip():
        raise SettlementError("an objection needs its reason")
    try:
        with transaction.atomic():
            return Objection.objects.create(line=line, disputed=disputed, reason=reason, by=by)
    except IntegrityError as error:
        raise SettlementError(
            "an objection to this line is open already",
            remedy="Withdraw it, or wait for the answer",
        ) from error


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
    if sums[state] is None:
        raise SettlementError("say how much is accepted")
    changed = Objection.objects.filter(pk=objection.pk, state=Objection.State.OPEN).update(
        state=state, answer=text, accepted=sums[state], answered_by=by, answered_at=timezone.now()
    )
    if not changed:
        raise SettlementError("this objection is answered or withdrawn already")
    objection.refresh_from_db()
    return objection


def withdraw(objection: Objection, *, by: User) -> None:
    """The provider takes its open objection back."""
    changed = Objection.objects.filter(pk=objection.pk, state=Objection.State.OPEN).update(
        state=Objection.State.WITHDRAWN, answered_by=by, answered_at=timezone.now()
    )
    if not changed:
        raise SettlementError("this objection is answered or withdrawn already")


def resume_all() -> list[int]:
    """Start workers for runs that nobody works on: after a crash or a restart."""
    waiting = SettlementRun.objects.filter(
        state__in=[SettlementRun.State.QUEUED, SettlementRun.State.RUNNING]
    )
    started = []
    for run in waiting:
        start(run)
        started.append(run.pk)
    return started


