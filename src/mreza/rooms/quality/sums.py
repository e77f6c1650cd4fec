"""Values of several homes or months together: parts added up, the figure computed by the act."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from mreza.rooms.quality import evaluation, indicators
from mreza.rooms.quality.evaluation import Counted, Value
from mreza.rooms.quality.models import ClosedValue

TOGETHER = "slovenia"
QUARTERS = (3, 6, 9, 12)  # values of three months that do not overlap


def inputs_of(row: ClosedValue) -> dict[str, Decimal | None]:
    """What was counted for a closed value, as the act's table takes it."""
    return {
        item.name: _number(row.values.get(item.name))
        for item in indicators.get(row.indicator).table.inputs
        if item.kind == "number"
    }


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def is_known(row: ClosedValue) -> bool:
    return row.numerator is not None and row.denominator is not None


def added(
    rows: Iterable[ClosedValue], month: date, organisation: str = TOGETHER
) -> dict[tuple[str, str], Value]:
    """By indicator and service, all parts added and the figure of the sums.

    A row without numerator or denominator adds nothing to either. Persons of several months are
    added as well: the sum is of persons and months. `month` says whose law applies.
    """
    sums: dict[tuple[str, str], dict[str, Decimal | None]] = defaultdict(dict)
    for row in rows:
        if not is_known(row):
            continue
        whole = sums[row.indicator, row.service]
        for name, number in inputs_of(row).items():
            if number is not None:
                whole[name] = (whole.get(name) or Decimal(0)) + number
    counted = [
        Counted(organisation, month, indicators.get(name), service, _all(name, whole))
        for (name, service), whole in sums.items()
    ]
    return {(value.indicator.name, value.service): value for value in evaluation.evaluate(counted)}


def _all(name: str, whole: dict[str, Decimal | None]) -> dict[str, Decimal | None]:
    """Every input of the table; what no row has is no data."""
    inputs = indicators.get(name).table.inputs
    return {item.name: whole.get(item.name) for item in inputs if item.kind == "number"}


def of_year(rows: Iterable[ClosedValue], year: int) -> dict[tuple[str, str], Value]:
    """A home's months of a year together; values of three months only where they do not overlap."""
    chosen = [
        row
        for row in rows
        if indicators.get(row.indicator).period == 1 or row.close.month.month in QUARTERS
    ]
    code = chosen[0].close.organisation_id if chosen else ""
    return added(chosen, date(year, 12, 1), code)
