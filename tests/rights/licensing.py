"""Who may see and do what with licences: the chamber, an employer its staff, each her own."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from importlib.util import find_spec

from mreza.rooms.licensing.models import (
    CorrectionRequest,
    Credit,
    Practitioner,
    PractitionerEmployment,
)
from mreza.rooms.licensing.models.register import CHAMBER
from mreza.rooms.workforce.models import FileState, ImportedFile
from mreza.rooms.workforce.spans import days
from tests.rights import Page, everybody

HOME = "dom-ob-savinji-celje"


def chamber(*args: object) -> Page:
    """The register is the chamber's; the administrator has every deed."""
    return Page((302, 403, 403, 403, 200, 200), args, (403, 403, 403))


def chamber_posts(*args: object) -> Page:
    return Page((405,) * 6, args, (405,) * 3)


def hers(*args: object) -> Page:
    """The demonstration's care worker is in the register; officers have no record of their own."""
    return Page((302, 403, 403, 403, 403, 403), args, (403, 403, 200))


def of_person(*args: object) -> Page:
    """Of her own: she and the chamber; to others it does not exist."""
    return Page((302, 404, 404, 404, 200, 200), args, (404, 404, 200))


def employer(*args: object) -> Page:
    """The home's leaders and the chamber; a care worker is not told of her colleagues."""
    return Page((302, 404, 404, 404, 200, 200), args, (200, 200, 404))


PAGES: dict[str, Page] = {
    "licensing:home": everybody(),
    "licensing:me": hers(),
    "licensing:calendar": hers(),
    "licensing:data": hers("json"),
    "licensing:register": chamber(),
    "licensing:practitioner": chamber("10000"),
    "licensing:deed": chamber("10000", "suspend"),
    "licensing:why_period": of_person("10000", "missing_points"),
    "licensing:why_credit": of_person("10000", "licence_credit", "points"),
    "licensing:reminders": chamber(),
    "licensing:requests": chamber(),
    "licensing:request": chamber("licence_request"),
    "licensing:staff": employer(HOME),
    "licensing:staff_file": employer(HOME, "csv"),
    # A care worker of the home is told nothing, and no error either: it is a part of a page.
    "licensing:staff_counts": Page((302, 404, 404, 404, 200, 200), (HOME,), (200, 200, 204)),
    "licensing:add": chamber("practitioner"),
    "licensing:correct": chamber("employment", "licence_employment"),
    "licensing:withdraw": chamber("employment", "licence_employment"),
    "licensing:files": chamber(CHAMBER),
    "licensing:file": chamber(CHAMBER, "licence_file"),
    "licensing:take": chamber_posts(CHAMBER, "licence_file"),
    "licensing:discard": chamber_posts(CHAMBER, "licence_file"),
    "licensing:take_back": chamber_posts(CHAMBER, "licence_file"),
    "licensing:errors": chamber(CHAMBER, "licence_file"),
    "licensing:template": chamber(CHAMBER, "practitioners", "sl", "xlsx"),
    "api:search_practitioners": Page((422,) * 6, (), (422,) * 3),  # it asks for a name
    "api:get_practitioner": everybody("10000"),
    "api:list_practitioner_roles": Page((401, 422, 422, 422, 422, 422), (), (422,) * 3),
}
# What each role (provider, insurer, ministry, chamber, administrator) is answered to nothing.
ASKED = (302, 403, 403, 403, 422, 422)
DONE = (302, 403, 403, 403, 302, 302)
POSTS: dict[str, tuple[int, ...]] = {
    "licensing:me": (302, 403, 403, 403, 403, 403),
    "licensing:deed": ASKED,
    "licensing:request": ASKED,
    "licensing:add": ASKED,
    "licensing:correct": ASKED,
    "licensing:withdraw": ASKED,
    "licensing:files": ASKED,
    "licensing:take": DONE,
    "licensing:discard": DONE,
    "licensing:take_back": DONE,
}
# The part of events and applications has a table of its own.
OTHER = "tests.rights.licensing_applications"
if find_spec(OTHER):
    PAGES |= import_module(OTHER).PAGES
    POSTS |= import_module(OTHER).POSTS


def numbers() -> dict[str, int]:
    """An employment, a credit and a request of the demonstration's care worker, a file."""
    own = Practitioner.objects.get(number="10000")
    job = PractitionerEmployment.objects.create(
        practitioner=own, employer_id="zd-celje", valid=days(date(2026, 1, 1), date(2026, 2, 1))
    )
    file = ImportedFile.objects.create(
        organisation_id=CHAMBER, dataset="practitioners", file_name="x.csv", sha256="0", rows=1,
        state=FileState.DISCARDED, by_name="T",
    )  # fmt: skip
    asked = CorrectionRequest.objects.create(practitioner=own, about="A", wanted="B")
    credit = Credit.objects.filter(practitioner=own)[0]
    mine = {
        "licence_employment": job.pk,
        "licence_file": file.pk,
        "licence_request": asked.pk,
        "licence_credit": credit.pk,
    }
    return mine | (import_module(OTHER).numbers() if find_spec(OTHER) else {})
