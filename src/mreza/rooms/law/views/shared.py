"""What the pages of an act share: the act itself, its tabs, the language."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, gettext

from mreza import acts
from mreza.kernel.act import Act
from mreza.rooms.calculations import linting


def language_of_page() -> str:
    return "en" if get_language() == "en" else "sl"


def about(act_id: str, current: str) -> tuple[Act, dict[str, Any]]:
    """The act and what every page about it needs. Raises `UnknownNameError`."""
    act = acts.get(act_id)
    language = language_of_page()
    tabs = list(_tabs(act, current))
    context = {
        "act": act,
        "act_id": act.id,
        "act_title": act.title[language],
        "act_short": act.short[language],
        "tabs": tabs,
        "tab_title": next(tab["label"] for tab in tabs if tab["current"]),
        "language": language,
    }
    return act, context


def _tabs(act: Act, current: str) -> list[dict[str, Any]]:
    """What there is to see; nothing that computes where only the deadlines are kept."""
    entries = [
        ("act", gettext("Overview"), None),
        ("articles", gettext("Articles"), len(act.articles)),
        ("obligations", gettext("Obligations"), len(act.obligations)),
        ("plan", gettext("Plan"), len(act.plan.measures) if act.plan else 0),
        ("parameters", gettext("Parameters"), len(act.parameters)),
        ("tables", gettext("Formulas"), sum(len(t.formulas) for t in act.tables.values())),
        ("printed_tables", gettext("Printed tables"), len(act.printed)),
        ("errata", gettext("Errata"), len(linting.lint_of(act.id).errata)),
    ]
    kept = ("act", "articles", "obligations", current) if act.extent == "deadlines" else None
    if act.plan is None and current != "plan":
        entries = [entry for entry in entries if entry[0] != "plan"]
    return [
        {"url": reverse(f"law:{name}", args=[act.id]), "label": label, "count": count,
         "current": name == current}
        for name, label, count in entries
        if kept is None or name in kept
    ]  # fmt: skip
