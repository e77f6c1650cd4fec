"""`mreza import`: rows into the lake from the command line, whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mreza.rooms.realisation import files, queries
from mreza.rooms.realisation.models import State, Upload
from tests.cli.conftest import Mreza
from tests.lakes import QUANTITY, services, write_csv

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data_folder(settings: Any, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path / "data"


@pytest.fixture
def good(loaded: None, tmp_path: Path) -> str:
    return str(write_csv(tmp_path / "good.csv", services({}, {"day": "2007-02-01"})))


@pytest.fixture
def bad(loaded: None, tmp_path: Path) -> str:
    rows = services({}, {"provider": "zd-ljubljana"}, {"day": "31. 2. 2007"})
    return str(write_csv(tmp_path / "bad.csv", rows))


def rows_of_lake() -> int:
    return sum(batch.rows for batch in queries.store().snapshot().batches)


def test_a_good_file_is_committed(mreza: Mreza, good: str) -> None:
    outcome = mreza("import", good, "--as", "services", "--provider", "zd-celje")
    assert outcome.exit_code == 0, outcome.stderr
    assert outcome.stdout == "2 rows committed (2007-01 to 2007-02), version 1.\n"
    assert rows_of_lake() == 2
    upload = Upload.objects.get()
    assert next(iter(queries.events(upload))).by_name == "mreza import"


def test_as_json(mreza: Mreza, good: str) -> None:
    outcome = mreza("import", good, "--as", "services", "--format", "json")
    answer = json.loads(outcome.stdout)
    assert (answer["rows"], answer["version"], answer["committed"]) == (2, 1, True)
    assert answer["totals"][0]["quantity"] == "13"


def test_a_dry_run_keeps_nothing(mreza: Mreza, good: str) -> None:
    outcome = mreza("import", good, "--as", "services", "--dry-run")
    assert outcome.exit_code == 0
    assert "nothing was kept" in outcome.stdout
    assert rows_of_lake() == 0
    assert Upload.objects.get().state == State.WITHDRAWN
    assert mreza("import", good, "--as", "services").exit_code == 0


def test_bad_rows_are_counted_and_nothing_is_kept(mreza: Mreza, bad: str, tmp_path: Path) -> None:
    target = tmp_path / "errors.csv"
    asked = ("import", bad, "--as", "services", "--provider", "zd-celje")
    outcome = mreza(*asked, "--errors", str(target), "--format", "json")
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert "2 of 3 rows are wrong" in outcome.stderr
    assert "a row of another provider" in outcome.stderr
    assert target.read_text(encoding="utf-8-sig").count("\n") == 3
    assert rows_of_lake() == 0


def test_the_same_file_twice_is_an_error(mreza: Mreza, good: str) -> None:
    assert mreza("import", good, "--as", "services").exit_code == 0
    outcome = mreza("import", good, "--as", "services")
    assert outcome.exit_code == 2
    assert "sent already as number" in outcome.stderr
    assert rows_of_lake() == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("nowhere.csv", "--as", "services"),
        (".", "--as", "services"),
        ("GOOD", "--as", "songs"),
        ("GOOD",),
        ("GOOD", "--as", "services", "--provider", "nobody"),
        ("GOOD", "--as", "quantities"),
    ],
)
def test_what_is_wrong_is_exit_code_2(mreza: Mreza, good: str, arguments: tuple[str, ...]) -> None:
    outcome = mreza("import", *[good if one == "GOOD" else one for one in arguments])
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert outcome.stderr
    assert rows_of_lake() == 0


def test_other_datasets(mreza: Mreza, loaded: None, tmp_path: Path) -> None:
    path = str(write_csv(tmp_path / "q.csv", [QUANTITY]))
    assert mreza("import", path, "--as", "quantities").exit_code == 0
    assert not files.folder(Upload.objects.get().pk).exists()


def test_an_empty_file(mreza: Mreza, loaded: None, tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    path.touch()
    outcome = mreza("import", str(path), "--as", "services")
    assert outcome.exit_code == 2
    assert "empty" in outcome.stderr


def test_work_and_resume(mreza: Mreza, loaded: None) -> None:
    assert mreza("realisation", "resume").stdout == "[]\n"
    upload = Upload.objects.create(dataset="services", file_name="gone.csv", sha256="0" * 64)
    assert mreza("realisation", "work", str(upload.pk)).exit_code == 0
    upload.refresh_from_db()
    assert (upload.state, "is gone" in upload.message) == (State.FAILED, True)
