"""The acts over HTTP: the same names and shapes as on the command line."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema
from pydantic import ConfigDict

from mreza import acts
from mreza.kernel import explanation, variants
from mreza.kernel import rows as kernel_rows
from mreza.kernel.engines.result import Result
from mreza.kernel.ledger import Clause
from mreza.kernel.table import Table
from mreza.rooms.calculations import linting, running
from mreza.rooms.calculations.api import Day, problems
from mreza.rooms.law import ledger
from mreza.site.cli import owed, shapes

prefix = "/acts"
router = Router()
MOST_ROWS = 10_000

Shape = dict[str, Any]
Cell = bool | int | float | str | None
Setting = int | float | str | list[Any] | dict[str, Any]
Kind = Literal["", "rule", "obligation", "record", "definition", "organisational", "not_computed"]


class Strict(Schema):
    """A misspelt member is an error: left out in silence, it would give another answer."""

    model_config = ConfigDict(extra="forbid")


class Calculate(Strict):
    """Rows for a table, the day whose law applies, and perhaps other parameter values."""

    rows: list[dict[str, Cell]] = Field(
        ...,
        min_length=1,
        max_length=MOST_ROWS,
        description="One object a row, by input names.",
        examples=[[{"quotients": "3100.50", "assigned_persons": 2400}]],
    )
    at: Day | None = Field(None, description="Law of this day; else the act's first.")
    set: dict[str, Setting] = Field(
        default_factory=dict, description="What if: parameter values in the place of the act's own."
    )
    engine: Literal["exact", "duckdb"] = "exact"


class Explain(Strict):
    """Rows for a table, and which number of which row is to be explained."""

    rows: list[dict[str, Cell]] = Field(..., min_length=1, max_length=MOST_ROWS)
    formula: str
    row: int = Field(1, ge=1, le=MOST_ROWS, description="Which row, counted from 1.")
    at: Day | None = None
    set: dict[str, Setting] = Field(default_factory=dict)


class Window(Schema):
    """Which due dates are asked for, and which events have happened."""

    first: Day | None = Field(None, alias="from", description="Else the act's first day.")
    last: Day | None = Field(None, alias="to", description="Else a year after `from`.")
    event: list[str] = Field(
        default_factory=list,
        max_length=100,
        description="An event happened, as `CODE=DATE`; may be repeated.",
    )


@router.get("", response=list[Shape], summary="Acts", operation_id="list_acts")
def list_acts(request: HttpRequest) -> list[Shape]:
    """Every act with its tables and how much of its text is covered."""
    return [shapes.act_summary(act) for act in acts.all_acts()]


@router.get(
    "/{act_id}", response=Shape, summary="An act", operation_id="get_act",
    openapi_extra=problems(404),
)  # fmt: skip
def get_act(request: HttpRequest, act_id: str) -> Shape:
    """One act: its parameters, tables, inputs and formulas with units and articles."""
    return shapes.act_details(acts.get(act_id))


@router.get(
    "/{act_id}/articles", response=list[Shape], summary="Clause ledger",
    operation_id="list_articles", openapi_extra=problems(404, 422),
)  # fmt: skip
def list_articles(request: HttpRequest, act_id: str, kind: Kind = "", q: str = "") -> list[Shape]:
    """Every paragraph with our own summary, its kind, and what covers it or why nothing does."""
    act = acts.get(act_id)
    words = ledger.folded(q[:200]).split()
    return [
        _clause(clause)
        for clause in act.clauses
        if (not kind or clause.paragraph.kind == kind)
        and all(word in ledger.folded(_text(clause)) for word in words)
    ]


def _text(clause: Clause) -> str:
    article, paragraph = clause.article, clause.paragraph
    texts = (article.title, article.chapter, paragraph.summary, paragraph.note)
    return " ".join([clause.citation, *(f"{text.sl} {text.en}" for text in texts)])


def _clause(clause: Clause) -> Shape:
    article, paragraph = clause.article, clause.paragraph
    return {
        "citation": clause.citation,
        "article": article.number,
        "paragraph": paragraph.number,
        "title": article.title.as_dict(),
        "chapter": article.chapter.as_dict(),
        "kind": paragraph.kind,
        "summary": paragraph.summary.as_dict(),
        "note": paragraph.note.as_dict(),
        "details": {name: text.as_dict() for name, text in paragraph.details.items()},
        "covered_by": list(clause.covered_by),
    }


@router.get(
    "/{act_id}/obligations", response=Shape, summary="Obligations with a time limit",
    operation_id="list_obligations", openapi_extra=problems(404, 422),
)  # fmt: skip
def list_obligations(request: HttpRequest, act_id: str, asked: Query[Window]) -> Shape:
    """What must be done by a day, by whom, with its article and the due dates in a window."""
    act = acts.get(act_id)
    window = owed.window(act, asked.first, asked.last)
    return owed.shape(act, window, owed.events(act, asked.event))


@router.get(
    "/{act_id}/parameters", response=list[Shape], summary="Parameters",
    operation_id="list_parameters", openapi_extra=problems(404),
)  # fmt: skip
def list_parameters(request: HttpRequest, act_id: str) -> list[Shape]:
    """The figures of an act through time."""
    found: list[Shape] = shapes.act_details(acts.get(act_id))["parameters"]
    return found


@router.get(
    "/{act_id}/tables", response=list[Shape], summary="Tables of formulas",
    operation_id="list_tables", openapi_extra=problems(404),
)  # fmt: skip
def list_tables(request: HttpRequest, act_id: str) -> list[Shape]:
    """Every table with its inputs and formulas."""
    found: list[Shape] = shapes.act_details(acts.get(act_id))["tables"]
    return found


@router.get(
    "/{act_id}/tables/{name}", response=Shape, summary="A table of formulas",
    operation_id="get_table", openapi_extra=problems(404),
)  # fmt: skip
def get_table(request: HttpRequest, act_id: str, name: str) -> Shape:
    """Inputs and formulas with units and articles."""
    act = acts.get(act_id)
    act.table(name)
    return next(table for table in shapes.act_details(act)["tables"] if table["name"] == name)


@router.get(
    "/{act_id}/check", response=Shape, summary="Lint of an act", operation_id="check_act",
    openapi_extra=problems(404),
)  # fmt: skip
def check_act(request: HttpRequest, act_id: str) -> Shape:
    """Printed figures recomputed from the act's own rules; the errata of the source."""
    return shapes.lint_report(linting.lint_of(act_id))


@router.post(
    "/{act_id}/tables/{name}/calculate", response=Shape, summary="Calculate",
    operation_id="calculate", openapi_extra=problems(400, 422),
)  # fmt: skip
def calculate(request: HttpRequest, act_id: str, name: str, body: Calculate) -> Shape:
    """Every formula of the table on up to 10,000 rows; nothing is stored.

    Bad cells are answered with 422, each with its row (from 1), its column and what is expected.
    """
    table = acts.get(act_id).table(name)
    return shapes.calculation(_run(table, body.rows, body.at, body.set, body.engine))


@router.post(
    "/{act_id}/tables/{name}/explain", response=Shape, summary="Explain",
    operation_id="explain", openapi_extra=problems(400, 422),
)  # fmt: skip
def explain(request: HttpRequest, act_id: str, name: str, body: Explain) -> Shape:
    """The steps of one number as a tree, with articles, units and dated parameters."""
    table = acts.get(act_id).table(name)
    table.formula(body.formula)
    result = _run(table, body.rows, body.at, body.set, "exact")
    explained = explanation.explain(result, body.formula, body.row - 1)
    return {"formula": body.formula, "row": body.row, **explained.as_dict()}


def _run(
    table: Table,
    rows: list[dict[str, Cell]],
    at: date | None,
    settings: dict[str, Setting],
    engine: str,
) -> Result:
    day = at or table.in_force_from
    texts = {name: _as_text(value) for name, value in settings.items()}
    overrides = variants.read_overrides(table, texts)
    cases = kernel_rows.validate(table, [_typed(row) for row in rows])
    return running.run(table, cases, at=day, overrides=overrides, engine=engine)


def _typed(row: dict[str, Cell]) -> dict[str, Any]:
    """JSON numbers as the decimals that they were written as."""
    return {
        name: Decimal(repr(cell)) if isinstance(cell, float) else cell for name, cell in row.items()
    }


def _as_text(value: Setting) -> str:
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


@router.get(
    "/{act_id}/printed", response=list[Shape], summary="Printed tables",
    operation_id="list_printed_tables", openapi_extra=problems(404),
)  # fmt: skip
def list_printed(request: HttpRequest, act_id: str) -> list[Shape]:
    """The annexes and tables that the document prints, without their rows."""
    found: list[Shape] = shapes.act_details(acts.get(act_id))["printed"]
    return found


@router.get(
    "/{act_id}/printed/{name}", response=Shape, summary="A printed table",
    operation_id="get_printed_table", openapi_extra=problems(404),
)  # fmt: skip
def get_printed(request: HttpRequest, act_id: str, name: str) -> Shape:
    """Rows as printed: texts with the printed decimals, an empty text where nothing is printed."""
    act = acts.get(act_id)
    printed = act.printed_table(name)
    about = next(item for item in shapes.act_details(act)["printed"] if item["name"] == name)
    return {**about, "rows": list(printed.rows)}
