"""Whatever is tried, in whatever order: an incident is in a state that its history explains."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mreza.rooms.incidents.actions import handling, measures
from mreza.rooms.incidents.actions.handling import Finding
from mreza.rooms.incidents.actions.held import Author
from mreza.rooms.incidents.actions.measures import NewMeasure
from mreza.rooms.incidents.life import DEEDS
from mreza.rooms.incidents.models import Incident, State
from mreza.rooms.incidents.queries.one import open_measures
from mreza.rooms.incidents.refusals import IncidentError
from tests.web.incidents.conftest import Told

DAY = date(2026, 11, 22)
FOUND = Finding(["Zato."], {}, "Vzrok", "people")
NEW = NewMeasure("Ukrep", "systemic", "preventive", "Nekdo", DAY)
Deed = Callable[[Incident, Author], object]


def _finish(incident: Incident, author: Author) -> None:
    for measure in open_measures(incident):
        measures.done(measure, day=DAY, note="", author=author)


TRIED: dict[str, Deed] = {
    "assess_low": lambda one, by: handling.assess(one, 1, 2, why="x", author=by),
    "assess_high": lambda one, by: handling.assess(one, 5, 4, why="x", author=by),
    "appoint": lambda one, by: handling.appoint(one, ["A"], DAY, author=by),
    "skip": lambda one, by: handling.skip(one, why="x", author=by),
    "analyse": lambda one, by: handling.analyse(one, FOUND, author=by),
    "add": lambda one, by: measures.add(one, NEW, author=by),
    "agree": lambda one, by: handling.agree_measures(one, author=by),
    "finish": _finish,
    "works": lambda one, by: handling.check(one, effective=True, finding="x", day=DAY, author=by),
    "works_not": lambda one, by: handling.check(
        one, effective=False, finding="x", day=DAY, author=by
    ),
    "close": lambda one, by: handling.close(one, why="x", author=by),
    "reopen": lambda one, by: handling.reopen(one, why="x", author=by),
    "correct": lambda one, by: handling.correct(
        one, {"notes": f"{one.revision}"}, why="x", author=by
    ),
    "withdraw": lambda one, by: handling.withdraw(one, why="x", author=by),
    "reinstate": lambda one, by: handling.reinstate(one, why="x", author=by),
}
# The usual way is tried more often, or few would come far.
WAY = ["assess_high", "skip", "analyse", "add", "agree", "finish", "works", "close"]
ORDERS = st.lists(st.sampled_from(sorted(TRIED)), max_size=6).flatmap(
    lambda odd: st.integers(0, len(WAY)).map(lambda far: WAY[:far] + odd + WAY[far:])
)


@pytest.mark.django_db
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=ORDERS)
def test_the_history_explains_the_state(order: list[str], told: Told, author: Author) -> None:
    incident = told()
    for name in order:
        with suppress(IncidentError):
            TRIED[name](incident, author)
        incident.refresh_from_db()
    events = list(incident.events.all())
    assert [event.revision for event in events] == list(range(1, incident.revision + 1))
    state: str = State.REPORTED
    for event in events[1:]:
        assert any(event.what == deed.what and state in deed.stands for deed in DEEDS.values())
        assert event.before.get("state", state) == state
        state = event.after.get("state", state)
    assert state == incident.state
    if incident.state == State.CLOSED:
        assert not open_measures(incident).exists()
    if incident.state in (State.CHECKED, State.MEASURES):
        assert incident.analyses.exists()
        assert incident.commissions.exists()
