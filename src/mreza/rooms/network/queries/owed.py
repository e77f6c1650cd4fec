"""What the acts give an organisation: computed amounts, and figures that are only printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mreza.kernel.printed import PrintedColumn, PrintedTable
from mreza.rooms.calculations import queries as calculations
from mreza.rooms.calculations.queries import StoredRow
from mreza.rooms.network.feeds.emergency import PARTNERS
from mreza.rooms.network.feeds.join import printed
from mreza.rooms.network.feeds.programmes import NATIONAL_INSTITUTE
from mreza.rooms.network.models import Alias

Words = str | Promise
Rows = dict[str, list[StoredRow]]

PROGRAMMES: dict[str, tuple[Words, str]] = {
    "prisoners": (_("Care of detainees"), "11(1)"),
    "development": (_("Developmental clinic"), "27(1)"),
    "addiction": (_("Addiction treatment"), "28(1)"),
}
# What the giver's page says, what the receiver's page says, the article.
PASSED_ON: dict[str, tuple[Words, Words, str]] = {
    "koroska": (
        _("paid to another provider:"),
        _("from the programme of another provider:"),
        "20(4)",
    ),
    "phe_ljubljana": (
        _("half is due to another provider:"),
        _("half of the programme of another provider:"),
        "20(6)",
    ),
}


@dataclass(frozen=True)
class Amount:
    """An amount for the year: formula `yearly` of `row`, and the monthly one if it is paid flat."""

    title: Words
    row: StoredRow
    yearly: str
    monthly: str
    article: str
    remark: Words = ""
    partner: str = ""
    units: tuple[tuple[Words, str], ...] = ()

    @property
    def feed(self) -> str:
        return self.row.feed


def amounts(rows: Rows, passed_on: Iterable[StoredRow] = ()) -> list[Amount]:
    """All amounts that `rows` of an organisation's feeds give; no sum: no article makes one.

    `passed_on` are the emergency rows of others whose funds come to it.
    """
    found = [_emergency(row) for row in rows.get("emergency", [])]
    found += [_passed_on(row) for row in passed_on]
    found += [
        Amount(_("Duty service"), row, "annual_value", "monthly_flat", "18(1)")
        for row in rows.get("duty_statement", [])
    ]
    found += [_programme(row) for row in rows.get("programme_funds", [])]
    return found + [_standby(row) for row in rows.get("epidemiology_standby", [])]


def largest(found: list[Amount], count: int) -> list[Amount]:
    """The largest amounts of the year, larger first; equal ones in their order."""
    return sorted(found, key=lambda one: _amount(one.row, one.yearly), reverse=True)[:count]


def _emergency(row: StoredRow) -> Amount:
    rule = str(row["funding_rule"])
    title, units = _("Emergency medical help"), _units(row)
    if rule not in PASSED_ON:
        return Amount(title, row, "programme_value", "monthly_flat", "20(2)", units=units)
    remark, _received_as, article = PASSED_ON[rule]
    return Amount(title, row, "kept", "", article, remark, PARTNERS[rule], units)


KINDS_OF_UNITS = {
    "units_1a": "1.A",
    "units_1b": "1.B",
    "units_1b_reinforced": "1.B+",
    "units_phe": "PHE",
    "units_motor": "PHE-motor",
}


HELICOPTERS = ("helicopter_phe", "helicopter_kc", "helicopter_mountain_rescue")


def _units(row: StoredRow) -> tuple[tuple[Words, str], ...]:
    """Kinds of emergency units with how many, those that there are."""
    counts = ((kind, row[name]) for name, kind in KINDS_OF_UNITS.items())
    found = [(kind, f"{count:f}".rstrip("0").rstrip(".")) for kind, count in counts if count]
    helicopters = sum(bool(row[name]) for name in HELICOPTERS)
    return (*found, *([(_("helicopter"), str(helicopters))] if helicopters else []))


@dataclass(frozen=True)
class OthersEmergency:
    """Emergency rows of other organisations that matter to one: its parts', its givers'."""

    of_parts: list[StoredRow] = field(default_factory=list)
    passed_on: list[StoredRow] = field(default_factory=list)


def others_emergency(code: str, parts: set[str], day: date) -> OthersEmergency:
    """One query, and none for an organisation without parts to which nothing is passed on."""
    rules = {rule for rule, partner in PARTNERS.items() if partner == code}
    run = calculations.current("emergency", day) if rules or parts else None
    if run is None:
        return OthersEmergency()
    return OthersEmergency(
        [row for row in run if row.organisation in parts],
        [row for row in run if row["funding_rule"] in rules],
    )


def _passed_on(row: StoredRow) -> Amount:
    _given_as, remark, article = PASSED_ON[str(row["funding_rule"])]
    title, giver = _("Emergency medical help"), row.organisation
    return Amount(title, row, "paid_to_partner", "", article, remark, giver, _units(row))


def _programme(row: StoredRow) -> Amount:
    title, article = PROGRAMMES[str(row["programme"])]
    return Amount(title, row, "funds", "monthly_flat", article)


def _standby(row: StoredRow) -> Amount:
    """Standby of epidemiologists: each regional institute's part, or the national one's."""
    national = row.key == NATIONAL_INSTITUTE
    formula = "national_institute_funds" if national else "funds_per_institute"
    return Amount(_("Standby of epidemiologists"), row, formula, "", "48(2)")


@dataclass(frozen=True)
class PrintedFact:
    """Figures of one printed row about an organisation, or about its unit."""

    table: PrintedTable
    row: dict[str, str]
    position: int
    columns: tuple[PrintedColumn, ...] = field(default=())

    @property
    def cells(self) -> list[tuple[PrintedColumn, str]]:
        return [(column, self.row[column.name]) for column in self.columns]


# Rows that no formula takes up yet, and the columns to show; the unit's rows are found by unit.
PRINTED_ONLY = ("annex_6", "article_28", "article_30", "article_36", "article_48")
HIDDEN_COLUMNS = {"number", "day"}


def printed_facts(aliases: Iterable[Alias]) -> list[PrintedFact]:
    """Figures printed for the organisation itself, in the order of the tables."""
    named = {(alias.table, alias.text) for alias in aliases}
    found = []
    for name in PRINTED_ONLY:
        table = printed(name)
        for position, row in enumerate(table.rows, 1):
            if (name, row["name"]) in named and row.get("level") in (None, "provider"):
                found.append(_fact(table, row, position))
    return found


def unit_facts(unit: str, names: Iterable[str] = ("annex_3", "annex_2a")) -> list[PrintedFact]:
    """Figures printed for a region unit: its teams and its workshops."""
    found = []
    for name in names:
        table = printed(name)
        for position, row in enumerate(table.rows, 1):
            if row["level"] == "unit" and row["unit"] == unit:
                found.append(_fact(table, row, position))
    return found


def _fact(table: PrintedTable, row: dict[str, str], position: int) -> PrintedFact:
    numeric = tuple(
        column
        for column in table.columns
        if column.unit is not None and row[column.name] and column.name not in HIDDEN_COLUMNS
    )
    return PrintedFact(table, row, position, numeric)


# What the value of duty service is made of, as Annex V prints it.
DUTY_PARTS: tuple[tuple[str, Words], ...] = (
    ("gross_pay", _("gross pay")),
    ("contributions", _("contributions")),
    ("material", _("material costs")),
    ("depreciation", _("depreciation and the rest")),
)


@dataclass(frozen=True)
class Part:
    """A share of a bar: where it begins and how long it is, in per cent."""

    title: Words
    start: Decimal
    length: Decimal
    css: str
    whole: int  # as shown: those of a bar make 100 together

    @property
    def x(self) -> str:
        """For the picture, in which the decimal mark is a point in every language."""
        return str(self.start)

    @property
    def width(self) -> str:
        return str(self.length)


def duty_parts(rows: Rows) -> list[Part]:
    """Duty service by its parts, all rows of an organisation together."""
    found = rows.get("duty_statement", [])
    whole = sum((_amount(row, "annual_value") for row in found), Decimal(0))
    if not whole:
        return []
    sums = [sum((_amount(row, name) for row in found), Decimal(0)) for name, _title in DUTY_PARTS]
    lengths = [(amount / whole * 100).quantize(Decimal("0.1")) for amount in sums[:-1]]
    lengths.append(Decimal(100) - sum(lengths))
    parts, start, shown = [], Decimal(0), _whole_shares(lengths)
    for number, (_name, title) in enumerate(DUTY_PARTS, 1):
        length = lengths[number - 1]
        parts.append(Part(title, start, length, f"c{number}", shown[number - 1]))
        start += length
    return parts


def _whole_shares(lengths: list[Decimal]) -> list[int]:
    """Whole shares that still make 100: what is left goes to the largest rests."""
    shares = [int(length) for length in lengths]
    by_rest = sorted(range(len(lengths)), key=lambda at: shares[at] - lengths[at])
    for at in by_rest[: 100 - sum(shares)]:
        shares[at] += 1
    return shares


def _amount(row: StoredRow, name: str) -> Decimal:
    value = row[name]
    return value if isinstance(value, Decimal) else Decimal(0)
