"""The numbers of a month that records say, under the names in which they are entered by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from mreza.rooms.care.models import Measure
from mreza.rooms.care.queries.counted import RECORDS, users, users_on_medication
from mreza.rooms.care.queries.home_care import MISSED, home_care
from mreza.rooms.care.queries.leisure import leisure
from mreza.rooms.care.queries.rows import Rows
from mreza.rooms.workforce import queries as staff
from mreza.rooms.workforce.models import StaffMeasure
from mreza.rooms.workforce.queries.rows import Rows as StaffRows
from mreza.rooms.workforce.spans import last_of_month

M, S = Measure, StaffMeasure


def recorded(code: str, month: date) -> dict[tuple[str, str], Decimal]:
    """(service, measure) -> number; the service is empty for staff. Without records: absent."""
    return {
        (service, str(measure)): Decimal(value)
        for service, numbers in [*_of_users(code, month), ("", _of_staff(code, month))]
        for measure, value in numbers.items()
    }


def _of_users(code: str, month: date) -> list[tuple[str, dict[str, int]]]:
    period = ([code], month, last_of_month(month))
    rows = Rows(*period, by_hand=False)
    found: list[tuple[str, dict[str, int]]] = []
    for measure, counted in ((M.USERS, users), (M.ON_MEDICATION, users_on_medication)):
        for (_code, service), one in counted(*period, rows).items():
            if one.source == RECORDS:
                found.append((service, {measure: one.value}))
    for (_code, service), wished in leisure(*period, rows).items():
        if wished.source == RECORDS:
            both = {M.LEISURE_WISHING: wished.wishing, M.LEISURE_INCLUDED: wished.included}
            found.append((service, {str(name): value for name, value in both.items()}))
    for (_code, service), care in home_care(*period, rows).items():
        if care.source == RECORDS:
            found.append((service, _minutes(care)))
    return found


def _minutes(care: Any) -> dict[str, int]:
    missed = {str(name): care.reasons.get(str(reason), 0) for reason, name in MISSED.items()}
    return {M.MINUTES_AGREED: care.minutes_agreed, M.MINUTES_DONE: care.minutes_done, **missed}


def _of_staff(code: str, month: date) -> dict[str, Any]:
    period = ([code], month, last_of_month(month))
    rows = StaffRows(*period)
    found: dict[str, Any] = {}
    left = staff.turnover(*period, rows).get(code)
    if left is not None and left.source == RECORDS:
        found |= {S.EMPLOYED: left.employed, S.LEAVERS: left.leavers, S.HIRED: left.hired,
                  S.EXIT_INTERVIEWS: left.exit_interviews}  # fmt: skip
    taught = staff.trained(*period, rows).get(code)
    if taught is not None and taught.source == RECORDS:
        found |= {S.TRAINED: taught.trained, S.TRAINING_HOURS: taught.hours,
                  S.TRAINING_COST: taught.cost,
                  S.CERTIFICATES: taught.certificate_programmes}  # fmt: skip
    ill = staff.sick(*period, rows).get(code)
    if ill is not None and ill.source == RECORDS:
        found |= {S.SICK_HOURS: ill.hours_lost, S.CONTRACTED_HOURS: ill.hours_contracted,
                  S.SICK_UP_TO_30: ill.up_to_30_days, S.SICK_30_OR_MORE: ill.over_30_days,
                  S.WORK_RELATED_DAYS: ill.work_related_days}  # fmt: skip
    return found
