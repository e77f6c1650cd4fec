"""Points and standings ready to be explained: the act's steps down to what was entered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from mreza.rooms.calculations import explaining
from mreza.rooms.calculations import queries as calculations
from mreza.rooms.calculations.queries import StoredRow, StoredRun
from mreza.rooms.licensing import law
from mreza.rooms.licensing.models import Credit
from mreza.rooms.licensing.queries.standings import Standing, period_inputs
from mreza.rooms.licensing.words import language

FEED = "licensing"


def of_credit(credit: Credit, formula: str, now: datetime) -> dict[str, Any]:
    """Why a piece of training gives so many points. Raises `UnknownNameError`."""
    return _context(law.CREDIT, _inputs(credit), formula, credit.last_day, now)


def of_period(found: Standing, formula: str, day: date, now: datetime) -> dict[str, Any]:
    """Why so much is missing, or where the pace leads. Raises `UnknownNameError`."""
    inputs = period_inputs(found.state, found.total, found.minutes, day)
    return _context(law.PERIOD, inputs, formula, day, now)


def _inputs(credit: Credit) -> dict[str, Any]:
    given = dict(credit.inputs)
    if "weeks" in given:
        given["weeks"] = Decimal(given["weeks"])
    return given


def _context(
    name: str, inputs: Mapping[str, Any], formula: str, day: date, now: datetime
) -> dict[str, Any]:
    table, spoken = law.table(name), language()
    result = law.run(name, [inputs], day)
    row = StoredRow(FEED, name, name, 1, "", "", "", "", dict(result.rows[0]))
    run = StoredRun(0, FEED, table.path, result.receipt.at, now, result.receipt, {row.key: row})
    found = calculations.explanation_of(run, row, formula)
    viewer = explaining.viewer(run, row, table, spoken)
    step = found.step
    return {
        "title": step.title[spoken],
        "view": viewer.view(step),
        "in_words": viewer.in_words(step),
        "summary": step.summary[spoken],
        "article_summary": explaining.summary_of_article(table, step.article, spoken),
        "receipt": explaining.receipt(run, table, spoken),
        "illustrative": formula in calculations.illustrative_formulas(table),
    }


def of_programme(
    inputs: Mapping[str, Any], formula: str, day: date, now: datetime
) -> dict[str, Any]:
    """Why a programme is recognised as a mandatory content, or not. Raises `UnknownNameError`."""
    return _context("mandatory_programme", inputs, formula, day, now)
