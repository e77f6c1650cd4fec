"""The counting notes of the guidelines (OPOMBA): records are made, and the counts that the report
is computed from are compared with what the note says, worked by hand."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from mreza.rooms.care import models as care
from mreza.rooms.care import queries as care_queries
from mreza.rooms.incidents import queries as incident_queries
from mreza.rooms.incidents.forms.reporting import FactsForm, moment_facts
from mreza.rooms.incidents.models import Incident
from mreza.rooms.network.models import Organisation
from mreza.rooms.quality.counting import counted
from mreza.rooms.quality.evaluation import Value, evaluate
from mreza.rooms.workforce import models as staff
from mreza.rooms.workforce import queries as staff_queries

pytestmark = pytest.mark.django_db
HOME = "dom-za-stetje"
LJUBLJANA = ZoneInfo("Europe/Ljubljana")
APRIL, SEPTEMBER = date(2026, 4, 1), date(2026, 9, 1)


@pytest.fixture
def home() -> Organisation:
    return Organisation.objects.create(code=HOME)


def lasting(first: str, last: str = "") -> DateRange:
    """Days from `first` to `last`, both included; without a last day it has no end."""
    end = date.fromisoformat(last) + timedelta(days=1) if last else None
    return DateRange(date.fromisoformat(first), end)


def value(indicator: str, month: date, service: str = "") -> Value:
    """What the home reports for the month."""
    (found,) = [
        row
        for row in evaluate(counted([HOME], month, month))
        if row.indicator.name == indicator and row.service == service
    ]
    return found


def numbers(found: Value) -> dict[str, Any]:
    return dict(found.counted.inputs)


def incident(home: Organisation, wall: str, service: str, kind: str, **more: Any) -> Incident:
    at = datetime.fromisoformat(wall).replace(tzinfo=LJUBLJANA)
    if kind == "medication":
        more = {"medication_kind": "omitted", **more}
    return Incident.objects.create(
        organisation=home, client_id=uuid4(), kind=kind, service=service, occurred_at=at,
        occurred_offset=int(at.utcoffset().total_seconds() // 60), reported_at=at, **more,
    )  # fmt: skip


def service_user(home: Organisation, code: str, service: str, days: DateRange) -> care.ServiceUser:
    user = care.ServiceUser.objects.create(organisation=home, code=code)
    care.Enrolment.objects.create(user=user, service=service, valid=days)
    return user


def employee(home: Organisation, code: str, *jobs: dict[str, Any]) -> staff.StaffMember:
    person = staff.StaffMember.objects.create(
        organisation=home, code=code, name=code, occupation="carer"
    )
    for job in jobs:
        job = {"position": "strežnica", "weekly_hours": 40, "kind": "permanent", **job}
        staff.Employment.objects.create(staff=person, **job)
    return person


# --- 5.1.1 ------------------------------------------------------------------------------------


def test_5_1_1_errors_swaps_near_misses_and_the_local_month(home: Organisation) -> None:
    """Two errors are two, a swap of recipients is one, a near miss counts, a slip of the pen does
    not; the month runs from 00:00 of the first to the end of the last day on the home's clock."""
    incident(home, "2026-04-07T08:00", "institutional_care", "medication", errors=2)
    incident(
        home, "2026-04-08T08:00", "institutional_care", "medication",
        errors=7, recipients_swapped=True,
    )  # fmt: skip
    incident(home, "2026-04-09T08:00", "institutional_care", "medication", near_miss=True)
    incident(home, "2026-04-01T00:30", "institutional_care", "medication")  # 31 March in UTC
    incident(home, "2026-04-30T23:59", "institutional_care", "medication")
    incident(home, "2026-03-31T23:59", "institutional_care", "medication")
    incident(home, "2026-05-01T00:00", "institutional_care", "medication")
    incident(home, "2026-04-10T08:00", "institutional_care", "medication", state="withdrawn")
    incident(home, "2026-04-11T08:00", "institutional_care", "fall")

    assert numbers(value("medication_safety", APRIL, "institutional_care"))["incidents"] == 6
    rows = incident_queries.counted([HOME], APRIL, date(2026, 4, 30), "medication")
    assert rows[HOME, "institutional_care"].incidents == 5  # records, before the act counts errors


def test_5_1_1_forms_of_long_term_care_are_kept_apart(home: Organisation) -> None:
    """The denominator is whoever got medicines in the month, if for a day; each form by itself."""
    for number in range(4):
        user = service_user(home, f"i{number}", "ltc_institution", lasting("2025-01-01"))
        care.MedicationUse.objects.create(user=user, valid=lasting("2026-01-01"))
    one_day = service_user(home, "d", "ltc_home", lasting("2025-01-01"))
    care.MedicationUse.objects.create(user=one_day, valid=lasting("2026-04-30", "2026-04-30"))
    stopped = service_user(home, "s", "ltc_home", lasting("2025-01-01"))
    care.MedicationUse.objects.create(user=stopped, valid=lasting("2026-01-01", "2026-03-31"))
    came_later = service_user(home, "l", "ltc_home", lasting("2026-05-01"))
    care.MedicationUse.objects.create(user=came_later, valid=lasting("2026-01-01"))
    incident(home, "2026-04-07T08:00", "ltc_institution", "medication")
    incident(home, "2026-04-07T09:00", "ltc_home", "medication", errors=2)

    institution = value("medication_safety", APRIL, "ltc_institution")
    at_home = value("medication_safety", APRIL, "ltc_home")
    assert numbers(institution) == {"incidents": 1, "users_on_medication": 4}
    assert numbers(at_home) == {"incidents": 2, "users_on_medication": 1}
    assert (institution.value, at_home.value) == (250, 2000)


# --- 5.1.2 ------------------------------------------------------------------------------------


def test_5_1_2_a_person_counts_once_and_only_who_wishes_it(home: Organisation) -> None:
    users = {
        code: service_user(home, code, "institutional_care", days)
        for code, days in {
            "often": lasting("2025-01-01"),
            "never": lasting("2025-01-01"),
            "no-wish": lasting("2025-01-01"),
            "left": lasting("2025-01-01", "2026-03-31"),
        }.items()
    }
    users["at-home"] = service_user(home, "at-home", "ltc_home", lasting("2025-01-01"))
    for code in ("often", "never", "left", "at-home"):
        care.LeisureWish.objects.create(user=users[code], valid=lasting("2025-06-01"))
    for day, title in ((7, "petje"), (14, "petje"), (14, "prostovoljci")):
        activity = care.LeisureActivity.objects.create(
            organisation=home, day=date(2026, 4, day), title=title
        )
        for code in ("often", "no-wish", "at-home"):
            care.LeisureAttendance.objects.create(activity=activity, user=users[code])

    found = value("leisure_inclusion", APRIL, "institutional_care")
    assert numbers(found) == {"wishing_users": 2, "included_users": 1}
    assert found.value == 50
    services = {row.service for row in counted([HOME], APRIL, APRIL) if row.indicator.services}
    assert services == {"institutional_care", "ltc_home"}
    assert ("leisure_inclusion", "ltc_home") not in {
        (row.indicator.name, row.service) for row in counted([HOME], APRIL, APRIL)
    }


# --- 5.2 --------------------------------------------------------------------------------------


def test_5_2_moved_hours_are_done_and_the_user_s_reasons_are_neither(home: Organisation) -> None:
    """Of 270 agreed minutes of home help: 50 as agreed, 30 moved, 45 of 60 before the vehicle broke
    down, 60 the user cancelled, 70 nobody could come. Long-term care at home stands apart."""
    help_user = service_user(home, "u1", "home_help", lasting("2025-01-01"))
    care_user = service_user(home, "u2", "ltc_home", lasting("2025-01-01"))
    home_help, ltc = (
        care.HomeCareAgreement.objects.create(
            user=user, service=service, valid=lasting("2025-01-01"), minutes_a_month=600
        )
        for user, service in ((help_user, "home_help"), (care_user, "ltc_home"))
    )
    for agreement, day, agreed, done, why, moved in (
        (home_help, 1, 50, 50, "", False),
        (home_help, 2, 30, 30, "", True),
        (home_help, 3, 60, 45, "vehicle", False),
        (home_help, 7, 60, 0, "user", False),
        (home_help, 30, 70, 0, "provider_absence", False),
        (ltc, 8, 90, 90, "", False),
    ):
        care.Visit.objects.create(
            agreement=agreement, day=date(2026, 4, day), agreed_minutes=agreed, done_minutes=done,
            missed_because=why, rescheduled=moved,
        )  # fmt: skip
    care.Visit.objects.create(
        agreement=home_help, day=date(2026, 5, 1), agreed_minutes=99, done_minutes=99
    )

    found = value("home_care_hours", APRIL, "home_help")
    assert numbers(found) == {"minutes_agreed": 270, "minutes_done": 125, "minutes_missed": 85}
    assert found.counted.extras["reasons"] == {
        "missed_vehicle": "15", "missed_user": "60", "missed_provider_absence": "70",
    }  # fmt: skip
    assert found.values["done_to_missed"] == Decimal("147.05882353")
    apart = value("home_care_hours", APRIL, "ltc_home")
    assert numbers(apart) == {"minutes_agreed": 90, "minutes_done": 90, "minutes_missed": 0}
    assert apart.values["done_to_missed"] is None
    assert apart.values["missed_share"] == 0


def test_numbers_by_hand_that_nobody_entered_are_no_data(home: Organisation) -> None:
    """No minute missed, no exit interview, no hour of training: only where somebody said 0."""
    for measure, minutes in (("minutes_agreed", 6000), ("minutes_done", 5400)):
        care.HeadCount.objects.create(
            organisation=home, service="home_help", month=APRIL, measure=measure, value=minutes
        )
    for month in (2, 3, 4):
        for measure, people in (("employed", 60), ("leavers", 2), ("hired", 1), ("trained", 6)):
            staff.StaffCount.objects.create(
                organisation=home, month=date(2026, month, 1), measure=measure, value=people
            )

    hours = value("home_care_hours", APRIL, "home_help")
    assert (numbers(hours)["minutes_missed"], hours.value) == (None, None)
    left = value("staff_turnover", APRIL)
    assert numbers(left) == {"leavers": 6, "employed": 62, "exit_interviews": None}
    taught = value("staff_training", APRIL)
    assert numbers(taught) == {"trained": 6, "employed": 60, "hours": None, "cost": None}
    assert (taught.value, taught.values["cost_per_trained"]) == (10, None)

    care.HeadCount.objects.create(
        organisation=home, service="home_help", month=APRIL, measure="missed_vehicle", value=0
    )
    assert value("home_care_hours", APRIL, "home_help").value == 0


# --- 5.3 --------------------------------------------------------------------------------------


def test_5_3_every_user_of_the_month_and_every_injury(home: Organisation) -> None:
    """Users count however briefly they came; injuries of users and staff are counted persons."""
    service_user(home, "all", "special_conditions", lasting("2025-01-01"))
    service_user(home, "one-day", "special_conditions", lasting("2026-04-30", "2026-04-30"))
    service_user(home, "gone", "special_conditions", lasting("2025-01-01", "2026-03-31"))
    both = {"users_injured": 2, "staff_injured": 1}
    incident(home, "2026-04-07T08:00", "special_conditions", "special_conditions", **both)
    incident(home, "2026-04-08T08:00", "special_conditions", "special_conditions", near_miss=True)

    found = value("special_conditions", APRIL, "special_conditions")
    assert numbers(found) == {"incidents": 2, "users": 2, "users_injured": 2, "staff_injured": 1}
    assert (found.value, found.values["injury_incidence"]) == (100, 150)


def test_5_3_counts_whatever_could_injure_in_the_service(home: Organisation) -> None:
    """A fall, a wrong medicine and anything else count; the same elsewhere do not."""
    service_user(home, "u", "special_conditions", lasting("2025-01-01"))
    for kind in ("fall", "medication", "near_miss", "other"):
        incident(
            home, "2026-04-07T08:00", "special_conditions", kind,
            near_miss=kind == "near_miss", users_injured=int(kind == "fall"),
        )  # fmt: skip
    incident(home, "2026-04-07T08:00", "institutional_care", "fall")
    found = value("special_conditions", APRIL, "special_conditions")
    assert numbers(found) == {"incidents": 4, "users": 1, "users_injured": 1, "staff_injured": 0}
    rows = incident_queries.counted([HOME], APRIL, date(2026, 4, 30))
    assert rows[HOME, "special_conditions"].incidents == 4


def test_5_3_is_of_its_service_whatever_the_form_proposes(home: Organisation) -> None:
    """An incident of 5.3 reported with the service that the form begins with is counted."""
    said = {
        "kind": "special_conditions", "service": "institutional_care", "day": "2026-04-07",
        "hour": "08:00", "description": "vbod pri delu", "staff_injured": "1",
    }  # fmt: skip
    form = FactsForm(said, now=datetime(2026, 4, 8, tzinfo=LJUBLJANA))
    assert form.is_valid(), form.errors
    assert form.moment is not None
    Incident.objects.create(
        organisation=home, client_id=uuid4(), reported_at=form.moment.at,
        **{**form.facts, **moment_facts(form.moment)},
    )  # fmt: skip
    found = value("special_conditions", APRIL, "special_conditions")
    assert (numbers(found)["incidents"], numbers(found)["staff_injured"]) == (1, 1)


# --- 5.4.1 ------------------------------------------------------------------------------------


def test_5_4_1_who_left_in_three_months_and_who_was_employed_a_day(home: Organisation) -> None:
    """February to April. Retirement counts, another post here does not; a day of employment is
    enough for the denominator, and the last day of the period is in it."""
    since = "2020-01-01"
    employee(home, "stays", {"valid": lasting(since)})
    retired = {"valid": lasting(since, "2026-02-28"), "end_reason": "retired"}
    employee(home, "retired", {**retired, "exit_interview": True})
    moved = {"valid": lasting(since, "2026-03-31"), "end_reason": "moved_inside"}
    employee(home, "moved", moved, {"valid": lasting("2026-04-01"), "position": "vodja"})
    ended = {"valid": lasting(since, "2026-03-31"), "end_reason": "term_ended"}
    employee(home, "prolonged", ended, {"valid": lasting("2026-04-01")})
    one_day = {"valid": lasting("2026-02-02", "2026-02-02"), "end_reason": "resigned"}
    employee(home, "one-day", one_day)
    last_day = {"valid": lasting(since, "2026-04-30"), "end_reason": "resigned"}
    employee(home, "last-day", {**last_day, "exit_interview": False})
    employee(home, "first-day", {"valid": lasting("2026-04-30")})
    twice = {"valid": lasting(since, "2026-02-10")}, {"valid": lasting("2026-04-01", "2026-04-20")}
    employee(home, "left-twice", *twice)
    employee(home, "before", {"valid": lasting(since, "2026-01-31"), "end_reason": "retired"})
    employee(home, "after", {"valid": lasting("2026-05-01")})

    found = value("staff_turnover", APRIL)
    assert numbers(found) == {"leavers": 4, "employed": 8, "exit_interviews": 1}
    assert (found.value, found.values["exit_interview_share"]) == (50, 25)
    assert found.counted.extras["reasons"] == {"retired": 1, "resigned": 2, "": 1}
    room = staff_queries.turnover([HOME], date(2026, 2, 1), date(2026, 4, 30))[HOME]
    assert (room.leavers, room.employed, room.hired) == (4, 8, 3)


# --- 5.4.2 ------------------------------------------------------------------------------------


def test_5_4_2_each_once_in_a_month_and_only_who_was_referred(home: Organisation) -> None:
    """Training here, held by others and elsewhere counts, each person once. Hours leave out what
    ends with a public certificate; who is in such a programme is counted beside."""
    since = {"valid": lasting("2020-01-01")}
    twice, part, own, degree, _none = (
        employee(home, code, since) for code in ("twice", "part", "own", "degree", "none")
    )
    employee(home, "gone", {"valid": lasting("2020-01-01", "2026-03-31")})
    april, year = lasting("2026-04-13", "2026-04-14"), lasting("2026-01-10", "2026-06-30")
    for title, kind, days, hours, cost, more, people in (
        ("a", "internal", april, 4, 0, {}, {twice: None}),
        ("b", "other_provider", april, 2, 100, {}, {twice: None}),
        ("c", "external", april, 8, 250, {}, {part: 6}),
        ("d", "external", april, 5, 70, {"referred": False}, {own: None}),
        ("e", "external", year, 300, 900, {"public_certificate": True}, {degree: None}),
    ):
        training = staff.Training.objects.create(
            organisation=home, title=title, kind=kind, valid=days, hours=hours, cost=cost,
            minutes_an_hour=60, **more,
        )  # fmt: skip
        for person, attended in people.items():
            staff.TrainingAttendance.objects.create(training=training, staff=person, hours=attended)

    found = value("staff_training", APRIL)
    assert numbers(found) == {"trained": 3, "employed": 5, "hours": 12, "cost": 350}
    assert found.value == 60
    assert found.counted.extras["certificates"] == 1
    room = staff_queries.trained([HOME], APRIL, date(2026, 4, 30))[HOME]
    assert (room.trained, room.hours, room.certificate_programmes) == (3, 12, 1)


# --- 6.1 --------------------------------------------------------------------------------------


def test_6_1_all_sick_hours_over_hours_without_the_exclusions(home: Organisation) -> None:
    """September 2026: 22 working days of 8 hours, no holiday. Parental leave, substitutes and
    trainees are out of the denominator only; annual leave stays; 30 days are in both groups."""
    since = lasting("2020-01-01")
    people = {
        "month": ({}, "sick", "2026-09-01", "2026-09-30", {}),  # 176 lost of 176
        "two-days": ({}, "sick", "2026-09-10", "2026-09-11", {"work_related": True}),  # 16 of 176
        "substitute": ({"kind": "substitute"}, "sick", "2026-09-14", "2026-09-14", {}),  # 8 of 0
        "half": ({"kind": "fixed_term"}, "sick", "2026-09-21", "2026-09-25",
                 {"hours_per_day": 4}),  # 20 of 176
        "parent": ({}, "parental", "2026-06-01", "2027-05-31", {}),  # 0 of 0
        "annual": ({"weekly_hours": 20}, "annual", "2026-09-01", "2026-09-30", {}),  # 0 of 88
    }  # fmt: skip
    for code, (job, kind, first, last, more) in people.items():
        person = employee(home, code, {"valid": since, **job})
        staff.Absence.objects.create(staff=person, kind=kind, valid=lasting(first, last), **more)
    employee(home, "trainee", {"valid": since, "kind": "trainee"})

    found = value("sick_leave", SEPTEMBER)
    read = numbers(found)
    assert (read["hours_lost"], read["hours_contracted"]) == (220, 616)
    assert read["work_related_days"] == 2
    assert found.counted.extras == {"sick_up_to_30": 4, "sick_30_or_more": 1}
    assert found.value == Decimal("35.71428571")
    room = staff_queries.sick([HOME], SEPTEMBER, date(2026, 9, 30))[HOME]
    assert (room.hours_lost, room.hours_contracted) == (220, 616)
    assert (room.up_to_30_days, room.over_30_days, room.work_related_days) == (4, 1, 2)


# --- all --------------------------------------------------------------------------------------


def test_a_service_of_the_months_before_has_no_data_and_is_not_gone(home: Organisation) -> None:
    """Users until 31 March, and nobody entered anything since: to be stated until June."""
    service_user(home, "u", "ltc_home", lasting("2025-01-01", "2026-03-31"))
    found = value("medication_safety", APRIL, "ltc_home")
    assert numbers(found) == {"incidents": None, "users_on_medication": None}
    assert value("home_care_hours", date(2026, 6, 1), "ltc_home").value is None
    july = date(2026, 7, 1)
    assert {row.service for row in counted([HOME], july, july)} == {""}


def test_what_nobody_recorded_is_no_data_and_not_nought(home: Organisation) -> None:
    """A home without any record reports nothing; it has no month without incidents."""
    found = {row.indicator.name: row for row in evaluate(counted([HOME], APRIL, APRIL))}
    assert set(found) == {"staff_turnover", "staff_training", "sick_leave"}
    assert all(row.value is None for row in found.values())
    assert care_queries.home_care([HOME], APRIL, date(2026, 4, 30)) == {}
