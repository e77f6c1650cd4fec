"""Named reads; each takes the day and asks a constant number of queries."""

from __future__ import annotations

from mreza.rooms.health_workforce.queries.covered import Coverage, coverage, national

__all__ = ["Coverage", "coverage", "national"]
