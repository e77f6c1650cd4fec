"""Files of staff: people with employments, absences, trainings with who attended."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from django.utils.translation import override

from mreza.kernel.text import Text
from mreza.lake.fields import Field, Schema
from mreza.rooms.workforce.importing.dataset import (
    OVERLAPS,
    OVERLAPS_RIGHT,
    UNKNOWN_RIGHT,
    Built,
    Calendar,
    Dataset,
    Row,
    range_of,
)
from mreza.rooms.workforce.models import (
    Absence,
    AbsenceKind,
    Employment,
    EmploymentKind,
    EndReason,
    MandatoryContent,
    OccupationGroup,
    StaffMember,
    Training,
    TrainingAttendance,
    TrainingKind,
)

CODE: Final = r"[A-Za-z0-9][A-Za-z0-9_-]*"


def words(choices: Any) -> dict[str, Text]:
    """Choices of a model as the codes of a column, titled in both languages."""
    titles: dict[str, dict[str, str]] = {}
    for language in ("sl", "en"):
        with override(language):
            titles[language] = {str(one.value): str(one.label) for one in choices}
    return {code: Text(titles["sl"][code], titles["en"][code]) for code in titles["sl"]}


def first_day(**more: Any) -> Field:
    return Field("first", "date", Text("prvi dan", "first day"), example="2026-01-01",
                 aliases=("od", "from", "začetek"), **more)  # fmt: skip


def last_day(**more: Any) -> Field:
    return Field("last", "date", Text("zadnji dan", "last day"), required=False,
                 example="2026-12-31", aliases=("do", "until", "konec"),
                 note=Text("Prazno, dokler ni konca.", "Empty while there is no end."),
                 **more)  # fmt: skip


_PERSON: Final = Field("staff", "text", Text("šifra zaposlenega", "staff code"), length=20,
                       example="Z001", aliases=("šifra", "code", "zaposleni"))  # fmt: skip

STAFF: Final = Schema(
    "staff",
    Text("Zaposleni in zaposlitve", "Staff and employments"),
    (
        _PERSON,
        Field("name", "text", Text("ime in priimek", "name"), length=120, example="Ana Novak"),
        Field("occupation", "code", Text("poklicna skupina", "occupational group"),
              codes=words(OccupationGroup), example="carer"),
        Field("position", "text", Text("delovno mesto", "position"), length=120,
              example="bolničarka negovalka"),
        Field("kind", "code", Text("vrsta zaposlitve", "kind of employment"),
              codes=words(EmploymentKind), example="permanent"),
        Field("weekly_hours", "decimal", Text("ur na teden", "weekly hours"), digits=4,
              positive=True, example="40"),
        first_day(not_after="last"),
        last_day(),
        Field("end_reason", "code", Text("razlog konca", "reason of the end"), required=False,
              codes=words(EndReason), example="resigned"),
        Field("exit_interview", "boolean", Text("izhodni pogovor", "exit interview"),
              required=False, example="true"),
    ),
    month_of="first", order=(), key=("staff", "first"),
    note=Text("Ena vrstica je ena zaposlitev; kdor je menjal delovno mesto, ima dve.",
              "A row is one employment; who changed the post has two."),
)  # fmt: skip

ABSENCES: Final = Schema(
    "absences",
    Text("Odsotnosti", "Absences"),
    (
        _PERSON,
        Field("kind", "code", Text("vrsta odsotnosti", "kind of absence"),
              codes=words(AbsenceKind), example="sick"),
        first_day(not_after="last"),
        last_day(),
        Field("hours_per_day", "decimal", Text("ur na dan", "hours a day"), required=False,
              digits=4, positive=True, example="4",
              note=Text("Samo kadar ni ves delovni dan.", "Only where it is not the whole day.")),
        Field("work_related", "boolean", Text("povezano z delom", "work related"),
              required=False, example="false"),
    ),
    month_of="first", order=(), key=("staff", "kind", "first"),
    note=Text("Ena vrstica je ena odsotnost ene osebe.", "A row is one absence of one person."),
)  # fmt: skip

TRAININGS: Final = Schema(
    "trainings",
    Text("Izobraževanja z udeležbo", "Trainings with attendance"),
    (
        Field("title", "text", Text("naslov", "title"), length=200, example="Varna raba zdravil"),
        Field("organiser", "text", Text("organizator", "organiser"), required=False, length=200,
              example="Dom"),
        Field("kind", "code", Text("vrsta izobraževanja", "kind of training"),
              codes=words(TrainingKind), example="internal"),
        first_day(not_after="last"),
        Field("last", "date", Text("zadnji dan", "last day"), example="2026-01-01",
              aliases=("do", "until", "konec")),
        Field("hours", "decimal", Text("ure", "hours"), digits=6, positive=True, example="4"),
        Field("minutes_an_hour", "code", Text("minut v uri", "minutes an hour"),
              codes={"45": Text("pedagoška ura", "teaching hour"),
                     "60": Text("ura", "hour of the clock")}, example="45"),
        Field("cost", "decimal", Text("strošek", "cost"), required=False, not_negative=True,
              example="120.00",
              note=Text("V evrih za vse skupaj.", "In euros for everybody together.")),
        Field("content", "code", Text("obvezna vsebina", "content"), required=False,
              codes=words(MandatoryContent), example="quality_safety"),
        Field("public_certificate", "boolean", Text("javna listina", "public certificate"),
              required=False, example="false"),
        Field("referred", "boolean", Text("napotitev delodajalca", "referred"), required=False,
              example="true"),
        _PERSON,
        Field("staff_hours", "decimal", Text("ure udeleženca", "hours attended"),
              required=False, digits=6, positive=True, example="4"),
    ),
    month_of="first", order=(), key=("title", "first", "last", "staff"),
    note=Text("Ena vrstica je ena oseba na enem izobraževanju.",
              "A row is one person at one training."),
)  # fmt: skip

TOO_MANY: Final = Text("preveč ur", "too many hours")
NO_END: Final = Text("razlog brez konca", "a reason without an end")
NO_END_RIGHT: Final = Text("zadnji dan zaposlitve", "the last day of the employment")
SIGNS: Final = Text("šifra ima nedovoljene znake", "a code with other signs")
SIGNS_RIGHT: Final = Text("črke brez strešic, števke, - in _", "plain letters, digits, - and _")
NO_SUCH: Final = Text("te osebe ni v evidenci", "no such person on record")


def known_people(organisation: str) -> dict[str, StaffMember]:
    found = StaffMember.objects.filter(organisation=organisation, withdrawn=False)
    return {person.code: person for person in found}


def _staff(organisation: str, rows: Sequence[Row]) -> Built:
    built, people = Built(), known_people(organisation)
    jobs: list[Employment] = []
    stored = Employment.objects.filter(staff__organisation=organisation, withdrawn=False)
    taken = Calendar([(code, valid) for code, valid in stored.values_list("staff__code", "valid")])
    for row in rows:
        person = people.get(row["staff"])
        if person is None:
            person = people[row["staff"]] = built.add(_person(organisation, row, built))
        if row["weekly_hours"] > 60:
            built.wrong(row, "weekly_hours", TOO_MANY, Text("največ 60", "at most 60"))
        if row["last"] is None and (row["end_reason"] or row["exit_interview"] is not None):
            built.wrong(row, "end_reason", NO_END, NO_END_RIGHT)
        if not taken.take(person.code, range_of(row)):
            built.wrong(row, "first", OVERLAPS, OVERLAPS_RIGHT)
        jobs.append(
            Employment(
                staff=person,
                position=row["position"],
                valid=range_of(row),
                kind=row["kind"],
                weekly_hours=row["weekly_hours"],
                end_reason=row["end_reason"] or "",
                exit_interview=row["exit_interview"],
            )
        )
    begins = {(code, valid.lower) for code, valid in stored.values_list("staff__code", "valid")}
    begins |= {(job.staff.code, job.first_day) for job in jobs}
    _moves_are_followed(built, rows, jobs, begins)
    built.records += jobs
    return built


def _person(organisation: str, row: Row, built: Built) -> StaffMember:
    if not re.fullmatch(CODE, row["staff"]):
        built.wrong(row, "staff", SIGNS, SIGNS_RIGHT)
    return StaffMember(
        organisation_id=organisation, code=row["staff"], name=row["name"],
        occupation=row["occupation"],
    )  # fmt: skip


def _moves_are_followed(
    built: Built, rows: Sequence[Row], jobs: list[Employment], begins: set[tuple[str, Any]]
) -> None:
    """Who moved inside goes on the day after; otherwise the person left."""
    for row, job in zip(rows, jobs, strict=True):
        moved = job.end_reason == EndReason.MOVED_INSIDE
        if moved and (job.staff.code, job.valid.upper) not in begins:
            built.wrong(
                row, "end_reason",
                Text("po premestitvi ni nove zaposlitve naslednji dan",
                     "no employment begins the day after the move"),
                Text("vrstica z novim delovnim mestom od naslednjega dne",
                     "a row with the new post from the next day"),
            )  # fmt: skip


def _absences(organisation: str, rows: Sequence[Row]) -> Built:
    built, people = Built(), known_people(organisation)
    stored = Absence.objects.filter(staff__organisation=organisation, withdrawn=False)
    taken = Calendar(
        [((code, kind), valid)
         for code, kind, valid in stored.values_list("staff__code", "kind", "valid")]
    )  # fmt: skip
    for row in rows:
        person = people.get(row["staff"])
        if person is None:
            built.wrong(row, "staff", NO_SUCH, UNKNOWN_RIGHT)
            continue
        if row["work_related"] and row["kind"] != AbsenceKind.SICK:
            built.wrong(row, "work_related", Text("z delom je povezana samo bolniška odsotnost",
                        "only sick leave is related to work"), Text("ne", "no"))  # fmt: skip
        if row["hours_per_day"] is not None and row["hours_per_day"] > 12:
            built.wrong(row, "hours_per_day", TOO_MANY, Text("največ 12", "at most 12"))
        if not taken.take((person.code, row["kind"]), range_of(row)):
            built.wrong(row, "first", OVERLAPS, OVERLAPS_RIGHT)
        built.add(
            Absence(
                staff=person,
                kind=row["kind"],
                valid=range_of(row),
                hours_per_day=row["hours_per_day"],
                work_related=bool(row["work_related"]),
            )
        )
    return built


def _trainings(organisation: str, rows: Sequence[Row]) -> Built:
    built, people = Built(), known_people(organisation)
    stored = Training.objects.filter(organisation=organisation, withdrawn=False)
    trainings: dict[Any, Training] = {
        (one.title, one.first_day, one.last_day): one for one in stored
    }
    here = TrainingAttendance.objects.filter(training__in=stored, withdrawn=False)
    attended = set(here.values_list("training_id", "staff_id"))
    fresh, attendances = [], []
    for row in rows:
        person = people.get(row["staff"])
        if person is None:
            built.wrong(row, "staff", NO_SUCH, UNKNOWN_RIGHT)
            continue
        key = (row["title"], row["first"], row["last"])
        if key not in trainings:
            trainings[key] = _training(organisation, row)
            fresh.append(trainings[key])
        if (trainings[key].pk, person.pk) in attended:
            built.wrong(row, "staff", Text("udeležba je že vpisana", "attendance is on record"),
                        Text("vrstico izpustite", "leave the row out"))  # fmt: skip
        attendances.append(
            TrainingAttendance(training=trainings[key], staff=person, hours=row["staff_hours"])
        )
    built.records += [*fresh, *attendances]
    return built


def _training(organisation: str, row: Row) -> Training:
    return Training(
        organisation_id=organisation, title=row["title"], organiser=row["organiser"] or "",
        kind=row["kind"], valid=range_of(row), hours=row["hours"],
        minutes_an_hour=int(row["minutes_an_hour"]), cost=row["cost"] or 0,
        content=row["content"] or "", public_certificate=bool(row["public_certificate"]),
        referred=row["referred"] is not False,
    )  # fmt: skip


DATASETS: Final = {
    one.name: one
    for one in (
        Dataset(STAFF, _staff),
        Dataset(ABSENCES, _absences),
        Dataset(TRAININGS, _trainings),
    )
}
MODELS: Final = (TrainingAttendance, Training, Absence, Employment, StaffMember)
