"""Bringing an installation's database up to date: migrations, then each room's own data."""

from __future__ import annotations

from collections.abc import Callable

from django.core.management import call_command
from django.db import connection, transaction

from mreza.site.room import rooms

# Any number; it only has to be the same in every process that loads.
LOADING_LOCK = 7_261_905


def migrate() -> None:
    """Apply what is missing; quiet."""
    call_command("migrate", interactive=False, verbosity=0)


def load_rooms(*, demo: bool, say: Callable[[str], None] | None = None) -> None:
    """Let every room load what it has, lowest first; all of it or none. Two loads take turns."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOADING_LOCK])
        for room in rooms():
            line = room.load(demo=demo)
            if line and say is not None:
                say(line)
