"""The program run inside the test, and rows to run it on."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from mreza.site.cli import app

ACT = "health_centres_2007"
COVERAGE = f"{ACT}.coverage"
CAPITATION = f"{ACT}.capitation"
Mreza = Callable[..., Result]

COVERAGE_CSV = """\
unit;office;activity;insured_persons;doctors;assigned_persons
celje;celje;primary;2.000;1;1.900
lasko;celje;primary;1.000;1,00;
"""


@pytest.fixture
def mreza() -> Mreza:
    """`mreza("acts", "list")`: the outcome; anything but a plain exit is raised."""

    def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
        outcome = CliRunner().invoke(app, arguments, input=stdin)
        if outcome.exception is not None and not isinstance(outcome.exception, SystemExit):
            raise outcome.exception
        return outcome

    return run


@pytest.fixture
def data(mreza: Mreza) -> Callable[..., Any]:
    """`data("acts", "list")`: what the command answers as JSON."""

    def run(*arguments: str, stdin: str | None = None) -> Any:
        outcome = mreza(*arguments, "--format", "json", stdin=stdin)
        assert outcome.exit_code == 0, outcome.stderr
        return json.loads(outcome.stdout)

    return run


@pytest.fixture
def coverage_file(tmp_path: Path) -> str:
    """Two units in Slovene notation: 2.000 and 1.000 insured persons with a doctor each."""
    path = tmp_path / "coverage.csv"
    path.write_text(COVERAGE_CSV, encoding="utf-8")
    return str(path)
