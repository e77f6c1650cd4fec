"""Rows against registry, catalogue and contracts: joins, checks, and what is left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

import duckdb

from mreza.kernel.text import Text
from mreza.lake.checks import Check, day_in_slovene
from mreza.lake.fields import Schema
from mreza.lake.reference import ContractSpan, Reference

_CHUNK: Final = 500


@dataclass
class Against:
    """Checks that need tables of the reference, the joins they rest on, and those left out."""

    joins: list[str] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    skipped: list[Text] = field(default_factory=list)


def loaded(connection: duckdb.DuckDBPyConnection, schema: Schema, reference: Reference) -> Against:
    """Put the reference into `connection` and say what to join and check for rows of `schema`."""
    against = Against()
    _period(schema, reference, against)
    if "provider" in schema.by_name:
        _providers(connection, reference, against)
        _contracts(connection, schema, reference, against)
    if "doctor" in schema.by_name:
        _doctors(connection, reference, against)
    if "service" in schema.by_name:
        _catalogue(connection, reference, against)
    if "unit" in schema.by_name:
        _units(connection, reference, against)
    return against


def _period(schema: Schema, reference: Reference, against: Against) -> None:
    if reference.period is None:
        against.skipped.append(Text("dovoljeno obdobje", "period allowed"))
        return
    first, last = reference.period
    name = schema.month_of
    against.checks.append(
        Check("period", name, f"v_{name} NOT BETWEEN DATE '{first}' AND DATE '{last}'",
              Text("dan ni v dovoljenem obdobju", "the day is outside the period allowed"),
              Text(f"od {day_in_slovene(first)} do {day_in_slovene(last)}",
                   f"from {first} to {last}"), (name,))
    )  # fmt: skip


def _providers(
    connection: duckdb.DuckDBPyConnection, reference: Reference, against: Against
) -> None:
    if reference.providers is None:
        against.skipped.append(Text("register izvajalcev", "registry of providers"))
    else:
        _words(connection, "ref_providers", reference.providers)
        against.joins.append("LEFT JOIN ref_providers ON ref_providers.word = v_provider")
        against.checks.append(
            Check("unknown_provider", "provider",
                  "v_provider IS NOT NULL AND ref_providers.word IS NULL",
                  Text("izvajalca ni v registru", "the provider is not in the registry"),
                  Text("šifra organizacije iz registra", "a code of the registry"), ("provider",))
        )  # fmt: skip
    if reference.own is not None:
        _words(connection, "ref_own", reference.own)
        against.joins.append("LEFT JOIN ref_own ON ref_own.word = v_provider")
        against.checks.append(
            Check("other_provider", "provider", "v_provider IS NOT NULL AND ref_own.word IS NULL",
                  Text("vrstica drugega izvajalca", "a row of another provider"),
                  Text("pošiljate samo svoje vrstice", "you may send your own rows only"),
                  ("provider",))
        )  # fmt: skip


def _provider_is_known(reference: Reference) -> str:
    """SQL: one wrong code of a provider is one fault, not one for everything it is looked up in."""
    if reference.providers is None:
        return "v_provider IS NOT NULL"
    return "ref_providers.word IS NOT NULL"


def _contracts(
    connection: duckdb.DuckDBPyConnection, schema: Schema, reference: Reference, against: Against
) -> None:
    if reference.contracts is None:
        against.skipped.append(Text("pogodbe izvajalcev", "contracts of providers"))
        return
    connection.execute(
        "CREATE TABLE ref_contracts (provider VARCHAR, activity VARCHAR, first DATE, last DATE, "
        "gaps STRUCT(first DATE, last DATE)[])"
    )
    _insert(connection, "ref_contracts", _merged(reference.contracts))
    day = f"v_{schema.month_of}"
    ends = f"last_day({day})" if schema[schema.month_of].first_of_month else day
    against.joins.append(
        "LEFT JOIN ref_contracts ON ref_contracts.provider = v_provider "
        "AND ref_contracts.activity = v_activity"
    )
    known = _provider_is_known(reference)
    against.checks.append(
        Check("no_contract", "provider",
              f"{known} AND v_activity IS NOT NULL AND {day} IS NOT NULL "
              "AND (ref_contracts.provider IS NULL "
              f"OR {ends} < ref_contracts.first OR {day} > ref_contracts.last "
              "OR (ref_contracts.gaps IS NOT NULL AND len(list_filter(ref_contracts.gaps, "
              f"lambda gap: {day} >= gap.first AND {ends} <= gap.last)) > 0))",
              Text("izvajalec ta dan nima pogodbe za to dejavnost",
                   "the provider has no contract for the activity on that day"),
              Text("dejavnost in dan v pogodbi; popravite vrstico ali sklenite aneks",
                   "an activity and a day under contract; correct the row or agree an annex"),
              ("provider", "activity", schema.month_of))
    )  # fmt: skip


def _merged(spans: Iterable[ContractSpan]) -> Iterator[tuple[Any, ...]]:
    """One row for a provider and activity: from the first day to the last, less the gaps."""
    of: dict[tuple[str, str], list[tuple[date, date]]] = defaultdict(list)
    for span in spans:
        of[span.provider, span.activity].append((span.first, span.last))
    for (provider, activity), days in of.items():
        days.sort()
        gaps, until = [], days[0][1]
        for first, last in days[1:]:
            if first > until + timedelta(days=1):
                gaps.append({"first": until + timedelta(days=1), "last": first - timedelta(1)})
            until = max(until, last)
        yield provider, activity, days[0][0], until, gaps or None


def _doctors(connection: duckdb.DuckDBPyConnection, reference: Reference, against: Against) -> None:
    if reference.doctors is None:
        against.skipped.append(Text("zdravniki pri izvajalcih", "doctors at providers"))
        return
    connection.execute("CREATE TABLE ref_doctors (provider VARCHAR, doctor VARCHAR)")
    _insert(connection, "ref_doctors", sorted(set(reference.doctors)))
    against.joins.append(
        "LEFT JOIN ref_doctors ON ref_doctors.provider = v_provider "
        "AND ref_doctors.doctor = v_doctor"
    )
    known = _provider_is_known(reference)
    against.checks.append(
        Check("unknown_doctor", "doctor",
              f"v_doctor IS NOT NULL AND {known} AND ref_doctors.doctor IS NULL",
              Text("zdravnik ni pri tem izvajalcu", "the doctor is not at this provider"),
              Text("šifra zdravnika, prijavljenega pri izvajalcu, ali prazno",
                   "a doctor registered with the provider, or empty"), ("doctor", "provider"))
    )  # fmt: skip


def _catalogue(
    connection: duckdb.DuckDBPyConnection, reference: Reference, against: Against
) -> None:
    if reference.catalogue is None:
        against.skipped.append(Text("katalog storitev", "catalogue of services"))
        return
    of: dict[str, set[str]] = defaultdict(set)
    for code, activity in reference.catalogue:
        of[code].add(activity)
    connection.execute("CREATE TABLE ref_catalogue (code VARCHAR, activities VARCHAR[])")
    _insert(connection, "ref_catalogue", [(code, sorted(of[code])) for code in sorted(of)])
    against.joins.append("LEFT JOIN ref_catalogue ON ref_catalogue.code = v_service")
    against.checks += [
        Check("unknown_service", "service",
              "v_service IS NOT NULL AND ref_catalogue.code IS NULL",
              Text("storitve ni v katalogu", "the service is not in the catalogue"),
              Text("šifra iz kataloga storitev", "a code of the catalogue"), ("service",)),
        Check("other_activity", "service",
              "v_activity IS NOT NULL AND NOT list_contains(ref_catalogue.activities, v_activity)",
              Text("storitev ne sodi v to dejavnost", "the service is of another activity"),
              Text("storitev dejavnosti iz kataloga", "a service the catalogue lists for the "
                   "activity"), ("service", "activity")),
    ]  # fmt: skip


def _units(connection: duckdb.DuckDBPyConnection, reference: Reference, against: Against) -> None:
    if reference.units is None:
        against.skipped.append(Text("šifrant izpostav", "list of region units"))
        return
    _words(connection, "ref_units", reference.units)
    against.joins.append("LEFT JOIN ref_units ON ref_units.word = v_unit")
    against.checks.append(
        Check("unknown_unit", "unit", "v_unit IS NOT NULL AND ref_units.word IS NULL",
              Text("izpostave ni v šifrantu", "no such region unit"),
              Text("šifra izpostave, na primer celje", "a code such as celje"), ("unit",))
    )  # fmt: skip


def _words(connection: duckdb.DuckDBPyConnection, table: str, words: Collection[str]) -> None:
    connection.execute(f"CREATE TABLE {table} (word VARCHAR)")
    _insert(connection, table, [(word,) for word in sorted(set(words))])


def _insert(
    connection: duckdb.DuckDBPyConnection, table: str, rows: Iterable[Sequence[Any]]
) -> None:
    waiting = [tuple(row) for row in rows]
    for start in range(0, len(waiting), _CHUNK):
        chunk = waiting[start : start + _CHUNK]
        marks = ", ".join(["(" + ", ".join("?" * len(chunk[0])) + ")"] * len(chunk))
        connection.execute(
            f"INSERT INTO {table} VALUES {marks}", [value for row in chunk for value in row]
        )
