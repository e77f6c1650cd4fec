"""The law's commands as a program: quick to start, pipes in and out, no site."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import CAPITATION, COVERAGE

MREZA = str(Path(sys.executable).with_name("mreza"))
ROWS = '[{"quotients": "3000.00"}]'
# Everything that only the site, another engine or a report needs.
NOT_FOR_THIS = ("django", "ninja", "psycopg", "pyspark", "pandas", "altair", "openpyxl")
COMMANDS = (
    ["acts", "list"],
    ["calc", CAPITATION, "--rows", "-", "--format", "json"],
    ["explain", CAPITATION, "recognised_quotients", "--rows", "-"],
)


def run(arguments: list[str], stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        arguments, input=stdin, capture_output=True, text=True, timeout=60, check=False
    )


def test_rows_are_piped_in_and_json_is_piped_out():
    outcome = run([MREZA, "calc", CAPITATION, "--rows", "-", "--format", "json"], ROWS)
    assert (outcome.returncode, outcome.stderr) == (0, "")
    (row,) = json.loads(outcome.stdout)["rows"]
    assert row["inputs"] == {"quotients": "3000.00", "assigned_persons": None}


def test_a_user_error_is_exit_code_two_with_the_message_on_stderr_only():
    outcome = run([MREZA, "calc", COVERAGE, "--rows", "-", "--format", "json"], "nonsense")
    assert (outcome.returncode, outcome.stdout) == (2, "")
    assert outcome.stderr.startswith(f"Error: {COVERAGE}: ")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_the_law_needs_no_django_and_no_engine_that_is_not_asked_for(command):
    program = f"""
import sys
from mreza.site.cli import app
try:
    app({command!r})
except SystemExit as end:
    assert end.code == 0, end.code
print("loaded:", *sorted(set(sys.modules) & set({NOT_FOR_THIS!r})), file=sys.stderr)
"""
    outcome = run([sys.executable, "-c", program], ROWS)
    assert outcome.returncode == 0, outcome.stderr
    assert outcome.stderr.splitlines()[-1] == "loaded:"
