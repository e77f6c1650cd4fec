"""From report to closure: what can follow what, who may do it, and what is never lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from mreza.rooms.incidents import queries
from mreza.rooms.incidents.actions import handling, measures
from mreza.rooms.incidents.actions.handling import Finding
from mreza.rooms.incidents.actions.held import Author
from mreza.rooms.incidents.actions.measures import NewMeasure
from mreza.rooms.incidents.models import Incident, Measure
from mreza.rooms.incidents.queries import register
from mreza.rooms.incidents.queries.one import round_of
from mreza.rooms.incidents.refusals import (
    IncidentError,
    MeasuresOpenError,
    NoMeasuresError,
    NotLowRiskError,
    StaleError,
    WrongStateError,
)
from tests.web.incidents.conftest import BASE, HOME, NOW, Told

pytestmark = pytest.mark.django_db
ClientAs = Callable[[str], Client]
DAY = date(2026, 11, 22)
FOUND = Finding(["Ker je bilo mokro."], {"environment": ["Mokra tla"]}, "Mokra tla", "environment")
NEW = NewMeasure("Predpražnik", "systemic", "preventive", "Vzdrževalec", DAY + timedelta(days=9))


def _until_measures(incident: Incident, author: Author) -> Measure:
    handling.assess(incident, 3, 3, author=author)
    handling.appoint(incident, ["Helena Zupan", "zdravnica"], DAY, author=author)
    handling.analyse(incident, FOUND, author=author)
    measure = measures.add(incident, NEW, author=author)
    handling.agree_measures(incident, author=author)
    return measure


def test_the_whole_way_and_back(told: Told, author: Author) -> None:
    incident = told()
    measure = _until_measures(incident, author)
    with pytest.raises(MeasuresOpenError):
        handling.check(incident, effective=True, finding="x", day=DAY, author=author)
    measures.done(measure, day=DAY, note="Položen.", author=author)
    handling.check(incident, effective=False, finding="Spet zdrs.", day=DAY, author=author)
    incident.refresh_from_db()
    assert (incident.state, round_of(incident)) == ("analysed", 2)
    with pytest.raises(NoMeasuresError):
        handling.agree_measures(incident, author=author)
    second = measures.add(incident, NEW, author=author)
    assert second.round == 2
    handling.agree_measures(incident, author=author)
    measures.cancel(second, why="Že narejeno drugače.", author=author)
    handling.check(incident, effective=True, finding="Ni več zdrsov.", day=DAY, author=author)
    incident.refresh_from_db()
    handling.close(incident, author=author)
    handling.reopen(incident, why="Spet padec.", author=author)
    incident.refresh_from_db()
    assert (incident.state, incident.cause_category) == ("assessed", "environment")
    revisions = [event.revision for event in incident.events.all()]
    assert revisions == list(range(1, incident.revision + 1))


def test_what_is_stale_out_of_turn_or_without_a_reason_changes_nothing(
    told: Told, author: Author
) -> None:
    incident = told()
    early: list[tuple[type[IncidentError], Callable[[], object]]] = [
        (WrongStateError, lambda: handling.analyse(incident, FOUND, author=author)),
        (WrongStateError, lambda: handling.close(incident, author=author)),
        (WrongStateError, lambda: handling.reopen(incident, why="x", author=author)),
        (IncidentError, lambda: handling.withdraw(incident, why=" ", author=author)),
        (IncidentError, lambda: handling.correct(
            incident, {"kind": "fall"}, why="x", author=author)),
        (StaleError, lambda: handling.assess(
            incident, 1, 1, author=Author(author.by, NOW, revision=7))),
    ]  # fmt: skip
    for refusal, deed in early:
        with pytest.raises(refusal):
            deed()
    assert incident.events.count() == 1
    handling.assess(incident, 5, 5, author=author)
    incident.refresh_from_db()
    with pytest.raises(NotLowRiskError):
        handling.close(incident, why="Ni treba.", author=author)


def test_a_correction_keeps_what_stood_there(told: Told, author: Author) -> None:
    incident = told()
    facts = {"kind": "other", "staff_code": "Z002"}
    event = handling.correct(incident, facts, why="Ni bil padec.", author=author)
    assert event.before == {"kind": "fall", "staff_code": ""}
    assert event.after == facts


def test_what_was_entered_by_mistake_is_kept_and_not_counted(told: Told, author: Author) -> None:
    incident = told(kind="medication", medication_kind="wrong_dose", errors=2)
    told(kind="medication", medication_kind="omitted", errors=3, recipients_swapped=True)
    told(kind="medication", medication_kind="omitted", near_miss=True)
    day = date(2026, 11, 20)

    def rows() -> dict[tuple[int, bool], int]:
        count = queries.counted([HOME], day, day, "medication")[HOME, "institutional_care"]
        return {(row.errors, row.swapped): row.records for row in count.rows}

    before = rows()
    assert {(2, False), (3, True), (1, False)} <= set(before)
    handling.withdraw(incident, why="Dvakrat.", author=author)
    assert rows().get((2, False), 0) == before[2, False] - 1
    handling.reinstate(incident, why="Ni bilo dvakrat.", author=author)
    incident.refresh_from_db()
    assert (incident.state, rows()) == ("reported", before)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM incidents_incident",
        "UPDATE incidents_incidentevent SET why = 'x'",
        "DELETE FROM incidents_incidentevent",
        "UPDATE incidents_analysis SET root_cause = 'x'",
        "DELETE FROM incidents_measure",
    ],
)
def test_the_database_itself_forgets_nothing(told: Told, statement: str) -> None:
    told()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_reporter_is_known_to_the_safety_officer_only(
    client_as: ClientAs, told: Told, author: Author, worker: object
) -> None:
    incident = told()
    _until_measures(incident, author)
    name = getattr(worker, "display_name", "") or "negovalka"
    page = f"{BASE}{incident.pk}/"
    assert name in client_as("care_home").get(page).text
    for address in (page, BASE, f"{BASE}incidents.csv", f"{BASE}incidents.json"):
        assert name not in client_as("care_home_director").get(address).text
    own = client_as("care_home_worker").get(page)
    assert own.status_code == 200
    assert "Ker je bilo mokro" not in own.text  # the analysis is not for the reporter
    assert "Predpražnik" in own.text


def test_its_reporter_completes_it_until_it_is_assessed(
    client_as: ClientAs, told: Told, author: Author
) -> None:
    from tests.web.incidents.conftest import form

    incident, reporter = told(), client_as("care_home_worker")
    address = f"{BASE}{incident.pk}/complete/"
    sent = form(kind="fall", hour="08:00", description="Padec v sobi.", revision="1")
    assert reporter.post(address, sent).status_code == 302
    event = incident.events.last()
    assert event is not None
    assert (event.what, event.by_id, event.by_name) == ("completed", None, "")
    assert reporter.post(address, sent).status_code == 422  # opened on an older revision
    handling.assess(incident, 2, 2, author=author)
    reporter.post(address, {**sent, "revision": "3", "description": "Še kaj."})
    incident.refresh_from_db()
    assert incident.description == "Padec v sobi."


def test_owners_of_measures(client_as: ClientAs, told: Told, author: Author) -> None:
    incident = told()
    measure = _until_measures(incident, author)
    worker = client_as("care_home_worker")
    address = f"{BASE}measures/{measure.pk}/done/"
    assert worker.post(address, {"revision": 1, "day": "2026-11-22"}).status_code == 404
    own = Measure.objects.get(pk=measure.pk)
    own.owner_id = int(worker.session["_auth_user_id"])
    own.save()
    assert "Predpražnik" in worker.get(f"{BASE}measures/").text
    assert worker.post(address, {"revision": 1, "day": "2026-11-23"}).status_code == 422
    assert worker.post(address, {"revision": 1, "day": "22. 11. 2026"}).status_code == 302
    assert worker.post(address, {"revision": 1, "day": "22. 11. 2026"}).status_code == 422
    assert register.measures(HOME).get(pk=measure.pk).done_on == DAY
