"""What of the room's records meets obligations: posts that were filled, a contact published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext

from mreza.rooms.obligations.evidence import Evidence, register
from mreza.rooms.workforce.models import Appointment
from mreza.rooms.workforce.queries.appointed import gaps
from mreza.site import clock

Codes = Collection[str]
Held = dict[str, list[Appointment]]  # by home
# The contact of the safety officer is an obligation of its own.
PUBLISHING = {"safety_contact", "safety_published"}


def register_all() -> None:
    """Say to the room of obligations what can be found here."""
    register("quality_appointments", found)
    register("safety_officer_published", found)


def found(codes: Codes, first: date, last: date) -> Iterator[Evidence]:
    """Posts that were filled and contacts that were published; one query for both."""
    held = _held(codes)
    yield from appointed(held, first, last)
    yield from published(held, first, last)


def appointed(by_home: Held, first: date, last: date) -> Iterator[Evidence]:
    """The first day of each year on which every post was filled (4.1.1.3).

    Appointments hold at all times, so each year is shown anew. Whether ten are employed is not
    asked of the past: a commission of three is asked for.
    """
    for code, held in by_home.items():
        for day in _first_days(held, first, last, _is_whole):
            title = gettext("Posts of the quality model filled")
            yield Evidence(code, "quality_appointments", day, title, _address(code))


def published(by_home: Held, first: date, last: date) -> Iterator[Evidence]:
    """The first day of each year on which a safety officer's contact was published."""
    for code, held in by_home.items():
        for day in _first_days(held, first, last, _is_published):
            title = gettext("Published contact of the safety officer")
            yield Evidence(code, "safety_officer_published", day, title, _address(code))


def _held(codes: Codes) -> Held:
    held: Held = defaultdict(list)
    for one in Appointment.objects.filter(organisation__in=codes, withdrawn=False):
        held[str(one.organisation_id)].append(one)
    return held


def _first_days(
    held: list[Appointment], first: date, last: date, fits: Callable[[list[Appointment]], bool]
) -> Iterator[date]:
    """The first day of each year on which the appointments of the day fit, if in the period.

    Nothing is done on days to come, whatever period is asked for.
    """
    last = min(last, clock.today())
    for year in range(first.year, last.year + 1):
        begins, ends = date(year, 1, 1), min(last, date(year, 12, 31))
        begun = {one.first_day for one in held if begins < one.first_day <= ends}
        for day in sorted({begins} | begun):
            if fits([a for a in held if a.first_day <= day <= (a.last_day or day)]):
                if first <= day <= last:
                    yield day
                break


def _is_whole(held: list[Appointment]) -> bool:
    return not set(gaps(held, None)) - PUBLISHING


def _is_published(held: list[Appointment]) -> bool:
    return not set(gaps(held, None)) & {"safety_officer", *PUBLISHING}


def _address(code: str) -> str:
    return reverse("workforce:posts", args=[code])
