"""The whole of a run: by activity, by regional office, and whoever is furthest from the plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Sum

from mreza.kernel.units import Unit
from mreza.rooms.settlement import lanes, queries, shown, words
from mreza.rooms.settlement.models import SettlementRun, StatementLine

ZERO = Decimal(0)
SUMMED = ("planned", "realised", "recognised", "amount", "now")


def offices(run: SettlementRun) -> list[dict[str, Any]]:
    """Sums by regional office, the largest first, with a bar."""
    names = words.offices()
    found = [
        {**entry, "name": names.get(entry["office"], entry["office"])}
        for entry in queries.by_office(run)
    ]
    shown.with_bars(found, "amount")
    return sorted(found, key=lambda entry: -entry["amount"])


def activities(run: SettlementRun, language: str) -> list[dict[str, Any]]:
    """Activities in the order of a statement, each with its lines; quarters together."""
    return by_activity(queries.by_activity(run), language)


def by_activity(entries: Iterable[Mapping[str, Any]], language: str) -> list[dict[str, Any]]:
    """Sums of lines (`lane`, `code`, `activity`, `unit`, `paid`, `providers`, quantities, amounts)
    by activity; the lines of quarters added up.
    """
    found: dict[str, dict[str, Any]] = {}
    for line in _lines(entries, language):
        group = found.setdefault(
            line["activity"],
            {"name": words.activity(line["activity"]), "lines": [], "amount": ZERO, "now": ZERO},
        )
        group["lines"].append(line)
        if line["paid"]:
            group["amount"] += line["amount"]
            group["now"] += line["now"]
    return list(found.values())


def _lines(entries: Iterable[Mapping[str, Any]], language: str) -> list[dict[str, Any]]:
    found: dict[tuple[str, str, str], dict[str, Any]] = {}
    for entry in _in_order(entries):
        lane = lanes.get(entry["lane"])
        key = (entry["activity"], lane.count or lane.name, entry["code"])
        if key in found:
            _add(found[key], entry)
            continue
        title = words.line(entry["lane"], entry["code"], language)
        found[key] = {
            **entry,
            "title": title.partition(",")[0] if lane.quarter else title,
            "unit_label": Unit.parse(entry["unit"]).label(language) if entry["unit"] else "",
        }
    for line in found.values():
        line["reached"] = shown.share(line["realised"], line["planned"])
        line["bar"] = shown.bar(line["reached"])
    return list(found.values())


def _in_order(entries: Iterable[Any]) -> list[Any]:
    """As lanes stand on a statement."""
    place = {lane.name: number for number, lane in enumerate(lanes.all_lanes())}
    return sorted(entries, key=lambda entry: (place.get(entry["lane"], 0), entry["activity"]))


def _add(line: dict[str, Any], entry: Any) -> None:
    for name in SUMMED:
        if entry[name] is not None:
            line[name] = (line[name] or ZERO) + entry[name]
    line["providers"] = max(line["providers"], entry["providers"])


@dataclass(frozen=True)
class Furthest:
    """Programmes of providers far from the plan, and how many have nothing imported at all."""

    above: list[dict[str, Any]]
    below: list[dict[str, Any]]
    nothing: int

    @property
    def providers(self) -> list[str]:
        return [entry["provider"] for entry in (*self.above, *self.below)]

    def name(self, names: Mapping[str, str]) -> None:
        """Put the names of providers in the place of their codes."""
        for entry in (*self.above, *self.below):
            entry["provider"] = names.get(entry["provider"], entry["provider"])


def furthest(run: SettlementRun, *, most: int) -> Furthest:
    """What was done as a share of the plan by provider, activity and line; quarters together."""
    done = list(_shares(run))  # one query: a programme of a provider is a small row
    over = (entry for entry in done if entry["realised_sum"] > entry["planned_sum"])
    under = (entry for entry in done if 0 < entry["realised_sum"] < entry["planned_sum"])
    above = sorted(over, key=lambda entry: (-entry["reached"], entry["statement"]))[:most]
    below = sorted(under, key=lambda entry: (entry["reached"], entry["statement"]))[:most]
    return Furthest(
        [_far(entry) for entry in above],
        [_far(entry) for entry in below],
        sum(1 for entry in done if not entry["realised_sum"]),
    )


def _shares(run: SettlementRun) -> Iterable[Any]:
    planned = StatementLine.objects.filter(
        statement__run=run, planned__gt=0, realised__isnull=False
    )
    return planned.values("statement", "statement__provider", "code", "activity").annotate(
        planned_sum=Sum("planned"),
        realised_sum=Sum("realised"),
        reached=Sum("realised") * 100 / Sum("planned"),
    )


def _far(entry: dict[str, Any]) -> dict[str, Any]:
    reached = shown.share(entry["realised_sum"], entry["planned_sum"])
    return {
        "provider": entry["statement__provider"],
        "statement": entry["statement"],
        "activity": words.activity(entry["activity"]),
        "anchor": entry["activity"],
        "code": entry["code"],
        "planned": entry["planned_sum"],
        "realised": entry["realised_sum"],
        "reached": reached,
        "bar": shown.bar(reached),
    }
