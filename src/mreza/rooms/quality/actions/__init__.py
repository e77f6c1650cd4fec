"""Verbs that change something here. Each says in the log who did what; a refusal stores nothing."""

from __future__ import annotations

from mreza.rooms.quality.actions.closing import approve, prepare, send_back, state_reason
from mreza.rooms.quality.actions.following import annotate, plan, withdraw
from mreza.rooms.quality.actions.reporting import publish, say, send

__all__ = [
    "annotate",
    "approve",
    "plan",
    "prepare",
    "publish",
    "say",
    "send",
    "send_back",
    "state_reason",
    "withdraw",
]
