"""An organisation without records, and quick ways to give it staff."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from mreza.rooms.network.models import Organisation
from mreza.rooms.workforce.models import Absence, Employment, StaffMember

Hire = Callable[..., StaffMember]


def span(first: str, last: str | None = None) -> DateRange:
    """Days from `first` to `last`, both included; without `last` there is no end."""
    end = date.fromisoformat(last) + timedelta(days=1) if last else None
    return DateRange(date.fromisoformat(first), end)


@pytest.fixture
def home(loaded: None) -> str:
    """Code of an organisation of which nothing is known."""
    return str(Organisation.objects.create(code="a-home-of-tests").pk)


@pytest.fixture
def hire(home: str) -> Hire:
    """`hire("Z1", ("2026-01-01", None, {...}), ...)`: a person with these employments."""

    def hired(code: str, *jobs: Any, occupation: str = "carer") -> StaffMember:
        person = StaffMember.objects.create(
            organisation_id=home, code=code, name=f"Person {code}", occupation=occupation
        )
        for first, last, *more in jobs:
            values = {"position": "P", "weekly_hours": Decimal(40), "kind": "permanent"}
            values |= more[0] if more else {}
            Employment.objects.create(staff=person, valid=span(first, last), **values)
        return person

    return hired


def away(
    person: StaffMember, first: str, last: str | None, kind: str = "sick", **more: Any
) -> Absence:
    return Absence.objects.create(staff=person, kind=kind, valid=span(first, last), **more)
