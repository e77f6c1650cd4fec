"""A statement on paper, and as JSON."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.http import HttpResponse
from django.utils.translation import gettext as _

from mreza.rooms.settlement import queries, shown, words
from mreza.rooms.settlement.models import Statement
from mreza.site import formats

TEMPLATE = Path(__file__).parent / "typeset" / "statement.typ"


def as_json(shape: dict[str, Any], name: str) -> HttpResponse:
    text = json.dumps(shape, ensure_ascii=False, indent=2)
    response = HttpResponse(text, content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def as_pdf(item: Statement, language: str) -> bytes:
    """The statement for paper: who, what for, line by line, the sum, what it rests on."""
    entries = shown.lines(item, None, language)
    data = {
        "language": language,
        "title": _("Statement"),
        "provider": queries.name_of(item.provider_id),
        "period": words.period(item.run, language),
        "run": f"{_('Run')} {item.run_id}, {formats.day(item.run.finished_at, language=language)}",
        "fingerprint": item.run.content,
        "header": [
            _("Line"), _("Planned"), _("Realised"), _("Recognised"), _("Price"), _("Amount (EUR)"),
        ],
        "groups": [
            {
                "activity": group["activity"],
                "amount": _money(group["amount"], language),
                "lines": [_line(entry, language) for entry in group["lines"]],
            }
            for group in shown.groups(entries)
        ],
        "sums": [
            [_("Owed since January"), _money(item.amount, language)],
            [_("Settled before"), _money(item.before, language)],
            [_("To be paid now"), _money(item.now, language)],
        ],
        "illustrative": _("Rests on illustrative values that no document prints.")
        if any(entry["item"].illustrative for entry in entries)
        else "",
        "synthetic": _("Synthetic data") if item.run.synthetic else "",
    }  # fmt: skip
    text = json.dumps(data, ensure_ascii=False)
    return bytes(typst.compile(_template(), sys_inputs={"data": text}))


def _line(entry: dict[str, Any], language: str) -> list[str]:
    numbers = (entry["planned"], entry["realised"], entry["recognised"], entry["price"])
    unit = f" ({entry['unit']})" if entry["unit"] else ""
    return [
        f"{entry['title']}{unit}",
        *("" if n is None else formats.number(n, language=language) for n in numbers),
        _money(entry["item"].amount, language),
    ]


def _money(amount: Any, language: str) -> str:
    return formats.number(amount, language=language, places=2)


@cache
def _template() -> bytes:
    return TEMPLATE.read_bytes()
