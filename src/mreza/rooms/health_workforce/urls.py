"""Addresses of the room."""

from __future__ import annotations

from django.urls import path

from mreza.rooms.health_workforce.views import future, numbers, people, reports, sending

HERE = "health-workforce/"
OF = HERE + "providers/<slug:code>/"
FILE = OF + "files/<int:number>/"

app_name = "health_workforce"
urlpatterns = [
    path(HERE, numbers.home, name="home"),
    path(HERE + "coverage/", numbers.coverage, name="coverage"),
    path(HERE + "coverage.<str:kind>", numbers.coverage_file, name="coverage_file"),
    path(
        HERE + "coverage/why/<slug:unit>/<slug:group>/<str:formula>/",
        numbers.why,
        name="coverage_why",
    ),
    path(HERE + "ages/", numbers.by_age, name="ages"),
    path(HERE + "ages.<str:kind>", numbers.ages_file, name="ages_file"),
    path(HERE + "projections/", future.overview, name="projections"),
    path(HERE + "projections/<slug:group>/", future.one, name="projection"),
    path(HERE + "projections/<slug:group>.<str:kind>", future.one_file, name="projection_file"),
    path(
        HERE + "projections/<slug:group>/why/<slug:favours>/<int:year>/<str:formula>/",
        future.why,
        name="projection_why",
    ),
    path(HERE + "quality/", reports.overview, name="quality"),
    path(HERE + "quality.<str:kind>", reports.overview_file, name="quality_file"),
    path(HERE + "inhabitants/", people.listing, name="inhabitants"),
    path(HERE + "inhabitants/<int:number>/withdraw/", people.withdraw, name="withdraw"),
    path(OF, reports.provider, name="provider"),
    path(OF + "workers.<str:kind>", reports.rows_file, name="rows_file"),
    path(OF + "why/<int:number>/<str:formula>/", reports.why, name="quality_why"),
    path(OF + "files/", sending.send, name="files"),
    path(OF + "files/template.<str:language>.<str:kind>", sending.template, name="template"),
    path(FILE, sending.file, name="file"),
    path(FILE + "take/", sending.take, name="take"),
    path(FILE + "discard/", sending.discard, name="discard"),
    path(FILE + "take-back/", sending.take_back, name="take_back"),
    path(FILE + "errors.csv", sending.errors, name="errors"),
]
