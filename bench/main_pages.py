"""The main pages: measured by `pages.py`, counted, checked and walked by the tests.

One list, so that what is measured is what is tested.
"""

from __future__ import annotations

from dataclasses import dataclass

MOST_QUERIES = 12
DASHBOARD = 15  # queries
SUPERVISORS = 16  # of all organisations: one question to each kind of record that is evidence
LAW = "/acts/health_centres_2007/"
INDICATOR = "/quality/dom-ob-savinji-celje/indicators/"


@dataclass(frozen=True)
class MainPage:
    """A page: what it is, its address, and the role that asks for it (empty: the public).

    `most` is how many queries it may ask; a dashboard gathers from several rooms and may ask 15,
    what supervisors see of all organisations 16.
    """

    title: str
    address: str
    role: str = ""
    most: int = MOST_QUERIES


MAIN_PAGES = (
    MainPage("The network, map of units", "/"),
    MainPage("The network, another activity", "/?activity=community_nursing"),
    MainPage("The network, for a provider", "/", "provider"),
    MainPage("The network, for a ministry that coordinates a plan", "/", "ministry"),
    MainPage("The network, for a holder of measures", "/", "measure_holder"),
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
    MainPage("Staff of a home", "/workforce/dom-ob-savinji-celje/", "care_home"),
    MainPage("Trainings of a home", "/workforce/dom-ob-savinji-celje/trainings/", "care_home"),
    MainPage("Appointments of a home", "/workforce/dom-ob-savinji-celje/posts/", "care_home"),
    MainPage("Care in a home", "/care/dom-ob-savinji-celje/", "care_home"),
    MainPage("Users of a home", "/care/dom-ob-savinji-celje/users/", "care_home"),
    MainPage("Leisure in a home", "/care/dom-ob-savinji-celje/leisure/", "care_home_worker"),
    MainPage(
        "Numbers of a month", "/care/dom-ob-savinji-celje/month/2026-10/", "care_home", DASHBOARD
    ),
    MainPage("Care at home", "/care/dom-ob-savinji-celje/home-care/", "care_home"),
    MainPage("Visits of a day", "/care/dom-ob-savinji-celje/home-care/day/", "care_home_worker"),
    MainPage(
        "Obligations of a home",
        "/obligations/dom-ob-savinji-celje/",
        "care_home_director",
        DASHBOARD,
    ),
    MainPage("Obligations of all", "/obligations/network/", "ministry", SUPERVISORS),
    MainPage("Obligations of all, as the insurer", "/obligations/network/", "insurer", SUPERVISORS),
    MainPage(
        "Obligations in 2007", "/obligations/zd-celje/?from=2007-01-01&to=2007-12-31", "provider"
    ),
    MainPage(
        "One obligation",
        "/obligations/zd-celje/health_centres_2007/waiting_list_april/",
        "provider",
    ),
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
    MainPage("Quality of a home", "/quality/dom-ob-savinji-celje/", "care_home", DASHBOARD),
    MainPage("Indicator of a home", f"{INDICATOR}medication_safety/", "care_home", DASHBOARD),
    MainPage("Indicator of all staff", f"{INDICATOR}staff_turnover/", "care_home", DASHBOARD),
    MainPage(
        "Close of a month", "/quality/dom-ob-savinji-celje/months/2026-10/", "care_home", DASHBOARD
    ),
    MainPage(
        "A report and what was said of it",
        "/quality/dom-ob-savinji-celje/reports/month/2026-09/",
        "ministry",
    ),
    MainPage("Quality, who reported", "/quality/network/", "ministry"),
    MainPage("Quality, the nation", "/quality/network/values/", "ministry"),
    MainPage("Quality, months of a home", "/quality/dom-ob-savinji-celje/reports/", "care_home"),
    MainPage(
        "Quality, homes side by side", "/quality/network/indicators/medication_safety/", "ministry"
    ),
    MainPage("Quality, published", "/quality/public/"),
    MainPage("Quality, published by a home", "/quality/public/dom-ob-savinji-celje/"),
    MainPage("Settlements, as the insurer", "/settlements/", "insurer"),
    MainPage("Settlements, as a provider", "/settlements/", "provider"),
    MainPage("Objections", "/settlements/objections/", "insurer"),
    MainPage("Acts", "/acts/"),
    MainPage("Act", LAW),
    MainPage("Articles", f"{LAW}articles/"),
    MainPage("Article", f"{LAW}articles/3/"),
    MainPage("Plan of an act", "/acts/nin_2025_2026/plan/"),
    MainPage("Parameters", f"{LAW}parameters/"),
    MainPage("Tables of formulas", f"{LAW}tables/"),
    MainPage("Formulas, wiring, example", f"{LAW}tables/coverage/"),
    MainPage("Formulas, the longest table", f"{LAW}tables/team_cost/"),
    MainPage("Printed tables", f"{LAW}printed/"),
    MainPage("Printed table", f"{LAW}printed/table_1/"),
    MainPage("Errata", f"{LAW}errata/"),
    MainPage("Quality model of a home", "/model/dom-ob-savinji-celje/", "care_home"),
    MainPage("Competences", "/model/dom-ob-savinji-celje/matrix/", "care_home_director"),
    MainPage("Documents", "/model/dom-ob-savinji-celje/documents/", "care_home_worker"),
    MainPage("Risks", "/model/dom-ob-savinji-celje/risks/", "care_home"),
    MainPage("Satisfaction", "/model/dom-ob-savinji-celje/surveys/", "care_home"),
    MainPage("Assessments of a home", "/model/dom-ob-savinji-celje/assessments/", "care_home"),
    MainPage("Quality models of all homes", "/model/", "ministry"),
    MainPage("Incidents of a home", "/incidents/dom-ob-savinji-celje/", "care_home"),
    MainPage("Incidents in pictures", "/incidents/dom-ob-savinji-celje/charts/", "care_home"),
    MainPage(
        "Report of an incident", "/incidents/dom-ob-savinji-celje/report/", "care_home_worker"
    ),
    MainPage("My reports", "/incidents/dom-ob-savinji-celje/mine/", "care_home_worker"),
    MainPage("Measures of a home", "/incidents/dom-ob-savinji-celje/measures/", "care_home"),
    MainPage("Search", "/search/?q=celje"),
    MainPage("Sign-in", "/accounts/sign-in/"),
    MainPage("Health workers, for the public", "/health-workforce/"),
    MainPage("Health workers", "/health-workforce/", "ministry"),
    MainPage("Coverage by health workers", "/health-workforce/coverage/?group=nurse", "provider"),
    MainPage("Ages of health workers", "/health-workforce/ages/", "ministry"),
    MainPage("Projections of the workforce", "/health-workforce/projections/", "chamber"),
    MainPage(
        "Projection of a group, two scenarios",
        "/health-workforce/projections/nurse/?entrants=5&b-leaving=2",
        "ministry",
    ),
    MainPage("Quality of workforce data", "/health-workforce/quality/", "ministry"),
    MainPage("Workforce data of a provider", "/health-workforce/providers/zd-celje/", "provider"),
    MainPage("Sending health workers", "/health-workforce/providers/zd-celje/files/", "provider"),
    MainPage("Inhabitants of units", "/health-workforce/inhabitants/", "ministry"),
    MainPage("National plans", "/plans/"),
    MainPage("Measures of a plan", "/plans/nskz_2035_2022_2025/", "ministry"),
    MainPage("Measure with targets", "/plans/nin_2025_2026/measures/2.12/", "social_ministry"),
    MainPage(
        "Measure with a linked indicator", "/plans/nskz_2035_2022_2025/measures/A27/", "ministry"
    ),
    MainPage("Reporting on a plan", "/plans/nin_2025_2026/rounds/", "social_ministry"),
    MainPage("Proposals for a plan", "/plans/nin_2025_2026/proposals/", "social_ministry"),
    MainPage("Versions of a plan", "/plans/nin_2025_2026/versions/", "social_ministry"),
    MainPage("Import of a plan", "/plans/nin_2025_2026/imports/", "social_ministry"),
    MainPage("A plan through time", "/plans/nskz_2035_2022_2025/timeline/", "ministry"),
    MainPage("Goals of a plan by status", "/plans/nskz_2035_2022_2025/goals/", "ministry"),
    MainPage("Money of a plan", "/plans/nin_2025_2026/money/", "social_ministry"),
    MainPage("Load of holders", "/plans/nskz_2035_2022_2025/holders/", "ministry"),
    MainPage("A holder over all plans", "/plans/holders/nijz/", "measure_holder"),
    MainPage("Deadlines of a plan", "/plans/nin_2025_2026/deadlines/", "insurer"),
    MainPage("Dependencies of a plan", "/plans/nin_2025_2026/dependencies/", "social_ministry"),
    MainPage("Map of a plan", "/plans/nin_2025_2026/regions/", "social_ministry"),
    MainPage("A plan in public", "/plans/nskz_2035_2022_2025/public/"),
    MainPage("Open data of a plan", "/plans/nin_2025_2026/public/data/"),
    MainPage("Licences, public search", "/licences/?q=novak"),
    MainPage("My licence", "/licences/me/", "care_home_worker"),
    MainPage("Register of licences", "/licences/register/?q=novak", "chamber"),
    MainPage("A practitioner", "/licences/register/10000/", "chamber"),
    MainPage("Ending licences", "/licences/reminders/", "chamber"),
    MainPage(
        "Licences of a home's staff", "/licences/employers/dom-ob-savinji-celje/", "care_home"
    ),
    MainPage("Trainings with licence points", "/licences/events/"),
    MainPage("Authorised organisers", "/licences/organisers/"),
    MainPage("Applications for points, own", "/licences/applications/", "care_home_worker"),
    MainPage(
        "Application of a nurse, form", "/licences/applications/new/individual/", "care_home_worker"
    ),
    MainPage(
        "Application of an organiser, form", "/licences/applications/new/organiser/", "provider"
    ),
    MainPage("Work list of applications", "/licences/office/", "chamber"),
    MainPage("Statistics of licences", "/licences/statistics/", "ministry"),
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
