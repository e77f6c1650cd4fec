"""Addresses of the room."""

from __future__ import annotations

from django.urls import path

from mreza.rooms.network.views import corrections, coverage, memberships, organisations

app_name = "network"
urlpatterns = [
    path("", coverage.home, name="home"),
    path("coverage/", coverage.table, name="coverage"),
    path("coverage/coverage.<str:kind>", coverage.table_export, name="coverage_export"),
    path("offices/", coverage.offices, name="offices"),
    path("offices/<slug:code>/", coverage.office, name="office"),
    path("units/<slug:code>/", coverage.unit, name="unit"),
    path("activities/", coverage.activities, name="activities"),
    path("organisations/", organisations.listing, name="organisations"),
    path(
        "organisations/organisations.<str:kind>", organisations.export, name="organisations_export"
    ),
    path("organisations/<slug:code>/", organisations.organisation, name="organisation"),
    path("organisations/<slug:code>/facts/", corrections.facts, name="facts"),
    path("organisations/<slug:code>/contact/", corrections.contact, name="contact"),
    path("organisations/<slug:code>/names/add/", corrections.alias_add, name="alias_add"),
    path(
        "organisations/<slug:code>/names/<int:number>/end/",
        corrections.alias_close,
        name="alias_close",
    ),
    path("changes/", organisations.change_list, name="changes"),
    path("changes/<int:number>/take-back/", corrections.take_back, name="take_back"),
    path("memberships/", memberships.listing, name="memberships"),
    path("memberships/add/", memberships.add, name="membership_add"),
    path("memberships/<int:number>/end/", memberships.end, name="membership_end"),
]
