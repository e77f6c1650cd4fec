"""The room's commands: `mreza health-workforce import` and `report`.

Django is imported only when a command runs, so that the law's commands stay quick.
"""

from __future__ import annotations

import os
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from mreza.kernel.errors import MrezaError
from mreza.site.cli.failures import user_errors
from mreza.site.cli.output import as_json

if TYPE_CHECKING:
    from mreza.rooms.health_workforce.queries.quality import Report
    from mreza.rooms.workforce.models import ImportedFile
    from mreza.site.accounts.models import User

SHOWN = 20
PIECE = 1 << 20

commands = typer.Typer(help="Data on health workers: import a file, see its quality.")


class Format(StrEnum):
    """How to print."""

    TEXT = "text"
    JSON = "json"


def register(app: typer.Typer) -> None:
    """Add the commands to `mreza`."""
    app.add_typer(commands, name="health-workforce")


@commands.command("import")
@user_errors()
def import_file(
    file: Annotated[Path, typer.Argument(help="CSV, XLSX or Parquet.", show_default=False)],
    organisation: Annotated[str, typer.Option(help="Code of the provider.")],
    day: Annotated[str, typer.Option(help="Day of the data, such as 2025-12-31.")],
    by: Annotated[str, typer.Option(help="User name of who answers for the data.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Check only; nothing is taken.")
    ] = False,
    format: Annotated[Format, typer.Option(help="How to print.")] = Format.TEXT,
) -> None:
    """Check a file of health workers and take it, whole or not at all."""
    if not file.is_file():
        raise MrezaError(f"there is no file {str(file)!r}", remedy="Name a file of workers")
    of = _day(day)
    _prepare()
    _refuse_unknown(organisation)
    kept = _checked(file, organisation, of, _user(by), dry_run=dry_run)
    answer = {
        "file": None if dry_run else kept.pk,
        "organisation": organisation,
        "day": of.isoformat(),
        "rows": kept.rows,
        "taken": not dry_run,
    }
    if format is Format.JSON:
        typer.echo(as_json(answer))
    elif dry_run:
        typer.echo(f"Every one of {kept.rows} rows is right; nothing was taken.")
    else:
        typer.echo(f"{kept.rows} workers of {organisation} on {of.isoformat()} taken.")


def _checked(
    file: Path, organisation: str, day: date, user: User, *, dry_run: bool
) -> ImportedFile:
    """The file, taken (or let go again). Raises `MrezaError` with what is wrong with which row."""
    from mreza.rooms.health_workforce.actions import sending
    from mreza.rooms.workforce.importing import files
    from mreza.rooms.workforce.models import FileState
    from mreza.rooms.workforce.refusals import SameFileError

    with file.open("rb") as opened:
        pieces = iter(lambda: opened.read(PIECE), b"")
        try:
            kept = sending.check(
                pieces, name=file.name, organisation=organisation, day=day, by=user
            )
        except SameFileError as error:
            raise MrezaError(
                "this very file was sent for this day", where=file.name,
                remedy="Nothing was taken; send a changed file as a correction",
            ) from error  # fmt: skip
    if kept.state == FileState.REFUSED:
        raise MrezaError(_why(kept), where=file.name, remedy="Nothing of it is taken")
    if dry_run:
        files.discard(kept, by=user)
    else:
        sending.take(kept, by=user)
    return kept


def _why(kept: ImportedFile) -> str:
    shown = [
        f"  row {one['line']}, {one['column']} {one['value']!r}: {one['why']['en']}"
        for one in kept.faults[:SHOWN]
    ]
    return "\n".join([f"{kept.bad} of {kept.rows} rows are wrong", *shown]) + "\n "


@commands.command()
@user_errors()
def report(
    organisation: Annotated[
        str, typer.Argument(help="Code of a provider; without one, all providers.")
    ] = "",
    day: Annotated[str, typer.Option(help="The day to see it on; empty: today.")] = "",
    format: Annotated[Format, typer.Option(help="How to print.")] = Format.TEXT,
) -> None:
    """How complete, unique, plausible and timely the newest data of providers are."""
    _prepare()
    from mreza.rooms.health_workforce import tables
    from mreza.rooms.health_workforce.queries import quality
    from mreza.rooms.health_workforce.queries.newest import newest
    from mreza.site import clock

    on = _day(day) if day else clock.today()
    if organisation:
        _refuse_unknown(organisation)
    found = list(newest(on, [organisation] if organisation else None))
    reports = sorted(quality.reports(found, on), key=lambda one: one.score)
    if format is Format.JSON:
        typer.echo(as_json(tables.texts(tables.reported(reports, {}))))
        return
    for one in reports:
        typer.echo(_line(one))
    if not reports:
        typer.echo("No data that count on this day.")


def _line(one: Report) -> str:
    from mreza.rooms.health_workforce.queries.quality import MEASURES

    measures = ", ".join(f"{measure} {one[measure]:.1f} %" for measure in MEASURES)
    return f"{one.score:3.0f}  {one.submission.organisation_id}  {one.submission.day}  {measures}"


def _day(text: str) -> date:
    from mreza.rooms.calculations.days import read_day

    try:
        return read_day(text)
    except ValueError as error:
        raise MrezaError(str(error), where="--day", remedy="Write it like 2025-12-31") from error


def _refuse_unknown(organisation: str) -> None:
    from mreza.rooms.network.models import Organisation

    if not Organisation.objects.filter(code=organisation).exists():
        raise MrezaError(
            f"no organisation {organisation!r}", where="--organisation",
            remedy="Use its code, as in the address of its page",
        )  # fmt: skip


def _user(name: str) -> Any:
    from mreza.site.accounts.models import User

    found = User.objects.filter(username=name, is_active=True).first()
    if found is None:
        raise MrezaError(f"no user {name!r}", where="--by", remedy="Name somebody who can sign in")
    return found


def _prepare() -> None:
    """The database, and in a new one the registry."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mreza.site.settings")
    import django

    django.setup()
    from django.conf import settings

    from mreza.rooms.network.models import Organisation
    from mreza.site.loading import load_rooms, migrate

    with Console(stderr=True).status("Starting the database …"):
        migrate()
        if not Organisation.objects.exists():
            load_rooms(demo=settings.DEMO)
