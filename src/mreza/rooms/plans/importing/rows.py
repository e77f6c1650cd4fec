"""Milestones, sums and targets of a measure that was read: one is written anew, taken out or added.

A row is kept as JSON of its parts, as `plain` makes them; a row that is taken out is empty. The key
of a field is `milestone:m1_1_1`, `amount:0` (its place) or `target:2`; `…:new` adds one. Pure.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from mreza.kernel.plan import Amount, Measure, Milestone, Target
from mreza.kernel.text import NO_TEXT, Text
from mreza.rooms.plans import comparing
from mreza.rooms.plans.correcting import CorrectionError, Field, Kind
from mreza.rooms.plans.importing import plain

NEW: Final = "new"
Item = Milestone | Amount | Target


@dataclass(frozen=True)
class Sort:
    """A sort of rows: where a measure has them, how one is read and written, an empty one."""

    name: str
    read: Callable[[Mapping[str, Any]], Any]
    line: Callable[[Any], str]
    empty: Callable[[str], Any]


SORTS: Final[dict[str, Sort]] = {
    "milestone": Sort(
        "milestones", plain.milestone, comparing.milestone, lambda key: Milestone(key, NO_TEXT)
    ),
    "amount": Sort("amounts", plain.amount, comparing.amount, lambda _key: Amount("year")),
    "target": Sort("targets", plain.target, comparing.target, lambda key: Target(key, NO_TEXT)),
}


def is_row(key: str) -> bool:
    """Whether the key of a field is that of a row."""
    return key.partition(":")[0] in SORTS


def fields(measure: Measure) -> Iterator[Field]:
    """Every row of the measure, and for each sort one more that adds a row."""
    for part in SORTS:
        for key, item in _by_key(measure, part).items():
            yield Field(f"{part}:{key}", Kind.ROW, _json(item), _title(item))
        yield Field(f"{part}:{NEW}", Kind.ROW, "")


def start(measure: Measure, key: str) -> dict[str, Any]:
    """The parts of a row as it stands; of a new one, all empty."""
    part, _, name = key.partition(":")
    if name == NEW:
        made: dict[str, Any] = plain.plain(SORTS[part].empty(_free(_by_key(measure, part))))
        return made
    found: dict[str, Any] = plain.plain(_found(measure, part, name))
    return found


def corrected(measure: Measure, key: str, value: str) -> Measure:
    """The measure with the row written so. `CorrectionError` where it says nothing other."""
    part, _, name = key.partition(":")
    rows = _by_key(measure, part)
    if name == NEW:
        if not value:
            raise CorrectionError("empty", key)
        item = item_of(key, value)
        return _with(measure, part, [*rows.values(), item])
    if value == _json(_found(measure, part, name)):
        raise CorrectionError("same", key)
    if not value:
        return _with(measure, part, [one for other, one in rows.items() if other != name])
    rows[name] = item_of(key, value)
    return _with(measure, part, rows.values())


def item_of(key: str, value: str) -> Any:
    """The milestone, sum or target that a kept value is."""
    return SORTS[key.partition(":")[0]].read(json.loads(value))


def line(key: str, value: str) -> str:
    """A kept value as `comparing` writes such a row."""
    return SORTS[key.partition(":")[0]].line(item_of(key, value))


def written(parts: Mapping[str, Any]) -> str:
    """Parts of a row as they are kept."""
    return json.dumps(parts, ensure_ascii=False, sort_keys=True)


def _json(item: Item) -> str:
    return written(plain.plain(item))


def _by_key(measure: Measure, part: str) -> dict[str, Any]:
    items = getattr(measure, SORTS[part].name)
    return {getattr(one, "key", str(place)): one for place, one in enumerate(items)}


def _found(measure: Measure, part: str, name: str) -> Any:
    rows = _by_key(measure, part)
    if name not in rows:
        raise CorrectionError("unknown_field", f"{part}:{name}")
    return rows[name]


def _free(taken: Iterable[str]) -> str:
    """A key that no row has: what was recorded under another one stays with that one."""
    used = set(taken)
    return next(f"added_{n}" for n in range(1, 1000) if f"added_{n}" not in used)


def _title(item: Item) -> Text | None:
    return None if isinstance(item, Amount) else item.title


def _with(measure: Measure, part: str, items: Iterable[Any]) -> Measure:
    given: dict[str, Any] = {SORTS[part].name: tuple(items)}
    return replace(measure, **given)
