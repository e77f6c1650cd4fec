"""Every operation of the API under generated requests: each answer is one that was promised.

Addresses are drawn half from what exists and half from anything; the same requests every time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from mreza import acts
from mreza.kernel.table import Table
from mreza.site.wsgi import application
from tests import strategies

pytestmark = pytest.mark.django_db

ACT = "health_centres_2007"
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
]
CODE = re.compile(r"[-a-z0-9_]{1,80}")
REAL: dict[str, list[str]] = {
    "act_id": [ACT],
    "feed": ["coverage", "emergency", "team_cost"],
    "key": ["celje.primary", "lasko.women"],
    "formula": ["insured_per_doctor", "standing"],
    "code": ["zd-celje", "zzzs"],
    "number": ["2007-zd-celje"],
}

schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
schema.config.generation.modes = [*GenerationMode]


@pytest.fixture(autouse=True)
def the_connection_of_the_test_stays_open() -> Iterator[None]:
    """As Django's own test client does; a request through WSGI would close it."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@schema.hook
def flatmap_path_parameters(context: Any, path_parameters: dict[str, Any] | None) -> Any:
    """Names that exist, as often as names that do not; a name wrong on purpose stays wrong."""
    drawn = st.just(path_parameters)
    if not path_parameters or not CODE.fullmatch(path_parameters.get("code", "x")):
        return drawn
    path = context.operation.path
    names = [*acts.get(ACT).printed] if "/printed/" in path else [*acts.get(ACT).tables]
    known = {**REAL, "name": names}
    if not known.keys() >= path_parameters.keys():
        return drawn
    real = {name: st.sampled_from(known[name]) for name in path_parameters}
    return st.fixed_dictionaries(real) | drawn


quick = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@schema.parametrize()
@quick
def test_every_answer_is_one_that_the_description_promises(case: schemathesis.Case) -> None:
    case.call_and_validate(checks=CHECKS)


JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**40), 10**40),
    st.floats(),
    st.text(max_size=12),
    st.sampled_from(["NaN", "1.234,56", "1,234.56", "-1", "1e9", "∞", "−5", "0x10", "٣", " 7 "]),
)


@st.composite
def bodies(draw: st.DrawFn) -> tuple[Table, dict[str, Any]]:
    """Rows of a table of the act as they should be, some of them spoilt."""
    table = draw(st.sampled_from([*acts.get(ACT).tables.values()]))
    rows = [
        {
            name: value if isinstance(value, bool | None) else str(value)
            for name, value in row.items()
        }
        for row in draw(strategies.rows(table, most=3))
    ]
    for _ in range(draw(st.integers(0, 2))):
        row = draw(st.sampled_from(rows))
        name = draw(st.sampled_from([*row, "no_such_column"]))
        row[name] = draw(JUNK)
    body: dict[str, Any] = {"rows": rows}
    if draw(st.booleans()) and table.used_parameters:
        item = draw(st.sampled_from(table.used_parameters))
        body["set"] = {item.name: draw(JUNK.filter(lambda v: v is not None))}
    return table, body


@settings(quick, max_examples=150)
@given(bodies())
def test_any_rows_are_calculated_or_refused_with_reasons(drawn: tuple[Table, dict]) -> None:
    table, body = drawn
    address = f"/api/v1/acts/{ACT}/tables/{table.name}/calculate"
    answer = Client().post(address, body, content_type="application/json")
    said = answer.json()
    if answer.status_code == 200:
        assert len(said["rows"]) == len(body["rows"])
        return
    assert answer.status_code in (400, 404, 422), said
    assert answer["Content-Type"] == "application/problem+json"
    assert said["status"] == answer.status_code
    assert said["detail"]
