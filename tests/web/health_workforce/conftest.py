"""A file of workers, sent and taken by its provider."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from mreza.rooms.health_workforce.actions import sending
from mreza.rooms.health_workforce.models import Submission
from mreza.rooms.workforce.models import ImportedFile
from mreza.site.accounts.models import User

CODE = "zd-celje"
DAY = date(2026, 6, 30)
HEADER = "code;group;activity;birth_year;sex;employment;fte;start_year;retired"
GOOD = (
    "AA1;nurse;patronaža;1980;female;permanent;1,00;2010;ne",
    "AA2;dentist;zobozdravstvo;1970;male;permanent;0,50;2000;ne",
)
Send = Callable[..., ImportedFile]


def content(*rows: str) -> bytes:
    return "\n".join([HEADER, *rows]).encode()


@pytest.fixture
def send(db: None) -> Send:
    """Checks a file of rows for a day; `taken` rows count at once."""

    def sent(*rows: str, day: date = DAY, code: str = CODE, taken: bool = True) -> ImportedFile:
        by: Any = User.objects.get(username="izvajalec")
        file = sending.check(
            [content(*rows)], name="delavci.csv", organisation=code, day=day, by=by
        )
        if taken and file.state == "checked":
            sending.take(file, by=by)
            file.refresh_from_db()
        return file

    return sent


def newest_of(file: ImportedFile) -> Submission:
    return Submission.objects.get(file=file)
