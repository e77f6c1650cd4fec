"""Incidents: for staff of the home only; `dom` has posts, `negovalka` none, `direktor` sees."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

from mreza.rooms.incidents.models import Incident, Measure
from mreza.site.accounts.models import User
from tests.rights import Page, everybody

HOME = "dom-ob-savinji-celje"
FORM = "00000000-0000-4000-8000-000000000001"
# The public must sign in; to others, the administrator too, the home's incidents do not exist.
STRANGERS = (302, 404, 404, 404, 404, 404)
NO_API = (401, 404, 404, 404, 404, 404)


def _home(*args: str | int, homes: tuple[int, int, int] = (200, 200, 200)) -> Page:
    return Page(STRANGERS, (HOME, *args), homes)


REGISTER = (200, 200, 403)
HANDLES = (200, 403, 403)
PAGES = {
    # Staff of another provider have a register of their own.
    "incidents:home": Page((302, 302, 403, 403, 403, 403), (), (302, 302, 302)),
    "incidents:worker": everybody(),
    "incidents:register": _home(homes=(200, 200, 302)),
    "incidents:report": _home(),
    "incidents:sent": _home(FORM),
    "incidents:mine": _home(),
    "incidents:charts": _home(homes=REGISTER),
    "incidents:measures": _home(),
    "incidents:measure": _home("incident_measure", "done", homes=(200, 403, 200)),
    "incidents:export": _home("csv", homes=REGISTER),
    "incidents:counts": _home("csv", homes=REGISTER),
    "incidents:incident": _home("incident", homes=(200, 200, 404)),
    "incidents:complete": _home("incident", homes=(302, 403, 404)),
    "incidents:attach": Page((405,) * 6, (HOME, "incident"), (405,) * 3),
    "incidents:attachment": _home("incident", 1, homes=(404, 404, 404)),
    "incidents:files": _home(homes=HANDLES),
    "incidents:file": _home(1, homes=(404, 403, 403)),
    "incidents:errors": _home(1, homes=(404, 403, 403)),
    "incidents:template": _home("incidents", "sl", "csv", homes=HANDLES),
    "incidents:take": Page((405,) * 6, (HOME, 1), (405,) * 3),
    "incidents:discard": Page((405,) * 6, (HOME, 1), (405,) * 3),
    "incidents:take_back": Page((405,) * 6, (HOME, 1), (405,) * 3),
    "incidents:deed": _home("incident", "assess", homes=HANDLES),
    "api:list_incidents": Page(NO_API, (HOME,), REGISTER),
    "api:report_incident": Page(NO_API, (HOME,), REGISTER),  # the same address
    "api:get_incident": Page(NO_API, (HOME, "incident"), (200, 200, 404)),
}
POSTS = {
    "incidents:report": (302, 404, 404, 404, 404, 404, 422, 422, 422),
    "incidents:complete": (302, 404, 404, 404, 404, 404, 302, 403, 404),
    "incidents:attach": (302, 404, 404, 404, 404, 404, 302, 302, 404),
    "incidents:measure": (302, 404, 404, 404, 404, 404, 422, 403, 422),
    "incidents:files": (302, 404, 404, 404, 404, 404, 422, 403, 403),
    "incidents:take": (302, 404, 404, 404, 404, 404, 404, 403, 403),
    "incidents:discard": (302, 404, 404, 404, 404, 404, 404, 403, 403),
    "incidents:take_back": (302, 404, 404, 404, 404, 404, 404, 403, 403),
    "incidents:deed": (302, 404, 404, 404, 404, 404, 422, 403, 403),
}


def numbers() -> dict[str, int]:
    """An assessed incident that `dom` reported, and a measure that is for `negovalka` to do."""
    incident = Incident.objects.create(
        organisation_id=HOME, client_id=UUID(FORM), kind="fall", service="institutional_care",
        state="measures", severity=3, likelihood=3, occurred_offset=60, description="Padec.",
        occurred_at=datetime(2026, 11, 2, 8, tzinfo=UTC), reporter=_user("dom"),
        reported_at=datetime(2026, 11, 2, 9, tzinfo=UTC),
    )  # fmt: skip
    measure = Measure.objects.create(
        incident=incident, text="U", level="systemic", nature="preventive", due=date(2026, 12, 1),
        owner=_user("negovalka"), owner_name="N",
    )  # fmt: skip
    return {"incident": incident.pk, "incident_measure": measure.pk}


def _user(name: str) -> User:
    return User.objects.get(username=name)
