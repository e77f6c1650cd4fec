"""What a demonstration has: invented users in one home, numbers by hand in the others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from mreza.rooms.care.models import (
    Enrolment,
    HeadCount,
    HomeCareAgreement,
    LeisureActivity,
    LeisureAttendance,
    LeisureWish,
    Measure,
    MedicationUse,
    Service,
    ServiceUser,
    Visit,
)
from mreza.rooms.care.synthetic import Users, users_of
from mreza.rooms.workforce import demo as invented
from mreza.site import clock

M = Measure
AT_HOME_ONE_IN = 4  # homes that also help people at home


def load(*, demo: bool) -> str | None:
    """In a demonstration, once: returns what is there, in one line."""
    if not demo:
        return None
    _make_once()
    return f"Care: {ServiceUser.objects.count()} users in records, the rest by numbers."


def _make_once() -> None:
    day = clock.today()
    homes = invented.homes(day)
    if invented.RICH not in homes or not invented.is_new("care"):
        return
    months = invented.months(day)
    store(users_of(invented.RICH, months, invented.origin(invented.RICH)))
    others = [code for code in homes if code != invented.RICH]
    HeadCount.objects.bulk_create(
        [one for code in others for one in counts(code, months)], batch_size=2000
    )


def store(made: Users) -> None:
    """Everything that was drawn, in one insert a table."""
    ServiceUser.objects.bulk_create(made.users)
    Enrolment.objects.bulk_create(made.enrolments)
    MedicationUse.objects.bulk_create(made.medication)
    LeisureWish.objects.bulk_create(made.wishes)
    LeisureActivity.objects.bulk_create(made.activities)
    LeisureAttendance.objects.bulk_create(made.attendances, batch_size=2000)
    HomeCareAgreement.objects.bulk_create(made.agreements)
    Visit.objects.bulk_create(made.visits, batch_size=2000)


def counts(code: str, months: list[date]) -> Iterator[HeadCount]:
    """Numbers of an invented home by month: each home has a level of its own."""
    draw = invented.chance("care counts", code)
    beds = invented.beds(code)
    medicated, wishing, taken = (
        draw.uniform(0.85, 0.97),
        draw.uniform(0.4, 0.8),
        draw.uniform(0.6, 0.95),
    )
    at_home = draw.randrange(AT_HOME_ONE_IN) == 0
    missed = draw.uniform(0.002, 0.05)
    for month in months:
        users = beds + draw.randint(0, 4)
        wish = round(users * wishing)
        yield from _rows(code, month, Service.INSTITUTIONAL_CARE, {
            M.USERS: users,
            M.ON_MEDICATION: round(users * medicated),
            M.LEISURE_WISHING: wish,
            M.LEISURE_INCLUDED: min(wish, round(wish * taken * draw.uniform(0.9, 1.1))),
        })  # fmt: skip
        if at_home:
            agreed = beds * 200 + draw.randint(-800, 800)
            lost = round(agreed * missed * draw.uniform(0.5, 1.5))
            yield from _rows(code, month, Service.HOME_HELP, {
                M.USERS: beds // 3,
                M.MINUTES_AGREED: agreed,
                M.MINUTES_DONE: agreed - lost,
                M.MISSED_ABSENCE: lost,
            })  # fmt: skip


def _rows(
    code: str, month: date, service: Service, numbers: dict[Measure, int]
) -> Iterator[HeadCount]:
    for measure, value in numbers.items():
        yield HeadCount(
            organisation_id=code,
            month=month,
            service=service,
            measure=measure,
            value=Decimal(value),
        )
