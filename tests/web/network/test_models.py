"""What the database itself refuses."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from mreza.rooms.network.models import Alias, Change, Membership, OrganisationVersion
from mreza.site.accounts.models import User

pytestmark = pytest.mark.django_db


def version(**more: object) -> OrganisationVersion:
    fields = {
        "organisation_id": "zd-celje",
        "name": "ZD",
        "kind_id": "health_centre",
        "valid": DateRange(date(2006, 1, 1), date(2007, 1, 1)),
        "search_text": "",
        "sort_key": "",
    }
    return OrganisationVersion(**(fields | more))


def test_two_versions_of_one_organisation_may_follow_each_other() -> None:
    version().save()


def test_two_versions_never_hold_on_the_same_day() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        version(valid=DateRange(date(2006, 1, 1), date(2007, 1, 2))).save()


def test_a_version_holds_on_some_day() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        version(valid=DateRange(date(2006, 1, 1), date(2006, 1, 1))).save()


def test_an_organisation_is_no_part_of_itself() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        version(part_of_id="zd-celje").save()


def test_a_printed_row_leads_to_one_organisation_only() -> None:
    taken = Alias.objects.filter(table="annex_4").first()
    assert taken is not None
    with pytest.raises(IntegrityError), transaction.atomic():
        Alias.objects.create(
            organisation_id="zzzs", text=taken.text, table="annex_4", place_sl="x", place_en="x",
            valid=taken.valid,
        )  # fmt: skip


@pytest.mark.parametrize("organisation", ["zd-celje", None])
def test_a_person_holds_a_role_once_a_day(organisation: str | None) -> None:
    name = "izvajalec" if organisation else "skrbnik"
    role = "provider_staff" if organisation else "administrator"
    user = User.objects.get(username=name)
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(
            user=user, role=role, organisation_id=organisation,
            valid=DateRange(date(2010, 1, 1), None),
        )  # fmt: skip


def test_only_an_administrator_needs_no_organisation() -> None:
    user = User.objects.get(username="izvajalec")
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(
            user=user, role="insurer_officer", valid=DateRange(date(2010, 1, 1), None)
        )


@pytest.mark.parametrize("deed", ["update", "delete"])
def test_history_can_only_be_added_to(deed: str) -> None:
    user = User.objects.get(username="zavod")
    change = Change.objects.create(
        by=user, by_name="Z", what="contact", object_id="zd-celje", object_name="ZD",
        after={"phone": "1"}, reason="r",
    )  # fmt: skip
    chosen = Change.objects.filter(pk=change.pk)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        chosen.update(reason="other") if deed == "update" else chosen.delete()


@pytest.mark.parametrize("more", [{"reason": ""}, {"before": {"a": 1}, "after": {"a": 1}}])
def test_a_change_has_a_reason_and_changes_something(more: dict[str, object]) -> None:
    fields = {
        "by": User.objects.get(username="zavod"), "by_name": "Z", "what": "contact",
        "object_id": "zd-celje", "object_name": "ZD", "after": {"a": 2}, "reason": "r",
    }  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        Change.objects.create(**(fields | more))
