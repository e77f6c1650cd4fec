"""Addresses of the room."""

from __future__ import annotations

from django.urls import path

from mreza.rooms.realisation.views import published, sending, uploads

app_name = "realisation"
urlpatterns = [
    path("realisation/", uploads.listing, name="uploads"),
    path("realisation/send/", sending.send, name="send"),
    path("realisation/<int:number>/", uploads.detail, name="upload"),
    path("realisation/<int:number>/progress/", uploads.progress, name="progress"),
    path("realisation/<int:number>/errors.csv", uploads.errors, name="errors"),
    path("realisation/<int:number>/commit/", uploads.commit, name="commit"),
    path("realisation/<int:number>/discard/", uploads.discard, name="discard"),
    path("realisation/<int:number>/again/", uploads.again, name="again"),
    path("realisation/<int:number>/withdraw/", uploads.withdraw, name="withdraw"),
    path("realisation/schema/", published.schemas, name="schemas"),
    path("realisation/schema/<slug:dataset>/", published.one, name="schema"),
    path("realisation/schema/<slug:dataset>.json", published.json_file, name="schema_file"),
    path(
        "realisation/schema/<slug:dataset>/template.<slug:language>.<slug:kind>",
        published.template,
        name="template",
    ),
    path("realisation/services/", published.catalogue, name="services"),
    path(
        "realisation/services/services.<str:kind>", published.catalogue_file, name="services_file"
    ),
]
