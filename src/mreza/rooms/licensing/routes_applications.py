"""Addresses of events, applications and statistics."""

from __future__ import annotations

from django.urls import URLPattern, path

from mreza.rooms.licensing.views import (
    application,
    application_why,
    applying,
    event_changes,
    events,
    lists,
    office,
    organisers,
    statistics,
)

EVENT = "licences/events/<int:number>/"
LIST = f"{EVENT}list/<int:file>/"
ONE = "licences/applications/<int:number>/"
urlpatterns: list[URLPattern] = [
    path("licences/events/", events.calendar, name="events"),
    path("licences/events.ics", events.feed, name="events_feed"),
    path(EVENT, events.event, name="event"),
    path(f"{EVENT}move/", event_changes.change, {"name": "move"}, name="event_move"),
    path(f"{EVENT}cancel/", event_changes.change, {"name": "cancel"}, name="event_cancel"),
    path(f"{EVENT}list/", lists.attendance, name="attendance"),
    path(f"{EVENT}why/<int:line>/", application_why.event, name="event_why"),
    path("licences/events/list.<slug:kind>", lists.template, name="list_template"),
    path(LIST, lists.one, name="list_file"),
    path(f"{LIST}take/", lists.take, name="list_take"),
    path(f"{LIST}discard/", lists.discard, name="list_discard"),
    path(f"{LIST}take-back/", lists.take_back, name="list_take_back"),
    path(f"{LIST}errors.csv", lists.errors, name="list_errors"),
    path("licences/applications/", application.mine, name="applications"),
    path("licences/applications/new/", applying.choose, name="application_choose"),
    path("licences/applications/new/<slug:kind>/", applying.new, name="application_new"),
    path(ONE, application.detail, name="application"),
    path(f"{ONE}change/", applying.change, name="application_change"),
    path(f"{ONE}submit/", application.submit, name="application_submit"),
    path(f"{ONE}withdraw/", application.deed, {"name": "withdraw"}, name="application_withdraw"),
    path(f"{ONE}appeal/", application.deed, {"name": "appeal"}, name="application_appeal"),
    path(f"{ONE}files/", application.attach, name="application_attach"),
    path(f"{ONE}files/<int:file>/", application.attachment, name="application_file"),
    path(f"{ONE}files/<int:file>/leave-out/", application.leave_out, name="application_leave_out"),
    path(f"{ONE}why/<int:line>/", application_why.application, name="application_why"),
    path(f"{ONE}why/<slug:name>/", application_why.content, name="application_why_content"),
    path(f"{ONE}letter-<int:decision>.pdf", application.letter, name="application_letter"),
    path("licences/office/", office.work_list, name="office"),
    path("licences/office/<int:number>/<slug:name>/", office.deed, name="office_deed"),
    path("licences/organisers/", organisers.organisers, name="organisers"),
    path("licences/organisers/authorise/", organisers.authorise, name="authorise"),
    path("licences/organisers/<int:number>/end/", organisers.end, name="authorisation_end"),
    path("licences/statistics/", statistics.page, name="statistics"),
    path("licences/statistics.<slug:kind>", statistics.export, name="statistics_export"),
]
