"""Addresses of the room."""

from __future__ import annotations

from django.urls import path

from mreza.rooms.obligations import organisation
from mreza.rooms.obligations.views import calendar, deeds, duties, network, personal

app_name = "obligations"
DUTY = "obligations/<slug:code>/<slug:act>/<slug:name>/"
ITEM = DUTY + "<slug:moment>/"
urlpatterns = [
    path("obligations/", calendar.home, name="home"),
    path("obligations/network/", network.network, name="network"),
    path("obligations/network.<str:kind>", network.export, name="network_export"),
    path("obligations/network/lock/", network.close, name="close"),
    path("obligations/reminders/", personal.preferences, name="preferences"),
    path("obligations/feed/<str:token>.ics", personal.feed, name="feed"),
    path("obligations/<slug:code>/", calendar.calendar, name="calendar"),
    path("obligations/<slug:code>/items.<str:kind>", calendar.export, name="export"),
    path("obligations/<slug:code>/standing/", organisation.standing, name="standing"),
    path("obligations/<slug:code>/subscribe/", personal.link, name="link"),
    path("obligations/<slug:code>/subscribe/new/", personal.make_link, name="make_link"),
    path("obligations/<slug:code>/subscribe/end/", personal.revoke_link, name="revoke_link"),
    path("obligations/<slug:code>/events/add/", deeds.add_event, name="add_event"),
    path(
        "obligations/<slug:code>/events/<int:number>/withdraw/",
        deeds.withdraw_event,
        name="withdraw_event",
    ),
    path("obligations/<slug:code>/answers/<int:number>/file/", duties.file, name="file"),
    path(
        "obligations/<slug:code>/answers/<int:number>/withdraw/",
        deeds.withdraw_answer,
        name="withdraw_answer",
    ),
    path(DUTY, duties.duty, name="duty"),
    path(DUTY + "responsible/", deeds.assign, name="assign"),
    path(ITEM + "confirm/", deeds.confirm, name="confirm"),
    path(ITEM + "waive/", deeds.waive, name="waive"),
    path(ITEM + "extend/", deeds.extend, name="extend"),
]
