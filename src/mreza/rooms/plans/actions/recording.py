"""What is recorded about a measure: added for good, changed as a next revision, withdrawn.

Each verb locks the measure's row, so that two people take turns, and adds to the history.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, TypeVar

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from mreza.rooms.improvement.actions.entries import plain
from mreza.rooms.obligations import files
from mreza.rooms.plans.links import Source
from mreza.rooms.plans.models import (
    Change,
    Dependency,
    Document,
    FundsEntry,
    Indicator,
    Measure,
    MilestoneDone,
    PlanVersion,
    Risk,
    Statement,
    Task,
)
from mreza.rooms.plans.models.base import Told
from mreza.rooms.plans.refusals import (
    AgainError,
    CircleError,
    DisappearedError,
    FutureError,
    StaleError,
    WithdrawnError,
)
from mreza.rooms.plans.words import What
from mreza.site.accounts.models import User

Row = TypeVar("Row", bound=Told)
Revised = Task | Risk
_DAYS = ("day", "done_on", "closed_on")


def add(row: Row, what: What, measure: Measure, *, day: date, by: User, reason: str = "") -> Row:
    """Record `row` for good. `FutureError`, `AgainError`, `DisappearedError`."""
    with transaction.atomic():
        _held(measure)
        _log(measure, what, after=_saved(row, day, by), by=by, reason=reason)
    return row


def state(row: Statement, *, seen: int, day: date, by: User) -> Statement:
    """A statement; `seen` is the newest one when the form was opened (0: none). `StaleError`."""
    with transaction.atomic():
        _held(row.measure)
        _same(row.measure.statements.filter(withdrawn__isnull=True).order_by("-pk").first(), seen)
        return add(row, What.STATEMENT, row.measure, day=day, by=by, reason=row.reason)


def enter_funds(row: FundsEntry, *, seen: int, day: date, by: User) -> FundsEntry:
    """Money of a year and source; `seen` is the entry that it corrects (0: none). `StaleError`."""
    with transaction.atomic():
        measure = _held(row.measure)
        newest = newest_funds(measure, row.year, row.source)
        _same(newest, seen)
        if newest is not None:
            row.source = newest.source  # one source, however its letters are written
        before = plain(newest, _fields(newest)) if newest else {}
        after = _saved(row, day, by)
        _log(measure, What.FUNDS, before=before, after=after, by=by, reason=row.note)
    return row


def newest_funds(measure: Measure, year: int, source: str) -> FundsEntry | None:
    """The entry that counts of a year and a source."""
    found = measure.funds.filter(year=year, source__iexact=source, withdrawn__isnull=True)
    return found.order_by("-pk").first()


def need(row: Dependency, *, day: date, by: User) -> Dependency:
    """A measure waits for another one. `CircleError` where that one waits for it."""
    with transaction.atomic():
        # One lock for the plan: two halves of a circle could be drawn at the same time.
        list(Measure.objects.select_for_update().filter(plan=row.measure.plan_id).order_by("pk"))
        found = Dependency.objects.filter(
            measure__plan=row.measure.plan_id, withdrawn__isnull=True
        ).values_list("measure_id", "needs_id")
        if row.measure_id in _reached(row.needs_id, found):
            raise CircleError
        return add(row, What.DEPENDENCY, row.measure, day=day, by=by, reason=row.note)


def keep_document(row: Document, file: UploadedFile[Any], *, day: date, by: User) -> Document:
    """A document with its file. `FileError`, `FileTooLargeError`, `AgainError`: the same."""
    kept = files.keep(file.chunks(), file.name or "")
    row.file_name, row.file_key = kept.name, kept.key
    row.sha256, row.bytes = kept.sha256, kept.bytes
    try:
        return add(row, What.DOCUMENT, row.measure, day=day, by=by)
    except BaseException:
        files.forget(kept)
        raise


def finish_milestone(row: MilestoneDone, *, day: date, by: User) -> MilestoneDone:
    """A milestone is done. `AgainError` where it is recorded as done already."""
    return add(row, What.MILESTONE, row.measure, day=day, by=by, reason=row.note)


def change(
    row: Revised, given: dict[str, Any], what: What, *, seen: int, day: date, by: User, reason: str
) -> Revised:
    """Change a task or a risk as its next revision. `StaleError`, `WithdrawnError`."""
    with transaction.atomic():
        measure = _held(row.measure)
        mine = type(row)._default_manager.select_for_update().get(pk=row.pk)
        if mine.revision != seen:
            raise StaleError(*_last(measure, what))
        if mine.withdrawn is not None:
            raise WithdrawnError
        names = (*_fields(mine)[:1], *given)
        before = plain(mine, names)
        for name, value in given.items():
            setattr(mine, name, value)
        _refuse_future(mine, day)
        mine.revision += 1
        mine.save()
        _log(measure, what, before=before, after=plain(mine, names), by=by, reason=reason)
    return mine


def withdraw(row: Told, what: What, measure: Measure, *, by: User, reason: str) -> None:
    """It counts no more, and stays to be read with the reason. `WithdrawnError`."""
    with transaction.atomic():
        Measure.objects.select_for_update().get(pk=measure.pk)
        mine = type(row)._default_manager.select_for_update().get(pk=row.pk)
        if mine.withdrawn is not None:
            raise WithdrawnError
        mine.withdrawn, mine.withdrawn_by = timezone.now(), by.get_full_name()
        mine.withdrawn_why = reason
        mine.save(update_fields=["withdrawn", "withdrawn_by", "withdrawn_why"])
        _log(measure, what, before=plain(mine, _fields(mine)), by=by, reason=reason)


def link(indicator: Indicator, key: str, *, by: User, reason: str) -> None:
    """Let an indicator read itself from a source, or (empty) be entered by hand again."""
    with transaction.atomic():
        measure = Measure.objects.select_for_update().get(pk=indicator.measure_id)
        mine = Indicator.objects.select_for_update().get(pk=indicator.pk)
        names = ("title_sl", "link")
        before = plain(mine, names)
        mine.link = key
        mine.save(update_fields=["link"])
        _log(measure, What.LINK, before=before, after=plain(mine, names), by=by, reason=reason)


def add_indicator(measure: Measure, source: Source, *, by: User, reason: str) -> Indicator:
    """Show something that Mreža measures beside a measure. `AgainError` where it is there."""
    with transaction.atomic():
        mine = _held(measure)
        try:
            with transaction.atomic():
                made = Indicator.objects.create(
                    measure=mine, key=f"linked_{source.key}", title_sl=source.title.sl,
                    title_en=source.title.en, unit=source.unit, direction=source.direction,
                    link=source.key,
                )  # fmt: skip
        except IntegrityError as error:
            raise AgainError from error
        _log(mine, What.LINK, after=plain(made, ("title_sl", "link")), by=by, reason=reason)
    return made


def _held(measure: Measure) -> Measure:
    """The measure, locked until the transaction ends. `DisappearedError`."""
    mine = Measure.objects.select_for_update().get(pk=measure.pk)
    newest = PlanVersion.objects.filter(plan=mine.plan_id).order_by("-number").first()
    if newest is None or not mine.wordings.filter(version=newest).exists():
        raise DisappearedError
    return mine


def _saved(row: Told, day: date, by: User) -> dict[str, Any]:
    _refuse_future(row, day)
    row.by, row.by_name = by, by.get_full_name()
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise AgainError from error
    return plain(row, _fields(row))


def _refuse_future(row: Told, day: date) -> None:
    if any((getattr(row, name, None) or day) > day for name in _DAYS):
        raise FutureError


def _same(newest: Told | None, seen: int) -> None:
    if (newest.pk if newest else 0) != seen:
        raise StaleError(newest.by_name, newest.at) if newest else StaleError


def _last(measure: Measure, what: What) -> tuple[str, datetime | None]:
    last = Change.objects.filter(measure=measure, what=what).first()
    return (last.by_name, last.at) if last else ("", None)


def _reached(start: int, edges: Iterable[tuple[int, int]]) -> set[int]:
    """Every measure that `start` needs, by way of any others, and itself."""
    needs: dict[int, list[int]] = {}
    for one, other in edges:
        needs.setdefault(one, []).append(other)
    found, open_ones = {start}, [start]
    while open_ones:
        for other in needs.get(open_ones.pop(), []):
            if other not in found:
                found.add(other)
                open_ones.append(other)
    return found


_NOT_SHOWN = frozenset({
    "id", "measure", "by", "by_name", "at", "withdrawn", "withdrawn_by", "withdrawn_why",
    "file_key", "sha256", "revision", "noted_on",
})  # fmt: skip


def _fields(row: models.Model) -> tuple[str, ...]:
    return tuple(one.name for one in row._meta.concrete_fields if one.name not in _NOT_SHOWN)


def _log(
    measure: Measure,
    what: What,
    *,
    by: User,
    reason: str,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    Change.objects.create(
        plan_id=measure.plan_id, measure=measure, what=what, before=before or {},
        after=after or {}, reason=reason, by=by, by_name=by.get_full_name(),
    )  # fmt: skip
