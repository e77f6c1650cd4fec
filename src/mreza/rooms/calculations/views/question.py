"""What the address of a what-if asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import get_language

from mreza import acts
from mreza.kernel.formula import Formula
from mreza.kernel.table import Table
from mreza.rooms.calculations import feeds, parameter_fields, queries, showing
from mreza.rooms.calculations.days import CONTRACT_DAY, day_of
from mreza.rooms.calculations.feeds import Feed
from mreza.rooms.calculations.parameter_fields import Overrides
from mreza.rooms.calculations.queries import StoredRun
from mreza.rooms.calculations.what_if import WhatIf, default_formula, group_names


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
        if self.day != CONTRACT_DAY:
            asked["day"] = self.day.isoformat()
        return urlencode({**asked, **more})


def language_of_page() -> str:
    return "en" if get_language() == "en" else "sl"


def activities(question: Question) -> list[tuple[str, str]]:
    found = dict.fromkeys(row.activity for row in question.run if row.activity)
    return [(name, showing.word(name)) for name in found] if len(found) > 1 else []
