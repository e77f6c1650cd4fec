"""Files over HTTP: as a provider's own program sends them."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from mreza.rooms.realisation import worker
from mreza.rooms.realisation.models import State, Upload
from mreza.site import uploads as site_uploads
from mreza.site.accounts.attempts import MOST_OF_NAME
from mreza.site.accounts.models import User
from tests.lakes import services
from tests.web.realisation.conftest import Send, as_file, text_of

pytestmark = pytest.mark.django_db
ClientAs = Callable[[str], Client]
ROOT = "/api/v1/realisation"


def post(client: Client, content: bytes, **more: str) -> Any:
    return client.post(f"{ROOT}/uploads", {"dataset": "services", "file": as_file(content), **more})


def problem(answer: Any, status: int) -> dict[str, Any]:
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    said: dict[str, Any] = answer.json()
    assert said["detail"]
    return said


def test_a_program_sends_asks_commits_and_withdraws(client_as: ClientAs, good: bytes) -> None:
    client = client_as("provider")
    answer = post(client, good)
    assert answer.status_code == 202
    sent = answer.json()
    assert (sent["state"], sent["provider"]) == ("received", "zd-celje")
    address = f"{ROOT}/uploads/{sent['id']}"
    worker.work(sent["id"])
    checked = client.get(address).json()
    assert (checked["state"], checked["rows"], checked["bad"]) == ("checked", 3, 0)
    assert checked["totals"][0]["quantity"] == "13"
    assert client.post(f"{address}/commit").status_code == 202
    worker.work(sent["id"])
    assert client.get(address).json()["state"] == "committed"
    counter = client.post(f"{address}/withdraw", {"reason": "Wrong"}, "application/json")
    assert (counter.status_code, counter.json()["counter_of"]) == (202, sent["id"])
    assert client.get(address).json()["state"] == "withdrawn"
    assert [one["id"] for one in client.get(f"{ROOT}/uploads").json()["items"]] == [
        counter.json()["id"], sent["id"],
    ]  # fmt: skip


def test_reasons_and_bad_rows_are_handed_out(client_as: ClientAs, send: Send, bad: bytes) -> None:
    client, upload = client_as("provider"), send(bad)
    said = client.get(f"{ROOT}/uploads/{upload.pk}").json()
    assert {reason["code"] for reason in said["reasons"]} == {"other_provider", "unknown_service"}
    errors = client.get(f"{ROOT}/uploads/{upload.pk}/errors")
    assert b"zd-ljubljana" in b"".join(errors.streaming_content)
    problem(client.post(f"{ROOT}/uploads/{upload.pk}/commit"), 409)


def test_name_and_password_with_every_request(client: Client, staff: User, good: bytes) -> None:
    staff.set_password("a good one")
    staff.save()
    headers = {"Authorization": f"Basic {b64encode(b'izvajalec:a good one').decode()}"}
    body = {"dataset": "services", "file": as_file(good)}
    assert client.post(f"{ROOT}/uploads", body, headers=headers).status_code == 202
    assert client.get(f"{ROOT}/uploads", headers=headers).json()["total"] == 1
    assert not client.cookies


def test_wrong_passwords_are_counted(client: Client, staff: User) -> None:
    headers = {"Authorization": f"Basic {b64encode(b'izvajalec:guess').decode()}"}
    for _ in range(MOST_OF_NAME):
        problem(client.get(f"{ROOT}/uploads", headers=headers), 401)
    problem(client.get(f"{ROOT}/uploads", headers=headers), 429)
    odd = {"Authorization": "Basic " + b64encode(b"a\x00b:x").decode()}
    problem(client.get(f"{ROOT}/uploads", headers=odd), 401)


def test_a_session_needs_its_token(staff: User, good: bytes) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(staff)
    assert client.get(f"{ROOT}/uploads").status_code == 200
    assert post(client, good).status_code in (401, 403)
    assert not Upload.objects.exists()


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"provider": "zd-ljubljana"}, 403),
        ({"dataset": "songs"}, 422),
        ({"dataset": "x y"}, 422),
        ({"provider": "../x"}, 422),
    ],
)
def test_what_may_not_be_sent(
    client_as: ClientAs, good: bytes, more: dict[str, str], status: int
) -> None:
    problem(post(client_as("provider"), good, **more), status)
    assert not Upload.objects.exists()


def test_files_that_are_refused_as_they_come(
    client_as: ClientAs, good: bytes, committed: Upload, monkeypatch: pytest.MonkeyPatch,
    settings: Any,
) -> None:  # fmt: skip
    client = client_as("provider")
    assert problem(post(client, good), 409)["first"] == committed.pk
    problem(post(client, b""), 422)
    settings.UPLOAD_MAX_MB = 1
    monkeypatch.setattr(site_uploads, "MEGABYTE", 10)
    assert "1 MB" in problem(post(client, good + b"x"), 413)["detail"]


def test_an_unknown_provider_of_the_insurer(client_as: ClientAs, good: bytes) -> None:
    problem(post(client_as("insurer"), good, provider="nobody"), 422)
    assert post(client_as("insurer"), good).json()["provider"] is None


@pytest.fixture
def others(send: Send, insurer: User, tmp_path: Path) -> Upload:
    rows = services({"provider": "zd-ljubljana"}, {"provider": "zd-koper"})
    upload = send(text_of(rows, tmp_path), provider="zd-ljubljana", by=insurer, name="secret.csv")
    assert upload.state == State.REFUSED
    return upload


def test_files_of_others_are_unreachable(client_as: ClientAs, others: Upload) -> None:
    client = client_as("provider")
    assert client.get(f"{ROOT}/uploads").json()["total"] == 0
    asked = {"provider": "zd-ljubljana", "state": "refused"}
    assert client.get(f"{ROOT}/uploads", asked).json()["items"] == []
    address = f"{ROOT}/uploads/{others.pk}"
    for path in ("", "/errors"):
        problem(client.get(address + path), 404)
    problem(client.post(f"{address}/commit"), 404)
    body = {"reason": "R"}
    problem(client.post(f"{address}/withdraw", body, "application/json"), 404)


def test_the_ministry_reads_counts_only(client_as: ClientAs, others: Upload) -> None:
    client, address = client_as("ministry"), f"{ROOT}/uploads/{others.pk}"
    said = client.get(address).json()
    assert (said["rows"], said["bad"]) == (2, 1)
    assert (said["file_name"], said["reasons"], said["message"]) == (None, [], "")
    problem(client.get(f"{address}/errors"), 403)
    problem(client.post(f"{address}/commit"), 403)


@pytest.mark.parametrize("role", ["public", "chamber"])
def test_others_read_nothing(
    client: Client, client_as: ClientAs, others: Upload, role: str, good: bytes
) -> None:
    asking = client if role == "public" else client_as(role)
    status = 401 if role == "public" else 403
    address = f"{ROOT}/uploads/{others.pk}"
    for answer in (
        asking.get(f"{ROOT}/uploads"), asking.get(address), asking.get(f"{address}/errors"),
        asking.post(f"{address}/commit"), post(asking, good),
    ):  # fmt: skip
        problem(answer, status)


def test_what_is_published_needs_no_sign_in(client: Client) -> None:
    assert {item["name"] for item in client.get(f"{ROOT}/schemas").json()} == {
        "services", "assignments", "quantities", "ride_lists",
    }  # fmt: skip
    assert client.get(f"{ROOT}/schemas/services").json()["properties"]
    problem(client.get(f"{ROOT}/schemas/songs"), 404)
    found = client.get(f"{ROOT}/services", {"activity": "women"}).json()
    assert {item["activity"] for item in found} == {"women"}
