"""A number ready to be explained: the act's steps down to what was counted or assumed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language

from mreza.kernel.explanation import Explanation
from mreza.rooms.calculations import explaining
from mreza.rooms.calculations import queries as calculations
from mreza.rooms.calculations.queries import StoredRow, StoredRun
from mreza.rooms.health_workforce import law


def context(
    table: str, inputs: Mapping[str, Any], formula: str, day: date, label: str
) -> dict[str, Any]:
    """What `_why.html` shows. Raises `UnknownNameError` for a formula that the table has not."""
    run, row = _computed(table, inputs, day, label)
    found: Explanation = calculations.explanation_of(run, row, formula)
    spoken: Any = "en" if get_language() == "en" else "sl"
    kept = law.table(table)
    viewer = explaining.viewer(run, row, kept, spoken)
    step = found.step
    return {
        "title": step.title[spoken],
        "label": label,
        "view": viewer.view(step),
        "in_words": viewer.in_words(step),
        "summary": step.summary[spoken],
        "note": kept.note[spoken],
        "article_summary": explaining.summary_of_article(kept, step.article, spoken),
        "receipt": explaining.receipt(run, kept, spoken),
    }


def _computed(
    table: str, inputs: Mapping[str, Any], day: date, label: str
) -> tuple[StoredRun, StoredRow]:
    """The row run once more, so that the receipt is of this very number."""
    known = {item.name for item in law.table(table).inputs}
    result = law.run(table, [{name: inputs[name] for name in known & set(inputs)}], day)
    row = StoredRow("health_workforce", "1", label, 1, "", "", "", "", dict(result.rows[0]))
    run = StoredRun(
        0, "health_workforce", law.table(table).path, law.law_day(day), timezone.now(),
        result.receipt, {row.key: row},
    )  # fmt: skip
    return run, row
