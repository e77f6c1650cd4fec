"""What pages and files read: people with their employments, one person, trainings, history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet

from mreza.rooms.workforce.models import (
    Absence,
    Appointment,
    Change,
    Employment,
    ImportedFile,
    StaffMember,
    Training,
    TrainingAttendance,
)
from mreza.rooms.workforce.spans import days
from mreza.site.collation import slovene_key

STANDING = Q(withdrawn=False)


@dataclass(frozen=True)
class Wanted:
    """What a list of people is narrowed by; empty is everybody employed on the day."""

    q: str = ""
    occupation: str = ""
    state: str = "employed"  # employed, left, all


@dataclass(frozen=True)
class Row:
    """A person with the employment that matters on the day: the present one, else the last."""

    person: StaffMember
    job: Employment | None
    employed: bool


def people(organisation: str, day: date, wanted: Wanted = Wanted()) -> list[Row]:
    """People of an organisation by surname as written; two queries."""
    found = StaffMember.objects.filter(STANDING, organisation=organisation)
    if wanted.occupation:
        found = found.filter(occupation=wanted.occupation)
    for word in wanted.q.split():
        found = found.filter(Q(name__icontains=word) | Q(code__icontains=word))
    jobs = Employment.objects.filter(STANDING).order_by("valid")
    rows = [_row(person, day) for person in found.prefetch_related(Prefetch("employments", jobs))]
    if wanted.state in ("employed", "left"):
        rows = [row for row in rows if row.employed == (wanted.state == "employed")]
    return sorted(rows, key=lambda row: slovene_key(_surname_first(row.person.name)))


def _row(person: StaffMember, day: date) -> Row:
    jobs = list(person.employments.all())
    now = next((one for one in jobs if one.first_day <= day <= (one.last_day or day)), None)
    return Row(person, now or (jobs[-1] if jobs else None), now is not None)


def _surname_first(name: str) -> str:
    first, _space, last = name.rpartition(" ")
    return f"{last} {first}"


@dataclass(frozen=True)
class Person:
    """A person with every record of them that counts, newest first."""

    person: StaffMember
    employments: list[Employment]
    absences: list[Absence]
    trainings: list[TrainingAttendance]
    posts: list[Appointment]


def one(organisation: str, code: str) -> Person:
    """Five queries. Raises `StaffMember.DoesNotExist`."""
    person = StaffMember.objects.get(STANDING, organisation=organisation, code=code)
    attended = person.attendances.filter(STANDING, training__withdrawn=False)
    return Person(
        person,
        list(person.employments.filter(STANDING).order_by("-valid")),
        list(person.absences.filter(STANDING).order_by("-valid")),
        list(attended.select_related("training").order_by("-training__valid")),
        list(person.appointments.filter(STANDING).order_by("-valid")),
    )


def trainings(organisation: str, year: int) -> QuerySet[Training]:
    """Trainings with a day in the year, newest first, each with `people`, how many attended."""
    return (
        Training.objects.filter(
            STANDING,
            organisation=organisation,
            valid__overlap=days(date(year, 1, 1), date(year, 12, 31)),
        )
        .annotate(people=Count("attendances", filter=Q(attendances__withdrawn=False)))
        .order_by("-valid", "title")
    )


def training(organisation: str, number: int) -> Training:
    """Raises `Training.DoesNotExist`."""
    return Training.objects.get(STANDING, organisation=organisation, pk=number)


def appointments_over(organisation: str, day: date) -> QuerySet[Appointment]:
    """Appointments that ended before `day` or begin after it, newest first."""
    found = Appointment.objects.filter(STANDING, organisation=organisation)
    return found.exclude(valid__contains=day).order_by("-valid")


def history(organisation: str, *subjects: str, prefix: str = "") -> QuerySet[Change]:
    """Changes to what the subjects name (or whatever begins with `prefix`), newest first."""
    wanted = Q(subject__in=subjects) | (Q(subject__startswith=prefix) if prefix else Q())
    return Change.objects.filter(wanted, organisation=organisation)


def is_synthetic(organisation: str) -> bool:
    """Whether the organisation's records were invented for a demonstration."""
    return ImportedFile.objects.filter(organisation=organisation, dataset="synthetic").exists()
