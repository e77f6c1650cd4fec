"""The rows behind a line: what each contributes, every number leading to its steps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from mreza import acts
from mreza.kernel.errors import find
from mreza.kernel.formula import Formula
from mreza.rooms.calculations import links, showing
from mreza.rooms.settlement import adjustments, computed, lanes, words
from mreza.rooms.settlement.lanes import Lane, Line, Move
from mreza.rooms.settlement.models import LaneRow, StatementLine
from mreza.site import formats

ZERO = Decimal(0)
MOST_DECIMALS = 2


def table(item: StatementLine, rows: Sequence[LaneRow], language: str) -> dict[str, Any]:
    """Columns and rows: planned, realised, recognised, amount, then what rules moved."""
    columns = _columns(item, language) if rows else []
    used = [column for column in columns if any(computed.value_of(r, column["name"]) for r in rows)]
    formulas = _formulas(item)
    return {
        "columns": used,
        "rows": [_row(item, row, used, formulas, language) for row in _in_order(rows)],
    }


def _columns(item: StatementLine, language: str) -> list[dict[str, Any]]:
    lane, spec = _lane_and_line(item)
    if spec is None:
        return []
    quantities = [
        (spec.planned, _("Planned")), (spec.realised, _("Realised")),
        (spec.recognised, _("Recognised")),
    ]  # fmt: skip
    money = [(spec.amount, _("Amount (EUR)"))]
    moves = [(move.formula, move.title[language]) for move in _moves(lane, item)]
    return [{"name": name, "title": title} for name, title in [*quantities, *money, *moves] if name]


def _lane_and_line(item: StatementLine) -> tuple[Lane, Line | None]:
    lane = lanes.get(item.lane)
    return lane, next((line for line in lane.lines if line.code == item.code), None)


def _moves(lane: Lane, item: StatementLine) -> tuple[Move, ...]:
    """Rules move money in the first line of a lane."""
    return lane.moves if lane.lines and lane.lines[0].code == item.code else ()


def _formulas(item: StatementLine) -> dict[str, Formula]:
    return {formula.name: formula for formula in acts.table(lanes.get(item.lane).table).order}


def _in_order(rows: Sequence[LaneRow]) -> list[LaneRow]:
    """Holder 2 before holder 10."""
    return sorted(rows, key=lambda row: (len(row.key), row.key))


def _row(
    item: StatementLine,
    row: LaneRow,
    columns: Sequence[dict[str, Any]],
    formulas: dict[str, Formula],
    language: str,
) -> dict[str, Any]:
    return {
        "label": words.row(row) or words.activity(row.activity),
        "cells": [_cell(item, row, column, formulas, language) for column in columns],
        "mass": reverse("settlement:mass_rows", args=[item.statement_id, item.pk, row.pk])
        if row.provider and lanes.get(item.lane).dataset
        else "",
    }


def _cell(
    item: StatementLine,
    row: LaneRow,
    column: dict[str, Any],
    formulas: dict[str, Formula],
    language: str,
) -> dict[str, str]:
    name, move = column["name"], _move(item, column["name"])
    value = computed.value_of(row, name)
    if move is not None and isinstance(value, Decimal):
        value = adjustments.signed(move, value) or None
    formula = formulas.get(name)
    return {
        "title": column["title"],
        "text": showing.value(
            value,
            language=language,
            decimals=min(formula.decimals, MOST_DECIMALS) if formula else None,
            signed=move is not None,
        ),
        "url": why(item, row, name) if formula and value is not None else "",
    }


def _move(item: StatementLine, name: str) -> Move | None:
    return next((move for move in lanes.get(item.lane).moves if move.formula == name), None)


def why(item: StatementLine, row: LaneRow, formula: str) -> str:
    """The address of the steps of a number."""
    return reverse("settlement:why", args=[item.statement_id, item.pk, row.pk, formula])


def added_up(
    item: StatementLine, rows: Sequence[LaneRow], of: str, language: str
) -> dict[str, Any]:
    """The rows that give something to the number `of`, and their sum. `UnknownNameError`."""
    named = find(of, {column["name"]: column for column in _columns(item, language)}, "figure")
    formulas = _formulas(item)
    values = [(row, computed.value_of(row, of)) for row in _in_order(rows)]
    giving = [(row, value) for row, value in values if value]
    move, formula = _move(item, of), formulas.get(of)
    total = sum((value for _row, value in giving), ZERO)
    unit = str(formula.unit) if formula else item.unit
    return {
        "title": formula.title[language] if formula else named["title"],
        "total": showing.value(
            adjustments.signed(move, total) if move else total,
            language=language, decimals=MOST_DECIMALS, unit=unit, signed=move is not None,
        ),
        "rows": [
            {
                "label": words.row(row) or words.activity(row.activity),
                **_cell(item, row, named, formulas, language),
            }
            for row, _value in giving
        ],
        "all": len(rows),
        "article": words.article(formula.article) if formula else "",
        "article_url": links.article(acts.table(lanes.get(item.lane).table).act, formula.article)
        if formula
        else "",
        "summary": formula.summary[language] if formula else "",
    }  # fmt: skip


def imported(
    rows: Sequence[Sequence[Any]], row: LaneRow, language: str
) -> list[list[dict[str, Any]]]:
    """Imported rows as people read them; `number` tells which cells stand to the right."""
    return [[_imported(value, row, language) for value in cells] for cells in rows]


def _imported(value: Any, row: LaneRow, language: str) -> dict[str, Any]:
    if isinstance(value, date):
        return {"text": formats.day(value, language=language), "number": False}
    if isinstance(value, str):
        return {"text": words.holder(row.provider, row.activity, value), "number": False}
    number = isinstance(value, Decimal | int) and not isinstance(value, bool)
    shown = Decimal(value) if number else value
    return {"text": showing.value(shown, language=language), "number": number}
