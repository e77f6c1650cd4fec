"""`mreza obligations`: what it prints, and what it refuses."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.cli.conftest import Mreza

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
MAY = ("--organisation", "zd-celje", "--from", "2007-05-01", "--to", "2007-05-31")


@pytest.fixture(autouse=True)
def no_migration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mreza.site.loading.migrate", lambda: None)


def test_the_list_is_the_same_in_every_format(mreza: Mreza) -> None:
    text = mreza("obligations", "list", *MAY)
    assert text.exit_code == 0, text.stderr
    assert "2007-05-31" in text.stdout
    found = json.loads(mreza("obligations", "list", *MAY, "--format", "json").stdout)
    rows = list(
        csv.DictReader(io.StringIO(mreza("obligations", "list", *MAY, "--format", "csv").stdout))
    )
    assert [row["key"] for row in rows] == [one["key"] for one in found]
    assert f"{len(found)} due items." in text.stdout
    assert "waiting_list_april" in {one["code"] for one in found}


def test_a_stranger_or_impossible_days_are_refused(mreza: Mreza) -> None:
    nobody = mreza("obligations", "list", "--organisation", "nobody")
    assert (nobody.exit_code, "no organisation 'nobody'" in nobody.stderr) == (2, True)
    days = ("--from", "2007-05-31", "--to", "2007-05-01")
    assert mreza("obligations", "list", "--organisation", "zd-celje", *days).exit_code == 2


def test_the_digest_says_what_went_out(mreza: Mreza) -> None:
    first = mreza("obligations", "digest", "--day", "2026-11-22")
    assert "dom@primer.example: dom-ob-savinji-celje" in first.stdout
    assert mreza("obligations", "digest", "--day", "2026-11-22").stdout.strip() == "0 letters sent."
