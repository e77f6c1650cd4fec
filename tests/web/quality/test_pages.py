"""Pages of the room: few queries whatever the rows, peers without names, bad input told."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from mreza.rooms.network.models import OrganisationVersion
from mreza.rooms.quality import queries
from tests.conftest import ClientAs

pytestmark = pytest.mark.django_db
HOME = "dom-ob-savinji-celje"
PAGE = f"/quality/{HOME}/"
INDICATOR = f"{PAGE}indicators/sick_leave/"
Limit = Callable[[int], AbstractContextManager[None]]


@pytest.mark.parametrize(
    ("role", "address"),
    [
        ("care_home", PAGE),
        ("care_home", INDICATOR),
        ("care_home", f"{PAGE}months/2026-10/"),
        ("care_home", f"{PAGE}reports/"),
        ("ministry", "/quality/network/"),
        ("ministry", "/quality/network/values/"),
        ("ministry", "/quality/network/indicators/sick_leave/"),
    ],
)
def test_a_page_asks_the_database_little(
    role: str, address: str, client_as: ClientAs, django_assert_max_num_queries: Limit
) -> None:
    visitor = client_as(role)
    with django_assert_max_num_queries(15):
        assert visitor.get(address).status_code == 200


def test_peers_have_no_names_except_for_the_ministry(client_as: ClientAs) -> None:
    names = set(
        OrganisationVersion.objects.filter(kind="care_home")
        .exclude(organisation=HOME)
        .values_list("name", flat=True)
    )
    mine = client_as("care_home").get(INDICATOR).content.decode().split("<main")[1]
    theirs = client_as("ministry").get("/quality/network/indicators/sick_leave/").content.decode()
    assert "vaš dom" in mine
    assert not [name for name in names if name in mine]
    assert [name for name in names if name in theirs]


def test_the_ministry_compares_by_name_only_what_was_sent(
    client_as: ClientAs, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = "/quality/network/indicators/sick_leave/"
    name = OrganisationVersion.objects.get(organisation=HOME).name
    assert name in client_as("ministry").get(address).content.decode()
    sent = queries.sent_months
    monkeypatch.setattr(
        queries, "sent_months", lambda *span: {one for one in sent(*span) if one[0] != HOME}
    )
    assert name not in client_as("ministry").get(address).content.decode()


def test_every_point_of_a_chart_is_named_and_opens(client_as: ClientAs) -> None:
    page = client_as("care_home").get(INDICATOR).content.decode()
    assert page.count('data-why aria-label="') >= 24
    assert f'href="{PAGE}why/sick_leave/2026-10/sick_leave_share/"' in page


def test_plan_and_note_are_kept_with_their_history(client_as: ClientAs) -> None:
    client = client_as("care_home")
    for value in ("8,5", "7"):
        form = {"year": "2026", "value": value, "reason": "Cilj"}
        assert client.post(f"{INDICATOR}plan/", form).status_code == 302
    note = {"month": "2026-09", "text": "Nova razporeditev", "starts_baseline": "on"}
    assert client.post(f"{INDICATOR}notes/", note).status_code == 302
    page = client.get(INDICATOR).content.decode()
    assert "8,5" in page
    assert "nova izhodiščna raven" in page
    assert client.post(f"{INDICATOR}notes/", note).status_code == 422  # one baseline a month


@pytest.mark.parametrize(
    ("part", "form"),
    [
        ("plan/", {"year": "2026", "value": "abc", "reason": "x"}),
        ("plan/", {"year": "2026", "value": "101", "reason": "x"}),
        ("plan/", {"year": "1999", "value": "5", "reason": "x"}),
        ("notes/", {"month": "2030-01", "text": "x"}),
        ("notes/", {"month": "nonsense", "text": "x"}),
    ],
)
def test_bad_input_is_told_beside_its_field(
    part: str, form: dict[str, str], client_as: ClientAs
) -> None:
    answer = client_as("care_home").post(f"{INDICATOR}{part}", form)
    assert answer.status_code == 422
    assert 'class="errors"' in answer.content.decode()


def test_other_homes_and_services_do_not_exist(client_as: ClientAs) -> None:
    client = client_as("care_home")
    assert client.get("/quality/dom-upokojencev-ptuj/").status_code == 404
    assert client.get(f"{INDICATOR}?service=home_help").status_code == 404
    assert client.get(f"{PAGE}indicators/nothing/").status_code == 404
