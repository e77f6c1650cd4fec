"""What the room does when the site starts: goes on with work that was cut off, fills a demo."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from mreza.lake.store import Snapshot
from mreza.rooms.realisation import actions, files, queries, synthetic

ABANDONED = timedelta(days=1)
Progress = Callable[[int, int], None]


def load(*, demo: bool) -> str | None:
    """In a demonstration with a scale: a synthetic year in an empty lake. Returns what is there."""
    now = timezone.now()
    files.tidy((now - ABANDONED).timestamp())
    actions.resume_all(now=now)
    snapshot = queries.store().snapshot()
    if demo and settings.DEMO_SCALE and not snapshot.batches:
        synthetic.make(
            settings.DEMO_SCALE, seed=settings.DEMO_SEED, rows=settings.DEMO_ROWS,
            progress=_progress(),
        )  # fmt: skip
        snapshot = queries.store().snapshot()
    synthetic.register()
    return _line(snapshot) if snapshot.batches else None


def _line(snapshot: Snapshot) -> str:
    rows = sum(batch.rows for batch in snapshot.batches)
    made_up = ", synthetic" if snapshot.synthetic else ""
    return f"Realisation: {rows:,} rows in {len(snapshot.batches)} batches{made_up}."


def _progress() -> Progress | None:
    """A line on stderr that says how far it is; for people at a terminal only."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, of_all: int) -> None:
        share = 100 * done // of_all if of_all else 0
        sys.stderr.write(f"\r  Making a synthetic year: {share} % ")
        sys.stderr.write("\n" if done >= of_all else "")
        sys.stderr.flush()

    return show
