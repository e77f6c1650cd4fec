"""`mreza plans`: a document is reported on, stored only when that is asked for, or refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mreza.rooms.plans.models import PlanVersion, StagedImport
from tests import plan_documents
from tests.cli.conftest import Mreza

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
PLAN = "nskz_2035_2022_2025"


@pytest.fixture(autouse=True)
def no_migration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mreza.site.loading.migrate", lambda: None)


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "nacrt.txt"
    path.write_bytes(plan_documents.rows())
    return path


def test_a_document_is_reported_on_and_nothing_is_stored(mreza: Mreza, document: Path) -> None:
    before = PlanVersion.objects.count(), StagedImport.objects.count()
    text = mreza("plans", "import", str(document))
    assert text.exit_code == 0, text.stderr
    assert "? A2 holders" in text.stdout
    assert "Nothing is stored" in text.stdout
    report = json.loads(mreza("plans", "import", str(document), "--format", "json").stdout)
    assert (report["plan"], report["measures"]) == (PLAN, 5)
    assert report["stored_as_version"] is None
    assert {one["field"] for one in report["doubts"]} >= {"code", "passage"}
    assert "A60" in report["disappeared"]
    assert (PlanVersion.objects.count(), StagedImport.objects.count()) == before


def test_it_is_stored_once_when_confirmed(mreza: Mreza, document: Path) -> None:
    given = ("plans", "import", str(document), "--plan", PLAN, "--confirm")
    refused = mreza(*given)
    assert (refused.exit_code, "A60" in refused.stderr) == (2, True)
    assert not StagedImport.objects.exists()
    done = mreza(*given, "--disappear")
    assert "Stored as version" in done.stdout
    again = mreza("plans", "import", str(document), "--confirm")
    assert (again.exit_code, "already" in again.stderr) == (2, True)
    shown = json.loads(mreza("plans", "show", PLAN, "--format", "json").stdout)
    assert {one["code"] for one in shown if one["status"] != "disappeared"} == {
        "A1", "A2", "A3", "A4", "A4b",
    }  # fmt: skip


def test_bad_input_is_refused(mreza: Mreza, tmp_path: Path, document: Path) -> None:
    empty = tmp_path / "prazna.txt"
    empty.write_bytes(b"")
    for given in (
        (str(tmp_path / "none.txt"),), (str(empty),), (str(document), "--plan", "nobody"),
        (str(document), "--plan", "nin_2025_2026"),
    ):  # fmt: skip
        outcome = mreza("plans", "import", *given)
        assert outcome.exit_code == 2, given
        assert outcome.stderr.startswith("Error: ")
    assert mreza("plans", "show", "nobody").exit_code == 2


def test_the_plans_are_listed(mreza: Mreza) -> None:
    found = json.loads(mreza("plans", "list", "--format", "json").stdout)
    assert {one["code"]: one["measures"] for one in found} == {PLAN: 61, "nin_2025_2026": 38}
    assert "61 measures" in mreza("plans", "list").stdout
