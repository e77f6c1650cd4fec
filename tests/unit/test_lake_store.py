"""Versions of the lake: what is committed stays, what is withdrawn goes from new versions only."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from mreza.lake import versions
from mreza.lake.errors import BatchError, DamagedLakeError, LakeError, SameFileError
from mreza.lake.schema import ASSIGNMENTS, SERVICES
from mreza.lake.snapshot import Snapshot
from mreza.lake.store import Store
from tests.lakes import ASSIGNMENT, services, write_accepted

A, B = "a" * 64, "b" * 64


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three rows in two months, of two providers, out of order."""
    listed = services(
        {"day": "2007-02-03", "provider": "zd-koper"}, {"day": "2007-01-09"}, {"day": "2007-01-02"}
    )
    return write_accepted(tmp_path_factory.mktemp("rows") / "rows.parquet", listed)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "lake")


def read(snapshot: Snapshot, columns: str = "*", **chosen: Any) -> list[tuple[Any, ...]]:
    with duckdb.connect() as connection:
        view = snapshot.relation(connection, "services", **chosen)
        return connection.execute(f"SELECT {columns} FROM {view}").fetchall()


def test_a_lake_begins_empty_and_typed(store: Store) -> None:
    snapshot = store.snapshot()
    assert (snapshot.version, snapshot.batches, snapshot.synthetic) == (0, (), False)
    with duckdb.connect() as connection:
        snapshot.relation(connection, "services")
        described = connection.execute("DESCRIBE services").fetchall()
    types = {name: kind for name, kind, *_ in described}
    assert (
        types | {field.name: field.sql_type.replace(", ", ",") for field in SERVICES.fields}
        == types
    )
    assert (types["person_key"], types["line"], types["batch"]) == ("BIGINT", "INTEGER", "VARCHAR")


def test_rows_lie_by_month_in_the_order_of_their_provider(store: Store, rows: Path) -> None:
    snapshot = store.commit("b1", "services", rows, sha256=A, synthetic=True, note="drawn")
    (batch,) = snapshot.batches
    assert [file.path for file in batch.files] == [
        "datasets/services/month=2007-01/b1.parquet", "datasets/services/month=2007-02/b1.parquet",
    ]  # fmt: skip
    assert (batch.rows, batch.months, batch.note) == (3, ("2007-01", "2007-02"), "drawn")
    assert snapshot.synthetic
    assert [line for _, line in read(snapshot, "day, line")] == [4, 3, 2]
    assert {batch for (batch,) in read(snapshot, "batch")} == {"b1"}
    snapshot.verify()


def test_months_and_providers_choose_files_and_rows(store: Store, rows: Path) -> None:
    snapshot = store.commit("b1", "services", rows, sha256=A)
    assert len(snapshot.files("services")) == 2
    assert len(snapshot.files("services", months=["2007-02"])) == 1
    assert snapshot.files("services", months=["2007-01"], providers=["zd-koper"]) == []
    assert len(read(snapshot, months={"2007-01"})) == 2
    assert read(snapshot, "provider", providers={"zd-koper"}) == [("zd-koper",)]
    assert read(snapshot, providers=set()) == []
    assert snapshot.fingerprint_of("services") == snapshot.fingerprint
    assert snapshot.fingerprint_of("services", ["2007-01"]) != snapshot.fingerprint


def test_the_same_rows_give_the_same_fingerprint(tmp_path: Path, rows: Path) -> None:
    made = [Store(tmp_path / name).commit("b1", "services", rows, sha256=A) for name in "xy"]
    assert made[0].fingerprint == made[1].fingerprint


def test_equal_persons_have_equal_keys_in_every_dataset(store: Store, tmp_path: Path) -> None:
    one = write_accepted(tmp_path / "s.parquet", services({"person": "Ž1"}, {"person": "Ž2"}))
    two = write_accepted(tmp_path / "a.parquet", [ASSIGNMENT | {"person": "Ž1"}], ASSIGNMENTS)
    store.commit("b1", "services", one, sha256=A)
    snapshot = store.commit("b2", "assignments", two, sha256=A)  # another dataset, another file
    with duckdb.connect() as connection:
        for dataset in ("services", "assignments"):
            snapshot.relation(connection, dataset)
        met = connection.execute(
            "SELECT s.person, s.person_key > 0 FROM services s "
            "JOIN assignments a USING (person_key)"
        ).fetchall()
    assert met == [("Ž1", True)]


def test_an_old_version_reads_the_same_for_ever(store: Store, rows: Path) -> None:
    first = store.commit("b1", "services", rows, sha256=A)
    second = store.commit("b2", "services", rows, sha256=B)
    third = store.withdraw("b1", "b3", note="sent by mistake")
    assert [len(read(store.snapshot(version))) for version in (0, 1, 2, 3)] == [0, 3, 6, 3]
    assert store.snapshot(1) == first
    assert store.snapshot(2) == second
    assert {batch for (batch,) in read(third, "batch")} == {"b2"}
    with pytest.raises(BatchError, match="there is no version 4"):
        store.snapshot(4)


def test_the_same_file_lands_once(store: Store, rows: Path) -> None:
    assert store.find(A) is None
    store.commit("b1", "services", rows, sha256=A)
    found = store.find(A)
    assert found is not None
    assert found.id == "b1"
    with pytest.raises(SameFileError, match="as batch b1") as raised:
        store.commit("b2", "services", rows, sha256=A)
    assert raised.value.batch == "b1"
    assert list((store.root / "staging").iterdir()) == []


def test_a_withdrawn_file_may_be_imported_anew(store: Store, rows: Path) -> None:
    store.commit("b1", "services", rows, sha256=A)
    store.withdraw("b1", "b2")
    assert store.find(A) is None
    assert len(read(store.commit("b3", "services", rows, sha256=A))) == 3


def test_a_commit_done_twice_changes_nothing(store: Store, rows: Path) -> None:
    first = store.commit("b1", "services", rows, sha256=A)
    assert store.commit("b1", "services", rows, sha256=A) == first
    withdrawn = store.withdraw("b1", "b2")
    assert store.withdraw("b1", "b2") == withdrawn


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda store, rows: store.commit("b1", "services", rows, sha256=B), "is taken"),
        (lambda store, rows: store.commit("b0", "services", rows, sha256=B), "is taken"),
        (lambda store, rows: store.commit("w0", "services", rows, sha256=B), "is taken"),
        (lambda store, rows: store.commit("../x", "services", rows, sha256=B), "cannot name"),
        (lambda store, rows: store.withdraw("b1", "b0"), "is taken"),
        (lambda store, rows: store.withdraw("b9", "w9"), "there is no batch b9"),
        (lambda store, rows: store.withdraw("b0", "w9"), "was withdrawn before, by w0"),
    ],
)
def test_names_of_batches_are_used_once(
    store: Store, rows: Path, change: Callable[[Store, Path], Snapshot], says: str
) -> None:
    store.commit("b0", "services", rows, sha256=A)
    store.withdraw("b0", "w0")
    before = store.commit("b1", "services", rows, sha256=A)
    with pytest.raises(BatchError, match=says):
        change(store, rows)
    assert store.snapshot() == before


def test_rows_of_another_shape_are_not_committed(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "r.parquet"
    duckdb.connect().execute(f"COPY (SELECT 'a' AS provider, 1 AS day) TO '{path}'")
    with pytest.raises(LakeError, match=r"activity is missing, not VARCHAR.*day is INTEGER"):
        store.commit("b1", "services", path, sha256=A)
    with pytest.raises(LakeError, match="missing or damaged"):
        store.commit("b1", "services", tmp_path / "none.parquet", sha256=A)
    assert store.snapshot().version == 0


def test_no_rows_make_no_batch(store: Store, rows: Path, tmp_path: Path) -> None:
    empty = tmp_path / "none.parquet"
    duckdb.connect().execute(f"COPY (SELECT * FROM '{rows}' WHERE false) TO '{empty}'")
    with pytest.raises(LakeError, match="no rows"):
        store.commit("b1", "services", empty, sha256=A)


def test_several_files_make_one_batch(store: Store, rows: Path, tmp_path: Path) -> None:
    """Rows without a line of their own get their place in their file."""
    parts = [tmp_path / f"{name}.parquet" for name in "xy"]
    for part in parts:
        duckdb.connect().execute(f"COPY (SELECT * EXCLUDE line FROM '{rows}') TO '{part}'")
    seen: list[int] = []
    snapshot = store.commit("b1", "services", parts, sha256=A,
                            progress=lambda done, of: seen.append(done * 1000 // of))  # fmt: skip
    assert sorted(line for (line,) in read(snapshot, "line")) == [1, 1, 2, 2, 3, 3]
    assert seen[-1] == 1000


@pytest.mark.parametrize("harm", ["delete", "cut", "change"])
def test_a_damaged_partition_is_named_with_its_batch_and_remedy(
    store: Store, rows: Path, harm: str
) -> None:
    snapshot = store.commit("b1", "services", rows, sha256=A)
    path = snapshot.files("services")[1]
    if harm == "delete":
        path.unlink()
    else:
        content = path.read_bytes()
        path.write_bytes(content[:-5] if harm == "cut" else bytes(len(content)))
    with pytest.raises(DamagedLakeError, match=r"month=2007-02/b1\.parquet of batch b1") as raised:
        snapshot.verify()
    assert "withdraw the batch and send its file again" in str(raised.value)
    assert raised.value.batch == "b1"
    if harm != "change":  # a look at sizes is enough before every reading
        with pytest.raises(DamagedLakeError):
            snapshot.files("services")
    snapshot.files("services", months=["2007-01"])
    store.withdraw("b1", "b2")
    store.commit("b3", "services", rows, sha256=A).verify()


def test_a_damaged_manifest_is_named(store: Store, rows: Path) -> None:
    store.commit("b1", "services", rows, sha256=A)
    versions.read_batch.cache_clear()
    (store.root / "batches" / "b1.json").write_text("{}", encoding="utf-8")
    with pytest.raises(DamagedLakeError, match=r"b1\.json is missing or damaged \(batch b1\)"):
        store.snapshot()


def test_a_damaged_version_is_named(store: Store, rows: Path) -> None:
    store.commit("b1", "services", rows, sha256=A)
    (store.root / "versions" / "000001.json").unlink()
    with pytest.raises(DamagedLakeError, match=r"000001\.json"):
        store.snapshot()
    (store.root / "current").write_text("x", encoding="utf-8")
    with pytest.raises(DamagedLakeError, match="current"):
        store.snapshot()


def test_hundreds_of_versions_resolve_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Batches come and go over several full versions; every version tells its own."""
    monkeypatch.setattr(versions, "_FULL", 5)
    expected: list[tuple[set[str], dict[str, str]]] = [(set(), {})]
    state = versions.Version()
    for number in range(1, 24):
        kept, withdrawn = dict(state.manifests), dict(state.withdrawn)
        if number % 3 == 0:
            gone = sorted(kept)[0]
            del kept[gone]
            withdrawn[gone] = f"w{number}"
        else:
            kept[f"b{number:02}"] = str(number)
        state = versions.Version(number, kept, withdrawn)
        versions.write(tmp_path, state)
        versions.make_current(tmp_path, number)
        expected.append((set(kept), withdrawn))
    read = [versions.read(tmp_path, number) for number in range(24)]
    assert [(set(one.manifests), one.withdrawn) for one in read] == expected
