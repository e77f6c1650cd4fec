"""Says in words why a measure has its status: which evidence or which day made it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import translation
from django.utils.translation import gettext, gettext_noop, ngettext

from mreza.kernel.text import Text
from mreza.rooms.plans.status import HIGH, SOON, Cause, Verdict
from mreza.rooms.plans.words import Said
from mreza.site import formats

_WORDS = {
    Cause.STATED: gettext_noop("The holder stated on %(day)s: %(said)s."),
    Cause.MILESTONES_DONE: gettext_noop("Every milestone is done; the last on %(day)s."),
    Cause.MILESTONE_LATE: gettext_noop("Due on %(day)s and not done: %(title)s."),
    Cause.DUE_SOON: gettext_noop(
        "Due on %(day)s, in %(soon)s days or less, and nothing is started: %(title)s."
    ),
    Cause.HIGH_RISK: gettext_noop(
        "An open risk scores %(number)s of 25; from %(high)s on the measure is at risk."
    ),
    Cause.MILESTONE_DONE: gettext_noop("Done on %(day)s: %(title)s."),
    Cause.TASK_DONE: gettext_noop("A task was done on %(day)s."),
    Cause.MONEY: gettext_noop("Money was committed or spent in %(number)s."),
    Cause.READING: gettext_noop("An indicator was read on %(day)s."),
    Cause.NOTHING: gettext_noop("Nothing is recorded that shows a beginning."),
}


def say(verdict: Verdict, titles: dict[str, Text]) -> Text:
    """The cause in both languages; `titles` are those of milestones by key."""
    return Text(*(_in(language, verdict, titles) for language in ("sl", "en")))


def _in(language: str, verdict: Verdict, titles: dict[str, Text]) -> str:
    with translation.override(language):
        values: dict[str, Any] = {
            "day": _day(verdict.day, language),
            "number": verdict.number,
            "title": _title(verdict, titles, language),
            "said": Said(verdict.said).label if verdict.said else "",
            "soon": SOON,
            "high": HIGH,
        }
        text = gettext(_WORDS[verdict.cause]) % values
        more = (verdict.number or 0) - 1 if verdict.cause == Cause.MILESTONE_LATE else 0
        if more > 0:
            also = ngettext("%(n)s more is late.", "%(n)s more are late.", more) % {"n": more}
            text = f"{text} {also}"
        return text


def _day(day: date | None, language: str) -> str:
    return formats.day(day, language=language)


def _title(verdict: Verdict, titles: dict[str, Text], language: str) -> str:
    if verdict.due is None:
        return ""
    title = titles[verdict.due.key][language]
    return f"{title} ({verdict.due.year})" if verdict.due.year else title
