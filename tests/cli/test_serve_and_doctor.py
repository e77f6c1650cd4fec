"""`mreza serve`, `mreza demo`, `mreza doctor`, run as programs."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from typer.testing import CliRunner

from mreza.site.cli import app
from mreza.site.cli.serve import PortTaken, listen
from mreza.site.database.embedded import EmbeddedPostgres

MREZA = str(Path(sys.executable).with_name("mreza"))
START_SECONDS = 90


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A fresh installation's environment."""
    data = tmp_path / "data"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MREZA_")}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    yield {**kept, "MREZA_DATA": str(data), "MREZA_DATABASE_FAST": "1"}
    server = EmbeddedPostgres(data / "postgres")
    if server.is_running():
        server._stop()
    shutil.rmtree(data, ignore_errors=True)


def address_of(process: subprocess.Popen[str]) -> str:
    """The address the program prints; fails when it ends without one."""
    assert process.stdout is not None
    for line in process.stdout:
        found = re.search(r"http://\S+", line)
        if found:
            return found[0]
    pytest.fail("the server printed no address")


def answer(url: str) -> str:
    """The body, waiting for the workers to come up."""
    until = time.monotonic() + START_SECONDS
    while True:
        try:
            with urlopen(url, timeout=30) as response:
                return response.read().decode()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def test_demo_serves_prints_its_address_and_leaves_in_good_order(
    environment: dict[str, str],
) -> None:
    process = subprocess.Popen(
        [MREZA, "demo", "--workers", "1", "--scale", "unit:metlika", "--rows", "2000"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        address = address_of(process)
        assert json.loads(answer(f"{address}healthz")) == {"status": "ok"}
        assert "mreza-demo" in answer(f"{address}accounts/sign-in/")
        assert "Sintetični podatki" in answer(f"{address}realisation/")
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=60)
    assert not EmbeddedPostgres(Path(environment["MREZA_DATA"]) / "postgres").is_running()


def test_a_scale_that_does_not_exist_is_exit_code_2() -> None:
    outcome = CliRunner().invoke(app, ["demo", "--scale", "moon"])
    assert outcome.exit_code == 2
    assert "unit, region or nation" in outcome.stderr


def test_a_taken_port_is_a_clear_error() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(PortTaken, match=rf"Port {port} is in use.*--port"):
            listen("127.0.0.1", port)


def test_without_a_port_the_next_free_one_is_taken() -> None:
    with listen("127.0.0.1", None) as first, listen("127.0.0.1", None) as second:
        assert first.getsockname()[1] != second.getsockname()[1]


def test_an_unknown_host_is_a_clear_error() -> None:
    with pytest.raises(PortTaken, match="Cannot listen on"):
        listen("192.0.2.1", None)


def test_doctor_finds_what_a_fresh_installation_lacks(environment: dict[str, str]) -> None:
    done = subprocess.run(
        [MREZA, "doctor", "--format", "json"], env=environment, capture_output=True, text=True
    )
    findings = {finding["check"]: finding for finding in json.loads(done.stdout)}
    assert findings["database"]["state"] == "ok"
    assert findings["migrations"]["state"] == "bad"
    assert "mreza serve" in findings["migrations"]["cure"]
    assert done.returncode == 1


@pytest.mark.parametrize(
    ("setting", "value", "check", "cure"),
    [
        ("DATABASE_URL", "mysql://host/name", "settings", "postgresql://"),
        ("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none", "database", "DATABASE_URL"),
        ("MREZA_DATA", "/dev/null/data", "data folder", "MREZA_DATA"),
    ],
)
def test_doctor_names_the_cure(
    environment: dict[str, str], setting: str, value: str, check: str, cure: str
) -> None:
    done = subprocess.run(
        [MREZA, "doctor", "--format", "json"],
        env={**environment, setting: value},
        capture_output=True,
        text=True,
    )
    findings = {finding["check"]: finding for finding in json.loads(done.stdout)}
    assert findings[check]["state"] == "bad"
    assert cure in findings[check]["found"] + findings[check]["cure"]
    assert done.returncode == 1
