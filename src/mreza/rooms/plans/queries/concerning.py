"""What of all plans concerns somebody who signs in: measures they coordinate or hold, and entries
of open rounds that wait for them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q

from mreza.rooms.plans.models import Party, Round
from mreza.rooms.plans.queries.plans import newest_versions
from mreza.rooms.plans.queries.rounds import OPEN_ENTRIES
from mreza.rooms.plans.queries.states import MeasureState, newest_wordings, states
from mreza.rooms.plans.words import PartyKind, RoundState


@dataclass(frozen=True)
class Waiting:
    """An open round, and how many entries of somebody's organisations it still waits for."""

    round: Round
    entries: int


def measures_of(
    homes: Collection[str], coordinators: Collection[str], day: date, *, every: bool = False
) -> list[MeasureState]:
    """Measures of plans that `coordinators` coordinate and those that `homes` hold, as on `day`.

    `every`: of all plans. Only newest versions; one query where there is none, else two.
    """
    holding = Party.objects.filter(
        wording=OuterRef("pk"), kind=PartyKind.HOLDER, organisation__in=list(homes)
    )
    theirs = Q(Exists(holding)) | Q(version__plan__coordinator__in=list(coordinators))
    newest = newest_wordings(version__in=newest_versions().values("pk"))
    found = list(newest if every else newest.filter(theirs))
    return states(found, {one.version.plan_id: one.version_id for one in found}, day)


def waiting_for(homes: Collection[str]) -> list[Waiting]:
    """Open rounds with entries of `homes` that were not sent, the nearest due first; one query."""
    unsent = Q(entries__state__in=OPEN_ENTRIES, entries__organisation__in=list(homes))
    found = (
        Round.objects.filter(state=RoundState.OPEN)
        .annotate(unsent=Count("entries", filter=unsent))
        .filter(unsent__gt=0)
        .select_related("plan")
        .order_by("due", "pk")
    )
    return [Waiting(one, one.unsent) for one in found]
