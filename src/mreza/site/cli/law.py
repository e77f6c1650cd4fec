"""`mreza acts`, `mreza calc` and `mreza explain`: the law on the command line, without the site.

Thin commands over kernel and acts; nothing here starts Django, a database or an engine that is
not asked for. What a user got wrong goes to stderr in words, with exit code 2.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from mreza.site.cli.failures import user_errors
from mreza.site.cli.output import Destination, as_json, progress

if TYPE_CHECKING:
    from mreza.kernel.engines.result import Result

LONG = 2_000  # rows that take more than a moment


class Listing(StrEnum):
    """How to print what is there."""

    TABLE = "table"
    JSON = "json"


class Rows(StrEnum):
    """How to print results."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


class Steps(StrEnum):
    """How to print an explanation."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


class Engine(StrEnum):
    """What computes: each gives the same answers to the last digit."""

    EXACT = "exact"
    DUCKDB = "duckdb"
    SPARK = "spark"


class Language(StrEnum):
    """The language of titles, units and notes; names and JSON keys are the same in both."""

    SLOVENE = "sl"
    ENGLISH = "en"


ActId = Annotated[str, typer.Argument(metavar="ACT", help="An act, such as health_centres_2007.")]
TablePath = Annotated[
    str, typer.Argument(metavar="ACT.TABLE", help="A table, such as health_centres_2007.coverage.")
]
Source = Annotated[
    str, typer.Option("--rows", metavar="FILE|-", help="JSON, CSV or Parquet; - reads stdin.")
]
Day = Annotated[
    str | None,
    typer.Option(
        "--at", metavar="DATE", help="Law of this day (2007-04-01); else the act's first."
    ),
]
Settings = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="PARAM=VALUE", help="What if: this value; may be repeated."),
]
Lang = Annotated[Language, typer.Option("--lang", help="Language of titles, units and notes.")]
ListingFormat = Annotated[Listing, typer.Option("--format", help="How to print.")]

acts_app = typer.Typer(no_args_is_help=True, help="What is modelled, and what the lint finds.")


def register(app: typer.Typer) -> None:
    """Add the commands of the law to the program."""
    app.add_typer(acts_app, name="acts")
    app.command()(calc)
    app.command()(explain)


@acts_app.command("list")
@user_errors()
def list_acts(
    format: ListingFormat = Listing.TABLE,
    lang: Lang = Language.SLOVENE,
) -> None:
    """Every act with its tables and how much of its text is covered."""
    from mreza import acts
    from mreza.site.cli import pages, shapes

    summaries = [shapes.act_summary(act) for act in acts.all_acts()]
    typer.echo(as_json(summaries) if format is Listing.JSON else pages.acts(summaries, lang))


@acts_app.command("show")
@user_errors()
def show_act(
    act: ActId,
    format: ListingFormat = Listing.TABLE,
    lang: Lang = Language.SLOVENE,
) -> None:
    """One act: its parameters, tables, inputs and formulas with units and articles."""
    from mreza import acts
    from mreza.site.cli import pages, shapes

    details = shapes.act_details(acts.get(act))
    typer.echo(as_json(details) if format is Listing.JSON else pages.act(details, lang))


@acts_app.command("check")
@user_errors()
def check_acts(
    act: Annotated[
        str | None, typer.Argument(metavar="[ACT]", help="One act; without it, all.")
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 when there are errata.")
    ] = False,
    format: ListingFormat = Listing.TABLE,
    lang: Lang = Language.SLOVENE,
) -> None:
    """Recompute printed figures from the act's own rules and list the errata of the source.

    An erratum is the document's, not the program's, so the exit code stays 0 without --strict.
    """
    from mreza import acts
    from mreza.kernel.lint import lint
    from mreza.site.cli import pages, shapes

    chosen = acts.all_acts() if act is None else [acts.get(act)]
    reports = [shapes.lint_report(lint(each)) for each in chosen]
    typer.echo(as_json(reports) if format is Listing.JSON else pages.lints(reports, lang))
    if strict and any(report["errata"] for report in reports):
        raise typer.Exit(1)


@acts_app.command("obligations")
@user_errors()
def obligations(
    act: ActId,
    first: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="Else the act's first day.")
    ] = None,
    last: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="Else a year after --from.")
    ] = None,
    event: Annotated[
        list[str] | None,
        typer.Option("--event", metavar="CODE=DATE", help="An event happened; may be repeated."),
    ] = None,
    format: Annotated[Rows, typer.Option(help="How to print.")] = Rows.TABLE,
    lang: Lang = Language.SLOVENE,
) -> None:
    """What must be done by a day, by whom, and the due dates in a window."""
    from mreza import acts
    from mreza.site.cli import owed
    from mreza.site.cli.arguments import optional_day

    found = acts.get(act)
    window = owed.window(found, optional_day(first, "--from"), optional_day(last, "--to"))
    data = owed.shape(found, window, owed.events(found, event or []))
    if format is Rows.JSON:
        typer.echo(as_json(data))
    else:
        text = owed.csv_text(data) if format is Rows.CSV else owed.page(data, lang)
        typer.echo(text.rstrip("\n"))


@user_errors()
def calc(
    table: TablePath,
    rows: Source,
    at: Day = None,
    settings: Settings = None,
    engine: Annotated[Engine, typer.Option(help="What computes.")] = Engine.EXACT,
    format: Annotated[Rows, typer.Option(help="How to print.")] = Rows.TABLE,
    lang: Lang = Language.SLOVENE,
    output: Annotated[
        str | None, typer.Option(metavar="FILE", help="Write there, whole or not at all.")
    ] = None,
) -> None:
    """Evaluate every formula of a table on rows."""
    from mreza.site.cli import pages, shapes

    destination = Destination(output)
    result = _run(table, rows, at, settings, engine)
    if format is Rows.JSON:
        destination.write(as_json(shapes.calculation(result)))
    elif format is Rows.CSV:
        destination.write(shapes.csv_text(result))
    else:
        destination.write(pages.results(result, lang, destination.width))


@user_errors()
def explain(
    table: TablePath,
    formula: Annotated[str, typer.Argument(metavar="FORMULA", help="The number to explain.")],
    rows: Source,
    row: Annotated[int, typer.Option(metavar="N", min=1, help="Which row, counted from 1.")] = 1,
    at: Day = None,
    settings: Settings = None,
    format: Annotated[Steps, typer.Option(help="How to print.")] = Steps.TEXT,
    lang: Lang = Language.SLOVENE,
) -> None:
    """The steps of one number as a tree, each with its article, down to inputs and parameters."""
    from mreza import acts
    from mreza.kernel import explanation, rendering

    acts.table(table).formula(formula)  # a wrong name is said before a long file is read
    explained = explanation.explain(_run(table, rows, at, settings), formula, row - 1)
    if format is Steps.JSON:
        typer.echo(as_json({"formula": formula, "row": row, **explained.as_dict()}))
    elif format is Steps.HTML:
        typer.echo(rendering.as_html(explained, lang))
    else:
        typer.echo(rendering.as_text(explained, lang))


def _run(
    path: str,
    source: str,
    at: str | None,
    settings: list[str] | None,
    engine: Engine = Engine.EXACT,
) -> Result:
    """All formulas of the table on the rows of the file, under the law of the day."""
    from mreza import acts
    from mreza.kernel import engines, rows, variants
    from mreza.site.cli.arguments import day_of, read_source, settings_of

    table = acts.table(path)
    day = day_of(acts.get(table.act), at)
    overrides = variants.read_overrides(table, settings_of(settings or []))
    data, name = read_source(source)
    cases = rows.read(table, data, name)
    with progress(f"{path}: {len(cases)} …", long=len(cases) > LONG or engine is Engine.SPARK):
        return engines.run(table, cases, at=day, overrides=overrides, engine=engine)
