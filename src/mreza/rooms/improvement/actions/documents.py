"""New versions of documents, and confirmations that one was read."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from mreza.rooms.improvement.actions import entries
from mreza.rooms.improvement.models import Confirmation, DocumentVersion, Entry
from mreza.rooms.improvement.registers import DOCUMENTS
from mreza.rooms.obligations import files
from mreza.rooms.workforce.models import StaffMember
from mreza.site.accounts.models import User


def add_version(
    document: Entry, given: dict[str, Any], file: UploadedFile[Any], *, day: date, by: User
) -> None:
    """A version with its file. `FileError`, `FileTooLargeError`; refused, the file is dropped."""
    kept = files.keep(file.chunks(), file.name or "")
    try:
        with transaction.atomic():
            place = {"file_name": kept.name, "file_key": kept.key}
            whole = {**given, **place, "sha256": kept.sha256, "bytes": kept.bytes}
            entries.add_line(DOCUMENTS, document, whole, day=day, by=by)
    except BaseException:
        files.forget(kept)
        raise


def confirm(version: DocumentVersion, *, staff: StaffMember | None, by: User) -> None:
    """Whoever is signed in has read the version; confirming again changes nothing."""
    Confirmation.objects.bulk_create(
        [
            Confirmation(
                version=version, staff=staff, user=by, name=by.get_full_name(),
                by_name=by.get_full_name(),
            )
        ],
        ignore_conflicts=True,
    )  # fmt: skip


def confirm_for(version: DocumentVersion, people: list[StaffMember], *, by: User) -> None:
    """The officer records who signed on paper to have read the version."""
    Confirmation.objects.bulk_create(
        [
            Confirmation(version=version, staff=one, name=one.name, by_name=by.get_full_name())
            for one in people
        ],
        ignore_conflicts=True,
    )
