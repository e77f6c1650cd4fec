"""Users' records as rows for files and the API; names are those of the import's schemas."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from mreza.rooms.care.models import (
    Enrolment,
    HomeCareAgreement,
    LeisureAttendance,
    LeisureWish,
    MedicationUse,
    Visit,
)
from mreza.rooms.workforce.tables import iso

Records = list[dict[str, Any]]


def users(code: str) -> Records:
    """Every service of every user, as the dataset `users`.

    Medicines and wishes stand in the row of the first service with which they share a day.
    """
    own = {"user__organisation": code, "withdrawn": False, "user__withdrawn": False}
    left = {
        name: _by_user(model.objects.filter(**own).order_by("valid"))
        for model, name in ((MedicationUse, "medication"), (LeisureWish, "wish"))
    }
    rows = Enrolment.objects.filter(**own).select_related("user").order_by("user__code", "valid")
    return [
        {
            "user": row.user.code,
            "service": row.service,
            "first": iso(row.first_day),
            "last": iso(row.last_day),
            **_beside(row, "medication", left["medication"]),
            **_beside(row, "wish", left["wish"]),
        }
        for row in rows
    ]


def _by_user(rows: Any) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.user_id].append(row)
    return found


def _beside(row: Enrolment, name: str, left: dict[int, list[Any]]) -> dict[str, str | None]:
    """The first record of the user that shares a day with the service; each is used once."""
    for one in left[row.user_id]:
        if one.first_day <= (row.last_day or one.first_day) and row.first_day <= (
            one.last_day or row.first_day
        ):
            left[row.user_id].remove(one)
            return {f"{name}_first": iso(one.first_day), f"{name}_last": iso(one.last_day)}
    return {f"{name}_first": None, f"{name}_last": None}


def leisure(code: str) -> Records:
    """Everybody who took part in an activity, as the dataset `leisure`."""
    rows = LeisureAttendance.objects.filter(
        activity__organisation=code, activity__withdrawn=False, withdrawn=False
    ).select_related("activity", "user").order_by("activity__day", "user__code")  # fmt: skip
    return [
        {
            "day": iso(row.activity.day),
            "title": row.activity.title,
            "content": row.activity.content or None,
            "user": row.user.code,
        }
        for row in rows
    ]


def agreements(code: str) -> Records:
    """Every agreement, as the dataset `agreements`."""
    rows = HomeCareAgreement.objects.filter(
        user__organisation=code, withdrawn=False
    ).select_related("user").order_by("user__code", "valid")  # fmt: skip
    return [
        {
            "user": row.user.code,
            "service": row.service,
            "first": iso(row.first_day),
            "last": iso(row.last_day),
            "minutes_a_month": row.minutes_a_month,
        }
        for row in rows
    ]


def visits(code: str) -> Records:
    """Every visit, as the dataset `visits`."""
    rows = Visit.objects.filter(
        agreement__user__organisation=code, agreement__withdrawn=False, withdrawn=False
    ).order_by("day", "agreement__user__code", "number")
    return [
        {
            "user": row.agreement.user.code,
            "service": row.agreement.service,
            "day": iso(row.day),
            "number": row.number,
            "agreed_minutes": row.agreed_minutes,
            "done_minutes": row.done_minutes,
            "missed_because": row.missed_because or None,
            "rescheduled": row.rescheduled,
        }
        for row in rows.select_related("agreement__user")
    ]


FILES = {"users": users, "leisure": leisure, "agreements": agreements, "visits": visits}
