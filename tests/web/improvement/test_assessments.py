"""Self-assessment and the ministry's: every activity of the act, evidence, finished for good."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mreza import acts as law
from mreza.rooms.improvement import proposals
from mreza.rooms.improvement.activities import activities
from mreza.rooms.improvement.evidence import KINDS, found
from mreza.rooms.improvement.models import (
    Assessment,
    AssessmentItem,
    Confirmation,
    DocumentVersion,
    Goal,
)
from mreza.rooms.improvement.pictures import Progress, level
from mreza.rooms.improvement.queries.entries import homes
from mreza.rooms.obligations import evidence

pytestmark = pytest.mark.django_db
ClientAs = Callable[[str], Client]
HOME = "dom-ob-savinji-celje"
DAY = date(2026, 11, 22)
ITEM = {
    "score": "3", "comment": "Teče", "links": "", "measure": "", "measure_owner": "",
    "measure_due": "", "revision": "1",
}  # fmt: skip


def open_one(client: Client, year: int = 2027) -> Assessment:
    client.post(f"/model/{HOME}/assessments/open/self/", {"year": year, "part": "1"})
    return Assessment.objects.get(organisation=HOME, kind="self", year=year, part=1)


def test_activities_are_those_of_the_act() -> None:
    clauses = [one.clause for one in activities()]
    assert len(clauses) == len(set(clauses)) == 53
    assert set(proposals.PROPOSED) <= set(clauses)
    ledger = law.get("quality_guidelines_2025").articles
    assert all(one.paragraph in ledger[one.section].paragraphs for one in activities())


def test_a_round_is_scored_finished_and_never_changes(client_as: ClientAs) -> None:
    officer, ministry = client_as("care_home"), client_as("ministry")
    assessment = open_one(officer)
    page = f"/model/{HOME}/assessments/{assessment.pk}/"
    assert ministry.get(page).status_code == 404  # not theirs to see before it is finished
    refused = officer.post(f"{page}finish/", {"summary": "S"})
    assert refused.status_code == 422
    assert "4.1.4.2(3)" in refused.content.decode()
    scored = officer.post(f"{page}4.1.3.3(2)/", ITEM)
    assert scored.status_code == 302
    stale = officer.post(f"{page}4.1.3.3(2)/", ITEM)
    assert stale.status_code == 422
    assert "medtem spremenil" in stale.content.decode()
    half = officer.post(f"{page}4.1.1.1(1)/", ITEM | {"measure": "Uvedemo"})
    assert "Ukrep ima nosilca in rok" in half.content.decode()

    assessment.items.update(score=2)
    assert officer.post(f"{page}finish/", {"summary": "Dobro"}).status_code == 302
    assert "se ne spreminja več" in officer.get(page).content.decode()
    assert officer.post(f"{page}4.1.3.3(2)/", ITEM | {"revision": "2"}).status_code == 422
    for change in (
        lambda: AssessmentItem.objects.filter(assessment=assessment).update(score=4),
        lambda: Assessment.objects.filter(pk=assessment.pk).update(summary="x"),
        lambda: AssessmentItem.objects.create(assessment=assessment, position=99, clause="x"),
    ):
        with pytest.raises(ProgrammingError, match="never changes"), transaction.atomic():
            change()
    assert ministry.get(page).status_code == 200
    assert officer.get(f"{page}file.pdf").content[:5] == b"%PDF-"
    twice = officer.post(f"/model/{HOME}/assessments/open/self/", {"year": 2027, "part": "1"})
    assert twice.status_code == 422


def test_evidence_is_proposed_from_the_records_and_kept_with_the_score(client_as: ClientAs) -> None:
    officer = client_as("care_home")
    found = Assessment.objects.get(organisation=HOME, kind="self", finished_at__isnull=True)
    page = f"/model/{HOME}/assessments/{found.pk}/4.1.1.3(2)/"
    assert "kontakt objavljen" in officer.get(page).content.decode()
    item = AssessmentItem.objects.get(assessment=found, clause="4.1.1.3(2)")
    assert officer.post(page, ITEM | {"revision": item.revision}).status_code == 302
    item.refresh_from_db()
    assert any("kontakt objavljen" in one["text"] for one in item.evidence)
    clauses = [clause for clause, kinds in proposals.PROPOSED.items() if "trainings" not in kinds]
    period = proposals.Period(HOME, date(2026, 1, 1), date(2026, 12, 31), DAY)
    empty = [clause for clause in clauses if not proposals.proposed(period, clause)]
    assert empty == []


def test_the_ministry_assesses_and_the_home_answers(client_as: ClientAs) -> None:
    ministry, officer = client_as("ministry"), client_as("care_home_director")
    sent = {"year": "2027", "part": "0", "visit_on": "2027-03-02"}
    assert ministry.post(f"/model/{HOME}/assessments/open/external/", sent).status_code == 302
    found = Assessment.objects.get(organisation=HOME, kind="external", year=2027)
    page = f"/model/{HOME}/assessments/{found.pk}/"
    assert officer.get(page).status_code == 404
    found.items.update(score=3)
    ministry.post(f"{page}finish/", {"summary": "Vidimo napredek"})
    assert "Vidimo napredek" in officer.get(page).content.decode()
    assert officer.post(f"{page}answer/", {"text": "Hvala za obisk"}).status_code == 302
    assert "Hvala za obisk" in ministry.get(page).content.decode()


def test_the_ministry_reads_every_home_in_few_queries(client_as: ClientAs) -> None:
    ministry = client_as("ministry")
    with CaptureQueriesContext(connection) as asked:
        page = ministry.get("/model/")
    assert page.content.decode().count("<tr>") == len(homes(DAY)) + 1
    assert len(asked) <= 12


def test_records_meet_obligations_in_a_constant_number_of_queries(loaded: None) -> None:
    everybody = [code for code, _name in homes(DAY)]
    year = (date(2025, 1, 1), DAY)
    counts, kinds = [], set()
    for codes in ([HOME], everybody):
        with CaptureQueriesContext(connection) as asked:
            everything = list(found(codes, *year))
        counts.append(len(asked))
        assert all(year[0] <= one.day <= year[1] for one in everything)
        kinds |= {one.kind for one in everything if one.organisation == HOME}
    assert counts == [1, 1]
    # Some of the demonstration's talks are still open.
    assert kinds | {"yearly_talks"} == set(KINDS)
    reviews = evidence.found(["risk_register_updated"], [HOME], *year)
    assert [one.day for one in reviews] == [
        date(2025, 5, 11),
        date(2025, 11, 12),
        date(2026, 5, 16),
    ]


def test_a_document_is_checked_by_content_read_and_confirmed(client_as: ClientAs) -> None:
    officer, worker = client_as("care_home"), client_as("care_home_worker")
    page = f"/model/{HOME}/documents/1/versions/add/"

    def send(name: str, content: bytes) -> int:
        file = SimpleUploadedFile(name, content, "application/pdf")
        sent = {"version": "9", "valid_from": "2026-11-01", "note": "", "file": file}
        return officer.post(page, sent).status_code

    assert send("x.pdf", b"<script>alert(1)</script>") == 422
    assert send("x.html", b"<b>x</b>") == 422
    assert send("../../x.pdf", b"%PDF-1.7 x") == 302
    version = DocumentVersion.objects.get(entry__organisation=HOME, version="9")
    assert version.file_name == "x.pdf"
    file = worker.get(f"/model/{HOME}/documents/1/versions/{version.pk}/file/")
    assert file["Content-Disposition"] == 'attachment; filename="x.pdf"'
    assert b"".join(file.streaming_content) == b"%PDF-1.7 x"  # type: ignore[attr-defined]
    confirm = f"/model/{HOME}/documents/1/versions/{version.pk}/confirm/"
    assert worker.post(confirm).status_code == worker.post(confirm).status_code == 302
    assert Confirmation.objects.filter(version=version).count() == 1
    assert "seznanjeni s to različico" in worker.get(f"/model/{HOME}/documents/1/").content.decode()
    assert worker.post(confirm, {"staff": "1"}).status_code == 403
    other = f"/model/{HOME}/documents/2/versions/{version.pk}/file/"
    assert worker.get(other).status_code == 404


@pytest.mark.parametrize(
    ("direction", "value", "reached", "way"),
    [("up", 92, True, 100), ("up", 85, False, 50), ("down", 92, True, 100), ("down", 99, False, 0)],
)
def test_progress_of_a_goal(direction: str, value: int, reached: bool, way: int) -> None:
    from decimal import Decimal

    start = Decimal(78) if direction == "up" else Decimal(99)
    goal = Goal(direction=direction, start_value=start, planned_value=Decimal(92))
    one = Progress(goal, Decimal(value), DAY, "", ())
    assert (one.reached, one.way) == (reached, way)


@pytest.mark.parametrize(
    ("score", "said"), [(4, "low"), (5, "middle"), (9, "middle"), (10, "high"), (15, "grave")]
)
def test_levels_of_risk(score: int, said: str) -> None:
    assert level(score) == said
