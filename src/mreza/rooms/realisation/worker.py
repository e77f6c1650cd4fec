"""Works on an upload in a process of its own: checks it, commits it, takes it back.

Every step can be killed at any point and done again: a check starts over, a commit of the lake is
whole or not there and answers the same when it is asked twice, and the state in the database is
changed last. A lock of the database lets only one process work on an upload.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from time import monotonic

from django.utils import timezone

from mreza.kernel.errors import MrezaError
from mreza.lake.errors import (
    CancelledError,
    DamagedLakeError,
    HeaderError,
    NoRoomError,
    UnreadableFileError,
)
from mreza.rooms.realisation import stages
from mreza.rooms.realisation.models import LIVING, WORKING, State, Upload, UploadEvent
from mreza.site import background

log = logging.getLogger(__name__)
LOCKS = 20072  # a class of advisory locks of its own: (LOCKS, upload)
SHOWN_EVERY = 0.3  # seconds
Say = Callable[[str, int], None]


def spawn(number: int) -> None:
    """Start a process that works on the upload and outlives the request that asked for it."""
    background.spawn("realisation", "work", str(number))


def only_one(number: int) -> AbstractContextManager[bool]:
    """Whether nobody else works on the upload; while inside, nobody else does."""
    return background.only_one(LOCKS, number)


def work(number: int, say: Say | None = None) -> Upload:
    """Bring the upload to where it waits for people. Safe to call again at any time."""
    with only_one(number) as mine:
        upload = Upload.objects.select_related("counter_of").get(pk=number)
        if mine and upload.state in WORKING:
            _work(upload, Telling(upload, say))
    upload.refresh_from_db()
    return upload


def _work(upload: Upload, tell: Telling) -> None:
    try:
        if upload.is_counter:
            stages.take_back(upload)
        elif upload.state == State.COMMITTING:
            stages.commit(upload, tell)
        else:
            stages.check(upload, tell)
    except CancelledError:
        log.info("%s was called off", upload)
    except (UnreadableFileError, HeaderError) as error:
        problem = "header" if isinstance(error, HeaderError) else "unreadable"
        stages.refuse(upload, problem, str(error))
    except MrezaError as error:
        interrupt(upload, str(error), _problem(error))
    except Exception as error:
        interrupt(upload, f"{type(error).__name__}: {error}")
        raise


def _problem(error: MrezaError) -> str:
    """What pages say in both languages; empty when only the message knows."""
    if isinstance(error, NoRoomError):
        return "no_room"
    return "damaged" if isinstance(error, DamagedLakeError) else ""


def interrupt(upload: Upload, message: str, problem: str = "") -> None:
    """Work could not be ended; nothing of it is visible, and it can be tried again."""
    stage = State.COMMITTING if upload.state == State.COMMITTING else State.CHECKING
    changed = Upload.objects.filter(pk=upload.pk, state__in=WORKING).update(
        state=State.FAILED,
        stage=stage,
        problem=problem,
        message=message[:4000],
        worked_at=timezone.now(),
    )
    if changed:
        UploadEvent.objects.create(
            upload=upload, what=UploadEvent.What.INTERRUPTED, note=message[:4000]
        )
    log.error("%s was interrupted: %s", upload, message)


class Telling:
    """Keeps how far the work is where pages can see it, and stops what nobody wants any more."""

    def __init__(self, upload: Upload, say: Say | None) -> None:
        self.upload, self.say = upload, say
        self._told = 0.0

    def __call__(self, done: int, of_all: int) -> None:
        """`done` of `of_all`. Raises `CancelledError` when the upload was discarded meanwhile."""
        now = monotonic()
        if now - self._told < SHOWN_EVERY and done < of_all:
            return
        self._told = now
        progress = min(100, 100 * done // of_all) if of_all else 0
        changed = Upload.objects.filter(pk=self.upload.pk, state__in=LIVING).update(
            progress=progress, worked_at=timezone.now()
        )
        if not changed:
            raise CancelledError("the file was discarded")
        if self.say is not None:
            self.say(self.upload.state, progress)
