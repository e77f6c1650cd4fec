"""Who may see and do what in the room `quality`."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from mreza.rooms.quality.models import Annotation, ClosedValue, MonthClose, Submission
from mreza.site.accounts.models import User
from tests.rights import Page, everybody, only

HOME, MONTH, NAME = "dom-ob-savinji-celje", "2026-10", "staff_turnover"
INSIDE = ("care_home", "care_home_director", "care_home_worker", "admin")


def inside(*args: object) -> Page:
    """A page of the home: its staff and the administrator; to others it does not exist."""
    return only(*INSIDE, args=(HOME, *args), otherwise=404)


def post(
    *args: object, home: int = 405, director: int = 405, worker: int = 405, admin: int = 405
) -> Page:
    """What only takes POST says so to everybody, before anything else."""
    return Page((405,) * 5 + (admin,), (HOME, *args), (home, director, worker))


PAGES = {
    "quality:home": Page((302,) * 6, (), (302,) * 3),
    "quality:network": only("ministry", "admin"),
    "quality:national": only("ministry", "admin"),
    "quality:national_file": only("ministry", "admin", args=("csv",)),
    "quality:national_indicator": only("ministry", "admin", args=(NAME,)),
    "quality:publish_all": everybody(status=405),
    "quality:public": everybody(),
    "quality:public_file": everybody("csv"),
    "quality:public_home": everybody(HOME),
    "quality:submission": only(*INSIDE, "ministry", args=("quality_report",), otherwise=404),
    "quality:submission_file": only(
        *INSIDE, "ministry", args=("quality_report", "json"), otherwise=404
    ),
    "quality:dashboard": inside(),
    "quality:indicator": inside(NAME),
    "quality:plan": post(NAME),
    "quality:note": post(NAME),
    "quality:withdraw_note": post("quality_note"),
    "quality:why": inside(NAME, MONTH, "turnover"),
    "quality:month": inside(MONTH),
    "quality:prepare": post(MONTH),
    "quality:reason": post(MONTH, NAME),
    "quality:approve": post("quality_waiting"),
    "quality:send_back": post("quality_waiting"),
    "quality:close": inside("quality_close"),
    "quality:closed_why": inside("quality_close", "quality_value", "turnover"),
    "quality:reports": only(*INSIDE, "ministry", args=(HOME,), otherwise=404),
    "quality:send": post("month", "2026-09"),
    "quality:talk": only(*INSIDE, "ministry", args=(HOME, "month", MONTH), otherwise=404),
    "quality:say": post("month", MONTH),
    "quality:publish": post(),
    "api:list_quality_indicators": everybody(),
    "api:list_quality_measures": everybody(),
    "api:get_quality_measure": everybody("medication-safety"),
    # The first month is not given: 422 to whoever signs in.
    "api:list_quality_values": Page((401,) + (422,) * 5, (HOME,), (422,) * 3),
    "api:list_quality_submissions": Page((401, 200, 403, 200, 403, 200), (), (200,) * 3),
    "api:get_quality_submission": only(
        *INSIDE, "ministry", args=("quality_report",), otherwise=404, public=401
    ),
    "api:get_quality_submission_fhir": only(
        *INSIDE, "ministry", args=("quality_report",), otherwise=404, public=401
    ),
}

# public, provider, insurer, ministry, chamber, admin; quality officer, director, worker
POSTS = {
    "quality:publish_all": (302, 403, 403, 422, 403, 422, 403, 403, 403),
    "quality:plan": (302, 404, 404, 404, 404, 403, 422, 422, 403),
    "quality:note": (302, 404, 404, 404, 404, 403, 422, 422, 403),
    "quality:withdraw_note": (302, 404, 404, 404, 404, 403, 302, 302, 403),
    "quality:prepare": (302, 404, 404, 404, 404, 403, 422, 403, 403),
    "quality:reason": (302, 404, 404, 404, 404, 403, 422, 422, 403),
    "quality:approve": (302, 404, 404, 404, 404, 403, 403, 422, 403),
    "quality:send_back": (302, 404, 404, 404, 404, 403, 403, 422, 403),
    "quality:send": (302, 404, 404, 404, 404, 403, 302, 403, 403),
    "quality:say": (302, 404, 404, 422, 404, 422, 422, 422, 403),
    "quality:publish": (302, 404, 404, 404, 404, 403, 403, 422, 403),
}


def numbers() -> dict[str, int]:
    """A closed month with a value, one that waits for approval, a report and a note."""
    officer = User.objects.get(username="dom")
    close = MonthClose.objects.filter(organisation=HOME, state="approved").first()
    assert close is not None
    value = ClosedValue.objects.get(close=close, indicator=NAME)
    report = Submission.objects.filter(organisation=HOME).first()
    assert report is not None
    note = Annotation.objects.create(
        organisation_id=HOME, indicator=NAME, month=date(2026, 9, 1), text="T", by=officer
    )
    waiting = MonthClose.objects.create(
        organisation_id=HOME, month=date(2026, 10, 1), records="0" * 64, fingerprint="0" * 64,
        prepared_by=officer, prepared_at=timezone.now(),
    )  # fmt: skip
    return {
        "quality_close": close.pk, "quality_value": value.pk, "quality_report": report.pk,
        "quality_note": note.pk, "quality_waiting": waiting.pk,
    }  # fmt: skip
