"""The room's commands: `mreza plans import`, `list` and `show`; `cli_report` has the others.

Django is imported only when a command runs, so that the law's commands stay quick.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from mreza.kernel.errors import MrezaError, find
from mreza.rooms.plans import cli_report
from mreza.site.cli.failures import user_errors
from mreza.site.cli.output import as_json

if TYPE_CHECKING:
    from mreza.rooms.plans.importing.staging import Staged
    from mreza.rooms.plans.models import Plan, PlanVersion, StagedImport

plans = typer.Typer(help="National plans and their measures.", no_args_is_help=True)
MOST_BYTES = 20 * 1024 * 1024
SHOWN = 200  # signs of a doubt's passage


class Format(StrEnum):
    """How to print."""

    TABLE = "table"
    JSON = "json"


FormatOption = Annotated[Format, typer.Option(help="How to print.")]


def register(app: typer.Typer) -> None:
    """Add the commands to `mreza`."""
    cli_report.register(plans)
    app.add_typer(plans, name="plans")


@plans.command("import")
@user_errors()
def import_plan(
    file: Annotated[Path, typer.Argument(help="The official document: plain text or DOCX.")],
    plan: Annotated[
        str | None, typer.Option(help="Code of the plan; without it, the one with these codes.")
    ] = None,
    confirm: Annotated[
        bool, typer.Option("--confirm", help="Store what was read, doubts as they are read.")
    ] = False,
    disappear: Annotated[
        bool,
        typer.Option("--disappear", help="Let measures go that the document does not have."),
    ] = False,
    format: FormatOption = Format.TABLE,
) -> None:
    """Read a plan from its document and say what is uncertain; store it only with --confirm."""
    _prepare()
    data = _bytes(file)
    chosen = _known(plan) if plan else _plan_of(data, file.name)
    report = (
        _stored(data, file.name, chosen, disappear=disappear) if confirm
        else _looked(data, file.name, chosen)
    )  # fmt: skip
    _print(report, format, _say_import)


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as source:
            return source.read(MOST_BYTES + 1)
    except OSError as error:
        raise MrezaError(
            f"{file} cannot be read: {error.strerror}", where="FILE",
            remedy="Name a text or DOCX file",
        ) from error  # fmt: skip


def _plan_of(data: bytes, name: str) -> Plan:
    """The plan with most of the document's codes. Raises `MrezaError` where no plan has any."""
    from mreza.rooms.plans.models import Measure, Plan
    from mreza.rooms.plans.reading import read

    codes = [one.code for one in read(data, name).plan.measures]
    found = list(Measure.objects.filter(code__in=codes).values_list("plan", flat=True))
    if not found:
        raise MrezaError("no plan has these measures", where=name, remedy="Name it with --plan")
    return Plan.objects.get(pk=max(sorted(set(found)), key=found.count))


def _known(code: str) -> Plan:
    from mreza.rooms.plans.models import Plan

    return find(code, {one.code: one for one in Plan.objects.all()}, "plan", "PLAN")


def _looked(data: bytes, name: str, plan: Plan) -> dict[str, Any]:
    """The report on a document; what was staged to make it is let go of again."""
    from django.db import transaction

    with transaction.atomic():
        staged = _staged(data, name, plan)
        report = _report(staged, None)
        transaction.set_rollback(True)
    return report


def _stored(data: bytes, name: str, plan: Plan, *, disappear: bool) -> dict[str, Any]:
    from django.db import transaction

    from mreza.rooms.plans.importing import staging
    from mreza.rooms.plans.importing.refusals import DisappearingError
    from mreza.rooms.plans.refusals import RefusedError

    with transaction.atomic():
        staged = _staged(data, name, plan)
        staging.settle(staged, [one.key for one in staging.opened(staged).open_doubts], by=None)
        report = _report(staged, None)
        note = f"mreza plans import {name} --confirm"
        try:
            version = staging.confirm(
                staged, base=staged.read["base"], gone=report["disappeared"] if disappear else (),
                note=note, by=None,
            )  # fmt: skip
        except DisappearingError as error:
            remedy = "Check that the document is whole; --disappear says that they are to go"
            raise MrezaError(str(error), where=name, remedy=remedy) from error
        except RefusedError as error:
            raise MrezaError(str(error), where=name, remedy="Run the command again") from error
    return {**report, "stored_as_version": version.number}


def _staged(data: bytes, name: str, plan: Plan) -> StagedImport:
    from mreza.rooms.plans.importing import staging
    from mreza.rooms.plans.importing.refusals import WaitsAlreadyError
    from mreza.rooms.plans.refusals import SameVersionError

    try:
        return staging.stage(data, name, plan, by=None)
    except SameVersionError as error:
        raise MrezaError(
            f"this very file is version {error.number} of the plan already", where=name,
            remedy="Send the document of the next version",
        ) from error  # fmt: skip
    except WaitsAlreadyError as error:
        raise MrezaError(
            "this very file waits to be confirmed already", where=name,
            remedy=f"Confirm or discard it at /plans/{plan.code}/imports/{error.first.pk}/",
        ) from error  # fmt: skip


def _report(staged: StagedImport, version: int | None) -> dict[str, Any]:
    """What was read, what is uncertain, and how it differs from the version that holds."""
    from mreza.rooms.plans.importing import overview, staging

    whole = staging.opened(staged)
    first, last = staged.plan.first.year, staged.plan.last.year
    counts = overview.counts(whole.plan, tuple(range(first, last + 1)))
    return {
        "plan": staged.plan_id,
        "document": whole.reading.title,
        "encoding": whole.reading.encoding,
        "areas": counts.areas,
        "goals": counts.goals,
        "measures": counts.measures,
        "milestones": counts.milestones,
        "numeric_targets": counts.targets,
        "sums": counts.sums,
        "euros": {str(year): f"{euros:.2f}" for year, euros in counts.euros},
        "doubts": _doubts(whole),
        "unread_lines": [line for line, _text in whole.reading.unread],
        "same": whole.comparison.same,
        "new": [one.code for one in whole.comparison.new],
        "changed": {one.code: [field.field for field in one.fields]
                    for one in whole.comparison.changed},
        "disappeared": [one.code for one in whole.comparison.disappeared],
        "stored_as_version": version,
    }  # fmt: skip


def _doubts(whole: Staged) -> list[dict[str, Any]]:
    passages = whole.reading.passages
    return [
        {
            "measure": one.code, "field": one.field, "why": one.why.en,
            "lines": [one.first, one.last],
            "passage": passages[one.code].text if one.code in passages else "",
        }
        for one in whole.reading.doubts
    ]  # fmt: skip


def _print(report: Any, format: Format, say: Callable[[Any], None]) -> None:
    if format is Format.JSON:
        typer.echo(as_json(report))
    else:
        say(report)


def _say_import(report: dict[str, Any]) -> None:
    typer.echo(f"{report['document']} ({report['encoding']}), for {report['plan']}")
    typer.echo(
        f"{report['areas']} areas, {report['goals']} goals, {report['measures']} measures, "
        f"{report['milestones']} milestones, {report['numeric_targets']} numeric targets, "
        f"{report['sums']} sums; {len(report['unread_lines'])} lines are part of no measure."
    )
    for year, euros in report["euros"].items():
        if Decimal(euros):
            typer.echo(f"  {year}: {euros} EUR")
    typer.echo(
        f"Against the version that holds: {report['same']} the same, {len(report['new'])} new, "
        f"{len(report['changed'])} changed, {len(report['disappeared'])} disappeared."
    )
    for one in report["doubts"]:
        first, last = one["lines"]
        typer.echo(f"? {one['measure']} {one['field']} (lines {first}-{last}): {one['why']}")
        if one["passage"]:
            typer.echo(f"    {' '.join(one['passage'].split())[:SHOWN]}")
    if report["stored_as_version"]:
        typer.echo(f"Stored as version {report['stored_as_version']}.")
    else:
        typer.echo(f"{len(report['doubts'])} doubts. Nothing is stored; --confirm stores it.")


@plans.command("list")
@user_errors()
def list_plans(format: FormatOption = Format.TABLE) -> None:
    """The plans with their versions and how many measures the newest has."""
    _prepare()
    from mreza.rooms.plans.models import Plan

    records = [_record(one) for one in Plan.objects.all()]
    _print(records, format, _say_plans)


def _record(plan: Plan) -> dict[str, Any]:
    newest: PlanVersion | None = plan.versions.first()
    return {
        "code": plan.code, "title": plan.title_en, "coordinator": plan.coordinator_id,
        "first": plan.first.isoformat(), "last": plan.last.isoformat(),
        "version": newest.number if newest else None,
        "measures": newest.wordings.count() if newest else 0,
    }  # fmt: skip


def _say_plans(records: list[dict[str, Any]]) -> None:
    for one in records:
        version = f"version {one['version']}" if one["version"] else "no version yet"
        typer.echo(f"{one['code']}  {one['title']}, {version}, {one['measures']} measures")


@plans.command("show")
@user_errors()
def show_plan(
    plan: Annotated[str, typer.Argument(help="Code of the plan, as `mreza plans list` prints it.")],
    format: FormatOption = Format.TABLE,
) -> None:
    """The measures of a plan as they stand today: status and what is due next."""
    _prepare()
    from mreza.rooms.plans import listing, queries
    from mreza.site import clock

    found = _known(plan)
    records = [listing.record(one, found) for one in queries.overview(found.code, clock.today())]
    _print(records, format, _say_measures)


def _say_measures(records: list[dict[str, Any]]) -> None:
    for one in records:
        due = one["next_due"] or "-"
        typer.echo(f"{one['code']:8} {one['status']:12} {due:10}  {one['title']}")
    typer.echo(f"{len(records)} measures.")


def _prepare() -> None:
    """The database, and in a new one the plans that are shipped."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mreza.site.settings")
    import django

    django.setup()
    from django.conf import settings

    from mreza.rooms.plans.models import Plan
    from mreza.site.loading import load_rooms, migrate

    with Console(stderr=True).status("Starting the database …"):
        migrate()
        if not Plan.objects.exists():
            load_rooms(demo=settings.DEMO)
