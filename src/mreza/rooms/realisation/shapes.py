"""Shapes of what the API is given and answers."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from ninja import Schema
from pydantic import Field

from mreza.rooms.calculations.api import problems as problems_of

Number = Annotated[int, Field(ge=1, le=2**63 - 1)]
Word = Annotated[str, Field(pattern=r"^[-a-z0-9_]*$", max_length=80)]
Limit = Annotated[int, Field(ge=1, le=1000)]
Offset = Annotated[int, Field(ge=0, le=1_000_000)]
_WORDS = {
    401: "Sign in first: a session, or name and password",
    403: "Not for your role",
    409: "The file stands elsewhere than the deed needs, or it was sent already",
    413: "The file is larger than the installation takes",
    429: "Too many failed sign-ins",
    507: "The disk is full; nothing was kept",
}


def problems(*statuses: int) -> dict[str, Any]:
    """Answers of an operation when something is wrong."""
    known = problems_of(*[status for status in statuses if status not in _WORDS])
    content = next(iter(problems_of(404)["responses"].values()))["content"]
    mine = {s: {"description": _WORDS[s], "content": content} for s in statuses if s in _WORDS}
    return {"responses": {**known["responses"], **mine}}


class SumOut(Schema):
    """Good rows of an activity in a month, beside a twelfth of the year's plan."""

    activity: str
    when: str
    measure: str
    rows: int
    quantity: str | None
    planned: str | None


class UploadOut(Schema):
    """A file that was sent. `file_name` is null for whoever may see counts only."""

    id: int
    dataset: str
    provider: str | None
    file_name: str | None
    sha256: str
    bytes: int
    at: datetime
    state: str
    progress: int
    rows: int | None
    good: int | None
    bad: int | None
    problem: str
    message: str
    months: list[str]
    batch: str
    version: int | None
    synthetic: bool
    counter_of: int | None


class ReasonOut(Schema):
    """Why rows were refused: how many, in which column, and an example in both languages."""

    code: str
    column: str
    count: int
    sl: str
    en: str


class UploadWhole(UploadOut):
    """A file with its reasons (for whoever may see rows) and sums."""

    reasons: list[ReasonOut]
    totals: list[SumOut]


class UploadPage(Schema):
    """Some of the files that were asked for, and how many there are in all."""

    total: int
    limit: int
    offset: int
    items: list[UploadOut]


class SendIn(Schema):
    """What comes with a file."""

    dataset: Word
    provider: Word = ""


class WithdrawIn(Schema):
    """Why a committed file is taken back."""

    reason: Annotated[str, Field(min_length=1, max_length=1000, pattern=r"\S")]
