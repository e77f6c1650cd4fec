"""A licence period as a picture: points through time, what a renewal needs, the pace."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from mreza.rooms.licensing import law
from mreza.rooms.licensing.models import Credit
from mreza.rooms.licensing.queries.standings import Standing

WIDTH, HEIGHT = 1080, 230
LEFT, RIGHT, TOP, BOTTOM = 44, 14, 14, 30


@dataclass(frozen=True)
class Picture:
    """All places as texts for SVG. `earned` is a step line, `pace` leads on from today."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    earned: str
    pace: str
    needed: str
    needed_points: int
    today: str
    years: list[tuple[str, int]]
    ticks: list[tuple[str, int]]


def picture(found: Standing, credits: Iterable[Credit], day: date) -> Picture:
    """Points of the period by the days on which its trainings ended."""
    state = found.state
    needed = law.number("points_needed", day)
    reached = float(max(found.total, Fraction(found.forecast or 0), Fraction(needed)))
    top = (int(reached * 1.08) // 10 + 1) * 10
    span = max(1, state.days)

    def x(when: date) -> float:
        return LEFT + (when - state.first).days * (WIDTH - LEFT - RIGHT) / span

    def y(points: float) -> float:
        return HEIGHT - BOTTOM - points * (HEIGHT - TOP - BOTTOM) / top

    now = min(day, state.last)
    counted = sorted(
        (one for one in credits if not one.withdrawn and state.first <= one.last_day <= now),
        key=lambda one: one.last_day,
    )
    earned, total = [f"M{x(state.first):.1f} {y(0):.1f}"], Fraction(0)
    for one in counted:
        total += one.points
        earned.append(f"H{x(one.last_day):.1f}V{y(float(total)):.1f}")
    earned.append(f"H{x(now):.1f}")
    leads = ""
    if found.forecast is not None and now < state.last:
        leads = (f"M{x(now):.1f} {y(float(total)):.1f}"
                 f"L{x(state.last):.1f} {y(float(found.forecast)):.1f}")  # fmt: skip
    years = [
        (f"{x(date(year, 1, 1)):.1f}", year)
        for year in range(state.first.year + 1, state.last.year + 1)
    ]
    step = 20 if top > 50 else 10
    return Picture(
        WIDTH, HEIGHT, LEFT, WIDTH - RIGHT, TOP, HEIGHT - BOTTOM, "".join(earned), leads,
        f"{y(float(needed)):.1f}", int(needed), f"{x(now):.1f}", years,
        [(f"{y(tick):.1f}", tick) for tick in range(0, top + 1, step)],
    )  # fmt: skip
