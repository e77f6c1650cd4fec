"""From what a clock showed to the moment: nights of 23 and 25 hours, other zones."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from mreza.rooms.incidents import moments
from mreza.rooms.incidents.moments import (
    FutureError,
    Moment,
    NoSuchTimeError,
    TwiceError,
    UnknownZoneError,
    told,
)

AUTUMN = datetime.fromisoformat("2026-10-25 02:30")
SPRING = datetime.fromisoformat("2026-03-29 02:30")


def test_an_hour_that_is_twice_is_asked_about() -> None:
    with pytest.raises(TwiceError) as caught:
        told(AUTUMN)
    assert caught.value.offsets == (120, 60)


@pytest.mark.parametrize(
    ("given", "utc"),
    [
        ({"which": "first"}, datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ({"which": "second"}, datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
        ({"offset": 120}, datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ({"offset": 60}, datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
        ({"which": "second", "offset": 120}, datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
    ],
)
def test_either_of_the_two_can_be_said(given: dict[str, str | int], utc: datetime) -> None:
    moment = told(AUTUMN, **given)  # type: ignore[arg-type]
    assert (moment.at, moment.wall) == (utc, AUTUMN)


def test_an_offset_that_the_clock_did_not_have_decides_nothing() -> None:
    with pytest.raises(TwiceError):
        told(AUTUMN, offset=0)


@pytest.mark.parametrize("minute", [0, 30, 59])
def test_an_hour_that_was_not_is_refused_with_the_hours_around(minute: int) -> None:
    with pytest.raises(NoSuchTimeError) as caught:
        told(SPRING.replace(minute=minute))
    assert (caught.value.before.hour, caught.value.after.hour) == (2, 3)


def test_the_minutes_around_the_jump_exist() -> None:
    before, after = (
        told(datetime.fromisoformat("2026-03-29 01:59")),
        told(datetime.fromisoformat("2026-03-29 03:00")),
    )
    assert after.at - before.at == timedelta(minutes=1)


def test_a_jump_of_half_an_hour() -> None:
    with pytest.raises(NoSuchTimeError) as caught:
        told(datetime.fromisoformat("2026-10-04 02:10"), "Australia/Lord_Howe")
    assert caught.value.after - caught.value.before == timedelta(minutes=30)


def test_a_clock_in_another_zone() -> None:
    moment = told(datetime.fromisoformat("2026-10-31 19:00"), "America/New_York")
    assert moment == Moment(datetime(2026, 10, 31, 23, tzinfo=UTC), "America/New_York", -240)


@pytest.mark.parametrize("zone", ["", "Mars/Base", "../etc/passwd", "Europe"])
def test_a_zone_that_is_not(zone: str) -> None:
    with pytest.raises(UnknownZoneError):
        told(AUTUMN, zone)


def test_what_is_to_come_is_refused() -> None:
    now = datetime(2026, 11, 22, 10, tzinfo=UTC)
    moments.check_past(moments.at_moment(now + timedelta(minutes=4)), now)
    with pytest.raises(FutureError):
        moments.check_past(moments.at_moment(now + timedelta(minutes=6)), now)


def test_what_is_long_ago_is_looked_at_once_more() -> None:
    now = datetime(2026, 11, 22, 10, tzinfo=UTC)
    assert moments.is_old(moments.at_moment(now - timedelta(days=91)), now)
    assert not moments.is_old(moments.at_moment(now - timedelta(days=89)), now)
