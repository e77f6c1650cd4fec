"""Addresses of the room."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mreza.rooms.care.importing.users import DATASETS, MODELS
from mreza.rooms.care.kinds import DESK
from mreza.rooms.care.rules import Deed
from mreza.rooms.care.views import home_care, leisure, overview, users
from mreza.rooms.care.views.asking import refusal
from mreza.rooms.workforce.importing.views import Intake

form = require_http_methods(["GET", "HEAD", "POST"])


def _may_send(request: HttpRequest, code: str) -> HttpResponse | None:
    return refusal(request, code, Deed.MANAGE)


INTAKE = Intake("care", DATASETS, MODELS, _may_send, "care/_tabs.html")

app_name = "care"
urlpatterns = [
    path("care/", overview.home, name="home"),
    path("care/<slug:code>/", overview.overview, name="overview"),
    path("care/<slug:code>/month/<slug:month>/", overview.month, name="month"),
    path("care/<slug:code>/users/", users.listing, name="users"),
    path("care/<slug:code>/users/<slug:user_code>/", users.one, name="user"),
    path("care/<slug:code>/leisure/", leisure.listing, name="leisure"),
    path("care/<slug:code>/leisure/<int:number>/", leisure.one, name="activity"),
    path("care/<slug:code>/home-care/", home_care.listing, name="home_care"),
    path("care/<slug:code>/home-care/day/", home_care.day, name="day"),
    path("care/<slug:code>/home-care/<int:number>/", home_care.agreement, name="agreement"),
    path("care/<slug:code>/<slug:dataset>.<slug:kind>", users.records_file, name="records_file"),
    path("care/<slug:code>/records/<slug:kind>/add/", form(DESK.add), name="add"),
    path("care/<slug:code>/records/<slug:kind>/<int:number>/", form(DESK.correct), name="correct"),
    path(
        "care/<slug:code>/records/<slug:kind>/<int:number>/withdraw/",
        form(DESK.withdraw),
        name="withdraw",
    ),
    path("care/<slug:code>/files/", form(INTAKE.listing), name="files"),
    path("care/<slug:code>/files/<int:number>/", require_safe(INTAKE.one), name="file"),
    path("care/<slug:code>/files/<int:number>/take/", require_POST(INTAKE.take), name="take"),
    path(
        "care/<slug:code>/files/<int:number>/discard/", require_POST(INTAKE.discard), name="discard"
    ),
    path(
        "care/<slug:code>/files/<int:number>/take-back/",
        require_POST(INTAKE.take_back),
        name="take_back",
    ),
    path(
        "care/<slug:code>/files/<int:number>/errors.csv", require_safe(INTAKE.errors), name="errors"
    ),
    path(
        "care/<slug:code>/files/<slug:dataset>.<slug:language>.<slug:kind>",
        require_safe(INTAKE.template),
        name="template",
    ),
]
