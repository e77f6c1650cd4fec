"""Who may see and do what with the quality model of a home."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from mreza.rooms.improvement.actions import assessments as acts
from mreza.rooms.improvement.models import Assessment, DocumentVersion, EquipmentEvent
from mreza.site.accounts.models import User
from tests.rights import SIGN_IN, Page, everybody

HOME = "dom-ob-savinji-celje"


def page(*args: Any, staff: int = 403, ministry: int = 404, admin: int = 200, home: int = 200,
         public: int = SIGN_IN) -> Page:  # fmt: skip
    """A page of the home: to strangers it does not exist, staff may be refused."""
    return Page((public, 404, 404, ministry, 404, admin), (HOME, *args), (home, home, staff))


READ: dict[str, int] = {"staff": 200}
ASSESS: dict[str, int] = {"ministry": 200}
API: dict[str, int] = {"public": 401}
PAGES = {
    "improvement:homes": Page((SIGN_IN, 302, 403, 200, 403, 200), (), (302, 302, 302)),
    "improvement:home": page(staff=200, ministry=302),
    "improvement:matrix": page(),
    "improvement:register": page("risks", **READ),
    "improvement:register_file": page("talks", "csv"),
    "improvement:review": page("risks"),
    "improvement:entry": page("talks", 1),
    "improvement:entry_add": page("improvements", **READ),
    "improvement:entry_edit": page("risks", 1),
    "improvement:entry_withdraw": page("risks", 1),
    "improvement:line_add": page("equipment", 1),
    "improvement:line_file": page("surveys", 1),
    "improvement:line_strike": page("equipment", 1, "equipment_event"),
    "improvement:version_add": page(1),
    "improvement:version_file": page(1, "document_version", **READ),
    "improvement:version_confirm": everybody(HOME, 1, "document_version", status=405),
    "improvement:assessments": page(**ASSESS),
    "improvement:assessment_open": page("external", admin=403, home=403, **ASSESS),
    "improvement:assessment": page("own_assessment", ministry=404),
    "improvement:assessment_item": page("own_assessment", "4.1.1.1(1)", ministry=404),
    "improvement:assessment_finish": page("own_assessment", ministry=404),
    "improvement:assessment_answer": page("outside_assessment", admin=403),
    "improvement:assessment_file": page("outside_assessment", "pdf", **ASSESS),
    "api:list_model_registers": page(staff=200, **API),
    "api:list_model_entries": page("risks", staff=200, **API),
    "api:get_model_entry": page("talks", 1, **API),
    "api:list_model_assessments": page(**ASSESS, **API),
    "api:get_model_assessment": page("outside_assessment", **ASSESS, **API),
}


def post(
    *, staff: int = 403, ministry: int = 404, admin: int = 422, home: int = 422
) -> tuple[int, ...]:
    """What an empty body is answered."""
    return (SIGN_IN, 404, 404, ministry, 404, admin, home, home, staff)


POSTS = {
    "improvement:review": post(),
    "improvement:entry_add": post(staff=422),
    "improvement:entry_edit": post(),
    "improvement:entry_withdraw": post(),
    "improvement:line_add": post(),
    "improvement:line_file": post(),
    "improvement:line_strike": post(),
    "improvement:version_add": post(),
    "improvement:version_confirm": post(staff=302, admin=302, home=302),
    "improvement:assessment_open": post(ministry=422, admin=403, home=403),
    "improvement:assessment_item": post(),
    "improvement:assessment_finish": post(),
    "improvement:assessment_answer": post(admin=403),
}


def numbers() -> dict[str, int]:
    """A line and a version of the home, its open round, a finished external one."""
    ministry = User.objects.get(username="ministrstvo")
    own = Assessment.objects.get(organisation=HOME, kind="self", finished_at__isnull=True)
    outside = acts.open_round(HOME, "external", year=2025, part=1, visit_on=None, by=ministry)
    outside.items.update(score=2)
    Assessment.objects.filter(pk=outside.pk).update(
        finished_at=datetime(2025, 9, 1, tzinfo=UTC), finished_on=date(2025, 9, 1),
        finished_by="M", summary="S",
    )  # fmt: skip
    first = {"entry__organisation": HOME, "entry__number": 1}
    return {
        "equipment_event": EquipmentEvent.objects.filter(**first)[0].pk,
        "document_version": DocumentVersion.objects.filter(**first)[0].pk,
        "own_assessment": own.pk,
        "outside_assessment": outside.pk,
    }
