"""What is shown to whoever may not see small numbers: the same tables with cells left out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from mreza.rooms.health_workforce import law
from mreza.rooms.health_workforce.guard import hidden
from mreza.rooms.health_workforce.models import Sex
from mreza.rooms.health_workforce.queries.ages import BANDS, Census, pyramid
from mreza.rooms.health_workforce.queries.covered import ALL_GROUPS, Coverage

Cell = tuple[str, str]  # unit, group
Aged = tuple[str, int, str]  # group, band, sex


def least(day: date) -> int:
    """Numbers below it are not told."""
    return int(law.figure("least_published", day))


def small_groups(national: Mapping[str, Coverage], day: date) -> set[str]:
    """Groups that are hidden in the country, with another one where there is only one such."""
    cells = {(group, "country"): one.workers for group, one in national.items() if group}
    return {group for group, _all in hidden(cells, least(day))}


def left_out(
    covered: Mapping[Cell, Coverage],
    national: Mapping[str, Coverage],
    day: date,
    *,
    everything: bool,
) -> set[Cell]:
    """Cells of units by groups that are hidden, beside totals of each unit and each group."""
    if everything:
        return set()
    groups = small_groups(national, day)
    cells = {cell: one.workers for cell, one in covered.items() if cell[1] != ALL_GROUPS}
    totals = {cell: one.workers for cell, one in covered.items() if cell[1] == ALL_GROUPS}
    of_small = {cell for cell in cells if cell[1] in groups}
    return hidden(cells, least(day), of_small) | hidden(totals, least(day))


def small_ages(census: Census, groups: set[str], day: date) -> set[Aged]:
    """Cells of the pyramids that are hidden: of each group, and of all together beside them."""
    counted = {group: pyramid(census, group) for group in (*census.groups(), ALL_GROUPS)}
    found: set[Aged] = set()
    for sex in Sex.values:
        cells = {
            (group, band): bands[band, sex] for group, bands in counted.items() for band in BANDS
        }
        of_small = {cell for cell in cells if cell[0] in groups}
        found |= {(group, band, sex) for group, band in hidden(cells, least(day), of_small)}
    return found
