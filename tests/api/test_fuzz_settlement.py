"""Every operation of settlements under generated requests, as the insurer and as a provider.

Numbers in addresses are drawn half from what exists (the provider's own and others') and half from
anything. Nothing is computed in the background; what is asked for stays in the queue.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode

from mreza.rooms.settlement import computed, worker
from mreza.rooms.settlement.models import Objection, Proposal
from mreza.site.accounts.models import User
from mreza.site.wsgi import application
from tests import settled
from tests.api.test_fuzz import CHECKS

pytestmark = pytest.mark.django_db
NUMBERS: dict[str, list[int]] = {}
SIGNED_IN = {
    name: {"Authorization": "Basic " + base64.b64encode(f"{name}:mreza-demo".encode()).decode()}
    for name in ("zavod", "izvajalec")
}

whole = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
whole.config.generation.modes = [*GenerationMode]
schema = whole.include(path_regex="/settlements/")


@pytest.fixture(autouse=True)
def the_connection_of_the_test_stays_open() -> Iterator[None]:
    """As Django's own test client does; a request through WSGI would close it."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture(autouse=True)
def things(loaded: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run of two providers, an objection, a proposal."""
    monkeypatch.setattr(worker, "spawn", lambda number: None)
    run = settled.both()
    lines = [settled.line_of(run, provider) for provider in (settled.MINE, settled.OTHER)]
    made = Objection.objects.create(
        line=lines[0], disputed=1, reason="R", by=User.objects.get(username="izvajalec")
    )
    statements = [line.statement_id for line in lines]
    kept = Proposal.objects.create(run=run, name="x", overrides={}, author=made.by)
    NUMBERS.update(
        runs=[run.pk], statements=statements, objections=[made.pk], proposals=[kept.pk],
        line=[line.pk for line in lines], row=[computed.rows_of(line)[0].pk for line in lines],
    )  # fmt: skip


@whole.hook
def flatmap_path_parameters(context: Any, path_parameters: dict[str, Any] | None) -> Any:
    """Numbers that exist, as often as numbers that do not; what is wrong on purpose stays wrong."""
    drawn = st.just(path_parameters)
    if not (NUMBERS and path_parameters) or not all(
        isinstance(value, int) and value > 0
        for name, value in path_parameters.items()
        if name != "formula"
    ):
        return drawn
    kind = context.operation.path.split("/settlements/")[1].partition("/")[0]
    known: dict[str, list[Any]] = {**NUMBERS, "number": NUMBERS[kind], "formula": ["amount"]}
    places = st.sampled_from(range(2))  # numbers that belong together, or not
    real = {
        name: places.map(lambda place, name=name: known[name][place % len(known[name])])
        for name in path_parameters
    }
    together = places.map(
        lambda place: {name: known[name][place % len(known[name])] for name in path_parameters}
    )
    return together | st.fixed_dictionaries(real) | drawn


quick = settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@schema.parametrize()
@quick
def test_every_answer_to_the_insurer_is_one_that_is_promised(case: schemathesis.Case) -> None:
    case.call_and_validate(headers=SIGNED_IN["zavod"], checks=CHECKS)


@schema.parametrize()
@quick
def test_every_answer_to_a_provider_is_one_that_is_promised(case: schemathesis.Case) -> None:
    answer = case.call_and_validate(headers=SIGNED_IN["izvajalec"], checks=CHECKS)
    assert settled.OTHER not in answer.text or settled.OTHER in str(case.as_transport_kwargs())
