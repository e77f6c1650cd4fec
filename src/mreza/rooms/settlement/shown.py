"""Runs, statements and lines as pages show them: words, numbers, addresses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.urls import reverse

from mreza import acts
from mreza.kernel.text import Text
from mreza.kernel.units import Unit
from mreza.rooms.calculations import links
from mreza.rooms.settlement import adjustments, lanes, words
from mreza.rooms.settlement.adjustments import Adjustment, LaneKey, RowsOf
from mreza.rooms.settlement.models import Objection, SettlementRun, Statement, StatementLine
from mreza.rooms.settlement.periods import Period

ZERO = Decimal(0)
NUMBERS = ("planned", "realised", "recognised", "amount")
FULL = Decimal(150)  # per cent of the plan at which a bar is full
MOST_PLACES = 2  # decimals of a quantity on a statement; its steps show all


def run(item: SettlementRun, language: str) -> dict[str, Any]:
    """A run for lists and heads."""
    totals = item.totals or {}
    return {
        "item": item,
        "id": item.pk,
        "title": words.period(item, language),
        "span": Period(item.year, item.number),
        "scope": words.scope(item.scope),
        "state": item.get_state_display(),
        "badge": {"complete": "good", "failed": "late"}.get(item.state, "warn"),
        "working": item.state in (SettlementRun.State.QUEUED, SettlementRun.State.RUNNING),
        "stage": words.stage(item.stage, language),
        "amount": _decimal(totals.get("amount")),
        "before": _decimal(totals.get("before")),
        "now": _decimal(totals.get("now")),
        "statements": totals.get("statements"),
        "url": reverse("settlement:run", args=[item.pk]),
    }


def statement(item: Statement, language: str) -> dict[str, Any]:
    """A statement for lists."""
    return {
        "item": item,
        "title": words.period(item.run, language),
        "provider": item.provider,
        "amount": item.amount,
        "before": item.before,
        "now": item.now,
        "issued_at": item.run.issued_at,
        "open_objections": getattr(item, "open_objections", 0),
        "url": reverse("settlement:statement", args=[item.pk]),
    }


def line(
    item: StatementLine,
    earlier: StatementLine | None,
    language: str,
    rows: Mapping[LaneKey, RowsOf] | None = None,
) -> dict[str, Any]:
    """A line of a statement; `earlier` is the same line of the last issued statement.

    With `rows`, what rules moved in it and where each number is explained.
    """
    kept = [o for o in item.objections.all() if o.state != Objection.State.WITHDRAWN]
    shown: dict[str, Any] = {
        "item": item,
        "title": words.line(item.lane, item.code, language),
        "lane": item.lane,
        "activity": words.activity(item.activity),
        "unit": Unit.parse(item.unit).label(language) if item.unit else "",
        "planned": _plain(item.planned),
        "realised": _plain(item.realised),
        "recognised": _plain(item.recognised),
        "price": _plain(item.price),
        "reached": reached(item),
        "earlier": earlier.amount if earlier else None,
        "earlier_now": earlier.now if earlier else None,
        "objections": kept,
        "adjustments": [],
        "url": reverse("settlement:line", args=[item.statement_id, item.pk]),
    }
    shown["places"] = max(places(shown[name]) for name in NUMBERS[:3])
    shown["price_places"] = max(MOST_PLACES, _decimals(shown["price"]))
    shown["bar"] = bar(shown["reached"])
    if rows is not None:
        shown["why"] = addresses(item, rows)
        found = adjustments.of_line(item, rows)
        shown["adjustments"] = [adjustment(one, item, rows, language) for one in found]
    return shown


def adjustment(
    found: Adjustment, item: StatementLine, rows: Mapping[LaneKey, RowsOf], language: str
) -> dict[str, Any]:
    """What a rule moved in a line, with its article and the address of its steps."""
    return {
        **rule(found, language),
        "found": found,
        "why": _why(item, rows.get((item.lane, item.activity)), found.move.formula),
    }


def rule(found: Adjustment, language: str) -> dict[str, Any]:
    """A rule by name, article and amount."""
    return {
        "title": found.move.title[language],
        "lane": found.lane.title[language],
        "amount": found.amount,
        "article": words.article(found.article),
        "article_url": links.article(found.act, found.article),
    }


def addresses(item: StatementLine, rows: Mapping[LaneKey, RowsOf]) -> dict[str, str]:
    """Where each number of a line is explained; empty for what is an input, and no number."""
    lane = lanes.get(item.lane)
    spec = next((line for line in lane.lines if line.code == item.code), None)
    found = rows.get((item.lane, item.activity))
    if spec is None or found is None:
        return {}
    formulas = {formula.name for formula in acts.table(lane.table).order}
    named = {name: getattr(spec, name) for name in NUMBERS}
    return {name: _why(item, found, of) for name, of in named.items() if of in formulas}


def _why(item: StatementLine, found: RowsOf | None, formula: str) -> str:
    """The steps of the only row, or the rows that are added up."""
    if found is None or found.count != 1:
        of_line = reverse("settlement:line", args=[item.statement_id, item.pk])
        return f"{of_line}?of={formula}"
    return reverse("settlement:why", args=[item.statement_id, item.pk, found.first, formula])


def lines(
    statement: Statement,
    earlier: Statement | None,
    language: str,
    rows: Mapping[LaneKey, RowsOf] | None = None,
) -> list[dict[str, Any]]:
    """All lines, each beside the same one of the last statement."""
    last = {_key(item): item for item in earlier.lines.all()} if earlier else {}
    return [line(item, last.get(_key(item)), language, rows) for item in statement.lines.all()]


def same(one: StatementLine, other: StatementLine) -> bool:
    """Whether two lines of two statements say the same thing."""
    return _key(one) == _key(other)


def _key(item: StatementLine) -> tuple[str, str, str]:
    return item.lane, item.code, item.activity


def groups(shown: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Lines by activity, in the order they come, with the sums of what is paid."""
    found: dict[str, dict[str, Any]] = {}
    for entry in shown:
        item = entry["item"]
        group = found.setdefault(item.activity, _group(entry))
        group["lines"].append(entry)
        group["illustrative"] |= item.illustrative
        group["adjusted"] += sum((one["amount"] for one in entry["adjustments"]), ZERO)
        if item.paid:
            group["amount"] += item.amount
            group["now"] += item.now
            group["last"] += entry["earlier_now"] or ZERO
    for group in found.values():
        group["change"] = group["now"] - group["last"]
    return list(found.values())


def _group(entry: dict[str, Any]) -> dict[str, Any]:
    sums = dict.fromkeys(("amount", "now", "last", "adjusted"), ZERO)
    named = {"activity": entry["activity"], "code": entry["item"].activity}
    return {**named, **sums, "lines": [], "illustrative": False}


def rules(shown: Iterable[dict[str, Any]], language: str) -> list[dict[str, Any]]:
    """What rules took and gave in all lines together, the largest first."""
    found = [one["found"] for entry in shown for one in entry["adjustments"]]
    entries = [rule(item, language) for item in adjustments.together(found)]
    with_bars(entries, "amount")
    return entries


def with_bars(entries: Iterable[dict[str, Any]], name: str) -> None:
    """Adds `width`: the number `name` in % of the largest, whatever its sign."""
    listed = list(entries)
    most = max((abs(entry[name] or ZERO) for entry in listed), default=ZERO)
    for entry in listed:
        share = abs(entry[name] or ZERO) * 100 / most if most else ZERO
        entry["width"] = f"{share.quantize(Decimal('0.1')):f}"


def reached(item: StatementLine) -> Decimal | None:
    """What was done in % of the plan, to a tenth; None without a plan."""
    return share(item.realised, item.planned)


def share(done: Decimal | None, planned: Decimal | None) -> Decimal | None:
    """`done` in % of `planned`, to a tenth; None without a plan."""
    if not planned or done is None:
        return None
    return (done * 100 / planned).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def bar(share: Decimal | None) -> dict[str, str] | None:
    """Widths of a small picture in which the plan ends at two thirds: up to it, and above it."""
    if share is None:
        return None
    upto = min(share, Decimal(100)) * 100 / FULL
    above = max(min(share, FULL) - 100, ZERO) * 100 / FULL
    return {"upto": f"{upto:.1f}", "above": f"{above:.1f}"}


def moved(entries: Iterable[Mapping[str, Any]], language: str) -> list[dict[str, Any]]:
    """What each rule gave and took over all statements; quarters together, the largest first."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for entry in entries:
        lane = lanes.get(entry["lane"])
        key = (lane.count or lane.name, entry["formula"])
        one = found.setdefault(key, _rule_moved(entry, lane, language))
        one["given"] += Decimal(entry["given"])
        one["taken"] += Decimal(entry["taken"])
        one["rows"] += entry["rows"]
    for one in found.values():
        one["amount"] = one["given"] + one["taken"]
    ranked = sorted(found.values(), key=lambda one: -abs(one["amount"]))
    with_bars(ranked, "amount")
    return ranked


def _rule_moved(entry: Mapping[str, Any], lane: lanes.Lane, language: str) -> dict[str, Any]:
    return {
        "title": Text(entry["sl"], entry["en"])[language],
        "lane": words.without_quarter(lane, language),
        "article": words.article(entry["article"]),
        "url": links.article(entry["act"], entry["article"]),
        "given": ZERO,
        "taken": ZERO,
        "rows": 0,
    }


def checks(entries: Iterable[Mapping[str, str]], language: str) -> list[dict[str, Any]]:
    """Sums that agreed when the run ended."""
    return [
        {
            "title": entry[language],
            "expected": Decimal(entry["expected"]),
            "found": Decimal(entry["found"]),
        }
        for entry in entries
    ]


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _plain(value: Decimal | None) -> Decimal | None:
    """Without the zeros that the column of the database adds."""
    if value is None:
        return None
    trimmed = value.normalize()
    exponent = trimmed.as_tuple().exponent
    return trimmed.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else trimmed


def _decimals(value: Decimal | None) -> int:
    exponent = value.as_tuple().exponent if value is not None else 0
    return max(0, -exponent) if isinstance(exponent, int) else 0


def places(value: Decimal | None) -> int:
    """Decimals of a quantity in a table: none or two."""
    return MOST_PLACES if _decimals(value) else 0
