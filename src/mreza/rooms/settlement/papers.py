"""A statement on paper, and as JSON."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.http import HttpResponse
from django.utils.translation import gettext as _

from mreza.rooms.settlement import adjustments, queries, shown, words
from mreza.rooms.settlement.models import Statement
from mreza.site import formats

TEMPLATE = Path(__file__).parent / "typeset" / "statement.typ"


def as_json(shape: dict[str, Any], name: str) -> HttpResponse:
    text = json.dumps(shape, ensure_ascii=False, indent=2)
    response = HttpResponse(text, content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def as_pdf(item: Statement, language: str) -> bytes:
    """The statement for paper: who, what for, line by line with what rules moved, the sums."""
    entries = shown.lines(item, None, language, adjustments.rows_of(item))
    run = item.run
    issued = formats.day(run.issued_at, language=language) if run.issued_at else ""
    data = {
        "language": language,
        "title": _("Statement"),
        "provider": queries.name_of(item.provider_id),
        "period": words.period(run, language),
        "issued": f"{_('issued')} {issued}" if issued else _("not issued"),
        "run": f"{_('Run')} {run.pk}, {formats.day(run.finished_at, language=language)}",
        "fingerprint": run.content,
        "header": [
            _("Line"), _("Planned"), _("Realised"), _("Recognised"), _("Price (EUR)"),
            _("Amount (EUR)"), _("Now (EUR)"),
        ],
        "groups": [_group(group, language) for group in shown.groups(entries)],
        "sums": [
            [_("Owed since January"), formats.euros(item.amount, language=language)],
            [_("Settled before"), formats.euros(item.before, language=language)],
            [_("To be paid now"), formats.euros(item.now, language=language)],
        ],
        "inside": _(
            "Smaller figures under an amount say what rules moved; they are inside it already."
        ),
        "illustrative": _("Rests on illustrative values that no document prints.")
        if any(entry["item"].illustrative for entry in entries)
        else "",
        "synthetic": _("Synthetic data") if run.synthetic else "",
    }  # fmt: skip
    text = json.dumps(data, ensure_ascii=False)
    return bytes(typst.compile(_template(), sys_inputs={"data": text}))


def _group(group: dict[str, Any], language: str) -> dict[str, Any]:
    return {
        "activity": group["activity"],
        "amount": _money(group["amount"], language),
        "now": _money(group["now"], language),
        "lines": [_line(entry, language) for entry in group["lines"]],
    }


def _line(entry: dict[str, Any], language: str) -> dict[str, Any]:
    numbers = [(entry[name], entry["places"]) for name in ("planned", "realised", "recognised")]
    numbers.append((entry["price"], entry["price_places"]))
    paid = "" if entry["item"].paid else _("evidence, not paid")
    return {
        "title": entry["title"],
        "paid": entry["item"].paid,
        "unit": ", ".join(text for text in (entry["unit"], paid) if text),
        "numbers": [
            "" if n is None else formats.number(n, language=language, places=places)
            for n, places in numbers
        ],
        "amount": _money(entry["item"].amount, language),
        "now": _money(entry["item"].now, language),
        "adjustments": [
            [one["title"], one["article"], _money(one["amount"], language, sign=True)]
            for one in entry["adjustments"]
        ],
    }


def _money(amount: Any, language: str, *, sign: bool = False) -> str:
    return formats.number(amount, language=language, places=2, sign=sign)


@cache
def _template() -> bytes:
    return TEMPLATE.read_bytes()
