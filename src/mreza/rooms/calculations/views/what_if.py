"""What if, over the network: other parameter values, the same rows, before and after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from mreza import acts
from mreza.kernel.errors import NumeralError
from mreza.kernel.formula import Formula
from mreza.kernel.table import Table
from mreza.rooms.calculations import (
    charts,
    feeds,
    parameter_fields,
    queries,
    rules,
    sheets,
    showing,
)
from mreza.rooms.calculations.days import day_of
from mreza.rooms.calculations.feeds import Feed
from mreza.rooms.calculations.parameter_fields import Overrides
from mreza.rooms.calculations.queries import StoredRun
from mreza.rooms.calculations.refusals import is_part, says_what_is_wrong
from mreza.rooms.calculations.sheets import Sheet
from mreza.rooms.calculations.what_if import (
    FEW,
    Change,
    WhatIf,
    default_formula,
    group_names,
    touched,
)  # fmt: skip


@dataclass(frozen=True)
class Question:
    """What the address asks: feed, overrides, the formula to look at, groups, activity."""

    feed: Feed
    run: StoredRun
    table: Table
    day: date
    overrides: Overrides
    formula: Formula
    by: str
    activity: str
    language: str

    @classmethod
    def of(cls, request: HttpRequest, feed_name: str) -> Question:
        feed = feeds.get(feed_name)
        day = day_of(request)
        run = queries.current_or_error(feed_name, day)
        table = acts.table(run.table_path)
        language = language_of_page()
        given = {name: value for name, value in request.GET.items() if isinstance(value, str)}
        overrides = parameter_fields.read(table, run.receipt.at, given, language)
        wanted = given.get("formula") or default_formula(table, feed.headline, overrides.values)
        formula = table.formula(wanted)
        groups = group_names(run, table)
        by = given.get("by", "")
        activities = {row.activity for row in run}
        activity = given.get("activity", "")
        return cls(
            feed, run, table, day, overrides, formula,
            by if by in groups else (groups[0] if groups else ""),
            activity if activity in activities else "",
            language,
        )  # fmt: skip

    def answer(self) -> WhatIf:
        return WhatIf(self.run, self.overrides.values, self.formula, self.activity)

    def query(self, **more: str) -> str:
        """The query string that asks the same, in plain form."""
        asked = {**self.overrides.settings, "formula": self.formula.name, "by": self.by}
        if self.activity:
            asked["activity"] = self.activity
        return urlencode({**asked, **more})


def language_of_page() -> str:
    return "en" if get_language() == "en" else "sl"


@require_safe
def feed_list(request: HttpRequest) -> HttpResponse:
    """The feeds over which one can ask what if."""
    language = language_of_page()
    entries = [
        {
            "title": feed.title[language],
            "about": feed.about[language],
            "url": reverse("calculations:what_if", args=[feed.name]),
            "act": acts.get(feed.table.partition(".")[0]).short[language],
            "parameters": len(feed.law().used_parameters),
        }
        for feed in feeds.all_feeds()
    ]
    return render(request, "calculations/what_if_feeds.html", {"feeds": entries})


@require_safe
@says_what_is_wrong
def what_if(request: HttpRequest, feed: str) -> HttpResponse:
    """The form and, once a value differs from the act, who gains and who loses."""
    question = Question.of(request, feed)
    template = "calculations/_what_if.html" if is_part(request) else "calculations/what_if.html"
    status = 422 if question.overrides.errors and not is_part(request) else 200
    return render(request, template, _context(request, question), status=status)


def _context(request: HttpRequest, question: Question) -> dict[str, Any]:
    language, table = question.language, question.table
    address = reverse("calculations:what_if", args=[question.feed.name])
    asked = bool(question.overrides.values) and not question.overrides.errors
    return {
        "question": question,
        "formula_name": question.formula.name,
        "feed": question.feed,
        "title": question.feed.title[language],
        "about": question.feed.about[language],
        "fields": question.overrides.fields,
        "errors": question.overrides.errors,
        "formulas": _formula_choices(question),
        "groupings": [
            (name, table.input(name).title[language]) for name in group_names(question.run, table)
        ],
        "activities": _activities(question),
        "address": address,
        "link": f"{address}?{question.query()}",
        "may_keep": rules.may_keep(request.user),
        "settings": question.overrides.settings,
        "result": _result(question) if asked else None,
        "sign_in": f"{reverse('accounts:sign_in')}?{urlencode({'next': request.get_full_path()})}",
    }  # fmt: skip


def _formula_choices(question: Question) -> list[tuple[str, str, bool]]:
    reached = touched(question.table, question.overrides.values)
    return [
        (item.name, item.title[question.language], item.name in reached)
        for item in question.table.order
    ]


def _activities(question: Question) -> list[tuple[str, str]]:
    found = dict.fromkeys(row.activity for row in question.run if row.activity)
    return [(name, showing.word(name)) for name in found] if len(found) > 1 else []


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


def _result(question: Question) -> dict[str, Any]:
    answer = question.answer()
    changed = answer.changed
    groups = answer.groups(question.by) if question.by else []
    return {
        "answer": answer,
        "title": question.formula.title[question.language],
        "rows": len(answer.changes),
        "changed": len(changed),
        "gains": [_line(question, change) for change in answer.gains()],
        "losses": [_line(question, change) for change in answer.losses()],
        "lines": [_line(question, change) for change in changed],
        "moves": [
            (showing.word(old), showing.word(new), count) for old, new, count in answer.moves()
        ] if not answer.is_number else [],
        "whole": _group_line(question, answer.whole) if answer.adds_up else None,
        "groups": [_group_line(question, group) for group in groups],
        "by": question.table.input(question.by).title[question.language] if question.by else "",
        "chart": _chart(question, answer),
        "constant": answer.is_number and len(changed) > 1 and len({c.after for c in changed}) == 1,
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
        ),
    )


def _shown(question: Question, value: Any, *, signed: bool = False) -> str:
    decimals = question.formula.decimals
    if signed and isinstance(value, Decimal) and value:
        while decimals < 6 and abs(value) < Decimal(5).scaleb(-decimals - 1):
            decimals += 1  # a change that is there must not be shown as nought
    return showing.value(value, language=question.language, decimals=decimals, signed=signed)


def _group_line(question: Question, group: Any) -> dict[str, Any]:
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
    several = not question.activity and len(_activities(question)) > 0
    return [
        (f"{c.row.label}, {showing.word(c.row.activity)}" if several else c.row.label, c.change)
        for c in largest
        if c.change is not None
    ]


@require_safe
@says_what_is_wrong
def what_if_file(request: HttpRequest, feed: str, kind: str) -> HttpResponse:
    """Before and after of every row: `csv` or `xlsx`. Raises 422 for unreadable values."""
    if kind not in ("csv", "xlsx"):
        raise Http404
    question = Question.of(request, feed)
    if question.overrides.errors:
        raise NumeralError(
            question.overrides.errors[0].error, where=question.overrides.errors[0].name
        )
    sheet = _sheet(question)
    name = f"{feed}-{question.formula.name}.{kind}"
    if kind == "csv":
        return sheets.download(sheets.as_csv(sheet), sheets.CSV, name)
    settings = ([name, text] for name, text in question.overrides.settings.items())
    overrides = Sheet(gettext("Changed parameters"), [gettext("Name"), gettext("Value")], settings)
    return sheets.download(sheets.as_xlsx([sheet, overrides]), sheets.XLSX, name)


def _sheet(question: Question) -> Sheet:
    header = [
        gettext("Key"), gettext("Name"), gettext("Activity"), gettext("Before"), gettext("After"),
        gettext("Change"),
    ]  # fmt: skip
    return Sheet(question.formula.title[question.language], header, _sheet_rows(question))


def _sheet_rows(question: Question) -> Iterator[list[Any]]:
    for change in question.answer().changes:
        row = change.row
        before, after = (
            showing.word(value) if isinstance(value, str) else value
            for value in (change.before, change.after)
        )
        yield [row.key, row.label, showing.word(row.activity), before, after, change.change]
