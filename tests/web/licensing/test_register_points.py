"""Points stay exact; a period stands as the act says; edges of periods."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from mreza.rooms.licensing import words
from mreza.rooms.licensing.actions import crediting
from mreza.rooms.licensing.actions.crediting import Work
from mreza.rooms.licensing.models import (
    Credit,
    Licence,
    LicenceEvent,
    LicenceEventKind,
    Practitioner,
)
from mreza.rooms.licensing.queries import standing, states
from mreza.rooms.licensing.queries.licences import Status
from mreza.rooms.licensing.refusals import AlreadyCreditedError

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2024, 3, 1), date(2027, 2, 28)
DAY = date(2026, 11, 22)


def make_person(number: str = "T1", first: date = FIRST, last: date = LAST) -> Practitioner:
    person = Practitioner.objects.create(
        number=number, given_name="Žana", family_name=f"Čuš {number}", group="nurse",
        birth_date=date(1990, 1, 1), registered=date(2012, 1, 1),
    )  # fmt: skip
    licence = Licence.objects.create(
        practitioner=person, number=f"L-{number}",
        valid=DateRange(first, last + timedelta(days=1)),
    )  # fmt: skip
    LicenceEvent.objects.create(
        licence=licence, kind=LicenceEventKind.GRANTED, day=first, by_name="T"
    )
    return person


def meeting(minutes: int, day: date = DAY, last: date | None = None, **more: Any) -> Work:
    return Work(
        kind="attendance", title="M", day=day, last_day=last or day, minutes=minutes, **more
    )


@pytest.mark.parametrize(
    ("minutes", "points"), [(44, Fraction(44, 45)), (45, Fraction(1)), (46, Fraction(46, 45))]
)
def test_a_minute_more_or_less_counts_exactly(minutes: int, points: Fraction) -> None:
    made = crediting.credit(make_person(), meeting(minutes), source="a", by=None)
    stored = Credit.objects.get(pk=made.pk)
    assert (stored.points, stored.sharers) == (points, 45)


@pytest.mark.parametrize("authors", [1, 2, 3, 4, 5])
def test_authors_share_a_publication_without_a_rest(authors: int) -> None:
    person = make_person()
    work = Work(kind="publication_reviewed", title="A", day=DAY, last_day=DAY, sharers=authors)
    crediting.credit_all([(person, work, f"a/{n}") for n in range(authors)], by=None)
    assert standing([person.pk], DAY)[person.pk].total == 10


def test_three_thirds_and_forty_five_minutes_are_whole_points() -> None:
    person = make_person()
    third = Work(kind="proceedings_editor", title="Z", day=DAY, last_day=DAY, sharers=3)
    pieces = [(person, third, f"z/{n}") for n in range(3)]
    pieces += [(person, meeting(1), f"m/{n}") for n in range(45)]
    crediting.credit_all(pieces, by=None)
    found = standing([person.pk], DAY)[person.pk]
    assert found.points == {"proceedings_editor": Fraction(5), "attendance": Fraction(1)}
    assert found.missing_points == 64


def test_a_lecturer_who_also_attends_has_both() -> None:
    person = make_person()
    lecture = Work(kind="active", title="P", day=DAY, last_day=DAY, contributions=1)
    crediting.credit_all([(person, lecture, "e/1/l"), (person, meeting(90), "e/1/a")], by=None)
    assert standing([person.pk], DAY)[person.pk].total == 6


def test_the_same_thing_is_credited_once_and_again_after_it_was_withdrawn() -> None:
    person = make_person()
    crediting.credit(person, meeting(45), source="event/1", by=None)
    with pytest.raises(AlreadyCreditedError):
        crediting.credit_all(
            [(person, meeting(45), "event/2"), (person, meeting(45), "event/1")], by=None
        )
    assert Credit.objects.filter(practitioner=person).count() == 1
    Credit.objects.filter(practitioner=person).update(withdrawn=True)
    crediting.credit(person, meeting(45), source="event/1", by=None)
    assert standing([person.pk], DAY)[person.pk].total == 1


@pytest.mark.parametrize(
    ("last_day", "counts"),
    [
        (FIRST - timedelta(days=1), False),
        (FIRST, True),
        (LAST, True),
        (LAST + timedelta(days=1), False),
    ],
)
def test_a_training_over_the_edge_belongs_to_the_period_in_which_it_ended(
    last_day: date, counts: bool
) -> None:
    person = make_person()
    work = meeting(450, last_day - timedelta(days=3), last_day, content="life_support",
                   content_minutes=450)  # fmt: skip
    crediting.credit(person, work, source="a", by=None)
    found = standing([person.pk], LAST + timedelta(days=10))[person.pk]
    assert found.total == (10 if counts else 0)
    assert found.missing_hours["life_support"] == (0 if counts else 6)


def test_what_ends_after_the_day_does_not_count_yet() -> None:
    person = make_person()
    crediting.credit(person, meeting(45, DAY, DAY + timedelta(days=1)), source="a", by=None)
    assert standing([person.pk], DAY)[person.pk].total == 0


def test_a_minute_short_of_six_hours_is_missing_and_shown() -> None:
    person = make_person()
    work = meeting(269, content="quality_safety", content_minutes=269)
    crediting.credit(person, work, source="a", by=None)
    found = standing([person.pk], DAY)[person.pk]
    assert found.missing_hours["quality_safety"] == Decimal("0.02222222")
    assert words.short(found.missing_hours["quality_safety"]) in ("0,03", "0.03")
    assert not found.complete


def test_the_status_follows_what_happened_and_lapses_by_itself() -> None:
    person = make_person()
    licence = person.licences.get()

    def on(day: date) -> Status:
        return states([person.pk], day)[person.pk].status

    LicenceEvent.objects.create(licence=licence, kind="suspended", day=DAY, reason="x", by_name="T")
    LicenceEvent.objects.create(
        licence=licence, kind="reinstated", day=DAY + timedelta(days=5), reason="y", by_name="T"
    )
    assert [on(DAY - timedelta(days=1)), on(DAY), on(DAY + timedelta(days=5))] == [
        Status.VALID, Status.SUSPENDED, Status.VALID,
    ]  # fmt: skip
    assert [on(LAST), on(LAST + timedelta(days=1))] == [Status.VALID, Status.LAPSED]
    assert states([person.pk], FIRST - timedelta(days=1)) == {}
