"""Planned values and notes on charts: added, replaced by a newer one, taken back."""

from __future__ import annotations

import logging
from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mreza.rooms.incidents.models import Measure
from mreza.rooms.quality.models import Annotation, PlannedValue
from mreza.rooms.quality.refusals import RefusedError
from mreza.site.accounts.models import User

log = logging.getLogger(__name__)


def plan(
    code: str,
    indicator: str,
    service: str,
    *,
    year: int,
    value: Decimal | None,
    reason: str,
    by: User,
) -> PlannedValue:
    """Plan a value for a year (None: no longer any); what was planned before stays as history."""
    same = {"organisation_id": code, "indicator": indicator, "service": service, "year": year}
    last = PlannedValue.objects.filter(**same).aggregate(last=Max("number"))["last"] or 0
    try:
        with transaction.atomic():
            found = PlannedValue.objects.create(
                **same, value=value, reason=reason.strip(), number=last + 1, by=by
            )
    except IntegrityError as error:
        raise RefusedError(
            _("Somebody else has planned this value at the same time."), _("Look at it again.")
        ) from error
    log.info("%s %s of %s planned by %s", indicator, year, code, by.username)
    return found


def annotate(
    code: str,
    indicator: str,
    service: str,
    *,
    month: date,
    text: str,
    by: User,
    starts_baseline: bool = False,
    measure: Measure | None = None,
) -> Annotation:
    """A note at a month. Raises `RefusedError` for a second baseline in one month."""
    try:
        with transaction.atomic():
            found = Annotation.objects.create(
                organisation_id=code, indicator=indicator, service=service, month=month,
                text=text.strip(), starts_baseline=starts_baseline, measure=measure, by=by,
            )  # fmt: skip
    except IntegrityError as error:
        raise RefusedError(
            _("A new baseline begins in this month already."), _("Take the other note back first.")
        ) from error
    log.info("note on %s %s of %s by %s", indicator, month, code, by.username)
    return found


def withdraw(note: Annotation, *, by: User) -> Annotation:
    """Take a note back; it stays in the history."""
    if note.withdrawn_at is None:
        note.withdrawn_at, note.withdrawn_by = timezone.now(), by
        note.save()
        log.info("note %s withdrawn by %s", note.pk, by.username)
    return note
