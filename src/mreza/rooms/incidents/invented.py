"""Stories of incidents that never happened: more in winter and on Mondays, at rounds of medicines.

Texts are short and Slovene, as staff of a home would write them.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from mreza.rooms.incidents.invented_words import CAUSES, MEASURES, TOLD, WHYS
from mreza.rooms.incidents.life import Grade, grade
from mreza.rooms.incidents.models import (
    Analysis,
    CauseCategory,
    Commission,
    EffectivenessCheck,
    Harm,
    Incident,
    IncidentEvent,
    Kind,
    Measure,
    MedicationKind,
    Service,
    State,
)
from mreza.rooms.incidents.moments import HOME
from mreza.rooms.workforce import demo as shared
from mreza.site.accounts.models import User

What = IncidentEvent.What
ZONE: Final = ZoneInfo(HOME)
A_MONTH: Final = 16  # incidents of the rich home
WINTER: Final = {12: 1.25, 1: 1.35, 2: 1.3, 3: 1.1, 7: 0.85, 8: 0.9}
WEEKDAYS: Final = (1.3, 1.05, 1.0, 1.0, 1.05, 0.9, 0.85)
HOURS: Final = {
    6: 2, 7: 5, 8: 8, 9: 4, 10: 3, 11: 4, 12: 6, 13: 4, 14: 3, 15: 3, 16: 3, 17: 4, 18: 6, 19: 7,
    20: 5, 21: 4, 22: 3, 23: 2, 0: 2, 1: 2, 2: 2, 3: 2, 4: 2, 5: 3,
}  # fmt: skip
KINDS: Final = {
    Kind.MEDICATION: 15, Kind.FALL: 43, Kind.PRESSURE_SORE: 14, Kind.NEAR_MISS: 6, Kind.OTHER: 18,
    Kind.SPECIAL_CONDITIONS: 4,  # rare, so that the days between them tell more than a rate
}  # fmt: skip
# Homes of which only counts are looked at: mostly what indicator 5.1.1 compares, and lately.
LIGHT_KINDS: Final = {Kind.MEDICATION: 85, Kind.FALL: 10, Kind.OTHER: 5}
LIGHT_MONTHS: Final = 10
BUSY_ONE_IN: Final = 25  # one home in so many has more of them, and lies outside the limits
BUSY: Final = 45
WRONG: Final = {
    MedicationKind.OMITTED: 30, MedicationKind.WRONG_TIME: 20, MedicationKind.WRONG_DOSE: 16,
    MedicationKind.NOT_DOCUMENTED: 12, MedicationKind.NOT_PRESCRIBED: 10,
    MedicationKind.WRONG_PREPARATION: 6, MedicationKind.WRONG_STORAGE: 3,
    MedicationKind.WRONG_ROUTE: 2, MedicationKind.WRONG_FORM: 1,
}  # fmt: skip
BONES: Final = {
    CauseCategory.PEOPLE: 30, CauseCategory.METHODS: 26, CauseCategory.MANAGEMENT: 16,
    CauseCategory.ENVIRONMENT: 14, CauseCategory.EQUIPMENT: 9, CauseCategory.MATERIALS: 5,
}  # fmt: skip
SERVICES: Final = {Kind.SPECIAL_CONDITIONS: Service.SPECIAL_CONDITIONS}
PLACES: Final = ("soba", "kopalnica", "hodnik", "jedilnica", "vrt", "stopnišče")
MEMBERS: Final = (
    "Helena Zupan, pooblaščenka za varnost", "zdravnica doma", "vodja zdravstvene nege",
    "fizioterapevtka",
)  # fmt: skip


@dataclass
class Story:
    """An incident with all that happened to it, not stored yet."""

    incident: Incident
    events: list[IncidentEvent] = field(default_factory=list)
    commissions: list[Commission] = field(default_factory=list)
    analyses: list[Analysis] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    checks: list[EffectivenessCheck] = field(default_factory=list)

    def happened(
        self, what: str, at: datetime, by: User | None, why: str = "", **after: Any
    ) -> None:
        """Log it; `state` among `after` is where the incident stands from then on."""
        if self.events:
            self.incident.revision += 1
        before = {"state": str(self.incident.state)} if "state" in after else {}
        self.incident.state = after.get("state", self.incident.state)
        self.events.append(
            IncidentEvent(
                incident=self.incident, at=at, by=by, what=what, why=why, before=before,
                by_name=by.get_full_name() if by else "", after=after,
                revision=self.incident.revision,
            )
        )  # fmt: skip


def rich(code: str, months: list[date], day: date, users: dict[str, User]) -> list[Story]:
    """Two years and the month that runs, in all states; the officer is `dom`."""
    draw = shared.chance("incidents", code)
    stories = []
    for month in [*months, day.replace(day=1)]:
        whole = A_MONTH * WINTER.get(month.month, 1.0) * draw.uniform(0.85, 1.15)
        last = min(day - timedelta(days=1), _end(month))
        share = last.day / _end(month).day if last >= month else 0
        stories += [
            _told(code, _moment(month, last, draw), draw, users)
            for _number in range(round(whole * share))
        ]
    officer = users.get("dom")
    for story in stories:
        _followed(story, datetime.combine(day, datetime.min.time(), UTC), draw, officer, users)
    return stories


def light(code: str, months: list[date]) -> list[Story]:
    """A home of which only counts are looked at: few incidents, closed without more ado."""
    draw = shared.chance("incidents", code)
    stories = []
    busy = draw.randrange(BUSY_ONE_IN) == 0
    for _number in range(draw.randint(8, 16) + BUSY * busy):
        month = draw.choice(months[-LIGHT_MONTHS:])
        story = _told(code, _moment(month, _end(month), draw), draw, {}, LIGHT_KINDS)
        _closed_low(story, story.incident.reported_at + timedelta(days=draw.randint(1, 9)), None)
        stories.append(story)
    return stories


def _end(month: date) -> date:
    return month.replace(day=monthrange(month.year, month.month)[1])


def _moment(month: date, last: date, draw: Random) -> datetime:
    """A moment of the month; at night the clock is turned to an hour that exists once."""
    days = [month + timedelta(days=number) for number in range((last - month).days + 1)]
    (day,) = draw.choices(days, [WEEKDAYS[day.weekday()] for day in days])
    (hour,) = draw.choices(list(HOURS), list(HOURS.values()))
    wall = datetime(day.year, day.month, day.day, hour, draw.randrange(0, 60, 5), tzinfo=ZONE)
    return wall.astimezone(UTC)


def _told(
    code: str, at: datetime, draw: Random, users: dict[str, User], kinds: dict[Kind, int] = KINDS
) -> Story:
    (kind,) = draw.choices(list(kinds), list(kinds.values()))
    anonymous = draw.random() < 0.2
    reporter = None if anonymous or not users else users[draw.choice(["negovalka", "dom"])]
    described, done = draw.choice(TOLD[kind])
    offset = at.astimezone(ZONE).utcoffset() or timedelta()
    incident = Incident(
        organisation_id=code, client_id=UUID(int=draw.getrandbits(128), version=4), kind=kind,
        service=SERVICES.get(kind, Service.INSTITUTIONAL_CARE), occurred_at=at,
        occurred_offset=int(offset.total_seconds() // 60), reporter=reporter, anonymous=anonymous,
        reported_at=at + timedelta(minutes=draw.randint(10, 600)),
        staff_code=f"Z{draw.randint(1, 60):03}" if draw.random() < 0.9 else "",
        user_code=f"U{draw.randint(1, 90):04}" if kind != Kind.OTHER else "",
        description=described, interventions=done, synthetic=True, **_of_kind(kind, draw),
    )  # fmt: skip
    story = Story(incident)
    story.happened(What.REPORTED, incident.reported_at, None)
    return story


def _of_kind(kind: Kind, draw: Random) -> dict[str, Any]:
    """What only incidents of the kind say."""
    if kind is Kind.MEDICATION:
        swapped = draw.random() < 0.05
        (wrong,) = draw.choices(list(WRONG), list(WRONG.values()))
        errors = 1 if draw.random() < 0.85 else draw.randint(2, 3)
        near = draw.random() < 0.2
        return {
            "medication_kind": wrong, "errors": errors, "recipients_swapped": swapped,
            "near_miss": near,
        }  # fmt: skip
    if kind is Kind.FALL:
        (harm,) = draw.choices([Harm.NONE, Harm.MILD, Harm.MODERATE, Harm.SEVERE], [55, 33, 10, 2])
        return {"harm": harm, "place": draw.choice(PLACES)}
    if kind is Kind.PRESSURE_SORE:
        (stage,) = draw.choices([1, 2, 3, 4], [50, 35, 12, 3])
        return {"sore_stage": stage, "place": draw.choice(["križnica", "peta", "kolk"])}
    if kind is Kind.SPECIAL_CONDITIONS:
        return {"users_injured": int(draw.random() < 0.4), "place": "delavnica"}
    return {"near_miss": kind is Kind.NEAR_MISS}


def _followed(
    story: Story, now: datetime, draw: Random, officer: User | None, users: dict[str, User]
) -> None:
    """As far as an incident of its age would have come."""
    pace = draw.uniform(0.8, 3.2)
    day = story.incident.reported_at + timedelta(days=2 * pace)
    if day >= now:
        return
    if draw.random() < 0.015:
        why = "Vneseno dvakrat."
        story.happened(What.WITHDRAWN, day, officer, why, state=State.WITHDRAWN.value)
        return
    severity, likelihood = draw.choices([1, 2, 3, 4, 5], [30, 36, 22, 9, 3])[0], draw.randint(1, 4)
    if grade(severity, likelihood) is Grade.LOW:
        _closed_low(story, day, officer, severity, likelihood)
        return
    _assessed(story, day, officer, severity, likelihood)
    steps: tuple[tuple[float, Callable[[datetime], None]], ...] = (
        (5, lambda at: _commission(story, at, draw, officer)),
        (9, lambda at: _analysed(story, at, draw, officer)),
        (3, lambda at: _measured(story, at, draw, officer, users)),
        (40, lambda at: _checked(story, at, draw, officer)),
        (6, lambda at: story.happened(What.CLOSED, at, officer, state=State.CLOSED.value)),
    )
    for days, step in steps:
        day += timedelta(days=days * pace)
        if day >= now:
            return
        step(day)


def _assessed(story: Story, at: datetime, by: User | None, severity: int, likelihood: int) -> None:
    story.incident.severity, story.incident.likelihood = severity, likelihood
    story.happened(
        What.ASSESSED, at, by, severity=severity, likelihood=likelihood,
        state=State.ASSESSED.value,
    )  # fmt: skip


def _closed_low(
    story: Story, at: datetime, by: User | None, severity: int = 1, likelihood: int = 2
) -> None:
    _assessed(story, at, by, severity, likelihood)
    why = "Majhno tveganje, poučeni so bili vsi v izmeni."
    story.happened(What.CLOSED, at + timedelta(hours=2), by, why, state=State.CLOSED.value)


def _commission(story: Story, at: datetime, draw: Random, by: User | None) -> None:
    risk = story.incident.risk or 0
    if risk < 9:
        why = "Vzrok je znan in posledic ni bilo."
        story.commissions.append(
            Commission(incident=story.incident, skipped_because=why, appointed_at=at)
        )
        story.happened(What.SKIPPED, at, by, why, state=State.COMMISSION.value)
        return
    members = [MEMBERS[0], *draw.sample(MEMBERS[1:], 2)]
    meets_on = (at + timedelta(days=4)).date()
    story.commissions.append(
        Commission(incident=story.incident, members=members, meets_on=meets_on, appointed_at=at)
    )
    story.happened(
        What.COMMISSION, at, by, members=members, meets_on=meets_on.isoformat(),
        state=State.COMMISSION.value,
    )  # fmt: skip


def _analysed(story: Story, at: datetime, draw: Random, by: User | None) -> None:
    (bone,) = draw.choices(list(BONES), list(BONES.values()))
    others = draw.sample([one for one in CauseCategory if one is not bone], 2)
    causes = {one.value: [draw.choice(CAUSES[one])] for one in others}
    root = draw.choice(CAUSES[bone])
    causes[bone.value] = [root, *(one for one in CAUSES[bone] if one != root)][:2]
    story.analyses.append(
        Analysis(
            incident=story.incident, whys=[*draw.choice(WHYS), root], causes=causes,
            root_cause=root, root_category=bone, at=at, by=by,
        )
    )  # fmt: skip
    story.incident.cause_category = bone
    story.happened(
        What.ANALYSED, at, by, root_cause=root, cause_category=bone.value,
        state=State.ANALYSED.value,
    )  # fmt: skip


def _measured(
    story: Story, at: datetime, draw: Random, by: User | None, users: dict[str, User]
) -> None:
    bone = CauseCategory(story.incident.cause_category)
    for text, level, nature in draw.sample(MEASURES[bone], 2):
        owner = users[draw.choice(["dom", "direktor", "negovalka"])]
        story.measures.append(
            Measure(
                incident=story.incident, text=text, level=level, nature=nature, owner=owner,
                owner_name=owner.get_full_name(),
                due=(at + timedelta(days=draw.choice([14, 30, 45]))).date(),
            )
        )  # fmt: skip
        story.happened(What.MEASURE_ADDED, at, by, text=text)
    story.happened(What.MEASURES, at, by, measures=2, round=1, state=State.MEASURES.value)


def _checked(story: Story, at: datetime, draw: Random, by: User | None) -> None:
    for measure in story.measures:
        measure.done_on = min(measure.due + timedelta(days=draw.randint(-6, 4)), at.date())
        story.happened(
            What.MEASURE_DONE, at - timedelta(days=2), by, text=measure.text,
            done_on=measure.done_on.isoformat(),
        )  # fmt: skip
    finding = "V zadnjem mesecu se ni ponovilo."
    story.checks.append(
        EffectivenessCheck(
            incident=story.incident, round=1, effective=True, finding=finding, checked_on=at.date()
        )
    )
    story.happened(What.EFFECTIVE, at, by, finding, round=1, state=State.CHECKED.value)
