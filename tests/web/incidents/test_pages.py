"""The register and its pictures: few queries, parts that open their records, nothing small told."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mreza.rooms.incidents import queries, tables
from mreza.rooms.incidents.models import Incident
from mreza.rooms.incidents.queries import counting
from tests.web.incidents.conftest import BASE, HOME, Told

pytestmark = pytest.mark.django_db
ClientAs = Callable[[str], Client]
PERIOD = (date(2026, 1, 1), date(2026, 10, 31))


@pytest.mark.parametrize(
    "page", ["", "?q=padec&state=open", "charts/", "measures/?whose=all", "mine/"]
)
def test_pages_ask_the_database_little(client_as: ClientAs, page: str) -> None:
    officer = client_as("care_home")
    with CaptureQueriesContext(connection) as asked:
        answer = officer.get(f"{BASE}{page}")
    assert answer.status_code == 200
    assert len(asked) <= 12


def test_the_page_of_an_incident_asks_little(client_as: ClientAs) -> None:
    whole = Incident.objects.filter(organisation=HOME, state="closed").exclude(analyses=None)
    officer, number = client_as("care_home"), whole[0].pk
    with CaptureQueriesContext(connection) as asked:
        answer = officer.get(f"{BASE}{number}/")
    assert "<svg" in answer.text
    assert len(asked) <= 15


def test_every_part_of_a_picture_opens_as_many_records(client_as: ClientAs) -> None:
    officer = client_as("care_home")
    page = officer.get(f"{BASE}charts/?first={PERIOD[0]}&last={PERIOD[1]}").text
    parts = re.findall(r'<tr><th scope="row"><a href="([^"]+)">.*?<td class="n">(\d+)<', page)
    cells = re.findall(r'<td class="heat\d"><a href="([^"]+)">(\d+)<', page)
    assert len(parts) > 8
    assert sum(int(number) for _url, number in cells) == queries.of(HOME, *PERIOD).count()
    for url, number in [*parts[:3], parts[6], cells[0], cells[-1]]:
        opened = officer.get(unescape(url)).context["page"].paginator.count
        assert opened == int(number)


def test_counts_agree_with_their_records() -> None:
    of = counting.of(HOME, *PERIOD)
    by_service = counting.counted([HOME], *PERIOD)
    assert sum(count.incidents for count in by_service.values()) == of.count()
    assert sum(counting.by_kind(HOME, *PERIOD).values()) == of.count()
    by_month = counting.monthly([HOME, "no-such"], *PERIOD, "medication")
    whole = counting.counted([HOME], *PERIOD, "medication")[HOME, "institutional_care"]
    assert sum(count.incidents for count in by_month.values()) == whole.incidents
    assert {code for code, _service, _month in by_month} == {HOME}


def test_queries_are_as_many_for_all_homes_as_for_one() -> None:
    codes = list(Incident.objects.values_list("organisation_id", flat=True).distinct())
    with CaptureQueriesContext(connection) as asked:
        counting.counted(codes, *PERIOD)
        counting.monthly(codes, *PERIOD)
        counting.recorded_since(codes)
    assert len(codes) > 80
    assert len(asked) == 3


def test_days_between(told: Told) -> None:
    for wall in ("2026-11-20 23:50", "2026-11-20 10:00", "2026-11-13 00:10"):
        told(wall, organisation="zd-celje")
    first, last = date(2026, 11, 1), date(2026, 11, 22)
    found = counting.days_between("zd-celje", first, last)
    assert found == [(date(2026, 11, 20), 7), (date(2026, 11, 20), 0)]


def test_small_counts_are_not_told_to_others(client_as: ClientAs) -> None:
    text = client_as("care_home").get(f"{BASE}counts.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    least = tables.least_count(date(2026, 11, 22))
    shown = {row["incidents"] for row in rows}
    assert f"<{least}" in shown
    assert all(value.startswith("<") or int(value) >= least for value in shown)


@pytest.mark.parametrize(
    "asked",
    ["month=2026-13", "month=x", "weekday=%00", "hour=-1", "first=99", "q=%00", "kind=nothing",
     "weekday=99999999999999999999", "q=99999999999999999999999", "page=-3", "state=%27"],
)  # fmt: skip
def test_what_cannot_be_asked_breaks_nothing(client_as: ClientAs, asked: str) -> None:
    assert client_as("care_home").get(f"{BASE}?{asked}").status_code == 200


def test_an_empty_register_says_what_to_do(client_as: ClientAs) -> None:
    page = client_as("provider").get("/incidents/zd-celje/mine/")
    assert "Prijavi incident" in page.text


def test_staff_of_a_home_report_from_its_page(client: Client, client_as: ClientAs) -> None:
    page, invitation = f"/organisations/{HOME}/", "Prijava traja minuto"
    assert invitation in client_as("care_home_worker").get(page).text
    for stranger in (client, client_as("provider"), client_as("admin")):
        assert invitation not in stranger.get(page).text
