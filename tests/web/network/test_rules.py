"""Who may do what: the table of `rules`, line by line."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.backends.postgresql.psycopg_any import DateRange

from mreza.rooms.network.models import Membership
from mreza.rooms.network.rules import Deed, access_of
from mreza.site.accounts.models import User

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 21)
MAY = {
    "izvajalec": {"home": {Deed.SEE_AUTHORS, Deed.EDIT_CONTACT}, "elsewhere": set()},
    "zavod": {
        "home": {Deed.SEE_AUTHORS, Deed.EDIT_CONTACT, Deed.CORRECT_REGISTRY},
        "elsewhere": {Deed.SEE_AUTHORS, Deed.EDIT_CONTACT, Deed.CORRECT_REGISTRY},
    },
    "ministrstvo": {"home": {Deed.SEE_AUTHORS}, "elsewhere": {Deed.SEE_AUTHORS}},
    "zbornica": {"home": {Deed.SEE_AUTHORS}, "elsewhere": {Deed.SEE_AUTHORS}},
    "skrbnik": {"home": set(Deed), "elsewhere": set(Deed)},
}


@pytest.mark.parametrize("name", MAY)
@pytest.mark.parametrize("where", ["home", "elsewhere"])
def test_each_role_may_what_the_table_says(name: str, where: str) -> None:
    access = access_of(User.objects.get(username=name), DAY)
    code = "zd-celje" if where == "home" else "zd-koper"
    assert {deed for deed in Deed if access.may(deed, code)} == MAY[name][where]


def test_the_public_may_nothing_but_read() -> None:
    access = access_of(AnonymousUser(), DAY)
    assert [deed for deed in Deed if access.may(deed, "zd-celje")] == []


def test_staff_may_nothing_where_no_organisation_is_named() -> None:
    access = access_of(User.objects.get(username="izvajalec"), DAY)
    assert [deed for deed in Deed if access.may(deed)] == []


def test_a_role_that_has_ended_counts_no_more() -> None:
    user = User.objects.get(username="zavod")
    Membership.objects.filter(user=user).update(valid=DateRange(date(2007, 1, 1), DAY))
    assert access_of(user, DAY).roles == frozenset()


def test_a_superuser_is_an_administrator() -> None:
    user = User.objects.create_superuser("root", "root@primer.example", "x")
    assert access_of(user, DAY).may(Deed.MANAGE_MEMBERSHIPS)
