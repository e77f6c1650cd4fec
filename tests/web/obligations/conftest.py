"""What tests of obligations share: a health centre in 2007, with nothing answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mreza.rooms.obligations import catalogue, evidence, queries
from mreza.rooms.obligations.items import Item
from mreza.rooms.obligations.matching import Window
from mreza.rooms.obligations.models import Answer, Assignment, Event

CODE = "zd-celje"
LAW = "health_centres_2007"
LIST = (LAW, "waiting_list_april")  # the state of 30 April, due on 31 May 2007
MONTHLY = (LAW, "preventive_checkups_reported")
MAY = date(2007, 5, 20)
PAGE = f"/obligations/{CODE}/"
DUTY = f"{PAGE}{LAW}/waiting_list_april/"
ITEM = f"{DUTY}2007-04-30/"


@pytest.fixture
def nothing_answered(loaded: None, settings: Any, tmp_path: Path) -> None:
    """No answers, events or persons of the demonstration; files go to a folder of the test."""
    settings.DATA_DIR = tmp_path
    for model in (Answer, Event, Assignment):
        model.objects.all().delete()


@pytest.fixture
def finders() -> Iterator[dict[str, Any]]:
    """The finders of rooms, to change for one test."""
    kept = dict(evidence._finders)
    yield evidence._finders
    evidence._finders.clear()
    evidence._finders.update(kept)


def item(key: tuple[str, str] = LIST, today: date = MAY, *, code: str = CODE) -> Item:
    """The first item of an obligation in 2007."""
    return items(key, today, code=code)[0]


def items(key: tuple[str, str], today: date = MAY, *, code: str = CODE) -> list[Item]:
    subject = queries.subject(code, today)
    assert subject is not None
    assert catalogue.find(*key) is not None
    window = Window(date(2007, 1, 1), date(2008, 12, 31), today)
    return queries.items([subject], window, [key])
