"""The tables that this room hands to the formulas: printed figures joined with the registry."""

from __future__ import annotations

from mreza.rooms.calculations.feeds import register
from mreza.rooms.network.feeds import coverage, duty, emergency, programmes

FEEDS = (
    coverage.FEED,
    emergency.EMERGENCY,
    emergency.TEAM_COST,
    duty.STATEMENT,
    duty.SERVICE,
    programmes.FUNDS,
    programmes.STANDBY,
)


def register_all() -> None:
    """Make all feeds known to `calculations`; called once, when the room starts."""
    for feed in FEEDS:
        register(feed)
