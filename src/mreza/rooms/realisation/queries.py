"""Reads of the room: the lake, what rows are held against, files sent, rows behind a number."""

# ruff: noqa: S608 - names are those of the schema; what people write is bound or quoted.
from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet, Subquery

from mreza.data.services_2007 import Service, catalogue
from mreza.lake import schema
from mreza.lake.checking import CatalogueEntry, ContractSpan, Reference
from mreza.lake.store import Store
from mreza.rooms.contracts.queries import contracts
from mreza.rooms.network.models import Organisation, OrganisationVersion, Unit
from mreza.rooms.network.rules import Access
from mreza.rooms.realisation import rules
from mreza.rooms.realisation.models import State, Upload, UploadEvent

# The contract year and the count date before it, on which its preventive plan rests (article 4).
YEAR = 2007
FIRST_COUNT = date(2006, 11, 30)
PERIOD = (FIRST_COUNT, date(YEAR, 12, 31))
MOST_ROWS = 1000  # of rows behind a number at a time
MEMORY = "512MB"
Row = dict[str, Any]


def store() -> Store:
    """The lake of this installation."""
    return Store(Path(settings.DATA_DIR) / "lake")


def reference(providers: Collection[str] | None = None, *, dataset: str = "services") -> Reference:
    """What rows are held against: registry, catalogue, contracts of the year, region units.

    `providers` are those whose rows the sender may send (None: everybody's). Lists of the insured
    are also taken for the count date before the year.
    """
    spans = [
        ContractSpan(row.provider, row.activity, _first(row.first, dataset), row.last)
        for row in contracts.plan_rows(YEAR)
    ]
    return Reference(
        catalogue=[CatalogueEntry(item.code, item.activity) for item in catalogue()],
        providers=list(Organisation.objects.values_list("code", flat=True)),
        contracts=spans or None,
        units=list(Unit.objects.values_list("code", flat=True)),
        own=providers,
        period=PERIOD,
    )


def _first(day: date, dataset: str) -> date:
    return FIRST_COUNT if dataset == "assignments" and day == date(YEAR, 1, 1) else day


@dataclass(frozen=True)
class Behind:
    """Rows of the lake behind a number: a page of them, and how many there are."""

    rows: list[Row]
    count: int


def rows_behind(
    *,
    version: int,
    dataset: str,
    provider: str,
    activity: str,
    months: Sequence[str],
    service: str | None = None,
    limit: int = 100,
    offset: int = 0,
) -> list[Row]:
    """Rows of a provider's activity in `months` ("2007-01"), as that version of the lake has them.

    Columns of the dataset with `batch` and `line`, in the order of day, then file and line. Only
    files that may hold them are read. Who may see them is for the page that shows them.
    """
    return behind(
        version=version, dataset=dataset, provider=provider, activity=activity, months=months,
        service=service, limit=limit, offset=offset,
    ).rows  # fmt: skip


def behind(
    *,
    version: int,
    dataset: str,
    provider: str,
    activity: str,
    months: Sequence[str],
    service: str | None = None,
    limit: int = 100,
    offset: int = 0,
) -> Behind:
    """As `rows_behind`, with how many there are in all."""
    snapshot = store().snapshot(version)
    if not snapshot.files(dataset, months, [provider]):
        return Behind([], 0)
    connection = duckdb.connect(config={"memory_limit": MEMORY})
    try:
        view = snapshot.relation(connection, dataset, months, [provider])
        where, given = "provider = ? AND activity = ?", [provider, activity]
        if service is not None:
            where, given = f"{where} AND service = ?", [*given, service]
        (count,) = connection.execute(
            f"SELECT count(*) FROM {view} WHERE {where}", given
        ).fetchone() or (0,)
        order = schema.get(dataset).month_of
        cursor = connection.execute(
            f"SELECT * FROM {view} WHERE {where} ORDER BY {order}, batch, line LIMIT ? OFFSET ?",
            [*given, min(limit, MOST_ROWS), offset],
        )
        names = [column[0] for column in cursor.description or []]
        rows = [dict(zip(names, values, strict=True)) for values in cursor.fetchall()]
        return Behind(rows, int(count))
    finally:
        connection.close()


@dataclass(frozen=True)
class Filter:
    """What a list of files is narrowed by; empty is everything."""

    dataset: str = ""
    state: str = ""
    provider: str = ""
    month: str = ""


def uploads(access: Access, day: date, wanted: Filter = Filter()) -> QuerySet[Any]:
    """Files that whoever asks may see, newest first, with `provider_name` on the day."""
    allowed = rules.visible(access)
    if allowed is None:
        return Upload.objects.none()
    versions = OrganisationVersion.objects.filter(
        organisation=OuterRef("provider"), valid__contains=day
    )
    found = Upload.objects.filter(allowed).annotate(
        provider_name=Subquery(versions.values("name")[:1])
    )
    if wanted.dataset:
        found = found.filter(dataset=wanted.dataset)
    if wanted.state:
        found = found.filter(state=wanted.state)
    if wanted.provider:
        found = found.filter(provider_id=wanted.provider)
    if wanted.month:
        found = found.filter(months__contains=[wanted.month])
    return found.defer("reasons", "formats", "totals", "sample", "notes").order_by("-pk")


def upload(access: Access, number: int, day: date) -> Upload:
    """One of them, whole. Raises `Upload.DoesNotExist` for those who may not see it too."""
    found = uploads(access, day).defer(None).select_related("counter_of", "counter")
    one: Upload = found.get(pk=number)
    return one


def first_with(dataset: str, sha256: str) -> Upload | None:
    """The living upload of this very file, whoever sent it."""
    same = Upload.objects.filter(dataset=dataset, sha256=sha256, counter_of=None)
    return same.exclude(state__in=[State.REFUSED, State.WITHDRAWN, State.FAILED]).first()


def events(of: Upload) -> list[UploadEvent]:
    return list(of.events.all())


def providers_with_contracts(day: date) -> list[tuple[str, str]]:
    """(code, name) of providers with a contract that runs on the day, by name."""
    held = contracts.contracts_on(day).filter(organisation=OuterRef("organisation_id"))
    found = OrganisationVersion.objects.filter(Exists(held), valid__contains=day)
    return list(found.order_by("sort_key").values_list("organisation_id", "name"))


def services(activity: str = "", q: str = "") -> Iterator[Service]:
    """Services of the catalogue, of one activity or all, whose code or title has the words."""
    words = q.casefold().split()
    for item in catalogue():
        text = f"{item.code} {item.title.sl} {item.title.en}".casefold()
        if activity in ("", item.activity) and all(word in text for word in words):
            yield item


@dataclass(frozen=True)
class Held:
    """What the lake holds of a dataset now."""

    dataset: str
    rows: int
    batches: int
    months: tuple[str, ...]
    synthetic: bool


def held() -> list[Held]:
    """What the lake holds, by dataset; from the manifests, no row is read."""
    snapshot = store().snapshot()
    found = []
    for dataset in (item.name for item in schema.all_schemas()):
        batches = [batch for batch in snapshot.batches if batch.dataset == dataset]
        found.append(
            Held(
                dataset,
                sum(batch.rows for batch in batches),
                len(batches),
                tuple(sorted({month for batch in batches for month in batch.months})),
                any(batch.synthetic for batch in batches),
            )
        )
    return found
