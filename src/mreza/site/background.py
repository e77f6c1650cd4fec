"""Work that outlives a request: a process of its own, and a lock so that only one does it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.db import DatabaseError, InterfaceError, connection


def spawn(*arguments: str) -> None:
    """Start `mreza ARGUMENTS` as a process that does not end with this one."""
    subprocess.Popen(
        [sys.executable, "-m", "mreza", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


@contextmanager
def only_one(kind: int, number: int) -> Iterator[bool]:
    """Whether nobody else works on the thing `number` of a kind; while inside, nobody else does.

    A lock of the database: whoever is killed or loses the connection has lost it.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [kind, number])
        mine = bool(cursor.fetchone()[0])
    try:
        yield mine
    finally:
        if mine:
            with suppress(DatabaseError, InterfaceError), connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [kind, number])
