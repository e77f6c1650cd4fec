"""Who may see and do what with staff: the home's quality officer and director, nobody else."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from mreza.rooms.workforce.models import (
    Appointment,
    Employment,
    FileState,
    ImportedFile,
    StaffMember,
    Training,
)
from mreza.rooms.workforce.spans import days
from tests.rights import Page

CODE = "dom-ob-savinji-celje"
# The administrator makes appointments only: provider, insurer, ministry, chamber, administrator.
STRANGERS = (404, 404, 404, 404, 403)


def leaders(*args: object) -> Page:
    """Quality officer and director; a care worker of the home is refused, others see nothing."""
    return Page((302, *STRANGERS), (CODE, *args), (200, 200, 403))


def deed(*args: object) -> Page:
    """Takes POST only."""
    return Page((405,) * 6, (CODE, *args), (405,) * 3)


def over_http(*args: object) -> Page:
    return Page((401, *STRANGERS), (CODE, *args), (200, 200, 403))


PAGES: dict[str, Page] = {
    "workforce:home": Page((302, 403, 403, 403, 403, 403), (), (302, 302, 302)),
    # A care worker is led to the posts; so is the administrator, who makes the first appointments.
    "workforce:staff": Page((302, 404, 404, 404, 404, 302), (CODE,), (200, 200, 302)),
    "workforce:staff_file": leaders("csv"),
    "workforce:person": leaders("T1"),
    "workforce:move": leaders("staff_employment"),
    "workforce:trainings": leaders(),
    "workforce:trainings_file": leaders("xlsx"),
    "workforce:training": leaders("staff_training"),
    "workforce:posts": Page((302, 404, 404, 404, 404, 200), (CODE,), (200, 200, 200)),
    "workforce:add": leaders("person"),
    "workforce:correct": leaders("employment", "staff_employment"),
    "workforce:withdraw": leaders("employment", "staff_employment"),
    "workforce:files": leaders(),
    "workforce:file": leaders("staff_imported"),
    "workforce:take": deed("staff_imported"),
    "workforce:discard": deed("staff_imported"),
    "workforce:take_back": deed("staff_imported"),
    "workforce:errors": leaders("staff_imported"),
    "workforce:template": leaders("staff", "sl", "xlsx"),
    "api:get_posts": Page((401, 404, 404, 404, 404, 200), (CODE,), (200, 200, 200)),
    "api:list_staff_records": over_http("absences"),
    "api:add_staff_records": over_http("absences"),  # the same address
}
BY_LEADERS = (302, *STRANGERS, 422, 422, 403)
DONE_BY_LEADERS = (302, *STRANGERS, 302, 302, 403)
POSTS: dict[str, tuple[int, ...]] = {
    "workforce:move": BY_LEADERS,
    "workforce:training": DONE_BY_LEADERS,
    "workforce:add": BY_LEADERS,
    "workforce:correct": BY_LEADERS,
    "workforce:withdraw": BY_LEADERS,
    "workforce:files": BY_LEADERS,
    "workforce:take": DONE_BY_LEADERS,
    "workforce:discard": DONE_BY_LEADERS,
    "workforce:take_back": DONE_BY_LEADERS,
}


def numbers() -> dict[str, int]:
    """A person of the home with an employment, a training, a file that was discarded."""
    person = StaffMember.objects.create(
        organisation_id=CODE, code="T1", name="Test", occupation="carer"
    )
    job = Employment.objects.create(
        staff=person, position="P", weekly_hours=Decimal(40), kind="permanent",
        valid=days(date(2026, 1, 1), date(2026, 12, 31)),
    )  # fmt: skip
    training = Training.objects.create(
        organisation_id=CODE, title="T", kind="internal", hours=Decimal(1),
        valid=days(date(2026, 1, 1), date(2026, 1, 1)),
    )  # fmt: skip
    file = ImportedFile.objects.create(
        organisation_id=CODE, dataset="staff", file_name="x.csv", sha256="0", rows=1,
        state=FileState.DISCARDED, by_name="T",
    )  # fmt: skip
    post = Appointment.objects.filter(organisation=CODE)[0]
    return {
        "staff_employment": job.pk,
        "staff_training": training.pk,
        "staff_imported": file.pk,
        "staff_post": post.pk,
    }
