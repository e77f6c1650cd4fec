"""From the results of lanes to the lines of statements, and the sums that must agree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from mreza.kernel.text import Text
from mreza.rooms.settlement.evaluation import CountedRow, LaneResult
from mreza.rooms.settlement.lanes import Line

ZERO = Decimal("0.00")
LineKey = tuple[str, str, str, str]  # provider, lane, code, activity


@dataclass(frozen=True)
class StatedLine:
    """A line of a provider's statement. `amount` counts from January, `before` is issued already.

    Quantities are None where the line has none, `price` where its rows have different ones.
    """

    provider: str
    lane: str
    code: str
    activity: str
    amount: Decimal
    paid: bool
    rows: int
    unit: str = ""
    planned: Decimal | None = None
    realised: Decimal | None = None
    recognised: Decimal | None = None
    price: Decimal | None = None
    before: Decimal = ZERO
    illustrative: bool = False

    @property
    def key(self) -> LineKey:
        return (self.provider, self.lane, self.code, self.activity)

    @property
    def now(self) -> Decimal:
        return self.amount - self.before


@dataclass(frozen=True)
class Statement:
    """The lines of one provider."""

    provider: str
    unit: str
    office: str
    lines: tuple[StatedLine, ...]

    @property
    def amount(self) -> Decimal:
        return sum((line.amount for line in self.lines if line.paid), ZERO)

    @property
    def before(self) -> Decimal:
        return sum((line.before for line in self.lines if line.paid), ZERO)

    @property
    def now(self) -> Decimal:
        return self.amount - self.before


@dataclass(frozen=True)
class Check:
    """Two sums that must be the same."""

    title: Text
    expected: Decimal
    found: Decimal

    @property
    def holds(self) -> bool:
        return self.expected == self.found


def state(
    results: Sequence[LaneResult],
    issued: Mapping[LineKey, Decimal] | None = None,
    registered: Mapping[str, tuple[str, str]] | None = None,
) -> list[Statement]:
    """One statement for each provider, in the order of codes; lines in the order of lanes.

    `issued` is what earlier runs gave for a line; a line that is there and no longer here comes
    with an amount of 0, so that it is taken back. `registered` says where a provider is of whom
    nothing but such lines is left: its unit and its regional office.
    """
    given, known = dict(issued or {}), registered or {}
    places: dict[str, tuple[str, str]] = {}
    lines: dict[str, list[StatedLine]] = {}
    for result in results:
        for row in result.rows:
            places.setdefault(row.provider, (row.unit, row.office))
        for line in _lines(result):
            before = given.pop(line.key, ZERO)
            lines.setdefault(line.provider, []).append(replace(line, before=before))
    for (provider, lane, code, activity), amount in given.items():
        if amount:
            gone = StatedLine(provider, lane, code, activity, ZERO, True, 0, before=amount)
            lines.setdefault(provider, []).append(gone)
    return [
        Statement(
            provider,
            *(places.get(provider) or known.get(provider, ("", ""))),
            tuple(lines[provider]),
        )
        for provider in sorted(lines)
        if provider
    ]


def _lines(result: LaneResult) -> Iterable[StatedLine]:
    groups: dict[tuple[str, str], list[tuple[CountedRow, Any]]] = {}
    for row, values in result.pairs():
        groups.setdefault((row.provider, row.activity), []).append((row, values))
    for line in result.lane.lines:
        for (provider, activity), members in groups.items():
            stated = _line(result, line, provider, activity, [values for _, values in members])
            if stated is not None:
                yield stated


def _line(
    result: LaneResult, line: Line, provider: str, activity: str, rows: list[Any]
) -> StatedLine | None:
    """None when no row has an amount or when there is nothing to say."""
    amounts = [row[line.amount] for row in rows if row[line.amount] is not None]
    if not amounts:
        return None
    prices = {_of(result, line.price, row) for row in rows} if line.price else set()
    stated = StatedLine(
        provider=provider,
        lane=result.lane.name,
        code=line.code,
        activity=activity,
        amount=sum(amounts, ZERO),
        paid=line.paid,
        rows=len(rows),
        unit=_unit(result, line),
        planned=_sum(rows, line.planned),
        realised=_sum(rows, line.realised),
        recognised=_sum(rows, line.recognised),
        price=prices.pop() if len(prices) == 1 else None,
        illustrative=result.result.receipt.illustrative,
    )
    quantities = (stated.planned, stated.realised, stated.recognised)
    return stated if stated.amount or any(quantities) else None


def _of(result: LaneResult, name: str, row: Any) -> Decimal | None:
    """An input or formula of the row, or a parameter of the act."""
    found = row[name] if name in row else result.result.values[name]
    return found if isinstance(found, Decimal) else None


def _sum(rows: list[Any], name: str) -> Decimal | None:
    found = [row[name] for row in rows if name and row[name] is not None]
    return sum(found, Decimal(0)) if found else None


def _unit(result: LaneResult, line: Line) -> str:
    """The unit of the quantities, as the act's table declares it."""
    name = line.recognised or line.realised or line.planned
    if not name:
        return ""
    inputs = {item.name: item.unit for item in result.table.inputs}
    return str(inputs[name] if name in inputs else result.table.formula(name).unit)


def checks(results: Sequence[LaneResult], statements: Sequence[Statement]) -> list[Check]:
    """Every sum that must be conserved before anything is kept: pools, redistribution, lines."""
    found = [check for result in results for check in of_lane(result)]
    by_lanes = sum((_paid(result) for result in results), ZERO)
    by_lines = sum((line.amount for s in statements for line in s.lines if line.paid), ZERO)
    return [
        *found,
        Check(Text("Vrstice obračunov = rezultati", "Lines = results of rows"), by_lanes, by_lines),
    ]


def _paid(result: LaneResult) -> Decimal:
    return sum(
        (
            values[line.amount] or ZERO
            for row, values in result.pairs()
            for line in result.lane.lines
            if line.paid and row.provider
        ),
        ZERO,
    )


def of_lane(result: LaneResult) -> Iterable[Check]:
    """What must be conserved among the rows of one lane."""
    for shares, whole, by in result.lane.conserved:
        yield _conserved(result, shares, whole, by)


def _conserved(result: LaneResult, shares: str, whole: str, by: str) -> Check:
    """Shares add up to what was shared; groups in which nobody has a share do not count."""
    wholes: dict[Any, Decimal] = {}
    found = Decimal(0)
    for _, values in result.pairs():
        if values[shares] is not None:
            found += values[shares]
            wholes[values[by] if by else ""] = _of(result, whole, values) or Decimal(0)
    title = result.table.formula(shares).title
    return Check(title, sum(wholes.values(), Decimal(0)), found)


def moved(results: Sequence[LaneResult]) -> list[dict[str, Any]]:
    """What each rule gives and takes in EUR over the nation, with its article."""
    found = []
    for result in results:
        for move in result.lane.moves:
            amounts = [
                (values[move.formula] or Decimal(0)) * (1 if move.gives else -1)
                for row, values in result.pairs()
                if row.provider
            ]
            item = result.table.formula(move.formula)
            found.append(
                {
                    "lane": result.lane.name,
                    "act": result.table.act,
                    "article": item.article,
                    "formula": move.formula,
                    "sl": move.title.sl,
                    "en": move.title.en,
                    "given": str(sum((a for a in amounts if a > 0), Decimal(0))),
                    "taken": str(sum((a for a in amounts if a < 0), Decimal(0))),
                    "rows": sum(1 for a in amounts if a),
                }
            )
    return found
