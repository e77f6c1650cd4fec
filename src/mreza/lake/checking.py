"""Validation of a file, row by row, before any of it is kept."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Final, NamedTuple

import duckdb

from mreza.kernel.text import Text
from mreza.lake import formats, judging, reporting
from mreza.lake.against import Against, loaded
from mreza.lake.checks import SAME_KEY, SAME_ROW, Check, file_checks
from mreza.lake.database import Tell, execute, identifier, literal, readable, working
from mreza.lake.disk import room_on_disk
from mreza.lake.fields import Schema
from mreza.lake.formats import Format
from mreza.lake.raw import RawRows
from mreza.lake.reading import open_rows
from mreza.lake.reference import CatalogueEntry, ContractSpan, DoctorSpan, Reference
from mreza.lake.reporting import Reason

__all__ = [
    "CatalogueEntry", "Checked", "ContractSpan", "DoctorSpan", "Format", "Progress", "Reason",
    "Reference", "Total", "check",
]  # fmt: skip

Progress = Callable[[int, int], None]  # done, of all: in thousandths of the work; may raise

_THOUSAND: Final = 1000
# Where in the whole each part of the work begins, measured on five million rows.
_JUDGE: Final = 0.30
_REPEATED: Final = 0.70
_REPORT: Final = 0.78
_ACCEPT: Final = 0.88


class Total(NamedTuple):
    """Good rows of an activity: how many, and the sum of their quantity (None if it has none)."""

    activity: str
    rows: int
    quantity: Decimal | None


@dataclass(frozen=True)
class Checked:
    """What a file holds. `accepted_path` (typed Parquet) has the good rows only, `errors_path`
    (CSV: row, column, value, reason and remedy in both languages) one line per reason per row.
    `months` are "2007-01"; `skipped` says which checks had nothing to check against."""

    dataset: str
    rows: int
    good: int
    bad: int
    reasons: tuple[Reason, ...]
    formats: Mapping[str, Format]
    skipped: tuple[Text, ...]
    read_as: Text
    sha256: str
    months: tuple[str, ...]
    providers: tuple[str, ...]
    totals: tuple[Total, ...]
    accepted_path: Path
    errors_path: Path

    @property
    def whole(self) -> bool:
        """Whether every row is good, so that the file may be committed."""
        return self.rows > 0 and self.bad == 0


def check(
    path: Path,
    schema: Schema,
    *,
    reference: Reference,
    into: Path,
    progress: Progress | None = None,
) -> Checked:
    """Read and validate `path` (CSV, XLSX, Parquet) as rows of `schema`.

    Writes `accepted.parquet` and `errors.csv` into the folder `into`. Bad rows are no error: they
    are counted in the answer. Raises `UnreadableFileError` and `HeaderError` for a file that is no
    such table at all, `NoRoomError` when the disk is full. What `progress` raises stops the work
    and passes on.
    """
    with room_on_disk(path.name):
        into.mkdir(parents=True, exist_ok=True)
        scratch = into / "scratch"
        scratch.mkdir(exist_ok=True)
        try:
            with working(scratch) as connection:
                forwards = _forwards(progress)
                return _Work(connection, schema, reference, into, scratch, forwards).done(path)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)


def _forwards(progress: Progress | None) -> Progress:
    """Tells every step on; where a part of the work starts over, the share told stays."""
    furthest = 0

    def tell(done: int, of: int) -> None:
        nonlocal furthest
        furthest = max(furthest, done)
        if progress:
            progress(furthest, of)

    return tell


@dataclass(frozen=True)
class _Work:
    connection: duckdb.DuckDBPyConnection
    schema: Schema
    reference: Reference
    into: Path
    scratch: Path
    progress: Progress

    def part(self, begins: float, ends: float) -> Tell:
        """Progress of a part of the work, as progress of the whole."""

        def tell(share: float) -> None:
            done = begins + min(1.0, max(0.0, share)) * (ends - begins)
            self.progress(round(done * _THOUSAND), _THOUSAND)

        return tell

    def done(self, path: Path) -> Checked:
        raw = open_rows(
            self.connection, path, self.schema, scratch=self.scratch, tell=self.part(0, _JUDGE)
        )
        found = formats.decided(self.connection, raw, self.schema)
        against = loaded(self.connection, self.schema, self.reference)
        checks = [*file_checks(self.schema, found), *against.checks]
        judged = self.scratch / "judged.parquet"
        work = judging.Judging(self.connection, self.schema, raw, found, checks, against)
        work.judge(judged, self.part(_JUDGE, _REPEATED))
        repeats = self._repeats(judged)
        reporting.gather(work, judged, repeats, self.part(_REPORT, 0.81))
        named = [*checks, *(check for check, _ in repeats)]
        errors = self.into / "errors.csv"
        reporting.write_errors(
            self.connection, named, raw.headers, errors, self.part(0.81, _ACCEPT)
        )
        accepted = self._accepted(judged)
        return self._answer(raw, found, against, named, accepted, errors)

    def _repeats(self, judged: Path) -> list[tuple[Check, str]]:
        names, tell = self.schema.names, self.part(_REPEATED, _REPORT)
        judging.find_repeated(self.connection, judged, names, "same_rows", tell)
        repeats = [(SAME_ROW, "same_rows")]
        if self.schema.key:
            judging.find_repeated(self.connection, judged, self.schema.key, "same_keys", tell)
            self.connection.execute(
                "DELETE FROM same_keys WHERE line IN (SELECT line FROM same_rows)"
            )
            repeats.append((replace(SAME_KEY, right=reporting.key_words(self.schema)), "same_keys"))
        return repeats

    def _accepted(self, judged: Path) -> Path:
        """The good rows. They appear under their name when all are written."""
        accepted, part = self.into / "accepted.parquet", self.scratch / "accepted.parquet"
        names = ", ".join(identifier(name) for name in self.schema.names)
        execute(
            self.connection,
            f"COPY (SELECT {names}, line FROM {readable(judged)} "
            "WHERE _faults = 0 AND line NOT IN (SELECT line FROM faults)) "
            f"TO {literal(part)} (FORMAT parquet)",
            self.part(_ACCEPT, 1),
        )
        return part.replace(accepted)

    def _answer(
        self, raw: RawRows, found: dict[str, Format], against: Against, checks: list[Check],
        accepted: Path, errors: Path,
    ) -> Checked:  # fmt: skip
        totals = self._totals(accepted)
        good = sum(total.rows for total in totals)
        month = f"strftime({self.schema.month_of}, '%Y-%m')"
        return Checked(
            dataset=self.schema.name,
            rows=raw.rows,
            good=good,
            bad=raw.rows - good,
            reasons=reporting.reasons(self.connection, checks),
            formats=found,
            skipped=tuple(against.skipped),
            read_as=raw.read_as,
            sha256=raw.sha256,
            months=self._distinct(accepted, month),
            providers=self._distinct(accepted, "provider"),
            totals=totals,
            accepted_path=accepted,
            errors_path=errors,
        )

    def _totals(self, accepted: Path) -> tuple[Total, ...]:
        decimals = [field.name for field in self.schema.fields if field.kind == "decimal"]
        quantity = f"sum({decimals[0]})" if decimals else "NULL"
        rows = self.connection.execute(
            f"SELECT activity, count(*), {quantity} FROM {readable(accepted)} "
            "GROUP BY activity ORDER BY activity"
        ).fetchall()
        return tuple(Total(*row) for row in rows)

    def _distinct(self, accepted: Path, what: str) -> tuple[str, ...]:
        rows = self.connection.execute(
            f"SELECT DISTINCT {what} AS word FROM {readable(accepted)} "
            "WHERE word IS NOT NULL ORDER BY word"
        ).fetchall()
        return tuple(word for (word,) in rows)
