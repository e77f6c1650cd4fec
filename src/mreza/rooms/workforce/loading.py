"""What a demonstration has: an invented staff with posts in one home, numbers in the others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.db.backends.postgresql.psycopg_any import DateRange

from mreza.rooms.workforce import demo as invented
from mreza.rooms.workforce.models import (
    Absence,
    Appointment,
    Employment,
    ImportedFile,
    Post,
    StaffCount,
    StaffMeasure,
    StaffMember,
    Training,
    TrainingAttendance,
)
from mreza.rooms.workforce.spans import Span, last_of_month, workdays
from mreza.rooms.workforce.synthetic import Staff, staff_of
from mreza.site import clock
from mreza.site.accounts.models import User

M = StaffMeasure
APPOINTED = date(2025, 4, 1)
# (post, name, demo account, staff's place in the list)
POSTS = (
    (Post.QUALITY_OFFICER, "Helena Zupan", "dom", None),
    (Post.SAFETY_OFFICER, "Helena Zupan", "dom", None),
    (Post.RESPONSIBLE_PERSON, "Anton Leskovar", "direktor", None),
    (Post.COMMISSION_MEMBER, "Helena Zupan", "dom", None),
    (Post.COMMISSION_MEMBER, "", "", 2),
    (Post.COMMISSION_MEMBER, "", "", 9),
)
CONTACT = ("kakovost@dom.primer.example", "03 000 00 00")


def load(*, demo: bool) -> str | None:
    """In a demonstration, once: returns what is there, in one line."""
    if not demo:
        return None
    _make_once()
    return f"Workforce: {StaffMember.objects.count()} people in records, the rest by numbers."


def _make_once() -> None:
    day = clock.today()
    homes = invented.homes(day)
    if invented.RICH not in homes or not invented.is_new("workforce"):
        return
    months = invented.months(day)
    origin = invented.origin(invented.RICH)
    made = staff_of(invented.RICH, months, origin)
    store(made)
    Appointment.objects.bulk_create(_posts(made, origin))
    others = [code for code in homes if code != invented.RICH]
    StaffCount.objects.bulk_create(
        [one for code in others for one in counts(code, months)], batch_size=2000
    )


def store(made: Staff) -> None:
    """Everything that was drawn, in one insert a table."""
    StaffMember.objects.bulk_create(made.people)
    Employment.objects.bulk_create(made.employments)
    Absence.objects.bulk_create(made.absences)
    Training.objects.bulk_create(made.trainings)
    TrainingAttendance.objects.bulk_create(made.attendances)


def _posts(made: Staff, origin: ImportedFile) -> Iterator[Appointment]:
    accounts = {
        user.username: user for user in User.objects.filter(username__in=["dom", "direktor"])
    }
    here = [job.staff for job in made.employments if job.last_day is None]
    for post, name, account, place in POSTS:
        staff = None if place is None else here[place]
        shown = post == Post.SAFETY_OFFICER
        yield Appointment(
            organisation_id=invented.RICH, post=post, staff=staff,
            name=staff.name if staff else name, user=accounts.get(account),
            valid=DateRange(APPOINTED, None), published=shown,
            email=CONTACT[0] if shown else "", phone=CONTACT[1] if shown else "", file=origin,
        )  # fmt: skip


def counts(code: str, months: list[date]) -> Iterator[StaffCount]:
    """Numbers of an invented home by month: each home has a level of its own."""
    draw = invented.chance("staff counts", code)
    employed = round(invented.beds(code) * draw.uniform(0.5, 0.7))
    leaving, ill, taught = (
        draw.uniform(0.004, 0.02),
        draw.uniform(0.04, 0.1),
        draw.uniform(0.05, 0.3),
    )
    for month in months:
        due = workdays(Span(month, last_of_month(month))) * 8 * employed * 92 // 100
        winter = 1.3 if month.month in (1, 2, 12) else 0.95
        left = sum(draw.random() < leaving for _ in range(employed))
        numbers = {
            M.EMPLOYED: employed,
            M.LEAVERS: left,
            M.HIRED: max(0, left + draw.choice((-1, 0, 0, 1))),
            M.EXIT_INTERVIEWS: draw.randint(0, left),
            M.TRAINED: round(employed * taught * draw.uniform(0.5, 1.5)),
            M.SICK_HOURS: round(due * ill * winter * draw.uniform(0.8, 1.2)),
            M.CONTRACTED_HOURS: due,
        }
        for measure, value in numbers.items():
            yield StaffCount(
                organisation_id=code, month=month, measure=measure, value=Decimal(value)
            )
