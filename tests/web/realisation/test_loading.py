"""What the room does when the site starts: a demonstration is filled once, killed work goes on."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from mreza.rooms.realisation import files, loading, queries, synthetic, worker
from mreza.rooms.realisation.models import State, Upload
from tests.web.realisation.conftest import Send

pytestmark = pytest.mark.django_db
TINY = {"DEMO_SCALE": "unit:metlika", "DEMO_ROWS": 2000, "DEMO_SEED": 7}


@pytest.fixture
def tiny(settings: Any, loaded: None) -> None:
    for name, value in TINY.items():
        setattr(settings, name, value)


def test_a_demonstration_is_filled_once_and_marked(tiny: None, lake: Path) -> None:
    said = loading.load(demo=True)
    assert said is not None
    assert said.endswith("in 3 batches, synthetic.")
    made = Upload.objects.all()
    assert {upload.dataset for upload in made} == {"services", "assignments", "quantities"}
    assert all(upload.synthetic and upload.state == State.COMMITTED for upload in made)
    before = queries.store().snapshot().fingerprint
    assert loading.load(demo=True) == said
    assert queries.store().snapshot().fingerprint == before
    assert Upload.objects.count() == 3
    assert list(lake.parent.glob(".synthetic-*")) == []


def test_a_load_that_the_database_took_back_is_completed(tiny: None) -> None:
    with transaction.atomic():
        loading.load(demo=True)
        transaction.set_rollback(True)
    assert not Upload.objects.exists()
    loading.load(demo=True)
    assert Upload.objects.count() == len(queries.store().snapshot().batches) == 3


def test_what_a_killed_generator_left_is_removed(tiny: None, lake: Path) -> None:
    left = lake.parent / ".synthetic-killed"
    left.mkdir(parents=True)
    loading.load(demo=True)
    assert not left.exists()


@pytest.mark.parametrize("demo", [True, False])
def test_nothing_is_made_where_nobody_asked(settings: Any, loaded: None, demo: bool) -> None:
    settings.DEMO_SCALE = "" if demo else "unit"
    assert loading.load(demo=demo) is None
    assert not Upload.objects.exists()


def test_a_lake_that_holds_something_is_left_as_it_is(tiny: None, committed: Upload) -> None:
    said = loading.load(demo=True)
    assert said == "Realisation: 3 rows in 1 batches."


def test_plans_and_totals_cover_the_country(loaded: None) -> None:
    totals = list(synthetic.unit_totals())
    assert len(totals) == 55
    assert sum(unit.insured for unit in totals) == pytest.approx(1_950_797, abs=5)
    provisions = synthetic.provisions(2007)
    assert len({item.provider for item in provisions}) > 100
    assert all(item.unit or item.office for item in provisions if item.activity == "general")


def test_files_that_never_arrived_are_let_go(loaded: None) -> None:
    files.root().mkdir(parents=True)
    old, new = files.root() / "sending-old", files.root() / "arriving-new"
    for path in (old, new):
        path.touch()
    os.utime(old, (0, 0))
    loading.load(demo=False)
    assert (old.exists(), new.exists()) == (False, True)


def test_work_that_was_cut_off_goes_on(
    send: Send, good: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = send(good, work=False)
    started: list[int] = []
    monkeypatch.setattr(worker, "spawn", started.append)
    Upload.objects.filter(pk=upload.pk).update(worked_at="2007-01-01T00:00:00Z")
    loading.load(demo=False)
    assert started == [upload.pk]
