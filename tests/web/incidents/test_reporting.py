"""A report comes in: once, at the right local time, from anybody of the home, with its files."""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.forms.models import model_to_dict
from django.test import Client

from mreza.rooms.incidents import files, queries
from mreza.rooms.incidents.models import Attachment, Incident, IncidentEvent
from tests.web.incidents.conftest import BASE, HOME, form

pytestmark = pytest.mark.django_db
ClientAs = Callable[[str], Client]
JSON: dict[str, Any] = {"headers": {"accept": "application/json"}}


def _stored(client_id: str) -> Incident:
    return Incident.objects.get(client_id=client_id)


def test_the_same_form_is_stored_once(client_as: ClientAs) -> None:
    worker, sent = client_as("care_home_worker"), form()
    first = worker.post(f"{BASE}report/", sent)
    again = worker.post(f"{BASE}report/", sent)
    later = worker.post(f"{BASE}report/", {**sent, "description": "Drugače."}, **JSON)
    assert first.status_code == again.status_code == 302
    assert first["Location"] == again["Location"]
    incident = _stored(sent["client_id"])
    assert later.json() == {
        "number": incident.pk, "stored": "before", "url": f"{BASE}sent/{sent['client_id']}/",
    }  # fmt: skip
    assert incident.description == "Odmerek je ostal."
    assert incident.events.count() == 1
    assert "že poslan" in worker.get(again["Location"]).text


def test_a_script_is_answered_in_its_language(client_as: ClientAs) -> None:
    worker = client_as("care_home_worker")
    stored = worker.post(f"{BASE}report/", form(), **JSON)
    assert (stored.status_code, stored.json()["stored"]) == (201, "now")
    wrong = worker.post(f"{BASE}report/", form(kind="", hour="25:00"), **JSON)
    assert wrong.status_code == 422
    assert {"kind", "hour"} <= set(wrong.json()["errors"])


def test_an_anonymous_report_names_its_reporter_nowhere(client_as: ClientAs) -> None:
    worker, sent = client_as("care_home_worker"), form(anonymous="on")
    answer = worker.post(f"{BASE}report/", sent)
    incident = _stored(sent["client_id"])
    account = str(worker.session["_auth_user_id"])
    kept = [model_to_dict(incident), *(model_to_dict(event) for event in incident.events.all())]
    people = [value for row in kept for name, value in row.items() if name in ("reporter", "by")]
    assert people == [None, None]
    assert f'"{account}"' not in json.dumps(kept, default=str)
    assert [row["by_name"] for row in kept[1:]] == [""]
    assert worker.get(f"{BASE}{incident.pk}/").status_code == 404
    assert "anonimno" in worker.get(answer["Location"]).text


TWICE = {"day": "2026-10-25", "hour": "02:30"}
CLOCKS = [
    ({"day": "2026-11-01", "hour": "00:30"}, "2026-10-31T23:30+00:00", "2026-11-01"),
    (TWICE | {"which": "first"}, "2026-10-25T00:30+00:00", "2026-10-25"),
    (TWICE | {"which": "second"}, "2026-10-25T01:30+00:00", "2026-10-25"),
    (TWICE | {"offset": "60"}, "2026-10-25T01:30+00:00", "2026-10-25"),
    (
        {"day": "31. 10. 2026", "hour": "19:00", "zone": "America/New_York"},
        "2026-10-31T23:00+00:00", "2026-11-01",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("clock", "utc", "local"), CLOCKS)
def test_the_moment_and_the_day_of_the_home(
    client_as: ClientAs, clock: dict[str, str], utc: str, local: str
) -> None:
    sent, day = form(**clock), date.fromisoformat(local)
    client_as("care_home_worker").post(f"{BASE}report/", sent)
    incident = _stored(sent["client_id"])
    assert incident.occurred_at == datetime.fromisoformat(utc)
    assert incident.day == day
    month = queries.counted([HOME], day.replace(day=1), day, "medication")
    assert month[HOME, "institutional_care"].incidents >= 1
    assert incident in queries.of(HOME, day, day)


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"day": "2026-10-25", "hour": "02:30"}, "which"),
    ({"day": "2026-03-29", "hour": "02:30", "old_is_right": "on"}, "hour"),
    ({"day": "2026-11-23"}, "hour"),
    ({"day": "2025-11-20"}, "old_is_right"),
    ({"day": "9999-12-31", "hour": "23:59"}, "hour"),
    ({"day": "0001-01-01", "hour": "00:00"}, "day"),
    ({"zone": "Mars/Base"}, "zone"),
    ({"kind": "murder"}, "kind"),
    ({"medication_kind": ""}, "medication_kind"),
    ({"error_count": "0"}, "error_count"),
    ({"error_count": "21"}, "error_count"),
    ({"description": "a\x00b"}, "description"),
    ({"client_id": "7"}, "client_id"),
    ({"client_id": None}, "client_id"),
    ({"service": "spa"}, "service"),
    ({"severity": "6"}, "severity"),
]


def test_what_cannot_be_is_refused_with_its_field(client_as: ClientAs) -> None:
    worker, before = client_as("care_home_worker"), Incident.objects.count()
    for changed, field in WRONG:
        answer = worker.post(f"{BASE}report/", form(**changed), **JSON)
        assert answer.status_code == 422, changed
        assert field in answer.json()["errors"], changed
    assert Incident.objects.count() == before
    page = worker.post(f"{BASE}report/", form(day="2026-10-25", hour="02:30"))
    assert "dvakrat" in page.text
    assert 'value="second"' in page.text


def test_what_other_kinds_ask_is_not_kept(client_as: ClientAs) -> None:
    sent = form(
        kind="near_miss", near_miss_of="other", sore_stage="4", users_injured="3", error_count="5"
    )
    client_as("care_home_worker").post(f"{BASE}report/", sent)
    incident = _stored(sent["client_id"])
    assert incident.near_miss
    kept = (incident.sore_stage, incident.users_injured, incident.errors, incident.medication_kind)
    assert (incident.kind, *kept) == ("near_miss", None, 0, 1, "")


def test_a_near_miss_is_kept_with_the_kind_that_it_nearly_was(client_as: ClientAs) -> None:
    """So that one with medicines counts in 5.1.1, "tako nastali kakor skorajšnji"."""
    worker, day = client_as("care_home_worker"), date(2026, 11, 20)
    before = queries.counted([HOME], day, day, "medication").get((HOME, "institutional_care"))
    asked = worker.post(f"{BASE}report/", form(kind="near_miss"), **JSON)
    assert (asked.status_code, list(asked.json()["errors"])) == (422, ["near_miss_of"])
    sent = form(kind="near_miss", near_miss_of="medication")
    worker.post(f"{BASE}report/", sent)
    incident = _stored(sent["client_id"])
    assert (incident.kind, incident.near_miss) == ("medication", True)
    assert incident.medication_kind == "omitted"
    after = queries.counted([HOME], day, day, "medication")[HOME, "institutional_care"]
    assert after.incidents == (before.incidents if before else 0) + 1


def test_medicines_under_home_help_are_said_to_be_in_no_indicator(client_as: ClientAs) -> None:
    sent = form(service="home_help")
    answer = client_as("care_home_worker").post(f"{BASE}report/", sent)
    incident, officer = _stored(sent["client_id"]), client_as("care_home")
    said = "noben kazalnik pa jih ne šteje"
    assert said in officer.get(answer["Location"]).text
    assert said in officer.get(f"{BASE}{incident.pk}/").text
    assert "v nobenem kazalniku" in officer.get(f"{BASE}?q={incident.pk}").text


def test_injuries_are_asked_of_every_kind_in_the_service_of_5_3(client_as: ClientAs) -> None:
    sent = form(kind="fall", service="special_conditions", users_injured="1")
    client_as("care_home_worker").post(f"{BASE}report/", sent)
    assert _stored(sent["client_id"]).users_injured == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Incident.objects.filter(client_id=sent["client_id"]).update(
            kind="special_conditions", service="institutional_care"
        )


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


PNG = (
    b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    + _chunk(b"tEXt", b"Author\x00Negovalka") + _chunk(b"IDAT", zlib.compress(b"\0\0"))
    + _chunk(b"IEND", b"") + b"<script>alert(1)</script>"
)  # fmt: skip
_TIFF = struct.pack("<2sHIHHHIHHI", b"II", 42, 8, 1, 0x0112, 3, 1, 6, 0, 0) + b"PhoneOfNegovalka"
JPEG = (
    b"\xff\xd8" + b"\xff\xe1" + struct.pack(">H", len(_TIFF) + 8) + b"Exif\0\0" + _TIFF
    + b"\xff\xfe\x00\x0bNegovalka" + b"\xff\xdb\x00\x04\x00\x10"
    + b"\xff\xda\x00\x04\x00\x00" + b"\x12\x34" + b"\xff\xd9" + b"trailer"
)  # fmt: skip


def test_files_come_without_what_they_tell_of_their_author(client_as: ClientAs) -> None:
    worker, officer, sent = client_as("care_home_worker"), client_as("care_home"), form()
    photos = [
        SimpleUploadedFile("C:\\slike\\IMG<1>.html", PNG, "text/html"),
        SimpleUploadedFile("b.jpg", JPEG, "image/jpeg"),
        SimpleUploadedFile("c.pdf", b"%PDF-1.7 x", "application/pdf"),
    ]
    worker.post(f"{BASE}report/", {**sent, "files": photos})
    incident = _stored(sent["client_id"])
    png, jpeg, _pdf = incident.attachments.all()
    assert (png.name, png.media_type) == ("IMG_1_.png", "image/png")
    kept = [files.path_of(one).read_bytes() for one in (png, jpeg)]
    assert all(b"Negovalka" not in content for content in kept)
    assert b"script" not in kept[0]
    assert b"trailer" not in kept[1]
    assert kept[1][:20].count(b"Exif") == 1  # which way is up stays: 6
    address = f"{BASE}{incident.pk}/files/{jpeg.pk}/"
    answer = officer.get(address)
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"] == "image/jpeg"
    assert b"".join(answer.streaming_content) == kept[1]  # type: ignore[attr-defined]
    assert client_as("provider").get(address).status_code == 404
    assert client_as("admin").get(address).status_code == 404


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.jpg", b"<html><script>", "ne fotografija ne PDF"),
        ("a.png", b"", "prazna"),
        ("a.png", PNG[:40], "poškodovana"),
        ("a.jpg", JPEG[:12], "poškodovana"),
        ("a.jpg", b"%PDF-" + b"x" * (files.MOST_MB * files.MEGABYTE), "večja"),
    ],
)
def test_other_files_are_refused_and_nothing_is_stored(
    client_as: ClientAs, name: str, content: bytes, said: str
) -> None:
    before = Incident.objects.count()
    sent = {**form(), "files": SimpleUploadedFile(name, content)}
    answer = client_as("care_home_worker").post(f"{BASE}report/", sent)
    assert answer.status_code == 422
    assert said in answer.text
    assert (Incident.objects.count(), Attachment.objects.count()) == (before, 0)


def test_programs_report_once_too(client_as: ClientAs) -> None:
    officer = client_as("care_home")
    body = {
        "client_id": str(uuid4()), "kind": "medication", "service": "ltc_home", "errors": 2,
        "occurred_at": "2026-10-25T02:30:00+01:00", "medication_kind": "wrong_dose",
        "description": "Dve napaki.",
    }  # fmt: skip

    def send(**changed: Any) -> Any:
        return officer.post(
            f"/api/v1/incidents/{HOME}", {**body, **changed}, content_type="application/json"
        )

    first, again = send(), send()
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json()["number"] == again.json()["number"]
    incident = _stored(str(body["client_id"]))
    assert incident.occurred_at == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert incident.errors == 2
    for wrong in ({"kind": "x"}, {"errors": 99, "client_id": str(uuid4())}, {"zone": "X/Y"},
                  {"occurred_at": "2026-10-25T02:30:00"}):  # fmt: skip
        assert send(**wrong).status_code == 422, wrong
    listed = officer.get(f"/api/v1/incidents/{HOME}?month=2026-10&kind=medication").json()
    assert incident.pk in [item["number"] for item in listed["items"]]
    assert "reporter" not in listed["items"][0]


def test_the_history_of_a_report_begins_with_nobody(told: Callable[..., Incident]) -> None:
    event = told().events.get()
    assert (event.what, event.by, event.by_name) == (IncidentEvent.What.REPORTED, None, "")
