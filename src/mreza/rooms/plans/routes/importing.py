"""Reading a plan from its official document."""

from __future__ import annotations

from django.urls import URLPattern, path

from mreza.rooms.plans.views import importing

IMPORTS = "plans/<slug:code>/imports/"
IMPORT = f"{IMPORTS}<int:pk>/"
urlpatterns: list[URLPattern] = [
    path(IMPORTS, importing.imports, name="imports"),
    path(IMPORT, importing.one, name="import"),
    path(f"{IMPORT}measures/<str:measure>/", importing.correct, name="import_measure"),
    path(f"{IMPORT}doubts/", importing.settle, name="import_settle"),
    path(f"{IMPORT}confirm/", importing.confirm, name="import_confirm"),
    path(f"{IMPORT}discard/", importing.discard, name="import_discard"),
]
