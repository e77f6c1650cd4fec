"""What the operations of the room answer. Quantities and amounts are texts; amounts are EUR."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ninja import Schema


class CheckOut(Schema):
    """Two sums that agreed when the run ended, named in both languages."""

    sl: str
    en: str
    expected: str
    found: str


class RunOut(Schema):
    """A run: what it is of, how far, what came of it. `message` says why one failed."""

    id: int
    period: str
    scope: str
    engine: str
    state: str
    stage: str
    progress: int
    message: str
    synthetic: bool
    issued_at: datetime | None
    lake_version: int
    fingerprint: str
    statements: int | None
    amount: str | None
    before: str | None
    now: str | None
    checks: list[CheckOut]


class Page(Schema):
    """Some of what was asked for, and how many there are in all."""

    total: int
    limit: int
    offset: int


class RunPage(Page):
    items: list[RunOut]


class StatementOut(Schema):
    """Owed since January (`amount`), issued `before`, and what remains `now`."""

    id: int
    run: int
    period: str
    issued_at: datetime | None
    synthetic: bool
    provider: str
    name: str
    unit: str
    office: str
    amount: str
    before: str
    now: str


class StatementPage(Page):
    items: list[StatementOut]


class ObjectionOut(Schema):
    """What a provider disputes of a line, and the insurer's answer."""

    id: int
    statement: int
    line: int
    provider: str
    disputed: str
    reason: str
    state: str
    at: datetime
    answer: str
    accepted: str | None
    answered_at: datetime | None


class ObjectionPage(Page):
    items: list[ObjectionOut]


class LineOut(Schema):
    """A line; null where there is nothing of the kind. `paid` false: evidence, not in the sum."""

    id: int
    lane: str
    code: str
    title: dict[str, str]
    table: str
    activity: str
    unit: str
    paid: bool
    illustrative: bool
    rows: int
    planned: str | None
    realised: str | None
    recognised: str | None
    price: str | None
    amount: str
    before: str
    now: str


class StatementWhole(StatementOut):
    """A statement with its lines and objections, and what of it is paid on time."""

    disputed: str
    undisputed: str
    lines: list[LineOut]
    objections: list[ObjectionOut]


class RowOut(Schema):
    """A row of the law: every input and every formula by name, numbers as texts."""

    id: int
    key: str
    provider: str
    activity: str
    unit: str
    office: str
    values: dict[str, str | bool | None]


class RowPage(Page):
    """Rows that a line sums, with the table of formulas and the receipt of its computation."""

    table: str
    receipt: dict[str, Any] | None
    items: list[RowOut]


class MassRowPage(Page):
    """Rows of the lake behind a row of the law, by the columns of the data set."""

    dataset: str
    lake_version: int
    items: list[dict[str, str | bool | None]]


class SumOut(Schema):
    """A line summed over all statements of a run."""

    lane: str
    code: str
    title: dict[str, str]
    activity: str
    unit: str
    paid: bool
    providers: int
    planned: str | None
    realised: str | None
    recognised: str | None
    amount: str
    now: str


class OfficeTotal(Schema):
    """Statements of a regional office."""

    office: str
    providers: int
    amount: str
    now: str


class MoveOut(Schema):
    """What a rule gave and took, with its article."""

    lane: str
    act: str
    article: str
    formula: str
    sl: str
    en: str
    given: str
    taken: str
    rows: int


class OutlierOut(Schema):
    """A programme of a provider far from its plan; `reached` is in % of it, quarters together."""

    statement: int
    provider: str
    name: str
    code: str
    activity: str
    planned: str
    realised: str
    reached: str


class OverviewOut(Schema):
    """The national overview of a run; `nothing`: how many programmes have no rows at all."""

    run: RunOut
    illustrative: bool
    activities: list[SumOut]
    offices: list[OfficeTotal]
    moved: list[MoveOut]
    above: list[OutlierOut]
    below: list[OutlierOut]
    nothing: int


class DifferenceOut(Schema):
    """Money before and after, of whatever `name` is."""

    name: str
    before: str
    after: str
    change: str


class WhatIfOut(Schema):
    """Who gains and who loses; only lanes that the changed values reach. `conserved`: sums hold."""

    run: int
    set: dict[str, str]
    total: DifferenceOut
    providers: list[DifferenceOut]
    units: list[DifferenceOut]
    offices: list[DifferenceOut]
    activities: list[DifferenceOut]
    lanes: list[DifferenceOut]
    conserved: bool


class ProposalOut(Schema):
    """Values of parameters kept under a name. `own`: kept by whoever asks."""

    id: int
    run: int
    name: str
    note: str
    set: dict[str, str]
    created_at: datetime
    own: bool
