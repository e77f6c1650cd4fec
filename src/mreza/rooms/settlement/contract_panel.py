"""What a contract's page says of its settlement: done and owed so far, and at the year's end."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.http import HttpRequest

from mreza.rooms.contracts.advances import twelfth
from mreza.rooms.contracts.models import Contract
from mreza.rooms.contracts.panels import Panel
from mreza.rooms.settlement import forecast, overview, shown, words
from mreza.rooms.settlement.asking import rights
from mreza.rooms.settlement.models import Statement, StatementLine
from mreza.rooms.settlement.periods import Period

QUANTITIES = ("planned", "realised", "recognised", "amount", "now")


def panel(request: HttpRequest, contract: Contract) -> Panel | None:
    """By the last statement of the contract's year that whoever asks may see; None without one.

    The insurer sees a run that is complete and not issued yet.
    """
    held = rights(request)
    statement = forecast.last_statement(contract, issued=not held.settles)
    if statement is None or not held.may_see(statement):
        return None
    return Panel("settlement/_contract.html", _context(contract, statement))


def _context(contract: Contract, statement: Statement) -> dict[str, Any]:
    spoken, months = words.spoken(), forecast.months(statement)
    lines = list(statement.lines.all())
    groups = overview.by_activity([_entry(line) for line in lines], spoken)
    for group in groups:
        group["forecast"] = forecast.of_the_year(group["amount"], months)
        for line in group["lines"]:
            _project(line, months)
    last_day = Period(statement.run.year, statement.run.number).last
    value = forecast.yearly_value(contract, [], last_day)
    return {
        "statement": shown.statement(statement, spoken),
        "run": shown.run(statement.run, spoken),
        "synthetic": statement.run.synthetic,
        "illustrative": any(line.illustrative for line in lines),
        "groups": groups,
        "months": months,
        "forecast": forecast.of_the_year(statement.amount, months),
        "advance": twelfth(value) if value is not None else None,
    }


def _entry(line: StatementLine) -> dict[str, Any]:
    plain = {name: getattr(line, name) for name in QUANTITIES}
    named = {name: getattr(line, name) for name in ("lane", "code", "activity", "unit", "paid")}
    return {**named, **plain, "providers": 1}


def _project(line: dict[str, Any], months: int) -> None:
    """Adds what the line comes to in the year."""
    done: Decimal | None = line["realised"]
    line["forecast_quantity"] = None if done is None else forecast.of_the_year(done, months)
    line["forecast"] = forecast.of_the_year(line["amount"], months)
