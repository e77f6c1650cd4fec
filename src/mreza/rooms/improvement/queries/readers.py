"""Reads of controlled documents: the version in force, who read it and who has not."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from mreza.rooms.improvement.models import Confirmation, Document, DocumentVersion
from mreza.rooms.improvement.queries.people import employed
from mreza.rooms.workforce.models import StaffMember


def in_force(document: Document, day: date) -> DocumentVersion | None:
    """The version that holds on the day."""
    standing = DocumentVersion.objects.filter(entry=document, struck_at__isnull=True)
    return standing.filter(valid_from__lte=day).first()


def of_document(document: Document, code: str, day: date) -> dict[str, Any]:
    """The version in force, who confirmed it, who of those employed has not."""
    version = in_force(document, day)
    confirmations = list(Confirmation.objects.filter(version=version)) if version else []
    read = {one.staff_id for one in confirmations}
    asked = list(employed(code, day)) if version and document.must_read else []
    return {
        "version": version,
        "confirmations": confirmations,
        "missing": [one for one in asked if one.pk not in read],
        "asked": len(asked),
        "read": sum(one.pk in read for one in asked),
    }


def has_read(confirmations: Iterable[Confirmation], staff: StaffMember | None, user: Any) -> bool:
    """Whether somebody is among those who confirmed."""
    return any(
        one.user_id == user.pk or (staff is not None and one.staff_id == staff.pk)
        for one in confirmations
    )


def version(code: str, number: int, pk: int) -> DocumentVersion:
    """A version of the home's document by its number. Raises `DocumentVersion.DoesNotExist`."""
    return DocumentVersion.objects.select_related("entry").get(
        pk=pk, entry__organisation=code, entry__number=number
    )
