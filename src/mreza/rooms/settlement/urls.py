"""Addresses of the room."""

from __future__ import annotations

from django.urls import path

from mreza.rooms.settlement.views import objections, overview, runs, statements, what_if

app_name = "settlement"
STATEMENT = "settlements/statements/<int:pk>/"
urlpatterns = [
    path("settlements/", runs.home, name="home"),
    path("settlements/runs/", runs.ask, name="ask"),
    path("settlements/runs/<int:pk>/", overview.run, name="run"),
    path("settlements/runs/<int:pk>/progress/", runs.progress, name="progress"),
    path("settlements/runs/<int:pk>/cancel/", runs.cancel, name="cancel"),
    path("settlements/runs/<int:pk>/issue/", runs.issue, name="issue"),
    path("settlements/runs/<int:pk>/statements.<str:kind>", overview.export, name="run_export"),
    path("settlements/runs/<int:pk>/what-if/", what_if.what_if, name="what_if"),
    path("settlements/runs/<int:pk>/what-if.<str:kind>", what_if.export, name="what_if_export"),
    path("settlements/runs/<int:pk>/proposals/", what_if.keep, name="proposal_keep"),
    path("settlements/runs/<int:pk>/proposals/compare/", what_if.compare, name="compare"),
    path("settlements/proposals/<int:pk>/delete/", what_if.delete, name="proposal_delete"),
    path(STATEMENT, statements.statement, name="statement"),
    path("settlements/statements/<int:pk>.<str:kind>", statements.export, name="statement_export"),
    path(STATEMENT + "lines/<int:line>/", statements.line, name="line"),
    path(STATEMENT + "lines/<int:line>/rows/<int:row>/", statements.mass_rows, name="mass_rows"),
    path(
        STATEMENT + "lines/<int:line>/rows/<int:row>/why/<str:formula>/",
        statements.why,
        name="why",
    ),
    path(STATEMENT + "lines/<int:line>/object/", objections.object_to, name="object"),
    path("settlements/objections/", objections.listing, name="objections"),
    path("settlements/objections/<int:pk>/answer/", objections.answer, name="answer"),
    path("settlements/objections/<int:pk>/withdraw/", objections.withdraw, name="withdraw"),
]
