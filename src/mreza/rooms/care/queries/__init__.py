"""Reads of the room. Rooms above call what is imported here; each takes its days."""

from __future__ import annotations

from mreza.rooms.care.queries.counted import Counted, users, users_on_medication
from mreza.rooms.care.queries.home_care import HomeCare, home_care
from mreza.rooms.care.queries.leisure import Leisure, leisure

__all__ = [
    "Counted",
    "HomeCare",
    "Leisure",
    "home_care",
    "leisure",
    "users",
    "users_on_medication",
]
