"""What a plan consists of: activities, measures, and one planned quantity of a provider."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from mreza.kernel.text import Text

ZERO = Decimal(0)
CENT = Decimal("0.01")

# Which activity is planned in what. The first measure leads: its rows carry the teams of the sums.
MEASURES: dict[str, tuple[str, ...]] = {
    "general": ("visit_quotient", "capitation_quotient"),
    "child": ("visit_quotient", "capitation_quotient"),
    "school": ("visit_quotient", "capitation_quotient"),
    "social_institution": ("team",),
    "women": ("visit_quotient", "capitation_quotient"),
    "prisoners": ("team",),
    "physiotherapy": ("point", "case"),
    "community_nursing": ("point",),
    "emergency": ("flat_sum",),
    "duty": ("flat_sum",),
    "health_education": ("workshop",),
    "development": ("team",),
    "addiction": ("team",),
    "dental_adult": ("point",),
    "dental_youth": ("point",),
    "orthodontics": ("point",),
    "dental_duty": ("team",),
    "transport": ("point",),
    "oncology_transport": ("kilometre",),
    "epidemiology": ("team", "flat_sum"),
}
# The parameter of the act that says what a team is planned for, and those that differ by activity.
PER_TEAM = {
    "visit_quotient": "full_team_quantity",
    "capitation_quotient": "team_capitation_quotients",
    "point": "full_team_quantity",
    "case": "physiotherapy_cases_per_team",
}
OWN_PER_TEAM = {("transport", "point"): "transport_points_per_team"}


@dataclass(frozen=True)
class PlanItem:
    """What one provider is planned for in one measure of an activity.

    `organisation` is empty where a document names no organisation ("various providers"). `teams` is
    the same on every measure of an activity; `preventive_teams` are those of them that do
    prevention. `quantity` is that of a whole year, in the measure's unit (EUR for `flat_sum`); it
    holds from `valid_from` until, not on, `valid_to`. `kind` parts workshops by subject.
    """

    organisation: str
    unit: str
    office: str
    activity: str
    measure: str
    teams: Decimal
    quantity: Decimal
    valid_from: date
    valid_to: date
    article: str
    source: Text
    illustrative: bool
    kind: str = ""
    preventive_teams: Decimal = ZERO


@dataclass(frozen=True)
class Source:
    """Where figures stand: the article to open, in words, and whether they are our allotment."""

    article: str
    text: Text
    illustrative: bool = False


def cents(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def distributed(whole: Decimal, weights: list[Decimal]) -> list[Decimal]:
    """`whole` in proportion to `weights`, to hundredths; the shares add up to it exactly."""
    total, running, given, shares = sum(weights, ZERO), ZERO, ZERO, []
    for weight in weights:
        running += weight
        until_here = cents(whole * running / total)
        shares.append(until_here - given)
        given = until_here
    return shares
