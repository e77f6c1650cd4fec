"""What an organisation's page says of its obligations: to everybody what the acts ask of it, to
whoever may see it also where each due item stands."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mreza import acts
from mreza.kernel.act import Act
from mreza.kernel.ledger import Clause
from mreza.kernel.months import add_months
from mreza.kernel.rendering import citation
from mreza.rooms.calculations import links
from mreza.rooms.network.duties import duties
from mreza.rooms.network.models import OrganisationVersion
from mreza.rooms.network.panels import Panel
from mreza.rooms.network.views.asking import person
from mreza.rooms.obligations import catalogue, queries, showing
from mreza.rooms.obligations.catalogue import Subject
from mreza.rooms.obligations.items import Item, State
from mreza.rooms.obligations.matching import Window
from mreza.rooms.obligations.rules import Deed
from mreza.rooms.obligations.views.asking import access, ahead, sign_in, subject_or_404
from mreza.site import clock

LEDGER = "health_centres_2007"  # its ledger names duties without a time limit for the registry
LOOK_BACK = timedelta(days=366)
NEXT = 4
MOST_LATE = 2  # of those, so that what is coming is seen too
MONTHS = 12


def panel(request: HttpRequest, version: OrganisationVersion) -> Panel | None:
    """What it must do. No query here; what stands where is fetched after the page."""
    code, spoken = str(version.organisation_id), showing.language()
    tables = frozenset(getattr(version, "printed_in", ()))
    subject = Subject(code, version.name, str(version.kind_id), tables)
    timed = [item for item in catalogue.obligations() if subject.owes(item)]
    cited = {(item.act, item.article) for item in timed}
    law = acts.get(LEDGER)
    always = duties(law, kind=subject.kind, tables=subject.tables, code=code)
    untimed = [clause for clause in always if (LEDGER, clause.citation) not in cited]
    context = {
        "subject": subject,
        "sees": access(request).may(Deed.SEE, code),
        "timed": [_timed(item, spoken) for item in timed],
        "always": [_clause(law, clause, spoken) for clause in untimed],
        "number": len(timed) + len(untimed),
    }
    return Panel("obligations/_panel.html", context)


def _timed(item: Any, spoken: str) -> dict[str, str]:
    return {
        "summary": item.title[spoken],
        "when": item.when[spoken],
        "why": item.why[spoken],
        "label": catalogue.cited(item, spoken),
        "url": catalogue.law_page(item),
    }


def _clause(law: Act, clause: Clause, spoken: str) -> dict[str, str]:
    return {
        "summary": clause.paragraph.summary[spoken],
        "when": clause.paragraph.details["when"][spoken],
        "label": f"{law.short[spoken]}, {citation(clause.citation, spoken)}",
        "url": links.article(law.id, clause.citation),
    }


@require_safe
def standing(request: HttpRequest, code: str) -> HttpResponse:
    """The part of that panel which says where things stand: figures, what comes next, a year."""
    refused = sign_in(request)
    if refused:
        return refused
    subject = subject_or_404(request, code)
    return render(request, "obligations/_standing.html", _standing(request, subject))


def _standing(request: HttpRequest, subject: Subject) -> dict[str, Any]:
    today = clock.today()
    soon, span = queries.preference(person(request)).soon_days, ahead(today)
    window = Window(today - LOOK_BACK, span.last, today, soon)
    items = queries.items([subject], window)
    late = [item for item in items if item.state == State.OVERDUE][-MOST_LATE:]
    coming = [item for item in items if item.open and item.state != State.OVERDUE]
    return {
        "subject": subject,
        "figures": _figures(items, today.year),
        "next": [showing.row(item, today) for item in [*late, *coming][:NEXT]],
        "picture": showing.months(add_months(today.replace(day=1), -3), MONTHS, items),
        "years": sorted({item.first.year for item in catalogue.obligations()
                         if subject.owes(item) and item.event is None}),
    }  # fmt: skip


def _figures(items: list[Item], year: int) -> dict[str, int]:
    """Overdue and due soon now; done in time and due this year."""
    counts = Counter(item.state for item in items)
    this_year = Counter(item.state for item in items if item.due.year == year)
    return {
        "overdue": counts[State.OVERDUE],
        "soon": counts[State.SOON],
        "in_time": this_year[State.DONE],
        "this_year": this_year.total(),
        "year": year,
    }
