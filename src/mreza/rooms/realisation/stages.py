"""The steps of the work on an upload. Each ends by changing the state, if it is still its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from mreza.kernel.errors import MrezaError
from mreza.lake import checking
from mreza.lake.disk import room_on_disk
from mreza.lake.errors import CancelledError
from mreza.rooms.realisation import files, preview, queries, repeated
from mreza.rooms.realisation.models import State, Upload, UploadEvent

Tell = Callable[[int, int], None]
What = UploadEvent.What
COMMITS = 20073  # an advisory lock: commits that look at what is there take turns


def check(upload: Upload, tell: Tell) -> None:
    """Read and validate the file; the upload becomes `checked` or `refused`."""
    path = files.sent_file(upload.pk)
    if path is None:
        raise MrezaError("the file that was sent is gone", remedy="Send it again")
    _advance(upload, State.CHECKING, State.RECEIVED, State.CHECKING, progress=0)
    upload.state = State.CHECKING
    into = files.checked_folder(upload.pk)
    shutil.rmtree(into, ignore_errors=True)
    with room_on_disk("uploads"):
        into.mkdir(parents=True)
        own = None if upload.provider_id is None else [upload.provider_id]
        found = checking.check(
            path,
            upload.schema,
            reference=queries.reference(own, dataset=upload.dataset),
            into=into,
            progress=lambda done, of_all: tell(min(done * 9 // 10, of_all * 9 // 10), of_all),
        )
        again = repeated.refuse(found, upload.schema, queries.store().snapshot())
        seen = preview.of(found, upload.schema, again)
    state = State.CHECKED if seen.whole else State.REFUSED
    with transaction.atomic():
        _advance(upload, state, State.CHECKING, progress=100, **seen.columns())
        note = "" if seen.whole else f"{seen.bad} / {seen.rows}"
        _log(upload, What.CHECKED if seen.whole else What.REFUSED, note)
    if not seen.whole:
        files.remove_rows(upload.pk)


def refuse(upload: Upload, problem: str, message: str) -> None:
    """The file is no table of this kind at all."""
    with transaction.atomic():
        _advance(
            upload, State.REFUSED, State.RECEIVED, State.CHECKING,
            problem=problem, message=message[:4000], progress=100,
        )  # fmt: skip
        _log(upload, What.REFUSED, message)
    files.remove(upload.pk)


def commit(upload: Upload, tell: Tell) -> None:
    """Put the checked rows into the lake. Done twice, it is done once."""
    store, batch = queries.store(), upload.batch
    tell(5, 100)
    with _taking_turns():
        snapshot = store.snapshot()
        if all(known.id != batch for known in snapshot.batches):
            _still_alone(upload)
            tell(20, 100)
            note = f"upload {upload.pk}: {upload.file_name}"
            snapshot = store.commit(
                batch, upload.dataset, files.accepted_file(upload.pk), sha256=upload.sha256,
                note=note, progress=lambda done, of_all: tell(20 + 75 * done // of_all, 100),
            )  # fmt: skip
    with transaction.atomic():
        _advance(
            upload, State.COMMITTED, State.COMMITTING, progress=100, version=snapshot.version,
            stage="", message="",
        )  # fmt: skip
        _log(upload, What.COMMITTED, f"{batch}, {snapshot.version}")
    files.remove(upload.pk)


def _still_alone(upload: Upload) -> None:
    """Since the check somebody may have committed the same rows in another file."""
    accepted = files.accepted_file(upload.pk)
    if not accepted.is_file():
        raise MrezaError("the checked rows are gone", remedy="Send the file again")
    count = repeated.count(accepted, upload.schema, queries.store().snapshot(), upload.months)
    if count:
        raise MrezaError(
            f"{count} rows were committed in another file meanwhile",
            remedy="Withdraw that file, or discard this one",
        )


def take_back(counter: Upload) -> None:
    """Leave the batch of the upload that `counter` counters out of new versions."""
    taken = counter.counter_of
    if taken is None:
        raise MrezaError(f"{counter} counters nothing")
    store = queries.store()
    snapshot = store.snapshot()
    if any(known.id == taken.batch for known in snapshot.batches):
        snapshot = store.withdraw(taken.batch, counter.batch, note=counter.reason)
    with transaction.atomic():
        _advance(
            counter, State.COMMITTED, State.COMMITTING, progress=100, version=snapshot.version,
            message="",
        )  # fmt: skip
        _advance(taken, State.WITHDRAWN, State.COMMITTED)
        _log(taken, What.WITHDRAWN, f"{counter.batch}, {snapshot.version}")
        _log(counter, What.COMMITTED, f"{counter.batch}, {snapshot.version}")


class _taking_turns:  # noqa: N801 - reads as what it does
    """Held by one process at a time, over all of them."""

    def __enter__(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [COMMITS])

    def __exit__(self, *raised: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [COMMITS])


def _advance(upload: Upload, state: State, *stands: State, **columns: Any) -> None:
    """Change the state from one of `stands`. Raises `CancelledError` when it is elsewhere."""
    changed = Upload.objects.filter(pk=upload.pk, state__in=stands).update(
        state=state, worked_at=timezone.now(), **columns
    )
    if not changed:
        raise CancelledError(f"{upload} is no longer {' or '.join(stands)}")


def _log(upload: Upload, what: What, note: str = "") -> None:
    UploadEvent.objects.create(upload=upload, what=what, note=note[:4000])
