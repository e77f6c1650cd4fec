"""Addresses of the register and licences."""

from __future__ import annotations

from django.urls import path
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mreza.rooms.licensing import kinds
from mreza.rooms.licensing.importing import DATASETS, MODELS
from mreza.rooms.licensing.views import deeds, employers, own, register, search, why
from mreza.rooms.workforce.importing.views import Intake

form = require_http_methods(["GET", "HEAD", "POST"])
INTAKE = Intake("licensing", DATASETS, MODELS, kinds.only_chamber, "licensing/_tabs.html")

ONE = "licences/register/<str:number>/"
RECORDS = "licences/records/<slug:kind>/"
FILES = "licences/<slug:code>/files/"
urlpatterns = [
    path("licences/", search.home, name="home"),
    path("licences/me/", own.me, name="me"),
    path("licences/me/calendar.ics", own.calendar, name="calendar"),
    path("licences/me/data.<str:kind>", own.data, name="data"),
    path("licences/register/", register.listing, name="register"),
    path("licences/reminders/", deeds.reminder_list, name="reminders"),
    path("licences/requests/", deeds.request_list, name="requests"),
    path("licences/requests/<int:pk>/", deeds.request_decide, name="request"),
    path("licences/employers/<slug:code>/", employers.staff_of, name="staff"),
    path("licences/employers/<slug:code>/counts/", employers.staff_counts, name="staff_counts"),
    path("licences/employers/<slug:code>/licences.<str:kind>", employers.staff_file,
         name="staff_file"),
    path(ONE, register.one, name="practitioner"),
    path(ONE + "why/<str:formula>/", why.period, name="why_period"),
    path(ONE + "credits/<int:pk>/why/<str:formula>/", why.credit, name="why_credit"),
    path(ONE + "<slug:name>/", deeds.deed, name="deed"),
    path(RECORDS + "add/", form(kinds.add), name="add"),
    path(RECORDS + "<int:number>/", form(kinds.correct), name="correct"),
    path(RECORDS + "<int:number>/withdraw/", form(kinds.withdraw), name="withdraw"),
    path(FILES, form(INTAKE.listing), name="files"),
    path(FILES + "<int:number>/", require_safe(INTAKE.one), name="file"),
    path(FILES + "<int:number>/take/", require_POST(INTAKE.take), name="take"),
    path(FILES + "<int:number>/discard/", require_POST(INTAKE.discard), name="discard"),
    path(FILES + "<int:number>/take-back/", require_POST(INTAKE.take_back), name="take_back"),
    path(FILES + "<int:number>/errors.csv", require_safe(INTAKE.errors), name="errors"),
    path(FILES + "<slug:dataset>.<slug:language>.<slug:kind>", require_safe(INTAKE.template),
         name="template"),
]  # fmt: skip
