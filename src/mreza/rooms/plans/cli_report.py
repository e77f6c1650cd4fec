"""`mreza plans report` and `mreza plans remind`: the yearly report as a file, and reminders."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mreza.kernel.errors import MrezaError
from mreza.site.cli.failures import user_errors

if TYPE_CHECKING:
    from mreza.rooms.plans.models import Round
    from mreza.rooms.plans.yearly.content import Report


class Kind(StrEnum):
    """The kind of file."""

    PDF = "pdf"
    DOCX = "docx"


class Language(StrEnum):
    """The language of the report."""

    SL = "sl"
    EN = "en"


def register(plans: typer.Typer) -> None:
    """Add the commands to `mreza plans`."""
    plans.command("report")(write_report)
    plans.command("remind")(send_reminders)


@user_errors()
def write_report(
    plan: Annotated[str, typer.Argument(help="Code of the plan, as `mreza plans list` prints it.")],
    out: Annotated[Path, typer.Option(help="Where to write the file.")],
    round_number: Annotated[
        int | None, typer.Option("--round", help="Number of the round, as in its address.")
    ] = None,
    at: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Without a round: state on this day, else today."),
    ] = None,
    format: Annotated[Kind, typer.Option(help="The kind of file.")] = Kind.PDF,
    language: Annotated[Language, typer.Option(help="Its language.")] = Language.SL,
) -> None:
    """Write the yearly report of a round, or of what stands on a day."""
    from mreza.rooms.plans import cli

    cli._prepare()
    from mreza.rooms.plans.yearly import making
    from mreza.site import clock

    day = at.date() if at else clock.today()
    found = _report(plan, round_number, day)
    made = making.made(found, format.value, language.value)
    try:
        out.write_bytes(made)
    except OSError as error:
        raise MrezaError(
            f"{out} cannot be written: {error.strerror}", where="--out",
            remedy="Name a file in a folder that is there",
        ) from error  # fmt: skip
    state = "frozen" if found.frozen else "not final"
    typer.echo(f"{out}: {len(found.measures)} measures, {state}.")


def _report(plan: str, number: int | None, day: date) -> Report:
    from mreza.rooms.plans import cli, queries
    from mreza.rooms.plans.yearly import content

    code = cli._known(plan).code
    if number is None:
        return content.of_day(queries.latest(code), day)
    return content.of_round(_round(code, number), day)


def _round(code: str, number: int) -> Round:
    from mreza.rooms.plans.queries import rounds

    listed: dict[int, Round] = {
        one.pk: one for one in rounds.rounds(code) if one.state != "cancelled"
    }
    if number not in listed:
        known = ", ".join(f"{pk} ({one.name})" for pk, one in sorted(listed.items()))
        raise MrezaError(
            f"the plan has no round {number}", where="--round",
            remedy=f"Use one of {known}" if known else "Open a round first",
        )  # fmt: skip
    return listed[number]


@user_errors()
def send_reminders(
    day: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="As if on this day; without it, today."),
    ] = None,
) -> None:
    """Remind holders whose entries are missing, from two weeks before the due day; once a day."""
    from mreza.rooms.plans import cli

    cli._prepare()
    from mreza.rooms.plans.actions import reminding
    from mreza.site import clock

    made = reminding.due_reminders(day.date() if day else clock.today())
    for one in made:
        typer.echo(f"{one.organisation_id}: {one.entries} entries, {one.emails} e-mails")
    typer.echo(f"{len(made)} holders reminded.")
