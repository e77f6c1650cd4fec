"""What a broken program or a bored person sends: an answer in words, never a failure."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from bench.main_pages import MAIN_PAGES
from mreza.rooms.calculations.models import Proposal
from mreza.rooms.network.models import Change
from tests.web.bodies import facts

pytestmark = pytest.mark.django_db
ClientAs = Callable[[str], Client]
PATHS = list(dict.fromkeys(page.address.partition("?")[0] for page in MAIN_PAGES if not page.role))


DAYS = (
    "x", "2007-02-30", "10000-01-01", "٢٠٠٧-٠٤-٠١", "\x00", "2007-04-01T00:00", "9" * 400,
    "0001-01-01", "9999-12-31", "1990-01-01",
)  # fmt: skip


@pytest.mark.parametrize("address", PATHS)
def test_any_day_is_answered(client: Client, address: str) -> None:
    for day in DAYS:
        status = client.get(address, {"day": day}).status_code
        assert status in (200, 400, 404, 422), day


def test_a_text_that_is_no_day_is_said_to_be_none(client: Client) -> None:
    answer = client.get("/units/celje/", {"day": "yesterday"})
    assert answer.status_code == 400
    assert "2007-04-01" in answer.content.decode()


@pytest.mark.parametrize("address", PATHS)
def test_endless_odd_and_too_many_parameters_are_answered(client: Client, address: str) -> None:
    for query in (
        "?q=" + "x" * 100_000,
        "?page=" + "9" * 3000,
        "?page=-1",
        "?key=%00&unit=%00&kind=%00&table=%00&formula=%00&organisation=%00",
        "?coverage_tolerance=" + "9" * 5000,
        "?coverage_tolerance=1e999999999",
        "?in.doctors=" + "9" * 5000,
        "?coverage_limited=" + "[" * 5000,
        "?q=%ff%fe&day=%ed%a0%80",
        "?&&&===&",
    ):
        assert client.get(address + query).status_code in (200, 400, 404, 422), query[:40]
    flood = "?" + "&".join(f"a{n}=1" for n in range(2000))
    assert client.get(address + flood).status_code in (200, 400)


@pytest.mark.parametrize("address", PATHS)
def test_every_page_answers_head_and_refuses_what_it_cannot_do(
    client: Client, address: str
) -> None:
    head = client.head(address)
    assert (head.status_code, head.content) == (200, b"")
    for method in ("put", "patch", "delete", "trace"):
        assert getattr(client, method)(address).status_code == 405, method


@pytest.mark.parametrize("junk", ["x" * 5000, "../../x", "%00", "\xe9", '{"a":'])
def test_junk_in_cookies_is_no_cookie(junk: str) -> None:
    for name in ("sessionid", "csrftoken", "language", "theme", "messages"):
        client = Client()
        client.cookies[name] = junk
        assert client.get("/").status_code == 200, name


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("a\x00b", "x"),
        ("x" * 100_000, "x"),
        ("zavod", "x" * 1_000_000),
        ("' OR 1=1--", "' OR 1=1--"),
    ],
)
def test_junk_does_not_sign_in(client: Client, name: str, word: str) -> None:
    answer = client.post("/accounts/sign-in/", {"username": name, "password": word})
    assert answer.status_code == 200
    assert "sessionid" not in answer.cookies


def test_numbers_too_large_for_the_database_are_not_found(client_as: ClientAs) -> None:
    admin, huge = client_as("admin"), "9" * 30
    for address in (
        f"/what-if/proposals/{huge}/delete/",
        f"/changes/{huge}/take-back/",
        f"/memberships/{huge}/end/",
        f"/organisations/zd-celje/names/{huge}/end/",
    ):
        assert admin.post(address, {"reason": "R"}).status_code == 404, address


@pytest.mark.parametrize(
    "odd",
    [
        {"revision": "9" * 40}, {"revision": "-1"}, {"revision": "x"},
        {"since": "0001-01-01"}, {"name": "a\x00b"}, {"unit": "nowhere"}, {"kind": "nothing"},
        {"part_of": "zd-celje"}, {"part_of": "\x00"}, {"part_of": "x" * 5000},
        {"reason": "x" * 5000}, {"reason": " "}, {"name": " "}, {"note_sl": "x" * 100_000},
    ],
)  # fmt: skip
def test_odd_corrections_are_refused_on_their_form(client_as: ClientAs, odd: dict) -> None:
    body = facts("zd-celje", **odd)
    answer = client_as("insurer").post("/organisations/zd-celje/facts/", body)
    assert answer.status_code == 422
    assert not Change.objects.exists()


@pytest.mark.parametrize(
    "value", ["0", "-5", "0,000001", "9" * 30, "1" + "0" * 50, "99999999999999"]
)
def test_an_odd_proposal_spoils_no_page_for_others(client_as: ClientAs, value: str) -> None:
    insurer, chamber = client_as("insurer"), client_as("chamber")
    for name, tolerance in (("A", value), ("B", "5")):
        body = {"name": name, "coverage_tolerance": tolerance}
        assert insurer.post("/what-if/coverage/keep/", body).status_code == 302
    kept = insurer.post(
        "/what-if/coverage/keep/", {"name": "C", "persons_per_doctor_norm.primary": value}
    )
    assert kept.status_code == 302
    assert chamber.get("/what-if/proposals/").status_code == 200
    kinds = [proposal.pk for proposal in Proposal.objects.all()]
    for a in kinds:
        for b in kinds:
            answer = chamber.get(f"/what-if/coverage/compare/?a={a}&b={b}")
            assert answer.status_code in (200, 422), (a, b)
    for proposal in Proposal.objects.all():
        answer = chamber.get("/what-if/coverage/", proposal.overrides)
        assert answer.status_code in (200, 422)


def test_another_host_name_is_refused(client: Client) -> None:
    for address in ("/", "/api/v1/catalog", "/healthz"):
        assert client.get(address, headers={"Host": "elsewhere.example"}).status_code == 400


def test_more_than_is_read_at_a_time_is_refused(client_as: ClientAs) -> None:
    answer = client_as("insurer").post(
        "/organisations/zd-celje/facts/", facts("zd-celje", note_sl="x" * 13_000_000)
    )
    assert answer.status_code in (400, 413)
