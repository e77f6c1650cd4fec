"""What a clock showed leads to the moment and back, in every zone and on every night."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mreza.rooms.incidents import moments
from mreza.rooms.incidents.moments import NoSuchTimeError, TwiceError

ZONES = st.sampled_from([moments.HOME, "America/New_York", "Australia/Lord_Howe", "UTC"])
# Minutes near the turns of the clock as often as others.
TURNS = st.sampled_from(
    [datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC)]
)
NEAR = st.builds(
    lambda turn, minutes: turn + timedelta(minutes=minutes), TURNS, st.integers(-200, 200)
)
ANY = st.integers(0, 20 * 365 * 24 * 60).map(
    lambda minutes: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@given(at=st.one_of(NEAR, ANY), zone=ZONES)
def test_a_moment_is_told_and_understood(at: datetime, zone: str) -> None:
    moment = moments.at_moment(at, zone)
    assert moments.told(moment.wall, zone, offset=moment.offset) == moment
    found = moments.possible(moment.wall, zone)
    assert moment in found
    if len(found) == 2:
        which = moments.FIRST if found[0] == moment else moments.SECOND
        assert moments.told(moment.wall, zone, which=which) == moment


@given(wall=st.one_of(NEAR, ANY).map(lambda at: at.replace(tzinfo=None)), zone=ZONES)
def test_a_clock_shows_a_time_once_twice_or_never(wall: datetime, zone: str) -> None:
    found = moments.possible(wall, zone)
    assert all(moment.wall == wall for moment in found)
    if not found:
        with pytest.raises(NoSuchTimeError) as caught:
            moments.told(wall, zone)
        assert caught.value.before <= wall < caught.value.after
        assert moments.possible(caught.value.after, zone)
    elif len(found) == 2:
        assert found[0].at < found[1].at
        with pytest.raises(TwiceError):
            moments.told(wall, zone)
    else:
        assert [moments.told(wall, zone)] == found
