"""The plan of an act from the TOML files of its `plan/` folder: one file for each area.

docs/how-to-add-an-act.md describes the files. What is unknown, missing or contradicts itself is an
`ActError` naming file, measure and field. Titles stand in the ledger and time limits among the
obligations; a plan takes both from there, so that neither is written twice.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Final, TypeVar

from mreza.kernel.due import Once, Yearly
from mreza.kernel.errors import ActError, closest
from mreza.kernel.ledger import Article
from mreza.kernel.obligations import Obligation
from mreza.kernel.plan import (
    BASES,
    DIRECTIONS,
    TARGET_KINDS,
    Amount,
    Area,
    Goal,
    Lines,
    Measure,
    Milestone,
    Party,
    Plan,
    Target,
)
from mreza.kernel.text import Text

FOLDER: Final = "plan"
PARTIES: Final = "parties.toml"
_FILE: Final = frozenset({"area", "measure"})
_AREA: Final = frozenset({"code", "title", "strategic", "lines", "goals"})
_MEASURE: Final = frozenset({
    "code", "printed_code", "lines", "goals", "purpose", "holders", "participants", "deadline",
    "permanent", "success", "targets", "funding", "sources", "amounts", "continues", "notes",
})  # fmt: skip
_NEEDED: Final = ("code", "lines", "purpose", "holders")
_TARGET: Final = frozenset({
    "key", "sl", "en", "unit", "direction", "kind", "value", "baseline_year", "by",
    "whole_programme", "printed",
})  # fmt: skip
_AMOUNT: Final = frozenset({"basis", "printed", "euros", "year", "source"})
_Word = TypeVar("_Word", bound=str)
Entry = dict[str, Any]


@dataclass(frozen=True)
class Ledger:
    """What a plan takes from its act: articles by number, and the obligations."""

    act: str
    articles: Mapping[str, Article]
    obligations: tuple[Obligation, ...]

    def owed(self, code: str) -> list[Obligation]:
        return [one for one in self.obligations if one.clause.article.number == code]


def load_plan(folder: Path, ledger: Ledger) -> Plan | None:
    """The plan in `folder`/plan, areas in order of the file names; None without such a folder."""
    if not (folder / FOLDER).is_dir():
        return None
    parties = _read(folder / FOLDER / PARTIES)
    areas: list[Area] = []
    measures: list[Measure] = []
    for path in sorted((folder / FOLDER).glob("*.toml")):
        if path.name == PARTIES:
            continue
        where = f"{ledger.act}/{FOLDER}/{path.name}"
        content = _read(path)
        _refuse_unknown(content, _FILE, where)
        area = _area(content.get("area", {}), where)
        areas.append(area)
        measures += [
            _measure(entry, area, ledger, parties, where) for entry in content.get("measure", [])
        ]
    _refuse_twice([area.code for area in areas], f"{ledger.act}/{FOLDER}", "area")
    _refuse_twice([item.code for item in measures], f"{ledger.act}/{FOLDER}", "measure")
    return Plan(tuple(areas), tuple(sorted(measures, key=lambda item: item.lines)))


def _read(path: Path) -> Entry:
    with path.open("rb") as file:
        return tomllib.load(file)


def _area(entry: Entry, where: str) -> Area:
    _refuse_unknown(entry, _AREA, f"{where}, area")
    code = str(entry.get("code", ""))
    place = f"{where}, area {code}"
    goals = tuple(
        Goal(str(goal.get("code", "")), _text(goal, f"{place}, goals"))
        for goal in entry.get("goals", [])
    )
    _refuse_twice([goal.code for goal in goals], place, "goal")
    return Area(
        code=code,
        title=_text(entry.get("title"), f"{place}, title"),
        strategic=_text(entry.get("strategic"), f"{place}, strategic"),
        goals=goals,
        lines=_lines(entry.get("lines"), place),
    )


def _measure(
    entry: Entry, area: Area, ledger: Ledger, parties: Mapping[str, str], file: str
) -> Measure:
    code = str(entry.get("code", ""))
    where = f"{file}, measure {code or '?'}"
    _refuse_unknown(entry, _MEASURE, where)
    missing = [key for key in _NEEDED if not entry.get(key)]
    if missing:
        raise ActError(f"{', '.join(missing)} missing", where=where)
    if code not in ledger.articles:
        raise ActError(
            "no article of the ledger has this number",
            where=where,
            remedy=closest(code, sorted(ledger.articles)),
        )
    title = ledger.articles[code].title
    sources = tuple(str(source) for source in entry.get("sources", []))
    return Measure(
        code=code,
        printed_code=str(entry.get("printed_code", code)),
        area=area.code,
        goals=_goals(entry, area, where),
        title=title,
        purpose=_text(entry["purpose"], f"{where}, purpose"),
        lines=_lines(entry["lines"], where),
        holders=_parties(entry, "holders", parties, where),
        participants=_parties(entry, "participants", parties, where),
        deadline=str(entry.get("deadline", "")),
        milestones=_milestones(entry, title, ledger.owed(code)),
        success=_text(entry.get("success"), f"{where}, success", may_be_absent=True),
        targets=_targets(entry, where),
        funding=str(entry.get("funding", "")),
        sources=sources,
        amounts=_amounts(entry, "; ".join(sources), where),
        continues=bool(entry.get("continues", False)),
        notes=tuple(_text(note, f"{where}, notes") for note in entry.get("notes", [])),
    )


def _goals(entry: Entry, area: Area, where: str) -> tuple[str, ...]:
    goals = tuple(str(goal) for goal in entry.get("goals", []))
    known = [goal.code for goal in area.goals]
    for goal in goals:
        if goal not in known:
            raise ActError(
                f"goals: area {area.code} has no goal {goal}",
                where=where,
                remedy=closest(goal, known),
            )
    return goals


def _parties(entry: Entry, key: str, parties: Mapping[str, str], where: str) -> tuple[Party, ...]:
    names = [str(name) for name in entry.get(key, [])]
    for name in names:
        if name not in parties:
            raise ActError(
                f"{key}: {name!r} is not in {PARTIES}",
                where=where,
                remedy='List it there with its code in the register, or with "" when it has none',
            )
    return tuple(Party(name, parties[name]) for name in names)


def _milestones(entry: Entry, title: Text, owed: list[Obligation]) -> tuple[Milestone, ...]:
    """The obligations of the measure; a permanent task without one is a milestone of its own."""
    deadline = str(entry.get("deadline", ""))
    if owed:
        return tuple(_milestone(one, deadline) for one in owed)
    if entry.get("permanent", False):
        return (Milestone(str(entry["code"]).lower(), title, printed=deadline),)
    return ()


def _milestone(owed: Obligation, deadline: str) -> Milestone:
    yearly = isinstance(owed.due, Yearly)
    return Milestone(
        key=owed.code,
        title=owed.title,
        due=owed.due.day if isinstance(owed.due, Once) else None,
        yearly=yearly,
        first=owed.first,
        last=owed.last if yearly else None,
        printed=deadline,
    )


def _targets(entry: Entry, where: str) -> tuple[Target, ...]:
    found = []
    for item in entry.get("targets", []):
        place = f"{where}, targets"
        _refuse_unknown(item, _TARGET, place)
        found.append(
            Target(
                key=str(item.get("key", "")),
                title=_text(item, place),
                unit=str(item.get("unit", "")),
                direction=_word(item.get("direction", "up"), DIRECTIONS, f"{place}, direction"),
                kind=_word(item.get("kind", "absolute"), TARGET_KINDS, f"{place}, kind"),
                value=_number(item.get("value"), f"{place}, value"),
                baseline_year=item.get("baseline_year"),
                by=_day(item.get("by"), f"{place}, by"),
                whole_programme=bool(item.get("whole_programme", False)),
                printed=str(item.get("printed", "")),
            )
        )
    _refuse_twice([one.key for one in found], where, "target")
    return tuple(found)


def _amounts(entry: Entry, source: str, where: str) -> tuple[Amount, ...]:
    """The amounts as listed; what the document does not say is said to be `unstated`."""
    found = []
    for item in entry.get("amounts", [{"basis": "unstated"}]):
        place = f"{where}, amounts"
        _refuse_unknown(item, _AMOUNT, place)
        basis = _word(item.get("basis"), BASES, f"{place}, basis")
        year = item.get("year")
        if basis == "year" and year is None:
            raise ActError("an amount for a year lacks the year", where=place)
        found.append(
            Amount(
                basis,
                str(item.get("printed", "")),
                _number(item.get("euros"), f"{place}, euros"),
                year,
                str(item.get("source", source)),
            )
        )
    return tuple(found)


def _text(entry: Any, where: str, *, may_be_absent: bool = False) -> Text:
    text = Text.read(entry)
    if not (text.sl and text.en) and not (may_be_absent and entry is None):
        raise ActError("sl and en are both needed", where=where)
    return text


def _lines(given: Any, where: str) -> Lines:
    if not isinstance(given, list) or len(given) != 2 or given[0] > given[1]:
        raise ActError(f"lines is {given!r}", where=where, remedy="Give [first, last]")
    return int(given[0]), int(given[1])


def _day(given: Any, where: str) -> date | None:
    if given is not None and not isinstance(given, date):
        raise ActError(f"{given!r} is no day", where=where, remedy="Write it like 2026-12-31")
    return given


def _number(given: Any, where: str) -> Decimal | None:
    """A number that is written as a text, so that it keeps its decimals."""
    if given is None:
        return None
    try:
        return Decimal(given if isinstance(given, str) else "?")
    except InvalidOperation:
        raise ActError(
            f"{given!r} is no number", where=where, remedy='Write it as a text, like "234850"'
        ) from None


def _word(given: Any, known: tuple[_Word, ...], where: str) -> _Word:
    for word in known:
        if given == word:
            return word
    raise ActError(f"{given!r} is unknown", where=where, remedy=f"Known: {', '.join(known)}")


def _refuse_unknown(entry: Entry, known: frozenset[str], where: str) -> None:
    unknown = sorted(set(entry) - known)
    if unknown:
        raise ActError(
            f"unknown keys {', '.join(unknown)}", where=where, remedy=closest(unknown[0], [*known])
        )


def _refuse_twice(codes: list[str], where: str, what: str) -> None:
    for code in codes:
        if not code or codes.count(code) > 1:
            raise ActError(
                f"{what} {code} stands twice" if code else f"a {what} has no code", where=where
            )
