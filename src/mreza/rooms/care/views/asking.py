"""Who asks, about which organisation and month, and what they may do there."""

from __future__ import annotations

import re
from datetime import date

from django.http import HttpRequest, HttpResponse

from mreza.rooms.care.rules import Deed, may
from mreza.rooms.workforce.views.asking import answer, standing
from mreza.site import clock


def refusal(request: HttpRequest, code: str, deed: Deed) -> HttpResponse | None:
    """None when somebody may; sign-in for the public; 404 to others, 403 to the home's own."""
    who = standing(request, code)
    return answer(request, code, exists=who.works_here, allowed=may(who, deed))


def manages(request: HttpRequest, code: str) -> bool:
    return may(standing(request, code), Deed.MANAGE)


def month_of(request: HttpRequest) -> date:
    """The month asked for (`?month=2026-09`), else this one."""
    return read_month(request.GET.get("month", "")) or clock.today().replace(day=1)


def read_month(text: str) -> date | None:
    """`2026-09` as its first day; None for anything else."""
    if not re.fullmatch(r"20[0-9]{2}-(0[1-9]|1[0-2])", text):
        return None
    return date(int(text[:4]), int(text[5:]), 1)


def day_of(request: HttpRequest) -> date:
    """The day asked for (`?day=2026-09-30`), else today."""
    try:
        return date.fromisoformat(request.GET.get("day", "")[:10])
    except ValueError:
        return clock.today()
