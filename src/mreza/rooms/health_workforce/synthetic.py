"""Invented workers for a demonstration: what some organisations sent for two years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Final

from mreza.rooms.health_workforce.models import (
    EmploymentKind,
    OccupationGroup,
    Submission,
    Worker,
)
from mreza.rooms.workforce import demo
from mreza.rooms.workforce.models import ImportedFile

G, K = OccupationGroup, EmploymentKind
# What an organisation of a kind is made of: (group, activity, weight).
HEALTH_CENTRE: Final = (
    (G.GENERAL_PHYSICIAN, "splošna in družinska medicina", 5),
    (G.SPECIALIST_PHYSICIAN, "specialistične ambulante", 2),
    (G.DENTIST, "zobozdravstvo", 3), (G.DENTAL_ASSISTANT, "zobozdravstvo", 3),
    (G.NURSE, "splošna in družinska medicina", 5), (G.NURSE, "patronažno varstvo", 4),
    (G.NURSING_TECHNICIAN, "splošna in družinska medicina", 6),
    (G.PHYSIOTHERAPIST, "fizioterapija", 2), (G.LABORATORY, "laboratorij", 2),
    (G.PARAMEDIC, "nujna medicinska pomoč", 2), (G.MIDWIFE, "dispanzer za ženske", 1),
    (G.PSYCHOLOGIST, "duševno zdravje", 1), (G.RADIOGRAPHER, "radiologija", 1),
)  # fmt: skip
HOSPITAL: Final = (
    (G.SPECIALIST_PHYSICIAN, "bolnišnični oddelki", 12), (G.NURSE, "bolnišnični oddelki", 16),
    (G.NURSING_TECHNICIAN, "bolnišnični oddelki", 14), (G.RADIOGRAPHER, "radiologija", 3),
    (G.LABORATORY, "laboratorij", 3), (G.PHARMACIST, "lekarna", 2),
    (G.PHARMACY_TECHNICIAN, "lekarna", 1), (G.MIDWIFE, "porodništvo", 2),
    (G.PHYSIOTHERAPIST, "rehabilitacija", 3), (G.OCCUPATIONAL_THERAPIST, "rehabilitacija", 1),
    (G.SPEECH_THERAPIST, "rehabilitacija", 1), (G.SOCIAL_WORKER, "socialna služba", 1),
)  # fmt: skip
CARE_HOME: Final = (
    (G.NURSE, "zdravstvena nega", 4), (G.NURSING_TECHNICIAN, "zdravstvena nega", 6),
    (G.CARE_ASSISTANT, "osnovna oskrba", 8), (G.HOME_CARER, "pomoč na domu", 2),
    (G.OCCUPATIONAL_THERAPIST, "delovna terapija", 2), (G.PHYSIOTHERAPIST, "fizioterapija", 1),
    (G.SOCIAL_WORKER, "socialno delo", 1),
)  # fmt: skip
MAKE_UP: Final = {"health_centre": HEALTH_CENTRE, "hospital": HOSPITAL, "care_home": CARE_HOME}
LATEST_START: Final = {G.SPECIALIST_PHYSICIAN: 31, G.GENERAL_PHYSICIAN: 28}
# Groups in which many are near retirement, so that pictures have something to show.
OLDER: Final = {G.GENERAL_PHYSICIAN: 7, G.DENTIST: 8, G.NURSING_TECHNICIAN: 4}
WOMEN: Final = {G.PARAMEDIC: 0.2, G.GENERAL_PHYSICIAN: 0.66, G.SPECIALIST_PHYSICIAN: 0.55}
FULL: Final = (Decimal(1),) * 8 + (Decimal("0.5"), Decimal("0.8"))


Files = dict[str, ImportedFile]  # by organisation


@dataclass(frozen=True)
class Sender:
    """An organisation that sends data in the demonstration."""

    code: str
    kind: str
    size: int
    both_years: bool
    late: bool = False
    without_newest: bool = False


def submissions(
    sender: Sender, year: int, files: Mapping[int, Files]
) -> Iterator[Submission | Worker]:
    """What `sender` sent for the end of `year` and of the year before, if it did."""
    staff = list(_staff(sender, year))
    years = [year] if not sender.both_years else [year, year - 1]
    for sent in years[1:] if sender.without_newest else years:
        rows = [one for one in staff if sent == year or (one.start_year or year) < year]
        made = _submission(sender, sent, len(rows), files[sent][sender.code])
        yield made
        for line, one in enumerate(rows, 2):
            yield _copied(one, made, line)


def _submission(sender: Sender, year: int, rows: int, file: ImportedFile) -> Submission:
    draw = demo.chance("sent", sender.code, year)
    came = datetime(year + 1, 2, 1, 9, tzinfo=UTC) + timedelta(days=draw.randint(0, 25))
    if sender.late:
        came += timedelta(days=60)
    return Submission(
        organisation_id=sender.code, day=date(year, 12, 31), at=came, rows=rows, file=file
    )


def _copied(one: Worker, submission: Submission, line: int) -> Worker:
    return Worker(
        submission=submission, line=line, code=one.code, group=one.group, activity=one.activity,
        birth_year=one.birth_year, sex=one.sex, employment=one.employment, fte=one.fte,
        start_year=one.start_year, retired=one.retired, file=submission.file,
    )  # fmt: skip


def _staff(sender: Sender, year: int) -> Iterator[Worker]:
    draw = demo.chance("health workers", sender.code)
    make_up = MAKE_UP[sender.kind]
    weights = [weight for _group, _activity, weight in make_up]
    for group, activity, _weight in draw.choices(make_up, weights, k=sender.size):
        yield _worker(group, activity, year, draw)


def _worker(group: OccupationGroup, activity: str, year: int, draw: Random) -> Worker:
    least = LATEST_START.get(group, 23)
    age = min(69, max(least, round(draw.gauss(44 + OLDER.get(group, 0), 11))))
    began = year - draw.randint(0, max(0, age - least))
    kind = draw.choices((K.PERMANENT, K.FIXED_TERM, K.TRAINEE, K.CONTRACT, K.SECONDARY),
                        (80, 9, 4, 4, 3))[0]  # fmt: skip
    part = Decimal("0.2") if kind in (K.CONTRACT, K.SECONDARY) else draw.choice(FULL)
    sex = "female" if draw.random() < WOMEN.get(group, 0.85) else "male"
    return Worker(
        code=f"{draw.getrandbits(40):010X}", group=group, activity=activity, sex=sex,
        birth_year=year - age, employment=kind, fte=part, start_year=began, retired=False,
    )  # fmt: skip
