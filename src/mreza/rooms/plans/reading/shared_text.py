"""A text that stands in place of the deadline and speaks for several measures at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from mreza.kernel.text import Text
from mreza.rooms.plans.reading.oddities import Odd
from mreza.rooms.plans.reading.printed import Printed

_NAMES: Final = re.compile(
    r"\bukrepi\s+((?:[A-Z]?\d+(?:\.\d+)*(?:\s*,\s*|\s+in\s+)?){2,})", re.IGNORECASE
)
_CODE: Final = re.compile(r"[A-Z]?\d+(?:\.\d+)*")


def with_shared_deadlines(
    measures: Sequence[Printed], codes: Sequence[str]
) -> dict[str, list[Odd]]:
    """Give the text to the measures it names that have no deadline of their own; say so of all.

    Also a deadline that is printed in one of several programme rows is that of the measure.
    """
    doubts: dict[str, list[Odd]] = {}
    by_code = dict(zip(codes, measures, strict=True))
    own = {code: measure.text("deadline") for code, measure in by_code.items()}
    for code, measure in by_code.items():
        names = _NAMES.search(own[code])
        for other in _CODE.findall(names[1]) if names else []:
            if other not in by_code:
                continue
            by_code[other].cells.setdefault("deadline", measure.cells["deadline"])
            doubts.setdefault(other, []).append(Odd("deadline", Text(
                f"Namesto roka stoji pri {code} besedilo za več ukrepov skupaj",
                f"In place of a deadline stands, at {code}, a text for several measures at once",
            )))  # fmt: skip
        if "deadline" not in measure.cells:
            doubts.setdefault(code, []).extend(_from_programmes(measure))
    return doubts


def _from_programmes(measure: Printed) -> list[Odd]:
    for programme in measure.programmes:
        if programme.get("deadline"):
            measure.cells["deadline"] = programme["deadline"]
            return [Odd("deadline", Text(
                "Rok je natisnjen le v eni od vrstic programov: prebran za ves ukrep",
                "The deadline is printed in one of the programme rows: read for the whole measure",
            ))]  # fmt: skip
    return []
