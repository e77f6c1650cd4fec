"""What can be done with a file, by whom it is logged, and what is refused."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from mreza.lake.errors import NoRoomError
from mreza.rooms.realisation import actions, files, queries, stages, worker
from mreza.rooms.realisation.models import State, Upload, UploadEvent
from mreza.rooms.realisation.refusals import (
    BadRowsError,
    EmptyUploadError,
    NoReasonError,
    NotInStateError,
    SentAlreadyError,
    TooLargeError,
)
from mreza.site.accounts.models import User
from tests.lakes import ASSIGNMENT, QUANTITY, services
from tests.web.realisation.conftest import Send, text_of

pytestmark = pytest.mark.django_db


def logged(upload: Upload) -> list[str]:
    return [event.what for event in queries.events(upload)]


def rows_of_lake(dataset: str = "services") -> int:
    snapshot = queries.store().snapshot()
    return sum(batch.rows for batch in snapshot.batches if batch.dataset == dataset)


def test_a_good_file_is_checked_and_counts_for_nothing_until_it_is_committed(
    send: Send, good: bytes, staff: User
) -> None:
    upload = send(good)
    assert (upload.state, upload.rows, upload.good, upload.bad) == (State.CHECKED, 3, 3, 0)
    assert upload.months == ["2007-01", "2007-02"]
    assert rows_of_lake() == 0
    actions.commit(upload, by=staff)
    upload = worker.work(upload.pk)
    assert (upload.state, upload.version) == (State.COMMITTED, 1)
    assert rows_of_lake() == 3
    assert logged(upload) == ["received", "checked", "commit_asked", "committed"]
    assert [event.by_name for event in queries.events(upload)][::2] == [staff.display_name] * 2


def test_the_preview_has_sums_beside_the_plan_and_the_first_rows(send: Send, good: bytes) -> None:
    upload = send(good)
    january, february = upload.totals
    assert (january["activity"], january["when"], january["rows"]) == ("general", "2007-01", 1)
    assert (january["quantity"], february["quantity"]) == ("13", "26")  # K0005: 13 quotients
    assert january["planned"] == february["planned"]
    assert float(january["planned"]) > 1000
    assert upload.sample[0][:5] == ["zd-celje", "general", "D1", "P0", "K0005"]
    assert upload.formats["day"]["style"] == "iso"


def test_a_file_with_a_bad_row_is_not_taken_at_all(send: Send, bad: bytes, staff: User) -> None:
    upload = send(bad)
    assert (upload.state, upload.good, upload.bad) == (State.REFUSED, 1, 2)
    assert {reason["code"] for reason in upload.reasons} == {"other_provider", "unknown_service"}
    with pytest.raises(BadRowsError, match="2 of 3"):
        actions.commit(upload, by=staff)
    assert rows_of_lake() == 0
    text = files.errors_file(upload.pk).read_text(encoding="utf-8-sig")
    assert "zd-ljubljana" in text
    assert files.sent_file(upload.pk) is None


def test_the_insurer_may_send_rows_of_many(send: Send, insurer: User, tmp_path: Path) -> None:
    rows = services({}, {"provider": "zd-ljubljana"})
    upload = send(text_of(rows, tmp_path), provider=None, by=insurer)
    assert (upload.state, upload.providers) == (State.CHECKED, 2)


def test_the_same_file_is_recognised_however_far_the_first_one_is(
    send: Send, good: bytes, staff: User
) -> None:
    first = send(good, work=False)
    for _ in ("received", "checked", "committed"):
        with pytest.raises(SentAlreadyError) as refused:
            send(good, name="renamed.csv")
        assert refused.value.first == first
        first.refresh_from_db()
        if first.state == State.CHECKED:
            actions.commit(first, by=staff)
        worker.work(first.pk)
    assert Upload.objects.count() == 1
    assert [path.name for path in files.root().iterdir()] == []


def test_as_other_data_the_same_file_is_another_file(send: Send, good: bytes) -> None:
    send(good)
    other = send(good, dataset="quantities")
    assert (other.state, other.problem) == (State.REFUSED, "header")
    assert "measure" in other.message


def test_a_refused_discarded_or_withdrawn_file_may_be_sent_again(
    send: Send, good: bytes, bad: bytes, committed: Upload, staff: User
) -> None:
    assert send(bad).state == send(bad).state == State.REFUSED
    actions.withdraw(committed, reason="Wrong month", by=staff)
    second = send(good)
    assert second.state == State.CHECKED
    actions.discard(second, by=staff)
    assert send(good).state == State.CHECKED


def test_the_database_itself_refuses_the_same_file_twice(committed: Upload) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Upload.objects.create(dataset="services", sha256=committed.sha256, file_name="x")


def test_rows_of_an_earlier_file_are_refused_one_by_one(
    send: Send, committed: Upload, tmp_path: Path
) -> None:
    rows = services({}, {"day": "2007-03-01"})  # the first is in the lake
    upload = send(text_of(rows, tmp_path))
    assert (upload.state, upload.bad) == (State.REFUSED, 1)
    assert [reason["code"] for reason in upload.reasons] == ["committed_before"]
    text = files.errors_file(upload.pk).read_text(encoding="utf-8-sig")
    assert text.count("\n") == 2
    assert "committed_before" in text


def test_rows_with_the_key_of_an_earlier_file_are_refused(
    send: Send, staff: User, tmp_path: Path
) -> None:
    first = send(text_of([QUANTITY], tmp_path), dataset="quantities")
    actions.commit(first, by=staff)
    assert worker.work(first.pk).state == State.COMMITTED
    again = [QUANTITY | {"quantity": "300"}, QUANTITY | {"month": "2007-02-01"}]
    second = send(text_of(again, tmp_path), dataset="quantities")
    assert (second.state, second.bad) == (State.REFUSED, 1)


def test_of_two_files_with_the_same_rows_the_second_commit_is_refused(
    send: Send, staff: User, tmp_path: Path
) -> None:
    one = send(text_of(services({}, {"day": "2007-03-01"}), tmp_path))
    two = send(text_of(services({}, {"day": "2007-03-05"}), tmp_path))
    assert one.state == two.state == State.CHECKED
    for upload in (one, two):
        actions.commit(upload, by=staff)
        worker.work(upload.pk)
    two.refresh_from_db()
    assert (two.state, two.stage) == (State.FAILED, State.COMMITTING)
    assert "1 rows were committed in another file" in two.message
    assert rows_of_lake() == 2


def test_assignments_are_taken_for_the_count_date_before_the_year(
    send: Send, tmp_path: Path
) -> None:
    rows = [ASSIGNMENT, ASSIGNMENT | {"count_date": "2006-11-30", "person": "P2"}]
    upload = send(text_of(rows, tmp_path), dataset="assignments")
    assert upload.state == State.CHECKED, upload.reasons
    assert [item["when"] for item in upload.totals] == ["2006-11-30", "2007-02-28"]


def test_a_withdrawal_is_a_counter_batch_with_a_reason(committed: Upload, staff: User) -> None:
    before = queries.store().snapshot()
    with pytest.raises(NoReasonError):
        actions.withdraw(committed, reason="  ", by=staff)
    counter = actions.withdraw(committed, reason="Wrong month", by=staff)
    committed.refresh_from_db()
    assert (committed.state, counter.state) == (State.WITHDRAWN, State.COMMITTED)
    assert (counter.counter_of, counter.reason, counter.version) == (committed, "Wrong month", 2)
    assert rows_of_lake() == 0
    assert sum(batch.rows for batch in queries.store().snapshot(before.version).batches) == 3
    with pytest.raises(NotInStateError):
        actions.withdraw(committed, reason="Again", by=staff)
    with pytest.raises(NotInStateError):
        actions.withdraw(counter, reason="The counter", by=staff)


def test_what_was_not_committed_is_discarded_and_leaves_nothing(
    send: Send, good: bytes, staff: User
) -> None:
    upload = send(good)
    with pytest.raises(NotInStateError):
        actions.withdraw(upload, reason="R", by=staff)
    actions.discard(upload, by=staff)
    assert upload.state == State.WITHDRAWN
    with pytest.raises(NotInStateError):
        actions.commit(upload, by=staff)
    assert logged(upload)[-1] == "discarded"


def test_a_file_discarded_while_it_is_checked_stays_discarded(
    send: Send, good: bytes, staff: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = send(good, work=False)

    def discard_first(*given: Any) -> Any:
        actions.discard(Upload.objects.get(pk=upload.pk), by=staff)
        return real(*given)

    real = stages.preview.of
    monkeypatch.setattr(stages.preview, "of", discard_first)
    assert worker.work(upload.pk).state == State.WITHDRAWN


@pytest.mark.parametrize("content", [b""], ids=["no bytes"])
def test_an_empty_file_is_refused_at_once(send: Send, content: bytes) -> None:
    with pytest.raises(EmptyUploadError):
        send(content)
    assert not Upload.objects.exists()


def test_a_file_with_a_header_only_is_refused(send: Send, good: bytes) -> None:
    upload = send(good.splitlines()[0] + b"\n")
    assert upload.state == State.REFUSED
    assert upload.problem in ("empty", "unreadable")


@pytest.mark.parametrize(
    ("encoding", "separator"), [("cp1250", ";"), ("utf-8-sig", ";"), ("utf-16", "\t")]
)
def test_slovene_files_are_read_as_they_are_written_here(
    send: Send, tmp_path: Path, encoding: str, separator: str
) -> None:
    headers = {
        "provider": "Izvajalec", "activity": "Dejavnost", "doctor": "Zdravnik",
        "person": "Oseba", "service": "Storitev", "day": "Datum", "quantity": "Količina",
        "occurrence": "Zaporednost", "reason": "Razlog", "referral": "Napotitev",
    }  # fmt: skip
    rows = services({"day": "15. 1. 2007", "quantity": "1,50"}, {"day": "16.1.2007"})
    content = text_of(rows, tmp_path, headers=headers, encoding=encoding, separator=separator)
    upload = send(content)
    assert upload.state == State.CHECKED, (upload.reasons, upload.message)
    assert upload.totals[0]["quantity"] == "32.5"  # (1,5 + 1) × 13


@pytest.mark.parametrize(
    "content",
    [
        b"\x00\x01\x02\x03" * 50,
        b"%PDF-1.4 x",
        b"PK\x03\x04 not a workbook",
        b"\xff\xfe\xff\xfe\x00",
    ],
    ids=["binary", "pdf", "broken xlsx", "half utf-16"],
)
def test_what_is_no_table_is_refused_in_words(send: Send, content: bytes) -> None:
    upload = send(content)
    assert upload.state == State.REFUSED
    assert upload.problem in ("unreadable", "header")
    assert upload.message
    assert not files.folder(upload.pk).exists()


def test_a_file_above_the_limit_leaves_nothing(
    send: Send, good: bytes, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MEGABYTE", 10)
    settings.UPLOAD_MAX_MB = 1
    with pytest.raises(TooLargeError, match="larger than 1 MB"):
        send(good)
    assert not Upload.objects.exists()
    assert list(files.root().iterdir()) == []


def full(*given: Any, **more: Any) -> Any:
    raise OSError(28, "No space left on device")


def test_a_full_disk_while_a_file_comes_leaves_nothing(
    send: Send, good: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def chunks() -> Any:
        yield good
        full()

    with pytest.raises(NoRoomError):
        actions.receive(chunks(), name="x.csv", dataset="services", provider=None, by=None)
    assert not Upload.objects.exists()
    assert list(files.root().iterdir()) == []


def test_a_full_disk_while_it_is_checked_is_said_and_tried_again(
    send: Send, good: bytes, staff: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(stages.checking, "check", full)
        upload = send(good)
    assert (upload.state, upload.stage) == (State.FAILED, State.CHECKING)
    assert "disk is full" in upload.message
    actions.again(upload, by=staff)
    assert worker.work(upload.pk).state == State.CHECKED


def test_a_full_disk_while_it_is_committed_leaves_the_lake_as_it_was(
    send: Send, good: bytes, staff: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = send(good)
    actions.commit(upload, by=staff)
    from mreza.lake import store

    with monkeypatch.context() as patched:
        patched.setattr(store, "partition", full)
        upload = worker.work(upload.pk)
    assert (upload.state, upload.stage) == (State.FAILED, State.COMMITTING)
    assert rows_of_lake() == 0
    actions.again(upload, by=staff)
    assert worker.work(upload.pk).state == State.COMMITTED
    assert rows_of_lake() == 3


def test_a_bug_is_kept_as_interrupted_and_raised(
    send: Send, good: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bug(*given: Any, **more: Any) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(stages.checking, "check", bug)
    with pytest.raises(ZeroDivisionError):
        send(good)
    assert Upload.objects.get().state == State.FAILED


def test_work_that_nobody_does_is_started_again_after_a_while(
    send: Send, good: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[int] = []
    monkeypatch.setattr(worker, "spawn", started.append)
    upload, now = send(good, work=False), timezone.now()
    assert actions.resume_all(now=now) == []
    later = now + timedelta(minutes=1)
    assert actions.resume_all(now=later) == [upload.pk] == started
    assert actions.resume_all(now=later) == []


def test_history_is_only_added_to(committed: Upload) -> None:
    for change in (
        lambda: UploadEvent.objects.update(note="x"),
        lambda: UploadEvent.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_rows_behind_are_those_of_the_version(committed: Upload, staff: User) -> None:
    asked = {"dataset": "services", "provider": "zd-celje", "activity": "general"}
    both = ["2007-01", "2007-02"]
    found = queries.rows_behind(version=1, months=both, **asked)
    assert [str(row["day"]) for row in found] == ["2007-01-15", "2007-02-01", "2007-02-02"]
    assert found[0]["batch"] == committed.batch
    assert queries.behind(version=1, months=both, limit=1, offset=1, **asked).count == 3
    assert len(queries.rows_behind(version=1, months=["2007-01"], **asked)) == 1
    assert queries.rows_behind(version=1, months=both, service="X'; --", **asked) == []
    other = asked | {"provider": "zd-koper"}
    assert queries.rows_behind(version=1, months=both, **other) == []
    actions.withdraw(committed, reason="R", by=staff)
    assert queries.rows_behind(version=2, months=both, **asked) == []
    assert len(queries.rows_behind(version=1, months=both, **asked)) == 3
