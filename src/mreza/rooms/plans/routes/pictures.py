"""Charts of a plan with their tables and files."""

from __future__ import annotations

from django.urls import URLPattern, path

from mreza.rooms.plans.views import charts, holder, money

PLAN = "plans/<slug:code>/"
urlpatterns: list[URLPattern] = [
    path("plans/holders/<slug:key>/", holder.page, name="holder"),
    path("plans/holders/<slug:key>.<str:kind>", holder.file, name="holder_file"),
    path(f"{PLAN}money/", money.page, name="money"),
    path(f"{PLAN}money.<str:kind>", money.file, name="money_file"),
    path(f"{PLAN}money/printed.<str:kind>", money.printed_file, name="printed_file"),
    path(f"{PLAN}money/why/<str:measure>/<int:number>/<int:year>/", money.why, name="money_why"),
    path(f"{PLAN}deadlines.ics", charts.calendar_file, name="deadlines_calendar"),
    *(
        path(f"{PLAN}{name}/", charts.page, {"name": name}, name=name)
        for name in charts.CHARTS
    ),
    *(
        path(f"{PLAN}{name}.<str:kind>", charts.file, {"name": name}, name=f"{name}_file")
        for name in charts.CHARTS
    ),
]  # fmt: skip
