"""The plans that Mreža brings along: which acts they are, who coordinates them, for which years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Shipped:
    """A plan of the acts: `code` is the act, `coordinator` a code of the registry."""

    code: str
    coordinator: str
    first: date
    last: date


# The NSKZ ends in 2025 and the NIN in 2026; their acts stay in force while measures go on.
SHIPPED = (
    Shipped("nskz_2035_2022_2025", "ministrstvo-za-zdravje", date(2022, 1, 1), date(2025, 12, 31)),
    Shipped("nin_2025_2026", "ministrstvo-za-delo", date(2025, 1, 1), date(2026, 12, 31)),
)


@dataclass(frozen=True)
class Linked:
    """A measure beside which Mreža shows something that it measures itself: a key of `links`."""

    plan: str
    measure: str
    source: str


# The plan prints no such indicators; that these measures are about them is our own reading.
LINKED = (
    Linked("nskz_2035_2022_2025", "A12", "staff_turnover"),
    Linked("nskz_2035_2022_2025", "A27", "sick_leave"),
    Linked("nskz_2035_2022_2025", "A35", "valid_licences"),
    Linked("nskz_2035_2022_2025", "A49", "staff_training"),
    Linked("nskz_2035_2022_2025", "A53", "coverage"),
    Linked("nskz_2035_2022_2025", "A54", "coverage"),
)
