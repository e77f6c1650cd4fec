"""Named reads of the room; each takes the day."""

from mreza.rooms.licensing.queries.licences import (
    LicenceState,
    Status,
    states,
    valid_count,
    valid_on,
)
from mreza.rooms.licensing.queries.standings import Standing, standing

__all__ = [
    "LicenceState",
    "Standing",
    "Status",
    "standing",
    "states",
    "valid_count",
    "valid_on",
]
