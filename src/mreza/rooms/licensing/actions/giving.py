"""Points of decisions and lists become credits, and are taken back with them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from mreza.rooms.licensing import duplicates, proposing
from mreza.rooms.licensing.actions import crediting
from mreza.rooms.licensing.applications.refusals import CreditedError
from mreza.rooms.licensing.models.applications import Application, Decision
from mreza.rooms.licensing.models.credits import Credit
from mreza.rooms.licensing.models.events import Event
from mreza.rooms.licensing.proposing import Line, Work
from mreza.rooms.licensing.refusals import AlreadyCreditedError
from mreza.rooms.workforce.actions import records
from mreza.rooms.workforce.models import Change
from mreza.site.accounts.models import User


def work_of(event: Event, work: Work) -> crediting.Work:
    """A line as `crediting` takes it: of the event's title and days."""
    return crediting.Work(
        kind=work.kind, title=event.title, day=event.first, last_day=event.last,
        minutes=work.minutes if work.kind == "attendance" else None,
        weeks=work.weeks or None, contributions=work.contributions or None,
        sharers=work.sharers, content=work.content, content_minutes=work.content_minutes,
    )  # fmt: skip


def give(held: Application, lines: Sequence[Line], *, by: User) -> list[dict[str, Any]]:
    """Credit the lines to the applicant; returns them as a decision keeps them, with the credits.

    What a list credited before without its content is not credited again: the content is added by
    a credit of no points. Raises `CreditedError`.
    """
    practitioner, event = held.practitioner, held.event
    if practitioner is None:
        raise TypeError("an organiser's application credits by lists")
    listed = _listed(held)
    pieces = []
    for line in lines:
        source = duplicates.source_of(event.key, line.work.part)
        work = line.work
        if listed and work.content:
            source = duplicates.source_of(event.key, f"content/{work.content}")
            work = Work("attendance", content=work.content, content_minutes=work.content_minutes)
        elif listed:
            continue
        pieces.append((practitioner, work_of(event, work), source))
    try:
        credits_ = crediting.credit_all(pieces, by=by)
    except AlreadyCreditedError as error:
        raise CreditedError from error
    kept = {(one.kind, one.content): one.pk for one in credits_}
    return [
        {**proposing.as_json(line), "credit": kept.get((line.work.kind, line.work.content))}
        for line in lines
    ]


def _listed(held: Application) -> bool:
    """Whether an organiser's list, or another decision, credited this training already."""
    start = duplicates.source_of(held.event.key, "")
    return Credit.objects.filter(
        practitioner=held.practitioner_id, source__startswith=start, withdrawn=False
    ).exists()


def take_back(decision: Decision, *, by: User, reason: str) -> None:
    """Let what a decision credited count no more."""
    keys = [line["credit"] for line in decision.lines if line.get("credit")]
    withdraw_all(Credit.objects.filter(pk__in=keys, withdrawn=False), by=by, reason=reason)


def withdraw_all(found: QuerySet[Credit], *, by: User, reason: str) -> int:
    """Withdraw many credits at once, each with its entry in the history; returns how many."""
    credits_ = list(found.select_for_update())
    before = {one.pk: records.values(one) for one in credits_}
    for one in credits_:
        one.withdrawn = True
    Credit.objects.bulk_update(credits_, ["withdrawn"])
    Change.objects.bulk_create(
        Change(
            organisation_id=one.organisation_id, subject=one.subject, what=Change.What.WITHDRAWN,
            record=one._meta.label_lower, record_id=one.pk, by=by, by_name=by.get_full_name(),
            before=before[one.pk], after=records.values(one), reason=reason,
        )
        for one in credits_
    )  # fmt: skip
    return len(credits_)
