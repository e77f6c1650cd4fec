"""Who holds a measure and who takes part, from the printed names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Final

from mreza.kernel.plan import Party
from mreza.rooms.plans.reading.opening import Line
from mreza.rooms.plans.reading.vocabulary import ABBREVIATION, ORGANISATIONS, names_an_actor

# A comma, semicolon or full stop between two names, not one inside brackets or an abbreviation; and
# an "and" before a word that begins a name.
_BETWEEN: Final = re.compile(
    r"[,;](?![^(]*\))(?!\s*izbran\w+\s+(?:preko|na|po)\b)|\.\s+(?=[A-ZČŠŽ])"
    r"|\s(?:in|ter)\s+(?=(?:drugi|izvajalci|centri)\b)"
)
_LEADING: Final = re.compile(r"^(?:in|ter)\s+")
_LEFT_OPEN: Final = re.compile(r"(?:^|\s)(?:in|ter|za|na|s|z)$|[(-]$")


def parties(lines: Sequence[Line], *, wrapped: bool) -> tuple[Party, ...]:
    """Names in order. `wrapped` lines are those of a narrow column; else each begins a name."""
    names: list[str] = []
    ends_of_last = True
    for text, ends in _pieces(lines, wrapped):
        if names and not ends_of_last:
            names[-1] = f"{names[-1]} {text}".strip()
        else:
            names.append(text)
        ends_of_last = ends
    found = (_LEADING.sub("", name.strip(" .,;")) for one in names for name in _apart(one))
    return tuple(Party(name, _code(name)) for name in found if name)


def _apart(name: str) -> Iterator[str]:
    """Names that nothing but a space separates: an abbreviation, or a capital that begins one."""
    held: list[str] = []
    for word in name.split():
        capital = word[:1].isupper() and names_an_actor(word)
        if held and capital and (
            ABBREVIATION.fullmatch(held[-1]) or not ABBREVIATION.fullmatch(word)
        ) and not _LEFT_OPEN.search(held[-1]):  # fmt: skip
            yield " ".join(held)
            held = []
        held.append(word)
    yield " ".join(held)


def _code(name: str) -> str:
    return ORGANISATIONS.get(name) or ORGANISATIONS.get(misprint_of(name), "")


def _pieces(lines: Sequence[Line], wrapped: bool) -> Iterator[tuple[str, bool]]:
    """What stands between commas and line ends, and whether the name ends with it."""
    texts = [" ".join(line.text.split()) for line in lines if not line.blank]
    if not wrapped:  # a paragraph that ends with "and" goes on to a further name
        texts = [re.sub(r"\s(?:in|ter)$", ",", text) for text in texts]
    for number, text in enumerate(texts):
        parts = _BETWEEN.split(text)
        yield from ((part, True) for part in parts[:-1])
        after = texts[number + 1] if number + 1 < len(texts) else ""
        yield parts[-1], not parts[-1].strip() or not _goes_on(parts[-1], after, wrapped)


def _goes_on(before: str, after: str, wrapped: bool) -> bool:
    return bool(
        _LEFT_OPEN.search(before.rstrip())
        or after.startswith("(")
        or (wrapped and after[:1].islower() and not ABBREVIATION.fullmatch(before.strip()))
    )


def misprint_of(name: str) -> str:
    """The known abbreviation that an unknown one seems to stand for, or nothing."""
    if name in ORGANISATIONS or not ABBREVIATION.fullmatch(name) or len(name) < 5:
        return ""
    near = get_close_matches(name, ORGANISATIONS, n=1, cutoff=0.85)
    return near[0] if near else ""
