"""Sums of printed rows."""

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import add

from mreza.kernel.intervals import Interval, printed
from mreza.kernel.lint import Check
from mreza.kernel.printed import PrintedTable
from mreza.kernel.text import Text

Row = dict[str, str]


def sum_checks(
    table: PrintedTable,
    place: str,
    total: Row,
    parts: Sequence[Row],
    columns: Sequence[str],
    counted: Sequence[str] = (),
) -> Iterator[Check]:
    """That a printed sum is the sum of its parts, for each of `columns` and of `counted`.

    `place` names the row of the sum. Figures of `counted` columns are counts, known exactly.
    """
    how = Text("vsota vrstic", "sum of the rows")
    for column in (*counted, *columns):
        stands_for = Interval.exactly if column in counted else printed
        figures = [stands_for(row[column]) for row in parts]
        derived = reduce(add, figures, Interval.exactly(0))
        yield Check(table.name, place, column, total[column], derived, how)
