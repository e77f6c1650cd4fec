"""Every look at somebody's data leaves a line: who, when, what, why."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from mreza.rooms.licensing.models import Disclosure
from mreza.site.accounts.models import User


class What(StrEnum):
    """What was shown; words are in `words`."""

    RECORD = "record"
    STATUS = "status"
    POINTS = "points"
    EXPORT = "export"


class Why(StrEnum):
    """In which work it was shown."""

    REGISTER = "register"
    EMPLOYER = "employer"
    APPLICATION = "application"
    API = "api"


def seen(
    practitioners: Iterable[int], *, by: User, organisation: str, what: What, why: Why
) -> None:
    """Log that data of these practitioners were shown; one insert. Not one's own."""
    lines = [
        Disclosure(
            practitioner_id=one, by=by, by_name=by.get_full_name() or by.username,
            organisation_id=organisation or None, what=what, why=why,
        )
        for one in practitioners
    ]  # fmt: skip
    if len(lines) == 1:
        lines[0].save(force_insert=True)
    else:
        Disclosure.objects.bulk_create(lines)
