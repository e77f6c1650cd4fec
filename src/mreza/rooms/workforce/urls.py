"""Addresses of the room."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mreza.rooms.workforce.importing.staff import DATASETS, MODELS
from mreza.rooms.workforce.importing.views import Intake
from mreza.rooms.workforce.kinds import DESK
from mreza.rooms.workforce.rules import Deed
from mreza.rooms.workforce.views import people, posts, trainings
from mreza.rooms.workforce.views.asking import refusal

form = require_http_methods(["GET", "HEAD", "POST"])


def _may_send(request: HttpRequest, code: str) -> HttpResponse | None:
    return refusal(request, code, Deed.STAFF)


INTAKE = Intake("workforce", DATASETS, MODELS, _may_send, "workforce/_tabs.html")

app_name = "workforce"
urlpatterns = [
    path("workforce/", people.home, name="home"),
    path("workforce/<slug:code>/", people.staff, name="staff"),
    path("workforce/<slug:code>/staff.<str:kind>", people.staff_file, name="staff_file"),
    path("workforce/<slug:code>/person/<slug:staff_code>/", people.person_page, name="person"),
    path("workforce/<slug:code>/employment/<int:number>/move/", people.move, name="move"),
    path("workforce/<slug:code>/trainings/", trainings.listing, name="trainings"),
    path(
        "workforce/<slug:code>/trainings.<str:kind>",
        trainings.trainings_file,
        name="trainings_file",
    ),
    path("workforce/<slug:code>/trainings/<int:number>/", trainings.one, name="training"),
    path("workforce/<slug:code>/posts/", posts.listing, name="posts"),
    path("workforce/<slug:code>/records/<slug:kind>/add/", form(DESK.add), name="add"),
    path(
        "workforce/<slug:code>/records/<slug:kind>/<int:number>/",
        form(DESK.correct),
        name="correct",
    ),
    path(
        "workforce/<slug:code>/records/<slug:kind>/<int:number>/withdraw/",
        form(DESK.withdraw),
        name="withdraw",
    ),
    path("workforce/<slug:code>/files/", form(INTAKE.listing), name="files"),
    path("workforce/<slug:code>/files/<int:number>/", require_safe(INTAKE.one), name="file"),
    path("workforce/<slug:code>/files/<int:number>/take/", require_POST(INTAKE.take), name="take"),
    path(
        "workforce/<slug:code>/files/<int:number>/discard/",
        require_POST(INTAKE.discard),
        name="discard",
    ),
    path(
        "workforce/<slug:code>/files/<int:number>/take-back/",
        require_POST(INTAKE.take_back),
        name="take_back",
    ),
    path(
        "workforce/<slug:code>/files/<int:number>/errors.csv",
        require_safe(INTAKE.errors),
        name="errors",
    ),
    path(
        "workforce/<slug:code>/files/<slug:dataset>.<slug:language>.<slug:kind>",
        require_safe(INTAKE.template),
        name="template",
    ),
]
