"""Contracts and their annexes, their performance, and what happened to them."""

from __future__ import annotations

from mreza.rooms.contracts.models.contracts import Annex, AnnexLine, Contract, ContractItem
from mreza.rooms.contracts.models.facts import ContractFact
from mreza.rooms.contracts.models.performance import (
    ContractEvent,
    Notice,
    OpeningHours,
    Substitute,
)

__all__ = [
    "Annex",
    "AnnexLine",
    "Contract",
    "ContractEvent",
    "ContractFact",
    "ContractItem",
    "Notice",
    "OpeningHours",
    "Substitute",
]
