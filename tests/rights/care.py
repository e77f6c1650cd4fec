"""Who may see and do what with records of service users: the home's own people, nobody else."""

from __future__ import annotations

from datetime import date

from mreza.rooms.care.models import HomeCareAgreement, LeisureActivity, ServiceUser
from mreza.rooms.workforce.models import FileState, ImportedFile
from mreza.rooms.workforce.spans import days
from tests.rights import Page

CODE = "dom-ob-savinji-celje"
STRANGERS = (404,) * 5


def staff(*args: object) -> Page:
    """Everybody who works in the home."""
    return Page((302, *STRANGERS), (CODE, *args), (200, 200, 200))


def leaders(*args: object) -> Page:
    """Quality officer and director."""
    return Page((302, *STRANGERS), (CODE, *args), (200, 200, 403))


def deed(*args: object) -> Page:
    """Takes POST only."""
    return Page((405,) * 6, (CODE, *args), (405,) * 3)


def over_http(*args: object) -> Page:
    return Page((401, *STRANGERS), (CODE, *args), (200, 200, 403))


PAGES: dict[str, Page] = {
    "care:home": Page((302, 403, 403, 403, 403, 403), (), (302, 302, 302)),
    "care:overview": staff(),
    "care:month": leaders("2026-09"),
    "care:users": staff(),
    "care:user": staff("TU1"),
    "care:leisure": staff(),
    "care:activity": staff("care_activity"),
    "care:home_care": staff(),
    "care:day": staff(),
    "care:agreement": staff("care_agreement"),
    "care:records_file": leaders("visits", "csv"),
    "care:add": staff("activity"),
    "care:correct": leaders("agreement", "care_agreement"),
    "care:withdraw": leaders("agreement", "care_agreement"),
    "care:files": leaders(),
    "care:file": leaders("care_imported"),
    "care:take": deed("care_imported"),
    "care:discard": deed("care_imported"),
    "care:take_back": deed("care_imported"),
    "care:errors": leaders("care_imported"),
    "care:template": leaders("visits", "en", "csv"),
    "api:list_care_records": over_http("agreements"),
    "api:add_care_records": over_http("agreements"),  # the same address
    "api:get_month_numbers": over_http("2026-09"),
    "api:put_month_numbers": over_http("2026-09"),  # the same address
}
BY_LEADERS = (302, *STRANGERS, 422, 422, 403)
DONE_BY_LEADERS = (302, *STRANGERS, 302, 302, 403)
POSTS: dict[str, tuple[int, ...]] = {
    # The numbers of September 2026 all come from records or may stay empty.
    "care:month": DONE_BY_LEADERS,
    "care:activity": (302, *STRANGERS, 302, 302, 302),
    "care:day": (302, *STRANGERS, 302, 302, 302),
    "care:add": (302, *STRANGERS, 422, 422, 422),
    "care:correct": BY_LEADERS,
    "care:withdraw": BY_LEADERS,
    "care:files": BY_LEADERS,
    "care:take": DONE_BY_LEADERS,
    "care:discard": DONE_BY_LEADERS,
    "care:take_back": DONE_BY_LEADERS,
}


def numbers() -> dict[str, int]:
    """A user of the home with an agreement, an activity, a file that was discarded."""
    user = ServiceUser.objects.create(organisation_id=CODE, code="TU1")
    agreement = HomeCareAgreement.objects.create(
        user=user, service="home_help", minutes_a_month=60,
        valid=days(date(2026, 1, 1), date(2026, 12, 31)),
    )  # fmt: skip
    activity = LeisureActivity.objects.create(
        organisation_id=CODE, day=date(2026, 9, 1), title="Test"
    )
    file = ImportedFile.objects.create(
        organisation_id=CODE, dataset="users", file_name="x.csv", sha256="0", rows=1,
        state=FileState.DISCARDED, by_name="T",
    )  # fmt: skip
    return {
        "care_agreement": agreement.pk,
        "care_activity": activity.pk,
        "care_imported": file.pk,
    }
