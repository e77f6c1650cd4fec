"""The synthetic nation in the lake: committed whole, marked, known again, checked like any file."""

from __future__ import annotations

from pathlib import Path

import pytest

from mreza.data import services_2007
from mreza.lake import synthetic
from mreza.lake.checking import check
from mreza.lake.reference import CatalogueEntry, Reference
from mreza.lake.schema import get
from mreza.lake.store import Store
from mreza.lake.synthetic import Summary
from tests.synthetic import made, plan, totals


def _generated(root: Path, seed: int = 3, told: list[int] | None = None) -> Summary:
    def tell(done: int, of: int) -> None:
        assert of == 1000
        if told is not None:
            told.append(done)

    return synthetic.generate(
        Store(root),
        scale="unit:trebnje",
        seed=seed,
        provisions=plan(),
        totals=totals(),
        progress=tell,
    )


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Summary]:
    root = tmp_path_factory.mktemp("lake")
    return root, _generated(root)


def test_every_batch_is_marked_synthetic(lake: tuple[Path, Summary]) -> None:
    root, summary = lake
    batches = {batch.id: batch for batch in Store(root).snapshot().batches}
    assert {batches[name].dataset for name in summary.batches.values()} == set(summary.rows)
    assert all(batch.synthetic for batch in batches.values())
    assert {batch.dataset: batch.rows for batch in batches.values()} == summary.rows
    assert not [path for path in root.iterdir() if path.name.startswith(".synthetic")]


def test_the_same_recipe_is_known_again(lake: tuple[Path, Summary]) -> None:
    root, summary = lake
    before = Store(root).snapshot().version
    again = _generated(root)
    assert (again.rows, again.batches) == (summary.rows, summary.batches)
    assert Store(root).snapshot().version == before


def test_the_same_seed_gives_the_same_fingerprint(
    lake: tuple[Path, Summary], tmp_path: Path
) -> None:
    told: list[int] = []
    _generated(tmp_path, told=told)
    assert Store(tmp_path).snapshot().fingerprint == Store(lake[0]).snapshot().fingerprint
    assert told == sorted(told)
    assert told[-1] == 1000


def test_what_was_withdrawn_can_be_made_again(tmp_path: Path) -> None:
    first = _generated(tmp_path)
    for number, batch in enumerate(first.batches.values()):
        Store(tmp_path).withdraw(batch, f"away-{number}")
    second = _generated(tmp_path)
    assert second.rows == first.rows
    assert not set(second.batches.values()) & set(first.batches.values())


@pytest.mark.parametrize("dataset", ["services", "assignments", "quantities"])
def test_files_pass_the_check_of_imports(tmp_path: Path, dataset: str) -> None:
    nation = made(tmp_path)
    reference = Reference(
        catalogue=[CatalogueEntry(one.code, one.activity) for one in services_2007.catalogue()],
        providers={item.provider for item in plan()},
        units={unit.unit for unit in totals()},
    )
    checked = check(
        nation.files[dataset][-1], get(dataset), reference=reference, into=tmp_path / "checked"
    )
    assert (checked.reasons, checked.bad) == ((), 0)
    assert checked.whole
