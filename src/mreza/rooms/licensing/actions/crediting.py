"""Crediting a piece of training: the act makes points of it, exactly, once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction

from mreza.rooms.licensing import law
from mreza.rooms.licensing.models import Credit, Practitioner
from mreza.rooms.licensing.refusals import AlreadyCreditedError
from mreza.rooms.workforce.actions import records
from mreza.rooms.workforce.models import Change
from mreza.site.accounts.models import User


@dataclass(frozen=True)
class Work:
    """One piece of training or work, as the act's table `credit` takes it.

    `content_minutes` are minutes recognised as the mandatory `content`.
    """

    kind: str
    title: str
    day: date
    last_day: date
    minutes: int | None = None
    weeks: Decimal | None = None
    contributions: int | None = None
    sharers: int = 1
    content: str = ""
    content_minutes: int = 0

    def inputs(self) -> dict[str, Any]:
        """The act's inputs; only those that are known."""
        given = {"minutes": self.minutes, "weeks": self.weeks, "contributions": self.contributions}
        known = {name: value for name, value in given.items() if value is not None}
        return {"kind": self.kind, "sharers": self.sharers, **known}


def credit(practitioner: Practitioner, work: Work, *, source: str, by: User | None) -> Credit:
    """Store the points of `work`. Raises `AlreadyCreditedError` when `source` was credited."""
    return credit_all([(practitioner, work, source)], by=by)[0]


def credit_all(
    pieces: Sequence[tuple[Practitioner, Work, str]], *, by: User | None
) -> list[Credit]:
    """All pieces or none, as an attendance list brings them. Raises `AlreadyCreditedError`."""
    made = build(pieces, by=by)
    try:
        with transaction.atomic():
            Credit.objects.bulk_create(made)
            _log(made, by)
    except IntegrityError as error:
        raise AlreadyCreditedError(str(error)) from error
    return made


def build(
    pieces: Sequence[tuple[Practitioner, Work, str]], *, by: User | None, by_name: str = "system"
) -> list[Credit]:
    """Credits with their exact points; nothing is stored. `by_name` is who when it is nobody."""
    by_name = by.get_full_name() if by else by_name
    computed = _computed([work for _person, work, _source in pieces])
    return [
        Credit(
            practitioner=person, day=work.day, last_day=work.last_day, kind=work.kind,
            title=work.title[:250], points_before_sharing=row["points_before_sharing"],
            sharers=int(row["divided_by"]), content=work.content,
            content_minutes=work.content_minutes, inputs=_plain(work.inputs()), source=source,
            by_name=by_name,
        )
        for (person, work, source), row in zip(pieces, computed, strict=True)
    ]  # fmt: skip


def _computed(works: Sequence[Work]) -> list[dict[str, Any]]:
    """The act's row of each work, by the law of its last day."""
    found: dict[int, dict[str, Any]] = {}
    alike: dict[tuple[date, ...], list[int]] = {}
    for place, work in enumerate(works):
        alike.setdefault(law.held(law.CREDIT, work.last_day), []).append(place)
    for places in alike.values():
        day = works[places[0]].last_day
        result = law.run(law.CREDIT, [works[place].inputs() for place in places], day)
        found |= dict(zip(places, map(dict, result.rows), strict=True))
    return [found[place] for place in range(len(works))]


def withdraw(credit: Credit, *, by: User, reason: str) -> None:
    """Points that were credited by mistake count no more; they stay in the history."""
    records.withdraw(credit, by=by, reason=reason)


def _plain(inputs: dict[str, Any]) -> dict[str, Any]:
    return {name: str(value) if isinstance(value, Decimal) else value
            for name, value in inputs.items()}  # fmt: skip


def _log(made: Iterable[Credit], by: User | None) -> None:
    Change.objects.bulk_create(
        Change(
            organisation_id=one.organisation_id, subject=one.subject, what=Change.What.ADDED,
            record=one._meta.label_lower, record_id=one.pk, by=by, by_name=one.by_name,
            after=records.values(one),
        )
        for one in made
    )  # fmt: skip
