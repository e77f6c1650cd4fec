"""Pages of staff: records change with a history, posts are checked, names stay inside."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from mreza.rooms.obligations import evidence
from mreza.rooms.workforce.models import Appointment, Change, Employment, StaffMember
from mreza.rooms.workforce.queries import missing_posts, posts_of, turnover
from mreza.site.accounts.models import User
from tests.web.workforce.conftest import span

pytestmark = pytest.mark.django_db
HOME = "dom-ob-savinji-celje"
DAY = date(2026, 11, 22)


@pytest.fixture
def person(loaded: None) -> StaffMember:
    one = StaffMember.objects.create(
        organisation_id=HOME, code="T1", name="Tina Test", occupation="carer"
    )
    Employment.objects.create(
        staff=one, position="P", weekly_hours=40, kind="fixed_term", valid=span("2026-01-01")
    )
    return one


def address(name: str, *args: Any) -> str:
    return reverse(f"workforce:{name}", args=[HOME, *args])


def test_a_correction_says_who_when_why_and_what_it_was(
    client_as: Callable[[str], Client], person: StaffMember
) -> None:
    client, job = client_as("care_home"), person.employments.get()
    given = {"position": "P", "kind": "permanent", "weekly_hours": "37,5",
             "first_day": "2026-01-01", "exit_interview": "unknown"}  # fmt: skip
    page = address("correct", "employment", job.pk)
    assert client.post(page, given).status_code == 422  # no reason
    assert client.post(page, {**given, "reason": "Nova pogodba"}).status_code == 302
    change = Change.objects.get(record_id=job.pk, record="workforce.employment")
    assert (change.before["weekly_hours"], change.after["weekly_hours"]) == ("40.00", "37.5")
    shown = client.get(address("person", "T1")).content.decode()
    assert "40,00 → 37,5" in shown
    assert "Nova pogodba" in shown
    with pytest.raises(DatabaseError), transaction.atomic():
        Change.objects.filter(pk=change.pk).update(reason="x")


def test_of_two_who_correct_at_once_the_second_is_told(
    client_as: Callable[[str], Client], person: StaffMember
) -> None:
    job = person.employments.get()
    page = address("correct", "employment", job.pk)
    seen = client_as("care_home").get(page).context["form"]["seen"].value()
    given = {"position": "P", "kind": "permanent", "first_day": "2026-01-01",
             "exit_interview": "unknown", "reason": "Nova pogodba", "seen": seen}  # fmt: skip
    first = client_as("care_home_director").post(page, {**given, "weekly_hours": "37,5"})
    second = client_as("care_home").post(page, {**given, "weekly_hours": "20"})
    assert (first.status_code, second.status_code) == (302, 422)
    assert "nekdo popravil" in second.content.decode()
    job.refresh_from_db()
    assert job.weekly_hours == Decimal("37.5")


def test_overlapping_employments_are_refused_in_words(
    client_as: Callable[[str], Client], person: StaffMember
) -> None:
    given = {"position": "Q", "kind": "permanent", "weekly_hours": "40",
             "first_day": "2026-06-01", "exit_interview": "unknown"}  # fmt: skip
    answer = client_as("care_home").post(address("add", "employment") + "?of=T1", given)
    assert answer.status_code == 422
    assert "že zaposlena" in answer.content.decode()
    assert person.employments.count() == 1


def test_moving_inside_is_one_deed_and_no_leaving(
    client_as: Callable[[str], Client], person: StaffMember
) -> None:
    client, job = client_as("care_home"), person.employments.get()
    before = turnover([HOME], date(2026, 7, 1), date(2026, 9, 30))[HOME]
    given = {"since": "2026-08-01", "position": "Q", "kind": "permanent", "weekly_hours": "40",
             "reason": "Stalna zaposlitev"}  # fmt: skip
    assert client.post(address("move", job.pk), {**given, "since": "2026-01-01"}).status_code == 422
    assert client.post(address("move", job.pk), given).status_code == 302
    assert client.post(address("move", job.pk), given).status_code == 422  # it has ended
    after = turnover([HOME], date(2026, 7, 1), date(2026, 9, 30))[HOME]
    assert (after.leavers, after.hired, after.employed) == (
        before.leavers, before.hired, before.employed,
    )  # fmt: skip
    ends = [job.last_day for job in person.employments.order_by("valid")]
    assert ends == [date(2026, 7, 31), None]


def test_withdrawn_counts_no_more_and_stays(
    client_as: Callable[[str], Client], person: StaffMember
) -> None:
    client, job = client_as("care_home"), person.employments.get()
    page = address("withdraw", "employment", job.pk)
    assert client.post(page, {"reason": "Podvojeno"}).status_code == 302
    job.refresh_from_db()
    assert job.withdrawn
    assert client.post(page, {"reason": "Podvojeno"}).status_code == 404
    assert Change.objects.filter(record_id=job.pk, what="withdrawn").count() == 1


def test_an_absence_outside_every_employment_is_refused(
    client_as: Callable[[str], Client], person: StaffMember
) -> None:
    given = {"kind": "sick", "first_day": "2025-01-01", "last_day": "2025-01-05"}
    answer = client_as("care_home").post(address("add", "absence") + "?of=T1", given)
    assert answer.status_code == 422
    given = {"kind": "sick", "first_day": "2026-02-01", "last_day": "2026-02-05"}
    page = address("add", "absence") + "?of=T1"
    assert client_as("care_home").post(page, given).status_code == 302


@pytest.mark.parametrize("of", ["", "NOBODY", "Z001%00", "1" * 30])
def test_a_record_of_nobody_does_not_exist(client_as: Callable[[str], Client], of: str) -> None:
    page = address("add", "employment") + f"?of={of}"
    assert client_as("care_home").get(page).status_code == 404


# appointments


def test_posts_of_the_demo_accounts_give_their_rights(loaded: None) -> None:
    of = {name: posts_of(User.objects.get(username=name), HOME, DAY)
          for name in ("dom", "direktor", "negovalka")}  # fmt: skip
    assert of["dom"] >= {"quality_officer", "safety_officer"}
    assert of["direktor"] == {"responsible_person"}
    assert of["negovalka"] == frozenset()
    assert posts_of(User.objects.get(username="dom"), HOME, date(2025, 3, 31)) == frozenset()
    assert posts_of(User.objects.get(username="dom"), "zd-celje", DAY) == frozenset()


@pytest.mark.parametrize(
    ("employed", "posts", "missing"),
    [
        (None, [], ("quality_officer", "safety_officer", "commission")),
        (9, [], ("quality_officer", "safety_officer", "responsible_person")),
        (9, ["quality_officer", "safety_officer", "responsible_person"], ("safety_published",)),
        (10, ["quality_officer", "safety_officer", "responsible_person"],
         ("safety_published", "commission")),
        (10, ["quality_officer", "safety_officer", *["commission_member"] * 3],
         ("safety_published",)),
    ],
)  # fmt: skip
def test_the_commission_has_three_or_the_responsible_person_below_ten(
    home: str, hire: Any, employed: int | None, posts: list[str], missing: tuple[str, ...]
) -> None:
    for number in range(employed or 0):
        hire(f"A{number}", ("2020-01-01", None))
    for number, post in enumerate(posts):
        Appointment.objects.create(
            organisation_id=home, post=post, name=f"N{number}", phone="03", valid=span("2025-04-01")
        )
    assert missing_posts(home, DAY).missing == missing


def test_published_contact_and_filled_posts_are_evidence_of_each_year(loaded: None) -> None:
    kinds = ("quality_appointments", "safety_officer_published")
    days = [
        (one.kind, one.day)
        for one in evidence.found(kinds, [HOME], date(2025, 1, 1), date(2028, 1, 1))
        if one.organisation == HOME
    ]
    assert sorted(days) == [
        (kind, day) for kind in kinds for day in (date(2025, 4, 1), date(2026, 1, 1))
    ]


def test_a_second_quality_officer_is_refused(client_as: Callable[[str], Client]) -> None:
    given = {"post": "quality_officer", "name": "Nekdo", "first_day": "2026-11-01"}
    answer = client_as("care_home_director").post(address("add", "post"), given)
    assert answer.status_code == 422
    assert "druga oseba" in answer.content.decode()


# who sees what


def test_names_of_staff_stay_with_those_who_lead(client_as: Callable[[str], Client]) -> None:
    name = StaffMember.objects.filter(organisation=HOME, appointments=None)[0].name
    worker = client_as("care_home_worker")
    assert worker.get(address("staff")).status_code == 302
    assert name not in worker.get(address("posts")).content.decode()
    assert worker.get(f"/api/v1/workforce/{HOME}/records/staff").status_code == 403
    leader = client_as("care_home_director").get(f"/api/v1/workforce/{HOME}/records/staff")
    assert leader.json()["total"] > 60


@pytest.mark.parametrize(("role", "shown"), [("care_home_worker", True), ("provider", False)])
def test_the_menu_shows_staff_to_people_of_homes_only(
    client_as: Callable[[str], Client], role: str, shown: bool
) -> None:
    assert ('href="/workforce/"' in client_as(role).get("/acts/").content.decode()) is shown


def test_rows_over_http_land_whole_and_once(client_as: Callable[[str], Client]) -> None:
    client = client_as("care_home")
    page = f"/api/v1/workforce/{HOME}/records/absences"
    row = {"staff": "Z001", "kind": "other", "first": "2027-01-04", "last": "2027-01-08"}
    bad = client.post(page, {"rows": [row, {**row, "staff": "?"}]}, "application/json")
    assert bad.status_code == 422
    assert [error["row"] for error in bad.json()["errors"]] == [2]
    assert client.post(page, {"rows": [row]}, "application/json").json()["records"] == 1
    assert client.post(page, {"rows": [row]}, "application/json").status_code == 409
    unknown = client.post(page, {"rows": [{**row, "x": 1}]}, "application/json")
    assert "No such column" in unknown.json()["detail"]


@pytest.mark.parametrize(
    ("name", "args", "most"),
    [("staff", (), 12), ("person", ("Z003",), 14), ("trainings", (), 8), ("posts", (), 12)],
)
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


def test_loading_again_changes_nothing(loaded: None) -> None:
    from mreza.rooms.workforce import loading

    before = (StaffMember.objects.count(), Appointment.objects.count())
    loading.load(demo=True)
    assert (StaffMember.objects.count(), Appointment.objects.count()) == before
