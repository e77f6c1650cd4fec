"""What is to be reached: numbers of the printed indicators, with their kind, base year and day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from mreza.kernel.plan import Target, TargetKind
from mreza.kernel.text import Text
from mreza.rooms.plans.reading.vocabulary import NUMBER_WORDS

# A number that counts something: no year, no day, no part of a word such as 16-urni or 24 urnih.
_NUMBER: Final = re.compile(
    r"(?<![\d.,/])(?P<number>\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?)(?![\d/]|[.,]\d|-\w|\s*-?ur[ni])"
    r"\s*(?P<percent>%)?"
)
_WORD: Final = re.compile(
    rf"(?:^|\b(?:vsaj|najmanj|v)\s+)(?P<word>{'|'.join(NUMBER_WORDS)})\s+(?=\w)", re.IGNORECASE
)
_DAYS: Final = re.compile(r"\d{1,2}\. ?\d{1,2}\. ?20\d\d")
_BY: Final = re.compile(r"\bdo\s+(?:(\d{1,2})\. ?(\d{1,2})\. ?|konca\s+leta\s+)(20\d\d)", re.I)
_BASE: Final = re.compile(r"\(?\s*let[oau]\s+((?:19|20)\d\d)\s*\)?", re.I)
_YEAR: Final = re.compile(r"(?<![\d.])(?:19|20)\d\d(?![\d.])")
_MORE: Final = re.compile(r"poveča|več\b|višj|zmanjša|manj\b|nižj", re.I)
_LESS: Final = re.compile(r"zmanjša|(?<!naj)manj\b|nižj", re.I)
# The count that a share comes to, printed beside it: it checks the share and is no further target.
_COMES_TO: Final = re.compile(r"\(?(?:oz\.|oziroma|predvidoma)\s*([\d.]+)\s+oseb\)?", re.I)
_TWO_COUNTS: Final = re.compile(r"\s+(?:in|ter)\s+(?=(?:število|št\.)\s)", re.I)
_STRONGER: Final = re.compile(r"(?:okrepljen|razširjen|povečan)", re.I)
_COUNT: Final = re.compile(r"(?:\bštevil[oa]\b|\bšt\.)", re.I)
_WHOLE: Final = re.compile(r"celotno\s+obdobje", re.I)
_OPEN: Final = re.compile(r"(?:\b(?:ter|in|oziroma)|:)$")
_TITLE: Final = 280


@dataclass(frozen=True)
class Targets:
    """Targets of a measure and what is uncertain about them."""

    targets: tuple[Target, ...]
    doubts: tuple[Text, ...]


TWO_NUMBERS: Final = Text(
    "V enem kazalniku stoji več števil: prebrano je vsako posebej",
    "One indicator holds several numbers: each is read by itself",
)


def targets(text: str, *, plain_too: bool) -> Targets:
    """Targets of the lines of `text`, keys from 1. `plain_too`: also those without a number."""
    found: list[Target] = []
    doubts: list[Text] = []
    for item in _items(text):
        numbers = list(_numbers(item))
        found += numbers or ([_plain(item)] if plain_too else [])
        if len(numbers) > 1:
            doubts.append(TWO_NUMBERS)
    keyed = (_with_key(one, str(number)) for number, one in enumerate(found, 1))
    return Targets(tuple(keyed), tuple(doubts))


def _with_key(target: Target, key: str) -> Target:
    return Target(
        key, target.title, target.unit, target.direction, target.kind, target.value,
        target.baseline_year, target.by, target.whole_programme, target.printed,
    )  # fmt: skip


def _items(text: str) -> Iterator[str]:
    """Indicators: lines, where none is left open; a line that ends with a colon heads the next."""
    head, held = "", ""
    for line in text.split("\n"):
        whole = f"{held} {line}".strip(" -") if held else line.strip(" -")
        if whole.count("(") > whole.count(")") or (_OPEN.search(whole) and not whole.endswith(":")):
            held = whole
            continue
        held = ""
        if whole.endswith(":"):
            head = whole
        else:
            head = head if re.match(r"[A-ZČŠŽ]{3,}\s*:", whole) else ""
            for part in _TWO_COUNTS.split(whole):
                yield from _by_label(f"{head} {part}".strip())
    if held:
        yield held


def _by_label(item: str) -> Iterator[str]:
    """An item with a number for each of several regions is one for each of them."""
    parts = item.split(";")
    label = re.search(r"[A-ZČŠŽ]{3,}\s*:\s*\d", item)
    if len(parts) < 2 or label is None or not all(_NUMBER.search(part) for part in parts):
        yield item
        return
    yield parts[0].strip()
    yield from (f"{item[: label.start()]}{part.strip()}" for part in parts[1:])


def _numbers(item: str) -> Iterator[Target]:
    masked = item
    for other in (_DAYS, _YEAR, _COMES_TO):
        masked = other.sub(lambda found: " " * len(found.group()), masked)
    for number in _NUMBER.finditer(masked):
        value = Decimal(number["number"].replace(".", "").replace(",", "."))
        yield _target(item, value, bool(number["percent"]), masked[number.end() :])
    for word in _WORD.finditer(masked):
        count = Decimal(NUMBER_WORDS[word["word"].lower()])
        yield _target(item, count, False, masked[word.end() :])


def _target(item: str, value: Decimal, percent: bool, after: str) -> Target:
    base = _BASE.search(item)
    kind: TargetKind = "absolute"
    if percent and base and _MORE.search(item):
        kind = "percent_more"
    elif percent and _COMES_TO.search(item):
        kind = "percent_of"
    unit = "%" if percent else _unit(after)
    return Target(
        "", Text(item.strip(" .;,-")[:_TITLE], ""), unit,
        direction="down" if percent and _LESS.search(item) else "up", kind=kind, value=value,
        baseline_year=int(base[1]) if base and percent else None, by=_by(item),
        whole_programme=bool(_WHOLE.search(item)), printed=item,
    )  # fmt: skip


def _unit(after: str) -> str:
    word = re.match(r"\s*([a-zčšž]{2,})", after)
    return word[1] if word else ""


def _by(item: str) -> date | None:
    found = _BY.search(item)
    if found is None:
        return None
    day, month, year = found.groups()
    return date(int(year), int(month or 12), int(day or 31))


def _plain(item: str) -> Target:
    base = _BASE.search(item)
    kind: TargetKind = "absolute" if _COUNT.search(item) else "yes_no"
    if base and _STRONGER.match(item):
        kind = "percent_more"
    return Target(
        "", Text(item.strip(" .;,-")[:_TITLE], ""), kind=kind,
        baseline_year=int(base[1]) if base else None, by=_by(item),
        whole_programme=bool(_WHOLE.search(item)), printed=item,
    )  # fmt: skip
