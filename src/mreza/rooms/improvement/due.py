"""When equipment is due again: its last service or check and the interval, in the database."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import DateField, DurationField, F, Func, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Least

from mreza.rooms.improvement.declaring import Rows
from mreza.rooms.improvement.models import EquipmentEvent
from mreza.rooms.improvement.words import CHECKS, EquipmentWork


def _last(works: Collection[str]) -> Subquery:
    """The day of the last event of those kinds that still stands."""
    events = EquipmentEvent.objects.filter(
        entry=OuterRef("pk"), work__in=works, struck_at__isnull=True
    )
    return Subquery(events.order_by("-day").values("day")[:1])


def _next(last: str, months: str) -> Cast:
    """That day and the interval; no day where there is no interval."""
    interval = Func(Value(0), F(months), function="make_interval", output_field=DurationField())
    since = Coalesce(F(last), F("in_use_since"))
    return Cast(Func(since, interval, arg_joiner=" + ", template="(%(expressions)s)"), DateField())


def equipment_due(rows: Rows) -> Rows:
    """Rows with `service_due`, `check_due` and the earlier of them as `due_on`."""
    found: Rows = (
        rows.annotate(last_service=_last([EquipmentWork.SERVICE]), last_check=_last(CHECKS))
        .annotate(
            service_due=_next("last_service", "service_months"),
            check_due=_next("last_check", "check_months"),
        )
        .annotate(due_on=Least("service_due", "check_due"))
    )
    return found
