"""The answer to a what-if as its page shows it: figures, lines, groups, the picture."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from mreza.rooms.calculations import charts, links, showing
from mreza.rooms.calculations.days import day_query
from mreza.rooms.calculations.views.question import Question, activities
from mreza.rooms.calculations.what_if import FEW, Change, Group, WhatIf


@dataclass(frozen=True)
class Line:
    """A change as the page writes it."""

    key: str
    label: str
    activity: str
    before: str
    after: str
    change: str
    value: Decimal | None
    url: str
    after_url: str


def result(question: Question) -> dict[str, Any]:
    answer = question.answer()
    changed = answer.changed
    own = not answer.shared
    groups = answer.groups(question.by) if question.by and own else []
    return {
        "answer": answer,
        "title": question.formula.title[question.language],
        "rows": len(answer.changes),
        "changed": len(changed),
        "is_number": answer.is_number,
        "gains": [_line(question, change) for change in answer.gains()] if own else [],
        "losses": [_line(question, change) for change in answer.losses()] if own else [],
        "lines": [_line(question, change) for change in changed],
        "moves": [
            (showing.word(old), showing.word(new), count) for old, new, count in answer.moves()
        ] if not answer.is_number else [],
        "whole": _group_line(question, answer.whole) if answer.adds_up else None,
        "groups": [_group_line(question, group) for group in groups],
        "by": question.table.input(question.by).title[question.language] if question.by else "",
        "chart": _chart(question, answer) if own else "",
        "shared": [_shared_line(question, change) for change in answer.shared],
    }  # fmt: skip


def _line(question: Question, change: Change) -> Line:
    return Line(
        key=change.row.key,
        label=change.row.label,
        activity=showing.word(change.row.activity) if not question.activity else "",
        before=_shown(question, change.before),
        after=_shown(question, change.after),
        change=_shown(question, change.change, signed=True) if change.change is not None else "",
        value=change.change,
        url=reverse(
            "calculations:why", args=[question.feed.name, change.row.key, question.formula.name]
        )
        + day_query(question.day),
        after_url=links.worked_example(
            question.table.act,
            question.table.name,
            question.feed.name,
            change.row.key,
            **question.overrides.settings,
        ),
    )


def _shared_line(question: Question, change: Change) -> Line:
    """One figure of many rows: its unit with it, its activity where there are several."""
    shown = partial(
        showing.value,
        language=question.language,
        decimals=question.formula.decimals,
        unit=str(question.formula.unit),
    )
    return replace(
        _line(question, change),
        activity=showing.word(change.row.activity),
        before=shown(change.before),
        after=shown(change.after),
        change=shown(change.change, signed=True),
    )


def _shown(question: Question, value: Any, *, signed: bool = False) -> str:
    decimals = question.formula.decimals
    if signed and isinstance(value, Decimal) and value:
        while decimals < 6 and abs(value) < Decimal(5).scaleb(-decimals - 1):
            decimals += 1  # a change that is there must not be shown as nought
    return showing.value(value, language=question.language, decimals=decimals, signed=signed)


def _group_line(question: Question, group: Group) -> dict[str, Any]:
    return {
        "name": group.name,
        "rows": group.rows,
        "changed": group.changed,
        "before": _shown(question, group.before),
        "after": _shown(question, group.after),
        "change": _shown(question, group.change, signed=True),
        "value": group.change,
    }


def _chart(question: Question, answer: WhatIf) -> Any:
    """Changes of the groups where sums mean something, else of the rows that change most."""
    unit = showing.with_unit("", str(question.formula.unit), question.language).strip()
    title = f"{gettext('Change')}: {question.formula.title[question.language]}"
    title += f" ({unit})" if unit else ""
    values = _charted(question, answer)
    return charts.bars(values, title, question.language) if values else ""


def _charted(question: Question, answer: WhatIf) -> list[tuple[str, Decimal]]:
    if answer.adds_up and question.by:
        groups = [(group.name, group.change) for group in answer.groups(question.by)]
        return [(name, change) for name, change in groups if change]
    largest = answer.gains(FEW // 2) + answer.losses(FEW // 2)[::-1]
    several = not question.activity and len(activities(question)) > 0
    return [
        (f"{c.row.label}, {showing.word(c.row.activity)}" if several else c.row.label, c.change)
        for c in largest
        if c.change is not None
    ]
