"""Addresses of the room."""

from __future__ import annotations

from django.urls import path

from mreza.rooms.law.views import (
    acts,
    articles,
    errata,
    obligations,
    parameters,
    plan,
    printed,
    tables,
)

app_name = "law"
urlpatterns = [
    path("acts/", acts.listing, name="acts"),
    path("acts/<str:act>/", acts.overview, name="act"),
    path("acts/<str:act>/articles/", articles.ledger_of_act, name="articles"),
    path("acts/<str:act>/articles/<str:number>/", articles.article, name="article"),
    path("acts/<str:act>/obligations/", obligations.listing, name="obligations"),
    path("acts/<str:act>/plan/", plan.listing, name="plan"),
    path("acts/<str:act>/parameters/", parameters.listing, name="parameters"),
    path("acts/<str:act>/tables/", tables.listing, name="tables"),
    path("acts/<str:act>/tables/<str:table>/", tables.table, name="table"),
    path("acts/<str:act>/printed/", printed.listing, name="printed_tables"),
    path("acts/<str:act>/printed/<str:table>/", printed.table, name="printed"),
    path("acts/<str:act>/printed/<str:table>/table.<str:kind>", printed.file, name="printed_file"),
    path("acts/<str:act>/errata/", errata.listing, name="errata"),
    path("acts/<str:act>/errata/checks.<str:kind>", errata.file, name="errata_file"),
]
