"""What an application would bring by the formulas, line by line, and why not more. No database.

Points stay what is divided and by how many (`Fraction`) until they are shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from mreza.rooms.licensing import law
from mreza.rooms.licensing.models.applications import Application
from mreza.rooms.licensing.models.credits import CreditKind
from mreza.rooms.licensing.models.events import Event, Session

TRAINING: Final = (CreditKind.ATTENDANCE, CreditKind.ACTIVE, CreditKind.OTHER_TRAINING)
ARTICLES: Final[Mapping[str, str]] = {
    CreditKind.ATTENDANCE: "30(a.1)", CreditKind.OTHER_TRAINING: "30(a.3)",
    CreditKind.ACTIVE: "30(b)", CreditKind.PUBLICATION_SCI: "30(c.1)",
    CreditKind.PUBLICATION_REVIEWED: "30(c.2)", CreditKind.PUBLICATION_PROCEEDINGS: "30(c.3)",
    CreditKind.PUBLICATION_PROFESSIONAL: "30(c.4)", CreditKind.PUBLICATION_POPULAR: "30(c.5)",
    CreditKind.REVIEWER_BOOK: "30(č.1)", CreditKind.REVIEWER_ARTICLE: "30(č.2)",
    CreditKind.PROCEEDINGS_EDITOR: "30(d)",
}  # fmt: skip
# Conditions of chapter V in the order in which they are shown; names of formulas of the act.
CONDITIONS: Final = {
    "long_enough": "V(b.4)", "enough_workshops": "V(b.5)", "tested": "V(b.7)",
    "suitable_lecturers": "V(a)", "by_guidelines": "V(b.1)",
}  # fmt: skip
OF_LIFE_SUPPORT: Final = ("long_enough", "enough_workshops", "tested", "by_guidelines")


@dataclass(frozen=True)
class Work:
    """One piece of training as the act's table `credit` takes it."""

    kind: str
    minutes: int = 0
    weeks: Decimal = Decimal(0)
    contributions: int = 0
    sharers: int = 1
    content: str = ""
    content_minutes: int = 0

    def as_row(self) -> dict[str, Any]:
        return {
            "kind": self.kind, "minutes": self.minutes, "weeks": self.weeks,
            "contributions": self.contributions, "sharers": self.sharers,
        }  # fmt: skip

    @property
    def part(self) -> str:
        """Names this part of one training: each is credited once."""
        return f"{self.kind}/{self.content}" if self.content else self.kind


@dataclass(frozen=True)
class Line:
    """A piece of work with its points: `before` divided by `divided_by`; its article."""

    work: Work
    before: Decimal
    divided_by: int
    hours: Decimal

    @property
    def points(self) -> Fraction:
        return Fraction(self.before) / self.divided_by

    @property
    def article(self) -> str:
        return ARTICLES[self.work.kind]


@dataclass(frozen=True)
class Condition:
    """One condition of a mandatory content, whether it is met, and its article."""

    name: str
    met: bool
    article: str


@dataclass(frozen=True)
class Recognition:
    """Whether a programme is recognised as a content, by which conditions."""

    content: str
    recognised: bool
    minutes: int
    conditions: tuple[Condition, ...]


@dataclass(frozen=True)
class Proposal:
    """What an application would bring: lines, their sum, contents.

    `each` is what every appearance at an organiser's event brings whoever lectures; nobody gets
    it by listening, so it is not in the sum.
    """

    lines: tuple[Line, ...] = ()
    contents: tuple[Recognition, ...] = field(default=())
    each: tuple[Line, ...] = field(default=())

    @property
    def points(self) -> Fraction:
        return sum((line.points for line in self.lines), Fraction(0))

    @property
    def four_eyes(self) -> bool:
        """Mandatory contents take two officers."""
        return bool(self.contents)


def lines(works: Sequence[Work], day: date) -> tuple[Line, ...]:
    """Points of each piece by the law of `day`."""
    if not works:
        return ()
    result = law.run(law.CREDIT, [work.as_row() for work in works], day)
    return tuple(
        Line(work, row["points_before_sharing"], int(row["divided_by"]), row["teaching_hours"])
        for work, row in zip(works, result.rows, strict=True)
    )


def recognitions(event: Event, sessions: Iterable[Session], day: date) -> tuple[Recognition, ...]:
    """For each mandatory content of the programme, whether its conditions are met."""
    by_content: dict[str, list[Session]] = {}
    for session in sessions:
        if session.content:
            by_content.setdefault(session.content, []).append(session)
    return tuple(_recognition(event, content, own, day) for content, own in by_content.items())


def programme_row(event: Event, content: str, sessions: Iterable[Session]) -> dict[str, Any]:
    """The row of the act's table `mandatory_programme` for the sessions of one content.

    A session that names nobody shows nobody's qualification: then nobody is shown to be qualified.
    """
    listed = list(sessions)
    named = bool(listed) and all(session.lecturers.all() for session in listed)
    teaching = {one for session in listed if named for one in session.lecturers.all()}
    return {
        "content": content,
        "minutes": sum(one.minutes for one in listed),
        "workshop_minutes": sum(one.minutes for one in listed if one.workshop),
        "written_test": event.written_test,
        "practical_test": event.practical_test,
        "follows_guidelines": event.follows_guidelines,
        "lecturers_qualified": bool(teaching)
        and all(one.bibliography or one.trained or one.commission for one in teaching),
        "instructors_licensed": bool(teaching) and all(one.provider_licence for one in teaching),
        "instructors_active": bool(teaching) and all(one.active for one in teaching),
    }


def _recognition(event: Event, content: str, sessions: list[Session], day: date) -> Recognition:
    row = programme_row(event, content, sessions)
    values = law.run("mandatory_programme", [row], day).rows[0]
    met = tuple(_conditions(content, values))
    return Recognition(content, bool(values["recognised"]), int(row["minutes"]), met)


def _conditions(content: str, values: Mapping[str, Any]) -> Iterable[Condition]:
    """Those that this content has; the others hold of themselves."""
    life_support = content == "life_support"
    for name, article in CONDITIONS.items():
        if name == "suitable_lecturers":
            own = {"legislation_ethics": "V(a)", "life_support": "V(b.2)"}.get(content, "V(c)")
            yield Condition(name, bool(values[name]), own)
        elif life_support and name in OF_LIFE_SUPPORT:
            yield Condition(name, bool(values[name]), article)


def of_programme(event: Event, day: date) -> Proposal:
    """An organiser's: what whoever attends all of it gets, by content; and each appearance."""
    sessions = list(event.sessions.all())
    contents = recognitions(event, sessions, day)
    recognised = {one.content: one.minutes for one in contents if one.recognised}
    whole = sum(session.minutes for session in sessions)
    return Proposal(lines(attended(whole, recognised), day), contents, appearance(day))


def appearance(day: date) -> tuple[Line, ...]:
    """One lecture, presentation or poster by the law of `day`."""
    return lines([Work(CreditKind.ACTIVE, contributions=1)], day)


def attended(minutes: int, recognised: Mapping[str, int]) -> list[Work]:
    """Attendance of all of a programme: minutes of each recognised content, and the rest."""
    works = [
        Work(CreditKind.ATTENDANCE, minutes=own, content=content, content_minutes=own)
        for content, own in recognised.items()
    ]
    rest = minutes - sum(recognised.values())
    return [*works, *([Work(CreditKind.ATTENDANCE, minutes=rest)] if rest > 0 else [])]


def of_application(application: Application, day: date) -> Proposal:
    """What the application would bring by the law of `day`."""
    if application.kind == Application.Kind.ORGANISER:
        return of_programme(application.event, day)
    contents = _asked_contents(application, day)
    return Proposal(lines(works_of(application, contents), day), contents)


def _asked_contents(application: Application, day: date) -> tuple[Recognition, ...]:
    if application.kind != Application.Kind.MANDATORY:
        return ()
    event = application.event
    found = recognitions(event, event.sessions.all(), day)
    return tuple(one for one in found if one.content == application.content)


def works_of(application: Application, contents: Sequence[Recognition] = ()) -> list[Work]:
    """What a practitioner asks for: attendance and own appearances count apart (note of 30(b))."""
    if application.work not in TRAINING:
        return [Work(application.work, sharers=application.sharers)]
    works = []
    if application.minutes:
        known = {one.content: one.minutes for one in contents if one.recognised}
        whole = application.minutes >= sum(known.values())
        works += attended(application.minutes, known if whole else {})
    if application.weeks:
        works.append(Work(CreditKind.OTHER_TRAINING, weeks=application.weeks))
    if application.contributions:
        works.append(Work(CreditKind.ACTIVE, contributions=application.contributions))
    return works


def as_json(line: Line) -> dict[str, Any]:
    """A line as a decision keeps it."""
    return {
        "kind": line.work.kind, "minutes": line.work.minutes, "weeks": f"{line.work.weeks:f}",
        "contributions": line.work.contributions, "sharers": line.work.sharers,
        "content": line.work.content, "content_minutes": line.work.content_minutes,
        "before": f"{line.before:f}", "divided_by": line.divided_by, "article": line.article,
        "hours": f"{line.hours:f}",
    }  # fmt: skip


def from_json(kept: Mapping[str, Any]) -> Line:
    """A line as it was decided."""
    work = Work(
        kept["kind"], minutes=kept["minutes"], weeks=Decimal(kept["weeks"]),
        contributions=kept["contributions"], sharers=kept["sharers"], content=kept["content"],
        content_minutes=kept["content_minutes"],
    )  # fmt: skip
    return Line(work, Decimal(kept["before"]), kept["divided_by"], Decimal(kept["hours"]))
