"""What all pages of the room share: tabs, groups that may be asked for, who sees small numbers."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest

from mreza.rooms.health_workforce import asking, public, words
from mreza.rooms.health_workforce.models import OccupationGroup
from mreza.rooms.health_workforce.queries.covered import Coverage
from mreza.rooms.health_workforce.rules import Deed


def common(request: HttpRequest) -> dict[str, Any]:
    """What the head and the tabs of every page need; one query at most."""
    mine = asking.access(request)
    return {
        "sees_all": mine.may(Deed.SEE_ALL_NUMBERS),
        "sees_reports": mine.may(Deed.SEE_REPORTS),
        "enters": mine.may(Deed.ENTER_INHABITANTS),
        "own": asking.own_providers(request),
    }


def sees_all(request: HttpRequest) -> bool:
    return asking.access(request).may(Deed.SEE_ALL_NUMBERS)


def group_of(request: HttpRequest) -> str:
    """`?group=`; empty is all groups together. 404 for a group that there is not."""
    asked = request.GET.get("group", "")
    return asked if not asked else group_or_404(asked)


def group_or_404(code: str) -> str:
    if code not in OccupationGroup.values:
        raise Http404(f"No occupational group {code[:40]!r}")
    return code


def groups_shown(
    request: HttpRequest, national: dict[str, Coverage], day: date
) -> list[tuple[str, str]]:
    """(code, name) of groups with workers, without those that are too small to be shown here."""
    left_out = set() if sees_all(request) else public.small_groups(national, day)
    return [
        (group, words.group(group))
        for group in OccupationGroup.values
        if group in national and group not in left_out
    ]
