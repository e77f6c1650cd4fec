"""What happens to employments: they end, or go on at another post of the same employer."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from mreza.rooms.workforce.actions import records
from mreza.rooms.workforce.models import Employment, EndReason, StaffMember, Training
from mreza.rooms.workforce.models.training import TrainingAttendance
from mreza.rooms.workforce.refusals import NotFollowedError
from mreza.site.accounts.models import User


def move_inside(
    old: Employment, new: Employment, *, since: date, by: User, reason: str
) -> Employment:
    """End `old` the day before `since` and go on with `new` from that day; nobody left.

    Raises `NotFollowedError` unless `old` still runs on that day and began before it.
    """
    with transaction.atomic():
        stored = Employment.objects.select_for_update().get(pk=old.pk)
        ends = stored.valid.upper
        if stored.withdrawn or stored.first_day >= since or (ends is not None and ends <= since):
            raise NotFollowedError
        new.staff, new.valid = stored.staff, DateRange(since, ends)
        old.valid = DateRange(stored.first_day, since)
        old.end_reason, old.exit_interview = EndReason.MOVED_INSIDE, None
        records.correct(old, by=by, reason=reason)
        records.add(new, by=by, reason=reason)
    return new


def set_attendance(training: Training, present: set[int], *, by: User) -> tuple[int, int]:
    """Have exactly the people `present` (their keys) attend; returns how many came and went.

    People of another organisation are passed over.
    """
    with transaction.atomic():
        Training.objects.select_for_update().get(pk=training.pk)
        known = {one.staff_id: one for one in training.attendances.filter(withdrawn=False)}
        came = StaffMember.objects.filter(
            pk__in=present - set(known), organisation=training.organisation_id, withdrawn=False
        )
        for person in came:
            records.add(TrainingAttendance(training=training, staff=person), by=by)
        gone = [one for key, one in known.items() if key not in present]
        for one in gone:
            records.withdraw(one, by=by, reason="-")
    return len(came), len(gone)
