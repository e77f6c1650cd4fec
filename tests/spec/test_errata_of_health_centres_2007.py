"""What the lint of the act finds. A change here means a changed rule, check or transcription.

The figures were found independently a second time, by another program, before the act had checks.
"""

from __future__ import annotations

from collections import Counter

import pytest

from mreza import acts
from mreza.kernel.lint import Check, Lint, lint

# Printed figures that do not follow from the others (table, row, column, printed).
ISOLATED = {
    ("annex_4", "ZD LJUBLJANA,KC:", "financed_percent", "0.96"),
    ("annex_5", "ZD LJUBLJANA", "joint_consumption", "20183"),
    ("annex_5", "SKUPAJ", "joint_consumption", "66310"),
    ("table_1", "SKUPAJ SLOVENIJA", "doctors", "1090.59"),
    ("table_1", "IZPOSTAVA GROSUPLJE", "doctors", "16.09"),
    ("table_1", "IZPOSTAVA VRHNIKA", "doctors", "10.26"),
    ("table_1", "SKUPAJ OE LJUBLJANA", "doctors", "340.75"),
    ("table_1", "IZPOSTAVA LENART", "doctors", "10.28"),
    ("table_1", "IZPOSTAVA PTUJ", "doctors", "34.16"),
    ("table_1", "OE MURSKA SOBOTA", "doctors", "34.99"),
    ("table_1", "IZPOSTAVA LJUTOMER", "doctors", "9.31"),
    ("table_1", "OE NOVA GORICA", "doctors", "30.32"),
    ("table_1", "SKUPAJ OE NOVA GORICA", "doctors", "53.88"),
    ("table_2", "OE CELJE", "insured_per_doctor", "4899"),
    ("table_2", "OE KOPER", "insured_per_doctor", "10286"),
}
# Tables 1 and 2 print shares and loads of other assigned persons than they print themselves.
RATIOS = {
    ("table_1", "assigned_percent"): 49,
    ("table_1", "assigned_per_doctor"): 43,
    ("table_2", "assigned_percent"): 44,
    ("table_2", "assigned_per_doctor"): 36,
}
# How many figures of each table are derivable at all.
DERIVABLE = {
    "annex_1_finance": 30, "annex_1_staff": 34, "annex_2a": 77, "annex_3": 47, "annex_4": 239,
    "annex_5": 169, "annex_5_hours": 8, "annex_5_values": 6, "annex_6": 24, "article_11": 1,
    "article_27": 1, "article_28": 3, "article_30": 2, "article_36": 1, "article_48": 1,
    "article_48_standby": 3, "table_1": 330, "table_2": 231, "table_3": 231, "table_4": 231,
}  # fmt: skip


@pytest.fixture(scope="module")
def found() -> Lint:
    return lint(acts.get("health_centres_2007"))


def place(check: Check) -> tuple[str, str, str, str]:
    return (check.table, check.row, check.column, check.printed)


def test_every_derivable_figure_is_checked(found: Lint) -> None:
    assert Counter(check.table for check in found.checks) == DERIVABLE


def test_the_isolated_errata_are_these(found: Lint) -> None:
    assert {place(c) for c in found.errata if not c.column.startswith("assigned")} == ISOLATED


def test_the_ratios_of_assigned_persons_part_in_so_many_units(found: Lint) -> None:
    ratios = [c for c in found.errata if c.column.startswith("assigned")]
    assert Counter((check.table, check.column) for check in ratios) == RATIOS


def test_an_erratum_gives_the_interval_that_follows(found: Lint) -> None:
    (grosuplje,) = [c for c in found.errata if place(c)[1:3] == ("IZPOSTAVA GROSUPLJE", "doctors")]
    assert grosuplje.derived_texts == ("16.425000", "16.455000")  # 2.12 + 1.68 + 12.64
    assert not grosuplje.is_consistent


def test_counts_add_up(found: Lint) -> None:
    assert (found.derivable, found.consistent, len(found.errata)) == (1669, 1482, 187)
