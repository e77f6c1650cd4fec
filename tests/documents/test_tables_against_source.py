"""Every transcribed table of the 2007 health-centre act, read back against its source text.

Each table names the lines of the source it stands in. Its rows, written the Slovene way
(1.950.797; 117,92), must use up those lines exactly: in order, none altered, none left over.
So a changed digit, a swapped row, a row left out and a row invented all fail, naming the place.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT.parent / "shared" / "seeds" / "zzzs-obcasnik-akti-navodila-2007-03.txt"
TABLES = ROOT / "src" / "mreza" / "acts" / "health_centres_2007" / "tables"

if not SOURCE.is_file():
    pytest.skip(
        "the source documents are not beside the project (../shared/seeds): nothing to compare",
        allow_module_level=True,
    )

Row = dict[str, str]
Cells = list[str]
FIGURE = re.compile(r"\d+(\.\d+)?")
# Page heads that fall between the rows, and what separates rows without belonging to one.
LAYOUT = r"^\s*(Akti|Uradne objave|\S*8 Občasnik ZZZS .*)\s*$"
BULLET = r"^- "
STAFF_HEAD = r"^DELAVCI IZ UR.*$|^FINANČNI NAČRT.*$"
ANNEX_6_TITLE = r"^Priloga VI$|^Plan nenujnih reševalnih prevozov\s*$|^za pogodbeno leto 2007$"


def figure(value: str) -> str:
    """Pattern of one plain figure as printed: comma for decimals, dots that group thousands."""
    whole, _, decimals = value.partition(".")
    digits = f"{int(whole):,}".replace(",", r"\.?")  # article 28 prints 3633 without the dot
    return digits + (f",{decimals}" if decimals else "") + r"(?![\d.,])"


def words(text: str) -> str:
    """Pattern of a name wherever the flattened text broke it: between words or inside one."""
    return r"\s*".join(re.escape(letter) for letter in text if not letter.isspace())


def cell(value: str) -> str:
    """Pattern of one cell; an empty one may be printed as a dash."""
    if not value:
        return "-?"
    return figure(value) if FIGURE.fullmatch(value) else words(value)


def as_printed(row: Row, _: Row | None) -> Cells:
    """A row whose cells stand in the order of the columns, less the columns that are our codes."""
    codes = ("level", "unit", "office", "group", "activity")
    return [cell(value) for column, value in row.items() if column not in codes]


def relabelled(column: str, labels: dict[str, str]) -> Callable[[Row, Row | None], Cells]:
    """A row whose first column is our code for a printed label."""

    def printed(row: Row, _: Row | None) -> Cells:
        return [
            cell(labels.get(value, value) if key == column else value) for key, value in row.items()
        ]

    return printed


STANDARDS = {
    "1a": "NMP - 1.A",
    "1b": "NMP - 1.B",
    "1b_reinforced": "NMP - 1.B ojačana",
    "phe": "NMP - PHE",
    "motor": "NMP MOTOR",
}
STAFF = {
    "specialist": "ZDRAVNIK SPECIALIST",
    "technician": "ZDRAVSTVENI TEHNIK",
    "administrative": "ADMINISTRATIVNO TEHNIČNI DELAVCI",
    "total": "SKUPAJ",
}
COSTS = {
    "gross_pay": "BRUTO OD",
    "contributions": "OBVEZNOSTI",
    "joint_consumption": "SKUPNA PORABA",
    "premium": "PREMIJA ZA DOD. POK. ZAV.",
    "material": "MAT STROŠKI",
    "depreciation": "AMORTIZACIJA",
    "total": "SKUPAJ - EUR",
    "monthly": "CENA/ PAVŠAL",
}
BANDS = {
    "working_day_20_22": "del. 20-22 ure",
    "working_day_22_06": "del. 22-6 ure",
    "holiday_06_22": "ned.+praz. 6-22 ure",
    "holiday_22_06": "ned.+praz. 22-6 ure",
    "total": "SKUPAJ",
}
ROLES = {
    "doctor": "Zdravnik",
    "nurse": "Sestra",
    "administrative": "administrativno tehnični kader",
}
SYMBOLS = {"%": "%", "EUR": "€", "": ""}


def staff_line(row: Row, before: Row | None) -> Cells:
    """A line of Annex I; the first one of a standard stands below the standard's heading."""
    opens = before is None or before["standard"] != row["standard"]
    heading = [words(row["activity"]), words(STANDARDS[row["standard"]])] if opens else []
    return (
        heading
        + [words(STAFF[row["line"]])]
        + [figure(row[column]) for column in ("fte", "quotient", "eed")]
    )


def cost_block(row: Row, _: Row | None) -> Cells:
    """The eight lines of one standard's financial plan."""
    cells = [words("101 056 " + STANDARDS[row["standard"]])]
    for column, label in COSTS.items():
        cells += [words(label), figure(row[column])]
    return cells


def basis_line(row: Row, _: Row | None) -> Cells:
    """A starting point of Annex V; the days of the year come before their name in a sentence."""
    if row["key"] in ("sundays_and_holidays", "working_days"):
        return [figure(row["value"]), words(row["name"])]
    return [words(row["name"]), figure(row["value"]), words(SYMBOLS[row["unit"]])]


def transport_line(row: Row, _: Row | None) -> Cells:
    """A line of Annex VI; an office's name stands above its first provider, not by its sum."""
    heading = [words(OFFICE_HEADINGS[row["office"]])] if row["number"] == "1" else []
    name = [] if row["level"] == "office" else [words(row["name"])]
    amounts = [figure(row["km_oncology"]), figure(row["teams"])]
    return [*heading, cell(row["number"]), *name, *amounts]


def reduction_line(row: Row, before: Row | None) -> Cells:
    """A line of article 30; the unit is printed only where it changes, or anew."""
    same = before is not None and before["unit_name"] == row["unit_name"]
    unit = words(row["unit_name"] or "Skupaj")  # only the sum belongs to no unit
    name = words(row["name"].removeprefix("Skupaj"))
    teams = [figure(row["teams_2007"]), figure(row["teams_2008"])]
    return [f"(?:{unit})?" if same else unit, name, *teams]


def office_line(row: Row, _: Row | None) -> Cells:
    """A line of article 11, where the office's name comes before the provider's."""
    office = words(row["office"].replace("-", " "))
    return [f"(?i:{office})", words(row["name"]), figure(row["teams"])]


@dataclass(frozen=True)
class Place:
    """Lines of the source (from 1, both included) and how a row is printed there."""

    first: int
    last: int
    printed: Callable[[Row, Row | None], Cells] = as_printed
    between: list[str] = field(default_factory=list)

    def text(self, lines: list[str]) -> str:
        """The lines as one text, without what belongs to no row."""
        text = "\n".join(lines[self.first - 1 : self.last])
        for noise in [LAYOUT, *self.between]:
            text = re.sub(noise, "", text, flags=re.MULTILINE)
        return text


PLACES = {
    "article_2": Place(946, 952),
    "article_11": Place(1189, 1197, office_line),
    "article_12": Place(1209, 1210),
    "article_27": Place(1516, 1534),
    "article_28": Place(1562, 1580),
    "article_29": Place(1598, 1600, between=[BULLET]),
    "article_30": Place(1618, 1648, reduction_line),
    "article_36": Place(1742, 1753),
    "article_48": Place(1914, 1923, between=[BULLET]),
    "article_48_standby": Place(1930, 1932, between=[BULLET, r"\bEUR\b"]),
    "annex_1_staff": Place(
        2178,
        2252,
        staff_line,
        between=[r"^FINANČNI NAČRT(?:.|\n)*?^CENA/ PAVŠAL .*$", STAFF_HEAD],
    ),
    "annex_1_finance": Place(
        2178,
        2252,
        cost_block,
        between=[rf"^(?:{'|'.join(STAFF.values())}) \d+,\d\d \d+,\d{{3}} \d+,\d\d$", STAFF_HEAD],
    ),
    "annex_2": Place(2253, 2312),
    "annex_2a": Place(2320, 2385),
    "annex_3": Place(2393, 2458),
    "annex_4": Place(2475, 2547),
    "annex_5": Place(2558, 2611),
    "annex_5_basis": Place(
        2616,
        2641,
        basis_line,
        between=[r"^Razdelitev ur(?:.|\n)*Upošteva se", r"\bter\b", r"\.$"],
    ),
    "annex_5_hours": Place(2629, 2633, relabelled("band", BANDS)),
    "annex_5_values": Place(2636, 2640, relabelled("role", ROLES)),
    "annex_6": Place(2646, 2725, transport_line, between=[ANNEX_6_TITLE]),
    "table_1": Place(7325, 7391),
    "table_2": Place(7399, 7465),
    "table_3": Place(7504, 7569),
    "table_4": Place(7574, 7639),
}


def read(name: str) -> list[Row]:
    """The rows of one table, cells as text."""
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


OFFICE_HEADINGS = {
    row["office"]: row["name"] for row in read("annex_6") if row["level"] == "office"
}


def unmatched(name: str, text: str) -> Iterator[str]:
    """What is wrong first: the row that the text does not go on with, or text that is left over."""
    at, before = 0, None
    for number, row in enumerate(read(name), start=2):
        pattern = re.compile(r"\s*" + r"\s*".join(PLACES[name].printed(row, before)))
        if (found := pattern.match(text, at)) is None:
            yield f"{name}.csv line {number} {row} is not what stands here: {text[at : at + 90]!r}"
            return
        at, before = found.end(), row
    if rest := text[at:].strip():
        yield f"{name}.csv ends, the source goes on: {rest[:90]!r}"


def test_every_table_has_its_place_and_its_description() -> None:
    described = set(tomllib.loads((TABLES / "tables.toml").read_text(encoding="utf-8")))
    assert {path.stem for path in TABLES.glob("*.csv")} == set(PLACES) == described


@pytest.mark.parametrize("name", sorted(PLACES))
def test_rows_are_the_lines_of_the_source(name: str) -> None:
    lines = SOURCE.read_text(encoding="utf-8").split("\n")
    assert list(unmatched(name, PLACES[name].text(lines))) == []


@pytest.mark.parametrize("name", sorted(PLACES))
def test_columns_are_described_with_the_decimals_they_print(name: str) -> None:
    table = tomllib.loads((TABLES / "tables.toml").read_text(encoding="utf-8"))[name]
    rows = read(name)
    assert list(table["columns"]) == list(rows[0])
    for column, about in table["columns"].items():
        values = [row[column] for row in rows if row[column]]
        if about["scale"] != "":
            assert about["scale"] == max(len(value.partition(".")[2]) for value in values), column
        assert (about["scale"] == "") == (not all(map(FIGURE.fullmatch, values))), column


def test_codes_of_units_and_offices_are_those_of_the_printed_names() -> None:
    short = {"lj.--sedez": "ljubljana", "slov.-bistrica": "slovenska-bistrica"}
    seen: dict[str, str] = {}
    for name in ("table_1", "table_2", "table_3", "table_4", "annex_2a", "annex_3"):
        for row in read(name):
            plain = re.sub(r"^(skupaj )?(oe|izpostava) ", "", row["name"].lower().rstrip("*"))
            slug = plain.translate(str.maketrans("čšž ", "csz-"))
            code = {"unit": row["unit"], "office": row["office"], "country": ""}[row["level"]]
            assert short.get(slug, slug).startswith(code), row
            if row["level"] == "unit":
                assert seen.setdefault(row["unit"], row["office"]) == row["office"], row
    assert len(seen) == 55
    assert len(set(seen.values())) == 10


def test_emergency_units_stand_in_the_column_their_amount_says() -> None:
    """The flattened text lost the columns of Annex IV: amounts and column totals tell them."""
    cost = {row["standard"]: Decimal(row["total"]) for row in read("annex_1_finance")}
    rows = read("annex_4")
    for row in rows:
        other = row["units_mountain_rescue"] or row["units_helicopter"]
        if row["funds_needed"] and not other:
            due = sum((Decimal(row[f"units_{key}"] or 0) * cost[key] for key in cost), Decimal(0))
            assert abs(due - Decimal(row["funds_needed"])) <= 1, row
    for column in (key for key in rows[0] if key.startswith("units_")):
        parts = [row[column] or "0" for row in rows if row["level"] in ("provider", "group")]
        assert sum(map(Decimal, parts)) == Decimal(rows[-1][column]), column
