"""The main pages: measured by `pages.py`, counted, checked and walked by the tests.

One list, so that what is measured is what is tested.
"""

from __future__ import annotations

from dataclasses import dataclass

MOST_QUERIES = 12
LAW = "/acts/health_centres_2007/"


@dataclass(frozen=True)
class MainPage:
    """A page: what it is, its address, and the role that asks for it (empty: the public)."""

    title: str
    address: str
    role: str = ""


MAIN_PAGES = (
    MainPage("The network, map of units", "/"),
    MainPage("The network, another activity", "/?activity=community_nursing"),
    MainPage("The network, for a provider", "/", "provider"),
    MainPage("Coverage of all units, table", "/coverage/"),
    MainPage("Regional offices", "/offices/"),
    MainPage("Regional office", "/offices/ljubljana/"),
    MainPage("Region unit", "/units/celje/"),
    MainPage("Activities", "/activities/"),
    MainPage("Organisations", "/organisations/"),
    MainPage("Organisations, searched", "/organisations/?q=dom&office=celje"),
    MainPage("Organisation, the largest", "/organisations/zd-ljubljana/"),
    MainPage("Organisation, as its staff", "/organisations/zd-celje/", "provider"),
    MainPage("Organisation, as the insurer", "/organisations/zd-celje/", "insurer"),
    MainPage("Correction of facts", "/organisations/zd-celje/facts/", "insurer"),
    MainPage("Changes of the registry", "/changes/"),
    MainPage("People's roles", "/memberships/", "admin"),
    MainPage("Why a figure is what it is", "/why/coverage/celje.primary/deviation_percent/"),
    MainPage("What if, choice", "/what-if/"),
    MainPage("What if, form", "/what-if/coverage/"),
    MainPage("What if, result", "/what-if/coverage/?coverage_tolerance=5&formula=standing"),
    MainPage("What if, money", "/what-if/emergency/?emergency_fund=18000000"),
    MainPage("Proposals", "/what-if/proposals/", "insurer"),
    MainPage("Contracts", "/contracts/", "insurer"),
    MainPage("Contracts, narrowed", "/contracts/?office=celje&activity=women", "ministry"),
    MainPage("Contract, as the insurer", "/contracts/2007-zd-ljubljana/", "insurer"),
    MainPage("Contract, as its provider", "/contracts/2007-zd-celje/", "provider"),
    MainPage("Annex of a contract", "/contracts/2007-zd-celje/annexes/add/", "insurer"),
    MainPage("Notice of a contract", "/contracts/2007-zd-celje/notice/", "insurer"),
    MainPage("Opening hours", "/contracts/2007-zd-celje/hours/add/", "provider"),
    MainPage("Substitute", "/contracts/2007-zd-celje/substitutes/add/", "provider"),
    MainPage("Offer of a provider", "/contracts/2007-zd-celje/offer/", "provider"),
    MainPage("Draft of a contract", "/contracts/draft/", "insurer"),
    MainPage("Price list", "/contracts/prices/"),
    MainPage("Realisation", "/realisation/"),
    MainPage("Realisation, as the insurer", "/realisation/", "insurer"),
    MainPage("Send a file, as a provider", "/realisation/send/", "provider"),
    MainPage("Send a file, as the insurer", "/realisation/send/", "insurer"),
    MainPage("Schemas of files", "/realisation/schema/"),
    MainPage("Schema of a file", "/realisation/schema/services/"),
    MainPage("Catalogue of services", "/realisation/services/"),
    MainPage("Settlements, as the insurer", "/settlements/", "insurer"),
    MainPage("Settlements, as a provider", "/settlements/", "provider"),
    MainPage("Objections", "/settlements/objections/", "insurer"),
    MainPage("Acts", "/acts/"),
    MainPage("Act", LAW),
    MainPage("Articles", f"{LAW}articles/"),
    MainPage("Article", f"{LAW}articles/3/"),
    MainPage("Parameters", f"{LAW}parameters/"),
    MainPage("Tables of formulas", f"{LAW}tables/"),
    MainPage("Formulas, wiring, example", f"{LAW}tables/coverage/"),
    MainPage("Formulas, the longest table", f"{LAW}tables/team_cost/"),
    MainPage("Printed tables", f"{LAW}printed/"),
    MainPage("Printed table", f"{LAW}printed/table_1/"),
    MainPage("Errata", f"{LAW}errata/"),
    MainPage("Search", "/search/?q=celje"),
    MainPage("Sign-in", "/accounts/sign-in/"),
)

# Of an issued run: `{run}`, and of one of its statements `{statement}`, `{line}`, `{row}`,
# `{objection}`. Whoever asks for them settles a period first.
STATEMENT = "/settlements/statements/{statement}/"
ROW = STATEMENT + "lines/{line}/rows/{row}/"
SETTLED_PAGES = (
    MainPage("Settlements with runs", "/settlements/", "insurer"),
    MainPage("Settlements with statements", "/settlements/", "provider"),
    MainPage("Contract with its settlement", "/contracts/2007-zd-celje/", "provider"),
    MainPage("Organisation with statements", "/organisations/zd-celje/", "provider"),
    MainPage("National overview", "/settlements/runs/{run}/", "insurer"),
    MainPage("National overview, narrowed", "/settlements/runs/{run}/?office=celje", "ministry"),
    MainPage("Progress of a run", "/settlements/runs/{run}/progress/", "insurer"),
    MainPage("Statements of a run", "/settlements/runs/{run}/statements.csv", "insurer"),
    MainPage("Statement, as the insurer", STATEMENT, "insurer"),
    MainPage("Statement, as its provider", STATEMENT, "provider"),
    MainPage("Statement on paper", "/settlements/statements/{statement}.pdf", "provider"),
    MainPage("Statement as a workbook", "/settlements/statements/{statement}.xlsx", "provider"),
    MainPage("Line of a statement", STATEMENT + "lines/{line}/", "provider"),
    MainPage("Why an amount is what it is", ROW + "why/amount/", "provider"),
    MainPage("Rows it was counted from", ROW, "provider"),
    MainPage("Objection to a line", STATEMENT + "lines/{line}/object/", "provider"),
    MainPage("Objections, with one", "/settlements/objections/", "insurer"),
    MainPage("Answer to an objection", "/settlements/objections/{objection}/answer/", "insurer"),
    MainPage("What if over the nation, form", "/settlements/runs/{run}/what-if/", "ministry"),
    MainPage(
        "What if over the nation, result",
        "/settlements/runs/{run}/what-if/?community_nursing_point_price=9",
        "insurer",
    ),
    MainPage("Proposals compared", "/settlements/runs/{run}/proposals/compare/", "ministry"),
)
