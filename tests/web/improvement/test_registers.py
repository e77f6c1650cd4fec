"""Registers: revised and never deleted, withdrawn with a reason, private where they are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mreza.rooms.improvement import registers
from mreza.rooms.improvement.actions import entries as acts
from mreza.rooms.improvement.models import (
    Change,
    Equipment,
    Improvement,
    Review,
    Risk,
    Survey,
    SurveyScore,
    Talk,
)
from mreza.rooms.improvement.queries import entries as reads
from mreza.site.accounts.models import User

pytestmark = pytest.mark.django_db
ClientAs = Callable[[str], Client]
HOME = "dom-ob-savinji-celje"
DAY = date(2026, 11, 22)
RISK = {
    "title": "Zdrs na mokrih tleh", "process": "Čiščenje", "likelihood": "4", "severity": "3",
    "likelihood_after": "2", "severity_after": "3", "owner": "vodja", "review_on": "2027-01-15",
    "revision": "1",
}  # fmt: skip


@pytest.fixture
def by(loaded: None) -> User:
    return User.objects.get(username="dom")


def test_an_entry_is_added_changed_and_withdrawn_and_all_of_it_stays(client_as: ClientAs) -> None:
    officer = client_as("care_home")
    assert officer.post(f"/model/{HOME}/risks/add/", RISK).status_code == 302
    risk = Risk.objects.get(title=RISK["title"])
    address = f"/model/{HOME}/risks/{risk.number}/"
    changed = RISK | {"severity": "5", "reason": "Zlom po padcu"}
    assert officer.post(f"{address}change/", changed).status_code == 302
    gone = {"reason": "Zdaj del tveganja 2", "revision": "2"}
    assert officer.post(f"{address}withdraw/", gone).status_code == 302

    history = Change.objects.filter(register="risks", entry=risk.pk)
    assert [(c.what, c.reason, c.by_name != "") for c in history] == [
        ("withdrawn", "Zdaj del tveganja 2", True),
        ("edited", "Zlom po padcu", True),
        ("added", "", True),
    ]
    assert (history[1].before, history[1].after) == ({"severity": 3}, {"severity": 5})
    assert risk.title not in officer.get(f"/model/{HOME}/risks/").content.decode()
    assert risk.title in officer.get(f"/model/{HOME}/risks/?show=withdrawn").content.decode()
    again = officer.post(f"{address}change/", changed | {"revision": "3", "severity": "1"})
    assert again.status_code == 422
    assert "umaknjeno" in again.content.decode()
    with pytest.raises(ProgrammingError, match="only added to"), transaction.atomic():
        risk.delete()
    with pytest.raises(ProgrammingError, match="only added to"), transaction.atomic():
        history.update(reason="drugače")


def test_who_was_slower_is_told_and_keeps_what_was_entered(client_as: ClientAs, by: User) -> None:
    risk = Risk.objects.get(organisation=HOME, number=1)
    acts.edit(registers.RISKS, risk, {"owner": "druga"}, revision=1, by=by, reason="R")
    officer = client_as("care_home_director")
    mine = RISK | {"reason": "Moj razlog"}
    refused = officer.post(f"/model/{HOME}/risks/1/change/", mine)
    assert refused.status_code == 422
    text = refused.content.decode()
    assert "medtem spremenil" in text
    assert RISK["title"] in text
    assert 'name="revision" value="2"' in text
    assert Risk.objects.get(pk=risk.pk).title != RISK["title"]
    saved = officer.post(f"/model/{HOME}/risks/1/change/", mine | {"revision": "2"})
    assert saved.status_code == 302
    same = officer.post(f"/model/{HOME}/risks/1/change/", mine | {"revision": "3"})
    assert "Nič ni drugače" in same.content.decode()


def test_what_was_said_in_a_talk_is_for_the_responsible_person_alone(client_as: ClientAs) -> None:
    talk = Talk.objects.filter(organisation=HOME, done_on__isnull=False)[0]
    director, officer = client_as("care_home_director"), client_as("care_home")
    secret = {
        "staff": talk.staff_id, "year": talk.year, "planned_on": talk.planned_on,
        "done_on": talk.done_on, "led_by": talk.led_by, "notes": "ZAUPNO-42", "reason": "R",
        "revision": talk.revision,
    }  # fmt: skip
    page = f"/model/{HOME}/talks/{talk.number}/"
    assert director.post(f"{page}change/", secret).status_code == 302
    places = (
        page, f"{page}change/", f"/model/{HOME}/talks/file.csv",
        f"/api/v1/model/{HOME}/registers/talks",
        f"/api/v1/model/{HOME}/registers/talks/{talk.number}",
    )  # fmt: skip
    for place in places:
        assert "ZAUPNO-42" in director.get(place).content.decode(), place
        assert "ZAUPNO-42" not in officer.get(place).content.decode(), place
    # Nor does the officer wipe out what the form did not show.
    moved = secret | {"led_by": "druga", "notes": "", "revision": talk.revision + 1}
    assert officer.post(f"{page}change/", moved).status_code == 302
    talk.refresh_from_db()
    assert (talk.led_by, talk.notes) == ("druga", "ZAUPNO-42")


def test_any_of_staff_proposes_an_improvement_and_no_more_than_that(client_as: ClientAs) -> None:
    worker = client_as("care_home_worker")
    sent = {
        "title": "Kljuke za plašče", "process": "", "description": "Več reda", "revision": "1",
        "stage": "closed", "evaluation": "X", "evaluated_on": "2026-11-01", "owner": "jaz",
    }  # fmt: skip
    assert worker.post(f"/model/{HOME}/improvements/add/", sent).status_code == 302
    made = Improvement.objects.get(title="Kljuke za plašče")
    assert (made.stage, made.source, made.owner, made.evaluation) == ("idea", "staff", "", "")


@pytest.mark.parametrize(
    ("slug", "sent", "why"),
    [
        ("risks", RISK | {"likelihood": "6"}, "likelihood"),
        ("goals", {"term": "year", "first_year": "2026", "last_year": "2027"}, "istem letu"),
        ("documents", {"code": "PK-01", "title": "T", "kind": "policy", "owner": "D"}, "oznako"),
        ("improvements", {"incident": "999999999"}, "incident"),
    ],
)
def test_what_cannot_be_is_refused_on_the_form(
    client_as: ClientAs, slug: str, sent: dict[str, str], why: str
) -> None:
    whole = {
        "title": "T", "field": "quality", "measured_by": "M", "direction": "up", "owner": "O",
        "planned_value": "1.000,5", "source": "staff", "description": "D", "stage": "idea",
        "revision": "1",
    } | sent  # fmt: skip
    refused = client_as("care_home").post(f"/model/{HOME}/{slug}/add/", whole)
    assert refused.status_code == 422
    assert why in refused.content.decode()


def test_equipment_is_due_by_its_last_event_that_stands(client_as: ClientAs, by: User) -> None:
    entry = acts.add(
        registers.EQUIPMENT, HOME,
        {"title": "Črpalka", "kind": "medical", "place": "A", "caretaker": "C",
         "in_use_since": date(2025, 8, 31), "service_months": 6}, by=by,
    )  # fmt: skip

    def due() -> Any:
        found = reads.entry(registers.EQUIPMENT, HOME, entry.number, DAY)
        return found.due_on  # type: ignore[attr-defined]

    assert due() == date(2026, 2, 28)  # the end of August and six months
    done = {"work": "service", "day": date(2026, 8, 31), "done_by": "S", "outcome": "fit"}
    line = acts.add_line(registers.EQUIPMENT, entry, done, day=DAY, by=by)
    assert due() == date(2027, 2, 28)
    client_as("care_home").post(
        f"/model/{HOME}/equipment/{entry.number}/lines/{line.pk}/strike/",
        {"reason": "Druga črpalka", "revision": "1"},
    )
    assert due() == date(2026, 2, 28)
    late = reads.counts(HOME, DAY, ["equipment"])["equipment"].late
    assert (
        late
        == registers.late(
            registers.EQUIPMENT, reads.rows(registers.EQUIPMENT, HOME, DAY), DAY
        ).count()
    )
    assert Equipment.objects.get(pk=entry.pk).revision == 3


def test_an_event_that_has_not_happened_yet_is_refused(client_as: ClientAs) -> None:
    tomorrow = {"work": "service", "day": "2026-11-23", "done_by": "S", "outcome": "fit"}
    page = client_as("care_home").post(f"/model/{HOME}/equipment/1/lines/add/", tomorrow)
    assert page.status_code == 422
    assert "Tega dne še ni" in page.content.decode()


def test_a_register_is_reviewed_once_a_day(client_as: ClientAs) -> None:
    officer = client_as("care_home")
    sent = {"day": "2026-11-20", "present": "komisija", "findings": "Brez sprememb."}
    assert officer.post(f"/model/{HOME}/risks/review/", sent).status_code == 302
    assert officer.post(f"/model/{HOME}/risks/review/", sent).status_code == 422
    future = officer.post(f"/model/{HOME}/risks/review/", sent | {"day": "2026-12-01"})
    assert future.status_code == 422
    assert Review.objects.filter(organisation=HOME, day__gte=date(2026, 11, 1)).count() == 1


def test_scores_of_few_answers_are_nowhere(client_as: ClientAs, by: User) -> None:
    survey = Survey.objects.filter(organisation=HOME, respondents="staff")[0]
    told = {"question": "Skrivnost", "score": "1.37", "answers": 4}
    acts.add_line(registers.SURVEYS, survey, told, day=DAY, by=by)
    officer, page = client_as("care_home"), f"/model/{HOME}/surveys/{survey.number}/"
    for place in (page, f"/model/{HOME}/surveys/file.csv", f"/model/{HOME}/surveys/",
                  f"/api/v1/model/{HOME}/registers/surveys/{survey.number}"):  # fmt: skip
        text = officer.get(place).content.decode()
        assert "1.37" not in text, place
        assert "1,37" not in text, place
    assert "Skrivnost" in officer.get(page).content.decode()


def test_a_file_of_scores_lands_whole_or_not_at_all_and_once(client_as: ClientAs) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    survey = Survey.objects.filter(organisation=HOME)[0]
    officer, page = client_as("care_home"), f"/model/{HOME}/surveys/{survey.number}/lines/file/"

    def send(text: str) -> str:
        file = SimpleUploadedFile("ocene.csv", text.encode())
        return officer.post(page, {"file": file}).content.decode()

    before = SurveyScore.objects.count()
    bad = send("Vprašanje;Povprečna ocena;Število odgovorov\nA;4,25;30\nB;pet;-1\n")
    assert "Vrstica 2, Povprečna ocena" in bad
    assert "Vrstica 2, Število odgovorov" in bad
    assert "Stolpca »x«" in send("x;y\n1;2\n")
    assert SurveyScore.objects.count() == before
    good = "Vprašanje;Povprečna ocena;Število odgovorov\nA;4,25;30\nB;3,5;28\n"
    assert send(good) == ""
    assert "že ima oceno" in send(good)
    assert SurveyScore.objects.count() == before + 2
    assert str(SurveyScore.objects.get(entry=survey, question="A").score) == "4.25"


PAGES = [
    f"/model/{HOME}/", f"/model/{HOME}/matrix/", f"/model/{HOME}/assessments/",
    *(f"/model/{HOME}/{slug}/" for slug in registers.REGISTERS),
]  # fmt: skip


def test_lists_ask_the_database_at_most_twelve_times(client_as: ClientAs) -> None:
    officer = client_as("care_home")
    counts = {}
    for page in PAGES:
        with CaptureQueriesContext(connection) as asked:
            assert officer.get(page).status_code == 200, page
        counts[page] = len(asked)
    assert {page: n for page, n in counts.items() if n > 12} == {}
