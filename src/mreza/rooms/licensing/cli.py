"""The room's commands: `mreza licences search|standing|import|remind`.

Django is imported only when a command runs, so that the law's commands stay quick.
"""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from mreza.kernel.errors import MrezaError
from mreza.site.cli.failures import user_errors
from mreza.site.cli.output import as_json

if TYPE_CHECKING:
    from mreza.site.accounts.models import User

licences = typer.Typer(help="Licences of nurses and midwives.", no_args_is_help=True)
Day = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="As if on this day; without it, today."),
]


def register(app: typer.Typer) -> None:
    """Add the commands to `mreza`."""
    app.add_typer(licences, name="licences")


@licences.command()
@user_errors()
def search(
    text: Annotated[str, typer.Argument(help="Part of a name, or a number; 3 letters at least.")],
    day: Day = None,
) -> None:
    """Holders of a valid licence: what the public sees, as JSON."""
    _prepare()
    from mreza.rooms.licensing.queries import people

    if people.letters(text) < people.LEAST_LETTERS:
        raise MrezaError(
            f"{text!r} is too short", where="search", remedy="Give at least three letters of a word"
        )
    found, _more = people.public(text, _day(day))
    typer.echo(as_json([
        {"number": one.person.number, "name": one.person.name, "group": one.person.group,
         "valid_to": one.state.last.isoformat() if one.state else None}
        for one in found
    ]))  # fmt: skip


@licences.command()
@user_errors()
def standing(
    number: Annotated[str, typer.Argument(help="The number in the register.")], day: Day = None
) -> None:
    """How a practitioner's licence period stands, as JSON; points exact, as fractions."""
    _prepare()
    from mreza.rooms.licensing.models import Practitioner
    from mreza.rooms.licensing.queries import standing as stands

    person = Practitioner.objects.filter(number=number, withdrawn=False).first()
    if person is None:
        raise MrezaError(f"no {number!r} in the register", where="number",
                         remedy="Find it with: mreza licences search NAME")  # fmt: skip
    found = stands([person.pk], _day(day)).get(person.pk)
    if found is None:
        raise MrezaError(f"{number} has no licence", where="number",
                         remedy="Grant one on the practitioner's page")  # fmt: skip
    state = found.state
    typer.echo(as_json({
        "number": number, "licence": state.licence.number, "status": state.status.value,
        "first": state.first.isoformat(), "last": state.last.isoformat(),
        "points": {kind: str(points) for kind, points in found.points.items()},
        "total": str(found.total), "missing_points": str(found.missing_points),
        "missing_hours": {name: str(hours) for name, hours in found.missing_hours.items()},
        "forecast": None if found.forecast is None else str(found.forecast),
        "illustrative": ["missing_points", "forecast"],
    }))  # fmt: skip


@licences.command("import")
@user_errors()
def import_file(
    file: Annotated[Path, typer.Argument(help="CSV or XLSX, as in the template of the page.")],
    by: Annotated[str, typer.Option(help="User name of the officer who takes it.")],
    dataset: Annotated[
        str, typer.Option(help="What the file holds: practitioners or credits.")
    ] = "practitioners",
) -> None:
    """Import practitioners or past credits: whole or not at all; doubles are told by row."""
    _prepare()
    from mreza.rooms.licensing.importing import DATASETS
    from mreza.rooms.licensing.models.register import CHAMBER
    from mreza.rooms.workforce.importing import files
    from mreza.rooms.workforce.models import FileState
    from mreza.rooms.workforce.refusals import SameFileError
    from mreza.site.accounts.models import User

    if not file.is_file():
        raise MrezaError(f"no file {str(file)!r}", where="file", remedy="Give the path of a file")
    user = User.objects.filter(username=by).first()
    if user is None or not _keeps_the_register(user):
        raise MrezaError(f"no officer {by!r} of the register", where="--by",
                         remedy="Give the user name of an officer of the chamber")  # fmt: skip
    if dataset not in DATASETS:
        raise MrezaError(f"no dataset {dataset!r}", where="--dataset",
                         remedy=f"There are: {', '.join(DATASETS)}")  # fmt: skip
    chosen = DATASETS[dataset]
    try:
        sent = files.check([file.read_bytes()], name=file.name, dataset=chosen,
                           organisation=CHAMBER, by=user)  # fmt: skip
    except SameFileError as error:
        raise MrezaError("this very file is here already", where=str(file),
                         remedy="Nothing was taken") from error  # fmt: skip
    if sent.state == FileState.REFUSED:
        for fault in sent.faults[:20]:
            typer.echo(f"row {fault['line']} {fault['column']} {fault['value']}: "
                       f"{fault['why']['en']}; {fault['right']['en']}", err=True)  # fmt: skip
        raise MrezaError(f"{sent.bad} rows are wrong", where=str(file),
                         remedy="Mend them; nothing was taken")  # fmt: skip
    typer.echo(f"{sent.rows} rows, {files.take(sent, chosen, by=user)} records.")


@licences.command()
@user_errors()
def remind(day: Day = None) -> None:
    """Send letters to whom something is missing before the end; each stage once."""
    _prepare()
    from mreza.rooms.licensing import reminders

    outcome = reminders.send(_day(day), say=typer.echo)
    typer.echo(f"{outcome.sent} letters sent.")
    if outcome.failed:
        number, error = outcome.failed[0]
        raise MrezaError(
            f"{len(outcome.failed)} letters could not be sent; the first, to {number}: {error}",
            where="MREZA_EMAIL_URL",
            remedy="Mend it and run the command again; what went out is not sent twice",
        )


def _keeps_the_register(user: User) -> bool:
    from mreza.rooms.licensing.rules import Access, Deed
    from mreza.rooms.network.rules import access_of
    from mreza.site import clock

    today = clock.today()
    return Access(user, access_of(user, today), today).may(Deed.REGISTER)


def _day(day: datetime | None) -> date:
    from mreza.site import clock

    return day.date() if day else clock.today()


def _prepare() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mreza.site.settings")
    import django

    django.setup()
    from mreza.site.loading import migrate

    with Console(stderr=True).status("Starting the database …"):
        migrate()
