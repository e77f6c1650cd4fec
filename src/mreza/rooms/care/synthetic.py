"""Invented users of a home for demonstrations: services, medicines, leisure, visits at home."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Final

from django.db.backends.postgresql.psycopg_any import DateRange

from mreza.rooms.care.models import (
    Enrolment,
    HomeCareAgreement,
    LeisureActivity,
    LeisureAttendance,
    LeisureWish,
    MedicationUse,
    MissedBecause,
    Service,
    ServiceUser,
    Visit,
)
from mreza.rooms.workforce import demo
from mreza.rooms.workforce.models import ImportedFile
from mreza.rooms.workforce.spans import last_of_month

S = Service
# How many places of each service the invented home has.
PLACES: Final = (
    (S.INSTITUTIONAL_CARE, 72), (S.LTC_INSTITUTION, 18), (S.HOME_HELP, 14), (S.LTC_HOME, 9),
    (S.SPECIAL_CONDITIONS, 12),
)  # fmt: skip
ACTIVITIES: Final = (
    ("Pevske urice", "Skupno petje ljudskih pesmi"),
    ("Pogovorna skupina", "Pogovor o dogodkih tedna"),
    ("Telovadba na stolu", "Lahke vaje ob glasbi"),
    ("Skupina za samopomoč", "Pogovor z vodjo skupine"),
    ("Ustvarjalna delavnica", "Izdelki iz papirja in blaga"),
    ("Družabne igre", "Tombola in karte"),
    ("Sprehod s prostovoljci", "Sprehod ob Savinji"),
    ("Bralna ura", "Branje na glas"),
)
OURS: Final = (
    *[MissedBecause.PROVIDER_ABSENCE] * 5, MissedBecause.VEHICLE, MissedBecause.PROVIDER_OTHER,
    *[MissedBecause.USER] * 4,
)  # fmt: skip


@dataclass
class Users:
    """What was drawn for a home; nothing is stored yet."""

    users: list[ServiceUser] = field(default_factory=list)
    enrolments: list[Enrolment] = field(default_factory=list)
    medication: list[MedicationUse] = field(default_factory=list)
    wishes: list[LeisureWish] = field(default_factory=list)
    activities: list[LeisureActivity] = field(default_factory=list)
    attendances: list[LeisureAttendance] = field(default_factory=list)
    agreements: list[HomeCareAgreement] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)


def users_of(code: str, months: list[date], origin: ImportedFile) -> Users:
    """A home's users through `months`: a place that becomes free is filled within weeks."""
    draw = demo.chance("users", code)
    first, last = months[0], last_of_month(months[-1])
    made = Users()
    for service, places in PLACES:
        for _place in range(places):
            began = first - timedelta(days=draw.randint(30, 1500))
            while began <= last:
                stay = draw.randint(200, 2400)
                ends = max(began + timedelta(days=stay), first + timedelta(days=20))
                _user(made, code, service, (began, ends if ends < last else None), draw, origin)
                began = ends + timedelta(days=draw.randint(3, 25))
    _leisure(made, code, months, draw, origin)
    for agreement in made.agreements:
        made.visits += _visits(agreement, (first, last), draw, origin)
    return made


def _user(
    made: Users, code: str, service: Service, stay: tuple[date, date | None], draw: Random,
    origin: ImportedFile,
) -> None:  # fmt: skip
    user = ServiceUser(organisation_id=code, code=f"U{len(made.users) + 1:04}", file=origin)
    made.users.append(user)
    began, ends = stay
    valid = DateRange(began, ends + timedelta(days=1) if ends else None)
    made.enrolments.append(Enrolment(user=user, service=service, valid=valid, file=origin))
    if draw.random() < 0.93:
        made.medication.append(MedicationUse(user=user, valid=valid, file=origin))
    if service in (S.INSTITUTIONAL_CARE, S.LTC_INSTITUTION) and draw.random() < 0.7:
        made.wishes.append(LeisureWish(user=user, valid=valid, file=origin))
    if service in (S.HOME_HELP, S.LTC_HOME):
        minutes = draw.choice((240, 360, 480, 720))
        made.agreements.append(
            HomeCareAgreement(
                user=user, service=service, valid=valid, minutes_a_month=minutes, file=origin
            )
        )


def _leisure(
    made: Users, code: str, months: list[date], draw: Random, origin: ImportedFile
) -> None:
    """Two activities a week. Nearly all who come wished it; one in eight just came."""
    for month in months:
        here = [
            one.user for one in made.enrolments
            if one.service in (S.INSTITUTIONAL_CARE, S.LTC_INSTITUTION)
            and one.first_day <= month and (one.last_day or date.max) >= last_of_month(month)
        ]  # fmt: skip
        # Who never comes: more of them in summer.
        regulars = draw.sample(here, len(here) * (60 if month.month in (7, 8) else 75) // 100)
        for week in range(8):
            day = month + timedelta(days=week * 3 + draw.randint(0, 2))
            title, content = ACTIVITIES[week]
            activity = LeisureActivity(
                organisation_id=code, day=day, title=title, content=content, file=origin
            )
            made.activities.append(activity)
            made.attendances += [
                LeisureAttendance(activity=activity, user=user, file=origin)
                for user in draw.sample(regulars, min(len(regulars), draw.randint(9, 18)))
            ]


def _visits(
    agreement: HomeCareAgreement, window: tuple[date, date], draw: Random, origin: ImportedFile
) -> Iterator[Visit]:
    """Two visits a week of equal length; one in twelve was not done whole, some were moved."""
    day = max(agreement.first_day, window[0])
    minutes = agreement.minutes_a_month // 8
    while day <= min(agreement.last_day or window[1], window[1]):
        fate = draw.random()
        missed = fate < 0.08
        done = draw.choice((0, 0, minutes // 2)) if missed else minutes
        yield Visit(
            agreement=agreement, day=day, agreed_minutes=minutes, done_minutes=done, file=origin,
            missed_because=draw.choice(OURS) if missed else "",
            rescheduled=not missed and fate > 0.95,
        )  # fmt: skip
        day += timedelta(days=4 if day.weekday() < 3 else 3)
