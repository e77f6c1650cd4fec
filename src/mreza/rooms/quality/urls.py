"""Addresses of the room."""

from __future__ import annotations

from django.urls import path

from mreza.rooms.quality.views import closing, home, indicator, network, public, reports

app_name = "quality"
HOME = "quality/<slug:code>/"
MONTH = HOME + "months/<str:month>/"
INDICATOR = HOME + "indicators/<str:name>/"
urlpatterns = [
    path("quality/", home.start, name="home"),
    path("quality/network/", network.reported, name="network"),
    path("quality/network/values/", network.values, name="national"),
    path("quality/network/values.<str:kind>", network.values_file, name="national_file"),
    path("quality/network/indicators/<str:name>/", network.indicator, name="national_indicator"),
    path("quality/network/publish/", network.publish, name="publish_all"),
    path("quality/public/", public.listing, name="public"),
    path("quality/public/values.<str:kind>", public.listing_file, name="public_file"),
    path("quality/public/<slug:code>/", public.of_home, name="public_home"),
    path("quality/reports/<int:pk>/", reports.submission, name="submission"),
    path("quality/reports/<int:pk>/report.<str:kind>", reports.file, name="submission_file"),
    path(HOME, home.dashboard_page, name="dashboard"),
    path(INDICATOR, indicator.page, name="indicator"),
    path(INDICATOR + "plan/", indicator.plan, name="plan"),
    path(INDICATOR + "notes/", indicator.note, name="note"),
    path(HOME + "notes/<int:pk>/withdraw/", indicator.withdraw, name="withdraw_note"),
    path(HOME + "why/<str:name>/<str:month>/<str:formula>/", indicator.why, name="why"),
    path(MONTH, closing.month, name="month"),
    path(MONTH + "prepare/", closing.prepare, name="prepare"),
    path(MONTH + "reason/<str:name>/", closing.reason, name="reason"),
    path(HOME + "closes/<int:pk>/approve/", closing.approve, name="approve"),
    path(HOME + "closes/<int:pk>/return/", closing.send_back, name="send_back"),
    path(HOME + "closes/<int:pk>/", closing.close, name="close"),
    path(HOME + "closes/<int:pk>/why/<int:row>/<str:formula>/", closing.why, name="closed_why"),
    path(HOME + "reports/", reports.listing, name="reports"),
    path(HOME + "reports/<str:span>/<str:first>/send/", reports.send, name="send"),
    path(HOME + "reports/<str:span>/<str:first>/", reports.talk, name="talk"),
    path(HOME + "reports/<str:span>/<str:first>/say/", reports.say, name="say"),
    path(HOME + "publish/", reports.publish, name="publish"),
]
