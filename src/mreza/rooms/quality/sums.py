"""Values of several homes or months together: parts added up, the figure computed by the act."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from mreza.rooms.quality import evaluation, indicators
from mreza.rooms.quality.evaluation import Counted, Value
from mreza.rooms.quality.models import ClosedValue
from mreza.rooms.quality.queries import Figure

Row = ClosedValue | Figure
TOGETHER = "slovenia"
QUARTERS = (3, 6, 9, 12)  # values of three months that do not overlap


def inputs_of(row: Row) -> dict[str, Decimal | None]:
    """What was counted for a closed value, as the act's table takes it."""
    return {name: _number(row.values.get(name)) for name in indicators.get(row.indicator).numbers}


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def is_known(row: Row) -> bool:
    return row.numerator is not None and row.denominator is not None


def added(
    rows: Iterable[Row], month: date, organisation: str = TOGETHER
) -> dict[tuple[str, str], Value]:
    """By indicator and service, all parts added and the figure of the sums.

    A row without numerator or denominator adds nothing to either. Another input that some row has
    not is no data, so that no sum is of other rows than its neighbours. Persons of several months
    are added as well: the sum is of persons and months. `month` says whose law applies.
    """
    sums: dict[tuple[str, str], dict[str, Decimal | None]] = defaultdict(dict)
    for row in rows:
        if not is_known(row):
            continue
        whole = sums[row.indicator, row.service]
        for name, number in inputs_of(row).items():
            so_far = whole.setdefault(name, Decimal(0))
            whole[name] = None if so_far is None or number is None else so_far + number
    counted = [
        Counted(organisation, month, indicators.get(name), service, whole)
        for (name, service), whole in sums.items()
    ]
    return {(value.indicator.name, value.service): value for value in evaluation.evaluate(counted)}


def of_year(rows: Iterable[ClosedValue], year: int) -> dict[tuple[str, str], Value]:
    """A home's months of a year together; values of three months only where they do not overlap."""
    chosen = [
        row
        for row in rows
        if indicators.get(row.indicator).period == 1 or row.close.month.month in QUARTERS
    ]
    code = chosen[0].close.organisation_id if chosen else ""
    return added(chosen, date(year, 12, 1), code)
