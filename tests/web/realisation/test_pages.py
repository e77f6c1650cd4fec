"""Pages of the room as each role meets them, and the files they hand out."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from mreza.lake.schema import all_schemas
from mreza.rooms.network.models import Membership
from mreza.rooms.realisation import actions, files, queries, worker
from mreza.rooms.realisation.models import State, Upload
from mreza.site import uploads as site_uploads
from mreza.site.accounts.models import User
from tests.lakes import services
from tests.web.realisation.conftest import Send, as_file, text_of

pytestmark = pytest.mark.django_db
ClientAs = Callable[[str], Client]


def text(answer: Any) -> str:
    return answer.content.decode()


def post_file(client: Client, content: bytes, name: str = "january.csv", **more: str) -> Any:
    body = {"dataset": "services", "provider": "zd-celje", "file": as_file(content, name), **more}
    return client.post("/realisation/send/", body)


# Sending


def test_a_provider_sends_checks_and_commits(client_as: ClientAs, good: bytes) -> None:
    client = client_as("provider")
    answer = post_file(client, good)
    upload = Upload.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/realisation/{upload.pk}/")
    page = text(client.get(answer["Location"]))
    assert f'hx-get="/realisation/{upload.pk}/progress/"' in page
    worker.work(upload.pk)
    page = text(client.get(answer["Location"]))
    assert "hx-get" not in page
    assert "Uvožene bodo 3 vrstice" in page
    assert "P0" in page
    assert client.post(f"/realisation/{upload.pk}/commit/").status_code == 302
    worker.work(upload.pk)
    assert "uvožena" in text(client.get(answer["Location"]))
    assert sum(batch.rows for batch in queries.store().snapshot().batches) == 3


def test_progress_is_asked_until_the_work_is_done(
    client_as: ClientAs, send: Send, good: bytes
) -> None:
    client, upload = client_as("provider"), send(good, work=False)
    address = f"/realisation/{upload.pk}/progress/"
    assert client.get(address).status_code == 302
    asked = client.get(address, headers={"HX-Request": "true"})
    assert "HX-Refresh" not in asked
    assert "every 1s" in text(asked)
    worker.work(upload.pk)
    asked = client.get(address, headers={"HX-Request": "true"})
    assert asked["HX-Refresh"] == "true"
    assert "every 1s" not in text(asked)


def test_bad_rows_are_listed_and_their_file_is_handed_out(
    client_as: ClientAs, send: Send, bad: bytes
) -> None:
    client, upload = client_as("provider"), send(bad)
    page = text(client.get(f"/realisation/{upload.pk}/"))
    assert "vrstica drugega izvajalca" in page
    assert "Potrdi uvoz" not in page
    answer = client.get(f"/realisation/{upload.pk}/errors.csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert b"zd-ljubljana" in b"".join(answer.streaming_content)
    said = client.post(f"/realisation/{upload.pk}/commit/", follow=True)
    assert "Nekatere vrstice so napačne" in text(said)


def test_the_same_file_is_recognised_with_a_link_to_the_first(
    client_as: ClientAs, committed: Upload, good: bytes
) -> None:
    answer = post_file(client_as("provider"), good, "other name.csv")
    assert answer.status_code == 422
    assert f'href="/realisation/{committed.pk}/"' in text(answer)
    assert Upload.objects.count() == 1


def test_the_first_is_not_named_to_who_may_not_see_it(
    client_as: ClientAs, send: Send, insurer: User, good: bytes
) -> None:
    national = send(good, provider=None, by=insurer)
    answer = post_file(client_as("provider"), good)
    assert answer.status_code == 422
    assert "že poslana" in text(answer)
    assert f"/realisation/{national.pk}/" not in text(answer)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422),
        ({"provider": "zd-ljubljana"}, 422),
        ({"provider": ""}, 422),
        ({"dataset": "songs"}, 422),
    ],
)
def test_what_a_provider_may_not_send_is_refused(
    client_as: ClientAs, good: bytes, body: dict[str, str], status: int
) -> None:
    client = client_as("provider")
    answer = post_file(client, good, **body) if body else client.post("/realisation/send/", {})
    assert answer.status_code == status
    assert not Upload.objects.exists()


def test_the_insurer_sends_for_one_or_for_many(
    client_as: ClientAs, good: bytes, tmp_path: Path
) -> None:
    client = client_as("insurer")
    assert post_file(client, good).status_code == 302
    other = text_of(services({"day": "2007-05-05"}), tmp_path)
    assert post_file(client, other, provider="").status_code == 302
    assert [upload.provider_id for upload in Upload.objects.order_by("pk")] == ["zd-celje", None]


def test_an_empty_file_is_said_to_be_empty(client_as: ClientAs) -> None:
    answer = post_file(client_as("provider"), b"")
    assert answer.status_code == 422
    assert "prazna" in text(answer)


def test_a_file_above_the_limit_is_refused_in_words(
    client_as: ClientAs, good: bytes, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.UPLOAD_MAX_MB = 1
    monkeypatch.setattr(site_uploads, "MEGABYTE", 100)
    answer = post_file(client_as("provider"), good)
    assert answer.status_code == 413
    assert "1 MB" in text(answer)
    assert not Upload.objects.exists()
    assert list(files.root().iterdir()) == []


def test_a_full_disk_is_said(
    client_as: ClientAs, good: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*given: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(site_uploads.TemporaryFileUploadHandler, "receive_data_chunk", full)
    answer = post_file(client_as("provider"), good)
    assert answer.status_code == 507
    assert "Disk strežnika je poln" in text(answer)


@pytest.mark.parametrize("name", ["../../x.csv", "a\\b.csv", "č š ž.CSV", "x" * 300 + ".csv", "x"])
def test_odd_names_of_files_lead_nowhere_else(client_as: ClientAs, good: bytes, name: str) -> None:
    assert post_file(client_as("provider"), good, name).status_code == 302
    upload = Upload.objects.get()
    assert "/" not in upload.file_name
    assert len(upload.file_name) <= 200
    sent = files.sent_file(upload.pk)
    assert sent is not None
    assert sent.parent == files.folder(upload.pk)
    assert worker.work(upload.pk).state == State.CHECKED


def test_what_a_file_says_is_never_markup(client_as: ClientAs, send: Send, tmp_path: Path) -> None:
    evil = "<script>alert(1)</script>"
    rows = services({"person": evil}, {"service": evil})
    upload = send(text_of(rows, tmp_path), name=f"{evil}.csv")
    for role in ("provider", "insurer", "ministry"):
        client = client_as(role)
        for address in (f"/realisation/{upload.pk}/", "/realisation/"):
            page = client.get(address)
            assert page.status_code == 200
            assert "<script>alert" not in text(page), (role, address)


# Withdrawing


def test_a_committed_file_is_withdrawn_with_a_reason(
    client_as: ClientAs, committed: Upload
) -> None:
    client, address = client_as("provider"), f"/realisation/{committed.pk}/withdraw/"
    assert "3 vrstice" in text(client.get(address))
    assert client.post(address, {"reason": " "}).status_code == 422
    answer = client.post(address, {"reason": "Napačen mesec"}, follow=True)
    assert "Napačen mesec" in text(answer)
    committed.refresh_from_db()
    assert committed.state == State.WITHDRAWN
    counter = Upload.objects.get(counter_of=committed)
    assert "Storno datoteke" in text(client.get(f"/realisation/{counter.pk}/"))
    assert client.get(address).status_code == 302  # nothing left to withdraw


def test_a_deed_that_comes_too_late_says_so(client_as: ClientAs, committed: Upload) -> None:
    client = client_as("provider")
    for deed in ("commit", "discard", "again"):
        answer = client.post(f"/realisation/{committed.pk}/{deed}/", follow=True)
        assert "medtem spremenilo: uvožena" in text(answer), deed


# Who sees what


@pytest.fixture
def others(send: Send, insurer: User, staff: User, tmp_path: Path) -> list[Upload]:
    """A file of zd-ljubljana, refused, and a national one, checked."""
    rows = services({"provider": "zd-ljubljana", "person": "SECRET1"}, {"provider": "zd-koper"})
    one = send(text_of(rows, tmp_path), provider="zd-ljubljana", by=insurer, name="secret-lj.csv")
    rows = services({"provider": "zd-koper", "person": "SECRET2"}, {"person": "SECRET3"})
    two = send(text_of(rows, tmp_path), provider=None, by=insurer, name="secret-all.csv")
    assert (one.state, two.state) == (State.REFUSED, State.CHECKED)
    return [one, two]


def test_files_of_others_do_not_exist_for_a_provider(
    client_as: ClientAs, others: list[Upload]
) -> None:
    client = client_as("provider")
    assert "secret" not in text(client.get("/realisation/"))
    for upload in others:
        base = f"/realisation/{upload.pk}"
        for address in ("/", "/progress/", "/errors.csv", "/withdraw/"):
            assert client.get(base + address).status_code == 404, address
        for address in ("/commit/", "/discard/", "/again/", "/withdraw/"):
            assert client.post(base + address, {"reason": "R"}).status_code == 404, address
        upload.refresh_from_db()
    assert [upload.state for upload in others] == [State.REFUSED, State.CHECKED]
    for query in ("?provider=zd-ljubljana", "?state=checked", "?dataset=services&month=2007-01"):
        assert "zd-ljubljana" not in text(client.get(f"/realisation/{query}")).replace(query, "")


def test_the_ministry_reads_counts_and_no_rows(client_as: ClientAs, others: list[Upload]) -> None:
    client = client_as("ministry")
    listed = text(client.get("/realisation/"))
    assert "secret" not in listed
    assert f"/realisation/{others[0].pk}/" in listed
    for upload in others:
        page = text(client.get(f"/realisation/{upload.pk}/"))
        assert "SECRET" not in page
        assert "secret" not in page
        assert "Potrdi uvoz" not in page
        assert client.get(f"/realisation/{upload.pk}/errors.csv").status_code == 403
        assert client.post(f"/realisation/{upload.pk}/commit/").status_code == 403
    assert client.get("/realisation/send/").status_code == 403


@pytest.mark.parametrize("role", ["public", "chamber"])
def test_others_see_the_published_pages_only(
    client: Client, client_as: ClientAs, others: list[Upload], role: str
) -> None:
    asking = client if role == "public" else client_as(role)
    page = asking.get("/realisation/")
    assert page.status_code == 200
    assert "Poslane datoteke" not in text(page) or role == "public"
    assert f"/realisation/{others[0].pk}/" not in text(page)
    refused = 302 if role == "public" else 403
    for upload in others:
        assert asking.get(f"/realisation/{upload.pk}/").status_code == refused
        assert asking.post(f"/realisation/{upload.pk}/commit/").status_code == refused


def test_staff_of_two_providers_see_both(
    client_as: ClientAs, others: list[Upload], staff: User
) -> None:
    first = Membership.objects.get(user=staff)
    Membership.objects.create(
        user=staff, role=first.role, organisation_id="zd-ljubljana", valid=first.valid
    )
    client = client_as("provider")
    assert client.get(f"/realisation/{others[0].pk}/").status_code == 200
    assert client.get(f"/realisation/{others[1].pk}/").status_code == 404


# Filters, and what the pages say when nothing is there or something is broken


def test_the_list_is_narrowed(client_as: ClientAs, others: list[Upload], committed: Upload) -> None:
    client = client_as("insurer")

    def numbers(query: str) -> set[int]:
        page = text(client.get(f"/realisation/{query}", headers={"HX-Request": "true"}))
        every = [*others, committed]
        return {one.pk for one in every if f'href="/realisation/{one.pk}/"' in page}

    lj, national = others
    assert numbers("") == {lj.pk, national.pk, committed.pk}
    assert numbers("?state=refused") == {lj.pk}
    assert numbers("?provider=zd-ljubljana") == {lj.pk}
    assert numbers("?month=2007-02") == {committed.pk}
    assert numbers("?dataset=assignments") == set()
    assert numbers("?state=%00&provider=%27") == set()


def test_a_damaged_lake_is_said_and_the_page_stays(
    client_as: ClientAs, committed: Upload, lake: Path
) -> None:
    (lake / "current").write_text("999999\n")
    page = client_as("insurer").get("/realisation/")
    assert page.status_code == 200
    assert "ni mogoče prebrati" in text(page)


def test_synthetic_rows_are_marked_on_every_page(client_as: ClientAs, committed: Upload) -> None:
    path = next((queries.store().root / "datasets").rglob("*.parquet"))
    queries.store().commit("made-up", "services", path, sha256="0" * 64, synthetic=True)
    from mreza.rooms.realisation import synthetic

    assert synthetic.register() == 1
    assert synthetic.register() == 0
    made = Upload.objects.get(synthetic=True)
    client = client_as("insurer")
    for address in ("/realisation/", f"/realisation/{made.pk}/"):
        assert "Sintetični podatki" in text(client.get(address)), address
    assert "Sintetični podatki" not in text(client.get(f"/realisation/{committed.pk}/"))


# What is published


@pytest.mark.parametrize("dataset", [item.name for item in all_schemas()])
def test_schemas_and_templates_are_for_everybody(client: Client, dataset: str) -> None:
    page = text(client.get(f"/realisation/schema/{dataset}/"))
    for field in next(item for item in all_schemas() if item.name == dataset).fields:
        assert field.name in page
    row = json.loads(client.get(f"/realisation/schema/{dataset}.json").content)
    assert row["properties"]
    sheet = client.get(f"/realisation/schema/{dataset}/template.sl.xlsx")
    assert sheet["Content-Disposition"].endswith(f'mreza-{dataset}-sl.xlsx"')


@pytest.mark.parametrize("language", ["sl", "en"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_template_filled_in_is_taken(
    client: Client, send: Send, language: str, kind: str
) -> None:
    answer = client.get(f"/realisation/schema/services/template.{language}.{kind}")
    content = answer.content if kind == "csv" else filled_in(answer.content)
    upload = send(content, name=f"t.{kind}")
    assert (upload.state, upload.rows) == (State.CHECKED, 1), (upload.reasons, upload.message)


def filled_in(workbook: bytes) -> bytes:
    """The row of the example sheet on the first sheet, as somebody fills it in."""
    book = load_workbook(io.BytesIO(workbook))
    first, example = book.worksheets[:2]
    first.append([cell.value for cell in example[2]])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


@pytest.mark.parametrize(
    "address",
    ["schema/songs/", "schema/songs.json", "schema/services/template.de.csv",
     "schema/services/template.sl.pdf", "services/services.pdf", "999999999999999999999999/"],
)  # fmt: skip
def test_what_is_not_there_is_not_found(client_as: ClientAs, address: str) -> None:
    assert client_as("insurer").get(f"/realisation/{address}").status_code == 404


def test_the_catalogue_is_searched_and_marked(client: Client) -> None:
    page = text(client.get("/realisation/services/?q=K0005"))
    assert "/acts/health_centres_2007/articles/4/" in page
    assert "1 storitev" in page
    assert 'class="illustrative"' in text(client.get("/realisation/services/?activity=child"))
    assert "Take storitve ni" in text(client.get("/realisation/services/?q=qqqq"))
    rows = json.loads(client.get("/realisation/services/services.json?q=k0005").content)["rows"]
    assert [(row["code"], row["value"]) for row in rows] == [("K0005", "13")]


def test_in_english(client_as: ClientAs, committed: Upload) -> None:
    client = client_as("provider")
    client.cookies["language"] = "en"
    for address in ("/realisation/", f"/realisation/{committed.pk}/", "/realisation/send/",
                    "/realisation/schema/quantities/", "/realisation/services/"):  # fmt: skip
        assert 'lang="en"' in text(client.get(address))
    assert "committed" in text(client.get(f"/realisation/{committed.pk}/"))


def test_two_commits_at_once_are_one(committed: Upload, staff: User) -> None:
    with pytest.raises(Exception, match="is committed"):
        actions.commit(committed, by=staff)


def test_the_page_of_a_file_asks_the_database_little(
    client_as: ClientAs, committed: Upload, send: Send, bad: bytes,
    django_assert_max_num_queries: Callable[[int], Any],
) -> None:  # fmt: skip
    client = client_as("provider")
    for upload in (committed, send(bad)):
        with django_assert_max_num_queries(12):
            assert client.get(f"/realisation/{upload.pk}/").status_code == 200
