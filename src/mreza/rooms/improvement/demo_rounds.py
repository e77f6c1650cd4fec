"""Assessments of the demonstration: several rounds of one home, one of most others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any

from mreza.rooms.improvement.activities import activities, fingerprint
from mreza.rooms.improvement.models import Answer, Assessment, AssessmentItem, Review
from mreza.rooms.improvement.queries.entries import homes
from mreza.rooms.improvement.words import AssessmentKind, Round

BY, MINISTRY = "demo", "skupina za kakovost (demo)"
SHARE = 2  # of three other homes, how many finished theirs
Told = dict[str, Any]
Value = Callable[[Any], Any]


def make(home: str, day: date, told: Told, value: Value) -> int:
    """How many rounds were made."""
    year = day.year
    made = [
        _round(home, AssessmentKind.SELF, year - 1, Round.YEAR, date(year, 1, 20)),
        _round(home, AssessmentKind.SELF, year, Round.FIRST, date(year, 7, 10)),
        _round(home, AssessmentKind.SELF, year, Round.SECOND, None),
        _round(home, AssessmentKind.EXTERNAL, year, Round.YEAR, date(year, 9, 15)),
    ]
    others = [code for code, _name in homes(day) if code != home]
    chosen = [code for place, code in enumerate(others) if place % 3 < SHARE]
    made += [
        _round(code, AssessmentKind.SELF, year, Round.FIRST, date(year, 7, 1 + place % 25))
        for place, code in enumerate(chosen)
    ]
    finished_on = [one.finished_on for one in made]
    for one in made:
        one.finished_on = None  # items are only taken by a round that is open
    Assessment.objects.bulk_create(made)
    _items(made, told, value)
    _finish(made, finished_on, told)
    Answer.objects.create(assessment=made[3], text=told["answer"], by_name=BY)
    Review.objects.bulk_create(
        Review(
            organisation_id=code, register="risks", day=date(year, 2 + half * 6, 1 + place % 28),
            findings="Sintetični pregled.", present="komisija", by_name=BY,
        )
        for place, code in enumerate(chosen)
        for half in range(1 + place % 2)
    )  # fmt: skip
    return len(made)


def _round(code: str, kind: str, year: int, part: int, finished: date | None) -> Assessment:
    opened = datetime.combine(finished or date(year, 11, 2), time(9), UTC)
    own = kind == AssessmentKind.SELF
    return Assessment(
        organisation_id=code, kind=kind, year=year, part=part, act=fingerprint(),
        visit_on=None if own else finished, opened_at=opened, finished_on=finished,
        opened_by=BY if own else MINISTRY,
    )  # fmt: skip


def _items(made: list[Assessment], told: Told, value: Value) -> None:
    measures = {row[0]: row[1:] for row in told["measures"]}
    items = []
    for order, assessment in enumerate(made):
        for place, activity in enumerate(activities(), start=1):
            item = AssessmentItem(assessment=assessment, position=place, clause=activity.clause)
            _score(item, order, place, told)
            if order == 1 and activity.clause in measures:
                what, who, when = measures[activity.clause]
                item.measure, item.measure_owner, item.measure_due = what, who, value(when)
            items.append(item)
    AssessmentItem.objects.bulk_create(items, batch_size=2000)


def _score(item: AssessmentItem, order: int, place: int, told: Told) -> None:
    """A fixed pattern: the first round lower, the open one half scored, others by their order."""
    if order == 2 and place > 20:
        return
    base = (2, 3, 3, 3)[order] if order < 4 else 2 + order % 2
    drawn = (place * 3 + order * 5) % 7
    item.score = base + (1 if drawn < order % 4 else -1 if drawn > 4 else 0)
    if order < 4:
        item.comment = told["comments"][(place + order) % len(told["comments"])]


def _finish(made: list[Assessment], finished_on: list[date | None], told: Told) -> None:
    summaries = {0: "summary_first", 1: "summary_second", 3: "summary_external"}
    done = []
    for order, (one, day) in enumerate(zip(made, finished_on, strict=True)):
        if day is None:
            continue
        one.finished_on, one.finished_at = day, datetime.combine(day, time(12), UTC)
        one.finished_by = one.opened_by
        one.summary = told[summaries[order]] if order in summaries else "Sintetični povzetek."
        done.append(one)
    Assessment.objects.bulk_update(done, ["finished_on", "finished_at", "finished_by", "summary"])
