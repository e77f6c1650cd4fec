"""Printed rows joined with the registry: which organisation a name in a printed table means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from mreza import acts
from mreza.kernel.act import Act
from mreza.kernel.errors import UnknownNameError
from mreza.kernel.printed import PrintedTable
from mreza.rooms.calculations.feeds import FeedRow, Source
from mreza.rooms.network.folding import words
from mreza.rooms.network.models import Alias, OrganisationVersion, on

ACT = "health_centres_2007"
Row = Mapping[str, str]


def act() -> Act:
    return acts.get(ACT)


def printed(name: str) -> PrintedTable:
    return act().printed_table(name)


@dataclass(frozen=True)
class Provider:
    """An organisation as a feed row names it."""

    code: str
    name: str
    unit: str
    office: str


@dataclass(frozen=True)
class Registry:
    """The organisations of a day by (printed table, name as printed)."""

    called: Mapping[tuple[str, str], str]
    providers: Mapping[str, Provider]

    @classmethod
    def on(cls, day: date) -> Registry:
        """Two queries."""
        called = Alias.objects.filter(on(day)).exclude(table="")
        versions = OrganisationVersion.objects.filter(on(day))
        found = versions.values_list("organisation_id", "name", "unit_id", "office_id")
        return cls(
            {(table, text): code for table, text, code in _joins(called)},
            {
                code: Provider(code, name, unit or "", office or "")
                for code, name, unit, office in found
            },
        )

    def provider(self, table: str, name: str) -> Provider | None:
        """Who is called `name` in `table`; None for a name that no organisation has there."""
        code = self.called.get((table, name))
        return self.providers.get(code) if code else None

    def required(self, table: str, name: str) -> Provider:
        """As `provider`. Raises `UnknownNameError` when the registry lacks the name."""
        found = self.provider(table, name)
        if found is None:
            raise UnknownNameError(
                f"no organisation is called {name!r} in {table}",
                where="registry of the network",
                remedy="Add the alias to its organisation",
            )
        return found


def _joins(aliases: QuerySet[Alias]) -> Iterable[tuple[str, str, str]]:
    return aliases.values_list("table", "text", "organisation_id")


def key_of(name: str) -> str:
    """A name as part of an address: `ZD Šk. Loka` becomes `zd-sk-loka`."""
    return "-".join(words(name))


def row_for(
    provider: Provider,
    inputs: Mapping[str, object],
    *,
    key: str,
    label: str = "",
    sources: tuple[Source, ...] = (),
) -> FeedRow:
    """A feed row about a provider."""
    return FeedRow(
        key=key,
        label=label or provider.name,
        inputs=inputs,
        unit=provider.unit,
        office=provider.office,
        organisation=provider.code,
        sources=sources,
    )
