"""The five activities in which coverage is shown, and how far from the average counts as far."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mreza.kernel.errors import UnknownNameError, closest

Words = str | Promise
FEED = "coverage"
# Colours begin here; how far is too far is the act's (`allowed_deviation`).
NEAR = Decimal(3)


@dataclass(frozen=True)
class Activity:
    """What a page says of one activity. `limit` is the clause that sets the allowed deviation."""

    code: str
    name: Words
    question: Words
    each: Words
    holders: Words
    source: str
    limit: str


ACTIVITIES = (
    Activity(
        code="primary",
        name=_("General, child and school medicine"),
        question=_("How many insured persons there are to a doctor"),
        each=_("persons per doctor"),
        holders=_("doctors"),
        source="table_1",
        limit="3(1)",
    ),
    Activity(
        code="women",
        name=_("Gynaecology"),
        question=_("How many insured women there are to a gynaecologist"),
        each=_("women per gynaecologist"),
        holders=_("gynaecologists"),
        source="table_2",
        limit="3(1)",
    ),
    Activity(
        code="dental_adult",
        name=_("Dental care for adults"),
        question=_("How many insured adults there are to a dentist"),
        each=_("adults per dentist"),
        holders=_("dentists"),
        source="table_3",
        limit="",
    ),
    Activity(
        code="dental_youth",
        name=_("Dental care for youth"),
        question=_("How many insured young people there are to a dentist"),
        each=_("young people per dentist"),
        holders=_("dentists"),
        source="table_4",
        limit="",
    ),
    Activity(
        code="community_nursing",
        name=_("Community nursing and home care"),
        question=_("How many insured persons there are to a community nurse"),
        each=_("persons per nurse"),
        holders=_("community nurses"),
        source="annex_3",
        limit="14(1)",
    ),
)
BY_CODE = {activity.code: activity for activity in ACTIVITIES}


def activity(code: str) -> Activity:
    """The activity `code`. Raises `UnknownNameError` with near names."""
    if code not in BY_CODE:
        raise UnknownNameError(f"no activity {code!r}", remedy=closest(code, [*BY_CODE]))
    return BY_CODE[code]


def level(deviation: Decimal | None, bound: Decimal) -> str:
    """Which of the five colours a deviation has; `bound` is where the strong ones begin."""
    if deviation is None:
        return "nodata"
    side = "hi" if deviation > 0 else "lo"
    distance = abs(deviation)
    if distance > bound:
        return f"{side}2"
    return f"{side}1" if distance > NEAR else "mid"
