"""When something happened: from what a clock on the wall said to the moment, and back.

At night between 25 and 26 hours matter: when summer time ends, one hour of the clock happens
twice, and when it begins, one does not happen at all. Nothing is guessed: the first is asked
about, the second refused. Pure: no database, no clock of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from mreza.kernel.errors import MrezaError

HOME = "Europe/Ljubljana"
FIRST, SECOND = "first", "second"
# A device's clock may run ahead a little.
LEEWAY = timedelta(minutes=5)
# An incident is told soon; an older one is probably a slip of the year or the month.
OLD = timedelta(days=90)
# A day before this year is a slip of the hand, not an incident of a home.
EARLIEST = 2000
# No report waits longer on a device than this.
LONGEST_WAIT = timedelta(days=366)


class MomentError(MrezaError):
    """A time of the clock that is no moment."""


class UnknownZoneError(MomentError):
    """A time zone that does not exist."""

    def __init__(self, zone: str) -> None:
        super().__init__(f"no time zone {zone!r}", remedy=f"A zone is named as {HOME} is")


class NoSuchTimeError(MomentError):
    """The clock jumped over this time; `before` and `after` are the times around the jump."""

    def __init__(self, wall: datetime, before: datetime, after: datetime) -> None:
        self.wall, self.before, self.after = wall, before, after
        super().__init__(
            f"{wall:%Y-%m-%d %H:%M} did not exist: the clock went from {before:%H:%M} to "
            f"{after:%H:%M}",
            remedy="Give the time that the clock showed then",
        )


class TwiceError(MomentError):
    """The clock showed this time twice; `offsets` are minutes east of UTC, first and second."""

    def __init__(self, wall: datetime, offsets: tuple[int, int]) -> None:
        self.wall, self.offsets = wall, offsets
        super().__init__(
            f"{wall:%Y-%m-%d %H:%M} happened twice, because summer time ended that night",
            remedy=f"Say which, {FIRST!r} or {SECOND!r}",
        )


class FutureError(MomentError):
    """A time that is not yet."""

    def __init__(self, wall: datetime) -> None:
        super().__init__(
            f"{wall:%Y-%m-%d %H:%M} is in the future", remedy="An incident has happened already"
        )


@dataclass(frozen=True)
class Moment:
    """A moment and the clock it was told on; `offset` is minutes east of UTC."""

    at: datetime
    zone: str
    offset: int

    @property
    def wall(self) -> datetime:
        """What that clock showed, without a zone."""
        return (self.at + timedelta(minutes=self.offset)).replace(tzinfo=None)


@cache
def zones() -> frozenset[str]:
    """Names of all time zones known here."""
    return frozenset(available_timezones())


def zone_of(name: str) -> ZoneInfo:
    """The time zone. Raises `UnknownZoneError`."""
    if name not in zones():
        raise UnknownZoneError(name)
    return ZoneInfo(name)


def possible(wall: datetime, zone: str) -> list[Moment]:
    """The moments at which a clock of `zone` showed `wall`: none, one or two, in their order."""
    place = zone_of(zone)
    found = []
    for fold in (0, 1):
        at = wall.replace(tzinfo=place, fold=fold).astimezone(UTC)
        if at.astimezone(place).replace(tzinfo=None) == wall:
            found.append(_moment(at, zone))
    return sorted(set(found), key=lambda moment: moment.at)


def _moment(at: datetime, zone: str) -> Moment:
    return Moment(at, zone, _minutes(at.astimezone(zone_of(zone)).utcoffset()))


def _minutes(offset: timedelta | None) -> int:
    return int((offset or timedelta()).total_seconds() // 60)


def told(wall: datetime, zone: str = HOME, *, which: str = "", offset: int | None = None) -> Moment:
    """The moment at which a clock of `zone` showed `wall` (without a zone).

    `which` (first, second) or the device's `offset` decides an hour that happened twice; an
    offset that the clock did not have then decides nothing.
    Raises `UnknownZoneError`, `NoSuchTimeError`, `TwiceError`.
    """
    found = possible(wall, zone)
    if not found:
        raise _no_such_time(wall, zone)
    if len(found) == 1:
        return found[0]
    if which in (FIRST, SECOND):
        return found[which == SECOND]
    matching = [moment for moment in found if moment.offset == offset]
    if len(matching) == 1:
        return matching[0]
    raise TwiceError(wall, (found[0].offset, found[1].offset))


def _no_such_time(wall: datetime, zone: str) -> NoSuchTimeError:
    place = zone_of(zone)
    # Counted with the offset from before the jump, the clock shows as much later as it jumped.
    later = wall.replace(tzinfo=place, fold=0).astimezone(UTC).astimezone(place)
    jump = later.replace(tzinfo=None) - wall
    minutes = range(int(jump.total_seconds() // 60) + 1)
    candidates = (wall - jump + timedelta(minutes=step) for step in minutes)
    start = next(one for one in candidates if not possible(one, zone))
    return NoSuchTimeError(wall, start, start + jump)


def at_moment(at: datetime, zone: str = HOME) -> Moment:
    """A moment given with its offset, as programs do, told on the clock of `zone`."""
    return _moment(at.astimezone(UTC), zone)


def check_past(moment: Moment, now: datetime) -> None:
    """Raises `FutureError` for a moment after `now`."""
    if moment.at > now + LEEWAY:
        raise FutureError(moment.wall)


def plausible(filled: datetime, now: datetime) -> bool:
    """Whether a device may have filled in a form then that arrives `now`."""
    return now - LONGEST_WAIT <= filled <= now + LEEWAY


def is_old(moment: Moment, now: datetime) -> bool:
    """Whether the day is so long ago that it should be looked at once more."""
    return now - moment.at > OLD
