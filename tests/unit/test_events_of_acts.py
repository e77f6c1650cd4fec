"""Events from which time limits run: entered for an organisation once, whichever acts wait."""

from __future__ import annotations

from collections import defaultdict

from mreza import acts
from mreza.kernel.text import Text

WAITING = [item for act in acts.all_acts() for item in act.obligations if item.event]


def test_an_event_has_one_title_in_all_acts() -> None:
    titles: dict[str, set[Text]] = defaultdict(set)
    for item in WAITING:
        if item.event:
            titles[item.event.code].add(item.event.title)
    assert {code: found for code, found in titles.items() if len(found) > 1} == {}


def test_an_event_of_an_organisation_named_by_code_starts_time_limits_of_one_act() -> None:
    """Otherwise what a spa sends the insurer would set a time limit for what a pharmacy sent."""
    waiting: dict[tuple[str, str], set[str]] = defaultdict(set)
    for item in WAITING:
        if item.event:
            for code in item.who.codes:
                waiting[item.event.code, code].add(item.act)
    assert {key: found for key, found in waiting.items() if len(found) > 1} == {}
