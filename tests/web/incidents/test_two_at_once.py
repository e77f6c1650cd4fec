"""Two tabs, two people, the same moment: one report, one deed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import connections

from mreza.rooms.incidents.actions import handling, reporting
from mreza.rooms.incidents.actions.held import Author
from mreza.rooms.incidents.actions.reporting import Report, Reported
from mreza.rooms.incidents.models import Incident
from mreza.rooms.incidents.moments import at_moment
from mreza.rooms.incidents.refusals import IncidentError, StaleError
from mreza.site.accounts.models import User
from tests.web.incidents.conftest import HOME, NOW

pytestmark = pytest.mark.django_db(transaction=True)
FACTS = {"kind": "fall", "service": "institutional_care", "description": "Padec."}
TABS = 4


def at_once(deed: Callable[[], object]) -> list[object]:
    """What each of several threads was given, or told, that do the same at the same moment."""
    start, given = threading.Barrier(TABS), []

    def run() -> None:
        try:
            start.wait()
            given.append(deed())
        except IncidentError as error:
            given.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(TABS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return given


def test_one_form_of_several_tabs_and_one_assessment_of_several_officers(loaded: None) -> None:
    user, told = User.objects.get(username="dom"), Report(uuid4(), at_moment(NOW), FACTS)
    given = at_once(lambda: reporting.report(HOME, told, by=user, now=NOW))
    stored = [one for one in given if isinstance(one, Reported)]
    assert sorted(one.new for one in stored) == [False] * (TABS - 1) + [True]
    incident = Incident.objects.get(client_id=told.client_id)
    assert incident.events.count() == 1
    author = Author(user, NOW, incident.revision)
    answers = at_once(lambda: handling.assess(incident, 2, 2, author=author))
    assert sum(isinstance(one, StaleError) for one in answers) == TABS - 1
    incident.refresh_from_db()
    assert (incident.revision, incident.events.count()) == (2, 2)
