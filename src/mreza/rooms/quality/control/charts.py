"""Control charts of counts per users (u), of shares (p) and of days between events (t).

Shewhart's limits at three sigma; Laney's u' and p' where large denominators make chance look
smaller than months differ anyway; Nelson's transformation for days between rare events.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from math import sqrt

from mreza.rooms.quality.control.points import Chart, Kind, Observed, Phase, Point
from mreza.rooms.quality.control.signals import signals

BASELINE = 12  # periods that set the centre line and the limits of a phase
FEW_PERIODS = 8  # fewer periods than this make limits provisional
LARGE = 500  # denominators from which Laney's widening is asked for
OVERDISPERSED = 1.2  # sigma of z above which months differ more than chance alone lets them
MOVING = 1.128  # mean moving range of two, in sigmas
RARE = 1.0  # fewer events a period than this: days between them tell more than rates
NELSON = 1 / 3.6  # makes exponential waiting times nearly normal
HOUR = 1 / 24


def rates(
    observed: Sequence[Observed], *, factor: float, baselines: Collection[date] = ()
) -> Chart:
    """Events per `factor` users: u, or u' when overdispersed."""
    return _chart(observed, factor, baselines, (Kind.U, Kind.U_PRIME))


def shares(
    observed: Sequence[Observed], *, factor: float = 100, baselines: Collection[date] = ()
) -> Chart:
    """Parts of a whole, in % by default: p, or p' when overdispersed."""
    return _chart(observed, factor, baselines, (Kind.P, Kind.P_PRIME))


def are_rare(observed: Sequence[Observed]) -> bool:
    """Whether events are so rare that most periods have none or one."""
    counts = [item.numerator for item in observed if item.known and item.numerator is not None]
    return bool(counts) and sum(counts) / len(counts) < RARE


def _chart(
    observed: Sequence[Observed],
    factor: float,
    baselines: Collection[date],
    kinds: tuple[Kind, Kind],
) -> Chart:
    parts = phases_of(observed, baselines)
    bounded = kinds[0] is Kind.P
    points: list[Point] = []
    found: list[Phase] = []
    for part in parts:
        baseline, spread = _baseline(part), _spread(part, bounded)
        centre, count = _centre(baseline), len(baseline)
        points += [_point(item, centre, spread, factor, bounded) for item in part]
        shown = None if centre is None else centre * factor
        found.append(Phase(part[0].day, shown, count, spread, count < FEW_PERIODS))
    widened = any(phase.spread > 1 for phase in found)
    return Chart(kinds[1] if widened else kinds[0], _with_signals(points, parts), found)


def phases_of(
    observed: Sequence[Observed], baselines: Collection[date]
) -> list[Sequence[Observed]]:
    """The periods, cut where a new baseline begins."""
    parts: list[list[Observed]] = []
    for item in observed:
        if not parts or item.day in baselines:
            parts.append([])
        parts[-1].append(item)
    return [part for part in parts if part]


def _baseline(part: Sequence[Observed]) -> list[Observed]:
    return [item for item in part if item.known][:BASELINE]


def _centre(baseline: Sequence[Observed]) -> float | None:
    whole = sum(item.denominator or 0 for item in baseline)
    return sum(item.numerator or 0 for item in baseline) / whole if whole else None


def _sigma(centre: float, denominator: float, bounded: bool) -> float:
    """Of the binomial for shares, of Poisson for rates."""
    variance = centre * max(1 - centre, 0) if bounded else centre
    return sqrt(variance / denominator)


def _spread(part: Sequence[Observed], bounded: bool) -> float:
    """Laney's sigma of z in the baseline; 1 where nothing speaks for widening the limits."""
    baseline = _baseline(part)
    centre = _centre(baseline)
    if not centre or len(baseline) < FEW_PERIODS:
        return 1.0
    large = sorted(item.denominator or 0 for item in baseline)[len(baseline) // 2] >= LARGE
    z = [found for item in baseline if (found := _z(item, centre, 1.0, bounded)) is not None]
    moving = [abs(after - before) for before, after in pairwise(z)]
    spread = sum(moving) / len(moving) / MOVING if moving else 1.0
    return spread if large and spread > OVERDISPERSED else 1.0


def _z(item: Observed, centre: float, spread: float, bounded: bool) -> float | None:
    """None without data, and where there is no chance to measure by (nothing ever happened)."""
    if item.numerator is None or not item.denominator:
        return None
    sigma = _sigma(centre, item.denominator, bounded) * spread
    return (item.numerator / item.denominator - centre) / sigma if sigma else None


def _point(
    item: Observed, centre: float | None, spread: float, factor: float, bounded: bool
) -> Point:
    if item.numerator is None or not item.denominator or centre is None:
        return Point(item.day, None)
    reach = 3 * _sigma(centre, item.denominator, bounded) * spread
    low, high = centre - reach, centre + reach
    return Point(
        day=item.day,
        value=item.numerator / item.denominator * factor,
        centre=centre * factor,
        low=low * factor if low > 0 else None,
        high=None if bounded and high >= 1 else high * factor,
        z=_z(item, centre, spread, bounded),
    )


def _with_signals(points: Sequence[Point], parts: Sequence[Sequence[object]]) -> list[Point]:
    """Signals are sought in each phase on its own: a new baseline begins anew."""
    found: list[Point] = []
    for part in parts:
        mine = points[len(found) : len(found) + len(part)]
        rules = signals([point.z for point in mine])
        found += [replace(point, signals=rule) for point, rule in zip(mine, rules, strict=True)]
    return found


def days_between(events: Sequence[tuple[date, float]], baselines: Collection[date] = ()) -> Chart:
    """Waiting times between events as (day, days since the one before), longer is better.

    Limits are those of single values on waiting times to the power of 1/3.6 (Nelson).
    """
    observed = [Observed(day, max(days, HOUR), 1) for day, days in events]
    starts = {
        next((item.day for item in observed if item.day >= day), None) for day in baselines
    } - {None}
    parts = phases_of(observed, [day for day in starts if day is not None])
    points: list[Point] = []
    found: list[Phase] = []
    for part in parts:
        values = [(item.numerator or HOUR) ** NELSON for item in part]
        count = min(len(values), BASELINE)
        centre = sum(values[:count]) / count
        moving = [abs(b - a) for a, b in pairwise(values[:count])]
        sigma = sum(moving) / len(moving) / MOVING if moving else 0.0
        points += [_waited(item, v, centre, sigma) for item, v in zip(part, values, strict=True)]
        found.append(Phase(part[0].day, centre ** (1 / NELSON), count, 1.0, count < FEW_PERIODS))
    return Chart(Kind.T, _with_signals(points, parts), found)


def _waited(item: Observed, value: float, centre: float, sigma: float) -> Point:
    low, high = centre - 3 * sigma, centre + 3 * sigma
    return Point(
        day=item.day,
        value=item.numerator,
        centre=centre ** (1 / NELSON),
        low=low ** (1 / NELSON) if low > 0 else None,
        high=high ** (1 / NELSON) if sigma else None,
        z=(value - centre) / sigma if sigma else None,
    )
