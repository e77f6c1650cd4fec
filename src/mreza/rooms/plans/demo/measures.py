"""What happened with the measures, made up for a demonstration and marked so where it is shown.

Nothing is by chance: what a measure gets follows from its code, so that every installation shows
the same. Names of people are not invented: everything is by `demo`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zlib import crc32

from mreza.rooms.obligations import files
from mreza.rooms.plans import money, queries
from mreza.rooms.plans.demo import words as demo_words
from mreza.rooms.plans.models import (
    Change,
    Dependency,
    Document,
    FundsEntry,
    Measure,
    MilestoneDone,
    Reading,
    Risk,
    Statement,
    Task,
)
from mreza.rooms.plans.models.base import Told
from mreza.rooms.plans.queries import IndicatorState, MeasureState
from mreza.rooms.plans.words import Said, TargetKind, What
from mreza.site import clock

BY = "Predstavitev"
_CENTS = Decimal("0.01")
# A measure and what must come first: each is evident from the two titles of the plans.
NEEDS = (("A32", "A31"), ("A33", "A32"), ("A34", "A33"), ("3.8", "3.7"), ("3.6", "3.8"))


def make() -> None:
    """Make what is not there yet, once."""
    if MilestoneDone.objects.exists():
        return
    day = clock.today()
    made = [
        _Making(state, day) for version in queries.newest_versions()
        for state in queries.overview(version.plan_id, day, version)
    ]  # fmt: skip
    rows: list[Told] = [row for one in made for row in one.rows()]
    models: tuple[Any, ...] = (MilestoneDone, Statement, FundsEntry, Reading, Task, Risk)
    for model in models:
        model._default_manager.bulk_create(row for row in rows if isinstance(row, model))
    _dependencies()
    _document(day)
    Change.objects.bulk_create(
        Change(
            plan_id=row.measure.plan_id, measure=row.measure, reason=reason, by_name=BY, at=row.at,
            what=What.MILESTONE if isinstance(row, MilestoneDone) else What.STATEMENT,
            after={"done_on": row.done_on.isoformat()} if isinstance(row, MilestoneDone)
            else {"kind": row.kind, "day": row.day.isoformat()},
        )
        for row in rows
        if isinstance(row, MilestoneDone | Statement)
        for reason in (row.note if isinstance(row, MilestoneDone) else row.reason,)
    )  # fmt: skip


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(11), UTC)


class _Making:
    """What happened with one measure; `pick` is its own number from 0 to 99 for each question."""

    def __init__(self, state: MeasureState, day: date) -> None:
        self.state, self.measure, self.day = state, state.measure, day
        self.plan = state.wording.version.plan  # read with the wording

    def pick(self, question: str) -> int:
        return crc32(f"{self.measure.plan_id}/{self.state.code}/{question}".encode()) % 100

    def rows(self) -> Iterator[Told]:
        yield from self.milestones()
        yield from self.statements()
        yield from self.funds()
        yield from self.readings()
        yield from self.tasks()
        yield from self.risks()

    def milestones(self) -> Iterator[MilestoneDone]:
        """Most of what was due is done, a little before its day or somewhat after it."""
        for one in self.state.milestones:
            if one.due is None:
                continue
            place = self.pick(f"{one.key}{one.year}")
            done_on = one.due + timedelta(days=place % 70 - 45)
            most = 88 if one.due < self.day else 22
            if place < most and done_on <= self.day:
                yield MilestoneDone(
                    measure=self.measure, key=one.key, year=one.year, done_on=done_on,
                    note=demo_words.DONE[place % len(demo_words.DONE)], by_name=BY,
                    at=_noon(done_on),
                )  # fmt: skip

    def statements(self) -> Iterator[Statement]:
        """A start of most; of a few, that they are at risk or stopped."""
        place = self.pick("said")
        begun = min(self.day, date(self.plan.first.year, 3, 1) + timedelta(days=place))
        if place < 55:
            yield self._said(Said.STARTED, begun, place)
        if place % 16 == 3:
            yield self._said(Said.AT_RISK, self.day - timedelta(days=40 + place), place)
        elif place % 27 == 5:
            yield self._said(Said.STOPPED, self.day - timedelta(days=90 + place), place)

    def _said(self, kind: Said, day: date, place: int) -> Statement:
        reasons = demo_words.REASONS[kind.value]
        return Statement(
            measure=self.measure, kind=kind, day=day, reason=reasons[place % len(reasons)],
            by_name=BY, at=_noon(day),
        )  # fmt: skip

    def funds(self) -> Iterator[FundsEntry]:
        """Of what is printed for a year: the same planned, nearly as much committed, less spent."""
        printed = money.stated(self.plan, [self.state])
        for year, euros in printed.items():
            if not euros or year > self.day.year or self.pick("money") > 90:
                continue
            spent = (58 if year == self.day.year else 88) + self.pick(f"spent{year}") % 14
            committed = min(100, spent + 8)
            yield FundsEntry(
                measure=self.measure, year=year, source=self._source(), planned=euros,
                committed=(euros * committed / 100).quantize(_CENTS),
                spent=(euros * spent / 100).quantize(_CENTS), by_name=BY, at=_noon(self.day),
            )  # fmt: skip

    def _source(self) -> str:
        return str((self.state.wording.sources or ["Proračun RS"])[0])[:120]

    def readings(self) -> Iterator[Reading]:
        for one in self.state.indicators:
            if one.target is not None and not one.indicator.link:
                yield from self._readings(one)

    def _readings(self, one: IndicatorState) -> Iterator[Reading]:
        """A baseline where the target is against one, and two to four readings on the way."""
        target, place = one.target, self.pick(one.indicator.key)
        if target is None or place > 82:
            return
        start, end = self._span(one, place)
        if target.kind == TargetKind.PERCENT_MORE:
            year = target.baseline_year or self.plan.first.year - 1
            yield self._reading(one, date(year, 12, 31), start, baseline=True)
            end = start * (1 + (target.value or Decimal(10)) / 100)
        if target.kind == TargetKind.YES_NO:
            if place < 35:
                yield self._reading(one, self.day - timedelta(days=30 + place), Decimal(1))
            return
        count = 2 + place % 3
        for number in range(1, count + 1):
            way = Decimal(40 + place % 50) * number / (100 * count)
            value = (
                end * way if target.kind != TargetKind.PERCENT_MORE else start + (end - start) * way
            )
            day = self.day - timedelta(days=150 * (count - number) + 20)
            yield self._reading(one, day, value.quantize(Decimal(1)))

    def _span(self, one: IndicatorState, place: int) -> tuple[Decimal, Decimal]:
        return Decimal(40 + place), one.target_value or Decimal(10 + place % 40)

    def _reading(
        self, one: IndicatorState, day: date, value: Decimal, *, baseline: bool = False
    ) -> Reading:
        return Reading(
            indicator=one.indicator, day=day, value=value, is_baseline=baseline,
            note=demo_words.READ, by_name=BY, at=_noon(min(day + timedelta(days=9), self.day)),
        )  # fmt: skip

    def tasks(self) -> Iterator[Task]:
        place = self.pick("tasks")
        owners = sorted(self.state.holder_codes | self.state.participant_codes)
        for number in range(place % 3 if place < 60 else 0):
            due = self.day + timedelta(days=(place * 7 + number * 61) % 200 - 110)
            done = due < self.day and (place + number) % 4 != 0
            yield Task(
                measure=self.measure, by_name=BY, due=due, at=_noon(self.day - timedelta(days=140)),
                title=demo_words.TASKS[(place + number) % len(demo_words.TASKS)],
                owner_id=owners[(place + number) % len(owners)] if owners else None,
                done_on=due - timedelta(days=3) if done else None,
                done_note=demo_words.DONE[number] if done else "",
            )  # fmt: skip

    def risks(self) -> Iterator[Risk]:
        place, noted = self.pick("risks"), self.day - timedelta(days=100)
        for number in range(1 + place % 2 if place < 34 else 0):
            title, response = demo_words.RISKS[(place + number) % len(demo_words.RISKS)]
            yield Risk(
                measure=self.measure, title=title, response=response, by_name=BY,
                likelihood=1 + (place + number) % 5, impact=2 + (place + 2 * number) % 4,
                noted_on=noted, at=_noon(noted),
            )  # fmt: skip


def _dependencies() -> None:
    measures = {one.code: one for one in Measure.objects.all()}
    Dependency.objects.bulk_create(
        Dependency(measure=measures[one], needs=measures[other], note=demo_words.NEEDED, by_name=BY)
        for one, other in NEEDS
        if one in measures and other in measures
    )


def _document(day: date) -> None:
    """One small document, so that the page of a measure shows how they look."""
    measure = Measure.objects.filter(code="A31").first()
    if measure is None:
        return
    kept = files.keep([demo_words.DOCUMENT.encode()], "porocilo-a31.txt")
    Document.objects.create(
        measure=measure, title=demo_words.DOCUMENT_TITLE, file_name=kept.name, file_key=kept.key,
        sha256=kept.sha256, bytes=kept.bytes, by_name=BY, at=_noon(day - timedelta(days=60)),
    )  # fmt: skip
