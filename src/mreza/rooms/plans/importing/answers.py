"""What a coordinator answered to the doubts of an import, and the plan that follows from it. Pure.

Answers are kept as `{"settled": {key of doubt: who}, "corrections": [{code, key, value, who}]}`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any, Final

from mreza.kernel.plan import Measure, Plan
from mreza.rooms.plans import correcting
from mreza.rooms.plans.correcting import CorrectionError, Field, Kind
from mreza.rooms.plans.importing import rows
from mreza.rooms.plans.reading import Doubt, Reading

Answers = Mapping[str, Any]
CODE, AREA = "code", "area"
_CODE: Final = re.compile(r"[A-Za-z]{0,3}[0-9]+(?:\.[0-9]+)*[a-z]?")
_LONGEST_CODE: Final = 20
# Where the answer to a doubt is most likely to be found, by the beginning of the field's key.
_ABOUT: Final[Mapping[str, tuple[str, ...]]] = {
    "code": (CODE,),
    "order": (CODE,),
    "area": (AREA,),
    "goals": (AREA,),
    "title": ("title", "purpose"),
    "passage": ("purpose", "title"),
    "deadline": ("deadline", "milestone"),
    "holders": ("holders", "participants"),
    "amounts": ("amount", "funding"),
    "funding": ("funding",),
    "targets": ("target", "success"),
}


def fields(measure: Measure) -> list[Field]:
    """All that can be corrected of a measure that was read: also its code, area and rows."""
    own = [Field(CODE, Kind.LINE, measure.code), Field(AREA, Kind.LINE, measure.area)]
    words = [one for one in correcting.fields(measure) if not rows.is_row(one.key)]
    return [*own, *words, *rows.fields(measure)]


def about(measure: Measure, doubt: Doubt) -> list[Field]:
    """The fields in which a doubt would be corrected."""
    starts = _ABOUT.get(doubt.field, (doubt.field,))
    return [one for one in fields(measure) if re.split(r"[.:]", one.key)[0] in starts]


def corrected(plan: Plan, code: str, key: str, value: str) -> Plan:
    """The plan with one field of one measure other.

    Raises `CorrectionError`, `UnknownNameError`.
    """
    if rows.is_row(key):
        return _replaced(plan, code, rows.corrected(plan.measure(code), key, value))
    if key not in (CODE, AREA):
        return correcting.corrected(plan, code, key, value)
    measure = plan.measure(code)
    kept = value.strip()
    if kept == getattr(measure, key):
        raise CorrectionError("same", key)
    return _replaced(plan, code, _MOVED[key](plan, measure, kept))


def _recoded(plan: Plan, measure: Measure, code: str) -> Measure:
    if len(code) > _LONGEST_CODE or not _CODE.fullmatch(code):
        raise CorrectionError("no_code", code[:20])
    if any(one.code == code for one in plan.measures):
        raise CorrectionError("taken_code", code)
    return replace(measure, code=code)


def _moved(plan: Plan, measure: Measure, area: str) -> Measure:
    known = {one.code: one for one in plan.areas}
    if area not in known:
        raise CorrectionError("no_area", area[:20])
    goals = {goal.code for goal in known[area].goals}
    return replace(measure, area=area, goals=tuple(one for one in measure.goals if one in goals))


_MOVED: Final[Mapping[str, Callable[[Plan, Measure, str], Measure]]] = {
    CODE: _recoded,
    AREA: _moved,
}


def _replaced(plan: Plan, code: str, measure: Measure) -> Plan:
    return replace(
        plan, measures=tuple(measure if one.code == code else one for one in plan.measures)
    )


def applied(plan: Plan, answers: Answers) -> Plan:
    """The plan with every correction, in the order in which they were made.

    The import may be held against a newer version since: a correction of what reads so already, or
    is no longer there, changes nothing.
    """
    for one in answers.get("corrections", []):
        with suppress(CorrectionError):
            plan = corrected(plan, one["code"], one["key"], one["value"])
    return plan


def codes_now(answers: Answers) -> dict[str, str]:
    """By the code under which a measure was read, its code after the corrections."""
    renamed: dict[str, str] = {}
    for one in answers.get("corrections", []):
        if one["key"] == CODE:
            first = next((read for read, now in renamed.items() if now == one["code"]), one["code"])
            renamed[first] = one["value"]
    return renamed


def open_doubts(reading: Reading, answers: Answers) -> tuple[Doubt, ...]:
    """Doubts that nobody settled yet, in the order of the document."""
    settled = answers.get("settled", {})
    return tuple(one for one in reading.doubts if one.key not in settled)
