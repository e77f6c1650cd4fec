"""The room's commands: `mreza import`, and the processes that work on files.

Django is imported only when a command runs, so that the law's commands stay quick.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from mreza.kernel.errors import MrezaError
from mreza.site.cli.failures import user_errors
from mreza.site.cli.output import as_json

if TYPE_CHECKING:
    from mreza.rooms.realisation.models import Upload

SENDER = "mreza import"
SHOWN = 20

process = typer.Typer(help="Processes that work on files of rows; the site starts them itself.")


class Dataset(StrEnum):
    """What a file holds."""

    SERVICES = "services"
    ASSIGNMENTS = "assignments"
    QUANTITIES = "quantities"
    RIDE_LISTS = "ride_lists"


class Format(StrEnum):
    """How to print."""

    TEXT = "text"
    JSON = "json"


def register(app: typer.Typer) -> None:
    """Add the commands to `mreza`."""
    app.command("import")(import_file)
    app.add_typer(process, name="realisation")


@user_errors()
def import_file(
    file: Annotated[Path, typer.Argument(help="CSV, XLSX or Parquet.", show_default=False)],
    dataset: Annotated[Dataset, typer.Option("--as", help="What the file holds.")],
    provider: Annotated[
        str, typer.Option(help="Code of the provider whose rows it may hold; empty: anybody's.")
    ] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Check only; nothing is kept.")
    ] = False,
    errors: Annotated[
        Path | None, typer.Option(help="Write every bad row with its reason to this CSV file.")
    ] = None,
    format: Annotated[Format, typer.Option(help="How to print.")] = Format.TEXT,
) -> None:
    """Check a file of rows and commit it to the lake, whole or not at all."""
    if not file.is_file():
        raise MrezaError(f"there is no file {str(file)!r}", remedy="Name a file of rows")
    _prepare()
    from mreza.rooms.realisation import actions, files

    upload = actions.receive(
        files.pieces(file), name=file.name, dataset=dataset.value,
        provider=_known(provider), by=None, by_name=SENDER, start=False,
    )  # fmt: skip
    try:
        upload = _checked(upload, errors)
        if not dry_run:
            upload = _committed(upload)
    finally:
        upload.refresh_from_db()
        left = ("received", "checking", "checked")
        if upload.state in left or (dry_run and upload.state in actions.DISCARDABLE):
            actions.discard(upload, by=None)
    _print(upload, format, dry_run=dry_run)


def _prepare() -> None:
    """The database, and in a new one what rows are held against."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mreza.site.settings")
    import django

    django.setup()
    from django.conf import settings

    from mreza.rooms.network.models import Organisation
    from mreza.site.loading import load_rooms, migrate

    say = Console(stderr=True)
    with say.status("Starting the database …"):
        migrate()
    if not Organisation.objects.exists():
        with say.status("Loading acts and registry …"):
            load_rooms(demo=settings.DEMO)


def _known(provider: str) -> str | None:
    from mreza.rooms.network.models import Organisation

    if provider and not Organisation.objects.filter(code=provider).exists():
        raise MrezaError(
            f"no organisation {provider!r}", where="--provider",
            remedy="Use its code, as in the address of its page",
        )  # fmt: skip
    return provider or None


def _checked(upload: Upload, errors: Path | None) -> Upload:
    """The file, once every row was found good. Raises `MrezaError` with the reasons."""
    upload = _worked(upload, "Checking")
    if upload.state == "checked":
        return upload
    if upload.bad and errors is not None:
        _copy_errors(upload, errors)
    raise MrezaError(_why(upload), where=upload.file_name, remedy="Nothing of it is kept")


def _why(upload: Upload) -> str:
    if not upload.reasons:
        return upload.message or "the file has no rows"
    shown = [f"  {item['count']} × {item['en']}" for item in upload.reasons[:SHOWN]]
    return "\n".join([f"{upload.bad} of {upload.rows} rows are wrong", *shown]) + "\n "


def _copy_errors(upload: Upload, target: Path) -> None:
    import shutil

    from mreza.rooms.realisation import files

    try:
        shutil.copyfile(files.errors_file(upload.pk), target)
    except OSError as error:
        raise MrezaError(
            f"{target} cannot be written: {error.strerror}", where="--errors",
            remedy="Name another file",
        ) from error  # fmt: skip


def _committed(upload: Upload) -> Upload:
    from mreza.rooms.realisation import actions

    actions.commit(upload, by=None, by_name=SENDER, start=False)
    upload = _worked(upload, "Committing")
    if upload.state != "committed":
        raise MrezaError(upload.message or f"the file is {upload.state}", where=upload.file_name)
    return upload


def _worked(upload: Upload, doing: str) -> Upload:
    from mreza.rooms.realisation import worker

    with _bar(doing) as say:
        return worker.work(upload.pk, say)


@contextmanager
def _bar(doing: str) -> Iterator[Callable[[str, int], None]]:
    """A bar on stderr, for people only."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:.0f} %"),
               TimeElapsedColumn())  # fmt: skip
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as on:
        task = on.add_task(doing, total=100)
        yield lambda _state, share: on.update(task, completed=share)


def _print(upload: Upload, format: Format, *, dry_run: bool) -> None:
    answer: dict[str, Any] = {
        "upload": None if dry_run else upload.pk,
        "dataset": upload.dataset,
        "provider": upload.provider_id,
        "rows": upload.rows,
        "months": upload.months,
        "sha256": upload.sha256,
        "batch": upload.batch,
        "version": upload.version,
        "committed": not dry_run,
        "totals": upload.totals,
    }
    if format is Format.JSON:
        typer.echo(as_json(answer))
        return
    months = f"{upload.months[0]} to {upload.months[-1]}" if upload.months else ""
    if dry_run:
        typer.echo(f"Every one of {upload.rows} rows is right ({months}); nothing was kept.")
    else:
        typer.echo(f"{upload.rows} rows committed ({months}), version {upload.version}.")


@process.command()
def work(number: Annotated[int, typer.Argument(help="Number of the file.")]) -> None:
    """Work on one file: check it, commit it or take it back."""
    _django()
    from mreza.rooms.realisation import worker

    worker.work(number)


@process.command()
def resume() -> None:
    """Start processes for files whose own process was killed."""
    _django()
    from django.utils import timezone

    from mreza.rooms.realisation import actions

    started = actions.resume_all(now=timezone.now())
    typer.echo(json.dumps(started))


def _django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mreza.site.settings")
    import django

    django.setup()
