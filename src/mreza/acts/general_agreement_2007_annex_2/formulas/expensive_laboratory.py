"""Plan of expensive laboratory tests of a provider that did not reach its programme: article 10.

The article names points and visits. Where both are planned, the higher percentage corrects, as
article 14 takes a programme as realised by one of the two; the lower one is shown beside it.
"""

from mreza.kernel.algebra import euros, greatest, least, of, percent, where
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text


@formula(
    article="10(1)",
    unit="%",
    sl="Doseganje plana točk",
    en="Plan of points reached",
    sl_summary="Realizirane točke proti načrtovanim.",
)
def points_percent(realised_points, planned_points):
    """Points realised against the plan."""
    return percent(realised_points, planned_points)


@formula(
    article="10(1)",
    unit="%",
    sl="Doseganje plana obiskov",
    en="Plan of visits reached",
    sl_summary="Realizirani obiski proti načrtovanim.",
)
def visits_percent(realised_visits, planned_visits):
    """Visits realised against the plan."""
    return percent(realised_visits, planned_visits)


@formula(
    article="10(1)",
    unit="%",
    sl="Doseganje programa",
    en="Programme reached",
    sl_summary="Višji od odstotkov; edini, če je načrtovano le eno.",
)
def programme_percent(points_percent, visits_percent, planned_points, planned_visits):
    """The higher of the percentages; the only one where one measure is planned."""
    higher = greatest(points_percent, visits_percent)
    by_points = where(planned_visits == 0, points_percent, higher)
    return where(planned_points == 0, visits_percent, by_points)


@formula(
    article="10(1)",
    unit="%",
    sl="Doseganje programa po drugem branju",
    en="Programme reached, the other reading",
    sl_summary="Nižji od odstotkov; edini, če je načrtovano le eno.",
)
def programme_percent_lower(points_percent, visits_percent, planned_points, planned_visits):
    """The lower of the percentages; the only one where one measure is planned."""
    lower = least(points_percent, visits_percent)
    by_points = where(planned_visits == 0, points_percent, lower)
    return where(planned_points == 0, visits_percent, by_points)


@formula(
    article="10(1)",
    unit="EUR",
    sl="Popravljeni plan dragih preiskav",
    en="Corrected plan of expensive tests",
    sl_summary="Plan krat odstotek doseganja; doseženi program plana ne poveča.",
)
def corrected_laboratory_plan(programme_percent, laboratory_plan):
    """The plan times the percentage reached; a programme that is reached does not raise it."""
    corrected = euros(of(programme_percent, laboratory_plan))
    return least(corrected, laboratory_plan)


@formula(
    article="10(1)",
    unit="EUR",
    sl="Popravljeni plan po drugem branju",
    en="Corrected plan, the other reading",
    sl_summary="Plan krat nižji odstotek.",
)
def corrected_laboratory_plan_lower(programme_percent_lower, laboratory_plan):
    """The plan times the lower percentage."""
    corrected = euros(of(programme_percent_lower, laboratory_plan))
    return least(corrected, laboratory_plan)


@formula(
    article="10(1)",
    unit="EUR",
    sl="Zmanjšanje plana dragih preiskav",
    en="Reduction of the plan of expensive tests",
    sl_summary="Plan brez popravljenega plana.",
)
def laboratory_reduction(laboratory_plan, corrected_laboratory_plan):
    """The plan less the corrected plan."""
    return laboratory_plan - corrected_laboratory_plan


def _measure(name: str, sl: str, en: str, unit: str, scale: int) -> Input:
    return Input(name, sl, en, unit=unit, scale=scale, digits=8, default=0)


table = Table(
    name="expensive_laboratory",
    title=Text("Plan dragih laboratorijskih preiskav", "Plan of expensive laboratory tests"),
    about=Text("izvajalec v obdobju", "a provider in a period"),
    inputs=(
        Input("provider", "Izvajalec", "Provider", kind="text"),
        _measure("planned_points", "Plan točk", "Planned points", "point", 2),
        _measure("realised_points", "Realizirane točke", "Points realised", "point", 2),
        _measure("planned_visits", "Plan obiskov", "Planned visits", "visit", 0),
        _measure("realised_visits", "Realizirani obiski", "Visits realised", "visit", 0),
        Input(
            "laboratory_plan",
            "Plan dragih preiskav",
            "Plan of expensive tests",
            unit="EUR",
            scale=2,
            digits=9,
        ),
    ),
    formulas=(
        points_percent,
        visits_percent,
        programme_percent,
        programme_percent_lower,
        corrected_laboratory_plan,
        corrected_laboratory_plan_lower,
        laboratory_reduction,
    ),
)
