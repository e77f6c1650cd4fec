"""Calendar, panel and the supervisors' view: what they show, to whom, at what cost."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mreza.rooms.obligations import actions, catalogue, evidence
from mreza.site.accounts.models import User
from tests.web.obligations.conftest import CODE, DUTY, PAGE, item

pytestmark = pytest.mark.django_db
ClientAs = Callable[[str], Client]
YEAR = "?from=2007-01-01&to=2007-12-31"


def text_of(client: Client, address: str) -> str:
    page = client.get(address)
    assert page.status_code == 200, address
    plain = re.sub(r"<[^>]+>", " ", page.content.decode())
    return re.sub(r"\s+", " ", plain.replace("\xa0", " "))


@pytest.mark.usefixtures("nothing_answered")
def test_the_calendar_shows_what_is_due_and_where_it_stands(client_as: ClientAs) -> None:
    provider = client_as("provider")
    actions.confirm(
        item(), done_on=date(2007, 6, 2), today=date(2026, 1, 1), note="",
        by=User.objects.get(username="izvajalec"),
    )  # fmt: skip
    text = text_of(provider, PAGE + YEAR)
    assert "Objava čakalne knjige s stanjem 30. aprila" in text
    assert "narejeno 2. 6. 2007, 2 dneva pozno" in text
    narrowed = text_of(provider, f"{PAGE}{YEAR}&q=CAKALNE+knjige&state=late")
    assert narrowed.count("Objava čakalne knjige") == 1
    assert "V teh dneh ni nobenega roka" in text_of(provider, f"{PAGE}{YEAR}&q=zzz")
    month = text_of(provider, f"{PAGE}?view=month&from=2007-05-17")
    assert "maj 2007" in month
    assert "Objava čakalne knjige" in month


def test_a_day_that_no_document_prints_is_shown_as_illustrative(
    client_as: ClientAs, client: Client
) -> None:
    """In the calendar, on the page of the obligation and of the law, in the API and the files."""
    staff, why = client_as("care_home"), "15. je ponazoritven"
    page = "/obligations/dom-ob-savinji-celje/"
    span = "?from=2026-11-01&to=2026-12-31"
    calendar = staff.get(page + span + "&q=Mesecne").text
    assert 'class="illustrative"' in calendar
    assert why in calendar
    assert why in staff.get(f"{page}quality_guidelines_2025/indicators_monthly/").text
    assert why in client.get("/acts/quality_guidelines_2025/obligations/").text
    address = f"/api/v1{page.replace('/obligations/', '/obligations/organisations/')}items"
    found = staff.get(f"{address}?first=2026-11-01&last=2026-12-31").json()["items"]
    marks = {(one["code"], one["illustrative"]) for one in found}
    assert ("indicators_monthly", True) in marks
    assert all(bool(one["why"]) == one["illustrative"] for one in found)
    rows = io.StringIO(staff.get(f"{page}items.csv{span}&q=Mesecne").content.decode("utf-8-sig"))
    assert {one["illustrative"] for one in csv.DictReader(rows)} == {"True"}


@pytest.mark.parametrize(
    "query",
    ["?from=yesterday", "?from=2007-12-31&to=2007-01-01", "?from=1999-01-01&to=1999-12-31",
     "?from=2007-01-01&to=2020-01-01", "?from=2007-1-1"],
)  # fmt: skip
def test_days_that_are_no_window_are_a_bad_request(query: str, client_as: ClientAs) -> None:
    assert client_as("provider").get(PAGE + query).status_code == 400


@pytest.mark.parametrize("moment", ["2007-04-29", "event-1", "x"])
def test_no_such_item(moment: str, client_as: ClientAs) -> None:
    assert client_as("provider").get(f"{DUTY}{moment}/confirm/").status_code == 404


def test_every_obligation_of_every_act_has_a_page_where_it_binds(client_as: ClientAs) -> None:
    admin = client_as("admin")
    from mreza.rooms.obligations import queries

    owed = catalogue.owed_by(queries.subjects(date(2026, 11, 22)))
    assert len(owed) > 100
    seen = {"en": 0}
    for (act, code), bound in list(owed.items())[::9]:
        page = admin.get(f"/obligations/{bound[0].code}/{act}/{code}/")
        assert page.status_code == 200, (act, code)
        seen["en"] += 1
    assert seen["en"] > 10


def test_the_public_reads_what_the_acts_ask_and_not_where_it_stands(client: Client) -> None:
    page = client.get(f"/organisations/{CODE}/").content.decode()
    assert "Kaj mora storiti" in page
    assert "Objava čakalne knjige s stanjem 30. aprila" in page
    assert "Brez roka" in page
    assert f"{PAGE}standing/" not in page


def test_its_staff_also_see_where_it_stands(client_as: ClientAs) -> None:
    home, code = client_as("care_home"), "dom-ob-savinji-celje"
    assert f"/obligations/{code}/standing/" in home.get(f"/organisations/{code}/").content.decode()
    text = text_of(home, f"/obligations/{code}/standing/")
    assert "Zamujeno" in text
    assert "Pravočasno v letu 2026" in text


def test_the_network_costs_the_same_for_few_and_for_all(client_as: ClientAs) -> None:
    """Ten questions of this room, and those of rooms that know what was done."""
    ministry, counts = client_as("ministry"), []
    for query in ("?kind=care_home", ""):
        with CaptureQueriesContext(connection) as asked:
            assert ministry.get(f"/obligations/network/{query}").status_code == 200
        counts.append(len(asked))
    assert counts[1] <= counts[0] + 3  # records that no home has, and plans' measures
    assert counts[1] <= 10 + 1.5 * len(evidence.kinds())


def test_the_network_as_a_file_has_everybody_who_owes_something(client_as: ClientAs) -> None:
    answer = client_as("insurer").get(f"/obligations/network.csv{YEAR}&act=health_centres_2007")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    mine = next(row for row in rows if row["organisation"] == CODE)
    assert sum(int(mine[state]) for state in ("overdue", "done", "late", "waived")) > 20
    assert "dom-ob-savinji-celje" not in {row["organisation"] for row in rows}


@pytest.mark.parametrize("query", ["kind=%00", "office='", "act=%00", "page=x", "kind=nothing"])
def test_nonsense_in_the_network_finds_nobody(query: str, client_as: ClientAs) -> None:
    assert client_as("ministry").get(f"/obligations/network/?{query}").status_code == 200
