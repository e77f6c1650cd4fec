"""How licence periods stand: exact points by kind, hours by content, what is missing, forecast.

To which period a training belongs that runs over its edge the document does not say: it belongs to
that of its last day, because time limits of applications run from the end of a training.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import F, Sum

from mreza.rooms.licensing import law
from mreza.rooms.licensing.models import Content, Credit
from mreza.rooms.licensing.queries.licences import LicenceState, Status, states

# The act's names of what is known and what is missing of each content.
MINUTES = {
    Content.LEGISLATION_ETHICS: "legislation_minutes",
    Content.LIFE_SUPPORT: "life_support_minutes",
    Content.QUALITY_SAFETY: "quality_minutes",
}
MISSING = {
    Content.LEGISLATION_ETHICS: "missing_legislation_hours",
    Content.LIFE_SUPPORT: "missing_life_support_hours",
    Content.QUALITY_SAFETY: "missing_quality_hours",
}


YEAR = 365  # days before the end in which what is missing puts a licence at risk


@dataclass(frozen=True)
class Standing:
    """A practitioner's licence period on a day.

    `points` are exact, by kind; `minutes` recognised, by content. `row` is what the act made of it,
    the input for an explanation; points needed and the forecast are illustrative.
    """

    state: LicenceState
    points: Mapping[str, Fraction]
    minutes: Mapping[str, int]
    row: Mapping[str, Any] = field(default_factory=dict)

    @property
    def total(self) -> Fraction:
        return sum(self.points.values(), Fraction(0))

    @property
    def missing_points(self) -> Decimal:
        found: Decimal = self.row["missing_points"]
        return found

    @property
    def missing_hours(self) -> dict[str, Decimal]:
        """Hours of 45 minutes by content; 0 where nothing is missing."""
        return {content: self.row[name] for content, name in MISSING.items()}

    @property
    def hours(self) -> dict[str, Fraction]:
        """Recognised hours by content, exact."""
        length = Fraction(law.number("hour_length", self.state.first))
        return {content: self.minutes.get(content, 0) / length for content in MINUTES}

    @property
    def complete(self) -> bool:
        return bool(self.row["complete"])

    @property
    def forecast(self) -> Decimal | None:
        """Points at the end of the period at the present pace; None on its first day."""
        found: Decimal | None = self.row["forecast"]
        return found

    def on_pace(self, day: date) -> bool:
        """Whether the present pace leads to the points of a renewal."""
        return self.forecast is not None and self.forecast >= law.number("points_needed", day)

    def at_risk(self, day: date) -> bool:
        """Not valid, or in its last year with something missing."""
        if self.state.status != Status.VALID:
            return True
        return not self.complete and (self.state.last - day).days <= YEAR


@dataclass(frozen=True)
class Earned:
    """A sum of credits that are divided by the same number, or one credit."""

    practitioner: int
    kind: str
    parts: Decimal
    sharers: int
    content: str
    minutes: int


def standing(practitioners: Collection[int], day: date) -> dict[int, Standing]:
    """By practitioner who has or had a licence; three queries, however many there are."""
    found = states(practitioners, day)
    return reckoned(found, _sums(found, day), day)


def of_one(state: LicenceState, credits: Iterable[Credit], day: date) -> Standing:
    """The standing of one practitioner whose licence and credits were read."""
    mine = [
        Earned(one.practitioner_id, one.kind, one.points_before_sharing, one.sharers,
               one.content, one.content_minutes)
        for one in credits
        if not one.withdrawn and state.first <= one.last_day <= min(state.last, day)
    ]  # fmt: skip
    key = state.licence.practitioner_id
    return reckoned({key: state}, mine, day)[key]


def reckoned(
    found: Mapping[int, LicenceState], earned: Iterable[Earned], day: date
) -> dict[int, Standing]:
    """Standings by the act, of sums that stay fractions until the act takes them."""
    points: dict[int, dict[str, Fraction]] = defaultdict(lambda: defaultdict(Fraction))
    minutes: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for one in earned:
        points[one.practitioner][one.kind] += Fraction(one.parts) / one.sharers
        if one.content:
            minutes[one.practitioner][one.content] += one.minutes
    inputs = {
        key: period_inputs(state, sum(points[key].values(), Fraction(0)), minutes[key], day)
        for key, state in found.items()
    }
    rows = law.run(law.PERIOD, list(inputs.values()), day).rows if inputs else []
    return {
        key: Standing(found[key], dict(points[key]), dict(minutes[key]), row)
        for key, row in zip(inputs, rows, strict=True)
    }


def period_inputs(
    state: LicenceState, points: Fraction, minutes: Mapping[str, int], day: date
) -> dict[str, Any]:
    """The row of the act's table `period`: days gone by, none on its first day."""
    elapsed = min((day - state.first).days, state.days)
    return {
        "points": law.cut(points),
        "period_days": state.days,
        "elapsed_days": elapsed,
        **{name: minutes.get(content, 0) for content, name in MINUTES.items()},
    }


def _sums(found: Mapping[int, LicenceState], day: date) -> Iterator[Earned]:
    """Sums of what is divided by the same number stay exact: one row for each divisor."""
    licences = [state.licence.pk for state in found.values()]
    counted = Credit.objects.filter(
        practitioner__in=list(found),
        withdrawn=False,
        last_day__lte=day,
        practitioner__licences__in=licences,
        practitioner__licences__valid__contains=F("last_day"),
    )
    names = ("practitioner_id", "kind", "sharers", "content")
    rows = counted.values(*names).annotate(
        parts=Sum("points_before_sharing"), minutes=Sum("content_minutes")
    )
    for row in rows.order_by():
        yield Earned(row["practitioner_id"], row["kind"], row["parts"], row["sharers"],
                     row["content"], row["minutes"])  # fmt: skip
