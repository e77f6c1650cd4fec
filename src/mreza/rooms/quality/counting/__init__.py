"""Counts of the rooms below by indicator, service and month: three queries for any number of homes.

Counting only. What a record counts for, and every rate and share, is the act's to say; the words
of the measures are those of the rooms that keep the records.
"""

from __future__ import annotations

from mreza.rooms.quality.counting.assembling import counted

__all__ = ["counted"]
