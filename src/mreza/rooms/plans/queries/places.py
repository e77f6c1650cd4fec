"""Where the organisations of a plan are, and when its measures begin."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Min

from mreza.rooms.network.models import OrganisationVersion, Unit, on
from mreza.rooms.plans.models import Milestone


@dataclass(frozen=True)
class Seat:
    """An organisation as registered on a day; `unit` None for one that works for the nation."""

    code: str
    name: str
    unit: Unit | None


def seats(codes: Iterable[str], day: date) -> dict[str, Seat]:
    """Organisations by code, those registered on the day; one query."""
    versions = OrganisationVersion.objects.filter(on(day), organisation__in=set(codes))
    return {
        one.code: Seat(one.code, one.name, one.unit)
        for one in versions.select_related("unit")
    }  # fmt: skip


def begins(wordings: Iterable[int]) -> dict[int, date]:
    """The first day that the plan prints for a measure, by wording; one query."""
    found = Milestone.objects.filter(wording__in=list(wordings), first__isnull=False)
    return dict(found.values_list("wording_id").annotate(Min("first")).order_by())
