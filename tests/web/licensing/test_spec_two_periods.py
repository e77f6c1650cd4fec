"""An event over the edge of two licence periods, worked by hand from the letter.

The time limit of an application runs from the end of a training, so it belongs to the period in
which it ended, as a whole and once.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from mreza.rooms.licensing.actions import crediting
from mreza.rooms.licensing.actions.crediting import Work
from mreza.rooms.licensing.models import Licence, LicenceEvent, LicenceEventKind
from mreza.rooms.licensing.queries import standing
from tests.web.licensing.test_register_points import FIRST, LAST, make_person

pytestmark = pytest.mark.django_db
NEXT = LAST + timedelta(days=1)


@pytest.mark.parametrize(
    ("first", "last", "old", "new"),
    [
        (LAST - timedelta(days=1), LAST, Fraction(46, 45), 0),  # ends on the old one's last day
        (LAST, NEXT, 0, Fraction(46, 45)),  # ends on the new one's first day
        (NEXT, NEXT, 0, Fraction(46, 45)),
    ],
)
def test_an_event_over_two_periods_counts_once_where_it_ended(
    first: date, last: date, old: Fraction, new: Fraction
) -> None:
    person = make_person(first=FIRST, last=LAST)
    renewed = Licence.objects.create(
        practitioner=person, number="L-T1",
        valid=DateRange(NEXT, date(2034, 3, 1)),
    )  # fmt: skip
    LicenceEvent.objects.create(
        licence=renewed, kind=LicenceEventKind.RENEWED, day=NEXT, by_name="T"
    )
    work = Work(kind="attendance", title="M", day=first, last_day=last, minutes=46,
                content="quality_safety", content_minutes=46)  # fmt: skip
    crediting.credit(person, work, source="m", by=None)

    before = standing([person.pk], LAST)[person.pk]
    after = standing([person.pk], NEXT)[person.pk]
    assert (before.total, after.total) == (old, new)
    assert (before.minutes.get("quality_safety", 0), after.minutes.get("quality_safety", 0)) == (
        old * 45, new * 45,
    )  # fmt: skip
