"""What changes something here: taking a file, committing it, taking it back. Each verb is logged.

Who may do it is decided in `rules` and asked by whoever calls. The work itself is done by a process
of its own (`worker`), which is started here once the database has the request.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from mreza.rooms.realisation import files, queries, worker
from mreza.rooms.realisation.models import WORKING, State, Upload, UploadEvent
from mreza.rooms.realisation.refusals import (
    BadRowsError,
    NoReasonError,
    NotInStateError,
    SentAlreadyError,
)
from mreza.site.accounts.models import User

log = logging.getLogger(__name__)
What = UploadEvent.What
# A process says more often than this how far it is; later, nobody works on the upload.
SILENT = timedelta(seconds=20)
DISCARDABLE = (State.RECEIVED, State.CHECKING, State.CHECKED, State.REFUSED, State.FAILED)


def receive(
    chunks: Iterable[bytes],
    *,
    name: str,
    dataset: str,
    provider: str | None,
    by: User | None,
    by_name: str = "",
    start: bool = True,
) -> Upload:
    """Take a file and have it checked.

    `provider` is whose rows it may hold; None for rows of several. Raises `TooLargeError`,
    `EmptyUploadError`, `NoRoomError`, and `SentAlreadyError` for a file that is here already.
    """
    arrived = files.arrive(chunks, name)
    try:
        with transaction.atomic():
            upload = Upload.objects.create(
                dataset=dataset,
                provider_id=provider,
                file_name=files.shown(name),
                sha256=arrived.sha256,
                bytes=arrived.bytes,
                by=by,
                by_name=by.get_full_name() if by else by_name,
            )
            _log(upload, What.RECEIVED, by, by_name=by_name)
            files.keep(arrived, upload.pk, name)
            if start:
                _start(upload)
    except IntegrityError as error:
        raise SentAlreadyError(queries.first_with(dataset, arrived.sha256)) from error
    finally:
        arrived.path.unlink(missing_ok=True)
    log.info("%s received, %s bytes", upload, arrived.bytes)
    return upload


def commit(upload: Upload, *, by: User | None, by_name: str = "", start: bool = True) -> Upload:
    """Have the checked file put into the lake, whole. Raises `BadRowsError`, `NotInStateError`."""
    if upload.state == State.REFUSED and upload.bad:
        raise BadRowsError(upload)
    with transaction.atomic():
        _move(
            upload, State.COMMITTING, State.CHECKED, progress=0, worked_at=timezone.now(),
            batch=f"upload-{upload.pk}-{upload.sha256[:12]}",
        )  # fmt: skip
        _log(upload, What.COMMIT_ASKED, by, by_name=by_name)
        if start:
            _start(upload)
    return upload


def withdraw(upload: Upload, *, reason: str, by: User | None, by_name: str = "") -> Upload:
    """Take a committed file back by a counter-batch; returns the upload of that.

    Versions of the lake that have the file keep it: what was computed on them can be computed
    again. Raises `NoReasonError`, `NotInStateError`; what the lake says against it stays with the
    counter-batch, which can be tried again.
    """
    if not reason.strip():
        raise NoReasonError
    try:
        with transaction.atomic():
            taken = Upload.objects.select_for_update().get(pk=upload.pk)
            if taken.state != State.COMMITTED or taken.is_counter:
                raise NotInStateError(taken, State.COMMITTED)
            counter = _counter(taken, reason.strip(), by, by_name)
            _log(taken, What.WITHDRAWAL_ASKED, by, reason.strip(), by_name)
    except IntegrityError as error:
        upload.refresh_from_db()
        raise NotInStateError(upload, State.COMMITTED) from error
    # Only a list of files changes: quicker than starting a process.
    return worker.work(counter.pk)


def _counter(taken: Upload, reason: str, by: User | None, by_name: str) -> Upload:
    counter = Upload.objects.create(
        dataset=taken.dataset,
        provider_id=taken.provider_id,
        file_name=taken.file_name,
        by=by,
        by_name=by.get_full_name() if by else by_name,
        state=State.COMMITTING,
        worked_at=timezone.now(),
        rows=taken.rows,
        good=taken.good,
        bad=taken.bad,
        months=taken.months,
        providers=taken.providers,
        batch=f"counter-{taken.pk}-{taken.sha256[:12]}",
        synthetic=taken.synthetic,
        counter_of=taken,
        reason=reason,
    )
    _log(counter, What.RECEIVED, by, reason, by_name)
    return counter


def discard(upload: Upload, *, by: User | None) -> Upload:
    """Let go of a file that was never committed. Raises `NotInStateError`."""
    with transaction.atomic():
        _move(upload, State.WITHDRAWN, *DISCARDABLE)
        _log(upload, What.DISCARDED, by)
        transaction.on_commit(lambda: files.remove(upload.pk))
    return upload


def again(upload: Upload, *, by: User | None) -> Upload:
    """Try what was interrupted again. Raises `NotInStateError`, `SentAlreadyError`."""
    state = State.COMMITTING if upload.stage == State.COMMITTING else State.RECEIVED
    try:
        with transaction.atomic():
            _move(
                upload,
                state,
                State.FAILED,
                message="",
                problem="",
                stage="",
                worked_at=timezone.now(),
            )
            _log(upload, What.AGAIN, by)
            _start(upload)
    except IntegrityError as error:
        raise SentAlreadyError(queries.first_with(upload.dataset, upload.sha256)) from error
    return upload


def resume(upload: Upload, *, now: datetime) -> bool:
    """Start a process for an upload that should be worked on and is not: its own was killed."""
    if not upload.working or now - (upload.worked_at or upload.at) < SILENT:
        return False
    with worker.only_one(upload.pk) as nobody:
        if nobody:
            waiting = Upload.objects.filter(pk=upload.pk, state__in=WORKING)
            # Whoever asks next need not start another one.
            nobody = bool(waiting.update(worked_at=now))
    if nobody:
        worker.spawn(upload.pk)
    return nobody


def resume_all(*, now: datetime) -> list[int]:
    """Start processes for all uploads that nobody works on: after a crash or a restart."""
    return [one.pk for one in Upload.objects.filter(state__in=WORKING) if resume(one, now=now)]


def _move(upload: Upload, state: State, *stands: State, **columns: object) -> None:
    """Change the state from one of `stands`. Raises `NotInStateError`."""
    changed = Upload.objects.filter(pk=upload.pk, state__in=stands).update(state=state, **columns)
    upload.refresh_from_db()
    if not changed:
        raise NotInStateError(upload, " or ".join(stands))


def _start(upload: Upload) -> None:
    number = upload.pk
    transaction.on_commit(lambda: worker.spawn(number))


def _log(upload: Upload, what: What, by: User | None, note: str = "", by_name: str = "") -> None:
    UploadEvent.objects.create(
        upload=upload, by=by, by_name=by.get_full_name() if by else by_name, what=what, note=note
    )
