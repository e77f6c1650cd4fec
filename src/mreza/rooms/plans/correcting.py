"""What of a measure can be corrected, as it stands and as it would read. Pure.

Values are kept as text: days as `2026-12-31`, sums and numbers as `1500.50`, names one on a line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from mreza.kernel.errors import MrezaError
from mreza.kernel.plan import Measure, Party, Plan
from mreza.kernel.text import Text

MOST = Decimal("99999999999999.99")  # what the column of amounts holds


class Kind(StrEnum):
    """How a value is written and checked."""

    LINE = "line"
    TEXT = "text"
    NAMES = "names"
    DAY = "day"
    EUROS = "euros"
    NUMBER = "number"
    ROW = "row"  # a milestone, sum or target as a whole; `importing.rows` writes and checks it


@dataclass(frozen=True)
class Field:
    """A part of a measure under its key, such as `deadline` or `milestone:m1_1_1`; `about` names
    the milestone, sum or target that is meant."""

    key: str
    kind: Kind
    value: str
    about: Text | None = None


class CorrectionError(MrezaError):
    """A correction that cannot be made; `problem` is a code that pages say in both languages."""

    def __init__(self, problem: str, what: str) -> None:
        self.problem = problem
        super().__init__(f"{problem.replace('_', ' ')}: {what}")


LINES = ("title.sl", "title.en")
TEXTS = ("purpose.sl", "purpose.en", "success.sl", "success.en")
LONGEST = {Kind.LINE: 300, Kind.TEXT: 4000}
LONGEST_AS_PRINTED = 1000
LONGEST_NAME = 300


def fields(measure: Measure) -> list[Field]:
    """All that can be corrected of a measure, in the order of its page."""
    return [
        *(Field(key, Kind.LINE, _text(measure, key)) for key in LINES),
        *(Field(key, Kind.TEXT, _text(measure, key)) for key in TEXTS),
        Field("deadline", Kind.TEXT, measure.deadline),
        *_dated(measure),
        Field("holders", Kind.NAMES, _names(measure.holders)),
        Field("participants", Kind.NAMES, _names(measure.participants)),
        Field("funding", Kind.TEXT, measure.funding),
        *_counted(measure),
    ]


def find(measure: Measure, key: str) -> Field:
    """The field with that key. Raises `CorrectionError` where the measure has none."""
    found = next((one for one in fields(measure) if one.key == key), None)
    if found is None:
        raise CorrectionError("unknown_field", key)
    return found


def written(field: Field, value: str) -> str:
    """The value as it is kept. Raises `CorrectionError` for what the field cannot hold."""
    kept = value.strip().replace("\r\n", "\n")
    if not kept:
        raise CorrectionError("empty", field.key)
    kept = _WRITTEN[field.kind](kept, field)
    if kept == field.value:
        raise CorrectionError("same", field.key)
    return kept


def corrected(plan: Plan, code: str, key: str, value: str) -> Plan:
    """The plan in which that field of the measure reads `value`, as `written` keeps it."""
    measure = plan.measure(code)
    field = find(measure, key)
    changed = _changed(plan, measure, key, written(field, value))
    return replace(
        plan, measures=tuple(changed if one.code == code else one for one in plan.measures)
    )


def _text(measure: Measure, key: str) -> str:
    name, language = key.split(".")
    text: Text = getattr(measure, name)
    return text.en if language == "en" else text.sl


def _names(parties: tuple[Party, ...]) -> str:
    return "\n".join(party.name for party in parties)


def _dated(measure: Measure) -> Iterator[Field]:
    """Milestones with a day of their own; those of each year have none."""
    for one in measure.milestones:
        if one.due is not None and not one.yearly:
            yield Field(f"milestone:{one.key}", Kind.DAY, one.due.isoformat(), one.title)


def _counted(measure: Measure) -> Iterator[Field]:
    for place, amount in enumerate(measure.amounts):
        if amount.euros is not None:
            about = f"{amount.year or ''} {amount.source}".strip()
            yield Field(f"amount:{place}", Kind.EUROS, _plain(amount.euros), Text(about, about))
    for target in measure.targets:
        if target.value is not None:
            yield Field(f"target:{target.key}", Kind.NUMBER, _plain(target.value), target.title)


def _plain(number: Decimal) -> str:
    """Without zeros that a column of the database adds."""
    shown = f"{number:f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def _as_line(value: str, field: Field) -> str:
    if "\n" in value:
        raise CorrectionError("more_than_a_line", field.key)
    return _as_text(value, field)


def _as_text(value: str, field: Field) -> str:
    printed = field.key in ("deadline", "funding")
    most = LONGEST_AS_PRINTED if printed else LONGEST[field.kind]
    if len(value) > most:
        raise CorrectionError("too_long", str(most))
    return value


def _as_names(value: str, field: Field) -> str:
    names = [line.strip() for line in value.splitlines() if line.strip()]
    if len(set(names)) < len(names):
        raise CorrectionError("twice", field.key)
    if any(len(name) > LONGEST_NAME for name in names):
        raise CorrectionError("too_long", str(LONGEST_NAME))
    return "\n".join(names)


def _as_day(value: str, field: Field) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise CorrectionError("no_day", value[:40]) from error


def _as_number(value: str, field: Field) -> str:
    try:
        found = Decimal(value)
    except InvalidOperation as error:
        raise CorrectionError("no_number", value[:40]) from error
    exponent = found.as_tuple().exponent
    if not isinstance(exponent, int):
        raise CorrectionError("no_number", value[:40])
    if not 0 <= found <= MOST or exponent < (-2 if field.kind is Kind.EUROS else -4):
        raise CorrectionError("out_of_range", value[:40])
    return _plain(found)


_WRITTEN: dict[Kind, Callable[[str, Field], str]] = {
    Kind.LINE: _as_line,
    Kind.TEXT: _as_text,
    Kind.NAMES: _as_names,
    Kind.DAY: _as_day,
    Kind.EUROS: _as_number,
    Kind.NUMBER: _as_number,
}


def _changed(plan: Plan, measure: Measure, key: str, value: str) -> Measure:
    """The measure with that one thing other; `key` and `value` are checked already."""
    part, _, name = key.partition(":")
    given: dict[str, Any]
    if part == "milestone":
        return replace(
            measure, milestones=_replaced(measure.milestones, name, due=date.fromisoformat(value))
        )
    if part == "target":
        return replace(measure, targets=_replaced(measure.targets, name, value=Decimal(value)))
    if part == "amount":
        amounts = list(measure.amounts)
        amounts[int(name)] = replace(amounts[int(name)], euros=Decimal(value))
        return replace(measure, amounts=tuple(amounts))
    if part in ("holders", "participants"):
        given = {part: _parties(plan, value)}
    elif "." in part:
        text, _, language = part.partition(".")
        words: dict[str, Any] = {language: value}
        given = {text: replace(getattr(measure, text), **words)}
    else:
        given = {part: value}
    return replace(measure, **given)


def _replaced(items: tuple[Any, ...], key: str, **given: Any) -> tuple[Any, ...]:
    return tuple(replace(one, **given) if one.key == key else one for one in items)


def _parties(plan: Plan, value: str) -> tuple[Party, ...]:
    """Names with the codes under which the plan knows them; a new name has none."""
    known = {
        party.name: party.code
        for measure in plan.measures
        for party in (*measure.holders, *measure.participants)
    }
    return tuple(Party(name, known.get(name, "")) for name in value.splitlines())
