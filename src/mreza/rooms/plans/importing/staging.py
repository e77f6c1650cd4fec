"""Verbs on imports of plans: stage, settle a doubt, correct, confirm, discard.

What is staged is read, shown and corrected; only `confirm` makes a version of the plan of it, once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from django.db import IntegrityError, transaction
from django.utils import timezone

from mreza.kernel import plan as kernel
from mreza.kernel.text import Text
from mreza.rooms.plans import keeping, versions
from mreza.rooms.plans.comparing import Comparison, compare
from mreza.rooms.plans.importing import answers, plain
from mreza.rooms.plans.importing.refusals import (
    DisappearingError,
    DoubtsLeftError,
    NewerVersionError,
    SettledError,
    WaitsAlreadyError,
)
from mreza.rooms.plans.models import Plan, PlanVersion, StagedImport
from mreza.rooms.plans.reading import Doubt, ForeignError, Passage, Reading, read
from mreza.rooms.plans.refusals import SameVersionError, StaleError
from mreza.site.accounts.models import User

State = StagedImport.State
_SAME_PLAN: Final = 0.2  # of the codes of the smaller plan, below which it is another plan


@dataclass(frozen=True)
class Staged:
    """An import with everything that follows from it; `base` is the version it was held against."""

    reading: Reading
    current: kernel.Plan
    base: int
    answers: dict[str, Any]

    @cached_property
    def plan(self) -> kernel.Plan:
        """What would be stored: as read, in our words where measures agree, as corrected."""
        read_plan = keeping.with_our_words(self.reading.plan, self.current)
        return answers.applied(read_plan, self.answers)

    @cached_property
    def comparison(self) -> Comparison:
        return compare(self.current, self.plan)

    @property
    def gone(self) -> tuple[str, ...]:
        """Codes of measures that the plan has and the document has not."""
        return tuple(one.code for one in self.comparison.disappeared)

    @property
    def open_doubts(self) -> tuple[Doubt, ...]:
        return answers.open_doubts(self.reading, self.answers)

    @property
    def passages(self) -> dict[str, Passage]:
        """The official text by the code under which the measure would be stored."""
        renamed = answers.codes_now(self.answers)
        return {renamed.get(code, code): one for code, one in self.reading.passages.items()}


def stage(data: bytes, name: str, plan: Plan, *, by: User | None) -> StagedImport:
    """Read a document for a plan and let it wait.

    Raises `DamagedError`, `ForeignError`, `SameVersionError`, `WaitsAlreadyError`; then nothing is
    stored.
    """
    mark = sha256(data).hexdigest()
    same = plan.versions.filter(fingerprint=mark).first()
    if same is not None:
        raise SameVersionError(same.number)
    newest = plan.versions.first()
    found = read(data, Path(name).name)
    current = versions.as_plan(newest) if newest else kernel.Plan((), ())
    _check_same_plan(found.plan, current, name)
    kept = {"reading": plain.plain(found), "current": plain.plain(current),
            "base": newest.number if newest else 0}  # fmt: skip
    staged = StagedImport(
        plan=plan, file_name=Path(name).name[-200:], fingerprint=mark, bytes=len(data), read=kept,
        by=by, by_name=by.get_full_name() if by else "",
    )  # fmt: skip
    try:
        with transaction.atomic():
            staged.save()
    except IntegrityError as error:
        first = StagedImport.objects.get(plan=plan, fingerprint=mark, state=State.WAITING)
        raise WaitsAlreadyError(first) from error
    return staged


def _check_same_plan(read_plan: kernel.Plan, current: kernel.Plan, name: str) -> None:
    codes = {one.code for one in read_plan.measures}
    known = {one.code for one in current.measures}
    if known and len(codes & known) < _SAME_PLAN * min(len(codes), len(known)):
        raise ForeignError(
            Text("dokument je drug načrt: njegovih oznak ta načrt nima",
                 "the document is another plan: this plan has none of its codes"),
            where=name, remedy=Text("Izberite načrt, ki mu dokument pripada",
                                    "Choose the plan to which the document belongs"),
        )  # fmt: skip


def opened(staged: StagedImport) -> Staged:
    """The import as it stands with the answers so far."""
    kept = staged.read
    return Staged(
        plain.reading(kept["reading"]), plain.plan(kept["current"]), kept["base"], staged.answers
    )


def settle(staged: StagedImport, keys: Iterable[str], *, by: User | None) -> int:
    """Take doubts as read; returns how many were open. Raises `SettledError`."""
    with transaction.atomic():
        held = _held(staged)
        known = {one.key for one in opened(held).open_doubts}
        chosen = sorted(known.intersection(keys))
        settled = {**held.answers.get("settled", {}), **{key: _who(by) for key in chosen}}
        _answer(held, {**held.answers, "settled": settled})
    staged.refresh_from_db()
    return len(chosen)


def correct(staged: StagedImport, code: str, key: str, value: str, *, seen: int, by: User) -> None:
    """Let one field of a measure read otherwise, and settle the doubts about it.

    Raises `SettledError`, `StaleError` when somebody answered since revision `seen`,
    `CorrectionError`, `UnknownNameError`.
    """
    with transaction.atomic():
        held = _held(staged)
        if held.revision != seen:
            raise StaleError
        whole = opened(held)
        answers.corrected(whole.plan, code, key, value)  # refused before it is kept
        about = [
            one for one in whole.open_doubts
            if answers.codes_now(held.answers).get(one.code, one.code) == code
            and key in {field.key for field in answers.about(whole.plan.measure(code), one)}
        ]  # fmt: skip
        correction = {"code": code, "key": key, "value": value, **_who(by)}
        _answer(held, {
            "settled": {**held.answers.get("settled", {}), **{one.key: _who(by) for one in about}},
            "corrections": [*held.answers.get("corrections", []), correction],
        })  # fmt: skip
    staged.refresh_from_db()


def confirm(
    staged: StagedImport,
    *,
    base: int,
    gone: Iterable[str] = (),
    note: str = "",
    adopted: date | None = None,
    by: User | None,
) -> PlanVersion:
    """Make a version of the plan of what was read; `gone` are the measures known to disappear.

    Raises `SettledError`, `DoubtsLeftError`, `SameVersionError`, `DisappearingError` where others
    than `gone` would, and `NewerVersionError` when the plan has another newest version than `base`,
    which the comparison was made with.
    """
    with transaction.atomic():
        # Plan before import, as `versions.store` does: two who confirm wait for each other here.
        Plan.objects.select_for_update().get(pk=staged.plan_id)
        held = _held(staged)
        whole = opened(held)
        if whole.open_doubts:
            raise DoubtsLeftError(len(whole.open_doubts))
        newest = PlanVersion.objects.filter(plan=held.plan_id).first()
        if (newest.number if newest else 0) != base or base != whole.base:
            raise NewerVersionError
        # A document that is cut off between two measures looks whole but for these.
        if set(whole.gone) != set(gone):
            raise DisappearingError(whole.gone)
        version = versions.store(
            str(held.plan_id), whole.plan, source_name=held.file_name,
            fingerprint=held.fingerprint, note=note, adopted=adopted, by=by,
            passages={code: (*one,) for code, one in whole.passages.items()},
        )  # fmt: skip
        _close(held, State.CONFIRMED, by, version)
    staged.refresh_from_db()
    return version


def discard(staged: StagedImport, *, by: User) -> None:
    """Let go of an import. Raises `SettledError`."""
    with transaction.atomic():
        _close(_held(staged), State.DISCARDED, by, None)
    staged.refresh_from_db()


def renewed(staged: StagedImport) -> None:
    """Hold the import against the newest version of its plan again. Raises `SettledError`."""
    with transaction.atomic():
        held = _held(staged)
        newest = PlanVersion.objects.filter(plan=held.plan_id).first()
        current = versions.as_plan(newest) if newest else kernel.Plan((), ())
        held.read = {**held.read, "current": plain.plain(current),
                     "base": newest.number if newest else 0}  # fmt: skip
        held.save(update_fields=["read"])
    staged.refresh_from_db()


def _held(staged: StagedImport) -> StagedImport:
    held = StagedImport.objects.select_for_update().get(pk=staged.pk)
    if held.state != State.WAITING:
        raise SettledError(held.state, held.settled_by_name, held.settled_at)
    return held


def _answer(held: StagedImport, given: dict[str, Any]) -> None:
    held.answers, held.revision = given, held.revision + 1
    held.save(update_fields=["answers", "revision"])


def _close(held: StagedImport, state: State, by: User | None, version: PlanVersion | None) -> None:
    held.state, held.settled_by, held.version = state, by, version
    held.settled_by_name = by.get_full_name() if by else ""
    held.settled_at = timezone.now()
    held.save(update_fields=["state", "settled_by", "settled_by_name", "settled_at", "version"])


def _who(by: User | None) -> dict[str, str]:
    return {"by": by.get_full_name() if by else "", "at": timezone.now().isoformat()}
