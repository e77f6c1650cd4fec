"""A worker killed with -9 in each step, two workers at once, two uploads at once."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import connection, connections

from mreza.rooms.realisation import actions, queries, worker
from mreza.rooms.realisation.models import State, Upload
from mreza.rooms.realisation.refusals import SentAlreadyError
from mreza.site.accounts.models import User
from tests.web.realisation.conftest import Send
from tests.web.realisation.killed_worker import STEPS

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).parents[3]


def rows_of_lake() -> int:
    return sum(batch.rows for batch in queries.store().snapshot().batches)


@pytest.fixture
def kill_at() -> Iterator[Callable[[Upload, str], None]]:
    """`kill_at(upload, step)`: another process works on it until there, and is killed."""
    started: list[subprocess.Popen[str]] = []

    def go(upload: Upload, step: str) -> None:
        name = connection.settings_dict["NAME"]
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.web.realisation.killed_worker", name,
             str(django_settings.DATA_DIR), str(upload.pk), step],
            cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ},
        )  # fmt: skip
        started.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "there\n"
        assert worker.work(upload.pk).state in (State.CHECKING, State.COMMITTING)  # not mine
        process.kill()
        process.wait()
        _wait_for_lock(upload.pk)

    yield go
    for process in started:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


def _wait_for_lock(number: int) -> None:
    """The database needs a moment to see that the other side is gone."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        with worker.only_one(number) as mine:
            if mine:
                return
        time.sleep(0.05)


@pytest.mark.parametrize("step", STEPS)
def test_a_killed_worker_leaves_nothing_half_done_and_the_next_ends_its_work(
    send: Send, good: bytes, staff: User, kill_at: Callable[[Upload, str], None], step: str
) -> None:
    committing = STEPS.index(step) > 1
    upload = send(good, work=committing)
    if committing:
        actions.commit(upload, by=staff)
    kill_at(upload, step)
    assert rows_of_lake() in ((0, 3) if step == "current" else (0,))
    upload = worker.work(upload.pk)
    if not committing:
        assert upload.state == State.CHECKED
        actions.commit(upload, by=staff)
        upload = worker.work(upload.pk)
    assert (upload.state, rows_of_lake(), upload.version) == (State.COMMITTED, 3, 1)
    assert [event.what for event in queries.events(upload)] == [
        "received", "checked", "commit_asked", "committed",
    ]  # fmt: skip


def test_a_withdrawal_cut_off_between_lake_and_database_is_ended(
    send: Send, good: bytes, staff: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = send(good)
    actions.commit(upload, by=staff)
    upload = worker.work(upload.pk)

    def cut(*given: Any, **more: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("mreza.rooms.realisation.stages._advance", cut)
        with pytest.raises(KeyboardInterrupt):
            actions.withdraw(upload, reason="R", by=staff)
    assert rows_of_lake() == 0
    counter = worker.work(Upload.objects.get(counter_of=upload).pk)
    upload.refresh_from_db()
    assert (counter.state, upload.state) == (State.COMMITTED, State.WITHDRAWN)


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Do all of them at the same moment; what each answered or raised."""
    answers: list[Any] = [None] * len(acts)
    start = threading.Barrier(len(acts))

    def run(place: int) -> None:
        start.wait()
        try:
            answers[place] = acts[place]()
        except Exception as error:  # noqa: BLE001 - it is the answer
            answers[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[place]) for place in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_of_the_same_file_sent_twice_at_once_one_is_taken(send: Send, good: bytes) -> None:
    answers = at_once(*[lambda: send(good, work=False)] * 4)
    assert sorted(type(answer).__name__ for answer in answers) == [
        *["SentAlreadyError"] * 3, "Upload",
    ]  # fmt: skip
    assert all(isinstance(answer, Upload | SentAlreadyError) for answer in answers)
    assert Upload.objects.count() == 1


def test_two_files_committed_at_once_are_both_there(
    send: Send, good: bytes, staff: User, tmp_path: Path
) -> None:
    second = good.replace(b"P0", b"Q0").replace(b"P1", b"Q1").replace(b"P2", b"Q2")
    uploads = [send(good), send(second)]
    for upload in uploads:
        actions.commit(upload, by=staff)
    at_once(*[lambda number=upload.pk: worker.work(number) for upload in uploads])
    assert {Upload.objects.get(pk=one.pk).state for one in uploads} == {State.COMMITTED}
    assert rows_of_lake() == 6


def test_two_workers_on_one_file_do_its_work_once(send: Send, good: bytes) -> None:
    upload = send(good, work=False)
    at_once(*[lambda: worker.work(upload.pk)] * 3)
    upload.refresh_from_db()
    assert upload.state == State.CHECKED
    assert [event.what for event in queries.events(upload)] == ["received", "checked"]


def test_of_commit_and_discard_at_once_one_happens(send: Send, good: bytes, staff: User) -> None:
    upload = send(good)
    two = [Upload.objects.get(pk=upload.pk) for _ in range(2)]
    at_once(lambda: actions.commit(two[0], by=staff), lambda: actions.discard(two[1], by=staff))
    upload.refresh_from_db()
    assert upload.state in (State.COMMITTING, State.WITHDRAWN)
    assert len(queries.events(upload)) == 3
