"""What the rows of a file are held against: registry, catalogue, contracts, the period."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class CatalogueEntry(NamedTuple):
    """A service that belongs to an activity; a service of several activities has several."""

    code: str
    activity: str


class ContractSpan(NamedTuple):
    """The provider holds a contract for the activity from `first` to `last`, both included."""

    provider: str
    activity: str
    first: date
    last: date


class DoctorSpan(NamedTuple):
    """The doctor works at the provider."""

    provider: str
    doctor: str


@dataclass(frozen=True)
class Reference:
    """Optional tables; `None` means that the check is skipped, and `Checked.skipped` says so.

    `own` are the providers the sender may send rows of; `period` the first and last day allowed.
    """

    catalogue: Collection[CatalogueEntry] | None = None
    providers: Collection[str] | None = None
    contracts: Collection[ContractSpan] | None = None
    doctors: Collection[DoctorSpan] | None = None
    units: Collection[str] | None = None
    own: Collection[str] | None = None
    period: tuple[date, date] | None = None
