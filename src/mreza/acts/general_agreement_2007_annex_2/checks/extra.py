"""Extra funds of article 13: tolars into euros, the part of the year, and the totals."""

from collections.abc import Iterator
from typing import cast

from mreza.acts.general_agreement_2007_annex_2.checks.sums import Row, sum_checks
from mreza.acts.general_agreement_2007_annex_2.formulas import extra_programme
from mreza.kernel.act import Act
from mreza.kernel.intervals import Interval, printed
from mreza.kernel.lint import Check
from mreza.kernel.printed import PrintedTable
from mreza.kernel.steps import Mapping
from mreza.kernel.text import Text

_MONEY = ("annual_eur", "annual_sit", "period_eur", "period_sit")


def checks(act: Act) -> Iterator[Check]:
    for name in ("article_13_5", "article_13_6"):
        table = act.printed_table(name)
        for row in table.rows:
            yield from _conversions(act, table, row)
            if row["level"] == "programme":
                yield from _period(act, table, row)
        total = table.row(level="total")
        parts = table.where(level="programme")
        yield from sum_checks(table, total["name"], total, parts, _MONEY)


def _place(row: Row) -> str:
    return f"{row['number']} {row['name']}".strip()


def _conversions(act: Act, table: PrintedTable, row: Row) -> Iterator[Check]:
    """Each printed pair: the tolars at the rate are the euros."""
    rate = Interval.exactly(act.number("sit_per_eur"))
    how = Text("SIT po tečaju 239,640", "SIT at the rate of 239.640")
    for part, formula in (
        ("annual", extra_programme.annual_funds),
        ("period", extra_programme.period_funds),
    ):
        column = f"{part}_eur"
        derived = formula(printed(row[f"{part}_sit"]), rate)
        yield Check(table.name, _place(row), column, row[column], derived, how)


def _period(act: Act, table: PrintedTable, row: Row) -> Iterator[Check]:
    """The tolars of the period: the months of the programme out of the year, where they are it."""
    programme = row["number"] if table.name == "article_13_6" else "informatisation"
    months, set_sums = _mapping(act, "programme_months"), _mapping(act, "period_sit_set")
    if set_sums.get(programme) != 0:
        return  # the act sets this sum by itself; nothing derives it
    derived = extra_programme.period_sit(
        printed(row["annual_sit"]),
        months.get(programme),
        act.number("months"),
        programme,
        set_sums,
    )
    how = extra_programme.period_sit.title
    yield Check(table.name, _place(row), "period_sit", row["period_sit"], derived, how)


def _mapping(act: Act, name: str) -> Mapping:
    return cast(Mapping, act.parameter(name).on(act.in_force_from).value)
