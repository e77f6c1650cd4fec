"""Who may see and do what with national plans. Each part of the room has a table of its own."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from mreza.rooms.plans.models import Document, Indicator, Measure, Risk, Statement, Task
from tests.rights import SIGN_IN, Page, everybody, only

NSKZ = "nskz_2035_2022_2025"
OFFICERS = ("insurer", "ministry", "chamber", "admin")
# The ministry of health coordinates the NSKZ.
COORDINATORS = ("ministry", "admin")
M = (NSKZ, "A31")


def seen(*args: Any, public: int = SIGN_IN) -> Page:
    """A page of the plan: to staff who take no part in it, it does not exist."""
    return only(*OFFICERS, args=(NSKZ, *args), otherwise=404, public=public)


def deed(*args: Any) -> Page:
    """A form of a measure: seen by those who see the plan, refused to all but the coordinator."""
    return Page((SIGN_IN, 404, 403, 200, 403, 200), (*M, *args), (404, 404, 404))


PAGES: dict[str, Page] = {
    "plans:plans": everybody(),
    "plans:plan": seen(),
    "plans:holds": Page((404, 404, 200, 200, 200, 200), ("nijz",), (404, 404, 404)),
    "plans:measures_file": seen("csv"),
    "plans:measure": seen("A31"),
    "plans:target_why": only(
        *OFFICERS, args=(NSKZ, "A7", "plan_indicator", "target_value"), otherwise=404
    ),
    "plans:document_file": seen("A31", "plan_document"),
    "plans:record_add": deed("statements"),
    "plans:record_withdraw": deed("statements", "plan_statement"),
    "plans:milestone_done": Page(
        (SIGN_IN, 404, 403, 200, 403, 200), (NSKZ, "A56", "a56"), (404, 404, 404)
    ),
    "plans:task_done": deed("plan_task"),
    "plans:risk_change": deed("plan_risk"),
    "plans:risk_close": deed("plan_risk"),
    "plans:indicator_add": deed(),
    "plans:indicator_link": Page(
        (SIGN_IN, 404, 403, 200, 403, 200), (NSKZ, "A7", "plan_indicator"), (404, 404, 404)
    ),
    "api:list_plans": Page((401, 200, 200, 200, 200, 200)),
    "api:list_plan_measures": seen(public=401),
    "api:get_plan_measure": seen("A31", public=401),
}
_DEED = (SIGN_IN, 404, 403, 422, 403, 422)
POSTS: dict[str, tuple[int, ...]] = dict.fromkeys(
    (
        "plans:record_add", "plans:record_withdraw", "plans:milestone_done", "plans:task_done",
        "plans:risk_change", "plans:risk_close", "plans:indicator_add", "plans:indicator_link",
    ),
    _DEED,
)  # fmt: skip
PARTS = [
    import_module(name)
    for part in ("importing", "rounds", "pictures", "public", "views")
    if find_spec(name := f"tests.rights.plans_{part}")
]
for part in PARTS:
    PAGES |= part.PAGES
    POSTS |= part.POSTS


def numbers() -> dict[str, int]:
    """One of everything that is recorded about a measure."""
    measure = Measure.objects.get(plan=NSKZ, code="A31")
    by: dict[str, Any] = {"measure": measure, "by_name": "T"}
    day = measure.plan.first
    made = {
        "plan_statement": Statement.objects.create(kind="started", day=day, reason="R", **by),
        "plan_task": Task.objects.create(title="T", **by),
        "plan_risk": Risk.objects.create(title="T", likelihood=1, impact=1, response="R", **by),
        "plan_document": Document.objects.filter(measure=measure)[0],
        "plan_indicator": Indicator.objects.get(measure__plan=NSKZ, measure__code="A7"),
    }
    return {name: row.pk for name, row in made.items()} | {
        name: pk for part in PARTS for name, pk in getattr(part, "numbers", dict)().items()
    }
