"""An explanation as a file: text, JSON, XLSX, PDF."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.utils.translation import gettext

from mreza.kernel import rendering
from mreza.kernel.explanation import Explanation, Step
from mreza.rooms.calculations import sheets
from mreza.rooms.calculations.explaining import StepView
from mreza.rooms.calculations.sheets import Sheet
from mreza.site import formats

TEMPLATE = Path(__file__).parent / "typeset" / "explanation.typ"


def as_json(explanation: Explanation) -> str:
    return json.dumps(explanation.as_dict(), ensure_ascii=False, indent=2, default=str)


def as_text(explanation: Explanation, language: str) -> str:
    return rendering.as_text(explanation, language) + "\n"


def as_xlsx(explanation: Explanation, language: str) -> bytes:
    """The steps, one a row with its depth, and the receipt on a second sheet."""
    header = [
        gettext("Depth"), gettext("Name"), gettext("Title"), gettext("Value"), gettext("Unit"),
        gettext("Reckoning"), gettext("Article"), gettext("In force from"), gettext("Illustrative"),
    ]  # fmt: skip
    receipt = ((name, value) for name, value in _receipt_lines(explanation, language))
    return sheets.as_xlsx(
        [
            Sheet(gettext("Steps"), header, _rows(explanation.step, language, 0, set())),
            Sheet(gettext("Receipt"), [gettext("Name"), gettext("Value")], receipt),
        ]
    )


def _rows(step: Step, language: str, depth: int, seen: set[str]) -> Iterator[list[Any]]:
    value = step.value
    yield [
        depth,
        step.name,
        step.title[language],
        rendering.show(value, language) if isinstance(value, dict | list | bool) else value,
        step.unit if step.unit != "1" else "",
        rendering.arithmetic(step, language),
        step.article,
        step.valid_from.isoformat() if step.valid_from else "",
        gettext("yes") if step.illustrative else "",
    ]
    if step.name in seen:
        return
    seen.add(step.name)
    for need in step.needs:
        yield from _rows(need, language, depth + 1, seen)


def _receipt_lines(explanation: Explanation, language: str) -> Iterator[tuple[str, str]]:
    receipt = explanation.receipt
    yield gettext("Table"), f"{receipt.act}.{receipt.table}"
    yield gettext("Day"), formats.day(receipt.at, language=language)
    yield gettext("Engine"), receipt.engine
    yield gettext("Version of the act"), receipt.act_fingerprint
    yield gettext("Fingerprint of the inputs"), receipt.inputs_fingerprint
    for item in receipt.parameters:
        since = formats.day(item.valid_from, language=language)
        yield item.name, f"{rendering.show(item.value, language)} {item.unit} ({since})"


def as_pdf(explanation: Explanation, view: StepView, page: dict[str, str], language: str) -> bytes:
    """The page for paper: big value, steps, receipt. `page` has title, place and address."""
    data = {
        **page,
        "language": language,
        "value": view.value,
        "illustrative": view.illustrative,
        "exact": view.exact,
        "reckoning": view.reckoning,
        "steps": list(_printed_steps(view.needs, 0)),
        "receipt": [list(line) for line in _receipt_lines(explanation, language)],
        "words": _words(),
    }
    text = json.dumps(data, ensure_ascii=False)
    return bytes(typst.compile(_template(), sys_inputs={"data": text}))


def _words() -> dict[str, str]:
    return {
        "steps": gettext("Steps"),
        "receipt": gettext("Receipt"),
        "illustrative": gettext("illustrative"),
        "above": gettext("shown above"),
    }


def _printed_steps(needs: Iterable[StepView], depth: int) -> Iterator[dict[str, Any]]:
    for view in needs:
        yield {
            "depth": depth,
            "title": view.title,
            "value": view.value,
            "reckoning": view.reckoning,
            "cites": ", ".join(item.label for item in view.cites),
            "places": "; ".join(f"{place.label}: {place.figure}" for place in view.places),
            "illustrative": view.illustrative,
            "repeated": view.repeated,
        }
        yield from _printed_steps(view.needs, depth + 1)


@cache
def _template() -> bytes:
    return TEMPLATE.read_bytes()
