"""Who may import a document of a plan: its coordinator and the administrator, nobody else."""

from __future__ import annotations

from mreza.rooms.plans.importing import staging
from mreza.rooms.plans.models import Plan
from tests import plan_documents
from tests.rights import SIGN_IN, Page

NSKZ = "nskz_2035_2022_2025"
HOMES = (404, 404, 404)


def coordinator(*args: object) -> Page:
    """Refused to those who see the plan; to staff who take no part in it there is no such plan."""
    return Page((SIGN_IN, 404, 403, 200, 403, 200), (NSKZ, *args), HOMES)


def deed() -> Page:
    """Takes POST only."""
    return Page((405,) * 6, (NSKZ, "plan_import"), (405,) * 3)


PAGES: dict[str, Page] = {
    "plans:imports": coordinator(),
    "plans:import": coordinator("plan_import"),
    "plans:import_measure": coordinator("plan_import", "A1"),
    "plans:import_settle": deed(),
    "plans:import_confirm": deed(),
    "plans:import_discard": deed(),
}
REFUSED = (SIGN_IN, 404, 403, 422, 403, 422, *HOMES)
DONE = (SIGN_IN, 404, 403, 302, 403, 302, *HOMES)
POSTS: dict[str, tuple[int, ...]] = {
    "plans:imports": REFUSED,
    "plans:import_settle": DONE,
    "plans:import_confirm": REFUSED,
    "plans:import_discard": DONE,
}


def numbers() -> dict[str, int]:
    """A document that waits to be confirmed."""
    plan = Plan.objects.get(pk=NSKZ)
    return {"plan_import": staging.stage(plan_documents.rows(), "nacrt.txt", plan, by=None).pk}
