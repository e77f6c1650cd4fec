"""What people enter many of at once: who took part, visits of a day, numbers of a month."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Value

from mreza.rooms.care.models import (
    HeadCount,
    LeisureActivity,
    LeisureAttendance,
    ServiceUser,
    Visit,
)
from mreza.rooms.workforce.actions import records
from mreza.rooms.workforce.models import StaffCount
from mreza.site.accounts.models import User

# (service, measure); the service is empty for numbers of staff.
Measure = tuple[str, str]


def set_attendance(activity: LeisureActivity, present: set[int], *, by: User) -> tuple[int, int]:
    """Have exactly the users `present` (their keys) take part; returns how many came and went.

    Users of another organisation are passed over.
    """
    with transaction.atomic():
        LeisureActivity.objects.select_for_update().get(pk=activity.pk)
        known = {one.user_id: one for one in activity.attendances.filter(withdrawn=False)}
        came = ServiceUser.objects.filter(
            pk__in=present - set(known), organisation=activity.organisation_id, withdrawn=False
        )
        for user in came:
            records.add(LeisureAttendance(activity=activity, user=user), by=by)
        gone = [one for key, one in known.items() if key not in present]
        for one in gone:
            records.withdraw(one, by=by, reason="-")
    return len(came), len(gone)


def add_visits(visits: Iterable[Visit], *, by: User) -> int:
    """Store visits of a day, all or none. Raises `TakenError`."""
    count = 0
    with transaction.atomic():
        for visit in visits:
            records.add(visit, by=by)
            count += 1
    return count


def set_numbers(
    organisation: str, month: date, numbers: Mapping[Measure, Decimal], *, by: User, reason: str
) -> int:
    """Enter or correct numbers of a month by hand; returns how many changed."""
    changed = 0
    with transaction.atomic():
        known = _rows(organisation, month)
        for measure, value in numbers.items():
            row = known.get(measure)
            if row is None:
                records.add(_new(organisation, month, measure, value), by=by, reason=reason)
                changed += 1
            elif row.value != value:
                row.value = value
                changed += records.correct(row, by=by, reason=reason)
    return changed


def entered(organisation: str, month: date) -> dict[Measure, Decimal]:
    """The numbers of a month that were entered by hand, of users and of staff; one query."""
    own = {"organisation": organisation, "month": month}
    users = HeadCount.objects.filter(**own).order_by().values_list("service", "measure", "value")
    staff = (
        StaffCount.objects.filter(**own)
        .order_by()
        .annotate(service=Value(""))
        .values_list("service", "measure", "value")
    )
    return {(service, measure): value for service, measure, value in users.union(staff, all=True)}


def _rows(organisation: str, month: date) -> dict[Measure, Any]:
    """The same as records, locked until the transaction ends."""
    users = HeadCount.objects.filter(organisation=organisation, month=month)
    staff = StaffCount.objects.filter(organisation=organisation, month=month)
    return {
        **{(row.service, row.measure): row for row in users.select_for_update()},
        **{("", row.measure): row for row in staff.select_for_update()},
    }


def _new(organisation: str, month: date, measure: Measure, value: Decimal) -> Any:
    service, name = measure
    more = {"organisation_id": organisation, "month": month, "measure": name, "value": value}
    return HeadCount(service=service, **more) if service else StaffCount(**more)
