"""Pages of users: numbers of a month, tick lists, visits of a day, files, over HTTP."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from mreza.lake import templates
from mreza.rooms.care.importing.users import DATASETS
from mreza.rooms.care.models import (
    Enrolment,
    HeadCount,
    HomeCareAgreement,
    LeisureActivity,
    LeisureAttendance,
    LeisureWish,
    MedicationUse,
    ServiceUser,
    Visit,
)
from mreza.rooms.network.models import Membership, Organisation
from mreza.rooms.workforce.models import (
    Appointment,
    Change,
    FileState,
    ImportedFile,
    StaffCount,
)
from mreza.site.accounts.models import User
from tests.web.workforce.conftest import span

pytestmark = pytest.mark.django_db
HOME = "dom-ob-savinji-celje"
EMPTY = "dom-upokojencev-vrhnika"  # numbers by hand only


def address(name: str, *args: Any, home: str = HOME) -> str:
    return reverse(f"care:{name}", args=[home, *args])


@pytest.fixture
def leader(client_as: Callable[[str], Client]) -> Client:
    """The quality officer of a home without records."""
    client = client_as("care_home")
    user = User.objects.get(username="dom")
    home = Organisation.objects.get(code=EMPTY)
    HeadCount.objects.filter(organisation=home).delete()
    StaffCount.objects.filter(organisation=home).delete()
    Membership.objects.create(
        user=user, role="provider_staff", organisation=home, valid=span("2025-01-01")
    )
    Appointment.objects.create(
        organisation=home, post="quality_officer", name="N", user=user, valid=span("2025-01-01")
    )
    return client


# numbers of a month


def test_numbers_are_written_as_people_here_write_them(leader: Client) -> None:
    page = address("month", "2026-09", home=EMPTY)
    given = {
        "staff-employed": "1.050", "staff-sick_hours": "1.234,5", "staff-contracted_hours": "9000",
        "institutional_care-users": "52", "institutional_care-on_medication": "48",
    }  # fmt: skip
    assert leader.post(page, given).status_code == 302
    sick = StaffCount.objects.get(organisation=EMPTY, measure="sick_hours")
    assert (sick.value, sick.month) == (Decimal("1234.5"), date(2026, 9, 1))
    assert 'value="1.234,5"' in leader.get(page).content.decode()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"institutional_care-users": "-1"}, "institutional_care-users"),
        ({"institutional_care-users": "3,5"}, "institutional_care-users"),
        ({"institutional_care-users": "veliko"}, "institutional_care-users"),
        ({"staff-employed": "10", "staff-leavers": "11"}, "staff-leavers"),
        (
            {"institutional_care-users": "5", "institutional_care-on_medication": "6"},
            "institutional_care-on_medication",
        ),
    ],
)
def test_numbers_that_cannot_be_are_refused(
    leader: Client, given: dict[str, str], said: str
) -> None:
    answer = leader.post(address("month", "2026-09", home=EMPTY), given)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [said]
    assert not HeadCount.objects.filter(organisation=EMPTY).exists()


def test_a_correction_needs_a_reason_and_keeps_what_it_was(leader: Client) -> None:
    page = address("month", "2026-09", home=EMPTY)
    leader.post(page, {"home_help-users": "20"})
    assert leader.post(page, {"home_help-users": "21"}).status_code == 422
    assert leader.post(page, {"home_help-users": "", "reason": "R"}).status_code == 422
    assert leader.post(page, {"home_help-users": "21", "reason": "Prešteto"}).status_code == 302
    change = Change.objects.get(organisation=EMPTY, subject="month/2026-09", what="corrected")
    assert (change.before["value"], change.after["value"]) == ("20.00", "21")
    assert "Prešteto" in leader.get(page).content.decode()


def test_what_records_say_is_not_entered(client_as: Callable[[str], Client]) -> None:
    client, page = client_as("care_home"), address("month", "2026-09")
    client.post(page, {"institutional_care-users": "1"})
    assert not HeadCount.objects.filter(organisation=HOME).exists()
    over_http = client.put(
        f"/api/v1/care/{HOME}/months/2026-09",
        {"numbers": [{"service": "institutional_care", "measure": "users", "value": 1}]},
        "application/json",
    )
    assert over_http.status_code == 422
    assert "records" in over_http.json()["errors"][0]["message"]


@pytest.mark.parametrize("month", ["2026-12", "2026-13", "2026-9", "1999-01", "x"])
def test_months_to_come_have_no_numbers(client_as: Callable[[str], Client], month: str) -> None:
    assert client_as("care_home").get(address("month", month)).status_code == 404


def test_numbers_over_http(leader: Client) -> None:
    page = f"/api/v1/care/{EMPTY}/months/2026-09"
    number = {"service": "home_help", "measure": "minutes_done", "value": "1200"}
    first = leader.put(page, {"numbers": [number]}, "application/json")
    assert first.json()["numbers"] == [{**number, "value": "1200.00", "source": "by_hand"}]
    second = {"numbers": [{**number, "value": 1300}]}
    assert leader.put(page, second, "application/json").status_code == 422
    assert leader.put(page, {**second, "reason": "R"}, "application/json").status_code == 200
    unknown = {
        "numbers": [{"service": "special_conditions", "measure": "minutes_done", "value": 1}]
    }
    assert leader.put(page, unknown, "application/json").status_code == 422


# leisure and visits


def test_a_care_worker_adds_an_activity_and_ticks_who_came(
    client_as: Callable[[str], Client],
) -> None:
    worker = client_as("care_home_worker")
    given = {"day": "2026-11-20", "title": "Tombola", "content": "Tombola v jedilnici"}
    assert worker.post(address("add", "activity"), given).status_code == 302
    assert worker.post(address("add", "activity"), given).status_code == 422  # once a day
    activity = LeisureActivity.objects.get(title="Tombola")
    page = address("activity", activity.pk)
    ticks = worker.get(page).context["ticks"]
    assert [tick.wishes for tick in ticks] == sorted((t.wishes for t in ticks), reverse=True)
    a, b = ticks[0].user.pk, ticks[1].user.pk
    stranger = ServiceUser.objects.create(organisation_id=EMPTY, code="S1")
    worker.post(page, {"present": [a, b, stranger.pk, "x"]})
    worker.post(page, {"present": [a]})
    came = LeisureAttendance.objects.filter(activity=activity)
    assert {(one.user_id, one.withdrawn) for one in came} == {(a, False), (b, True)}
    assert Change.objects.filter(subject=f"leisure/{activity.pk}").count() == 4


def test_visits_of_a_day_are_stored_together_or_not(client_as: Callable[[str], Client]) -> None:
    worker = client_as("care_home_worker")
    page = address("day") + "?day=2026-11-20"
    a, b, c = (row.agreement.pk for row, _form in worker.get(page).context["lines"][:3])
    lines = {
        f"{a}-agreed_minutes": "60", f"{a}-done_minutes": "60",
        f"{b}-agreed_minutes": "60", f"{b}-done_minutes": "0",
        f"{c}-agreed_minutes": "60",
    }  # fmt: skip
    assert worker.post(page, lines).status_code == 422  # of b nobody says why
    assert not Visit.objects.filter(day=date(2026, 11, 20)).exists()
    assert worker.post(page, {**lines, f"{b}-missed_because": "vehicle"}).status_code == 302
    stored = Visit.objects.filter(day=date(2026, 11, 20)).order_by("agreement")
    assert [(v.agreement_id, v.done_minutes, v.missed_because) for v in stored] == [
        (a, 60, ""), (b, 0, "vehicle"),
    ]  # fmt: skip


def test_a_visit_outside_its_agreement_is_refused(client_as: Callable[[str], Client]) -> None:
    agreement = HomeCareAgreement.objects.filter(valid__endswith__isnull=True)[0]
    given = {"day": "2001-01-01", "number": "1", "agreed_minutes": "60", "done_minutes": "60"}
    page = address("add", "visit") + f"?of={agreement.pk}"
    assert client_as("care_home").post(page, given).status_code == 422


@pytest.mark.parametrize("kind", ["user", "enrolment", "medication", "wish", "agreement"])
def test_a_care_worker_changes_no_users(client_as: Callable[[str], Client], kind: str) -> None:
    assert client_as("care_home_worker").get(address("add", kind)).status_code == 403


# files


def take(client: Client, dataset: str, content: bytes) -> ImportedFile:
    file = SimpleUploadedFile("x.csv", content)
    answer = client.post(address("files"), {"dataset": dataset, "file": file})
    assert answer.status_code == 302, answer.context["form"].errors
    kept = ImportedFile.objects.latest("pk")
    client.post(address("take", kept.pk))
    kept.refresh_from_db()
    return kept


def test_users_leisure_agreements_and_visits_land(client_as: Callable[[str], Client]) -> None:
    client = client_as("care_home")
    users = (
        "user,service,first,last,medication_first,wish_first\n"
        "N1,institutional_care,2026-01-01,2026-03-31,2026-01-01,2026-01-01\n"
        "N1,ltc_institution,2026-04-01,,2026-01-01,\n"
        "N2,home_help,2026-01-01,,,\n"
    )
    assert take(client, "users", users.encode()).state == FileState.TAKEN
    assert Enrolment.objects.filter(user__code="N1").count() == 2
    assert MedicationUse.objects.filter(user__code="N1").count() == 1
    assert LeisureWish.objects.filter(user__code="N1").count() == 1
    leisure = b"day,title,user\n2026-02-01,Petje,N1\n2026-02-01,Petje,N2\n"
    assert take(client, "leisure", leisure).state == FileState.TAKEN
    agreements = b"user,service,first,minutes_a_month\nN2,home_help,2026-01-01,480\n"
    assert take(client, "agreements", agreements).state == FileState.TAKEN
    visits = (
        "uporabnik;storitev;dogovorjeni dan;dogovorjene minute;opravljene minute;"
        "zakaj ni opravljeno\n"
        "N2;pomoč družini na domu;1. 2. 2026;60;60;\n"
        "N2;pomoč družini na domu;2. 2. 2026;60;0;okvara vozila\n"
    )
    assert take(client, "visits", visits.encode()).state == FileState.TAKEN
    missed = Visit.objects.get(agreement__user__code="N2", done_minutes=0)
    assert (missed.missed_because, missed.number) == ("vehicle", 1)
    wrong = (
        "user,service,day,agreed_minutes,done_minutes,missed_because\n"
        "N2,home_help,2026-02-03,60,30,\n"
        "N2,ltc_home,2026-02-03,60,60,\n"
        "N2,home_help,2026-02-01,60,60,\n"
    )
    faults = take(client, "visits", wrong.encode()).faults
    assert [(f["line"], f["column"]) for f in faults] == [
        (2, "missed_because"), (3, "day"), (4, "day"),
    ]  # fmt: skip


def test_a_name_or_personal_number_is_no_pseudonym(client_as: Callable[[str], Client]) -> None:
    rows = (
        b"user,service,first\n0101950500123,home_help,2026-01-01\nAna Novak,home_help,2026-01-01\n"
    )
    file = take(client_as("care_home"), "users", rows)
    assert file.state == FileState.REFUSED
    assert {fault["line"] for fault in file.faults} == {2, 3}
    assert "0101950500123" not in str(file.faults)


@pytest.mark.parametrize("dataset", DATASETS)
def test_what_is_exported_can_be_read_again(
    client_as: Callable[[str], Client], dataset: str
) -> None:
    client = client_as("care_home")
    content = client.get(address("records_file", dataset, "csv")).content
    file = take(client, dataset, content)
    assert all(fault["line"] > 1 for fault in file.faults)
    said = {fault["why"]["sl"] for fault in file.faults}  # all of it is on record already
    assert len(said) == 1
    assert ("prekrivajo" in str(said)) or ("že vpisano" in str(said))
    head = templates.template_csv(DATASETS[dataset].schema, "en").splitlines()[0].decode()
    assert content.decode("utf-8-sig").splitlines()[0] == head


@pytest.mark.parametrize(
    ("name", "args", "most"),
    [
        ("overview", (), 12), ("users", (), 11), ("user", ("U0001",), 14), ("leisure", (), 8),
        ("home_care", (), 9), ("day", (), 10), ("month", ("2026-09",), 15),
    ],
)  # fmt: skip
def test_pages_ask_the_database_little(
    client_as: Callable[[str], Client],
    django_assert_max_num_queries: Callable[..., Any],
    name: str,
    args: tuple[str, ...],
    most: int,
) -> None:
    client = client_as("care_home")
    client.get("/acts/")
    with django_assert_max_num_queries(most):
        assert client.get(address(name, *args)).status_code == 200
