"""The 30 days before and the 90 days after, counted by hand over a new year and 29 February.

Neither the day of the event counts nor does a weekend or holiday move the limit: nothing of the
kind is printed.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mreza.rooms.licensing import time_limits

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("begins", "last"),
    [
        (date(2026, 12, 22), date(2026, 11, 22)),  # a Sunday stays
        (date(2027, 1, 10), date(2026, 12, 11)),
        (date(2027, 1, 31), date(2027, 1, 1)),  # a holiday stays
        (date(2027, 3, 15), date(2027, 2, 13)),
        (date(2028, 3, 15), date(2028, 2, 14)),
        (date(2028, 3, 30), date(2028, 2, 29)),
    ],
)
def test_an_organiser_has_until_30_days_before_the_beginning(begins: date, last: date) -> None:
    assert time_limits.last_day_before(begins) == last
    assert time_limits.earliest_start(last) == begins
    # a day later, 29 days before, is in time only for what begins a day later
    assert time_limits.earliest_start(last + DAY) == begins + DAY


@pytest.mark.parametrize(
    ("ended", "last"),
    [
        (date(2026, 8, 24), date(2026, 11, 22)),  # a Sunday stays
        (date(2026, 10, 3), date(2027, 1, 1)),  # a holiday stays
        (date(2026, 10, 15), date(2027, 1, 13)),
        (date(2026, 12, 1), date(2027, 3, 1)),
        (date(2027, 12, 1), date(2028, 2, 29)),
        (date(2028, 2, 29), date(2028, 5, 29)),
    ],
)
def test_a_practitioner_has_until_90_days_after_the_end(ended: date, last: date) -> None:
    assert time_limits.last_day_after(ended) == last
    assert (last - ended).days == 90
