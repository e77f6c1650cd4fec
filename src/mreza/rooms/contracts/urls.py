"""Addresses of the room."""

from __future__ import annotations

from django.urls import path

from mreza.rooms.contracts.views import attendance, changes, contracts, facts, life_cycle

app_name = "contracts"
urlpatterns = [
    path("contracts/", contracts.listing, name="contracts"),
    path("contracts/contracts.<str:kind>", contracts.export, name="contracts_export"),
    path("contracts/prices/", contracts.price_list, name="prices"),
    path("contracts/draft/", life_cycle.draft, name="draft"),
    path("contracts/<slug:number>/", contracts.contract, name="contract"),
    path("contracts/<slug:number>/plan.<str:kind>", contracts.plan_export, name="plan_export"),
    path("contracts/<slug:number>/offer/", life_cycle.offer, name="offer"),
    path(
        "contracts/<slug:number>/offer/withdraw/", life_cycle.withdraw_offer, name="withdraw_offer"
    ),
    path("contracts/<slug:number>/agree/", life_cycle.agree, name="agree"),
    path("contracts/<slug:number>/sign/", life_cycle.sign, name="sign"),
    path("contracts/<slug:number>/close/", life_cycle.close, name="close"),
    path("contracts/<slug:number>/annexes/add/", changes.annex, name="annex"),
    path(
        "contracts/<slug:number>/annexes/<int:annex>/agree/",
        changes.annex_agree,
        name="annex_agree",
    ),
    path(
        "contracts/<slug:number>/annexes/<int:annex>/withdraw/",
        changes.annex_withdraw,
        name="annex_withdraw",
    ),
    path("contracts/<slug:number>/items/<int:item>/correct/", changes.correct, name="correct"),
    path("contracts/<slug:number>/notice/", changes.notice, name="notice"),
    path(
        "contracts/<slug:number>/notices/<int:notice>/withdraw/",
        changes.notice_withdraw,
        name="notice_withdraw",
    ),
    path(
        "contracts/<slug:number>/facts/<slug:name>/record/", facts.fact_record, name="fact_record"
    ),
    path(
        "contracts/<slug:number>/facts/<int:fact>/withdraw/",
        facts.fact_withdraw,
        name="fact_withdraw",
    ),
    path("contracts/<slug:number>/hours/add/", attendance.hours_add, name="hours_add"),
    path(
        "contracts/<slug:number>/hours/<int:hours>/remove/",
        attendance.hours_remove,
        name="hours_remove",
    ),
    path(
        "contracts/<slug:number>/substitutes/add/",
        attendance.substitute_add,
        name="substitute_add",
    ),
    path(
        "contracts/<slug:number>/substitutes/<int:substitute>/remove/",
        attendance.substitute_remove,
        name="substitute_remove",
    ),
]
