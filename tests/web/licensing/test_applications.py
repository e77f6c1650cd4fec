"""Applications: time limits, what is missing, the same twice, decisions, appeals, letters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client

from mreza.rooms.licensing import checking, proposing, time_limits
from mreza.rooms.licensing.actions import applications as doing
from mreza.rooms.licensing.actions import office
from mreza.rooms.licensing.actions.held import Author
from mreza.rooms.licensing.actions.office import Verdict
from mreza.rooms.licensing.applications.refusals import (
    AppliedAlreadyError,
    CreditedByListError,
    CreditedError,
    IncompleteError,
    LateError,
    NoReasonError,
    SecondOfficerError,
    StaleError,
    TooLateToAppealError,
    WrongStateError,
)
from mreza.rooms.licensing.models import Application, ApplicationStep, Credit, Disclosure, Hold
from mreza.rooms.licensing.proposing import Work
from tests.web.licensing.applying import (
    NOW,
    TODAY,
    another,
    by,
    drafted,
    event_draft,
    granted,
    nurse,
    second_officer,
    sent,
    told,
)

pytestmark = pytest.mark.django_db
ClientAs = Callable[[str], Client]


@pytest.mark.parametrize(("days", "late"), [(31, 0), (30, 0), (29, 1)])
def test_an_organiser_applies_at_least_30_days_before(days: int, late: int) -> None:
    draft = event_draft(TODAY + timedelta(days=days))
    assert time_limits.days_late(draft, TODAY) == late
    if not late:
        doing.submit(draft, author=by("izvajalec"))
        return
    with pytest.raises(LateError) as refused:
        doing.submit(draft, author=by("izvajalec"))
    assert refused.value.start == TODAY + timedelta(days=30)
    draft.late_reason = "Predavatelj je potrdil včeraj."
    draft.save()
    doing.submit(draft, author=by("izvajalec"))
    assert draft.steps.filter(what="flagged", data__code="late").exists()


@pytest.mark.parametrize(("days", "late"), [(89, 0), (90, 0), (91, 1)])
def test_a_practitioner_applies_within_90_days(days: int, late: int) -> None:
    draft = drafted(told(ended=TODAY - timedelta(days=days)))
    found = checking.check(draft, TODAY)
    assert [type(error) for error in found.blocking] == [LateError] * late


@pytest.mark.parametrize(
    ("work", "points"),
    [
        (Work("attendance", minutes=44), Fraction(44, 45)),
        (Work("attendance", minutes=45), Fraction(1)),
        (Work("attendance", minutes=46), Fraction(46, 45)),
        (Work("active", contributions=2), Fraction(8)),
        (Work("publication_reviewed", sharers=3), Fraction(10, 3)),
    ],
)
def test_points_of_a_proposal_are_exact(work: Work, points: Fraction) -> None:
    (line,) = proposing.lines([work], TODAY)
    assert line.points == points
    assert proposing.from_json(proposing.as_json(line)).points == points


def test_what_is_missing_is_told_before_it_is_sent() -> None:
    draft = drafted(told(asked={"minutes": 0, "foreign": True}))
    draft.attachments.update(left_out=True)
    with pytest.raises(IncompleteError) as refused:
        doing.submit(draft, author=by("negovalka"))
    assert refused.value.missing == ("minutes", "programme", "proof", "translation")
    assert Application.objects.get(pk=draft.pk).number is None


def test_a_publication_has_no_time_limit_and_its_authors_share() -> None:
    old = told("Članek", ended=date(2025, 1, 1), asked={"work": "publication_sci", "sharers": 3})
    made = sent(old)
    granted(made)
    credit = Credit.objects.get(practitioner=nurse(), title="Članek")
    assert credit.points == Fraction(20, 3)


def test_the_same_training_written_differently_is_applied_for_once() -> None:
    first = sent(told("Nega ran in stom"))
    with pytest.raises(AppliedAlreadyError) as refused:
        sent(told("  NEGA RAN, stom "), proof=b"%PDF-1.4 another")
    assert refused.value.number == first.number
    # Who is quicker than the check meets the database.
    hold = Hold.objects.filter(application=first)[0]
    hold.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        hold.save()


def test_the_same_file_is_caught_for_one_and_flagged_for_two() -> None:
    sent(told("Prvo srečanje"))
    with pytest.raises(AppliedAlreadyError) as refused:
        sent(told("Drugo srečanje"))
    assert refused.value.same == "file"
    other = sent(told("Prvo srečanje"), person=another())
    flags = other.steps.filter(what=ApplicationStep.What.FLAGGED)
    assert [step.data["code"] for step in flags] == ["same_file"]


def test_withdrawn_lets_the_same_be_applied_for_again() -> None:
    made = sent()
    with pytest.raises(NoReasonError):
        doing.withdraw(made, why=" ", author=by("negovalka"))
    doing.withdraw(made, why="Napačen dan", author=by("negovalka"))
    again = sent()
    assert (again.state, Application.objects.get(pk=made.pk).state) == ("submitted", "withdrawn")


def test_an_authorised_organisers_training_needs_no_application() -> None:
    own = told("Jesenska šola", organiser="zd-celje", organiser_name="ZD Celje")
    with pytest.raises(CreditedByListError):
        sent(own)


def test_points_are_credited_by_the_decision_and_only_once() -> None:
    made = sent()
    granted(made)
    credit = Credit.objects.get(practitioner=nurse(), title="Nega ran")
    assert credit.points == 6
    with pytest.raises(AppliedAlreadyError):
        sent(proof=b"%PDF-1.4 other")
    made.state = "withdrawn"  # as if the first net had a hole
    made.save()
    with pytest.raises(CreditedError):
        sent(proof=b"%PDF-1.4 other")


def test_completion_stops_the_clock() -> None:
    made = sent(day=TODAY - timedelta(days=20), what=told(ended=TODAY - timedelta(days=30)))
    office.ask(made, what="Program", author=by("zbornica", TODAY - timedelta(days=15)))
    made.refresh_from_db()
    doing.submit(made, author=by("negovalka", TODAY - timedelta(days=5)))
    found = time_limits.clock(made.steps.order_by("pk"), TODAY)
    assert (found.chamber, found.applicant, found.running) == (10, 10, True)
    assert found.due == TODAY + timedelta(days=time_limits.DECIDE_WITHIN - 10)


def test_mandatory_content_takes_two_officers() -> None:
    made = sent(told("Etika", content="legislation_ethics"), kind="mandatory")
    proposal = proposing.of_application(made, TODAY)
    assert proposal.contents[0].recognised
    verdict = Verdict("granted", proposal.lines)
    with pytest.raises(SecondOfficerError):
        office.decide(made, verdict, author=by("zbornica"))
    office.propose(made, verdict, author=by("zbornica"))
    with pytest.raises(SecondOfficerError):
        office.confirm(made, author=by("zbornica"))
    assert not Credit.objects.filter(title="Etika").exists()
    office.confirm(made, author=Author(second_officer(), NOW, TODAY))
    credit = Credit.objects.get(title="Etika")
    assert (credit.content, credit.content_minutes, credit.points) == ("legislation_ethics", 270, 6)


def test_content_of_an_unqualified_lecturer_brings_points_but_no_content() -> None:
    made = sent(told("Etika", content="legislation_ethics", lecturers=()), kind="mandatory")
    found = proposing.of_application(made, TODAY)
    assert not found.contents[0].recognised
    assert [(line.work.content, line.points) for line in found.lines] == [("", 6)]


def test_an_appeal_is_decided_by_another_officer_and_credits() -> None:
    made = sent()
    with pytest.raises(NoReasonError):
        office.decide(made, Verdict("refused"), author=by("zbornica"))
    office.decide(made, Verdict("refused", (), "Ni s področja."), author=by("zbornica"))
    made.refresh_from_db()
    late = TODAY + timedelta(days=time_limits.APPEAL_WITHIN + 1)
    with pytest.raises(TooLateToAppealError):
        doing.appeal(made, reason="Je.", author=by("negovalka", late))
    doing.appeal(made, reason="Je s področja.", author=by("negovalka"))
    made.refresh_from_db()
    verdict = Verdict("granted", proposing.of_application(made, TODAY).lines, "Pritožba drži.")
    with pytest.raises(SecondOfficerError):
        office.decide(made, verdict, author=by("zbornica"))
    office.decide(made, verdict, author=Author(second_officer(), NOW, TODAY))
    assert Credit.objects.get(practitioner=nurse(), title="Nega ran").points == 6
    assert Hold.objects.filter(application=made, released=False).exists()


def test_a_correction_is_a_new_decision_and_takes_the_old_credits_back() -> None:
    made = sent()
    granted(made)
    made.refresh_from_db()
    less = proposing.lines([Work("attendance", minutes=45)], TODAY)
    office.correct(made, Verdict("partly", less, "Odmori."), author=by("zbornica"))
    credits_ = Credit.objects.filter(practitioner=nurse(), title="Nega ran")
    assert [(one.points, one.withdrawn) for one in credits_.order_by("pk")] == [
        (6, True), (1, False)
    ]  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        made.decisions.update(reason="drugače")


def test_two_people_at_once_are_told() -> None:
    made = sent()
    opened = Author(by("zbornica").by, NOW, TODAY, made.revision)
    office.claim(made, author=opened)
    with pytest.raises(StaleError):
        office.ask(made, what="Program", author=opened)
    with pytest.raises(WrongStateError):
        office.confirm(drafted(told("X"), proof=b"%PDF-x"), author=by("zbornica"))


def test_the_letter_is_a_slovene_pdf_with_its_lines(client_as: ClientAs) -> None:
    made = sent()
    granted(made)
    found = client_as("care_home_worker").get(f"/licences/applications/{made.pk}/letter-1.pdf")
    assert found.content.startswith(b"%PDF-")
    assert client_as("provider").get(found.request["PATH_INFO"]).status_code == 404


def test_a_nurse_sees_the_points_before_she_sends(client_as: ClientAs) -> None:
    mine = client_as("care_home_worker")
    sent_form = {
        "work": "attendance", "title": "Nega kože", "organiser_name": "Društvo", "sharers": "1",
        "first": "2026-11-01", "minutes": "136",
        "proof_photo": SimpleUploadedFile("p.pdf", b"%PDF-1.4 p"),
        "programme": SimpleUploadedFile("q.pdf", b"%PDF-1.4 q"),
    }  # fmt: skip
    wrong = mine.post("/licences/applications/new/individual/", sent_form | {"title": ""})
    assert wrong.status_code == 422
    for file in ("proof_photo", "programme"):
        sent_form[file].seek(0)
    page = mine.post("/licences/applications/new/individual/", sent_form, follow=True)
    text = page.content.decode()
    assert "3,02" in text
    assert "136/45" in text
    made = Application.objects.get(event__title="Nega kože")
    assert mine.post(f"/licences/applications/{made.pk}/submit/").status_code == 302
    made.refresh_from_db()
    assert made.state == "submitted"


def test_another_ones_application_does_not_exist_and_a_look_is_logged(
    client_as: ClientAs,
) -> None:
    made, draft = sent(), drafted(told("Osnutek"), proof=b"%PDF-z")
    address = f"/licences/applications/{made.pk}/"
    assert client_as("provider").get(address).status_code == 404
    assert client_as("chamber").get(f"/licences/applications/{draft.pk}/").status_code == 404
    before = Disclosure.objects.filter(practitioner=nurse()).count()
    assert client_as("chamber").get(address).status_code == 200
    assert client_as("care_home_worker").get(address).status_code == 200
    assert Disclosure.objects.filter(practitioner=nurse()).count() == before + 1
