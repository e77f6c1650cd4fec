"""Sums of printed rows: totals of groups, offices and the country."""

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import add

from mreza.kernel.intervals import Interval
from mreza.kernel.lint import Check
from mreza.kernel.printed import PrintedTable
from mreza.kernel.text import Text

Row = dict[str, str]


def sum_of(rows: Sequence[Row], column: str) -> Interval:
    """The sum of the printed figures of a column; an empty cell adds nothing."""
    figures = [Interval.printed(row[column]) for row in rows if row[column]]
    return reduce(add, figures, Interval.exactly(0))


def sum_checks(
    table: PrintedTable, total: Row, parts: Sequence[Row], columns: Sequence[str], of: Text
) -> Iterator[Check]:
    """That a printed total is the sum of its parts, for each column that it prints."""
    how = Text(f"vsota: {of.sl}", f"sum of {of.en}")
    for column in columns:
        if total[column]:
            yield Check(
                table.name, total["name"], column, total[column], sum_of(parts, column), how
            )


def office_sums(table: PrintedTable, columns: Sequence[str]) -> Iterator[Check]:
    """Units into offices, offices into the country."""
    for office in table.where(level="office"):
        parts = table.where(level="unit", office=office["office"])
        yield from sum_checks(table, office, parts, columns, Text("izpostave", "the units"))
    for country in table.where(level="country"):
        parts = table.where(level="office")
        yield from sum_checks(table, country, parts, columns, Text("območne enote", "the offices"))
