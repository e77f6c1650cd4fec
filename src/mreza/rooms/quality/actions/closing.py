"""Closing a month: prepared by one person, approved by another; later changes are corrections."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mreza.rooms.quality import completeness, evaluation, feeds, months, queries, snapshots
from mreza.rooms.quality.evaluation import Value
from mreza.rooms.quality.models import MonthClose, StatedReason
from mreza.rooms.quality.refusals import RefusedError
from mreza.rooms.quality.snapshots import Key
from mreza.site.accounts.models import User

log = logging.getLogger(__name__)
State = MonthClose.State
DECIDED = _("This close has been decided already.")


def prepare(code: str, month: date, *, by: User, day: date, reason: str = "") -> MonthClose:
    """A snapshot of the month as it is counted now, waiting for somebody else's approval.

    After a close it is a correction, which needs a reason. Raises `RefusedError` for a month that
    is not over or not complete, that waits already, or in which nothing has changed.
    """
    _refuse_untimely(month, day)
    values = feeds.of_month(code, month)
    stated = queries.reasons(code, month)
    gaps = completeness.gaps(values, stated)
    if gaps or not values:
        raise RefusedError(
            _("The month is not complete."),
            _("Mend what the list of checks names, or state why there is no figure."),
        )
    before = queries.newest(queries.closes(code, month, month)).get(month)
    if before is not None:
        _refuse_empty_correction(before, values, reason)
    number = 1 if before is None else before.number + 1
    try:
        with transaction.atomic():
            close = _keep(code, month, number, values, stated, by, reason if before else "")
    except IntegrityError as error:
        raise RefusedError(
            _("Somebody has prepared this month already."), _("Open the month again.")
        ) from error
    log.info("month %s of %s prepared as no. %s by %s", month, code, number, by.username)
    return close


def _refuse_untimely(month: date, day: date) -> None:
    if months.last_of(month) >= day:
        raise RefusedError(_("The month is not over yet."), _("Close it once it is over."))
    if month < completeness.first_month():
        raise RefusedError(_("The guidelines were not in force for this whole month."))


def _refuse_empty_correction(before: MonthClose, values: Sequence[Value], reason: str) -> None:
    if not snapshots.differences(before.values.all(), values):
        raise RefusedError(_("Nothing has changed since the month was closed."))
    if not reason.strip():
        raise RefusedError(_("A correction needs a reason."), _("Say what has changed and why."))


def _keep(
    code: str,
    month: date,
    number: int,
    values: Sequence[Value],
    stated: Mapping[Key, StatedReason],
    by: User,
    reason: str,
) -> MonthClose:
    receipts = {
        name: receipt.as_dict()
        for name, receipt in evaluation.receipts([v.counted for v in values], month).items()
    }
    close = MonthClose(
        organisation_id=code, month=month, number=number, reason=reason.strip(), prepared_by=by,
        prepared_at=timezone.now(), receipts=receipts, records=snapshots.records(values),
    )  # fmt: skip
    rows = [snapshots.kept(value, close, _missing(value, stated)) for value in values]
    close.fingerprint = snapshots.content(rows, receipts)
    close.save()
    type(rows[0]).objects.bulk_create(rows)
    return close


def _missing(value: Value, stated: Mapping[Key, StatedReason]) -> str:
    found = stated.get((value.indicator.name, value.service))
    return found.text if found else ""


def approve(close: MonthClose, *, by: User) -> MonthClose:
    """The snapshot holds from now on. Raises `RefusedError` for who prepared it, for what is
    decided, and when the records are other now than those that were counted."""
    if close.prepared_by_id == by.pk:
        raise RefusedError(
            _("Who prepared a close does not approve it."), _("Somebody else has to look at it.")
        )
    values = feeds.of_month(close.organisation_id, close.month)
    if snapshots.records(values) != close.records:
        raise RefusedError(
            _("Records of the month have changed since it was prepared."),
            _("Return it, so that it is prepared again."),
        )
    return _decide(close, State.APPROVED, by, "")


def send_back(close: MonthClose, *, by: User, answer: str) -> MonthClose:
    """Back to who prepared it; the returned snapshot stays as it is, and is not the month's."""
    if not answer.strip():
        raise RefusedError(_("Say why it is returned."))
    if close.prepared_by_id == by.pk:
        raise RefusedError(_("Who prepared a close does not decide it."))
    return _decide(close, State.RETURNED, by, answer.strip())


def _decide(close: MonthClose, state: str, by: User, answer: str) -> MonthClose:
    with transaction.atomic():
        waiting = MonthClose.objects.select_for_update().filter(pk=close.pk, state=State.PREPARED)
        found = waiting.first()
        if found is None:
            raise RefusedError(DECIDED)
        found.state, found.decided_by, found.answer = state, by, answer
        found.decided_at = timezone.now()
        found.save()
    log.info("close %s %s by %s", close.pk, state, by.username)
    return found


def state_reason(
    code: str, month: date, indicator: str, service: str, *, text: str, by: User
) -> StatedReason:
    """Why the home has no figure in the month. Raises `RefusedError` for an empty text."""
    if not text.strip():
        raise RefusedError(_("Say why there is no figure."))
    found = StatedReason.objects.create(
        organisation_id=code, month=month, indicator=indicator, service=service,
        text=text.strip(), by=by,
    )  # fmt: skip
    log.info("reason for %s %s of %s stated by %s", indicator, month, code, by.username)
    return found
