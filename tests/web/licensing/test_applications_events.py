"""Events: the calendar, lists of who attended, one entry for points and for the home, figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client

from mreza.rooms.licensing import attendance_lists, proposing
from mreza.rooms.licensing.actions import events, office
from mreza.rooms.licensing.actions.held import Author
from mreza.rooms.licensing.actions.office import Verdict
from mreza.rooms.licensing.applications.refusals import (
    AppliedAlreadyError,
    AuthorisedAlreadyError,
    CreditedByListError,
    NotApprovedError,
)
from mreza.rooms.licensing.models import Authorisation, Credit, Disclosure, Event, Hold
from mreza.rooms.licensing.queries import statistics
from mreza.rooms.workforce.importing import files
from mreza.rooms.workforce.models import FileState, ImportedFile, Training, TrainingAttendance
from mreza.rooms.workforce.queries.trainings import trained
from mreza.rooms.workforce.refusals import SameFileError
from tests.web.licensing.applying import (
    HOME,
    NOW,
    ORGANISER,
    TODAY,
    another,
    approved,
    by,
    event_draft,
    granted,
    nurse,
    second_officer,
    sent,
    told,
    user,
)

pytestmark = pytest.mark.django_db
ClientAs = Callable[[str], Client]
PAST = TODAY - timedelta(days=6)


def listed(*rows: Sequence[object]) -> bytes:
    head = "registrska številka;ime in priimek;minute;vloga"
    return "\n".join([head, *(";".join(map(str, row)) for row in rows)]).encode()


def checked(event: Event, content: bytes) -> ImportedFile:
    return files.check(
        [content], name="list.csv", dataset=attendance_lists.dataset_of(event),
        organisation=ORGANISER, by=user("izvajalec"),
    )  # fmt: skip


def take(event: Event, content: bytes) -> ImportedFile:
    file = checked(event, content)
    assert file.state == FileState.CHECKED, file.faults
    events.take_list(
        file, event, attendance_lists.dataset_of(event), by=user("izvajalec"), day=TODAY
    )
    return file


def points(event: Event) -> dict[str, Fraction]:
    """Points of the event by register number."""
    found: dict[str, Fraction] = {}
    for one in Credit.objects.filter(source__contains=event.key, withdrawn=False):
        number = one.practitioner.number
        found[number] = found.get(number, Fraction(0)) + one.points
    return found


def test_a_list_credits_everyone_for_what_they_heard_and_said() -> None:
    event, own, other = approved(PAST).event, nurse(), another()
    take(event, listed(
        (own.number, own.name, 270, "pasivna"), (other.number, other.name, 46, "passive"),
        (other.number, f"{other.family_name} {other.given_name}", "", "aktivna"),
    ))  # fmt: skip
    assert points(event) == {own.number: 6, other.number: 4 + Fraction(46, 45)}


def test_wrong_rows_are_told_and_nobody_is_credited() -> None:
    event, own = approved(PAST).event, nurse()
    file = checked(event, listed(
        ("9999999", "Ana Novak", 270, ""), (own.number, "Nekdo Drug", 270, ""),
        (own.number, own.name, 271, "aktivna"), (another().number, another().name, "", ""),
    ))  # fmt: skip
    assert file.state == FileState.REFUSED
    assert [fault["line"] for fault in file.faults] == [2, 3, 4, 5]
    assert own.name not in str(file.faults)  # whose number it is, the list does not tell
    assert points(event) == {}


def test_the_same_list_and_the_same_person_count_once() -> None:
    event, own = approved(PAST).event, nurse()
    content = listed((own.number, own.name, 270, ""))
    take(event, content)
    with pytest.raises(SameFileError):
        checked(event, content)
    again = checked(event, listed((own.number, own.name, 200, "")))
    assert again.state == FileState.REFUSED
    credit = Credit.objects.filter(practitioner=own, source__contains=event.key)[0]
    credit.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        credit.save()


def test_typed_by_the_nurse_and_listed_by_the_organiser_is_one() -> None:
    approved(PAST, title="Dan nege: rane")
    own = told("dan nege - RANE", ended=PAST, organiser_name="zdravstveni dom celje")
    with pytest.raises(CreditedByListError):
        sent(own)


def test_an_event_is_not_evaluated_twice() -> None:
    approved(TODAY + timedelta(days=50), title="Ponovljeni dan")
    Hold.objects.update(released=True)  # as if the first net had a hole
    again = event_draft(TODAY + timedelta(days=50), title="Ponovljeni dan!")
    again.state, again.number, again.submitted_on = "submitted", "LT-x", TODAY
    again.save()
    with pytest.raises(AppliedAlreadyError):
        granted(again)


def test_lists_wait_until_the_event_begins() -> None:
    event, own = approved(TODAY + timedelta(days=40)).event, nurse()
    file = checked(event, listed((own.number, own.name, 270, "")))
    with pytest.raises(NotApprovedError):
        events.take_list(
            file, event, attendance_lists.dataset_of(event), by=user("izvajalec"), day=TODAY
        )


def test_one_entry_serves_the_points_and_the_home() -> None:
    event, own = approved(PAST).event, nurse()
    month = (PAST.replace(day=1), TODAY)
    before = trained([HOME], *month)[HOME].hours
    file = take(event, listed((own.number, own.name, 270, "")))
    training = Training.objects.get(organisation=HOME, title=event.title, withdrawn=False)
    attendance = TrainingAttendance.objects.get(training=training)
    assert attendance.staff.user == own.user
    after = trained([HOME], *month)[HOME].hours
    assert before is not None
    assert after == before + Decimal("4.5")  # 6 teaching hours are 4.5 hours of the clock
    events.take_list_back(file, event, by=user("izvajalec"), reason="Napačen seznam")
    attendance.refresh_from_db()
    training.refresh_from_db()
    assert (attendance.withdrawn, training.withdrawn, points(event)) == (True, True, {})


def test_a_training_that_the_home_recorded_stays_its_own() -> None:
    event, own = approved(PAST).event, nurse()
    staff = own.user.pk if own.user else None
    first = take(event, listed((own.number, own.name, 270, "")))
    made = TrainingAttendance.objects.get(training__title=event.title, staff__user=staff)
    events.take_list_back(first, event, by=user("izvajalec"), reason="Popravek")
    training = made.training
    training.pk, training.withdrawn, training.title = None, False, f"{event.title}."
    training.save()
    kept = TrainingAttendance.objects.create(training=training, staff=made.staff)
    file = take(event, listed((own.number, own.name, 269, "")))
    mine = TrainingAttendance.objects.filter(staff=made.staff, withdrawn=False)
    assert mine.filter(training__valid=training.valid).get() == kept
    events.take_list_back(file, event, by=user("izvajalec"), reason="Napačen")
    kept.refresh_from_db()
    assert not kept.withdrawn


def test_a_corrected_decision_changes_what_lists_credited() -> None:
    made = approved(PAST)
    own = nurse()
    take(made.event, listed((own.number, own.name, 270, "")))
    made.refresh_from_db()
    less = events.granted(made.event)[:0]
    office.correct(made, Verdict("refused", tuple(less), "Ni strokovno."), author=by("zbornica"))
    assert points(made.event) == {}


def test_authorised_organisers_have_days_and_a_reason() -> None:
    with pytest.raises(AuthorisedAlreadyError):
        events.authorise(ORGANISER, first=TODAY, last=None, why="Znova", by=user("zbornica"),
                         now=NOW)  # fmt: skip
    held = Authorisation.objects.get(organisation=ORGANISER)
    events.end_authorisation(held, last=PAST, why="Ne poroča", by=user("zbornica"), now=NOW)
    # From the day after its training is anybody's to apply for.
    assert sent(told("Prosto", organiser=ORGANISER, ended=TODAY)).state == "submitted"


def test_the_calendar_is_public_filtered_and_a_feed(client: Client) -> None:
    page = client.get("/licences/events/?content=life_support").content.decode()
    assert "obnovitveni tečaj" in page
    assert "Oskrba osebe z demenco" not in page
    feed = client.get("/licences/events.ics").content.decode()
    assert feed.count("BEGIN:VEVENT") >= 5
    assert "UID:licensing.event." in feed


def test_an_organiser_sends_a_list_on_the_page(client_as: ClientAs) -> None:
    event, own = approved(PAST).event, nurse()
    mine, address = client_as("provider"), f"/licences/events/{event.pk}/list/"
    content = listed((own.number, own.name, 270, ""))
    page = mine.post(address, {"file": SimpleUploadedFile("s.csv", content)}, follow=True)
    assert own.name in page.content.decode()
    assert mine.post(f"{page.request['PATH_INFO']}take/").status_code == 302
    assert points(event) == {own.number: 6}
    before = Disclosure.objects.filter(practitioner=own).count()
    assert mine.get(address).status_code == 200
    assert Disclosure.objects.filter(practitioner=own).count() == before + 1
    assert client_as("care_home").get(address).status_code == 404


def test_figures_for_the_chamber(client_as: ClientAs) -> None:
    by_kind = {one.kind: one for one in statistics.processing(TODAY.year)}
    assert by_kind["individual"].median_days == 14
    assert by_kind["individual"].in_time == by_kind["individual"].decided
    assert client_as("ministry").get("/licences/statistics/").status_code == 200
    assert client_as("insurer").get("/licences/statistics/").status_code == 403


def test_a_content_is_added_to_what_a_list_credited_and_no_points_twice() -> None:
    event, own = approved(PAST, title="Etika v negi").event, nurse()
    take(event, listed((own.number, own.name, 270, "")))
    asked = told(
        "Etika v negi", ended=PAST, content="legislation_ethics", organiser=ORGANISER,
        organiser_name="Zdravstveni dom Celje",
    )  # fmt: skip
    made = sent(asked, kind="mandatory")
    verdict = Verdict("granted", proposing.of_application(made, TODAY).lines)
    office.propose(made, verdict, author=by("zbornica"))
    office.confirm(made, author=Author(second_officer(), NOW, TODAY))
    assert points(event) == {own.number: 6}
    added = Credit.objects.get(practitioner=own, source__contains="/content/")
    assert (added.points, added.content_minutes) == (0, 270)
