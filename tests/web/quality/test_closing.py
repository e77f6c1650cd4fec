"""A month is closed by two people, once; what changes afterwards is a correction."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client

from mreza.rooms.care.models import Enrolment, MedicationUse
from mreza.rooms.quality import actions, feeds, queries, snapshots
from mreza.rooms.quality.models import ClosedValue, MonthClose
from mreza.rooms.quality.refusals import RefusedError
from mreza.site.accounts.models import User
from tests.conftest import ClientAs

pytestmark = pytest.mark.django_db
HOME, MONTH = "dom-ob-savinji-celje", date(2026, 10, 1)
TODAY = date(2026, 11, 22)
PAGE = f"/quality/{HOME}/months/2026-10/"


@pytest.fixture
def officer(loaded: None) -> User:
    return User.objects.get(username="dom")


@pytest.fixture
def director(loaded: None) -> User:
    return User.objects.get(username="direktor")


def closed(officer: User, director: User) -> MonthClose:
    close = actions.prepare(HOME, MONTH, by=officer, day=TODAY)
    return actions.approve(close, by=director)


def withdraw_a_user() -> None:
    """A record of October that turns out to be wrong."""
    found = Enrolment.objects.filter(
        user__organisation=HOME, service="institutional_care", valid__contains=date(2026, 10, 15)
    ).first()
    assert found is not None
    found.withdrawn = True
    found.save()


def test_the_officer_prepares_and_the_director_closes(client_as: ClientAs) -> None:
    officer, director = client_as("care_home"), client_as("care_home_director")
    assert b"Pripravi zaklju" in officer.get(PAGE).content
    assert officer.post(f"{PAGE}prepare/", {}).status_code == 302
    waiting = MonthClose.objects.get(organisation=HOME, month=MONTH)
    approve = f"/quality/{HOME}/closes/{waiting.pk}/approve/"
    assert officer.post(approve).status_code == 403
    assert director.post(approve).status_code == 302
    waiting.refresh_from_db()
    assert (waiting.state, waiting.decided_by.username) == ("approved", "direktor")
    assert director.post(approve).status_code == 422  # twice is once


def test_who_prepared_never_approves_whatever_their_post(officer: User) -> None:
    close = actions.prepare(HOME, MONTH, by=officer, day=TODAY)
    with pytest.raises(RefusedError):
        actions.approve(close, by=officer)
    with pytest.raises(IntegrityError), transaction.atomic():
        MonthClose.objects.filter(pk=close.pk).update(
            state="approved", decided_by=officer, decided_at=close.prepared_at
        )


def test_a_month_waits_once(officer: User) -> None:
    actions.prepare(HOME, MONTH, by=officer, day=TODAY)
    with pytest.raises(RefusedError):
        actions.prepare(HOME, MONTH, by=officer, day=TODAY)
    assert MonthClose.objects.filter(organisation=HOME, month=MONTH).count() == 1


def test_a_month_that_is_not_over_or_before_the_guidelines_is_not_closed(officer: User) -> None:
    for month in (date(2026, 11, 1), date(2025, 3, 1)):
        with pytest.raises(RefusedError):
            actions.prepare(HOME, month, by=officer, day=TODAY)


def test_an_indicator_without_figure_needs_a_stated_reason(officer: User) -> None:
    MedicationUse.objects.filter(user__organisation=HOME).update(withdrawn=True)
    missing = [v for v in feeds.of_month(HOME, MONTH) if v.denominator is None]
    assert {value.indicator.name for value in missing} == {"medication_safety"}
    with pytest.raises(RefusedError):
        actions.prepare(HOME, MONTH, by=officer, day=TODAY)
    for value in missing:
        actions.state_reason(
            HOME, MONTH, value.indicator.name, value.service, text="Okvara programa", by=officer
        )
    close = actions.prepare(HOME, MONTH, by=officer, day=TODAY)
    rows = close.values.filter(indicator="medication_safety")
    assert {(row.value, row.missing) for row in rows} == {(None, "Okvara programa")}


def test_a_snapshot_keeps_what_was_counted_and_never_changes(officer: User, director: User) -> None:
    close = closed(officer, director)
    rows = {(row.indicator, row.service): row for row in close.values.all()}
    live = feeds.of_month(HOME, MONTH)
    assert {(v.indicator.name, v.service): v.value for v in live} == {
        key: row.value for key, row in rows.items()
    }
    assert close.records == snapshots.records(live)
    assert close.receipts["medication_safety"]["act"] == "quality_guidelines_2025"
    for change in (
        lambda: ClosedValue.objects.filter(close=close).update(value=0),
        lambda: ClosedValue.objects.filter(close=close).delete(),
        lambda: MonthClose.objects.filter(pk=close.pk).update(reason="x"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_later_changes_show_and_go_in_as_a_correction(
    officer: User, director: User, client_as: ClientAs
) -> None:
    first = closed(officer, director)
    with pytest.raises(RefusedError):  # nothing has changed
        actions.prepare(HOME, MONTH, by=officer, day=TODAY, reason="R")
    withdraw_a_user()
    page = client_as("care_home").get(PAGE).content.decode()
    assert "Spremenjeno po zaključku" in page
    with pytest.raises(RefusedError):  # a correction says why
        actions.prepare(HOME, MONTH, by=officer, day=TODAY)
    again = actions.prepare(HOME, MONTH, by=officer, day=TODAY, reason="Napačen vpis")
    assert again.number == 2
    assert queries.newest(queries.closes(HOME, MONTH, MONTH))[MONTH] == first
    actions.approve(again, by=director)
    assert queries.newest(queries.closes(HOME, MONTH, MONTH))[MONTH] == again


def test_what_changed_after_preparing_is_returned_and_prepared_again(
    officer: User, director: User
) -> None:
    close = actions.prepare(HOME, MONTH, by=officer, day=TODAY)
    withdraw_a_user()
    with pytest.raises(RefusedError):
        actions.approve(close, by=director)
    with pytest.raises(RefusedError):
        actions.send_back(close, by=director, answer=" ")
    actions.send_back(close, by=director, answer="Zapisi so drugi")
    again = actions.prepare(HOME, MONTH, by=officer, day=TODAY)
    assert (again.number, actions.approve(again, by=director).state) == (1, "approved")


def test_values_open_their_steps_live_and_closed(
    officer: User, director: User, client_as: ClientAs
) -> None:
    close = closed(officer, director)
    row = close.values.get(indicator="medication_safety", service="institutional_care")
    client = client_as("care_home")
    live = f"/quality/{HOME}/why/medication_safety/2026-10/incident_rate/"
    for address in (
        f"{live}?service=institutional_care",
        f"/quality/{HOME}/closes/{close.pk}/why/{row.pk}/incident_rate/",
    ):
        page = client.get(address).content.decode()
        assert "5.1.1" in page
        assert f"/incidents/{HOME}/?first=2026-10-01" in page  # down to the records
    worker = client_as("care_home_worker").get(f"{live}?service=institutional_care")
    assert b"/incidents/" not in worker.content.split(b"<main")[1]
    assert client.get(f"{live}?service=home_help").status_code == 404
    assert client.get(live.replace("2026-10", "2026-13")).status_code == 404
    assert client.get(live.replace("incident_rate", "nothing")).status_code == 404


def test_the_dashboard_says_what_comes_next(client_as: ClientAs, client: Client) -> None:
    page = client_as("care_home").get(f"/quality/{HOME}/").content.decode()
    assert "Zaključite mesec oktober 2026" in page
    assert "Fluktuacija" in page
