"""What a plan prints in euros, counted by year under one treatment of ambiguous amounts."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from mreza.kernel import plan as kernel
from mreza.rooms.plans.models import Amount, Plan

if TYPE_CHECKING:
    from mreza.rooms.plans.queries.states import MeasureState
    from mreza.rooms.plans.queries.told import Funds


def years_of(plan: Plan) -> tuple[int, ...]:
    """The years of the plan."""
    return tuple(range(plan.first.year, plan.last.year + 1))


def counted(
    amount: Amount, year: int, years: tuple[int, ...], treatment: kernel.Treatment = "letter"
) -> Decimal:
    """Euros of a printed amount that count in `year`, as the kernel counts them."""
    printed = kernel.Amount(
        basis=cast(kernel.Basis, amount.basis),  # the model's choices are the kernel's
        printed=amount.printed, euros=amount.euros, year=amount.year, source=amount.source,
    )  # fmt: skip
    return kernel.counted(printed, year, years, treatment)


def stated(
    plan: Plan, found: Iterable[MeasureState], treatment: kernel.Treatment = "letter"
) -> dict[int, Decimal]:
    """What the plan prints by year; years without a sum are there with 0."""
    years = years_of(plan)
    amounts = [amount for one in found for amount in one.amounts]
    return {
        year: sum((counted(one, year, years, treatment) for one in amounts), Decimal(0))
        for year in years
    }


def has_amount(state: MeasureState) -> bool:
    """Whether any sum is printed for the measure."""
    return any(one.euros is not None for one in state.amounts)


def sums(funds: Iterable[Funds]) -> dict[str, Decimal | None]:
    """Planned, committed and spent of all years and sources; None where nothing is recorded."""
    listed = list(funds)
    found: dict[str, Decimal | None] = {}
    for name in ("planned", "committed", "spent"):
        values = [getattr(one, name) for one in listed if getattr(one, name) is not None]
        found[name] = sum(values, Decimal(0)) if values else None
    return found
