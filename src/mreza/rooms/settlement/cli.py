"""`mreza settle` and what belongs to it. Django is imported when a command is called."""

from __future__ import annotations

import json
import os
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

runs = typer.Typer(help="Settlement runs: list them, work on one.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the commands of this room to `mreza`."""
    app.command()(settle)
    app.add_typer(runs, name="settlement")


def _django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mreza.site.settings")
    import django

    django.setup()


def settle(
    period: Annotated[str, typer.Argument(help="2007-Q1 to 2007-Q4, or 2007 for the year.")],
    scope: Annotated[str, typer.Option(help="nation, office:CODE, unit:CODE, provider:CODE")] = (
        "nation"
    ),
    engine: Annotated[str, typer.Option(help="duckdb, spark or exact")] = "duckdb",
    again: Annotated[bool, typer.Option(help="Run even if nothing changed.")] = False,
    issue: Annotated[bool, typer.Option(help="Issue the statements when complete.")] = False,
    format: Annotated[str, typer.Option(help="table or json")] = "table",
) -> None:
    """Settle a period from the lake and the contracts, and keep its statements."""
    _django()
    from mreza.kernel.errors import MrezaError
    from mreza.rooms.settlement import actions, worker
    from mreza.rooms.settlement.periods import Period

    say = Console(stderr=True)
    try:
        run = actions.ask(Period.read(period), scope=scope, engine=engine, again=again)
        if run.state != "complete":
            with _progress(say) as bar:
                task = bar.add_task("", total=100)
                run = worker.work(
                    run.pk, lambda stage, done: bar.update(task, description=stage, completed=done)
                )
        if run.state == "complete" and issue:
            actions.issue(run, by=None)
    except MrezaError as error:
        say.print(f"[red]Error:[/] {error}")
        raise typer.Exit(2) from error
    _report(run, format)
    if run.state != "complete":
        raise typer.Exit(1)


def _progress(say: Console) -> Progress:
    return Progress(
        TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(), console=say
    )


def _report(run: object, format: str) -> None:
    from mreza.rooms.settlement import shapes

    shape = shapes.run(run)
    if format == "json":
        typer.echo(json.dumps(shape, ensure_ascii=False, indent=2))
        return
    for name in ("id", "period", "scope", "state", "message", "statements", "amount", "now"):
        if shape.get(name) not in (None, ""):
            typer.echo(f"{name:12} {shape[name]}")


@runs.command("list")
def list_runs(format: Annotated[str, typer.Option(help="table or json")] = "table") -> None:
    """All runs, newest first."""
    _django()
    from mreza.rooms.settlement import shapes
    from mreza.rooms.settlement.models import SettlementRun

    found = [shapes.run(run) for run in SettlementRun.objects.all()]
    if format == "json":
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for item in found:
        typer.echo(
            f"{item['id']:>5}  {item['period']:8} {item['scope']:20} {item['state']:10} "
            f"{item['amount'] or ''}"
        )


@runs.command()
def work(run: Annotated[int, typer.Argument(help="Number of the run.")]) -> None:
    """Work on a run that was asked for, or go on with one whose worker was killed."""
    _django()
    from mreza.rooms.settlement import worker

    worker.work(run)
