"""What if, over the network: other parameter values, the same rows, before and after."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from mreza import acts
from mreza.kernel.errors import NumeralError
from mreza.rooms.calculations import feeds, rules, sheets, showing
from mreza.rooms.calculations.refusals import is_part, says_what_is_wrong
from mreza.rooms.calculations.sheets import Sheet
from mreza.rooms.calculations.views.question import Question, activities, language_of_page
from mreza.rooms.calculations.views.what_if_result import result
from mreza.rooms.calculations.what_if import group_names, touched


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
    context = _context(request, question)
    response = render(request, template, context, status=status)
    if is_part(request) and not question.overrides.errors:
        response["HX-Push-Url"] = context["link"]  # only what differs, to keep and to share
    return response


def _context(request: HttpRequest, question: Question) -> dict[str, Any]:
    language, table = question.language, question.table
    address = reverse("calculations:what_if", args=[question.feed.name])
    asked = bool(question.overrides.values) and not question.overrides.errors
    return {
        "question": question,
        "formula_name": question.formula.name if request.GET.get("formula") else "",
        "feed": question.feed,
        "title": question.feed.title[language],
        "about": question.feed.about[language],
        "fields": question.overrides.fields,
        "errors": question.overrides.errors,
        "formulas": _formula_choices(question),
        "groupings": [
            (name, table.input(name).title[language]) for name in group_names(question.run, table)
        ],
        "activities": activities(question),
        "address": address,
        "link": f"{address}?{question.query()}",
        "may_keep": rules.may_keep(request.user),
        "settings": question.overrides.settings,
        "result": result(question) if asked else None,
        "sign_in": f"{reverse('accounts:sign_in')}?{urlencode({'next': request.get_full_path()})}",
    }  # fmt: skip


def _formula_choices(question: Question) -> list[tuple[str, str, bool]]:
    reached = touched(question.table, question.overrides.values)
    return [
        (item.name, item.title[question.language], item.name in reached)
        for item in question.table.order
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
