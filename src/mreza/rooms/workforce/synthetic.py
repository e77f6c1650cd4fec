"""An invented staff for demonstrations: employments, absences, trainings and posts of one home."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Final

from django.db.backends.postgresql.psycopg_any import DateRange

from mreza.rooms.workforce import demo
from mreza.rooms.workforce.models import (
    Absence,
    AbsenceKind,
    Employment,
    EmploymentKind,
    EndReason,
    ImportedFile,
    OccupationGroup,
    StaffMember,
    Training,
    TrainingAttendance,
)
from mreza.rooms.workforce.spans import days, last_of_month

G, K, R = OccupationGroup, EmploymentKind, EndReason
FIRST: Final = (
    "Ana", "Maja", "Irena", "Nina", "Petra", "Katja", "Mojca", "Tina", "Barbara", "Simona",
    "Andreja", "Vesna", "Darja", "Urška", "Špela", "Sonja", "Marko", "Andrej", "Matej", "Luka",
    "Jure", "Branka", "Zdenka", "Tanja",
)  # fmt: skip
LAST: Final = (
    "Novak", "Horvat", "Kovačič", "Krajnc", "Zupančič", "Potočnik", "Mlakar", "Kos", "Vidmar",
    "Golob", "Turk", "Božič", "Kralj", "Korošec", "Bizjak", "Hribar", "Kotnik", "Rozman",
    "Kastelic", "Oblak", "Petek", "Žagar", "Kolar", "Hočevar",
)  # fmt: skip
POSITIONS: Final = {
    G.REGISTERED_NURSE: "diplomirana medicinska sestra",
    G.NURSING_TECHNICIAN: "tehnica zdravstvene nege",
    G.CARER: "bolničarka negovalka",
    G.HOME_CARER: "socialna oskrbovalka na domu",
    G.SOCIAL_WORKER: "socialna delavka",
    G.THERAPIST: "delovna terapevtka",
    G.INSTRUCTOR: "delovna inštruktorica",
    G.ADMINISTRATION: "strokovna sodelavka",
    G.SUPPORT: "kuharska pomočnica",
}
MAKE_UP: Final = (
    *[G.REGISTERED_NURSE] * 8, *[G.NURSING_TECHNICIAN] * 14, *[G.CARER] * 16,
    *[G.HOME_CARER] * 8, *[G.SOCIAL_WORKER] * 2, *[G.THERAPIST] * 3, *[G.INSTRUCTOR] * 2,
    *[G.ADMINISTRATION] * 5, *[G.SUPPORT] * 12,
)  # fmt: skip
TOPICS: Final = (
    ("Varna raba zdravil", "quality_safety", 4),
    ("Temeljni postopki oživljanja", "life_support", 6),
    ("Preprečevanje padcev", "quality_safety", 3), ("Komunikacija ob demenci", "user_focus", 6),
    ("Prepoznava nasilja in ukrepanje", "violence", 4),
    ("Zakonodaja in etika", "legislation_ethics", 6),
    ("Higiena rok", "quality_safety", 2), ("Premeščanje stanovalcev", "", 4),
    ("Paliativna oskrba", "user_focus", 8),
)  # fmt: skip
END_REASONS: Final = (R.RESIGNED, R.RESIGNED, R.AGREED, R.RETIRED, R.TERM_ENDED, R.OTHER)


@dataclass
class Staff:
    """What was drawn for a home; nothing is stored yet."""

    people: list[StaffMember]
    employments: list[Employment]
    absences: list[Absence]
    trainings: list[Training]
    attendances: list[TrainingAttendance]


def staff_of(code: str, months: list[date], origin: ImportedFile) -> Staff:
    """A home's staff through `months`: one in seven leaves in a year and is replaced."""
    draw = demo.chance("staff", code)
    first, last = months[0], last_of_month(months[-1])
    made = Staff([], [], [], [], [])
    for group in MAKE_UP:
        began = date(draw.randint(2005, 2023), draw.randint(1, 12), 1)
        while began <= last:
            person = _person(len(made.people) + 1, code, group, draw, origin)
            made.people.append(person)
            ends = _end(draw, max(first, began + timedelta(days=90)), last)
            made.employments += _jobs(person, began, ends, draw)
            if ends is None:
                break
            began = ends + timedelta(days=draw.randint(5, 60))
    for person in made.people:
        own = [job for job in made.employments if job.staff is person]
        made.absences += _absences(person, own, (first, last), draw)
    _trainings(made, code, months, draw, origin)
    return made


def _person(
    number: int, code: str, group: OccupationGroup, draw: Random, origin: ImportedFile
) -> StaffMember:
    return StaffMember(
        organisation_id=code, code=f"Z{number:03}", occupation=group, file=origin,
        name=f"{draw.choice(FIRST)} {draw.choice(LAST)}",
    )  # fmt: skip


def _end(draw: Random, first: date, last: date) -> date | None:
    """The last day of an employment, for one in seven of those a year."""
    years = max(0.0, (last - first).days / 365)
    if draw.random() > years / 7:
        return None
    return last_of_month(first + timedelta(days=draw.randint(0, (last - first).days)))


def _jobs(
    person: StaffMember, began: date, ends: date | None, draw: Random
) -> Iterator[Employment]:
    """One employment, or two when the person moved to another post inside the home."""
    hours = Decimal(draw.choice((40, 40, 40, 40, 20, 30)))
    kind = draw.choice((K.PERMANENT,) * 8 + (K.FIXED_TERM, K.SUBSTITUTE, K.TRAINEE))
    position = POSITIONS[OccupationGroup(person.occupation)]
    moved = date(2026, draw.randint(2, 8), 1)
    if draw.random() < 0.06 and began < date(2025, 1, 1) and (ends is None or ends > moved):
        before = DateRange(began, moved)
        yield Employment(
            staff=person, position=position, valid=before, weekly_hours=hours, file=person.file,
            kind=K.FIXED_TERM, end_reason=R.MOVED_INSIDE,
        )  # fmt: skip
        began, kind, position = moved, K.PERMANENT, f"{position} II"
    left = ends is not None
    yield Employment(
        staff=person, position=position, weekly_hours=hours, kind=kind, file=person.file,
        valid=DateRange(began, ends + timedelta(days=1) if ends else None),
        end_reason=draw.choice(END_REASONS) if left else "",
        exit_interview=draw.random() < 0.6 if left else None,
    )  # fmt: skip


def _absences(
    person: StaffMember, jobs: list[Employment], window: tuple[date, date], draw: Random
) -> Iterator[Absence]:
    """Short and long sick leave (more in winter), annual leave in summer, parental leave."""
    began = max(window[0], jobs[0].first_day)
    ends = min(window[1], jobs[-1].last_day or window[1])
    taken: date = began
    parental = draw.random() < 0.04
    while (taken := taken + timedelta(days=draw.randint(20, 170))) < ends:
        long = draw.random() < 0.12
        length = draw.randint(31, 95) if long else draw.randint(2, 12)
        length = length if taken.month in (1, 2, 3, 11, 12) else max(2, length // 2)
        last = min(ends, taken + timedelta(days=length - 1))
        related = draw.random() < 0.07
        yield Absence(
            staff=person, kind=AbsenceKind.SICK, valid=days(taken, last), file=person.file,
            work_related=related, hours_per_day=Decimal(4) if draw.random() < 0.05 else None,
        )  # fmt: skip
        taken = last
    for year in {began.year, ends.year}:
        leave = date(year, draw.choice((6, 7, 8)), draw.randint(1, 15))
        if began <= leave and leave + timedelta(days=13) <= ends:
            yield Absence(
                staff=person, kind=AbsenceKind.ANNUAL, file=person.file,
                valid=days(leave, leave + timedelta(days=13)),
            )  # fmt: skip
    if parental and (ends - began).days > 400:
        leave = began + timedelta(days=draw.randint(10, 100))
        yield Absence(
            staff=person, kind=AbsenceKind.PARENTAL, file=person.file,
            valid=days(leave, leave + timedelta(days=259)),
        )  # fmt: skip


def _trainings(
    made: Staff, code: str, months: list[date], draw: Random, origin: ImportedFile
) -> None:
    for month in months:
        present = [
            job.staff for job in made.employments
            if job.first_day <= month and (job.last_day is None or job.last_day > month)
        ]  # fmt: skip
        for title, content, hours in draw.sample(TOPICS, draw.randint(1, 2)):
            day = month + timedelta(days=draw.randint(2, 24))
            training = Training(
                organisation_id=code, title=title, organiser="Dom ob Savinji", kind="internal",
                valid=days(day, day), hours=Decimal(hours), cost=Decimal(draw.randint(2, 9) * 40),
                content=content, file=origin,
            )  # fmt: skip
            made.trainings.append(training)
            made.attendances += [
                TrainingAttendance(training=training, staff=person, file=origin)
                for person in draw.sample(present, min(len(present), 9))
            ]
    study = Training(
        organisation_id=code, title="Nacionalna poklicna kvalifikacija: socialna oskrba",
        organiser="Ljudska univerza", kind="external", public_certificate=True, file=origin,
        valid=days(months[12], last_of_month(months[-1])), hours=Decimal(120), cost=Decimal(1800),
    )  # fmt: skip
    made.trainings.append(study)
    carers = [one for one in made.people if one.occupation == G.CARER][:2]
    made.attendances += [
        TrainingAttendance(training=study, staff=person, file=origin) for person in carers
    ]
