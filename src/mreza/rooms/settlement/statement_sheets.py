"""A statement as sheets of a workbook: its lines, and what rules took off or gave in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from mreza.rooms.calculations.sheets import Sheet
from mreza.rooms.settlement import adjustments, queries, shown, words
from mreza.rooms.settlement.models import Statement


def of(item: Statement, language: str) -> list[Sheet]:
    """Lines, adjustments, and what the statement is of."""
    entries = shown.lines(item, queries.previous(item), language, adjustments.rows_of(item))
    return [
        Sheet(_("Statement"), _lines_header(), _lines(item, entries)),
        Sheet(_("Adjustments"), _adjustments_header(), _adjustments(entries)),
        Sheet(_("About the statement"), [_("Name"), _("Value")], _about(item, language)),
    ]


def _lines_header() -> list[str]:
    return [
        _("Activity"), _("Line"), _("Unit"), _("Planned"), _("Realised"),
        _("Of the plan, per cent"), _("Recognised"), _("Price (EUR)"), _("Amount (EUR)"),
        _("Settled before (EUR)"), _("Now (EUR)"), _("Last statement (EUR)"), _("Paid"),
        _("Illustrative"),
    ]  # fmt: skip


def _lines(item: Statement, entries: list[dict[str, Any]]) -> Iterator[list[Any]]:
    for entry in entries:
        one = entry["item"]
        yield [
            entry["activity"], entry["title"], entry["unit"], entry["planned"], entry["realised"],
            entry["reached"], entry["recognised"], entry["price"], one.amount, one.before, one.now,
            entry["earlier_now"], _("yes") if one.paid else _("evidence"),
            _("yes") if one.illustrative else "",
        ]  # fmt: skip
    sums = [item.amount, item.before, item.now]
    yield [_("Total"), "", "", None, None, None, None, None, *sums, None, "", ""]


def _adjustments_header() -> list[str]:
    return [_("Activity"), _("Line"), _("Rule"), _("Article"), _("Amount (EUR), inside the line")]


def _adjustments(entries: list[dict[str, Any]]) -> Iterator[list[Any]]:
    for entry in entries:
        for one in entry["adjustments"]:
            yield [
                entry["activity"], entry["title"], one["title"], one["article"], one["amount"],
            ]  # fmt: skip


def _about(item: Statement, language: str) -> Iterator[list[Any]]:
    run = item.run
    yield [_("Provider"), queries.name_of(item.provider_id)]
    yield [_("Period"), words.period(run, language)]
    yield [_("Run"), run.pk]
    yield [_("Issued"), run.issued_at.date() if run.issued_at else ""]
    yield [_("Fingerprint"), run.content]
    if run.synthetic:
        yield [_("Data"), _("synthetic data")]
