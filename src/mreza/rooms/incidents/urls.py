"""Addresses of the room."""

from __future__ import annotations

from django.urls import path, re_path
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mreza.rooms.incidents.importing import INTAKE
from mreza.rooms.incidents.views import incident, register, reporting

app_name = "incidents"
HOME = "incidents/<slug:code>/"
urlpatterns = [
    path("incidents/", reporting.home, name="home"),
    path("incidents/worker.js", reporting.worker, name="worker"),
    path(HOME, register.listing, name="register"),
    path(f"{HOME}report/", reporting.report, name="report"),
    path(f"{HOME}sent/<uuid:client_id>/", reporting.sent, name="sent"),
    path(f"{HOME}mine/", reporting.mine, name="mine"),
    path(f"{HOME}charts/", register.charts, name="charts"),
    path(f"{HOME}measures/", register.measures, name="measures"),
    re_path(
        r"^incidents/(?P<code>[-\w]+)/measures/(?P<number>\d{1,18})/(?P<name>done|cancel)/$",
        incident.measure,
        name="measure",
    ),
    path(
        f"{HOME}files/", require_http_methods(["GET", "HEAD", "POST"])(INTAKE.listing), name="files"
    ),
    path(f"{HOME}files/<int:number>/", require_safe(INTAKE.one), name="file"),
    path(f"{HOME}files/<int:number>/take/", require_POST(INTAKE.take), name="take"),
    path(f"{HOME}files/<int:number>/discard/", require_POST(INTAKE.discard), name="discard"),
    path(f"{HOME}files/<int:number>/take-back/", require_POST(INTAKE.take_back), name="take_back"),
    path(f"{HOME}files/<int:number>/errors.csv", require_safe(INTAKE.errors), name="errors"),
    path(
        f"{HOME}files/<slug:dataset>.<slug:language>.<slug:kind>",
        require_safe(INTAKE.template),
        name="template",
    ),
    path(f"{HOME}incidents.<slug:kind>", register.export, name="export"),
    path(f"{HOME}counts.<slug:kind>", register.counts_export, name="counts"),
    path(f"{HOME}<int:number>/", incident.detail, name="incident"),
    path(f"{HOME}<int:number>/complete/", reporting.complete, name="complete"),
    path(f"{HOME}<int:number>/files/", reporting.attach, name="attach"),
    path(f"{HOME}<int:number>/files/<int:file>/", incident.attachment, name="attachment"),
    path(f"{HOME}<int:number>/<slug:name>/", incident.deed, name="deed"),
]
