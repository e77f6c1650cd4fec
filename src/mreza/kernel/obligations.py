"""Obligations with a time limit: who owes what by when, loaded from an act's `obligations.toml`.

The file is described in docs/how-to-add-an-act.md. Every entry stands on a clause of the ledger;
what contradicts it, or itself, is an `ActError` when the act is loaded.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from mreza.kernel.due import DueDate, Given, Rule
from mreza.kernel.due_reading import read_rule
from mreza.kernel.errors import ActError, closest
from mreza.kernel.ledger import Clause
from mreza.kernel.months import year_of
from mreza.kernel.text import NO_TEXT, Text

FILE: Final = "obligations.toml"
_NEEDED: Final = ("article", "title", "actor", "who", "due")
_KNOWN: Final = {
    "code", *_NEEDED, "when", "event", "period", "evidence", "consequence", "note", "external",
    "why",
}  # fmt: skip


@dataclass(frozen=True)
class Bound:
    """Bound is who is of one of `kinds`, is named in one of `tables`, or is one of `codes`.

    A bound without any binds nobody that is kept in the register: the actor is in words only.
    """

    kinds: frozenset[str] = frozenset()
    tables: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()

    def binds(self, kind: str, tables: Iterable[str], code: str) -> bool:
        return kind in self.kinds or code in self.codes or not self.tables.isdisjoint(tables)


@dataclass(frozen=True)
class Event:
    """What starts a time limit, such as a decision received; its days are given, not known."""

    code: str
    title: Text


@dataclass(frozen=True)
class Obligation:
    """Something an `actor` owes by a day. `first` to `last` is the time in which it is owed.

    `external` marks a day that the document does not print: `why` says what stands there instead.
    """

    act: str
    code: str
    clause: Clause
    title: Text
    actor: Text
    when: Text
    who: Bound
    due: Rule
    first: date
    last: date | None
    event: Event | None
    evidence: str
    consequence: Text
    note: Text
    external: bool = False
    why: Text = NO_TEXT

    @property
    def article(self) -> str:
        """The citation, such as `71(1.a)`."""
        return self.clause.citation

    def items(self, first: date, last: date, given: Given) -> list[DueDate]:
        """What is owed with a due day from `first` to `last`, by due day.

        Without a `given.start` the duty begins on the obligation's first day.
        """
        given = given if given.start else replace(given, start=self.first)
        return [item for item in self.due.items(first, last, given) if self._holds_for(item)]

    def _holds_for(self, item: DueDate) -> bool:
        """A period counts when it touches the time of the obligation, a day when it lies in it."""
        if self.due.held_by == "itself":
            return True
        if self.due.held_by == "subject" and item.first and item.last:
            first, last = item.first, item.last
        else:
            about = item.as_of or item.event if self.due.held_by == "subject" else None
            first = last = about or item.due
        return self.first <= last and (self.last is None or first <= self.last)


@dataclass(frozen=True)
class Frame:
    """The act that obligations are loaded into: its id, clauses and the time it is in force."""

    act: str
    clauses: Mapping[str, Clause]
    in_force_from: date
    in_force_to: date | None


def load_obligations(folder: Path, frame: Frame) -> tuple[Obligation, ...]:
    """The obligations of the act in `folder`, in order of the file; none without a file.

    Raises `ActError` naming file and code.
    """
    path = folder / FILE
    if not path.exists():
        return ()
    with path.open("rb") as file:
        entries = tomllib.load(file).get("obligation", [])
    found: dict[str, Obligation] = {}
    for number, entry in enumerate(entries, start=1):
        obligation = _obligation(entry, frame, number)
        if obligation.code in found:
            raise ActError("stands twice", where=_place(frame, obligation.code))
        found[obligation.code] = obligation
    return tuple(found.values())


def _place(frame: Frame, code: str) -> str:
    return f"{frame.act}/{FILE}, {code}"


def _obligation(entry: dict[str, Any], frame: Frame, number: int) -> Obligation:
    code = str(entry.get("code", ""))
    where = _place(frame, code or f"entry {number}")
    if not code.replace("_", "").isalnum() or code != code.lower():
        raise ActError(
            f"code is {code!r}", where=where, remedy="Give it a name like waiting_list_april"
        )
    _check_keys(entry, where)
    clause, rule = _clause(entry, frame, where), read_rule(entry["due"], where)
    first, last = _period(entry.get("period"), frame, where)
    return Obligation(
        act=frame.act,
        code=code,
        clause=clause,
        title=_text(entry, "title", where),
        actor=_text(entry, "actor", where),
        when=_when(entry, clause, where),
        who=_bound(entry["who"], where),
        due=rule,
        first=first,
        last=last,
        event=_event(entry.get("event"), rule, where),
        evidence=str(entry.get("evidence", "")),
        consequence=_text(entry, "consequence", where),
        note=_text(entry, "note", where),
        external=_external(entry, where),
        why=_text(entry, "why", where),
    )


def _external(entry: dict[str, Any], where: str) -> bool:
    """Whether the day is ours; said together with `why`, or not at all."""
    external = entry.get("external", False)
    if not isinstance(external, bool) or external != ("why" in entry):
        raise ActError(
            "external = true and why are given together",
            where=where,
            remedy="Say in why.sl and why.en what the document prints instead of the day",
        )
    return external


def _check_keys(entry: dict[str, Any], where: str) -> None:
    unknown = sorted(set(entry) - _KNOWN)
    if unknown:
        raise ActError(
            f"unknown keys {', '.join(unknown)}", where=where, remedy=closest(unknown[0], [*_KNOWN])
        )
    missing = [key for key in _NEEDED if key not in entry]
    if missing:
        raise ActError(f"{', '.join(missing)} missing", where=where)


def _text(entry: dict[str, Any], key: str, where: str) -> Text:
    """A text in both languages, or in none where the key is absent."""
    text = Text.read(entry.get(key))
    if key in entry and not (text.sl and text.en):
        raise ActError(f"{key} needs both sl and en", where=where)
    return text


def _clause(entry: dict[str, Any], frame: Frame, where: str) -> Clause:
    citation = str(entry["article"])
    if citation not in frame.clauses:
        raise ActError(
            f"{citation} is no clause of the ledger",
            where=where,
            remedy=closest(citation, [*frame.clauses]),
        )
    return frame.clauses[citation]


def _when(entry: dict[str, Any], clause: Clause, where: str) -> Text:
    """The time limit in words: the entry's own, otherwise those of the ledger."""
    if "when" in entry:
        return _text(entry, "when", where)
    if "when" not in clause.paragraph.details:
        raise ActError(
            f"{clause.citation} is of kind {clause.paragraph.kind}, so the ledger has no `when`",
            where=where,
            remedy="Say the time limit in words: when.sl and when.en",
        )
    return clause.paragraph.details["when"]


def _bound(table: Any, where: str) -> Bound:
    known = ("kinds", "tables", "codes")
    lists = isinstance(table, dict) and all(isinstance(value, list) for value in table.values())
    if not lists or set(table) - set(known):
        raise ActError(f"who is {table!r}", where=where, remedy=f"Give lists of {', '.join(known)}")
    return Bound(**{key: frozenset(str(each) for each in table.get(key, ())) for key in known})


def _event(table: dict[str, Any] | None, rule: Rule, where: str) -> Event | None:
    if (table is not None) != rule.needs_event:
        raise ActError(
            "the due rule needs an event" if rule.needs_event else "no rule waits for the event",
            where=where,
            remedy="Name it: event.code, event.sl, event.en, with a rule such as after_event",
        )
    if table is None:
        return None
    if set(table) != {"code", "sl", "en"}:
        raise ActError("event needs code, sl and en", where=where)
    return Event(str(table["code"]), Text.read(table))


def _period(given: Any, frame: Frame, where: str) -> tuple[date, date | None]:
    """When it is owed: while the act is in force, in its contract year, or as the dates say."""
    if given is None:
        return frame.in_force_from, frame.in_force_to
    if given == "contract_year":
        return frame.in_force_from, year_of(frame.in_force_from.year)[1]
    if not isinstance(given, dict) or not given or set(given) - {"from", "to"}:
        raise ActError(
            f"period is {given!r}", where=where, remedy='Give "contract_year", or from and to'
        )
    first, last = given.get("from", frame.in_force_from), given.get("to", frame.in_force_to)
    if last is not None and first > last:
        raise ActError("period ends before it begins", where=where)
    return first, last
