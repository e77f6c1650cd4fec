"""What an organisation holds over all plans."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from mreza.rooms.plans.queries.plans import newest_versions
from mreza.rooms.plans.queries.states import MeasureState, newest_wordings, states


def measures_of_plans(codes: Collection[str], day: date) -> list[MeasureState]:
    """Every measure of these plans as it stands on `day`; as many queries as for one plan."""
    versions = {one.plan_id: one.pk for one in newest_versions().filter(plan__in=codes)}
    found = states(newest_wordings(version__plan__in=codes), versions, day)
    return [state for state in found if not state.disappeared]
