"""Who may see and do what with data on health workers: numbers everybody, rows their provider."""

from __future__ import annotations

from datetime import date

from mreza.rooms.health_workforce.models import Inhabitants, Submission
from mreza.rooms.workforce.models import FileState, ImportedFile
from tests.rights import Page, everybody

CODE = "zd-celje"  # the demo provider is its staff; people of the care home are strangers to it
FIGURE = "workers_per_thousand"


def officers(*args: object) -> Page:
    """Ministry, chamber, insurer, administrator; providers are refused."""
    return Page((302, 403, 200, 200, 200, 200), args, (403, 403, 403))


def entering(*args: object) -> Page:
    return Page((302, 403, 403, 200, 403, 200), args, (403, 403, 403))


def report(*args: object) -> Page:
    """The provider's own, and whoever oversees; to other providers it does not exist."""
    return Page((302, 200, 200, 200, 200, 200), (CODE, *args), (404, 404, 404))


def sender(*args: object) -> Page:
    """The provider only: not even the ministry sees single workers."""
    return Page((302, 200, 403, 403, 403, 403), (CODE, *args), (404, 404, 404))


def deed(*args: object) -> Page:
    return Page((405,) * 6, args, (405,) * 3)


PAGES: dict[str, Page] = {
    "health_workforce:home": everybody(),
    "health_workforce:coverage": everybody(),
    "health_workforce:coverage_file": everybody("csv"),
    "health_workforce:coverage_why": everybody("country", "all", FIGURE),
    "health_workforce:ages": everybody(),
    "health_workforce:ages_file": everybody("xlsx"),
    "health_workforce:projections": officers(),
    "health_workforce:projection": officers("nurse"),
    "health_workforce:projection_file": officers("nurse", "xlsx"),
    "health_workforce:projection_why": officers("nurse", "central", 2030, "gap"),
    "health_workforce:quality": officers(),
    "health_workforce:quality_file": officers("json"),
    "health_workforce:inhabitants": entering(),
    "health_workforce:withdraw": deed("workforce_inhabitants"),
    "health_workforce:provider": report(),
    "health_workforce:quality_why": report("workforce_submission", "quality_score"),
    "health_workforce:rows_file": sender("csv"),
    "health_workforce:files": sender(),
    "health_workforce:template": sender("sl", "xlsx"),
    "health_workforce:file": sender("workforce_file"),
    "health_workforce:take": deed(CODE, "workforce_file"),
    "health_workforce:discard": deed(CODE, "workforce_file"),
    "health_workforce:take_back": deed(CODE, "workforce_file"),
    "health_workforce:errors": sender("workforce_file"),
    "api:list_occupational_groups": everybody(),
    "api:list_health_worker_coverage": everybody(),
    "api:get_workforce_projection": Page((401, 403, 200, 200, 200, 200), ("nurse",)),
    "api:list_workforce_data_quality": Page((401, 403, 200, 200, 200, 200)),
    "api:list_health_workers": Page((401, 200, 403, 403, 403, 403), (CODE,), (404,) * 3),
    "api:send_health_workers": Page((401, 200, 403, 403, 403, 403), (CODE,), (404,) * 3),
}
DONE_BY_SENDER = (302, 302, 403, 403, 403, 403, 404, 404, 404)
POSTS: dict[str, tuple[int, ...]] = {
    "health_workforce:inhabitants": (302, 403, 403, 422, 403, 422, 403, 403, 403),
    "health_workforce:withdraw": (302, 403, 403, 302, 403, 302, 403, 403, 403),
    "health_workforce:files": (302, 422, 403, 403, 403, 403, 404, 404, 404),
    "health_workforce:take": DONE_BY_SENDER,
    "health_workforce:discard": DONE_BY_SENDER,
    "health_workforce:take_back": DONE_BY_SENDER,
}


def numbers() -> dict[str, int]:
    """A figure of a unit, a submission of the demonstration, a file that was discarded."""
    entered = Inhabitants.objects.create(
        unit_id="celje", first=date(2020, 1, 1), persons=50_000, source="T", by_name="T"
    )
    file = ImportedFile.objects.create(
        organisation_id=CODE, dataset="workers_2025-12-31", file_name="x.csv", sha256="0", rows=1,
        state=FileState.DISCARDED, by_name="T",
    )  # fmt: skip
    sent = Submission.objects.filter(organisation=CODE)[0]
    return {
        "workforce_inhabitants": entered.pk,
        "workforce_file": file.pk,
        "workforce_submission": sent.pk,
    }
