"""How much each provider does: whole rows for each doctor and month, drawn around the plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from mreza.lake.synthetic import mixes
from mreza.lake.synthetic.days import MONTHS, SEASON, rhythm
from mreza.lake.synthetic.draws import between, number, shares, stride
from mreza.lake.synthetic.model import Provision, SyntheticError

LISTS = {
    "general": "primary", "child": "primary", "school": "primary", "women": "women",
    "dental_adult": "dental_adult", "dental_youth": "dental_youth",
}  # fmt: skip
YOUTH_LISTS = frozenset({"pedodontics", "orthodontics"})
SERVICE_MEASURES = {"quotient": "quotient", "visit_quotient": "quotient", "point": "point"}
# Services of programmes paid flat are only recorded: about so many a year for each unit planned.
# Illustrative, as is everything the plan does not say.
RECORDED: dict[str, tuple[str, float]] = {
    "health_education": ("workshop", 1.5), "emergency": ("flat_sum", 0.004),
    "social_institution": ("team", 5200), "prisoners": ("team", 4000), "addiction": ("team", 4200),
    "development": ("team", 1600), "epidemiology": ("team", 700), "dental_duty": ("team", 2100),
}  # fmt: skip
URGENT_RIDES = 0.3  # to a hospital (article 22(2)), for each intervention in the field
LOWEST, HIGHEST = 0.85, 1.15  # realised to planned
EXAMINED, REPEATED = (0.6, 1.2), (0.15, 0.6)  # preventive examinations to planned; their repeats
SMEARED = (0.5, 1.2)  # smears to planned


class Range(NamedTuple):
    """A run of numbers of the list: persons of a doctor or of a unit, those due first."""

    first: int
    size: int
    due: int = 0


class Cell(NamedTuple):
    """Rows of one doctor, mix and month. Row i is for the person number
    `first + (i * stride + shift) % span` of the list; `row` numbers rows through the year."""

    month: str
    provider: str
    activity: str
    doctor: str | None
    mix: int
    rhythm: str
    first: int
    span: int
    stride: int
    shift: int
    row: int
    rows: int


@dataclass
class Task:
    """What one doctor does of one mix in the year: so many rows, or a weight of all rows."""

    provision: Provision
    doctor: str | None
    mix: str
    persons: Range
    weight: float
    rows: int = 0
    fixed: bool = False
    shift: int = 0


@dataclass
class Desk:
    """A doctor of a provision with the list, and the share of the provision's work."""

    doctor: str | None
    persons: Range
    share: float


@dataclass
class Work:
    """Every task of the scale, and the mixes they draw from."""

    seed: int
    tasks: list[Task] = field(default_factory=list)
    mixes: dict[str, mixes.Parts] = field(default_factory=dict)

    def add(self, provision: Provision, desks: Sequence[Desk]) -> None:
        """The services of a provision in every measure that makes services."""
        activity = provision.activity
        for name, planned in provision.quantities.items():
            if name in SERVICE_MEASURES and activity != "transport" and planned > 0:
                self._planned(provision, desks, SERVICE_MEASURES[name], float(planned))
        if activity in RECORDED:
            name, rate = RECORDED[activity]
            rows = float(provision.quantities.get(name, 0)) * rate
            rows *= realised(self.seed, provision, "recorded")
            if activity != "emergency":
                self._bulk(provision, desks, "piece", rows)
                return
            self._bulk(provision, desks, "quotient", rows)
            for measure in ("piece", "kilometre"):
                self._bulk(provision, desks, measure, rows * URGENT_RIDES)

    def _planned(
        self, provision: Provision, desks: Sequence[Desk], measure: str, planned: float
    ) -> None:
        worth = planned * realised(self.seed, provision, measure)
        if measure == "quotient" and provision.activity == "general":
            worth -= 13 * self._examinations(provision, desks)
        if measure == "quotient" and provision.activity == "women":
            worth -= self._smears(provision, desks)
        mean = mixes.mean(mixes.shares(provision.activity, measure))
        self._bulk(provision, desks, measure, max(worth, 0.0) / mean)

    def _bulk(self, provision: Provision, desks: Sequence[Desk], measure: str, rows: float) -> None:
        if rows <= 0:
            return
        mix = f"{provision.activity}|{measure}"
        self.mixes.setdefault(mix, mixes.shares(provision.activity, measure))
        for desk in desks:
            task = Task(provision, desk.doctor, mix, desk.persons, rows * desk.share)
            task.shift = number(self.seed, "shift", provision.provider, desk.doctor, mix)
            self.tasks.append(task)

    def _examinations(self, provision: Provision, desks: Sequence[Desk]) -> int:
        """K0005 of article 4(3): 15 % of those due is the plan; some are repeats."""
        self.mixes["K0005|first"] = mixes.alone("general", "K0005", repeat=False)
        self.mixes["K0005|repeat"] = mixes.alone("general", "K0005", repeat=True)
        done = between(*EXAMINED, self.seed, "K0005", *_name(provision))
        again = between(*REPEATED, self.seed, "repeats", *_name(provision))
        total = 0
        for desk in desks:
            count = min(round(desk.persons.due * 0.15 * done), desk.persons.due)
            repeats = round(count * again)
            self._fixed(provision, desk, "K0005|first", count - repeats, 0)
            self._fixed(provision, desk, "K0005|repeat", repeats, count - repeats)
            total += count
        return total

    def _smears(self, provision: Provision, desks: Sequence[Desk]) -> int:
        """K1012 of article 4(5): a third of those due is the plan."""
        self.mixes["K1012|first"] = mixes.alone("women", "K1012", repeat=False)
        done = between(*SMEARED, self.seed, "K1012", *_name(provision))
        total = 0
        for desk in desks:
            count = min(round(desk.persons.due / 3 * done), desk.persons.due)
            self._fixed(provision, desk, "K1012|first", count, 0)
            total += count
        return total

    def _fixed(self, provision: Provision, desk: Desk, mix: str, rows: int, shift: int) -> None:
        if rows:
            due = Range(desk.persons.first, desk.persons.due)
            self.tasks.append(
                Task(provision, desk.doctor, mix, due, 0.0, rows, fixed=True, shift=shift)
            )

    def settle(self, rows: int | None) -> Decimal:
        """Give every task whole rows; the quantity of a row that keeps the plan's ratio.

        With `rows`, that many in all: preventive examinations stay as they are, the others are
        made more or fewer, and worth less or more each.
        """
        fixed = sum(task.rows for task in self.tasks if task.fixed)
        free = [task for task in self.tasks if not task.fixed]
        natural = sum(task.weight for task in free)
        wanted = round(natural) if rows is None else rows - fixed
        if natural and not natural / 10_000 < wanted < natural * 90:
            raise SyntheticError(
                f"{rows} rows cannot be made of plans that give about {fixed + round(natural)}",
                remedy=f"Ask for more than {fixed} rows, or leave the number out.",
            )
        for task, count in zip(free, shares([task.weight for task in free], wanted), strict=True):
            task.rows = count
        return Decimal(1) if rows is None else (Decimal(natural) / wanted).quantize(Decimal("1e-6"))

    def cells(self) -> Iterator[Cell]:
        """Tasks by month, in the order in which rows are stored."""
        numbers = {mix: index for index, mix in enumerate(self.mixes)}
        row = 0
        for task in self.tasks:
            done = 0
            for month, count in zip(MONTHS, shares(list(SEASON), task.rows), strict=True):
                if count:
                    yield self._cell(task, month, numbers[task.mix], row, count, done)
                row, done = row + count, done + count

    def _cell(self, task: Task, month: str, mix: int, row: int, count: int, done: int) -> Cell:
        span = task.persons.size
        step = 1 if task.fixed else stride(span)
        shift = task.shift + done if task.fixed else number(task.shift, month)
        return Cell(
            month, task.provision.provider, task.provision.activity, task.doctor, mix,
            rhythm(task.provision.activity), task.persons.first, span, step, shift % span,
            row, count,
        )  # fmt: skip


def realised(seed: int, provision: Provision, measure: str) -> float:
    """What a provider does of what is planned; the same for all its doctors."""
    return between(LOWEST, HIGHEST, seed, "realised", measure, *_name(provision))


def _name(provision: Provision) -> tuple[str, str, str]:
    return provision.provider, provision.activity, provision.unit


def desks(
    seed: int,
    provision: Provision,
    own: Mapping[str | None, Range],
    unit: Range,
) -> list[Desk]:
    """The doctors of a provision and whom they treat: their own list, or the unit's."""
    codes: Sequence[str | None] = provision.doctors or (None,)
    weights = [between(0.85, 1.15, seed, "desk", provision.provider, code) for code in codes]
    return [
        Desk(code, own.get(code, unit), weight / sum(weights))
        for code, weight in zip(codes, weights, strict=True)
    ]
