"""Which submissions count on a day: the newest of each organisation that is not too old."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any, Final

from django.db.models import OuterRef, QuerySet, Subquery

from mreza.rooms.health_workforce import law
from mreza.rooms.health_workforce.models import Submission
from mreza.rooms.network.models import OrganisationVersion, on
from mreza.rooms.workforce.demo import SYNTHETIC


def oldest(day: date) -> date:
    """Data of an earlier day do not count on `day` any more."""
    months = day.year * 12 + day.month - 1 - int(law.figure("newest_months", day))
    return date(months // 12, months % 12 + 1, 1)


# The same for queries in SQL: id, organisation_id and day of what counts, given `span(day)`.
COUNTED: Final = """
counted AS (
  SELECT DISTINCT ON (organisation_id) id, organisation_id, day FROM health_workforce_submission
  WHERE NOT withdrawn AND day BETWEEN %(oldest)s AND %(day)s
  ORDER BY organisation_id, day DESC, id DESC
)
"""


def span(day: date) -> dict[str, Any]:
    return {"day": day, "oldest": oldest(day), "synthetic": SYNTHETIC}


def newest(day: date, codes: Collection[str] | None = None) -> QuerySet[Submission]:
    """One submission of each organisation: of its newest day, the one that came last.

    Each carries `unit_id` and `kind_id` of its organisation on `day` (None without).
    """
    held = OrganisationVersion.objects.filter(on(day), organisation=OuterRef("organisation_id"))
    found = Submission.objects.filter(withdrawn=False, day__lte=day, day__gte=oldest(day))
    if codes is not None:
        found = found.filter(organisation__in=codes)
    return (
        found.annotate(
            unit_id=Subquery(held.values("unit_id")[:1]),
            kind_id=Subquery(held.values("kind_id")[:1]),
        )
        .order_by("organisation_id", "-day", "-pk")
        .distinct("organisation_id")
    )
