"""Shapes of the room's HTTP API: what comes in, what goes out."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from mreza.rooms.calculations.api import Day

Code = Annotated[str, Field(pattern=r"^[-a-z0-9_]+$", max_length=80)]
OrEmpty = Annotated[str, Field(pattern=r"^[-a-z0-9_]*$", max_length=80)]
Said = Annotated[str, Field(min_length=1, max_length=500, pattern=r"^[^\x00]*\S[^\x00]*$")]
Short = Annotated[str, Field(max_length=120, pattern=r"^[^\x00]*$")]
Number = Annotated[int, Field(ge=1, le=2_147_483_647)]
Limit = Annotated[int, Field(ge=1, le=1000)]
Offset = Annotated[int, Field(ge=0, le=1_000_000)]
StateName = Literal["", "overdue", "soon", "upcoming", "done", "late", "waived"]


class Strict(Schema):
    """A body in which a misspelt name is an error."""

    model_config = ConfigDict(extra="forbid")


class ItemOut(Schema):
    """A due item. `key` names it for good; `moment` names it within its obligation.

    `illustrative`: no document prints the day; `why` says what it prints instead.
    """

    key: str
    organisation: str
    act: str
    code: str
    moment: str
    title: str
    article: str
    about: str | None
    due: date
    on_time_until: date
    state: str
    done_on: date | None
    shown_by: str | None
    responsible: str | None
    illustrative: bool
    why: str | None


class ItemPage(Schema):
    """Some of the items that were asked for, and how many there are in all."""

    total: int
    limit: int
    offset: int
    items: list[ItemOut]


class StandingOut(Schema):
    """An organisation with how many of its items stand in which state."""

    organisation: str
    name: str
    kind: str
    office: str | None
    overdue: int
    soon: int
    upcoming: int
    done: int
    late: int
    waived: int


class ItemName(Strict):
    """Which item is meant."""

    act: Code
    code: Code
    moment: Code


class DoneIn(ItemName):
    """It was done on a day."""

    day: Day
    note: Annotated[str, Field(max_length=500, pattern=r"^[^\x00]*$")] = ""


class WaivedIn(ItemName):
    """It need not be done, and why."""

    reason: Said


class AnswerOut(Schema):
    """What somebody said of an item; withdrawn, it counts no more."""

    id: int
    organisation: str
    act: str
    code: str
    moment: str
    due: date
    kind: str
    day: date | None
    note: str
    by: str
    at: datetime
    withdrawn_at: datetime | None
    withdrawn_why: str


class EventIn(Strict):
    """Something from which a time limit runs; `kind` as the obligation's `event` names it."""

    kind: Code
    day: Day
    subject: Annotated[str, Field(max_length=200, pattern=r"^[^\x00]*$")] = ""
    reference: Short = ""


class EventOut(Schema):
    """An event that somebody entered."""

    id: int
    organisation: str
    kind: str
    day: date
    subject: str
    reference: str
    by: str
    at: datetime
    withdrawn_at: datetime | None


class ReasonIn(Strict):
    """Why something is withdrawn."""

    reason: Said
