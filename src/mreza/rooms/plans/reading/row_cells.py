"""The columns of a measure whose row was flattened to running lines: told apart by their words.

Name, deadline, holders, success, funds and goals follow each other. The deadline begins a line with
a year or a kind of task; holders are words that name who acts; funds begin with a source of money;
goals are numbers at the end.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from mreza.rooms.plans.reading.printed import Column
from mreza.rooms.plans.reading.vocabulary import begins_funds, names_an_actor, plain
from mreza.rooms.plans.reading.words import Word

_YEARS: Final = re.compile(r"20\d\d(?:[-–]20\d\d)?[,;.]?")
_TASK: Final = frozenset({"stalna", "letna", "vsakoletna"})
_GOAL: Final = re.compile(r"\d+\.\d+\.?")
_ENDS_NAME: Final = (",", ";")

Columns = dict[Column, list[Word]]


def columns(words: Sequence[Word]) -> tuple[Columns, list[Word]]:
    """Words by column, and those behind the row's end, which belong to another row.

    A row whose deadline is not found has all words in its name.
    """
    start = next((place for place in range(len(words)) if _deadline_begins(words, place)), None)
    if start is None:
        return {"name": list(words)}, []
    end = _deadline_ends(words, start)
    holders = _while(words, end, _holds)
    funds = _until(words, holders, lambda word: begins_funds(word.text) or _is_goal(word))
    goals = _until(words, funds, _is_goal)
    after = _while(words, goals, lambda all_words, place: _is_goal(all_words[place]))
    found: Columns = {
        "name": list(words[:start]),
        "deadline": list(words[start:end]),
        "holders": list(words[end:holders]),
        "success": list(words[holders:funds]),
        "funding": list(words[funds:goals]),
        "goals": list(words[goals:after]),
    }
    return found, list(words[after:])


def _deadline_begins(words: Sequence[Word], place: int) -> bool:
    """At a line's begin, and somebody who acts stands behind it: a year in a sentence does not."""
    if not words[place].begins:
        return False
    end = _deadline_ends(words, place)
    return end > place and (end == len(words) or names_an_actor(words[end].text))


def _deadline_ends(words: Sequence[Word], place: int) -> int:
    while place < len(words):
        if _YEARS.fullmatch(words[place].text):
            place += 1
        elif _is_task(words, place):
            place += 2
        elif words[place].text in ("-", "–") and place + 1 < len(words):
            place += 1
        else:
            break
    return place


def _is_task(words: Sequence[Word], place: int) -> bool:
    return (
        plain(words[place].text) in _TASK
        and place + 1 < len(words)
        and plain(words[place + 1].text) == "naloga"
    )


def _holds(words: Sequence[Word], place: int) -> bool:
    """A word that names who acts, or anything behind a comma on the way to such a word."""
    return names_an_actor(words[place].text) or (
        words[place - 1].text.endswith(_ENDS_NAME)
        and any(names_an_actor(word.text) for word in words[place + 1 : place + 3])
    )


def _is_goal(word: Word) -> bool:
    return bool(_GOAL.fullmatch(word.text))


def _while(words: Sequence[Word], place: int, holds: Callable[[Sequence[Word], int], bool]) -> int:
    while place < len(words) and holds(words, place):
        place += 1
    return place


def _until(words: Sequence[Word], place: int, found: Callable[[Word], bool]) -> int:
    while place < len(words) and not found(words[place]):
        place += 1
    return place
