"""`mreza health-workforce`: workers of a provider from the command line, whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mreza.rooms.health_workforce.models import Submission
from tests.cli.conftest import Mreza

pytestmark = pytest.mark.django_db
FOR = ("--organisation", "zd-celje", "--day", "2026-06-30", "--by", "izvajalec")
HEADER = "šifra delavca;poklicna skupina;oblika dela\n"


def test_workers_are_taken_once_and_their_quality_is_told(
    mreza: Mreza, loaded: None, tmp_path: Path
) -> None:
    file = tmp_path / "delavci.csv"
    file.write_text(f"{HEADER}AA1;nurse;permanent\n", encoding="utf-8")
    dry = mreza("health-workforce", "import", str(file), *FOR, "--dry-run")
    assert (dry.exit_code, Submission.objects.filter(day="2026-06-30").count()) == (0, 0)
    done = mreza("health-workforce", "import", str(file), *FOR, "--format", "json")
    assert json.loads(done.stdout)["rows"] == 1
    again = mreza("health-workforce", "import", str(file), *FOR)
    assert again.exit_code == 2
    assert "was sent for this day" in again.stderr
    told = mreza("health-workforce", "report", "zd-celje", "--format", "json")
    assert json.loads(told.stdout)[0]["missing_birth_year"] == 1


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (("--day", "30. 6. 2026"), "is no day"),
        (("--by", "nobody"), "no user"),
        (("--organisation", "x"), "no organisation"),
        ((), "1 of 1 rows are wrong"),
    ],
)
def test_what_is_wrong_is_told(
    mreza: Mreza, loaded: None, tmp_path: Path, given: tuple[str, ...], says: str
) -> None:
    file = tmp_path / "delavci.csv"
    file.write_text(f"{HEADER}AA1;zdravilec;permanent\n", encoding="utf-8")
    outcome = mreza("health-workforce", "import", str(file), *FOR, *given)
    assert outcome.exit_code == 2
    assert says in outcome.stderr
