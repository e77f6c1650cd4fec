"""Loading: the real registry, whole or not at all, once."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError

from mreza.rooms.calculations.models import Run
from mreza.rooms.network import loading
from mreza.rooms.network.models import (
    Alias,
    Change,
    LoadedData,
    Membership,
    Office,
    Organisation,
    OrganisationVersion,
    Unit,
)
from mreza.site.accounts.models import User

pytestmark = pytest.mark.django_db


def test_the_registry_of_2007_is_there() -> None:
    assert (Office.objects.count(), Unit.objects.count()) == (10, 55)
    assert Organisation.objects.count() == OrganisationVersion.objects.count() == 429
    assert Alias.objects.count() == 920


def test_a_second_load_writes_nothing(django_assert_max_num_queries: Any) -> None:
    runs = Run.objects.count()
    with django_assert_max_num_queries(40) as queries:
        loading.load(demo=True)
    assert Run.objects.count() == runs
    written = [q["sql"] for q in queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert written == []


def test_newer_files_replace_an_untouched_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    LoadedData.objects.update(fingerprint="older")
    assert loading.load_registry() is True
    assert Organisation.objects.count() == 429


def test_newer_files_wait_when_the_registry_was_corrected() -> None:
    LoadedData.objects.update(fingerprint="older")
    Change.objects.create(
        by=User.objects.first(),
        by_name="x",
        what="contact",
        object_id="zd-celje",
        object_name="x",
        after={"email": "a@b.si"},
        reason="r",
    )
    line = loading.load(demo=False)
    assert loading.CORRECTED in line


def test_a_load_that_fails_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    LoadedData.objects.update(fingerprint="older")
    before = set(OrganisationVersion.objects.values_list("pk", flat=True))

    def fail(*_: Any, **__: Any) -> None:
        raise IntegrityError("no")

    monkeypatch.setattr(loading, "calculate", fail)
    with pytest.raises(IntegrityError):
        loading.load(demo=True)
    assert set(OrganisationVersion.objects.values_list("pk", flat=True)) == before


def test_demo_accounts_hold_their_roles_where_they_work() -> None:
    held = Membership.objects.values_list("user__username", "role", "organisation_id")
    assert ("izvajalec", "provider_staff", "zd-celje") in held
    assert ("skrbnik", "administrator", None) in held


def test_the_registry_holds_from_the_contract_year() -> None:
    assert {v.valid.lower for v in OrganisationVersion.objects.all()} == {date(2007, 1, 1)}
