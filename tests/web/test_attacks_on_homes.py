"""What somebody with bad intent sends to a home's rooms: refused, and nothing given away."""

from __future__ import annotations

import io
import json
import struct
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from mreza.rooms.care.models import ServiceUser
from mreza.rooms.incidents import files
from mreza.rooms.incidents.models import Incident, IncidentEvent
from mreza.rooms.quality import overview, publishing, showing_public
from mreza.rooms.quality.models import ClosedValue
from mreza.site.accounts.models import User

pytestmark = pytest.mark.django_db
ClientAs = Callable[[str], Client]
HOME = "dom-ob-savinji-celje"
BASE = f"/incidents/{HOME}/"
EVIL = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'"


def report(**other: Any) -> dict[str, Any]:
    """A fall as the form sends it."""
    return {
        "client_id": str(uuid4()), "kind": "fall", "service": "institutional_care",
        "day": "2026-11-20", "hour": "08:00", "zone": "Europe/Ljubljana", "error_count": "1",
        "description": "Padec.", **other,
    }  # fmt: skip


def reported(client: Client, **other: Any) -> Incident:
    body = report(**other)
    assert client.post(f"{BASE}report/", body).status_code == 302
    return Incident.objects.get(client_id=body["client_id"])


# What one report does to the register of all


@pytest.mark.parametrize("filled", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_a_devices_absurd_clock_leaves_the_register_readable(
    client_as: ClientAs, filled: str
) -> None:
    incident = reported(client_as("care_home_worker"), filled_at=filled)
    assert incident.filled_at is None
    assert client_as("care_home").get(BASE).status_code == 200


@pytest.mark.parametrize("when", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", -1e10])
def test_absurd_moments_are_refused_by_the_api(client_as: ClientAs, when: Any) -> None:
    body = {
        "client_id": str(uuid4()), "kind": "fall", "service": "institutional_care",
        "occurred_at": when, "description": "Padec.",
    }  # fmt: skip
    answer = client_as("care_home_worker").post(
        f"/api/v1{BASE.rstrip('/')}", json.dumps(body), content_type="application/json"
    )
    assert answer.status_code == 422
    assert not Incident.objects.filter(client_id=body["client_id"]).exists()


def test_days_long_before_any_home_are_refused(client_as: ClientAs) -> None:
    form = report(day="0001-01-01", old_is_right="on")
    assert client_as("care_home_worker").post(f"{BASE}report/", form).status_code == 422


def test_signs_no_workbook_holds_do_not_break_the_export(client_as: ClientAs) -> None:
    reported(client_as("care_home_worker"), description="=1+1 pa\x0bdec\x1f 🙂 \u202e")
    answer = client_as("care_home").get(f"{BASE}incidents.xlsx")
    assert answer.status_code == 200
    (sheet,) = load_workbook(io.BytesIO(answer.content)).worksheets
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert any(cell.value == "=1+1 padec 🙂 \u202e" for cell in cells)
    assert not any(cell.data_type == "f" for cell in cells)


def test_html_in_every_free_text_is_text(client_as: ClientAs) -> None:
    dom = client_as("care_home")
    texts = dict.fromkeys(("description", "place", "cause", "interventions", "notes"), EVIL)
    incident = reported(dom, staff_code=EVIL, user_code=EVIL, **texts)
    dom.post(f"{BASE}{incident.pk}/assess/", {"cell": "3-3", "revision": 1})
    dom.post(f"{BASE}{incident.pk}/skip/", {"why": EVIL, "revision": 2})
    finding = {"why_1": EVIL, "causes_people": EVIL, "root_cause": EVIL}
    finding |= {"root_category": "people", "revision": "3"}
    dom.post(f"{BASE}{incident.pk}/analyse/", finding)
    for address in (
        BASE,
        f"{BASE}{incident.pk}/",
        f"{BASE}charts/",
        f"{BASE}{incident.pk}/correct/",
    ):
        page = dom.get(address).content.decode()
        assert "<script>alert" not in page, address
        assert "<img src=x" not in page, address


@pytest.mark.parametrize(
    "query",
    ["weekday=²", "hour=²", "month=2026-13", "month=\x00", "first=2026-02-30", "q=" + "9" * 70],
)
def test_odd_filters_of_the_register_are_answered(client_as: ClientAs, query: str) -> None:
    assert client_as("care_home").get(f"{BASE}?{query}").status_code == 200


# Who reported


def jpeg_with_a_second_picture() -> bytes:
    """As telephones make them: after its end a second picture, with its own place and time."""

    def segment(marker: int, body: bytes) -> bytes:
        return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body

    scan = segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"\x12\xff\x00\x34"
    second = b"\xff\xd8" + segment(0xE1, b"Exif\0\0SECRET") + scan + b"\xff\xd9"
    between = segment(0xFE, b"SECRET") + segment(0xE2, b"MPF\0SECRET")
    return b"\xff\xd8" + between + scan + between + scan + b"\xff\xd9" + second + b"SECRET"


def test_a_photo_tells_nothing_beside_its_picture(client_as: ClientAs) -> None:
    photo = SimpleUploadedFile("IMG_1.jpg", jpeg_with_a_second_picture(), "image/jpeg")
    incident = reported(client_as("care_home_worker"), anonymous="on", files=photo)
    kept = files.path_of(incident.attachments.get()).read_bytes()
    assert b"SECRET" not in kept
    assert (kept.count(b"\xff\xda"), kept[-2:]) == (2, b"\xff\xd9")


def test_an_anonymous_report_knows_nobody(client_as: ClientAs) -> None:
    worker, dom = client_as("care_home_worker"), client_as("care_home")
    user = User.objects.get(username="negovalka")
    incident = reported(worker, anonymous="on")
    assert incident.reporter is None
    assert not IncidentEvent.objects.filter(incident=incident).exclude(by=None, by_name="").exists()
    assert worker.get(f"{BASE}{incident.pk}/").status_code == 404
    assert f"/{incident.pk}/" not in worker.get(f"{BASE}mine/").content.decode()
    for address in (
        f"{BASE}{incident.pk}/",
        f"/api/v1{BASE}{incident.pk}",
        f"{BASE}incidents.json",
    ):
        assert user.get_full_name() not in dom.get(address).content.decode(), address
    assert str(incident.pk) not in json.dumps(dict(worker.session))


def test_what_a_shared_telephone_keeps_names_nobody(client_as: ClientAs) -> None:
    worker = client_as("care_home_worker")
    user = User.objects.get(username="negovalka")
    page = worker.get(f"{BASE}report/?kept=1").content.decode()
    assert user.get_full_name() not in page
    assert user.username not in page
    assert "data-report" in page
    assert user.get_full_name() in worker.get(f"{BASE}report/").content.decode()


@pytest.mark.parametrize(
    "address",
    [BASE, f"{BASE}mine/", f"/workforce/{HOME}/", f"/obligations/{HOME}/", f"/model/{HOME}/"],
)
def test_no_browser_keeps_a_personal_page(client_as: ClientAs, address: str) -> None:
    assert "no-store" in client_as("care_home").get(address, follow=True)["Cache-Control"]


def test_changing_the_language_leads_back_to_the_page(client_as: ClientAs) -> None:
    page = client_as("care_home").get(BASE).content.decode()
    assert f'name="next" value="{BASE}"' in page
    assert "Standing(" not in page


# Small counts


@pytest.mark.parametrize(
    ("trained", "told"), [(47, ">43"), (48, "48"), (30, "30"), (2, "<5"), (0, "0")]
)
def test_few_who_are_not_counted_are_not_told_either(loaded: None, trained: int, told: str) -> None:
    row = ClosedValue.objects.filter(indicator="staff_training").select_related("close")[0]
    row.numerator, row.denominator, row.few = Decimal(trained), Decimal(48), False
    assert showing_public.shown(row)["numerator"] == told
    assert publishing.hidden(row) == (told[0] in "<>")


def test_counts_for_others_are_of_whole_months(client_as: ClientAs) -> None:
    dom = client_as("care_home")
    part = dom.get(f"{BASE}counts.json", {"first": "2026-09-10", "last": "2026-09-11"})
    whole = dom.get(f"{BASE}counts.json", {"first": "2026-09-01", "last": "2026-09-30"})
    assert part.json()["rows"] == whole.json()["rows"] != []


def test_a_report_after_midnight_at_home_is_late() -> None:
    due = overview.due(date(2026, 9, 1))
    evening = datetime(due.year, due.month, due.day, 20, 30, tzinfo=UTC)
    assert overview.is_on_time(date(2026, 9, 1), evening)
    assert not overview.is_on_time(date(2026, 9, 1), evening.replace(hour=22))


# What one record does to the list of all


@pytest.mark.parametrize("code", ["²", "a/b", "x\x0by", "a b"])
def test_a_code_that_no_address_can_hold_is_refused(client_as: ClientAs, code: str) -> None:
    dom = client_as("care_home")
    assert dom.post(f"/care/{HOME}/records/user/add/", {"code": code}).status_code == 422
    assert dom.get(f"/care/{HOME}/users/").status_code == 200


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_absurd_days_of_records_are_refused(client_as: ClientAs, day: str) -> None:
    user = ServiceUser.objects.filter(organisation=HOME)[0]
    address = f"/care/{HOME}/records/medication/add/?of={user.code}"
    body = {"first_day": "2026-01-01", "last_day": day}
    assert client_as("care_home").post(address, body).status_code == 422
