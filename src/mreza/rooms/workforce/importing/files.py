"""Verbs on files of records: check, take, discard, take back. Each is whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Final

from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils import timezone

from mreza.kernel.errors import MrezaError
from mreza.kernel.text import Text
from mreza.lake import small
from mreza.rooms.workforce.importing.dataset import Dataset, Row
from mreza.rooms.workforce.models import Change, FileState, ImportedFile
from mreza.rooms.workforce.models.history import Record
from mreza.rooms.workforce.refusals import NotWaitingError, SameFileError, TakenError
from mreza.site.accounts.models import User

MOST_FAULTS: Final = 2_000  # kept and shown of a refused file
BATCH: Final = 2_000


def check(
    chunks: Iterable[bytes], *, name: str, dataset: Dataset, organisation: str, by: User
) -> ImportedFile:
    """Read a file and hold every row against the schema and the organisation's records.

    The answer is `checked` (its rows wait) or `refused` (with faults). Raises `SameFileError`.
    """
    with NamedTemporaryFile(suffix=Path(name).suffix[:10]) as file:
        for chunk in chunks:
            file.write(chunk)
        file.flush()
        found, faults = _read(Path(file.name), name, dataset, organisation)
    keeps = found is not None and not faults
    kept = ImportedFile(
        organisation_id=organisation, dataset=dataset.name, file_name=Path(name).name[:200],
        sha256=found.sha256 if found else "", by=by, by_name=by.get_full_name(),
        rows=found.total if found else 0, bad=len({fault["line"] for fault in faults}),
        state=FileState.CHECKED if keeps else FileState.REFUSED,
        read_as=found.read_as.as_dict() if found else {}, faults=faults[:MOST_FAULTS],
        waiting=[_plain(row) for row in found.rows] if found and keeps else None,
    )  # fmt: skip
    first = _same(kept)
    if first is not None:  # its own rows would speak against it
        raise SameFileError(first)
    try:
        with transaction.atomic():
            kept.save()
    except IntegrityError as error:
        raise SameFileError(_same(kept)) from error
    return kept


def _same(file: ImportedFile) -> ImportedFile | None:
    living = (FileState.CHECKED, FileState.TAKEN)
    return ImportedFile.objects.filter(
        organisation=file.organisation_id, dataset=file.dataset, sha256=file.sha256,
        state__in=living,
    ).first()  # fmt: skip


def _read(
    path: Path, name: str, dataset: Dataset, organisation: str
) -> tuple[small.SmallFile | None, list[dict[str, Any]]]:
    """The file and its faults; None for a file that is no such table at all."""
    try:
        found = small.read(path, dataset.schema)
    except MrezaError as error:
        why = str(error).replace(path.name, name)  # the name that it was sent under
        return None, [_fault(0, "", "", Text(why, why), Text("", ""))]
    if not found.total:
        nothing = Text("v datoteki ni vrstic", "the file has no rows")
        return found, [_fault(0, "", "", nothing, Text("vsaj ena vrstica", "at least one row"))]
    faults = [_fault(*fault) for fault in found.faults]
    if not faults:
        faults = [_fault(*one) for one in dataset.build(organisation, found.rows).problems]
    return found, faults


def _fault(line: int, column: str, value: str, why: Text, right: Text) -> dict[str, Any]:
    return {"line": line, "column": column, "value": value[:80], "why": why.as_dict(),
            "right": right.as_dict()}  # fmt: skip


def take(file: ImportedFile, dataset: Dataset, *, by: User) -> int:
    """Store the rows that wait, all of them; returns how many records they made.

    They are held against the records once more: raises `TakenError` when these have changed so
    that a row does not fit any more, `NotWaitingError` for a file that does not wait.
    """
    try:
        with transaction.atomic():
            held = _moved(file, FileState.CHECKED, FileState.TAKEN, by)
            built = dataset.build(str(file.organisation_id), _typed(held.waiting, dataset))
            if built.problems:
                raise TakenError(str(built.problems[0].line))
            count = _store(built.records, file, by)
            ImportedFile.objects.filter(pk=file.pk).update(waiting=None)
    except IntegrityError as error:
        raise TakenError(str(error)) from error
    file.refresh_from_db()
    return count


def _store(records: Sequence[Record], file: ImportedFile, by: User) -> int:
    """New records in their order, table by table; those that are stored already are passed over."""
    fresh = [record for record in records if record.pk is None]
    for record in fresh:
        record.file = file
    for _model, group in groupby(fresh, key=type):
        ready = _ready(group)
        type(ready[0])._default_manager.bulk_create(ready, batch_size=BATCH)
    Change.objects.create(
        organisation_id=file.organisation_id, subject=f"file/{file.pk}",
        record=file._meta.label_lower, record_id=file.pk, what=Change.What.ADDED, by=by,
        by_name=by.get_full_name(), after={"file": file.file_name, "records": len(fresh)},
    )  # fmt: skip
    return len(fresh)


def _ready(group: Iterable[Model]) -> list[Model]:
    """Records whose parents have been stored meanwhile take their keys from them."""
    ready = list(group)
    for record in ready:
        record._prepare_related_fields_for_save(operation_name="bulk_create")  # type: ignore[attr-defined]
    return ready


def discard(file: ImportedFile, *, by: User) -> None:
    """Let go of a file that waits. Raises `NotWaitingError`."""
    with transaction.atomic():
        _moved(file, FileState.CHECKED, FileState.DISCARDED, by)
        ImportedFile.objects.filter(pk=file.pk).update(waiting=None)
    file.refresh_from_db()


def take_back(file: ImportedFile, models: Iterable[type[Record]], *, by: User, reason: str) -> int:
    """Withdraw everything that came from the file; returns how many records.

    Raises `NotWaitingError` for a file that is not taken.
    """
    with transaction.atomic():
        _moved(file, FileState.TAKEN, FileState.TAKEN_BACK, by, why=reason)
        count = sum(
            model._default_manager.filter(file=file, withdrawn=False).update(withdrawn=True)
            for model in models
        )
        Change.objects.create(
            organisation_id=file.organisation_id, subject=f"file/{file.pk}",
            record=file._meta.label_lower, record_id=file.pk, what=Change.What.WITHDRAWN, by=by,
            by_name=by.get_full_name(), after={"records": count}, reason=reason,
        )  # fmt: skip
    file.refresh_from_db()
    return count


def _moved(
    file: ImportedFile, stands: FileState, state: FileState, by: User, why: str = ""
) -> ImportedFile:
    held = ImportedFile.objects.select_for_update().get(pk=file.pk)
    if held.state != stands:
        raise NotWaitingError(held.state)
    held.state, held.why = state, why
    held.settled_at, held.settled_by_name = timezone.now(), by.get_full_name()
    held.save(update_fields=["state", "why", "settled_at", "settled_by_name"])
    return held


def _plain(row: Row) -> dict[str, Any]:
    """A row as JSON keeps it."""
    return {
        name: value.isoformat() if isinstance(value, date)
        else f"{value:f}" if isinstance(value, Decimal) else value
        for name, value in row.items()
    }  # fmt: skip


def _typed(rows: list[dict[str, Any]], dataset: Dataset) -> list[dict[str, Any]]:
    return [dict(_cells(row, dataset)) for row in rows]


def _cells(row: dict[str, Any], dataset: Dataset) -> Iterator[tuple[str, Any]]:
    yield "line", row["line"]
    for field in dataset.schema.fields:
        value = row[field.name]
        if value is not None and field.kind == "date":
            value = date.fromisoformat(value)
        elif value is not None and field.kind == "decimal":
            value = Decimal(value)
        yield field.name, value
