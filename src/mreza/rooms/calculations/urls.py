"""Addresses of the room."""

from __future__ import annotations

from django.urls import path

from mreza.rooms.calculations.views import proposals, what_if, why

app_name = "calculations"
urlpatterns = [
    path("why/<str:feed>/<str:key>/<str:formula>/", why.why, name="why"),
    path(
        "why/<str:feed>/<str:key>/<str:formula>/explanation.<str:kind>",
        why.why_file,
        name="why_file",
    ),
    path("what-if/", what_if.feed_list, name="what_if_feeds"),
    path("what-if/proposals/", proposals.listing, name="proposals"),
    path("what-if/proposals/<int:number>/delete/", proposals.delete, name="proposal_delete"),
    path("what-if/<str:feed>/", what_if.what_if, name="what_if"),
    path("what-if/<str:feed>/changes.<str:kind>", what_if.what_if_file, name="what_if_file"),
    path("what-if/<str:feed>/keep/", proposals.keep, name="proposal_keep"),
    path("what-if/<str:feed>/compare/", proposals.compare, name="proposals_compare"),
]
