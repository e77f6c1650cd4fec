"""`mreza doctor`: says what is wrong with an installation and how to mend it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

OLDEST_PYTHON = (3, 11)
OLDEST_JAVA = 17


class State(StrEnum):
    """How a check ended; `optional` is missing but not needed for most work."""

    OK = "ok"
    OPTIONAL = "optional"
    BAD = "bad"


@dataclass(frozen=True)
class Finding:
    """One check: what was found, and what to do about it when it is not right."""

    check: str
    state: State
    found: str
    cure: str = ""


class Format(StrEnum):
    """How to print."""

    TABLE = "table"
    JSON = "json"


def doctor(
    format: Annotated[Format, typer.Option(help="How to print the findings.")] = Format.TABLE,
) -> None:
    """Check this installation; the exit code is 1 when something has to be mended."""
    findings = list(examine())
    if format is Format.JSON:
        typer.echo(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False))
    else:
        _print(findings)
    raise typer.Exit(int(any(finding.state is State.BAD for finding in findings)))


def examine() -> Iterator[Finding]:
    """Every check in turn; a later one is left out when an earlier one makes it pointless."""
    yield _python()
    yield _data_folder()
    settings = _settings()
    yield settings
    if settings.state is State.OK:
        database = _guarded("database", _database, "See the message; DATABASE_URL names a server.")
        yield database
        if database.state is State.OK:
            yield _guarded("migrations", _migrations, "Run `mreza serve`, which migrates.")
            yield _guarded("registry", _registry, "Run `mreza serve`, which loads it.")
    yield _guarded("acts", _acts, "The message names the act and what is wrong in it.")
    yield _guarded("translations", _translations, "Run `make messages`.")
    yield _spark()


def _guarded(check: str, examine_it: Callable[[], Finding], cure: str) -> Finding:
    """The finding; whatever is thrown is one too, for a doctor must not fall ill."""
    try:
        return examine_it()
    except (Exception, SystemExit) as error:  # noqa: BLE001
        return Finding(check, State.BAD, f"{type(error).__name__}: {error}".strip(), cure)


def _python() -> Finding:
    version = ".".join(str(part) for part in sys.version_info[:3])
    good = sys.version_info >= OLDEST_PYTHON
    cure = "Install Python 3.11 or newer and run `make setup PYTHON=/path/to/it`."
    return Finding("Python", State.OK if good else State.BAD, version, "" if good else cure)


def _data_folder() -> Finding:
    from mreza.site.environment import data_folder

    folder = data_folder()
    existing = next(path for path in (folder, *folder.parents) if path.exists())
    if os.access(existing, os.W_OK) and existing.is_dir():
        free = shutil.disk_usage(existing).free // 2**20
        return Finding("data folder", State.OK, f"{folder} ({free} MiB free)")
    cure = "Name a folder you may write to: MREZA_DATA=/path/to/folder."
    return Finding("data folder", State.BAD, f"{folder} cannot be written", cure)


def _settings() -> Finding:
    def start() -> Finding:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mreza.site.settings")
        import django

        django.setup()
        return Finding("settings", State.OK, "read")

    return _guarded("settings", start, "Check the environment variables of this program.")


def _database() -> Finding:
    from django.conf import settings
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        version = cursor.fetchone()[0]
        cursor.execute("SELECT 1 FROM pg_available_extensions WHERE name = 'btree_gist'")
        has_ranges = cursor.fetchone() is not None
    kind = "embedded" if "MREZA_SERVER" in settings.DATABASES["default"] else "server"
    if not has_ranges:
        cure = "Install PostgreSQL's contrib modules on the server (the extension btree_gist)."
        return Finding("database", State.BAD, f"{kind}, without btree_gist", cure)
    return Finding("database", State.OK, f"{kind}, PostgreSQL {version}")


def _migrations() -> Finding:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if missing:
        cure = "Run `mreza serve`, which migrates."
        return Finding("migrations", State.BAD, f"{len(missing)} not applied", cure)
    return Finding("migrations", State.OK, "all applied")


def _registry() -> Finding:
    from django.apps import apps

    if not apps.is_installed("mreza.rooms.network"):
        return Finding("registry", State.OPTIONAL, "no room keeps one")
    try:
        model = apps.get_model("network", "Organisation")
    except LookupError:
        return Finding("registry", State.OPTIONAL, "the room has no organisations yet")
    count = model._default_manager.count()
    if count == 0:
        return Finding("registry", State.BAD, "empty", "Run `mreza serve`, which loads it.")
    return Finding("registry", State.OK, f"{count} organisations")


def _acts() -> Finding:
    acts = import_module("mreza.acts")
    names = [act.id for act in acts.all_acts()]
    return Finding("acts", State.OK, ", ".join(names) or "none")


def _translations() -> Finding:
    root = Path(__file__).resolve().parents[2]
    stale = [
        catalogue
        for catalogue in root.glob("**/LC_MESSAGES/*.po")
        if not catalogue.with_suffix(".mo").exists()
        or catalogue.with_suffix(".mo").stat().st_mtime < catalogue.stat().st_mtime
    ]
    if stale:
        names = ", ".join(str(path.relative_to(root)) for path in stale)
        return Finding("translations", State.BAD, f"not compiled: {names}", "Run `make messages`.")
    return Finding("translations", State.OK, "compiled")


def _spark() -> Finding:
    if find_spec("pyspark") is None:
        cure = "Only for very large runs: pip install 'mreza[spark]'."
        return Finding("Spark", State.OPTIONAL, "pyspark is not installed", cure)
    java = shutil.which("java")
    if java is None:
        cure = f"Only for very large runs: install Java {OLDEST_JAVA} or newer."
        return Finding("Spark", State.OPTIONAL, "Java is not installed", cure)
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False)
    lines = (said.stderr or said.stdout).splitlines()
    return Finding("Spark", State.OK, lines[0] if lines else "Java of unknown version")


def _print(findings: list[Finding]) -> None:
    signs = {State.OK: "[green]✓[/]", State.OPTIONAL: "[yellow]–[/]", State.BAD: "[red]✗[/]"}
    table = Table(box=None, show_header=False, pad_edge=False)
    for finding in findings:
        table.add_row(signs[finding.state], finding.check, finding.found)
        if finding.cure:
            table.add_row("", "", f"[dim]→ {finding.cure}[/]")
    Console().print(table)
