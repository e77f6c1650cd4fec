"""Control charts, signals and funnels against worked figures."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mreza.rooms.quality.control import charts, funnel
from mreza.rooms.quality.control.points import Kind, Observed, Signal
from mreza.rooms.quality.control.signals import signals


def months(
    counts: list[float | None], size: float | list[float] = 200, first: int = 2024
) -> list[Observed]:
    sizes = size if isinstance(size, list) else [size] * len(counts)
    return [
        Observed(date(first + place // 12, place % 12 + 1, 1), count, None if count is None else by)
        for place, (count, by) in enumerate(zip(counts, sizes, strict=True))
    ]


def test_a_u_chart_has_poisson_limits_of_each_month() -> None:
    chart = charts.rates(months([4, 6, 5, 5] * 3, [200, 200, 100, 300] * 3), factor=1000)
    centre = 60 / 2400
    assert chart.kind is Kind.U
    assert chart.phases[0].centre == pytest.approx(25)
    assert chart.points[0].high == pytest.approx(1000 * (centre + 3 * (centre / 200) ** 0.5))
    assert chart.points[2].high > chart.points[3].high  # fewer users, wider limits
    assert chart.points[0].low is None  # chance reaches below zero


def test_a_p_chart_has_binomial_limits_and_never_reaches_above_all() -> None:
    chart = charts.shares(months([90] * 12, 100))
    assert chart.kind is Kind.P
    assert chart.points[0].low == pytest.approx(90 - 300 * (0.9 * 0.1 / 100) ** 0.5)
    assert chart.points[0].high == pytest.approx(99.0)
    assert charts.shares(months([99] * 12, 100)).points[0].high is None


def test_limits_widen_only_for_large_denominators_that_vary_more_than_chance() -> None:
    restless = [30_000 + 3000 * (-1) ** place for place in range(12)]
    wide = charts.shares(months(restless, 100_000))
    assert wide.kind is Kind.P_PRIME
    assert wide.phases[0].spread > 10
    assert not wide.signalled
    assert charts.shares(months([30 + 20 * (-1) ** n for n in range(12)], 100)).kind is Kind.P


def test_the_baseline_is_the_first_twelve_and_later_months_do_not_move_it() -> None:
    chart = charts.rates(months([5] * 12 + [50]), factor=100)
    assert chart.phases[0].centre == pytest.approx(2.5)
    assert chart.points[-1].signals == (Signal.OUTSIDE,)


def test_a_new_baseline_starts_a_phase_of_its_own() -> None:
    observed = months([20] * 12 + [5] * 8)
    chart = charts.rates(observed, factor=100, baselines=[date(2025, 1, 1)])
    assert [phase.centre for phase in chart.phases] == [pytest.approx(10), pytest.approx(2.5)]
    assert not chart.signalled


def test_few_months_make_provisional_limits() -> None:
    assert charts.rates(months([5] * 7), factor=100).phases[0].provisional
    assert not charts.rates(months([5] * 8), factor=100).phases[0].provisional


def test_a_month_without_data_is_a_gap_and_ends_a_run() -> None:
    chart = charts.rates(months([5] * 12 + [12] * 4 + [None] + [12] * 4), factor=100)
    assert chart.points[16].value is None
    assert Signal.SHIFT not in {rule for point in chart.points for rule in point.signals}
    assert charts.rates(months([None] * 3), factor=100).last is None


@pytest.mark.parametrize(
    ("z", "rule"),
    [
        ([0.1, 3.1], Signal.OUTSIDE),
        ([0.5, 1.5] * 4, Signal.SHIFT),
        ([-2, -1, 0, 1, 1.5, 2], Signal.TREND),
        ([2, 1, 0, -1, -1.5, -2], Signal.TREND),
        ([2.1, 0, 2.2], Signal.TWO_OF_THREE),
        ([0.9, -0.9, 0.1] * 5, Signal.HUGGING),
    ],
)
def test_each_rule_signals_at_the_point_where_it_is_fulfilled(z: list[float], rule: Signal) -> None:
    assert rule in signals(z)[-1]
    assert rule not in signals(z[1:])[-1] or rule is Signal.OUTSIDE


def test_points_on_the_centre_line_neither_count_nor_end_a_shift() -> None:
    assert Signal.SHIFT in signals([1.2, 0.5, 1.2, 0.5, 0, 1.2, 0.5, 1.2, 0.5])[-1]
    assert Signal.SHIFT not in signals([1.2, 0.5, 1.2, 0.5, 0, 1.2, 0.5, 1.2])[-1]


def test_two_of_three_must_be_on_one_side() -> None:
    assert signals([2.1, 0, -2.2])[-1] == ()


def test_days_between_rare_events_are_waiting_times() -> None:
    day, events = date(2025, 1, 1), []
    for wait in (30, 25, 35, 28, 31, 40, 22, 30, 33, 27, 29, 36, 1.0):
        day += timedelta(days=int(wait))
        events.append((day, float(wait)))
    chart = charts.days_between(events)
    assert chart.kind is Kind.T
    assert chart.points[0].value == 30
    assert 27 < (chart.phases[0].centre or 0) < 34
    assert Signal.OUTSIDE in chart.points[-1].signals  # two events a day apart
    assert charts.are_rare(months([0, 1, 0, 0]))
    assert not charts.are_rare(months([2, 1, 0, 3]))


def test_poisson_limits_hold_the_promised_share() -> None:
    """Byar's exact limits for a mean of 10: about 4 to 17 for 95 %."""
    low, high = funnel.poisson_limits(10, 0.025, 0.975)
    assert 3 < low < 4.5
    assert 16 < high < 17.5
    assert funnel.poisson_limits(0, 0.025, 0.975) == (0, 0)


def test_wilson_stays_inside_and_agrees_with_the_book() -> None:
    low, high = funnel.wilson(0.5, 100, funnel.Z_95)
    assert (round(low, 4), round(high, 4)) == (0.4038, 0.5962)
    assert funnel.wilson(1, 10, funnel.Z_998)[1] == 1


def test_a_funnel_narrows_and_places_units() -> None:
    small = funnel.limits(funnel.Model.POISSON, 0.02, 50, 1000)
    large = funnel.limits(funnel.Model.POISSON, 0.02, 500, 1000)
    assert large.high_95 < small.high_95 < small.high_998
    assert (large.place(20), large.place(large.high_95 + 1), large.place(99)) == (
        "inside", "near", "far",
    )  # fmt: skip


def test_shares_of_hours_are_judged_by_how_much_homes_differ() -> None:
    units = [(size * share, size) for size, share in zip([1e5] * 9, [0.04, 0.06] * 5, strict=False)]
    assert funnel.spread_of(units, 0.05) > 10
    assert funnel.spread_of(units[:4], 0.05) == 1
