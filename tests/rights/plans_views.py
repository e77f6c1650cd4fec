"""Who may see the charts of a plan, its public page and its open data."""

from __future__ import annotations

from typing import Any

from tests.rights import Page, everybody, only

NIN = "nin_2025_2026"
SEE = ("insurer", "ministry", "chamber", "admin")
CHARTS = ("timeline", "goals", "holders", "regions", "deadlines", "dependencies", "money")


def seen(*args: Any) -> Page:
    """Whoever sees the plan; to staff who take no part in it, it does not exist."""
    return only(*SEE, args=(NIN, *args), otherwise=404)


PAGES: dict[str, Page] = {
    **{f"plans:{name}": seen() for name in CHARTS},
    **{f"plans:{name}_file": seen("csv") for name in CHARTS},
    "plans:printed_file": seen("csv"),
    "plans:money_why": seen("1.1.1", 1, 2025),
    "plans:deadlines_calendar": seen(),
    "plans:holder": only(*SEE, args=("nijz",), otherwise=404),
    "plans:holder_file": only(*SEE, args=("nijz", "csv"), otherwise=404),
    "plans:public_list": everybody(),
    "plans:public": everybody(NIN),
    "plans:open_data": everybody(NIN),
    "plans:open_package": everybody(NIN),
    "plans:open_activities": everybody(NIN, "json"),
    "plans:open_file": everybody(NIN, "measures", "csv"),
    "api:list_open_plans": everybody(),
    "api:get_open_plan": everybody(NIN),
    "api:get_open_activities": everybody(NIN),
    "api:get_open_table": everybody(NIN, "measures"),
}
POSTS: dict[str, tuple[int, ...]] = {}
