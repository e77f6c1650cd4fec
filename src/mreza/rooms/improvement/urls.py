"""Addresses of the room; a register's slug leads to the same pages for each of them."""

from __future__ import annotations

from django.urls import path

from mreza.rooms.improvement.views import assessments, documents, overview, registers

app_name = "improvement"
HOME = "model/<slug:code>/"
ROUND = f"{HOME}assessments/<int:number>/"
DOCUMENT = f"{HOME}documents/<int:number>/versions/"
ENTRY = f"{HOME}<slug:slug>/<int:number>/"
urlpatterns = [
    path("model/", overview.homes, name="homes"),
    path(HOME, overview.home, name="home"),
    path(f"{HOME}matrix/", overview.matrix, name="matrix"),
    path(f"{HOME}assessments/", assessments.listing, name="assessments"),
    path(f"{HOME}assessments/open/<slug:kind>/", assessments.start, name="assessment_open"),
    path(ROUND, assessments.detail, name="assessment"),
    path(f"{ROUND}finish/", assessments.finish, name="assessment_finish"),
    path(f"{ROUND}answer/", assessments.answer, name="assessment_answer"),
    path(f"{ROUND}file.<slug:kind>", assessments.file, name="assessment_file"),
    path(f"{ROUND}<str:clause>/", assessments.item, name="assessment_item"),
    path(f"{DOCUMENT}add/", documents.add_version, name="version_add"),
    path(f"{DOCUMENT}<int:version>/file/", documents.file, name="version_file"),
    path(f"{DOCUMENT}<int:version>/confirm/", documents.confirm, name="version_confirm"),
    path(f"{HOME}<slug:slug>/", registers.listing, name="register"),
    path(f"{HOME}<slug:slug>/add/", registers.add, name="entry_add"),
    path(f"{HOME}<slug:slug>/review/", registers.review, name="review"),
    path(f"{HOME}<slug:slug>/file.<slug:kind>", registers.export, name="register_file"),
    path(ENTRY, registers.detail, name="entry"),
    path(f"{ENTRY}change/", registers.edit, name="entry_edit"),
    path(f"{ENTRY}withdraw/", registers.withdraw, name="entry_withdraw"),
    path(f"{ENTRY}lines/file/", registers.line_file, name="line_file"),
    path(f"{ENTRY}lines/add/", registers.line, name="line_add"),
    path(f"{ENTRY}lines/<int:line>/strike/", registers.strike, name="line_strike"),
]
