"""Invented events and applications of a demonstration, in every state; few inserts a table.

Steps, decisions and points come of the same functions as those of people; only the storing of
many at once is done here.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django.db.models import prefetch_related_objects
from django.utils import timezone

from mreza.rooms.incidents.files import Checked, checked_bytes
from mreza.rooms.licensing import duplicates, keeping, proposing
from mreza.rooms.licensing.actions import applications as applying
from mreza.rooms.licensing.actions import changing, events, giving, office, telling
from mreza.rooms.licensing.actions.changing import Moved
from mreza.rooms.licensing.actions.held import Author, step_of
from mreza.rooms.licensing.actions.office import Verdict
from mreza.rooms.licensing.actions.telling import New, SessionTold, Told
from mreza.rooms.licensing.applications.cases import (
    BOTH,
    OTHERS,
    OWN,
    PLANNED,
    QUALIFIED,
    Own,
    Planned,
)
from mreza.rooms.licensing.models.applications import (
    Application,
    ApplicationStep,
    Attachment,
    Decision,
    Hold,
)
from mreza.rooms.licensing.models.events import Event, EventAttendance
from mreza.rooms.licensing.models.register import Practitioner
from mreza.rooms.network.models import Organisation
from mreza.rooms.network.queries.registry import names
from mreza.rooms.workforce.demo import RICH
from mreza.rooms.workforce.models import StaffMember
from mreza.site.accounts.models import User

ORGANISER: Final = "zd-celje"
SECOND: Final = "zbornica-2"  # the second pair of eyes; nobody signs in with it
Kind, Role, Outcome = Application.Kind, Attachment.Role, Decision.Outcome


class Stage:
    """The people of the demonstration and its today."""

    def __init__(self, day: date) -> None:
        self.day = day
        self.officer = User.objects.get(username="zbornica")
        self.second, _new = User.objects.get_or_create(
            username=SECOND,
            defaults={"display_name": "Druga strokovna sodelavka", "is_active": False},
        )
        self.staff = User.objects.get(username="izvajalec")
        self.organiser_name = names({ORGANISER}, day)[ORGANISER]
        self.people = list(Practitioner.objects.filter(user=None, withdrawn=False)[:30])
        self.own = (
            Practitioner.objects.filter(user__username="negovalka").select_related("user").first()
        )

    def by(self, user: User, ago: int) -> Author:
        day = self.day - timedelta(days=ago)
        at = timezone.make_aware(datetime.combine(day, time(10)))
        return Author(user, at, day)


@dataclass
class Course:
    """One application and how it goes: what is told, by whom, how many days ago, how far."""

    new: New
    ago: int
    until: str
    proof: Checked | None = None
    planned: Planned | None = None
    steps: list[ApplicationStep] = field(default_factory=list)

    def step(self, held: Application, name: str, author: Author, **more: Any) -> None:
        self.steps.append(step_of(held, name, author, **more))


def make(day: date) -> None:
    """Events of the demo organiser, applications of nurses; needs the register and accounts."""
    ready = Organisation.objects.filter(pk=ORGANISER).exists() and User.objects.filter(
        username="zbornica"
    ).exists()  # fmt: skip
    if not ready:
        return
    stage = Stage(day)
    events.authorise(
        ORGANISER, first=date(day.year - 4, 1, 1), last=None, why="Prikaz: pooblaščeni organizator",
        by=stage.officer, now=stage.by(stage.officer, 0).now,
    )  # fmt: skip
    _works_in_a_home(stage)
    courses = [*(_event(stage, planned) for planned in PLANNED), *_individuals(stage)]
    made = telling.drafts([course.new for course in courses])
    _attach(made, courses)
    prefetch_related_objects(made, "event__sessions__lecturers", "attachments")
    _run(stage, made, courses)
    for application, course in zip(made, courses, strict=True):
        if course.planned and course.planned.start < 0:
            _attended(stage, application.event, course.planned)
        if course.planned and course.planned.moved:
            _move(stage, application.event)


def _works_in_a_home(stage: Stage) -> None:
    """The demo's care worker is on the staff of the demo home, so that one entry serves both."""
    if stage.own is None:
        return
    found = StaffMember.objects.filter(
        organisation=RICH, user=None, withdrawn=False, occupation="nursing_technician",
        employments__valid__contains=stage.day, employments__withdrawn=False,
        appointments__isnull=True,
    )  # fmt: skip
    member = found.order_by("code").first()
    if member is not None:
        member.user, member.name = stage.own.user, stage.own.name
        member.save(update_fields=["user", "name"])


def _event(stage: Stage, planned: Planned) -> Course:
    first = stage.day + timedelta(days=planned.start)
    told = Told(
        title=planned.title, organiser=ORGANISER, organiser_name=stage.organiser_name, first=first,
        last=first + timedelta(days=planned.days - 1), place="Celje", written_test=True,
        practical_test=True, follows_guidelines=True, lecturers=QUALIFIED,
        sessions=tuple(SessionTold(*one, lecturers=_teach(one[3])) for one in planned.sessions),
    )  # fmt: skip
    ago = max(9, 45 - planned.start)
    new = New(told, Kind.ORGANISER, stage.by(stage.staff, ago), organisation=ORGANISER,
              synthetic=True)  # fmt: skip
    return Course(new, ago, planned.until, planned=planned)


def _teach(content: str) -> tuple[str, ...]:
    return BOTH[1:] if content == "life_support" else BOTH


def _individuals(stage: Stage) -> Iterator[Course]:
    """Own applications of the demo's care worker and of others of the register."""
    if stage.own and stage.own.user:
        for number, own in enumerate(OWN, 200):
            yield _individual(stage, stage.own, stage.own.user, own, number)
    for number, own in enumerate(OTHERS):
        yield _individual(stage, stage.people[number], stage.officer, own, number)


def _individual(stage: Stage, person: Practitioner, user: User, own: Own, number: int) -> Course:
    """An application with a certificate of its own."""
    ended = stage.day - timedelta(days=own.since)
    told = Told(
        title=own.title, organiser_name=own.organiser, first=ended, last=ended,
        sessions=(SessionTold(own.title, own.minutes),),
        asked={"minutes": own.minutes, "contributions": own.contributions},
    )  # fmt: skip
    ago = own.since - 4
    new = New(told, Kind.INDIVIDUAL, stage.by(user, ago), practitioner=person, synthetic=True)
    return Course(new, ago, own.until, proof=checked_bytes("potrdilo.png", _png(number)))


def _attach(made: Sequence[Application], courses: Sequence[Course]) -> None:
    """The certificate, as proof and as programme."""
    kept = []
    for application, course in zip(made, courses, strict=True):
        if course.proof is None:
            continue
        keeping.keep(application, course.proof)
        kept += [
            Attachment(
                application=application, role=role, name=course.proof.name,
                media_type=course.proof.media_type, bytes=len(course.proof.content),
                sha256=course.proof.sha256, added_at=course.new.author.now,
            )
            for role in (Role.PROOF, Role.PROGRAMME)
        ]  # fmt: skip
    Attachment.objects.bulk_create(kept)


def _run(stage: Stage, made: Sequence[Application], courses: Sequence[Course]) -> None:
    """Every application as far as it goes, then everything stored."""
    holds: list[Hold] = []
    decisions: list[Decision] = []
    for application, course in zip(made, courses, strict=True):
        if course.until == "draft":
            continue
        applying.number(application, course.new.author)
        course.step(application, "submit", course.new.author, data=telling.as_sent(application))
        decided = list(_decided(stage, application, course))
        decisions += decided
        if not decided or decided[0].outcome != Outcome.REFUSED:
            holds += duplicates.holds_of(application)
    Hold.objects.bulk_create(holds)
    ApplicationStep.objects.bulk_create(step for course in courses for step in course.steps)
    stored = ["state", "revision", "number", "submitted_on"]
    Application.objects.bulk_update(made, stored)
    Event.objects.bulk_update([one.event for one in made], ["state"])
    Decision.objects.bulk_create(decisions)
    _appeal(stage, made, courses)


def _decided(stage: Stage, application: Application, course: Course) -> Iterator[Decision]:
    """What the chamber did with it: asked, proposed or decided it."""
    if course.until == "submitted":
        return
    if course.until == "incomplete":
        course.step(application, "ask", stage.by(stage.officer, course.ago - 5),
                    why="Manjka program z minutami posameznih predavanj.")  # fmt: skip
        return
    verdict, ago = _verdict(stage, application, course), course.ago - (6 if course.planned else 14)
    two = office.takes_two(application)
    if two:
        proposer = stage.second if course.until == "proposed" else stage.officer
        data = {**verdict.as_json(), "before": application.state}
        course.step(application, "propose", stage.by(proposer, ago + 1), data=data)
    if course.until == "proposed":
        return
    author = stage.by(stage.second if two else stage.officer, ago)
    yield Decision(
        application=application, number=1, outcome=verdict.outcome, reason=verdict.reason,
        lines=_lines(application, verdict, author), four_eyes=two,
        proposed_by=stage.officer if two else None, by=author.by, day=author.day, at=author.now,
    )  # fmt: skip
    application.state = verdict.outcome
    course.step(application, "decide", author, why=verdict.reason, data={"decision": 1})


def _verdict(stage: Stage, application: Application, course: Course) -> Verdict:
    """In full, in part or not at all."""
    if course.until == "partly":
        less = proposing.lines([proposing.Work("attendance", minutes=270)], stage.day)
        return Verdict(Outcome.PARTLY, less, "Odmor med predavanji ni izpopolnjevanje.")
    if course.until in ("refused", "appealed"):
        return Verdict(Outcome.REFUSED, (), "Program ni s področja zdravstvene ali babiške nege.")
    return Verdict(Outcome.GRANTED, proposing.of_application(application, stage.day).lines)


def _lines(application: Application, verdict: Verdict, author: Author) -> list[dict[str, Any]]:
    """The decision's lines; credited to a practitioner, or an event's own."""
    if application.kind == Kind.ORGANISER:
        application.event.state = Event.State.APPROVED
        return [proposing.as_json(line) for line in verdict.lines]
    return giving.give(application, verdict.lines, by=author.by) if verdict.lines else []


def _appeal(stage: Stage, made: Sequence[Application], courses: Sequence[Course]) -> None:
    """One refusal is appealed against."""
    for application, course in zip(made, courses, strict=True):
        if course.until == "appealed":
            later = stage.by(course.new.author.by, course.ago - 20)
            applying.appeal(application, reason="Program obravnava oskrbo stanovalcev v domu.",
                            author=later)  # fmt: skip


def _attended(stage: Stage, event: Event, planned: Planned) -> None:
    """The list of a past event; the demo's care worker was at the last one."""
    whole = sum(session[1] for session in planned.sessions)
    people = stage.people[8:24]
    if planned.start > -30 and stage.own:
        people = [stage.own, *people]
    rows = [
        EventAttendance(event=event, practitioner=person, role="passive",
                        minutes=whole if number % 5 else whole - 45)
        for number, person in enumerate(people, 1)
    ]  # fmt: skip
    rows.append(EventAttendance(event=event, practitioner=stage.people[25], role="active",
                                minutes=0))  # fmt: skip
    events.credit_rows(event, EventAttendance.objects.bulk_create(rows), by=stage.staff)


def _move(stage: Stage, event: Event) -> None:
    """Three weeks later, with the same programme."""
    later, author = timedelta(days=21), stage.by(stage.staff, 2)
    to = Moved(event.first + later, event.last + later, event.place, same=True)
    changing.move(event, to, reason="Dvorana v prazničnem tednu ni prosta.", author=author)


def _png(shade: int = 255) -> bytes:
    """A small picture, different for each shade, in place of a photographed certificate."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(
            ">I", zlib.crc32(kind + data)
        )  # fmt: skip

    head = struct.pack(">IIBBBBB", 40, 28, 8, 0, 0, 0, 0)
    rows = b"".join(b"\0" + bytes([shade]) * 40 for _row in range(28))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )
