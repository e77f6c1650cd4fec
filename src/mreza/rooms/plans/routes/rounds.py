"""Reporting rounds, proposals, comparison of versions, the yearly report."""

from __future__ import annotations

from django.urls import URLPattern, path

from mreza.rooms.plans import converters  # noqa: F401 - of the measure's code below
from mreza.rooms.plans.views import entries, proposals, rounds, versions, yearly

PLAN = "plans/<slug:code>/"
ROUND = PLAN + "rounds/<int:pk>/"
ENTRY = ROUND + "entries/<int:entry>/"
PROPOSAL = PLAN + "proposals/<int:pk>/"
urlpatterns: list[URLPattern] = [
    path(PLAN + "rounds/", rounds.listing, name="rounds"),
    path(PLAN + "rounds/open/", rounds.open_round, name="round_open"),
    path(ROUND, rounds.page, name="round"),
    path(ROUND + "remind/", rounds.remind, name="round_remind"),
    path(ROUND + "end/", rounds.end, name="round_end"),
    path(ROUND + "again/", rounds.again, name="round_again"),
    path(ROUND + "cancel/", rounds.cancel, name="round_cancel"),
    path(ROUND + "freeze/", rounds.freeze, name="round_freeze"),
    path(ROUND + "round.ics", rounds.calendar, name="round_calendar"),
    path(ROUND + "report.<str:kind>", yearly.of_round, name="round_report"),
    path(ENTRY, entries.entry, name="entry"),
    path(ENTRY + "accept/", entries.accept, name="entry_accept"),
    path(ENTRY + "return/", entries.send_back, name="entry_return"),
    path(PLAN + "report.<str:kind>", yearly.of_day, name="report"),
    path(PLAN + "measures/<measure_code:measure>/propose/", proposals.propose, name="propose"),
    path(PLAN + "proposals/", proposals.listing, name="proposals"),
    path(PROPOSAL + "accept/", proposals.accept, name="proposal_accept"),
    path(PROPOSAL + "refuse/", proposals.refuse, name="proposal_refuse"),
    path(PROPOSAL + "withdraw/", proposals.withdraw, name="proposal_withdraw"),
    path(PLAN + "versions/", versions.versions, name="versions"),
]
