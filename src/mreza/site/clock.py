"""The one place that asks the clock which day it is; everything else is told."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """Today in Ljubljana, or the day of `MREZA_TODAY` (a demonstration, a test)."""
    return date.fromisoformat(settings.TODAY) if settings.TODAY else timezone.localdate()
