"""`mreza settle` and what belongs to it. Django is imported only when a command runs."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from mreza.site.cli.failures import user_errors
from mreza.site.cli.output import as_json

if TYPE_CHECKING:
    from mreza.rooms.settlement.models import SettlementRun

SHOWN = ("id", "period", "scope", "state", "message", "statements", "amount", "before", "now")
runs = typer.Typer(help="Settlement runs: list them, work on one.", no_args_is_help=True)


class Engine(StrEnum):
    """Where the law is computed."""

    DUCKDB = "duckdb"
    SPARK = "spark"
    EXACT = "exact"


class Format(StrEnum):
    """How to print."""

    TABLE = "table"
    JSON = "json"


def register(app: typer.Typer) -> None:
    """Add the commands of this room to `mreza`."""
    app.command()(settle)
    app.add_typer(runs, name="settlement")


def _prepare() -> None:
    """The database; in a new one, what rooms load."""
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


@user_errors()
def settle(
    period: Annotated[str, typer.Argument(help="2007-Q1 to 2007-Q4, or 2007 for the year.")],
    scope: Annotated[
        str, typer.Option(help="Statements of: nation, office:CODE, unit:CODE, provider:CODE.")
    ] = "nation",
    engine: Annotated[Engine, typer.Option(help="Where to compute.")] = Engine.DUCKDB,
    again: Annotated[
        bool, typer.Option("--again", help="Run even if nothing has changed.")
    ] = False,
    issue: Annotated[
        bool, typer.Option("--issue", help="Issue the statements when they are complete.")
    ] = False,
    format: Annotated[Format, typer.Option(help="How to print.")] = Format.TABLE,
) -> None:
    """Settle a period from the lake and the contracts, and keep its statements."""
    _prepare()
    from mreza.rooms.settlement import actions
    from mreza.rooms.settlement.periods import Period

    run = actions.ask(Period.read(period), scope=scope, engine=engine.value, again=again)
    if run.state != run.State.COMPLETE:
        run = _worked(run.pk)
    if run.state == run.State.COMPLETE and issue:
        run = actions.issue(run, by=None)
    _report(run, format)
    if run.state != run.State.COMPLETE:
        raise typer.Exit(1)


def _worked(number: int) -> SettlementRun:
    """The run, brought to its end with a bar of progress on stderr."""
    from mreza.rooms.settlement import worker

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("", total=100)
        return worker.work(
            number, lambda stage, done: bar.update(task, description=stage, completed=done)
        )


def _report(run: SettlementRun, format: Format) -> None:
    from mreza.rooms.settlement import shapes

    shape = shapes.run(run)
    if format is Format.JSON:
        typer.echo(as_json(shape))
        return
    for name in SHOWN:
        if shape[name] not in (None, ""):
            typer.echo(f"{name:12} {shape[name]}")


@runs.command("list")
def list_runs(
    format: Annotated[Format, typer.Option(help="How to print.")] = Format.TABLE,
) -> None:
    """All runs, newest first."""
    _prepare()
    from mreza.rooms.settlement import queries, shapes

    found = [shapes.run(run) for run in queries.runs()]
    if format is Format.JSON:
        typer.echo(as_json(found))
        return
    for item in found:
        issued = "issued" if item["issued_at"] else ""
        typer.echo(
            f"{item['id']:>5}  {item['period']:8} {item['scope']:20} {item['state']:10} "
            f"{item['amount'] or '':>20}  {issued}".rstrip()
        )


@runs.command()
@user_errors()
def work(run: Annotated[int, typer.Argument(help="Number of the run.")]) -> None:
    """Work on a run that was asked for, or go on with one whose worker was killed."""
    _prepare()
    from mreza.rooms.settlement import queries, worker

    worker.work(queries.run_or_error(run).pk)
