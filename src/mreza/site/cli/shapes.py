"""The shapes of JSON and CSV output: a contract, described in docs/cli.md.

Numbers are texts that keep their scale; no data is null (in CSV, an empty cell).
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from datetime import date
from decimal import Decimal
from typing import Any

from mreza.kernel.act import Act
from mreza.kernel.columns import digits_of
from mreza.kernel.engines.result import Result
from mreza.kernel.ledger import KINDS
from mreza.kernel.lint import Check, Lint
from mreza.kernel.numerals import round_half_up
from mreza.kernel.parameter import Parameter, plain
from mreza.kernel.printed import PrintedTable
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text

Shape = dict[str, Any]


def act_summary(act: Act) -> Shape:
    """An act on one line: what it is, its tables, how much of its text is covered."""
    return {
        "id": act.id,
        "title": act.title.as_dict(),
        "version": act.version,
        "in_force_from": act.in_force_from.isoformat(),
        "in_force_to": _day(act.in_force_to),
        "extent": act.extent,
        "tables": list(act.tables),
        "obligations": len(act.obligations),
        "articles": len(act.articles),
        "paragraphs": len(act.clauses),
        "ledger": _ledger(act),
    }


def act_details(act: Act) -> Shape:
    """An act with everything that can be calculated by it."""
    return {
        **act_summary(act),
        "short": act.short.as_dict(),
        "fingerprint": act.fingerprint,
        "parameters": [_parameter(item) for item in act.parameters.values()],
        "tables": [_table(table, act.in_force_from) for table in act.tables.values()],
        "printed": [_printed(table) for table in act.printed.values()],
        "notes": [_note(entry) for entry in act.about.get("notes", [])],
    }


def _note(entry: Shape) -> Shape:
    return {"article": str(entry.get("article", "")), **Text.read(entry).as_dict()}


def _ledger(act: Act) -> dict[str, int]:
    counted = Counter(clause.paragraph.kind for clause in act.clauses)
    return {kind: counted[kind] for kind in KINDS}


def _parameter(item: Parameter) -> Shape:
    return {
        "name": item.name,
        "title": item.title.as_dict(),
        "unit": str(item.unit),
        "kind": item.kind,
        "over": str(item.over) if item.kind == "bands" else None,
        "article": item.article,
        "external": item.external,
        "why": item.why.as_dict() if item.external else None,
        "values": [
            {
                "from": dated.valid_from.isoformat(),
                "until": _day(dated.until),
                "value": plain(dated.value),
            }
            for dated in item.values
        ],
    }


def _table(table: Table, day: date) -> Shape:
    columns = table.trace(table.values_on(day))
    return {
        "name": table.name,
        "title": table.title.as_dict(),
        "about": table.about.as_dict(),
        "inputs": [_input(item) for item in table.inputs],
        "formulas": [
            {
                "name": item.name,
                "title": item.title.as_dict(),
                "unit": str(item.unit),
                "kind": columns[item.name].kind,
                "article": item.article,
                "arguments": list(item.arguments),
                "summary": item.summary.as_dict(),
            }
            for item in table.formulas
        ],
        "parameters": [item.name for item in table.used_parameters],
    }


def _input(item: Input) -> Shape:
    return {
        "name": item.name,
        "title": item.title.as_dict(),
        "unit": item.unit,
        "kind": item.kind,
        "scale": item.scale if item.kind == "number" else None,
        "minimum": item.minimum if item.kind == "number" else None,
        "maximum": item.maximum,
        "optional": item.optional,
        "default": None if item.default is None else cell(item.default),
        "choices": list(item.choices),
        "external": item.external,
    }


def _printed(table: PrintedTable) -> Shape:
    return {
        "name": table.name,
        "title": table.title.as_dict(),
        "place": table.place.as_dict(),
        "article": table.article,
        "day": _day(table.day),
        "rows": len(table.rows),
        "columns": [
            {
                "name": column.name,
                "title": column.title.as_dict(),
                "unit": None if column.unit is None else str(column.unit),
            }
            for column in table.columns
        ],
        "notes": [note.as_dict() for note in table.notes],
    }


def lint_report(found: Lint) -> Shape:
    """How many printed figures follow from others, how many do, and those that do not."""
    return {
        "act": found.act,
        "derivable": found.derivable,
        "consistent": found.consistent,
        "errata": [_erratum(check) for check in found.errata],
    }


def _erratum(check: Check) -> Shape:
    _, printed_scale = digits_of(Decimal(check.printed))
    distance = round_half_up(check.distance, printed_scale + 4)
    return {**check.as_dict(), "distance": f"{distance:f}"}


def calculation(result: Result) -> Shape:
    """Every row with its inputs and results, with units, articles and the receipt."""
    table, receipt = result.table, result.receipt
    inputs = [item.name for item in table.inputs]
    formulas = [item.name for item in table.formulas]
    return {
        "act": receipt.act,
        "table": receipt.table,
        "at": receipt.at.isoformat(),
        "engine": receipt.engine,
        "units": _units(result),
        "articles": {item.name: item.article for item in table.formulas},
        "rows": [
            {
                "inputs": {name: cell(row[name]) for name in inputs},
                "results": {name: cell(row[name]) for name in formulas},
            }
            for row in result.rows
        ],
        "illustrative": receipt.illustrative,
        "receipt": receipt.as_dict(),
    }


def _units(result: Result) -> dict[str, str]:
    """The unit of every number, inputs first."""
    trees = result.table.trace(result.values)
    given = {item.name: item.unit for item in result.table.inputs if item.kind == "number"}
    return given | {name: str(tree.unit) for name, tree in trees.items() if tree.kind == "number"}


def columns(result: Result) -> list[str]:
    """Names of inputs, then of formulas, in the order of the table."""
    given = [item.name for item in result.table.inputs]
    return given + [item.name for item in result.table.formulas]


def csv_text(result: Result) -> str:
    """One line a row: inputs, results, and whether they rest on illustrative figures."""
    names = columns(result)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*names, "illustrative"])
    mark = _csv_cell(result.receipt.illustrative)
    writer.writerows([*(_csv_cell(row[name]) for name in names), mark] for row in result.rows)
    return text.getvalue()


def cell(value: Any) -> Any:
    """A value for JSON: a number as text with its scale; true, false, a text or null as it is."""
    if isinstance(value, bool) or value is None:
        return value
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _csv_cell(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(cell(value))


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
