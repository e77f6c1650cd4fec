"""`mreza licences`: what it prints, what it imports, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mreza.rooms.licensing.models import Credit, Practitioner
from tests.cli.conftest import Mreza

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
DAY = ("--day", "2026-11-22")
PEOPLE = (
    "number,given_name,family_name,birth_date,group,registered\n"
    "X1,Žana,Preskus,1980-05-17,nurse,2004-09-01\n"
)
CREDITS = "number,first,title,kind,minutes\nX1,2024-03-14,Dnevi nege,attendance,46\n"


@pytest.fixture(autouse=True)
def no_migration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mreza.site.loading.migrate", lambda: None)


def test_search_and_standing_are_json(mreza: Mreza) -> None:
    found = json.loads(mreza("licences", "search", "Kranjec Marija", *DAY).stdout)
    assert "10000" in {one["number"] for one in found}
    told = json.loads(mreza("licences", "standing", "10000", *DAY).stdout)
    assert (told["status"], "/" in told["total"]) == ("valid", True)
    assert mreza("licences", "search", "no").exit_code == 2
    assert "search NAME" in mreza("licences", "standing", "nobody").stderr


def test_people_then_their_credits_are_taken_whole_and_once(mreza: Mreza, tmp_path: Path) -> None:
    people, past = tmp_path / "people.csv", tmp_path / "credits.csv"
    people.write_text(PEOPLE, encoding="utf-8")
    past.write_text(CREDITS, encoding="utf-8")
    of_credits = ("--dataset", "credits", "--by", "zbornica")
    early = mreza("licences", "import", str(past), *of_credits)
    assert (early.exit_code, "row 2 number X1" in early.stderr) == (2, True)
    first = mreza("licences", "import", str(people), "--by", "zbornica")
    assert first.stdout.strip() == "1 rows, 1 records.", first.stderr
    assert mreza("licences", "import", str(past), *of_credits).exit_code == 0
    assert Credit.objects.get(practitioner__number="X1").sharers == 45
    assert "here already" in mreza("licences", "import", str(people), "--by", "zbornica").stderr
    for by in ("nobody", "negovalka"):
        assert mreza("licences", "import", str(people), "--by", by).exit_code == 2
    assert Practitioner.objects.filter(number="X1").count() == 1


def test_reminders_go_out_once(mreza: Mreza) -> None:
    first = mreza("licences", "remind", *DAY)
    assert first.exit_code == 0, first.stderr
    assert not first.stdout.strip().startswith("0 letters")
    assert mreza("licences", "remind", *DAY).stdout.strip() == "0 letters sent."
