"""The list of plans, a plan, a measure and everything that is recorded about it."""

from __future__ import annotations

from django.urls import URLPattern, path

from mreza.rooms.plans import converters  # noqa: F401 - of the measure's code below
from mreza.rooms.plans.views import holds, home, measure, records

PLAN = "plans/<slug:code>/"
MEASURE = f"{PLAN}measures/<measure_code:measure>/"
urlpatterns: list[URLPattern] = [
    path("plans/", home.plans, name="plans"),
    path("plans/holders/<slug:code>/holds/", holds.of_organisation, name="holds"),
    path(PLAN, home.plan, name="plan"),
    path(f"{PLAN}measures.<slug:kind>", home.export, name="measures_file"),
    path(MEASURE, measure.page, name="measure"),
    path(f"{MEASURE}indicators/add/", records.indicator_add, name="indicator_add"),
    path(f"{MEASURE}indicators/<int:pk>/link/", records.link, name="indicator_link"),
    path(f"{MEASURE}indicators/<int:pk>/why/<slug:formula>/", measure.why, name="target_why"),
    path(f"{MEASURE}milestones/<str:key>/done/", records.milestone, name="milestone_done"),
    path(f"{MEASURE}tasks/<int:pk>/done/", records.task_done, name="task_done"),
    path(f"{MEASURE}risks/<int:pk>/change/", records.risk_change, name="risk_change"),
    path(f"{MEASURE}risks/<int:pk>/close/", records.risk_close, name="risk_close"),
    path(f"{MEASURE}documents/<int:pk>/file/", records.file, name="document_file"),
    path(f"{MEASURE}<slug:slug>/add/", records.add, name="record_add"),
    path(f"{MEASURE}<slug:slug>/<int:pk>/withdraw/", records.withdraw, name="record_withdraw"),
]
