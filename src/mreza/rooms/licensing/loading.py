"""What a demonstration has: an invented register; the care worker of the demo home is in it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from django.db.backends.postgresql.psycopg_any import DateRange

from mreza.rooms.licensing import synthetic
from mreza.rooms.licensing.actions import crediting
from mreza.rooms.licensing.actions.crediting import Work
from mreza.rooms.licensing.actions.licences import end_of_period
from mreza.rooms.licensing.applications import demo as application_demo
from mreza.rooms.licensing.models import (
    Credit,
    Licence,
    LicenceEvent,
    LicenceEventKind,
    Practitioner,
    PractitionerEmployment,
)
from mreza.rooms.network.models import OrganisationVersion, on
from mreza.rooms.workforce import demo as invented
from mreza.site import clock
from mreza.site.accounts.models import User

EMPLOYERS: Final = ("hospital", "health_centre", "care_home")
MOST_EMPLOYERS: Final = 24
OWN_NUMBER: Final = "10000"
OWN_ACCOUNT: Final = "negovalka"
# So many days before the end of the period the demonstration's own page is shown.
LEFT: Final = 290


def load(*, demo: bool) -> str | None:
    """In a demonstration, once: returns what is there, in one line."""
    if not demo:
        return None
    if invented.is_new("licensing"):
        _make(clock.today())
    return f"Licences: {Practitioner.objects.count()} practitioners, invented."


def _make(day: date) -> None:
    employers = _employers(day)
    if not employers:
        return
    made = synthetic.register(day, employers)
    store(made)
    _own(day)
    application_demo.make(day)


def store(made: synthetic.Register) -> None:
    """Everything that was drawn, in one insert a table."""
    Practitioner.objects.bulk_create(made.people)
    PractitionerEmployment.objects.bulk_create(made.employments)
    Licence.objects.bulk_create(made.licences)
    LicenceEvent.objects.bulk_create(made.events)
    pieces = [(made.people[place], work, source) for place, work, source in made.work]
    Credit.objects.bulk_create(crediting.build(pieces, by=None))


def _employers(day: date) -> list[str]:
    """Some hospitals, health centres and homes of the registry; the demo home comes often."""
    found = OrganisationVersion.objects.filter(on(day), kind__in=EMPLOYERS)
    codes = list(found.order_by("organisation_id").values_list("organisation_id", flat=True))
    step = max(1, len(codes) // MOST_EMPLOYERS)
    return [invented.RICH, "zd-celje", *codes[::step]][: MOST_EMPLOYERS + 2] if codes else []


def _own(day: date) -> None:
    """The demo account of a care worker, with something missing."""
    user = User.objects.filter(username=OWN_ACCOUNT).first()
    last = day + timedelta(days=LEFT)
    first = date(last.year - 7, last.month, min(last.day, 28)) + timedelta(days=1)
    person = Practitioner.objects.create(
        number=OWN_NUMBER, given_name="Marija", family_name="Kranjec", user=user, synthetic=True,
        birth_date=date(1984, 5, 17), sex="female", group=synthetic.OWN_GROUP,
        registered=date(2004, 9, 1),
    )  # fmt: skip
    PractitionerEmployment.objects.create(
        practitioner=person, employer_id=invented.RICH, valid=DateRange(date(2012, 3, 1), None)
    )
    licence = Licence.objects.create(
        practitioner=person, number="L-20000", valid=DateRange(first, end_of_period(first))
    )
    LicenceEvent.objects.create(
        licence=licence, kind=LicenceEventKind.RENEWED, day=first, by_name="system"
    )
    pieces = [
        (person, _own_work(day - timedelta(days=ago), title, minutes, content), f"demo/{ago}")
        for ago, title, minutes, content in synthetic.OWN_WORK
    ]
    article = Work(
        kind="publication_professional", title="Nega stanovalcev z demenco", sharers=3,
        day=day - timedelta(days=650), last_day=day - timedelta(days=650),
    )  # fmt: skip
    pieces.append((person, article, "demo/article"))
    Credit.objects.bulk_create(crediting.build(pieces, by=None))


def _own_work(when: date, title: str, minutes: int, content: str) -> Work:
    return Work(
        kind="attendance", title=title, day=when, last_day=when, minutes=minutes,
        content=str(content), content_minutes=minutes if content else 0,
    )  # fmt: skip
