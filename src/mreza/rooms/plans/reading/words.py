"""Words of a flattened table, mended where a narrow column broke them over two lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from mreza.rooms.plans.reading.opening import Line

# What may stand alone between two words although it is this short.
_SHORT: Final = frozenset(
    "in ali ter na za z s o ob od do po pri k h v iz da je se so ne ki ni oz ga jo".split()  # noqa: SIM905
)
_FRAGMENT: Final = re.compile(r"[a-zčšž]{1,3}(?=[\s,.;]|$)")
_ENDS_OPEN: Final = re.compile(r"[a-zčšž]$")


@dataclass(frozen=True)
class Word:
    """A word and its line; `begins` when it is the first of its line."""

    text: str
    line: int
    begins: bool


def ends_are_marked(lines: Sequence[Line]) -> bool:
    """Whether a line of whole words ends with a space, so that one without it is broken."""
    printed = [line for line in lines if not line.blank]
    spaced = sum(line.text.endswith((" ", "\u00a0")) for line in printed)
    return bool(printed) and spaced * 2 > len(printed)


def mended(lines: Sequence[Line], *, marked: bool) -> list[Word]:
    """The words of `lines` in order; a word that goes on in the next line is one word.

    Where line ends are not `marked`, only a hyphen and a short tail that is no word join.
    """
    found: list[Word] = []
    open_end = False
    for line in lines:
        words = line.text.split()
        if not words:
            continue
        if found and (open_end if marked else _goes_on(found[-1].text, line.text)):
            last = found.pop()
            found.append(Word(last.text + words.pop(0), last.line, last.begins))
        found += [Word(word, line.number, place == 0) for place, word in enumerate(words)]
        open_end = not line.text.endswith((" ", "\u00a0"))
    return found


def _goes_on(before: str, after: str) -> bool:
    if before.endswith("-") and after[:1].isdigit():
        return True
    tail = _FRAGMENT.match(after)
    return bool(tail and _ENDS_OPEN.search(before) and tail.group() not in _SHORT)


def as_lines(words: Sequence[Word]) -> tuple[Line, ...]:
    """The words put together line by line."""
    texts: dict[int, list[str]] = {}
    for word in words:
        texts.setdefault(word.line, []).append(word.text)
    return tuple(Line(number, " ".join(found)) for number, found in texts.items())


def joined(lines: Sequence[Line]) -> str:
    """The words of a cell as one text."""
    return " ".join(" ".join(line.text.split()) for line in lines if not line.blank)
