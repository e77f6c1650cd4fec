"""Lists that say what was heard; one content after another; events moved and cancelled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from mreza.rooms.licensing import proposing
from mreza.rooms.licensing.actions import applications as doing
from mreza.rooms.licensing.actions import changing, events, office
from mreza.rooms.licensing.actions.changing import Moved
from mreza.rooms.licensing.actions.held import Author
from mreza.rooms.licensing.actions.office import Verdict
from mreza.rooms.licensing.actions.telling import SessionTold, Told
from mreza.rooms.licensing.applications.refusals import (
    AppliedAlreadyError,
    CreditedError,
    EventChangeError,
    IncompleteError,
    NotApprovedError,
    StaleError,
    StillOpenError,
    WrongStateError,
)
from mreza.rooms.licensing.models import Application, Credit, Event, EventChange
from mreza.rooms.licensing.queries import standing
from mreza.rooms.licensing.queries.standings import period_inputs
from mreza.rooms.workforce.models import FileState, ImportedFile, Training
from tests.web.licensing.applying import (
    HOME,
    NOW,
    TODAY,
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
from tests.web.licensing.test_applications_events import PAST, checked, points, take

pytestmark = pytest.mark.django_db
ClientAs = Callable[[str], Client]
ETHICS, QUALITY = "legislation_ethics", "quality_safety"
BOTH = (
    SessionTold("Etika", 270, content=ETHICS, lecturers=("A B",)),
    SessionTold("Kakovost", 180, content=QUALITY, lecturers=("A B",)),
    SessionTold("Kakovost v praksi", 90, content=QUALITY, lecturers=("A B",)),
    SessionTold("Razprava", 45, lecturers=("A B",)),
)
HEAD = "registrska številka;ime in priimek;minute;vloga;deli programa;prispevki"


def two_contents(content: str) -> Told:
    asked = {"minutes": 585, "content": content}
    return told("Etika in kakovost", sessions=BOTH, asked=asked)


def confirmed(made: Application) -> None:
    """Decided in full by two officers."""
    made.refresh_from_db()
    verdict = Verdict("granted", proposing.of_application(made, TODAY).lines)
    office.propose(made, verdict, author=by("zbornica"))
    office.confirm(made, author=Author(user("druga"), NOW, TODAY))


def with_contents(first: date = PAST) -> Event:
    """An evaluated event of two contents and a discussion."""
    second_officer()
    made = event_draft(first, title="Etika in kakovost", sessions=BOTH)
    doing.submit(made, author=by("izvajalec", first - timedelta(days=40)))
    confirmed(made)
    made.event.refresh_from_db()
    return made.event


def row(minutes: object = "", role: str = "", heard: str = "", works: object = "") -> bytes:
    own = nurse()
    cells = (own.number, own.name, minutes, role, heard, works)
    return "\n".join([HEAD, ";".join(map(str, cells))]).encode()


def contents(event: Event) -> dict[str, int]:
    found = Credit.objects.filter(source__contains=event.key, withdrawn=False).exclude(content="")
    return dict(found.values_list("content", "content_minutes"))


def test_each_mandatory_content_of_one_training_is_applied_for_once() -> None:
    second_officer()
    first = sent(two_contents(ETHICS), kind="mandatory")
    confirmed(first)
    second = sent(two_contents(QUALITY), kind="mandatory")  # on the very same certificate
    with pytest.raises(AppliedAlreadyError):
        sent(two_contents(QUALITY), kind="mandatory")
    confirmed(second)
    assert contents(first.event) == {ETHICS: 270, QUALITY: 270}
    assert points(first.event) == {nurse().number: Fraction(585, 45)}  # points only once


def test_a_content_that_a_list_credited_is_not_applied_for() -> None:
    event = with_contents()
    take(event, row(585))
    asked = replace(
        two_contents(ETHICS), organiser_name=event.organiser_name, organiser="zd-celje",
        first=event.first, last=event.last,
    )  # fmt: skip
    with pytest.raises(CreditedError):
        sent(asked, kind="mandatory")


def test_every_lecture_of_a_lecturer_brings_its_points() -> None:
    event = approved(PAST).event
    take(event, row(role="aktivna", works=2))
    assert points(event) == {nurse().number: 8}


@pytest.mark.parametrize(
    ("heard", "found", "worth"),
    [
        ("1, 4", {ETHICS: 270}, Fraction(315, 45)),
        ("2,3", {QUALITY: 270}, Fraction(270, 45)),
        ("1 2", {ETHICS: 270}, Fraction(450, 45)),  # half of quality: minutes without content
        ("1,2,3,4", {ETHICS: 270, QUALITY: 270}, Fraction(585, 45)),
    ],
)
def test_a_content_counts_for_whoever_heard_all_of_it(
    heard: str, found: dict[str, int], worth: Fraction
) -> None:
    event = with_contents()
    take(event, row(heard=heard))
    assert contents(event) == found
    assert points(event) == {nurse().number: worth}


@pytest.mark.parametrize(
    ("minutes", "heard"), [("", "5"), ("", "a"), (100, "1"), ("", ""), (586, "")]
)
def test_a_row_that_does_not_say_what_was_heard_is_refused(minutes: object, heard: str) -> None:
    file: ImportedFile = checked(with_contents(), row(minutes, heard=heard))
    assert file.state == FileState.REFUSED


def test_a_list_is_taken_from_the_last_day_on() -> None:
    event = approved(TODAY, minutes=270).event
    Event.objects.filter(pk=event.pk).update(last=TODAY + timedelta(days=1))
    event.refresh_from_db()
    with pytest.raises(NotApprovedError):
        take(event, row(270))
    Event.objects.filter(pk=event.pk).update(last=TODAY)
    event.refresh_from_db()
    take(event, row(269))
    assert points(event) == {nurse().number: Fraction(269, 45)}


def test_a_session_without_a_lecturer_is_not_shown_to_be_taught_by_qualified_ones() -> None:
    sessions = (BOTH[0], replace(BOTH[0], title="Etika 2", lecturers=()))
    with pytest.raises(IncompleteError) as refused:
        sent(told("Etika", sessions=sessions, content=ETHICS), kind="mandatory")
    assert refused.value.missing == ("lecturers",)
    draft = Application.objects.latest("pk")
    assert not proposing.of_application(draft, TODAY).contents[0].recognised


def test_on_the_first_day_there_is_no_forecast() -> None:
    state = standing([nurse().pk], TODAY)[nurse().pk].state
    assert period_inputs(state, Fraction(5), {}, state.first)["elapsed_days"] == 0
    after = state.last + timedelta(days=9)
    assert period_inputs(state, Fraction(5), {}, after)["elapsed_days"] == state.days
    assert standing([nurse().pk], state.first)[nurse().pk].forecast is None


def test_the_proposal_says_what_a_lecturer_gets_beside_the_sum(client_as: ClientAs) -> None:
    made = event_draft(TODAY + timedelta(days=40))
    proposal = proposing.of_application(made, TODAY)
    assert (proposal.points, [line.points for line in proposal.each]) == (6, [4])
    page = client_as("provider").get(f"/licences/applications/{made.pk}/")
    why = f"/licences/applications/{made.pk}/why/2/"
    assert why in page.content.decode()
    assert client_as("provider").get(why).status_code == 200


def test_a_returned_proposal_cannot_be_confirmed() -> None:
    second_officer()
    made = sent(told("Etika", content=ETHICS), kind="mandatory")
    verdict = Verdict("granted", proposing.of_application(made, TODAY).lines)
    office.propose(made, verdict, author=by("zbornica"))
    office.send_back(made, why="Manjka dokazilo", author=by("druga"))
    with pytest.raises(WrongStateError):
        office.confirm(made, author=by("druga"))


def test_when_the_days_to_complete_it_are_over_it_is_decided_on_what_there_is(
    client_as: ClientAs,
) -> None:
    asked = TODAY - timedelta(days=16)
    made = sent(told(ended=TODAY - timedelta(days=30)), day=TODAY - timedelta(days=20))
    office.ask(made, what="Program", author=by("zbornica", asked))
    with pytest.raises(StillOpenError):
        granted(made, asked + timedelta(days=15))
    page = client_as("chamber").get(f"/licences/applications/{made.pk}/").content.decode()
    assert f"/licences/office/{made.pk}/decide/" in page
    listed = client_as("chamber").get(f"/licences/office/?q={made.number}").content.decode()
    assert "ni dopolnjena v roku" in listed
    granted(made, asked + timedelta(days=16))
    assert points(made.event) == {nurse().number: 6}


def moved_to(first: date, *, same: bool = True) -> Moved:
    return Moved(first, first, "Maribor", same)


def test_a_cancelled_event_says_so_and_frees_what_it_held(client: Client) -> None:
    first = TODAY + timedelta(days=40)
    event = approved(first).event
    with pytest.raises(StaleError):
        changing.cancel(event, reason="Sneg", author=replace(by("izvajalec"), revision=1))
    changing.cancel(event, reason="Predavatelj je zbolel", author=by("izvajalec"))
    event.refresh_from_db()
    page = client.get(f"/licences/events/{event.pk}/").content.decode()
    assert "Predavatelj je zbolel" in page
    feed = client.get("/licences/events.ics").content.decode().replace("\r\n ", "")
    own = feed.split(f"UID:licensing.event.{event.pk}@mreza")[1].split("END:VEVENT")[0]
    assert "STATUS:CANCELLED" in own
    assert "SEQUENCE:1" in own
    assert "Predavatelj je zbolel" in own
    assert approved(first).event.state == "approved"  # the same, applied for again
    with pytest.raises(EventChangeError):
        changing.cancel(event, reason="Znova", author=by("izvajalec"))
    with pytest.raises(IntegrityError), transaction.atomic():
        EventChange.objects.filter(event=event).update(reason="Drugače")


def test_a_moved_event_keeps_its_decision_with_the_same_programme_only() -> None:
    first = TODAY + timedelta(days=40)
    event = approved(first).event
    later = first + timedelta(days=14)
    with pytest.raises(EventChangeError) as refused:
        changing.move(event, moved_to(later, same=False), reason="Dvorana", author=by("izvajalec"))
    assert refused.value.why == "programme"
    changing.move(event, moved_to(later), reason="Dvorana", author=by("izvajalec"))
    before = event.key
    event.refresh_from_db()
    assert (event.first, event.place, event.state) == (later, "Maribor", "approved")
    assert event.key != before
    with pytest.raises(AppliedAlreadyError):  # held under its new day
        doing.submit(event_draft(later), author=by("izvajalec"))
    assert events.granted(event)[0].points == 6


def test_an_event_is_not_moved_to_a_day_for_which_it_was_late_or_once_people_are_credited() -> None:
    coming = approved(TODAY + timedelta(days=40)).event
    Application.objects.filter(pk=coming.application.pk).update(submitted_on=TODAY)
    early = moved_to(TODAY + timedelta(days=29))
    with pytest.raises(EventChangeError) as refused:
        changing.move(coming, early, reason="Prej", author=by("izvajalec"))
    assert (refused.value.why, refused.value.start) == ("early", TODAY + timedelta(days=30))
    event = approved(PAST).event
    take(event, row(270))
    with pytest.raises(EventChangeError) as refused:
        changing.cancel(event, reason="Ni bilo", author=by("izvajalec"))
    assert refused.value.why == "listed"


def test_the_organiser_moves_it_on_a_page_and_others_may_not(client_as: ClientAs) -> None:
    event = approved(TODAY + timedelta(days=40), title="Premaknjeni dan").event
    address = f"/licences/events/{event.pk}/move/"
    later = (TODAY + timedelta(days=60)).isoformat()
    given = {"revision": 0, "first": later, "last": later, "place": "Celje", "reason": "Dvorana"}
    mine = client_as("provider")
    assert mine.post(address, given).status_code == 422  # the programme was not confirmed
    assert mine.post(address, given | {"same": "on"}).status_code == 302
    assert "Dvorana" in client_as("care_home").get(f"/licences/events/{event.pk}/").content.decode()
    assert client_as("care_home").post(address, given).status_code == 403


def test_both_pages_say_that_the_entry_is_shared(client_as: ClientAs) -> None:
    event = approved(PAST, title="Skupni dan").event
    take(event, row(270))
    training = Training.objects.get(title="Skupni dan", organisation=HOME)
    page = client_as("care_home").get(f"/workforce/{HOME}/trainings/{training.pk}/")
    assert f"/licences/events/{event.pk}/" in page.content.decode()
    mine = client_as("care_home_worker").get("/licences/me/").content.decode()
    row_of = mine.split("Skupni dan")[1].split("</tr>")[0]
    assert "Dom ob Savinji" in row_of
