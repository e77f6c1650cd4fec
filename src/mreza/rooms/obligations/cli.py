"""The room's commands: `mreza obligations list` and `mreza obligations digest`.

Django is imported only when a command runs, so that the law's commands stay quick.
"""

from __future__ import annotations

import os
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from mreza.kernel.errors import MrezaError
from mreza.site.cli.failures import user_errors
from mreza.site.cli.output import as_json

if TYPE_CHECKING:
    from mreza.rooms.obligations.catalogue import Subject

obligations = typer.Typer(
    help="What organisations owe by when, computed from the acts.", no_args_is_help=True
)


class Format(StrEnum):
    """How to print."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def register(app: typer.Typer) -> None:
    """Add the commands to `mreza`."""
    app.add_typer(obligations, name="obligations")


@obligations.command("list")
@user_errors()
def list_items(
    organisation: Annotated[str, typer.Option(help="Its code, as in the address of its page.")],
    first: Annotated[
        datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="First due day.")
    ] = None,
    last: Annotated[
        datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="Last due day.")
    ] = None,
    format: Annotated[Format, typer.Option(help="How to print.")] = Format.TABLE,
) -> None:
    """Due items of an organisation; without days, those of the year from this month on."""
    _prepare()
    from mreza.rooms.obligations import queries, tables
    from mreza.rooms.obligations.catalogue import key
    from mreza.rooms.obligations.matching import Window
    from mreza.site import clock

    today = clock.today()
    begin, end = _span(first, last, today)
    subject = _known(organisation, today)
    people = queries.responsible([organisation], today)
    records = [
        tables.record(item, people.get((organisation, *key(item.obligation)), ""), "en")
        for item in queries.items([subject], Window(begin, end, today))
    ]
    _print(records, format)


def _span(first: datetime | None, last: datetime | None, today: date) -> tuple[date, date]:
    from mreza.rooms.obligations.views.asking import ahead, chosen

    try:
        span = chosen(first.date() if first else None, last.date() if last else None, ahead(today))
    except ValueError as error:
        raise MrezaError(str(error), where="--from, --to") from error
    return span.first, span.last


def _known(organisation: str, today: date) -> Subject:
    from mreza.rooms.obligations import queries

    subject = queries.subject(organisation, today)
    if subject is None:
        raise MrezaError(
            f"no organisation {organisation!r}", where="--organisation",
            remedy="Use its code, as in the address of its page",
        )  # fmt: skip
    return subject


def _print(records: list[dict[str, Any]], format: Format) -> None:
    from mreza.rooms.calculations.sheets import Sheet, as_csv
    from mreza.rooms.obligations.tables import ITEM

    if format is Format.JSON:
        typer.echo(as_json(records))
    elif format is Format.CSV:
        sheet = Sheet("obligations", list(ITEM), [list(found.values()) for found in records])
        typer.echo(as_csv(sheet).decode("utf-8-sig"), nl=False)
    else:
        for found in records:
            done = f"done {found['done_on']}" if found["done_on"] else ""
            about = f" ({found['about']})" if found["about"] else ""
            mark = "illustrative day  " if found["illustrative"] else ""
            typer.echo(
                f"{found['due']}  {found['state']:9} {found['title']}{about}, "
                f"{found['act']} {found['article']}  {mark}{done}".rstrip()
            )
        typer.echo(f"{len(records)} due items.")


@obligations.command()
@user_errors()
def digest(
    day: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="As if on this day; without it, today."),
    ] = None,
) -> None:
    """Send the e-mail of what is overdue and what is coming; once a day to each person."""
    _prepare()
    from mreza.rooms.obligations import digest as letters
    from mreza.site import clock

    outcome = letters.send(day.date() if day else clock.today(), say=typer.echo)
    typer.echo(f"{outcome.sent} letters sent.")
    if outcome.failed:
        address, error = outcome.failed[0]
        raise MrezaError(
            f"{len(outcome.failed)} letters could not be sent; the first, to {address}: {error}",
            where="MREZA_EMAIL_URL",
            remedy="Mend it and run the command again; what went out is not sent twice",
        )


def _prepare() -> None:
    """The database, and in a new one what items are computed for."""
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
