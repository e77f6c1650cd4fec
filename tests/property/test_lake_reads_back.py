"""Rows written in any manner of writing are read back as they were."""

from __future__ import annotations

import csv
import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mreza.lake.schema import SERVICES
from tests.lakes import SERVICE, accepted, checked

NUMBERS = st.decimals("0.01", "9999999.99", places=2)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
TEXTS = st.text(
    st.sampled_from("abcXYZ0189čšžČŠŽđ -_.,;\"'/"), min_size=1, max_size=12
).filter(lambda text: text.strip() == text)  # fmt: skip
NUMBER_STYLES = {
    "grouped": lambda number: f"{number:,.2f}".translate(str.maketrans(",.", ".,")),
    "comma": lambda number: f"{number:.2f}".replace(".", ","),
    "point": lambda number: f"{number:.2f}",
    "shortest": lambda number: f"{number.normalize():f}",
}
DAY_STYLES = {
    "iso": lambda day: day.isoformat(),
    "spaced": lambda day: f"{day.day}. {day.month}. {day.year}",
    "tight": lambda day: f"{day.day:02}.{day.month:02}.{day.year}",
}


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)  # a file is written, read and judged in each
@given(
    rows=st.lists(st.tuples(NUMBERS, DAYS, TEXTS), min_size=1, max_size=6),
    number=st.sampled_from(sorted(NUMBER_STYLES)),
    day=st.sampled_from(sorted(DAY_STYLES)),
    separator=st.sampled_from(";,\t"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    order=st.permutations(SERVICES.names),
)
def test_rows_written_in_any_manner_read_back_the_same(
    rows: list[tuple[Decimal, date, str]], number: str, day: str, separator: str, encoding: str,
    order: list[str],
) -> None:  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.csv"
        with path.open("w", encoding=encoding, newline="") as file:
            writer = csv.writer(file, delimiter=separator)
            writer.writerow(order)
            for place, (quantity, when, doctor) in enumerate(rows):
                row = SERVICE | {
                    "person": f"P{place}", "doctor": doctor,
                    "quantity": NUMBER_STYLES[number](quantity), "day": DAY_STYLES[day](when),
                }  # fmt: skip
                writer.writerow([row[name] for name in order])
        answer = checked(path)
        assert answer.whole, answer.reasons
        assert accepted(answer, "quantity") == [quantity for quantity, _, _ in rows]
        assert accepted(answer, "day") == [when for _, when, _ in rows]
        assert accepted(answer, "doctor") == [doctor for _, _, doctor in rows]
