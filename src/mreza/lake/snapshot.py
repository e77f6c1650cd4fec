"""What a version of the lake holds: batches, their files, and the rows as a view."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb

from mreza.lake.database import files as file_list
from mreza.lake.database import identifier, literal
from mreza.lake.disk import digest
from mreza.lake.errors import DamagedLakeError
from mreza.lake.fields import Schema
from mreza.lake.schema import get

PERSON_KEY = "person_key"


@dataclass(frozen=True)
class File:
    """One Parquet file of one month; `path` is relative to the root of the store."""

    path: str
    month: str
    rows: int
    bytes: int
    sha256: str
    first_provider: str
    last_provider: str


@dataclass(frozen=True)
class Batch:
    """What one commit brought. `sha256` is that of the file that was sent."""

    id: str
    dataset: str
    sha256: str
    synthetic: bool
    note: str
    rows: int
    months: tuple[str, ...]
    files: tuple[File, ...]

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def read(cls, entry: dict[str, Any]) -> Batch:
        listed = tuple(File(**file) for file in entry["files"])
        return cls(**{**entry, "files": listed, "months": tuple(entry["months"])})


@dataclass(frozen=True)
class Snapshot:
    """The batches of one version. It reads the same for ever, whatever is committed later.

    `fingerprint` is the SHA-256 of all files' own; the same rows committed in the same batches
    give the same one.
    """

    root: Path
    version: int
    fingerprint: str
    batches: tuple[Batch, ...]

    @classmethod
    def of(cls, root: Path, version: int, batches: Iterable[Batch]) -> Snapshot:
        listed = tuple(batches)
        return cls(root, version, _fingerprint(_files(listed)), listed)

    @property
    def synthetic(self) -> bool:
        """Whether any row is made up: whatever is computed from it must say so."""
        return any(batch.synthetic for batch in self.batches)

    def batch(self, batch_id: str) -> Batch | None:
        return next((batch for batch in self.batches if batch.id == batch_id), None)

    def files(
        self,
        dataset: str,
        months: Collection[str] | None = None,
        providers: Collection[str] | None = None,
    ) -> list[Path]:
        """Files that may hold rows of these months ("2007-01") and providers, in a fixed order.

        Raises `DamagedLakeError` when one of them is missing or of another size.
        """
        found = self._chosen(dataset, months, providers)
        for batch, file in found:
            self._check_there(batch, file)
        return [self.root / file.path for _, file in found]

    def fingerprint_of(
        self,
        dataset: str,
        months: Collection[str] | None = None,
        providers: Collection[str] | None = None,
    ) -> str:
        """As `fingerprint`, of these files only: what a step of a run has read."""
        return _fingerprint(self._chosen(dataset, months, providers))

    def relation(
        self,
        connection: duckdb.DuckDBPyConnection,
        dataset: str,
        months: Collection[str] | None = None,
        providers: Collection[str] | None = None,
        name: str = "",
    ) -> str:
        """Create a temporary view over the rows and return its name (that of the dataset).

        Columns of the schema, then `person_key` (BIGINT, where there is a person), `line` (of the
        file that was sent) and `batch`. With `months` and `providers` only their rows. Looking
        for equal persons, group by `hash(person_key, ...)` first and compare what meets.
        """
        schema, paths = get(dataset), self.files(dataset, months, providers)
        columns = ", ".join(identifier(column) for column in stored_columns(schema))
        if paths:
            source = (
                f"SELECT {columns}, parse_filename(filename, true) AS batch "
                f"FROM read_parquet({file_list(paths)}, filename = true, "
                "hive_partitioning = false)"
            )
        else:
            source = f"SELECT {_nothing(schema)}, NULL::VARCHAR AS batch WHERE false"
        if paths and providers is not None:
            listed = ", ".join(literal(provider) for provider in sorted(providers))
            source += f" WHERE provider IN ({listed})" if listed else " WHERE false"
        view = name or dataset
        connection.execute(f"CREATE OR REPLACE TEMP VIEW {identifier(view)} AS {source}")
        return view

    def verify(self, *, deep: bool = True) -> None:
        """Raise `DamagedLakeError` for the first file that is missing or changed.

        Not `deep`: by size only, in milliseconds for any number of rows.
        """
        for batch, file in _files(self.batches):
            self._check_there(batch, file)
            if deep and digest(self.root / file.path) != file.sha256:
                raise _damaged(self, batch, file, "is not what was committed")

    def _chosen(
        self, dataset: str, months: Collection[str] | None, providers: Collection[str] | None
    ) -> list[tuple[Batch, File]]:
        get(dataset)
        return [
            (batch, file)
            for batch, file in _files(self.batches)
            if batch.dataset == dataset
            and (months is None or file.month in months)
            and (providers is None or _may_hold(file, providers))
        ]

    def _check_there(self, batch: Batch, file: File) -> None:
        path = self.root / file.path
        if not path.is_file():
            raise _damaged(self, batch, file, "is missing")
        if path.stat().st_size != file.bytes:
            raise _damaged(self, batch, file, "is not what was committed")


def stored_columns(schema: Schema) -> list[str]:
    """Columns of a file of the lake, in their order.

    A person is kept as text and as a 63-bit digest of it: comparing 40 million persons takes 40 %
    less time by the digest, and a quarter more room on the disk.
    """
    return [*schema.names, *([PERSON_KEY] if "person" in schema.by_name else []), "line"]


def _nothing(schema: Schema) -> str:
    types = {field.name: field.sql_type for field in schema.fields}
    types |= {PERSON_KEY: "BIGINT", "line": "INTEGER"}
    return ", ".join(
        f"NULL::{types[column]} AS {identifier(column)}" for column in stored_columns(schema)
    )


def _may_hold(file: File, providers: Collection[str]) -> bool:
    return any(file.first_provider <= provider <= file.last_provider for provider in providers)


def _files(batches: Iterable[Batch]) -> list[tuple[Batch, File]]:
    pairs = [(batch, file) for batch in batches for file in batch.files]
    return sorted(pairs, key=lambda pair: pair[1].path)


def _fingerprint(files: Iterable[tuple[Batch, File]]) -> str:
    listed = sorted(f"{batch.dataset} {file.month} {file.sha256}" for batch, file in files)
    return sha256("\n".join(listed).encode()).hexdigest()


def _damaged(snapshot: Snapshot, batch: Batch, file: File, what: str) -> DamagedLakeError:
    return DamagedLakeError(
        f"{file.path} of batch {batch.id} ({file.rows} rows of {file.month}) {what}",
        batch=batch.id,
        file=file.path,
        where=f"version {snapshot.version} of the lake",
        remedy="Put the file back from a backup, or withdraw the batch and send its file again",
    )
