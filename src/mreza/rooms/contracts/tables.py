"""Contracts and their plans as records for files and the API."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from mreza.rooms.calculations.sheets import Sheet
from mreza.rooms.contracts.facts import KINDS
from mreza.rooms.contracts.models import Contract, ContractFact, ContractItem
from mreza.rooms.contracts.words import Fact

CONTRACT = {
    "number": ("Pogodba", "Contract"),
    "year": ("Leto", "Year"),
    "organisation": ("Izvajalec (oznaka)", "Provider (code)"),
    "name": ("Izvajalec", "Provider"),
    "unit": ("Izpostava", "Region unit"),
    "office": ("Območna enota", "Regional office"),
    "state": ("Stanje", "State"),
    "in_force_from": ("V veljavi od", "In force from"),
    "last_day": ("Zadnji dan", "Last day"),
}
ITEM = {
    "contract": ("Pogodba", "Contract"),
    "organisation": ("Izvajalec (oznaka)", "Provider (code)"),
    "activity": ("Dejavnost", "Activity"),
    "measure": ("Merska enota", "Measure"),
    "kind": ("Tema", "Subject"),
    "teams": ("Timi", "Teams"),
    "preventive_teams": ("Od tega za preventivo", "Of these for prevention"),
    "quantity": ("Količina na leto", "Quantity a year"),
    "valid_from": ("Velja od", "Valid from"),
    "valid_until": ("Velja do vključno", "Valid until, that day too"),
    "article": ("Člen", "Article"),
    "source": ("Vir", "Source"),
    "illustrative": ("Ponazoritev", "Illustrative"),
}


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def contract_record(contract: Any) -> dict[str, Any]:
    """A contract as `queries.contracts` reads it."""
    return {
        "number": contract.number,
        "year": contract.year,
        "organisation": contract.organisation_id,
        "name": contract.name,
        "unit": contract.unit,
        "office": contract.office,
        "state": contract.state,
        "in_force_from": iso(contract.in_force_from),
        "last_day": iso(contract.last_day),
    }


def item_record(contract: Contract, item: ContractItem) -> dict[str, Any]:
    """An agreed quantity; numbers as Decimal, codes as text."""
    return {
        "contract": contract.number,
        "organisation": contract.organisation_id,
        "activity": item.activity,
        "measure": item.measure,
        "kind": item.kind or None,
        "teams": item.teams,
        "preventive_teams": item.preventive_teams,
        "quantity": item.quantity,
        "valid_from": iso(item.valid.lower),
        "valid_until": iso(item.last_day),
        "article": item.article or None,
        "source": item.source or None,
        "illustrative": item.illustrative,
    }


def fact_record(contract: Contract, fact: ContractFact) -> dict[str, Any]:
    """A fact of performance; the value plain, as text."""
    return {
        "contract": contract.number,
        "organisation": contract.organisation_id,
        "activity": fact.activity,
        "doctor": fact.doctor or None,
        "name": fact.name,
        "value": fact.value,
        "valid_from": iso(fact.valid.lower),
        "valid_until": iso(fact.last_day),
        "article": KINDS[Fact(fact.name)].article,
        "document": fact.document,
        "reason": fact.reason,
        "recorded_at": fact.recorded_at,
        "recorded_by": fact.recorded_by.get_full_name(),
        "withdrawn_at": fact.withdrawn_at,
        "withdrawn_by": fact.withdrawn_by.get_full_name() if fact.withdrawn_by else None,
        "withdrawn_why": fact.withdrawn_why or None,
    }


def contracts_sheet(contracts: Iterable[Contract], language: str) -> Sheet:
    """Contracts for people, with titles and words in their language."""
    rows = []
    for contract in contracts:
        record = contract_record(contract)
        rows.append(list({**record, "state": str(contract.get_state_display())}.values()))
    return Sheet("Pogodbe" if language == "sl" else "Contracts", _titles(CONTRACT, language), rows)


def plan_sheet(contract: Contract, items: Iterable[ContractItem], language: str) -> Sheet:
    """A contract's plan for people."""
    rows = []
    for item in items:
        words = {
            "activity": str(item.get_activity_display()),
            "measure": str(item.get_measure_display()),
            "kind": str(item.get_kind_display()) or None,
        }
        rows.append(list({**item_record(contract, item), **words}.values()))
    return Sheet("Plan", _titles(ITEM, language), rows)


def _titles(words: dict[str, tuple[str, str]], language: str) -> list[str]:
    return [word[1 if language == "en" else 0] for word in words.values()]
