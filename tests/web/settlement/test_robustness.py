"""Killed, crowded, cut off and full: nothing half is seen, a message says why, a rerun completes.

Runs are worked on by processes and threads of their own here, so everything is committed; the runs
are removed after each test.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import OperationalError, connection, connections, transaction

from mreza.lake.store import Store
from mreza.rooms.contracts.queries import contracts
from mreza.rooms.realisation.models import Upload
from mreza.rooms.settlement import actions, counting, keeping, statements, worker
from mreza.rooms.settlement.models import LaneRow, LaneRun, SettlementRun, Statement, StatementLine
from mreza.rooms.settlement.periods import Period
from mreza.site.accounts.models import User
from mreza.site.loading import load_rooms
from tests.lakes import SERVICE, write_accepted
from tests.settled_lakes import Outcome, plan_for, settled, synthetic_lake

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.xdist_group("settlement-robustness"),
    pytest.mark.timeout(300),
]

Q1 = Period(2007, 1)
UNIT = "unit:metlika"
WAIT = 60  # seconds, on a busy machine
Picture = dict[tuple[str, str, str, str], tuple[Decimal | None, ...]]
spawn = worker.spawn  # before a fixture takes it away

KILLED = """
import os, signal, sys
import django
django.setup()
from mreza.lake import stages
from mreza.rooms.settlement import keeping, worker
number, step = int(sys.argv[1]), sys.argv[2]

def dies(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

def after(deed):
    def done(*given, **more):
        deed(*given, **more)
        dies()
    return done

at = worker.Telling.at
def telling(self, stage, progress):
    at(self, stage, progress)
    if stage == step:
        dies()
worker.Telling.at = telling
if step == "file written":
    stages.sync = dies
if step == "rows written":
    keeping._keep_statements = dies
if step == "statements written":
    keeping._keep_statements = after(keeping._keep_statements)
if step == "kept":
    keeping.keep = after(keeping.keep)
worker.work(number)
"""
STEPS = [
    "snapshot", "count:done", "file written", "lane:dental_care", "keep", "rows written",
    "statements written", "kept",
]  # fmt: skip
LIMITED = """
import resource, sys
import django
django.setup()
from mreza.rooms.settlement import worker
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
worker.work(int(sys.argv[1]))
"""


@pytest.fixture
def _django_db_helper(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """In place of pytest-django's: no transaction around the test, and only the runs removed after.

    Emptying the whole database would take longer than the tests themselves, for loading it again.
    """
    with django_db_blocker.unblock():
        if not User.objects.exists():
            load_rooms(demo=True)
        yield
        with connection.cursor() as cursor:
            for model in (SettlementRun, Upload):  # a load lists synthetic batches as uploads
                cursor.execute(f"TRUNCATE {model._meta.db_table} CASCADE")


@pytest.fixture(scope="module")
def drawn(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A lake of one unit with few services."""
    root = tmp_path_factory.mktemp("drawn") / "lake"
    with django_db_blocker.unblock():
        if not User.objects.exists():
            load_rooms(demo=True)
        synthetic_lake(root, UNIT, rows=4000)
    return root


@pytest.fixture(scope="module")
def expected(drawn: Path, django_db_blocker: Any) -> Outcome:
    """What a run of the first quarter must come to, computed without the worker."""
    with django_db_blocker.unblock():
        return settled(Store(drawn).snapshot(), plan_for(Q1), Q1, "duckdb")


@pytest.fixture(autouse=True)
def lake(drawn: Path, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of one's own."""
    settings.DATA_DIR = tmp_path / "data"
    monkeypatch.setattr(worker, "spawn", lambda number: None)
    return Path(shutil.copytree(drawn, settings.DATA_DIR / "lake"))


@pytest.fixture
def environment(lake: Path) -> dict[str, str]:
    """For processes of their own: this test's database and data folder."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MREZA_")}
    given = connection.settings_dict
    address = f"postgresql://{given['USER']}@/{given['NAME']}?host={given['HOST']}"
    return {
        **kept,
        "DATABASE_URL": address,
        "MREZA_DATA": str(lake.parent),
        "DJANGO_SETTINGS_MODULE": "mreza.site.settings",
    }


Start = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def start(environment: dict[str, str]) -> Iterator[Start]:
    """`start(script, ...)` or `start(None, "settlement", "work", "1")`: a process of Mreža."""
    begun: list[subprocess.Popen[bytes]] = []

    def go(script: str | None, *arguments: object) -> subprocess.Popen[bytes]:
        what = ["-m", "mreza"] if script is None else ["-c", script]
        process = subprocess.Popen(
            [sys.executable, *what, *map(str, arguments)], env=environment, stderr=subprocess.PIPE
        )
        begun.append(process)
        return process

    yield go
    for process in begun:
        process.kill()
        process.communicate()


def ended(process: subprocess.Popen[bytes]) -> int:
    _, said = process.communicate(timeout=WAIT)
    sys.stderr.write(said.decode())
    return process.returncode


def lines_of(found: list[statements.Statement]) -> Picture:
    return {
        line.key: (line.realised, line.amount, line.now)
        for statement in found
        for line in statement.lines
    }


def picture(run: SettlementRun) -> Picture:
    """What people see of a run."""
    found = StatementLine.objects.filter(statement__run=run)
    names = ("statement__provider", "lane", "code", "activity", "realised", "amount", "now")
    return {row[:4]: row[4:] for row in found.values_list(*names)}


def assert_complete(run: SettlementRun, expected: Outcome) -> None:
    run.refresh_from_db()
    assert (run.state, run.message) == ("complete", "")
    assert picture(run) == lines_of(expected.statements)
    rows = sum(len(result.rows) for result in expected.results)
    assert LaneRow.objects.filter(lane__run=run).count() == rows == run.totals["rows"]
    amount = sum((one.amount for one in expected.statements), Decimal(0))
    assert Decimal(run.totals["amount"]) == amount
    assert not worker.folder(run.pk).exists()


def assert_nothing_seen(run: SettlementRun) -> None:
    assert not LaneRun.objects.filter(run=run).exists()
    assert not Statement.objects.filter(run=run).exists()
    run.refresh_from_db()
    assert run.totals == {}


def wait_until(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + WAIT
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.05)


def nobody_works_on(run: SettlementRun) -> bool:
    """The database notices a moment later that a process is dead."""
    with worker.only_one(run.pk) as mine:
        return mine


def elsewhere(deed: Callable[[], object]) -> None:
    """Do it in a thread, on a connection of its own, as another process would."""

    def run() -> None:
        try:
            deed()
        finally:
            connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()


def once(stage: str, deed: Callable[[], object]) -> Callable[[str, int], None]:
    """For `worker.work`: does the deed when the run comes to the stage for the first time."""
    left = [deed]

    def say(reached: str, progress: int) -> None:
        if reached == stage and left:
            left.pop()()

    return say


# --- kill -9 ---------------------------------------------------------------------------------


@pytest.mark.parametrize("step", STEPS)
def test_a_killed_run_shows_nothing_and_goes_on(step: str, start: Start, expected: Outcome) -> None:
    run = actions.ask(Q1)
    assert ended(start(KILLED, run.pk, step)) == -signal.SIGKILL
    wait_until(lambda: nobody_works_on(run))
    run.refresh_from_db()
    if step == "kept":
        assert run.state == "complete"
        shutil.rmtree(worker.folder(run.pk))
    else:
        assert run.state == "running"
        assert_nothing_seen(run)
        files = {path.stat().st_ino for path in worker.folder(run.pk).glob("counted.*.json")}
        assert len(files) == (step not in ("snapshot", "count:done", "file written"))
        worker.work(run.pk)
    assert_complete(run, expected)


def test_a_resumed_run_does_not_count_again(
    start: Start, expected: Outcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = actions.ask(Q1)
    ended(start(KILLED, run.pk, "lane:dental_care"))
    wait_until(lambda: nobody_works_on(run))

    def again(*_: object) -> None:
        raise AssertionError("counted again")

    monkeypatch.setattr(counting, "prepare", again)
    worker.work(run.pk)
    assert_complete(run, expected)


def test_the_site_goes_on_with_killed_runs_when_it_starts(
    expected: Outcome, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]
) -> None:
    run = actions.ask(Q1)
    started: list[tuple[int, bool]] = []
    monkeypatch.setattr(
        worker, "spawn", lambda number: started.append((number, connection.in_atomic_block))
    )
    load_rooms(demo=True)
    assert started == [(run.pk, False)]
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    spawn(run.pk)
    wait_until(lambda: SettlementRun.objects.filter(pk=run.pk, state="complete").exists())
    wait_until(lambda: nobody_works_on(run))
    assert_complete(run, expected)
    assert actions.resume_all() == []


def test_a_run_that_is_worked_on_is_not_started_again() -> None:
    run = actions.ask(Q1)
    with psycopg.connect(**connection.get_connection_params()) as other:
        other.execute("SELECT pg_advisory_lock(%s, %s)", [worker.LOCKS, run.pk])
        assert actions.resume_all() == []
        assert worker.work(run.pk).state == "queued"
    wait_until(lambda: nobody_works_on(run))
    assert actions.resume_all() == [run.pk]


# --- two at once -----------------------------------------------------------------------------


def test_the_same_period_is_refused_while_it_is_settled(expected: Outcome) -> None:
    run = actions.ask(Q1)
    told: list[str] = []

    def ask_again() -> None:
        with pytest.raises(actions.AlreadyRunningError) as refused:
            actions.ask(Q1, again=True)
        told.append(str(refused.value))

    worker.work(run.pk, once("lane:transport", lambda: elsewhere(ask_again)))
    assert told[0].startswith(f"run {run.pk} settles this period and scope already. Wait for it,")
    assert_complete(run, expected)
    assert actions.ask(Q1) == run
    assert actions.ask(Q1, again=True) != run


def test_scopes_are_settled_side_by_side(start: Start, expected: Outcome) -> None:
    whole = sorted({one.unit for one in expected.statements if one.unit})
    wanted = ["nation", f"unit:{whole[0]}", "office:novo-mesto"]
    runs = [actions.ask(Q1, scope=scope) for scope in wanted]
    processes = [start(None, "settlement", "work", run.pk) for run in runs]
    assert [ended(process) for process in processes] == [0, 0, 0]
    for run in runs:
        run.refresh_from_db()
        assert (run.state, run.message) == ("complete", "")
        mine = [one for one in expected.statements if worker.in_scope(one, run.scope)]
        assert mine
        assert picture(run) == lines_of(mine)


def test_two_workers_of_a_run_keep_it_once(start: Start, expected: Outcome) -> None:
    run = actions.ask(Q1)
    both = [start(None, "settlement", "work", run.pk) for _ in range(2)]
    assert [ended(process) for process in both] == [0, 0]
    assert_complete(run, expected)


# --- the lake changes meanwhile --------------------------------------------------------------


def more_nursing(lake: Path, folder: Path, quantity: str = "1") -> None:
    """Another batch: a hundred rows of visits of a provider that has a contract for them."""
    [provider] = {
        row.provider
        for row in contracts.plan_rows(2007)
        if row.activity == "community_nursing" and row.provider == "zd-metlika"
    }
    row = {**SERVICE, "provider": provider, "activity": "community_nursing", "service": "X0603"}
    row["quantity"] = quantity
    rows = [{**row, "person": f"P{number}"} for number in range(100)]
    Store(lake).commit(
        "late", "services", write_accepted(folder / "late.parquet", rows), sha256="1" * 64
    )


def test_an_import_during_a_run_is_for_the_next_one(
    lake: Path, tmp_path: Path, expected: Outcome
) -> None:
    run = actions.ask(Q1)
    worker.work(run.pk, once("snapshot", lambda: more_nursing(lake, tmp_path)))
    assert_complete(run, expected)
    later = worker.work(actions.ask(Q1).pk)
    assert later.state == "complete"
    before, after = picture(run), picture(later)
    changed = {key for key in before | after if before.get(key) != after.get(key)}
    assert {(provider, lane) for provider, lane, _, _ in changed} == {
        ("zd-metlika", "community_nursing")
    }


def test_a_withdrawal_during_a_run_is_for_the_next_one(lake: Path, expected: Outcome) -> None:
    run = actions.ask(Q1)
    batch = next(b for b in Store(lake).snapshot().batches if b.dataset == "services")
    worker.work(run.pk, once("count", lambda: Store(lake).withdraw(batch.id, "w1")))
    assert_complete(run, expected)
    later = worker.work(actions.ask(Q1).pk)
    assert later.state == "complete"
    assert picture(later) != picture(run)


def test_a_plan_changed_before_the_run_is_not_mixed_in(monkeypatch: pytest.MonkeyPatch) -> None:
    run = actions.ask(Q1)
    rows = contracts.plan_rows(2007)
    monkeypatch.setattr(contracts, "plan_rows", lambda year: rows[1:])
    worker.work(run.pk)
    run.refresh_from_db()
    assert run.state == "failed"
    assert "contracts were changed after the run was asked for" in run.message
    assert_nothing_seen(run)
    assert worker.work(actions.ask(Q1).pk).state == "complete"


def test_a_number_that_cannot_be_is_named_and_without_it_a_run_completes(
    lake: Path, tmp_path: Path, expected: Outcome
) -> None:
    more_nursing(lake, tmp_path, quantity="9999999.99")
    run = worker.work(actions.ask(Q1).pk)
    assert run.state == "failed"
    assert run.message.startswith("community_nursing: zd-metlika: ")
    assert "column ordinary_points: found '21000" in run.message
    assert_nothing_seen(run)
    Store(lake).withdraw("late", "w1")
    assert_complete(worker.work(actions.ask(Q1).pk), expected)


# --- files that are gone or damaged ----------------------------------------------------------


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def scratch(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 3] ^= 0xFF
    path.write_bytes(content)


@pytest.mark.parametrize("harm", [Path.unlink, cut, scratch], ids=["gone", "cut", "scratched"])
@pytest.mark.parametrize("stage", ["", "count:done"], ids=["before", "meanwhile"])
def test_a_damaged_file_is_named_and_a_new_import_completes(
    harm: Callable[[Path], None], stage: str, lake: Path, expected: Outcome
) -> None:
    run = actions.ask(Q1)
    snapshot = Store(lake).snapshot()
    file = snapshot.files("assignments", months={"2007-02"})[0]
    batch = next(one for one in snapshot.batches if one.dataset == "assignments")
    if stage:
        worker.work(run.pk, once(stage, lambda: harm(file)))
    else:
        harm(file)
        worker.work(run.pk)
    run.refresh_from_db()
    assert run.state == "failed"
    for part in (str(file.relative_to(lake)), batch.id, "Put the file back from a backup"):
        assert part in run.message
    assert_nothing_seen(run)

    Store(lake).withdraw(batch.id, "w1")
    again = synthetic_lake(lake, UNIT, rows=4000)
    assert again.fingerprint == snapshot.fingerprint
    assert_complete(worker.work(actions.ask(Q1).pk), expected)


def test_a_file_put_back_lets_the_next_run_complete(lake: Path, expected: Outcome) -> None:
    file = Store(lake).snapshot().files("services", months={"2007-03"})[0]
    whole = file.read_bytes()
    file.unlink()
    assert worker.work(actions.ask(Q1).pk).state == "failed"
    file.write_bytes(whole)
    assert_complete(worker.work(actions.ask(Q1).pk), expected)


# --- full disks ------------------------------------------------------------------------------


def test_a_full_disk_is_said_and_a_rerun_completes(start: Start, expected: Outcome) -> None:
    run = actions.ask(Q1)
    assert ended(start(LIMITED, run.pk)) == 0
    run.refresh_from_db()
    assert run.state == "failed"
    assert "the disk is full, nothing of this was kept" in run.message
    assert "Free some space" in run.message
    assert_nothing_seen(run)
    assert_complete(worker.work(actions.ask(Q1).pk), expected)


def test_a_full_disk_of_the_database_is_said_too(
    expected: Outcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OperationalError("could not extend file: No space left on device\nHINT: Check.")

    run = actions.ask(Q1)
    with monkeypatch.context() as patched:
        patched.setattr(keeping, "_keep_statements", full)
        worker.work(run.pk)
    run.refresh_from_db()
    assert run.state == "failed"
    assert run.message.startswith("the database did not take the results: could not extend file")
    assert "run the period again" in run.message
    assert_nothing_seen(run)
    assert_complete(worker.work(actions.ask(Q1).pk), expected)


# --- the connection is lost ------------------------------------------------------------------


def cut_off() -> None:
    """End this process's connection from another one, as a restart of the server would."""
    number = connection.connection.info.backend_pid
    with psycopg.connect(**connection.get_connection_params()) as other:
        other.execute("SELECT pg_terminate_backend(%s)", [number])


@pytest.mark.parametrize("stage", ["snapshot", "lane:dental_care", "keep"])
def test_a_lost_connection_is_made_again(stage: str, expected: Outcome) -> None:
    run = actions.ask(Q1)
    worker.work(run.pk, once(stage, cut_off))
    assert_complete(run, expected)


def test_a_connection_lost_while_results_are_written(
    expected: Outcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    run, keep, cuts = actions.ask(Q1), keeping._keep_statements, [cut_off]

    def cut_short(*given: Any) -> None:
        if cuts:
            cuts.pop()()
        keep(*given)

    monkeypatch.setattr(keeping, "_keep_statements", cut_short)
    worker.work(run.pk)
    assert_complete(run, expected)


# --- called off ------------------------------------------------------------------------------


@pytest.mark.parametrize("stage", ["count:done", "lane:transport", "keep"])
def test_a_run_called_off_keeps_nothing(stage: str, expected: Outcome) -> None:
    run, insurer = actions.ask(Q1), User.objects.get(username="zavod")
    worker.work(run.pk, once(stage, lambda: elsewhere(lambda: actions.cancel(run, by=insurer))))
    run.refresh_from_db()
    assert run.state == "cancelled"
    assert_nothing_seen(run)
    assert not worker.folder(run.pk).exists()
    assert_complete(worker.work(actions.ask(Q1).pk), expected)


def test_a_run_whose_worker_was_killed_is_called_off_at_once(start: Start) -> None:
    run, insurer = actions.ask(Q1), User.objects.get(username="zavod")
    ended(start(KILLED, run.pk, "count:done"))
    wait_until(lambda: nobody_works_on(run))
    actions.cancel(run, by=insurer)
    run.refresh_from_db()
    assert run.state == "cancelled"
    assert worker.work(run.pk).state == "cancelled"
    assert actions.ask(Q1) != run


def test_a_worker_starts_only_when_its_run_is_there_for_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started: list[int] = []
    monkeypatch.setattr(worker, "spawn", started.append)
    with transaction.atomic():
        run = actions.ask(Q1)
        actions.start(run)
        assert started == []
    assert started == [run.pk]
