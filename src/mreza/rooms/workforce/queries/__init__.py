"""Reads of the room. Rooms above call what is imported here; each takes its days."""

from __future__ import annotations

from mreza.rooms.workforce.queries.appointed import appointments, missing_posts, posts_of
from mreza.rooms.workforce.queries.sickness import Sick, sick
from mreza.rooms.workforce.queries.trainings import Trained, trained
from mreza.rooms.workforce.queries.turnover import Turnover, turnover

__all__ = [
    "Sick",
    "Trained",
    "Turnover",
    "appointments",
    "missing_posts",
    "posts_of",
    "sick",
    "trained",
    "turnover",
]
